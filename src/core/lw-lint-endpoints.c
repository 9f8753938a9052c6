/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-http-text.h"
#include "lw-i18n.h"
#include "lw-placeholder.h"
#include "lw-status-list.h"

#include <string.h>

/* What one endpoint after the other may have in common; said once, with the first as an example. */
typedef struct
{
  LwComputation *computation;
  const LwMix *mix;
  gboolean steps;    /* of the flow, which has them all and in order: weights do not count */
  GHashTable *names; /* tags seen so far */
  LwEndpoint *unknown;
  LwEndpoint *placeholder;
  guint n_placeholders;
} Survey;

static LwProblem *
report (Survey *self, LwSeverity severity, const char *code, gpointer record, const char *field, const char *message,
        LwEndpoint *endpoint)
{
  return lw_computation_report (self->computation, severity, code, record, field, "%s: %s",
                                lw_endpoint_get_name (endpoint)[0] != '\0' ? lw_endpoint_get_name (endpoint)
                                                                           : lw_endpoint_get_path (endpoint),
                                message);
}

gboolean
lw_name_is_secret (const char *name)
{
  static const char *const names[] = {
    "authorization", "proxy-authorization", "cookie", "x-api-key", "api-key", "api_key", "apikey",
    "x-auth-token", "x-access-token", "access_token", "token", "x-amz-security-token", "password", "secret",
    "client_secret", "x-csrf-token",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* Spaces in placeholders are none in the path. */
static gboolean
has_space (const char *path)
{
  size_t length = strlen (path);
  LwTextPart part;

  while (lw_placeholder_next_part (&path, &length, &part))
    for (size_t i = 0; part.placeholder == NULL && i < part.length; i++)
      if (g_ascii_iscntrl (part.text[i]) || part.text[i] == ' ')
        return TRUE;
  return FALSE;
}

gboolean
lw_path_next_parameter (const char **path, const char **name, size_t *length)
{
  for (const char *at = *path; *at != '\0'; at++)
    {
      gboolean brace = *at == '{';
      size_t placeholder = lw_placeholder_length (at);
      size_t n = 0;

      if (placeholder > 0)
        {
          at += placeholder - 1;
          continue;
        }
      if (!brace && !(*at == ':' && at > *path && at[-1] == '/'))
        continue;
      while (g_ascii_isalnum (at[1 + n]) || at[1 + n] == '_')
        n++;
      if (n == 0 || g_ascii_isdigit (at[1]) || (brace && at[1 + n] != '}'))
        continue;
      *name = at + 1;
      *length = n;
      *path = at + n;
      return TRUE;
    }
  return FALSE;
}

static LwPair *
find_pair (LwRecordList *pairs, const char *name, size_t length)
{
  for (guint i = 0; i < lw_record_list_get_size (pairs); i++)
    {
      const char *candidate = lw_pair_get_name (lw_record_list_get (pairs, i));

      if (strncmp (candidate, name, length) == 0 && candidate[length] == '\0')
        return lw_record_list_get (pairs, i);
    }
  return NULL;
}

static void
lint_name (Survey *self, LwEndpoint *endpoint)
{
  const char *tag = lw_endpoint_get_name (endpoint);

  if (tag[0] == '\0')
    {
      lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "endpoint-name", endpoint, "name",
                                    _ ("the endpoint needs a name for reports and thresholds"), endpoint),
                            _ ("Name it after method and path"));
      return;
    }
  if (!lw_endpoint_name_is_tag (endpoint))
    {
      g_autofree char *own = lw_endpoint_dup_tag (endpoint);

      tag = lw_arena_strdup (self->computation->arena, own);
    }
  if (!g_hash_table_add (self->names, (gpointer) tag))
    lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "endpoint-name-twice", endpoint, "name",
                                  _ ("another endpoint has this name, so their numbers would be mixed up"), endpoint),
                          _ ("Rename it"));
}

