/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "fuzz.h"

#include "lw-bundle.h"
#include "lw-js-writer.h"

#include <string.h>

/* Any bytes as a literal of JavaScript read back as the same text, and as any field of a request they
 * leave the script what it is. */

static gunichar
read_hex (const char **at, guint digits)
{
  gunichar value = 0;

  for (guint i = 0; i < digits; i++)
    {
      g_assert_true (g_ascii_isxdigit (**at));
      value = value * 16 + (gunichar) g_ascii_xdigit_value (*(*at)++);
    }
  return value;
}

/* What follows a backslash. */
static gunichar
read_escape (const char **at)
{
  char c = *(*at)++;

  switch (c)
    {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'x':
      return read_hex (at, 2);
    case 'u':
      return read_hex (at, 4);
    default:
      g_assert_nonnull (strchr ("'`\\$", c));
      return (guchar) c;
    }
}

/* Reads a literal as JavaScript does, up to the quote that ends it. */
static GString *
read_literal (const char *at, char quote, const char **end)
{
  GString *text = g_string_new (NULL);

  while (*at != quote)
    {
      gunichar c = g_utf8_get_char (at);

      g_assert_true (c != '\0' && c != '\r' && c != 0x2028 && c != 0x2029);
      g_assert_true (c != '\n' || quote == '`');
      g_assert_false (quote == '`' && c == '$' && at[1] == '{');
      at = g_utf8_next_char (at);
      if (c == '\\')
        c = read_escape (&at);
      g_string_append_unichar (text, c);
    }
  *end = at + 1;
  return text;
}

/* What a literal has to read back as: the bytes, with those that are no UTF-8 replaced. */
static GString *
make_valid (const char *data, gsize size)
{
  GString *valid = g_string_new (NULL);
  const char *end = data + size;

  while (data < end)
    {
      gsize length = strnlen (data, (gsize) (end - data));
      g_autofree char *part = g_utf8_make_valid (data, (gssize) length);

      g_string_append (valid, part);
      data += length;
      if (data < end)
        {
          g_string_append_c (valid, '\0');
          data++;
        }
    }
  return valid;
}

static void
check_literal (const char *data, gsize size, char quote)
{
  g_autoptr (LwJsWriter) js = lw_js_writer_new ();
  g_autoptr (GString) valid = make_valid (data, size);
  g_autoptr (GString) back = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *script = NULL;
  const char *end;

  if (quote == '\'')
    lw_js_writer_string_len (js, data, size);
  else
    {
      lw_js_writer_code (js, "`");
      lw_js_writer_template_text (js, data, size);
      lw_js_writer_code (js, "`");
    }
  bytes = lw_js_writer_to_bytes (js);
  script = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_utf8_validate (script, -1, NULL));
  g_assert_true (script[0] == quote);
  back = read_literal (script + 1, quote, &end);
  g_assert_true (*end == '\0');
  g_assert_cmpmem (back->str, back->len, valid->str, valid->len);
}

static void
add_pair (LwRecordList *list, const char *text)
{
  LwPair *pair = lw_pair_new ();

  lw_pair_set_name (pair, text);
  lw_pair_set_value (pair, text);
  lw_record_list_take (list, pair);
}

/* A check, a form field and a captured value, each with the text wherever one goes. */
static void
add_records (LwEndpoint *endpoint, const char *text)
{
  LwCheck *check = lw_check_new ();
  LwFormField *field = lw_form_field_new ();
  LwCapture *capture = lw_capture_new ();

  lw_check_set_subject (check, text);
  lw_check_set_value (check, text);
  lw_record_list_take (lw_endpoint_get_checks (endpoint), check);
  lw_form_field_set_name (field, text);
  lw_form_field_set_value (field, text);
  lw_form_field_set_file_name (field, text);
  lw_form_field_set_content_type (field, text);
  lw_record_list_take (lw_endpoint_get_form_fields (endpoint), field);
  lw_capture_set_name (capture, text);
  lw_capture_set_subject (capture, text);
  lw_capture_set_fallback (capture, text);
  lw_record_list_take (lw_endpoint_get_captures (endpoint), capture);
}

static void
add_data_file (LwPlan *plan, const char *text)
{
  const char *const columns[] = { text, NULL };
  LwDataFile *file = lw_data_file_new ();

  lw_data_file_set_name (file, text);
  lw_data_file_set_file (file, text);
  lw_data_file_set_columns (file, columns);
  lw_record_list_take (lw_plan_get_data_files (plan), file);
}

/* Placeholders that name things, with the text for what they name. */
static char *
name_things (const char *text)
{
  return g_strdup_printf ("{\"a\": {{data %s %s}}, \"b\": \"{{value %s}}{{choice %s|x}}\", \"c\": {{env %s}}}", text, text,
                          text, text, text);
}

static void
check_script (const char *text)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autoptr (LwSchedule) schedule = NULL;
  g_autoptr (GBytes) script = NULL;
  g_autofree char *things = name_things (text);
  LwRecordList *endpoints = lw_plan_get_endpoints (plan);
  gsize size;
  const char *data;

  for (int kind = LW_PAYLOAD_NONE; kind <= LW_PAYLOAD_RAW; kind++)
    {
      LwEndpoint *endpoint = lw_endpoint_new ();

      lw_endpoint_set_name (endpoint, text);
      lw_endpoint_set_method (endpoint, text);
      lw_endpoint_set_path (endpoint, text);
      lw_endpoint_set_description (endpoint, text);
      lw_endpoint_set_expected_status (endpoint, text);
      add_records (endpoint, text);
      lw_endpoint_set_payload_kind (endpoint, (LwPayloadKind) kind);
      lw_endpoint_set_payload (endpoint, text);
      lw_endpoint_set_graphql_variables (endpoint, text);
      lw_endpoint_set_content_type (endpoint, text);
      lw_endpoint_set_compression (endpoint, (LwCompression) (kind % 4));
      add_pair (lw_endpoint_get_headers (endpoint), text);
      add_pair (lw_endpoint_get_query (endpoint), text);
      add_pair (lw_endpoint_get_path_parameters (endpoint), text);
      lw_record_list_take (endpoints, endpoint);
    }
  add_data_file (plan, text);
  lw_endpoint_set_payload_kind (lw_record_list_get (endpoints, 0), LW_PAYLOAD_JSON);
  lw_endpoint_set_payload (lw_record_list_get (endpoints, 0), things);
  schedule = lw_schedule_compute (plan);
  script = lw_script_generate (plan, schedule, 0);
  data = g_bytes_get_data (script, &size);
  g_assert_true (g_utf8_validate_len (data, size, NULL));
  for (gsize i = 0; i < size; i++)
    g_assert_true (data[i] == '\n' || ((guchar) data[i] >= 0x20 && data[i] != 0x7F));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *bytes = size > 0 ? (const char *) data : "";
  g_autofree char *text = g_strndup (bytes, size);

  check_literal (bytes, size, '\'');
  check_literal (bytes, size, '`');
  check_script (text);
  return 0;
}
