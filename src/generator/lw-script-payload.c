/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include <string.h>

/* Payloads, and the headers that say what they are. */

#define JSON_TYPE "application/json"
#define FORM_TYPE "application/x-www-form-urlencoded"
#define RAW_TYPE "text/plain"
#define FILE_TYPE "application/octet-stream"

/* Bodies */

/* JSON as a literal where that gives back the same, else as the text that was typed. */
static void
write_json (LwScript *self, const char *text)
{
  LwJsWriterMark mark = lw_js_writer_mark (self->js);

  lw_js_writer_code (self->js, "JSON.stringify(");
  if (lw_script_write_json (self, text))
    {
      lw_js_writer_code (self->js, ")");
      return;
    }
  lw_js_writer_rewind (self->js, mark);
  lw_script_write_lines (self, text, LW_SCRIPT_IN_JSON);
}

static size_t
skip_word (const char *text)
{
  size_t length = 0;

  while (g_ascii_isalnum (text[length]) || text[length] == '_')
    length++;
  return length;
}

/* Past a comment or a string of GraphQL that starts here; 0 when none does. */
static size_t
skip_quoted (const char *text)
{
  gboolean block = g_str_has_prefix (text, "\"\"\"");
  const char *end;

  if (text[0] == '#')
    return strcspn (text, "\r\n");
  if (text[0] != '"')
    return 0;
  if (block)
    {
      end = strstr (text + 3, "\"\"\"");
      return end != NULL ? (size_t) (end + 3 - text) : strlen (text);
    }
  for (end = text + 1; *end != '\0' && *end != '"' && *end != '\n'; end++)
    if (*end == '\\' && end[1] != '\0')
      end++;
  return (size_t) (end - text) + (*end == '"');
}

/* The name of the first operation of a GraphQL document that has one. (transfer full) (nullable) */
static char *
dup_operation_name (const char *query)
{
  static const char *const operations[] = { "query", "mutation", "subscription" };
  guint depth = 0;

  for (const char *at = query; *at != '\0';)
    {
      size_t length = skip_quoted (at);
      gboolean operation = FALSE;

      if (length > 0)
        {
          at += length;
          continue;
        }
      depth += *at == '{' || *at == '(';
      depth -= depth > 0 && (*at == '}' || *at == ')');
      length = skip_word (at);
      for (guint i = 0; i < G_N_ELEMENTS (operations) && depth == 0; i++)
        operation |= strlen (operations[i]) == length && strncmp (at, operations[i], length) == 0;
      at += MAX (length, 1);
      if (!operation)
        continue;
      at += strspn (at, " \t\r\n");
      if (skip_word (at) > 0 && !g_ascii_isdigit (*at))
        return g_strndup (at, skip_word (at));
    }
  return NULL;
}

/* The members of the body as they are written; the variables as a literal, or FALSE. */
static gboolean
write_graphql_object (LwScript *self, LwEndpoint *endpoint, const char *operation)
{
  const char *variables = lw_endpoint_get_graphql_variables (endpoint);

  lw_js_writer_open (self->js, "JSON.stringify({", TRUE);
  lw_js_writer_key (self->js, "query");
  lw_script_write_lines (self, lw_endpoint_get_payload (endpoint), LW_SCRIPT_AS_TEXT);
  if (operation != NULL)
    {
      lw_js_writer_key (self->js, "operationName");
      lw_js_writer_string (self->js, operation);
    }
  if (variables[strspn (variables, " \t\r\n")] != '\0')
    {
      lw_js_writer_key (self->js, "variables");
      if (!lw_script_write_json (self, variables))
        return FALSE;
    }
  lw_js_writer_close (self->js, "})");
  return TRUE;
}

