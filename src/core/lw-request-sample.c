/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-request-sample.h"

#include "lw-json-writer.h"
#include "lw-lint.h"
#include "lw-placeholder.h"

#include <string.h>

#define BOUNDARY "boundary"

/* Unreserved characters of a URL stay as they are, all others become %XX. */
static void
append_escaped (GString *sample, const char *text)
{
  g_autofree char *plain = lw_placeholder_dup_sample (text);
  g_autofree char *escaped = g_uri_escape_string (plain, NULL, FALSE);

  g_string_append (sample, escaped);
}

static const char *
find_value (LwRecordList *pairs, const char *name, size_t length)
{
  for (guint i = 0; i < lw_record_list_get_size (pairs); i++)
    {
      LwPair *pair = lw_record_list_get (pairs, i);
      const char *its_name = lw_pair_get_name (pair);

      if (strlen (its_name) == length && memcmp (its_name, name, length) == 0)
        return lw_pair_get_value (pair);
    }
  return NULL;
}

/* The path, with values in place of its parameters. */
static void
append_path (GString *sample, LwEndpoint *request)
{
  g_autofree char *path = lw_placeholder_dup_sample (lw_endpoint_get_path (request));
  const char *rest = path;
  const char *done = path;
  const char *name;
  size_t length;

  while (lw_path_next_parameter (&rest, &name, &length))
    {
      const char *value = find_value (lw_endpoint_get_path_parameters (request), name, length);

      if (value == NULL)
        continue;
      /* The mark before the name is a colon or a brace. */
      g_string_append_len (sample, done, name - 1 - done);
      append_escaped (sample, value);
      done = name + length + (name[-1] == '{' ? 1 : 0);
    }
  g_string_append (sample, done);
}

static void
append_query (GString *sample, LwEndpoint *request)
{
  LwRecordList *query = lw_endpoint_get_query (request);
  gboolean first = strchr (lw_endpoint_get_path (request), '?') == NULL;

  for (guint i = 0; i < lw_record_list_get_size (query); i++)
    {
      LwPair *pair = lw_record_list_get (query, i);

      g_string_append_c (sample, first ? '?' : '&');
      append_escaped (sample, lw_pair_get_name (pair));
      g_string_append_c (sample, '=');
      append_escaped (sample, lw_pair_get_value (pair));
      first = FALSE;
    }
}

/* Headers */

static const char *
get_content_type (LwEndpoint *request)
{
  const char *content_type = lw_endpoint_get_content_type (request);

  switch (lw_endpoint_get_payload_kind (request))
    {
    case LW_PAYLOAD_NONE:
      return NULL;
    case LW_PAYLOAD_JSON:
    case LW_PAYLOAD_GRAPHQL:
      return "application/json";
    case LW_PAYLOAD_FORM:
      return "application/x-www-form-urlencoded";
    case LW_PAYLOAD_MULTIPART:
      return "multipart/form-data; boundary=" BOUNDARY;
    case LW_PAYLOAD_RAW:
      return content_type[0] != '\0' ? content_type : "text/plain";
    }
  g_return_val_if_reached (NULL);
}

static void
append_headers (GString *sample, LwEndpoint *request)
{
  LwRecordList *headers = lw_endpoint_get_headers (request);
  const char *content_type = get_content_type (request);

  for (guint i = 0; i < lw_record_list_get_size (headers); i++)
    {
      LwPair *header = lw_record_list_get (headers, i);
      g_autofree char *value = lw_placeholder_dup_sample (lw_pair_get_value (header));

      g_string_append_printf (sample, "%s: %s\n", lw_pair_get_name (header), value);
      if (g_ascii_strcasecmp (lw_pair_get_name (header), "Content-Type") == 0)
        content_type = NULL;
    }
  if (content_type != NULL)
    g_string_append_printf (sample, "Content-Type: %s\n", content_type);
}

/* Bodies */

static void
append_text (GString *sample, const char *text)
{
  g_autofree char *plain = lw_placeholder_dup_sample (text);

  g_string_append (sample, plain);
}

