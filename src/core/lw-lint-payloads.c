/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-http-text.h"
#include "lw-i18n.h"
#include "lw-payload-check.h"
#include "lw-placeholder.h"
#include "lw-request-texts.h"

#include <string.h>

/* Payloads, what answers give to later requests, and the files with test data. */

typedef struct
{
  LwComputation *computation;
  LwEndpoint *endpoint;
} Subject;

static LwProblem *report (Subject *self, LwSeverity severity, const char *code, gpointer record, const char *field,
                          const char *format, ...) G_GNUC_PRINTF (6, 7);

static LwProblem *
report (Subject *self, LwSeverity severity, const char *code, gpointer record, const char *field, const char *format, ...)
{
  const char *name = lw_endpoint_get_name (self->endpoint);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return lw_computation_report (self->computation, severity, code, record, field, "%s: %s",
                                name[0] != '\0' ? name : lw_endpoint_get_path (self->endpoint), message);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static void
lint_json (Subject *self)
{
  const char *payload = lw_endpoint_get_payload (self->endpoint);
  g_autoptr (GError) error = NULL;
  guint line;

  if (is_blank (payload))
    lw_problem_suggest (report (self, LW_SEVERITY_WARNING, "payload-empty", self->endpoint, "payload",
                                _ ("its JSON payload is empty, which is no JSON")),
                        _ ("Write {} for an object without members"));
  else if (!lw_payload_check_json (payload, &line, &error))
    report (self, LW_SEVERITY_WARNING, "payload-json", self->endpoint, "payload",
            _ ("its payload is no JSON, and is sent as it is; line %u: %s"), line, error->message);
}

static void
lint_graphql (Subject *self)
{
  g_autoptr (GError) query_error = NULL;
  g_autoptr (GError) error = NULL;
  guint line;

  if (!lw_payload_check_query (lw_endpoint_get_payload (self->endpoint), &line, &query_error))
    report (self, LW_SEVERITY_WARNING, "graphql-query", self->endpoint, "payload",
            _ ("its GraphQL cannot be right; line %u: %s"), line, query_error->message);
  if (!lw_payload_check_variables (lw_endpoint_get_graphql_variables (self->endpoint), &line, &error))
    report (self, LW_SEVERITY_ERROR, "graphql-variables", self->endpoint, "graphql-variables",
            _ ("the variables of its GraphQL are no JSON object; line %u: %s"), line, error->message);
}

/* The type of a multipart payload says what parts its parts, which only the script knows. */
static void
lint_own_type (Subject *self)
{
  LwRecordList *headers = lw_endpoint_get_headers (self->endpoint);

  for (guint i = 0; i < lw_record_list_get_size (headers); i++)
    {
      LwPair *header = lw_record_list_get (headers, i);

      if (g_ascii_strcasecmp (lw_pair_get_name (header), "content-type") == 0)
        lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "multipart-type", header, "value",
                                      _ ("with a Content-Type header of its own, no server can read its multipart payload")),
                              _ ("Remove the header"));
    }
}

static void
lint_fields (Subject *self, gboolean multipart)
{
  LwRecordList *fields = lw_endpoint_get_form_fields (self->endpoint);

  if (multipart)
    lint_own_type (self);
  if (lw_record_list_get_size (fields) == 0)
    report (self, LW_SEVERITY_WARNING, "form-empty", self->endpoint, "form-fields", _ ("its form has no fields"));
  for (guint i = 0; i < lw_record_list_get_size (fields); i++)
    {
      LwFormField *field = lw_record_list_get (fields, i);

      if (lw_form_field_get_name (field)[0] == '\0')
        report (self, LW_SEVERITY_WARNING, "form-field-name", field, "name",
                _ ("a field of its form has no name, and is not sent"));
      if (multipart && lw_http_has_control (lw_form_field_get_content_type (field)))
        report (self, LW_SEVERITY_ERROR, "part-type", field, "content-type",
                _ ("a media type has a line break or another control character in it"));
    }
}

static void
lint_payload (Subject *self)
{
  switch (lw_endpoint_get_payload_kind (self->endpoint))
    {
    case LW_PAYLOAD_JSON:
      lint_json (self);
      break;
    case LW_PAYLOAD_GRAPHQL:
      lint_graphql (self);
      break;
    case LW_PAYLOAD_FORM:
      lint_fields (self, FALSE);
      break;
    case LW_PAYLOAD_MULTIPART:
      lint_fields (self, TRUE);
      break;
    case LW_PAYLOAD_RAW:
      if (lw_http_has_control (lw_endpoint_get_content_type (self->endpoint)))
        report (self, LW_SEVERITY_ERROR, "part-type", self->endpoint, "content-type",
                _ ("a media type has a line break or another control character in it"));
      break;
    case LW_PAYLOAD_NONE:
    default:
      break;
    }
}

static void
lint_captures (Subject *self)
{
  LwRecordList *captures = lw_endpoint_get_captures (self->endpoint);
  g_autoptr (GHashTable) names = NULL;

  if (lw_record_list_get_size (captures) == 0)
    return;
  names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < lw_record_list_get_size (captures); i++)
    {
      LwCapture *capture = lw_record_list_get (captures, i);
      const char *name = lw_capture_get_name (capture);

      if (!lw_placeholder_name_is_valid (name))
        lw_problem_suggest (report (self, LW_SEVERITY_ERROR, "capture-name", capture, "name",
                                    _ ("a value from its answers has no name that a placeholder could have")),
                            _ ("Use letters, digits and _, such as orderId"));
      else if (!g_hash_table_add (names, (gpointer) name))
        report (self, LW_SEVERITY_WARNING, "capture-twice", capture, "name",
                _ ("it gives the value %s twice; the first one counts"), name);
      if (lw_capture_get_subject (capture)[0] == '\0')
        lw_problem_suggest (
            report (self, LW_SEVERITY_ERROR, "capture-subject", capture, "subject",
                    lw_capture_get_source (capture) == LW_CAPTURE_JSON ? _ ("where in the answer the value %s stands is not said")
                                                                       : _ ("the header with the value %s has no name"),
                    name),
            lw_capture_get_source (capture) == LW_CAPTURE_JSON ? _ ("Enter a path such as order.id") : _ ("Enter a name such as Location"));
    }
}

static void
lint_request (LwEndpoint *endpoint, LwRequestPlace place, gpointer data)
{
  Subject subject = { data, endpoint };

  lint_payload (&subject);
  lint_captures (&subject);
}

void
lw_lint_payloads (LwComputation *self)
{
  lw_plan_foreach_request (self->plan, lint_request, self);
}
