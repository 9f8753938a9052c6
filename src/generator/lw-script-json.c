/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include <math.h>
#include <string.h>

/* How deep a payload may be nested to be written as a literal; deeper ones are sent as they are. */
#define MAX_DEPTH 48
/* How much text between brackets stays in one line. */
#define SHORT 64
/* Decimal digits that a number surely keeps. */
#define EXACT_DIGITS 15

typedef struct
{
  LwScript *script;
  const char *at;
  const char *end;
  guint depth;
} Reader;

static gboolean write_value (Reader *self);

static void
skip_space (Reader *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

static gboolean
take (Reader *self, char c)
{
  skip_space (self);
  if (self->at >= self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
read_hex (Reader *self, gunichar *value)
{
  *value = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (int i = 0; i < 4; i++, self->at++)
    {
      if (!g_ascii_isxdigit (*self->at))
        return FALSE;
      *value = *value * 16 + (gunichar) g_ascii_xdigit_value (*self->at);
    }
  return TRUE;
}

/* After "\\u". A lone half of a surrogate pair is no text that could be kept. */
static gboolean
read_unicode_escape (Reader *self, GString *text)
{
  gunichar c;
  gunichar low;

  if (!read_hex (self, &c))
    return FALSE;
  if (c >= 0xD800 && c <= 0xDBFF)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return FALSE;
      self->at += 2;
      if (!read_hex (self, &low) || low < 0xDC00 || low > 0xDFFF)
        return FALSE;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
  else if (c >= 0xDC00 && c <= 0xDFFF)
    return FALSE;
  g_string_append_unichar (text, c);
  /* g_string_append_unichar() takes NUL as one byte, as wanted here. */
  return TRUE;
}

static gboolean
read_escape (Reader *self, GString *text)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->at >= self->end || *self->at == '\0')
    return FALSE;
  if (*self->at == 'u')
    {
      self->at++;
      return read_unicode_escape (self, text);
    }
  found = strchr (from, *self->at++);
  if (found == NULL)
    return FALSE;
  g_string_append_c (text, to[found - from]);
  return TRUE;
}

/* The text of a string literal, which starts with its quote. (transfer full) (nullable) */
static GString *
read_string (Reader *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!take (self, '"'))
    return NULL;
  while (self->at < self->end && *self->at != '"')
    {
      if ((guchar) *self->at < 0x20)
        return NULL;
      if (*self->at != '\\')
        {
          g_string_append_c (text, *self->at++);
          continue;
        }
      self->at++;
      if (!read_escape (self, text))
        return NULL;
    }
  return take (self, '"') ? g_steal_pointer (&text) : NULL;
}

static guint
skip_digits (Reader *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return (guint) (self->at - start);
}

/* Moves past a number in JSON's notation; digits is how many stand before the exponent. */
static gboolean
skip_number (Reader *self, guint *digits)
{
  gboolean zero;

  self->at += *self->at == '-';
  zero = *self->at == '0';
  *digits = skip_digits (self);
  if (*digits == 0 || (zero && *digits > 1))
    return FALSE;
  if (*self->at == '.')
    {
      guint decimals;

      self->at++;
      decimals = skip_digits (self);
      if (decimals == 0)
        return FALSE;
      *digits += decimals;
    }
  if (*self->at != 'e' && *self->at != 'E')
    return TRUE;
  self->at++;
  self->at += *self->at == '+' || *self->at == '-';
  return skip_digits (self) > 0;
}

/* The numbers of JSON are numbers of JavaScript, too, as long as a double can hold them. */
static gboolean
write_number (Reader *self)
{
  const char *start = self->at;
  g_autofree char *number = NULL;
  guint digits;
  double value;

  if (!skip_number (self, &digits) || digits > EXACT_DIGITS)
    return FALSE;
  number = g_strndup (start, (size_t) (self->at - start));
  value = g_ascii_strtod (number, NULL);
  if (!isfinite (value) || (value == 0 && strpbrk (number, "123456789") != NULL))
    return FALSE;
  lw_js_writer_code (self->script->js, number);
  return TRUE;
}

