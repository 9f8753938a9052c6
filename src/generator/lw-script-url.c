/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include <string.h>

/* Characters of RFC 3986 that stay in each part; letters, digits and -._~ always do. */
#define IN_PATH "/:@!$&'()*+,;=?"
#define IN_COMPONENT ""

static gboolean
is_kept (char c, const char *kept)
{
  return g_ascii_isalnum (c) || (c != '\0' && (strchr ("-._~", c) != NULL || strchr (kept, c) != NULL));
}

static gboolean
is_encoded (const char *text, size_t length)
{
  return length >= 3 && text[0] == '%' && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2]);
}

static void
append_encoded_byte (GString *out, const char *text, size_t length, const char *kept, gboolean keep_encoded)
{
  if (is_kept (*text, kept) || (keep_encoded && is_encoded (text, length)))
    g_string_append_c (out, *text);
  else
    g_string_append_printf (out, "%%%02X", (guchar) *text);
}

/* Appends text with everything encoded that would mean something else in its part of a URL.
 * Placeholders stay; braces that are none are encoded, so that they cannot become one. */
static void
append_encoded (LwScript *self, GString *out, const char *text, size_t length, const char *kept,
                gboolean keep_encoded)
{
  LwTextPart part;

  while (lw_script_next_part (self, &text, &length, &part))
    {
      if (part.placeholder != NULL)
        {
          g_string_append_len (out, part.text, (gssize) part.length);
          continue;
        }
      for (size_t i = 0; i < part.length; i++)
        append_encoded_byte (out, part.text + i, part.length - i, kept, keep_encoded);
    }
}

static size_t
word_length (const char *text)
{
  size_t length = 0;

  if (g_ascii_isalpha (text[0]) || text[0] == '_')
    while (g_ascii_isalnum (text[length]) || text[length] == '_')
      length++;
  return length;
}

/* The value for a path parameter. (transfer none) (nullable) */
static const char *
find_parameter (LwEndpoint *endpoint, const char *name, size_t length)
{
  LwRecordList *parameters = lw_endpoint_get_path_parameters (endpoint);

  for (guint i = 0; i < lw_record_list_get_size (parameters); i++)
    {
      LwPair *pair = lw_record_list_get (parameters, i);

      if (strlen (lw_pair_get_name (pair)) == length && strncmp (lw_pair_get_name (pair), name, length) == 0)
        return lw_pair_get_value (pair);
    }
  return NULL;
}

/* A path parameter, ":id" at the start of a segment or "{id}", that has a value. */
static const char *
match_parameter (LwEndpoint *endpoint, const char *path, const char *at, size_t *length)
{
  size_t word;

  if (*at != '{' && !(*at == ':' && at > path && at[-1] == '/'))
    return NULL;
  word = word_length (at + 1);
  if (word == 0 || (*at == '{' && at[1 + word] != '}'))
    return NULL;
  *length = 1 + word + (*at == '{');
  return find_parameter (endpoint, at + 1, word);
}

static void
append_path (LwScript *self, GString *out, LwEndpoint *endpoint)
{
  const char *path = lw_endpoint_get_path (endpoint);
  const char *plain = path;
  const char *at = path;

  if (path[0] != '/')
    g_string_append_c (out, '/');
  while (*at != '\0')
    {
      size_t length = lw_placeholder_length (at);
      const char *value = length == 0 ? match_parameter (endpoint, path, at, &length) : NULL;

      if (value == NULL)
        {
          at += MAX (length, 1);
          continue;
        }
      append_encoded (self, out, plain, (size_t) (at - plain), IN_PATH, TRUE);
      append_encoded (self, out, value, strlen (value), IN_COMPONENT, FALSE);
      at += length;
      plain = at;
    }
  append_encoded (self, out, plain, (size_t) (at - plain), IN_PATH, TRUE);
}

static void
append_query (LwScript *self, GString *out, LwEndpoint *endpoint)
{
  LwRecordList *query = lw_endpoint_get_query (endpoint);

  for (guint i = 0; i < lw_record_list_get_size (query); i++)
    {
      LwPair *pair = lw_record_list_get (query, i);
      const char *name = lw_pair_get_name (pair);
      const char *value = lw_pair_get_value (pair);

      if (name[0] == '\0')
        continue;
      g_string_append_c (out, strchr (out->str, '?') == NULL ? '?' : '&');
      append_encoded (self, out, name, strlen (name), IN_COMPONENT, FALSE);
      g_string_append_c (out, '=');
      append_encoded (self, out, value, strlen (value), IN_COMPONENT, FALSE);
    }
}

void
lw_script_write_path (LwScript *self, LwEndpoint *endpoint)
{
  g_autoptr (GString) path = g_string_new (NULL);

  append_path (self, path, endpoint);
  append_query (self, path, endpoint);
  lw_script_write_url_text (self, path->str, path->len);
}

void
lw_script_write_plain_path (LwScript *self, const char *path)
{
  g_autoptr (GString) encoded = g_string_new (path[0] == '/' ? "" : "/");

  for (const char *at = path; *at != '\0'; at++)
    append_encoded_byte (encoded, at, strlen (at), IN_PATH, TRUE);
  lw_js_writer_string (self->js, encoded->str);
}

void
lw_script_write_form (LwScript *self, LwRecordList *fields)
{
  g_autoptr (GString) form = g_string_new (NULL);

  for (guint i = 0; i < lw_record_list_get_size (fields); i++)
    {
      LwFormField *field = lw_record_list_get (fields, i);
      const char *name = lw_form_field_get_name (field);
      const char *value = lw_form_field_get_value (field);

      if (name[0] == '\0')
        continue;
      if (form->len > 0)
        g_string_append_c (form, '&');
      append_encoded (self, form, name, strlen (name), IN_COMPONENT, FALSE);
      g_string_append_c (form, '=');
      append_encoded (self, form, value, strlen (value), IN_COMPONENT, FALSE);
    }
  lw_script_write_url_text (self, form->str, form->len);
}