static void
lint_path (Survey *self, LwEndpoint *endpoint)
{
  const char *path = lw_endpoint_get_path (endpoint);
  LwRecordList *values = lw_endpoint_get_path_parameters (endpoint);
  const char *at = path;
  const char *name;
  size_t length;

  if (path[0] != '/')
    lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "path-slash", endpoint, "path",
                                  _ ("the path must begin with a slash and follows the base URL"), endpoint),
                          _ ("Put a slash before it"));
  if (has_space (path))
    report (self, LW_SEVERITY_ERROR, "path-space", endpoint, "path",
            _ ("the path has a space or a control character in it; write a space as %20"), endpoint);

  while (lw_path_next_parameter (&at, &name, &length))
    {
      LwPair *pair = find_pair (values, name, length);
      const char *value = pair != NULL ? lw_pair_get_value (pair) : "";

      if (value[0] == '\0')
        {
          g_autofree char *parameter = g_strndup (name, length);
          g_autofree char *message = g_strdup_printf (_ ("the parameter %s of its path has no value"), parameter);

          lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "path-parameter-missing", endpoint, "path-parameters",
                                        message, endpoint),
                                _ ("Use 1"));
        }
      else if (strcmp (value, "1") == 0)
        {
          self->n_placeholders++;
          if (self->placeholder == NULL)
            self->placeholder = endpoint;
        }
    }
}

static void
lint_secret (Survey *self, LwEndpoint *endpoint, LwPair *pair, gboolean header)
{
  g_autofree char *message = NULL;
  LwProblem *problem;

  if (lw_pair_get_value (pair)[0] == '\0' || !lw_name_is_secret (lw_pair_get_name (pair)))
    return;
  message = g_strdup_printf (header ? _ ("the header %s looks like a secret, which would be written into the script")
                                    : _ ("the query parameter %s looks like a secret, which would be written into the script"),
                             lw_pair_get_name (pair));
  problem = report (self, LW_SEVERITY_ERROR, "secret-in-request", pair, "value", message, endpoint);
  lw_problem_suggest (problem, _ ("Choose the authentication of the plan: it reads the secret from the environment"));
  lw_problem_offer_fix (problem, header ? _ ("Remove the header") : _ ("Remove the parameter"));
}

static void
lint_pairs (Survey *self, LwEndpoint *endpoint)
{
  LwRecordList *headers = lw_endpoint_get_headers (endpoint);
  LwRecordList *query = lw_endpoint_get_query (endpoint);

  for (guint i = 0; i < lw_record_list_get_size (headers); i++)
    {
      LwPair *pair = lw_record_list_get (headers, i);

      if (!lw_http_is_token (lw_pair_get_name (pair)))
        report (self, LW_SEVERITY_ERROR, "header-name", pair, "name", _ ("a header has a name that HTTP does not allow"),
                endpoint);
      if (lw_http_has_control (lw_pair_get_value (pair)))
        report (self, LW_SEVERITY_ERROR, "header-value", pair, "value",
                _ ("a header has a line break or another control character in it"), endpoint);
      lint_secret (self, endpoint, pair, TRUE);
    }
  for (guint i = 0; i < lw_record_list_get_size (query); i++)
    lint_secret (self, endpoint, lw_record_list_get (query, i), FALSE);
}

static void
lint_status (Survey *self, LwEndpoint *endpoint)
{
  const char *expected = lw_endpoint_get_expected_status (endpoint);
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GError) error = NULL;

  if (expected[0] == '\0' || strcmp (expected, "2xx") == 0)
    return;
  ranges = lw_status_list_parse (expected, &error);
  if (ranges == NULL)
    report (self, LW_SEVERITY_ERROR, "expected-status", endpoint, "expected-status", error->message, endpoint);
}

