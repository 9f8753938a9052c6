/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-bundle-data.h"
#include "lw-check-words.h"

#include <string.h>

/* What the answer to a request must have, beside its status. */

/* Checks that cannot be made are named among the plan's problems, and are left out here. */
static gboolean
is_possible (LwCheck *check)
{
  const char *field;

  return lw_check_find_fault (check, &field) == NULL;
}

gboolean
lw_script_reads_body (LwEndpoint *endpoint)
{
  LwRecordList *checks = lw_endpoint_get_checks (endpoint);

  if (lw_script_captures_body (endpoint))
    return TRUE;
  for (guint i = 0; i < lw_record_list_get_size (checks); i++)
    {
      LwCheck *check = lw_record_list_get (checks, i);

      if (lw_check_reads_body (check) && is_possible (check))
        return TRUE;
    }
  return FALSE;
}

static void
write_text_item (LwScript *self, const char *text)
{
  lw_js_writer_item (self->js);
  lw_script_write_text (self, text, strlen (text));
}

static void
write_plain_item (LwScript *self, const char *text)
{
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, text);
}

/* What a value must be: a number, true, false or null when it reads as one, else a text; a text in
 * quotes is one whatever is in them. */
static void
write_value_item (LwScript *self, const char *value)
{
  lw_js_writer_item (self->js);
  if (!lw_script_write_json (self, value))
    lw_script_write_text (self, value, strlen (value));
}

/* The function that makes a check, with what it is to look for. */
static void
write_function (LwScript *self, LwCheck *check)
{
  static const char *const functions[] = { "has(", "equals(", "header(", "contains(", "within(", "speaks(" };
  LwCheckKind kind = lw_check_get_kind (check);
  const char *value = lw_check_get_value (check);
  g_autofree char *selector = lw_script_dup_json_selector (lw_check_get_subject (check));
  g_autofree char *header = lw_check_dup_header_name (check);

  lw_js_writer_open (self->js, functions[kind], FALSE);
  switch (kind)
    {
    case LW_CHECK_JSON_EXISTS:
      write_plain_item (self, selector);
      break;
    case LW_CHECK_JSON_EQUALS:
      write_plain_item (self, selector);
      write_value_item (self, value);
      break;
    case LW_CHECK_HEADER:
      write_plain_item (self, header);
      if (value[0] != '\0')
        write_text_item (self, value);
      break;
    case LW_CHECK_BODY_CONTAINS:
      write_text_item (self, value);
      break;
    case LW_CHECK_RESPONSE_TIME:
      lw_js_writer_item (self->js);
      lw_js_writer_number (self->js, lw_check_get_limit_ms (check));
      break;
    case LW_CHECK_PROTOCOL:
    default:
      write_plain_item (self, lw_check_get_protocol (check));
      break;
    }
  lw_js_writer_close (self->js, ")");
  self->checks |= 1u << kind;
}

/* Names that differ, also when what they were cut from does only further on. (transfer full) */
static char *
dup_free_words (LwCheck *check, GHashTable *taken)
{
  g_autofree char *words = lw_check_dup_words (check);
  char *name = g_strdup (words);

  for (guint n = 2; g_hash_table_contains (taken, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", words, n);
    }
  g_hash_table_add (taken, g_strdup (name));
  return name;
}

/* Those of the checks that are limits of the response time, or those that are not. */
static void
write_group (LwScript *self, LwRecordList *checks, const char *key, gboolean limits)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean open = FALSE;

  for (guint i = 0; i < lw_record_list_get_size (checks); i++)
    {
      LwCheck *check = lw_record_list_get (checks, i);
      g_autofree char *words = NULL;

      if ((lw_check_get_kind (check) == LW_CHECK_RESPONSE_TIME) != limits || !is_possible (check))
        continue;
      if (!open)
        {
          lw_js_writer_key (self->js, key);
          lw_js_writer_open (self->js, "{", lw_record_list_get_size (checks) > 1);
          open = TRUE;
        }
      words = dup_free_words (check, taken);
      lw_js_writer_key (self->js, words);
      write_function (self, check);
    }
  if (open)
    lw_js_writer_close (self->js, "}");
}

void
lw_script_write_checks (LwScript *self, LwEndpoint *endpoint)
{
  LwRecordList *checks = lw_endpoint_get_checks (endpoint);

  write_group (self, checks, "checks", FALSE);
  write_group (self, checks, "limits", TRUE);
  if (lw_script_reads_body (endpoint))
    {
      lw_js_writer_key (self->js, "reads");
      lw_js_writer_code (self->js, "true");
    }
}

void
lw_script_write_check_helpers (LwScript *self)
{
  static const char *const files[] = { "check-has.js",      "check-equals.js", "check-header.js",
                                       "check-contains.js", "check-within.js", "check-speaks.js" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if ((self->checks & 1u << i) != 0)
      {
        lw_js_writer_code (self->js, lw_bundle_data_get (files[i]));
        lw_js_writer_code (self->js, "\n");
      }
}