static void
write_graphql (LwScript *self, LwEndpoint *endpoint)
{
  g_autofree char *operation = dup_operation_name (lw_endpoint_get_payload (endpoint));
  LwJsWriterMark mark = lw_js_writer_mark (self->js);

  if (write_graphql_object (self, endpoint, operation))
    return;
  /* The variables are sent as they were typed. */
  lw_js_writer_rewind (self->js, mark);
  lw_js_writer_code (self->js, "`{\"query\":${JSON.stringify(");
  lw_script_write_lines (self, lw_endpoint_get_payload (endpoint), LW_SCRIPT_AS_TEXT);
  lw_js_writer_code (self->js, ")},");
  if (operation != NULL)
    {
      lw_js_writer_code (self->js, "\"operationName\":${JSON.stringify(");
      lw_js_writer_string (self->js, operation);
      lw_js_writer_code (self->js, ")},");
    }
  lw_js_writer_code (self->js, "\"variables\":${");
  lw_script_write_lines (self, lw_endpoint_get_graphql_variables (endpoint), LW_SCRIPT_IN_JSON);
  lw_js_writer_code (self->js, "}}`");
}

static void
write_text_item (LwScript *self, const char *text)
{
  lw_js_writer_item (self->js);
  lw_script_write_text (self, text, strlen (text));
}

static void
write_multipart (LwScript *self, LwRecordList *fields)
{
  self->helpers |= LW_SCRIPT_MULTIPART;
  lw_js_writer_open (self->js, "multipart([", lw_record_list_get_size (fields) > 0);
  for (guint i = 0; i < lw_record_list_get_size (fields); i++)
    {
      LwFormField *field = lw_record_list_get (fields, i);
      const char *file_name = lw_form_field_get_file_name (field);
      const char *type = lw_form_field_get_content_type (field);

      if (lw_form_field_get_name (field)[0] == '\0')
        continue;
      lw_js_writer_item (self->js);
      lw_js_writer_open (self->js, "[", FALSE);
      write_text_item (self, lw_form_field_get_name (field));
      write_text_item (self, lw_form_field_get_value (field));
      if (file_name[0] != '\0' || type[0] != '\0')
        write_text_item (self, file_name);
      if (file_name[0] != '\0' || type[0] != '\0')
        {
          lw_js_writer_item (self->js);
          lw_js_writer_string (self->js, type[0] != '\0' ? type : FILE_TYPE);
        }
      lw_js_writer_close (self->js, "]");
    }
  lw_js_writer_close (self->js, "])");
}

void
lw_script_write_payload (LwScript *self, LwEndpoint *endpoint)
{
  switch (lw_endpoint_get_payload_kind (endpoint))
    {
    case LW_PAYLOAD_JSON:
      write_json (self, lw_endpoint_get_payload (endpoint));
      break;
    case LW_PAYLOAD_FORM:
      lw_script_write_form (self, lw_endpoint_get_form_fields (endpoint));
      break;
    case LW_PAYLOAD_MULTIPART:
      write_multipart (self, lw_endpoint_get_form_fields (endpoint));
      break;
    case LW_PAYLOAD_GRAPHQL:
      write_graphql (self, endpoint);
      break;
    case LW_PAYLOAD_RAW:
      lw_script_write_lines (self, lw_endpoint_get_payload (endpoint), LW_SCRIPT_AS_TEXT);
      break;
    case LW_PAYLOAD_NONE:
    default:
      lw_js_writer_code (self->js, "null");
      break;
    }
}

/* Headers */

static gboolean
has_header (LwEndpoint *endpoint, const char *name)
{
  LwRecordList *headers = lw_endpoint_get_headers (endpoint);

  for (guint i = 0; i < lw_record_list_get_size (headers); i++)
    if (g_ascii_strcasecmp (lw_pair_get_name (lw_record_list_get (headers, i)), name) == 0)
      return TRUE;
  return FALSE;
}