static void
lint_endpoint (Survey *self, LwEndpoint *endpoint)
{
  lint_name (self, endpoint);
  if (!lw_http_is_token (lw_endpoint_get_method (endpoint)))
    report (self, LW_SEVERITY_ERROR, "method", endpoint, "method", _ ("HTTP has no such method"), endpoint);
  lint_path (self, endpoint);
  lint_pairs (self, endpoint);
  lint_status (self, endpoint);
  lw_lint_request (self->computation, endpoint);
  if (!self->steps && self->mix->n_weighted > 0 && lw_endpoint_get_weight (endpoint) <= 0)
    lw_problem_offer_fix (report (self, LW_SEVERITY_WARNING, "weight-zero", endpoint, "weight",
                                  _ ("a share of 0 means that it is never called"), endpoint),
                          _ ("Turn it off"));
  if (self->unknown == NULL && !LW_IS_SET (lw_endpoint_get_p95_response_ms (endpoint)) &&
      !LW_IS_SET (lw_endpoint_get_avg_response_ms (endpoint)))
    self->unknown = endpoint;
}

static void
lint_all (Survey *self)
{
  const LwMix *mix = self->mix;
  LwPlan *plan = self->computation->plan;

  if (mix->n_enabled == 0 && !self->steps)
    lw_problem_suggest (lw_computation_report (self->computation, LW_SEVERITY_ERROR, "no-endpoints", plan, "endpoints",
                                               _ ("No endpoint is called, so the test would do nothing")),
                        _ ("Add one or turn one on"));
  else if (mix->n_weighted == 0 && !self->steps)
    lw_problem_offer_fix (lw_computation_report (self->computation, LW_SEVERITY_ERROR, "weights-zero", plan, "endpoints",
                                                 _ ("All endpoints have a share of 0, so none could be drawn")),
                          _ ("Give each the same share"));
  if (self->unknown != NULL)
    lw_problem_suggest (
      lw_computation_report (self->computation, LW_SEVERITY_NOTE, "response-time-unknown", self->unknown, "avg-response-ms",
                             _ ("The response time of %u of %u endpoints is not known; VUs are planned for %s ms"), mix->n_unknown,
                             mix->n_enabled, LW_TEXT (lw_plan_get_default_response_ms (plan), 2)),
      _ ("Enter what is measured under load"));
  if (self->placeholder != NULL)
    lw_problem_suggest (
      lw_computation_report (self->computation, LW_SEVERITY_NOTE, "path-parameter-placeholder", self->placeholder,
                             "path-parameters", _ ("%u path parameters are always 1, so all requests ask for the same thing, "
                                                   "which caches answer best"), self->n_placeholders),
      _ ("Enter values that exist in the tested system"));
}

static void
lint_list (LwComputation *self, LwRecordList *endpoints, gboolean steps)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  Survey survey = { self, steps ? &self->flow : &self->mix, steps, names, NULL, NULL, 0 };

  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i);

      if (lw_endpoint_get_enabled (endpoint))
        lint_endpoint (&survey, endpoint);
    }
  lint_all (&survey);
}

/* Nothing selects the request that asks whether the work is done by its name. */
static void
lint_poll (LwComputation *self, LwEndpoint *poll)
{
  Survey survey = { .computation = self };

  if (!lw_http_is_token (lw_endpoint_get_method (poll)))
    report (&survey, LW_SEVERITY_ERROR, "method", poll, "method", "HTTP has no such method", poll);
  lint_path (&survey, poll);
  lint_pairs (&survey, poll);
  lint_status (&survey, poll);
}

void
lw_lint_endpoints (LwComputation *self)
{
  LwFlow *flow = lw_plan_get_flow (self->plan);
  LwMode mode = lw_plan_get_mode (self->plan);

  if (mode != LW_MODE_E2E)
    lint_list (self, lw_plan_get_endpoints (self->plan), FALSE);
  if (mode == LW_MODE_API)
    return;
  lint_list (self, lw_flow_get_steps (flow), TRUE);
  if (lw_flow_get_polls (flow))
    lint_poll (self, lw_flow_get_poll (flow));
}