static void
append_form (GString *sample, LwRecordList *fields)
{
  for (guint i = 0; i < lw_record_list_get_size (fields); i++)
    {
      LwFormField *field = lw_record_list_get (fields, i);

      if (i > 0)
        g_string_append_c (sample, '&');
      append_escaped (sample, lw_form_field_get_name (field));
      g_string_append_c (sample, '=');
      append_escaped (sample, lw_form_field_get_value (field));
    }
}

static void
append_part (GString *sample, LwFormField *field)
{
  const char *content_type = lw_form_field_get_content_type (field);

  g_string_append_printf (sample, "--" BOUNDARY "\nContent-Disposition: form-data; name=\"%s\"",
                          lw_form_field_get_name (field));
  if (lw_form_field_get_file_name (field)[0] != '\0')
    {
      g_autofree char *file_name = lw_placeholder_dup_sample (lw_form_field_get_file_name (field));

      g_string_append_printf (sample, "; filename=\"%s\"", file_name);
      if (content_type[0] == '\0')
        content_type = "application/octet-stream";
    }
  g_string_append_c (sample, '\n');
  if (content_type[0] != '\0')
    g_string_append_printf (sample, "Content-Type: %s\n", content_type);
  g_string_append_c (sample, '\n');
  append_text (sample, lw_form_field_get_value (field));
  g_string_append_c (sample, '\n');
}

static void
append_multipart (GString *sample, LwRecordList *fields)
{
  for (guint i = 0; i < lw_record_list_get_size (fields); i++)
    append_part (sample, lw_record_list_get (fields, i));
  g_string_append (sample, "--" BOUNDARY "--");
}

static void
append_json_string (GString *sample, const char *text)
{
  g_autoptr (LwJsonWriter) writer = lw_json_writer_new ();
  g_autofree char *json = NULL;

  lw_json_writer_string (writer, text);
  json = lw_json_writer_finish (writer, NULL);
  g_string_append (sample, g_strchomp (json));
}

static void
append_graphql (GString *sample, LwEndpoint *request)
{
  g_autofree char *query = lw_placeholder_dup_sample (lw_endpoint_get_payload (request));
  g_autofree char *variables = lw_placeholder_dup_sample (lw_endpoint_get_graphql_variables (request));
  const char *trimmed = g_strstrip (variables);

  g_string_append (sample, "{\"query\":");
  append_json_string (sample, query);
  if (trimmed[0] != '\0')
    g_string_append_printf (sample, ",\"variables\":%s", trimmed);
  g_string_append_c (sample, '}');
}

static void
append_body (GString *sample, LwEndpoint *request)
{
  switch (lw_endpoint_get_payload_kind (request))
    {
    case LW_PAYLOAD_NONE:
      break;
    case LW_PAYLOAD_JSON:
    case LW_PAYLOAD_RAW:
      append_text (sample, lw_endpoint_get_payload (request));
      break;
    case LW_PAYLOAD_FORM:
      append_form (sample, lw_endpoint_get_form_fields (request));
      break;
    case LW_PAYLOAD_MULTIPART:
      append_multipart (sample, lw_endpoint_get_form_fields (request));
      break;
    case LW_PAYLOAD_GRAPHQL:
      append_graphql (sample, request);
      break;
    }
}

char *
lw_request_dup_sample (LwEndpoint *request)
{
  GString *sample = g_string_new (NULL);

  g_return_val_if_fail (LW_IS_ENDPOINT (request), NULL);

  g_string_append (sample, lw_endpoint_get_method (request));
  g_string_append_c (sample, ' ');
  append_path (sample, request);
  append_query (sample, request);
  g_string_append_c (sample, '\n');
  append_headers (sample, request);
  if (lw_endpoint_get_payload_kind (request) != LW_PAYLOAD_NONE)
    {
      g_string_append_c (sample, '\n');
      append_body (sample, request);
    }
  return g_string_free (sample, FALSE);
}