/* Constants with the header that says what a payload is. */
static const struct
{
  LwPayloadKind kind;
  const char *constant;
  const char *type; /* (nullable) NULL when fixed code has the constant */
} types[] = {
  { LW_PAYLOAD_JSON, "JSON_TYPE", JSON_TYPE },
  { LW_PAYLOAD_GRAPHQL, "JSON_TYPE", JSON_TYPE },
  { LW_PAYLOAD_FORM, "FORM_TYPE", FORM_TYPE },
  { LW_PAYLOAD_MULTIPART, "MULTIPART_TYPE", NULL },
};

/* -1 for those without a constant. */
static int
find_type (LwEndpoint *endpoint)
{
  LwPayloadKind kind = lw_endpoint_get_payload_kind (endpoint);

  if (has_header (endpoint, "content-type"))
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].kind == kind)
      return (int) i;
  return -1;
}

static gboolean
has_raw_type (LwEndpoint *endpoint)
{
  return lw_endpoint_get_payload_kind (endpoint) == LW_PAYLOAD_RAW &&
         !has_header (endpoint, "content-type");
}

gboolean
lw_script_has_headers (LwEndpoint *endpoint)
{
  return find_type (endpoint) >= 0 || has_raw_type (endpoint) ||
         lw_record_list_get_size (lw_endpoint_get_headers (endpoint)) > 0;
}

static void
write_content_type (LwScript *self, LwEndpoint *endpoint)
{
  const char *type = lw_endpoint_get_content_type (endpoint);
  int known = find_type (endpoint);

  if (known < 0 && !has_raw_type (endpoint))
    return;
  lw_js_writer_key (self->js, "Content-Type");
  if (known < 0)
    lw_js_writer_string (self->js, type[0] != '\0' ? type : RAW_TYPE);
  else if (types[known].type != NULL)
    lw_js_writer_string (self->js, types[known].type);
  else
    {
      lw_js_writer_code (self->js, types[known].constant);
      lw_js_writer_code (self->js, "['Content-Type']");
    }
}

void
lw_script_write_header_object (LwScript *self, LwEndpoint *endpoint)
{
  LwRecordList *headers = lw_endpoint_get_headers (endpoint);
  guint n_headers = lw_record_list_get_size (headers);
  gboolean typed = find_type (endpoint) >= 0 || has_raw_type (endpoint);

  lw_js_writer_open (self->js, "{", n_headers + typed > 1);
  write_content_type (self, endpoint);
  for (guint i = 0; i < n_headers; i++)
    {
      LwPair *header = lw_record_list_get (headers, i);
      const char *value = lw_pair_get_value (header);

      if (lw_pair_get_name (header)[0] == '\0')
        continue;
      lw_js_writer_key (self->js, lw_pair_get_name (header));
      lw_script_write_text (self, value, strlen (value));
    }
  lw_js_writer_close (self->js, "}");
}

/* Most requests need no other header, and share a constant. */
static gboolean
shares_type (LwEndpoint *endpoint, const char *constant)
{
  int type = find_type (endpoint);

  return type >= 0 && g_str_equal (types[type].constant, constant) &&
         lw_record_list_get_size (lw_endpoint_get_headers (endpoint)) == 0;
}

void
lw_script_write_headers (LwScript *self, LwEndpoint *endpoint)
{
  int type = find_type (endpoint);

  if (type >= 0 && shares_type (endpoint, types[type].constant))
    {
      self->content_types |= 1u << type;
      lw_js_writer_code (self->js, types[type].constant);
    }
  else
    lw_script_write_header_object (self, endpoint);
}

void
lw_script_write_content_types (LwScript *self)
{
  const char *last = "";

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if ((self->content_types & (1u << i)) == 0 || types[i].type == NULL ||
          g_str_equal (types[i].constant, last))
        continue;
      last = types[i].constant;
      lw_js_writer_code (self->js, "const ");
      lw_js_writer_code (self->js, types[i].constant);
      lw_js_writer_code (self->js, " = { 'Content-Type': ");
      lw_js_writer_string (self->js, types[i].type);
      lw_js_writer_code (self->js, " };\n");
    }
}