static gboolean
write_word (Reader *self, const char *word)
{
  size_t length = strlen (word);

  if ((size_t) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  lw_js_writer_code (self->script->js, word);
  return TRUE;
}

/* A placeholder without quotes around it. */
static gboolean
write_bare_placeholder (Reader *self)
{
  const char *at = self->at;
  size_t length = (size_t) (self->end - self->at);
  LwTextPart part;

  if (!lw_script_next_part (self->script, &at, &length, &part) || part.placeholder == NULL)
    return FALSE;
  self->at = at;
  lw_script_write_placeholder (self->script, &part, LW_SCRIPT_AS_VALUE);
  return TRUE;
}

/* Whether the brackets that open here close soon, so that all of it fits into one line. */
static gboolean
is_short (Reader *self)
{
  const char *end = MIN (self->end, self->at + SHORT);
  gboolean in_string = FALSE;
  guint depth = 0;

  for (const char *at = self->at; at < end; at++)
    {
      if (in_string)
        {
          if (*at == '\\')
            at++;
          else if (*at == '"')
            in_string = FALSE;
          continue;
        }
      if (*at == '"')
        in_string = TRUE;
      else if (*at == '{' || *at == '[')
        depth++;
      else if ((*at == '}' || *at == ']') && --depth == 0)
        return TRUE;
    }
  return FALSE;
}

/* Names of whole numbers come first in every JavaScript object, whatever their place was. */
static gboolean
is_index (const char *name)
{
  return name[0] != '\0' && strspn (name, "0123456789") == strlen (name);
}

static gboolean
write_key (Reader *self, GHashTable *names)
{
  g_autoptr (GString) name = NULL;
  const char *rest;
  size_t length;
  LwTextPart part;

  skip_space (self);
  name = read_string (self);
  if (name == NULL || strlen (name->str) != name->len || is_index (name->str) ||
      !g_hash_table_add (names, g_strdup (name->str)))
    return FALSE;

  rest = name->str;
  length = name->len;
  while (lw_script_next_part (self->script, &rest, &length, &part))
    if (part.placeholder != NULL)
      return FALSE;
  lw_js_writer_key (self->script->js, name->str);
  return take (self, ':');
}

static gboolean
write_object (Reader *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean lines = !is_short (self);

  self->at++;
  lw_js_writer_open (self->script->js, "{", lines);
  if (!take (self, '}'))
    {
      do
        if (!write_key (self, names) || !write_value (self))
          return FALSE;
      while (take (self, ','));
      if (!take (self, '}'))
        return FALSE;
    }
  lw_js_writer_close (self->script->js, "}");
  return TRUE;
}

static gboolean
write_array (Reader *self)
{
  gboolean lines = !is_short (self);

  self->at++;
  lw_js_writer_open (self->script->js, "[", lines);
  if (!take (self, ']'))
    {
      do
        {
          lw_js_writer_item (self->script->js);
          if (!write_value (self))
            return FALSE;
        }
      while (take (self, ','));
      if (!take (self, ']'))
        return FALSE;
    }
  lw_js_writer_close (self->script->js, "]");
  return TRUE;
}

static gboolean
write_string (Reader *self)
{
  g_autoptr (GString) text = read_string (self);

  if (text == NULL)
    return FALSE;
  lw_script_write_text (self->script, text->str, text->len);
  return TRUE;
}

static gboolean
write_nested (Reader *self)
{
  gboolean written;

  if (self->depth >= MAX_DEPTH)
    return FALSE;
  self->depth++;
  written = *self->at == '{' ? write_object (self) : write_array (self);
  self->depth--;
  return written;
}

static gboolean
write_value (Reader *self)
{
  skip_space (self);
  if (self->at >= self->end)
    return FALSE;
  switch (*self->at)
    {
    case '{':
      return write_bare_placeholder (self) || write_nested (self);
    case '[':
      return write_nested (self);
    case '"':
      return write_string (self);
    case 't':
      return write_word (self, "true");
    case 'f':
      return write_word (self, "false");
    case 'n':
      return write_word (self, "null");
    default:
      return (*self->at == '-' || g_ascii_isdigit (*self->at)) && write_number (self);
    }
}

gboolean
lw_script_write_json (LwScript *self, const char *text)
{
  LwJsWriterMark mark = lw_js_writer_mark (self->js);
  Reader reader = { .script = self, .at = text, .end = text + strlen (text) };

  if (g_utf8_validate (text, -1, NULL) && write_value (&reader))
    {
      skip_space (&reader);
      if (reader.at == reader.end)
        return TRUE;
    }
  lw_js_writer_rewind (self->js, mark);
  return FALSE;
}
