/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-json-guard.h"

#include "lw-error.h"
#include "lw-i18n.h"
#include "lw-json-places-private.h"
#include "lw-printable.h"

#include <errno.h>
#include <math.h>
#include <string.h>

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END, /* right after "[" */
  EXPECT_NAME,
  EXPECT_NAME_OR_END, /* right after "{" */
  EXPECT_COMMA_OR_END,
} Expect;

typedef struct
{
  gboolean is_object;
  LwJsonPlace place;
  LwJsonPlace last;  /* the value before in it */
  GHashTable *names; /* (owned) (nullable) name -> place; kept for the next object of this depth */
} Frame;

typedef struct
{
  const char *at;
  const char *end;

  /* The column counts characters, so the bytes that only continue one are counted apart. */
  guint line;
  const char *line_start;
  gsize continued;

  Frame frames[LW_JSON_MAX_DEPTH];
  guint depth;
  LwJsonPlaces *places; /* (owned) */
  LwJsonName name;      /* of the member whose value comes next */
  GString *buffer;      /* (owned) */

  guint error_line;
  guint error_column;
  GError *error; /* (owned) */
} Scan;

static guint
column_of (const Scan *scan, const char *at)
{
  return at - scan->line_start - scan->continued + 1;
}

G_GNUC_PRINTF (3, 4)
static gboolean
fail (Scan *scan, LwErrorCode code, const char *format, ...)
{
  va_list args;

  scan->error_line = scan->line;
  scan->error_column = column_of (scan, scan->at);
  va_start (args, format);
  scan->error = g_error_new_valist (LW_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

static char *
describe_character (const Scan *scan)
{
  gunichar c = g_utf8_get_char (scan->at);
  char text[7] = "";

  if (!g_unichar_isgraph (c))
    return g_strdup_printf ("U+%04X", c);
  g_unichar_to_utf8 (c, text);
  return g_strdup_printf ("“%s”", text);
}

static gboolean
fail_unexpected (Scan *scan, const char *expected)
{
  g_autofree char *character = NULL;

  if (scan->at == scan->end)
    return fail (scan, LW_ERROR_PARSE, _ ("the text ends too early: %s is missing"), expected);
  if (*scan->at == '\'')
    return fail (scan, LW_ERROR_PARSE, _ ("text is written in double quotes"));
  if (*scan->at == '/' || *scan->at == '#')
    return fail (scan, LW_ERROR_PARSE, _ ("comments are not allowed"));
  character = describe_character (scan);
  return fail (scan, LW_ERROR_PARSE, _ ("%s stands where %s is expected"), character, expected);
}

static void
skip_space (Scan *scan)
{
  for (; scan->at < scan->end; scan->at++)
    {
      if (*scan->at == '\n')
        {
          scan->line++;
          scan->line_start = scan->at + 1;
          scan->continued = 0;
        }
      else if (*scan->at != ' ' && *scan->at != '\t' && *scan->at != '\r')
        break;
    }
}

/* Strings */

static gboolean
scan_hex (Scan *scan, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, scan->at++)
    {
      int digit = scan->at < scan->end ? g_ascii_xdigit_value (*scan->at) : -1;

      if (digit < 0)
        return fail_unexpected (scan, _ ("one of the four hexadecimal digits after “\\u”"));
      *unit = *unit * 16 + digit;
    }
  return TRUE;
}

static gboolean
scan_unicode_escape (Scan *scan, gunichar *character)
{
  const char *start = scan->at - 2;
  gunichar low;

  if (!scan_hex (scan, character))
    return FALSE;
  if (*character == 0)
    {
      scan->at = start;
      return fail (scan, LW_ERROR_PARSE, _ ("“\\u0000” is not allowed in text"));
    }
  if (*character < 0xd800 || *character > 0xdfff)
    return TRUE;

  if (*character <= 0xdbff && scan->end - scan->at >= 2 && scan->at[0] == '\\' &&
      scan->at[1] == 'u')
    {
      scan->at += 2;
      if (!scan_hex (scan, &low))
        return FALSE;
      *character = 0x10000 + ((*character - 0xd800) << 10) + (low - 0xdc00);
      if (low >= 0xdc00 && low <= 0xdfff)
        return TRUE;
    }
  scan->at = start;
  return fail (scan, LW_ERROR_PARSE, _ ("half of a surrogate pair is not a character"));
}

static gboolean
scan_escape (Scan *scan, gunichar *character)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  scan->at++;
  if (scan->at < scan->end && *scan->at == 'u')
    {
      scan->at++;
      return scan_unicode_escape (scan, character);
    }
  letter = scan->at < scan->end ? strchr (letters, *scan->at) : NULL;
  if (letter == NULL || *letter == '\0')
    return fail_unexpected (scan, _ ("one of \" \\ / b f n r t u after “\\”"));
  *character = meanings[letter - letters];
  scan->at++;
  return TRUE;
}

/* Goes over a string; adds its text to decoded unless that is NULL. */
static gboolean
scan_string (Scan *scan, GString *decoded)
{
  scan->at++;
  while (scan->at < scan->end && *scan->at != '"')
    {
      guchar byte = *scan->at;
      gunichar character;

      if (byte == '\n' || byte == '\r')
        return fail (scan, LW_ERROR_PARSE, _ ("a line break inside text; write it as “\\%c”"),
                     byte == '\n' ? 'n' : 'r');
      if (byte < 0x20)
        return fail (scan, LW_ERROR_PARSE, _ ("a control character inside text; write it as “\\u%04x”"),
                     byte);
      if (byte == '\\')
        {
          if (!scan_escape (scan, &character))
            return FALSE;
          if (decoded != NULL)
            g_string_append_unichar (decoded, character);
          continue;
        }
      scan->continued += (byte & 0xc0) == 0x80;
      if (decoded != NULL)
        g_string_append_c (decoded, byte);
      scan->at++;
    }
  if (scan->at == scan->end)
    return fail_unexpected (scan, _ ("the closing quote of a text"));
  scan->at++;
  return TRUE;
}

/* Numbers */

static gsize
count_digits (const Scan *scan, const char *at)
{
  gsize n = 0;

  while (at + n < scan->end && g_ascii_isdigit (at[n]))
    n++;
  return n;
}

/* The end of the number at the scan, and whether it is a whole number. */
static const char *
find_number_end (Scan *scan, gboolean *whole)
{
  const char *start = scan->at;
  gsize n;

  *whole = TRUE;
  scan->at += *scan->at == '-';
  n = count_digits (scan, scan->at);
  if (n > 1 && *scan->at == '0')
    {
      fail (scan, LW_ERROR_PARSE, _ ("a number does not begin with 0"));
      return NULL;
    }
  scan->at += n;
  if (n > 0 && scan->at < scan->end && *scan->at == '.')
    {
      *whole = FALSE;
      scan->at++;
      n = count_digits (scan, scan->at);
      scan->at += n;
    }
  if (n > 0 && scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      *whole = FALSE;
      scan->at++;
      scan->at += scan->at < scan->end && (*scan->at == '-' || *scan->at == '+');
      n = count_digits (scan, scan->at);
      scan->at += n;
    }
  if (n == 0)
    {
      fail_unexpected (scan, _ ("a digit"));
      return NULL;
    }
  return scan->at - start > LW_JSON_MAX_NUMBER_LENGTH ? start : scan->at;
}

static gboolean
scan_number (Scan *scan)
{
  const char *start = scan->at;
  char text[LW_JSON_MAX_NUMBER_LENGTH + 1];
  gboolean whole;
  const char *number_end = find_number_end (scan, &whole);
  const char *after = scan->at;
  double value;

  if (number_end == NULL)
    return FALSE;
  scan->at = start;
  if (number_end == start)
    return fail (scan, LW_ERROR_LIMIT, _ ("the number has more than %d characters"),
                 LW_JSON_MAX_NUMBER_LENGTH);

  memcpy (text, start, number_end - start);
  text[number_end - start] = '\0';
  errno = 0;
  if (whole && g_ascii_strtoll (text, NULL, 10) != 0 && errno == ERANGE)
    return fail (scan, LW_ERROR_PARSE, _ ("the number is too large for 64 bits"));
  value = g_ascii_strtod (text, NULL);
  if (!isfinite (value))
    return fail (scan, LW_ERROR_PARSE, _ ("the number is too large"));
  if (value == 0 && strcspn (text, "eE123456789") < strcspn (text, "eE"))
    return fail (scan, LW_ERROR_PARSE, _ ("the number is too close to 0"));
  scan->at = after;
  return TRUE;
}

/* Structure */

static gboolean
scan_literal (Scan *scan)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      gsize length = strlen (literals[i]);

      if ((gsize) (scan->end - scan->at) >= length && memcmp (scan->at, literals[i], length) == 0)
        {
          scan->at += length;
          return TRUE;
        }
    }
  return fail_unexpected (scan, _ ("a value"));
}

/* Notes where the value that begins here stands. */
static LwJsonPlace
add_place (Scan *scan)
{
  Frame *frame = scan->depth > 0 ? &scan->frames[scan->depth - 1] : NULL;
  LwJsonPlace place =
      lw_json_places_add (scan->places, frame ? frame->place : 0, frame ? frame->last : 0,
                          &scan->name, scan->line, column_of (scan, scan->at));

  if (frame != NULL)
    {
      frame->last = place;
      if (frame->is_object)
        g_hash_table_insert (frame->names, (gpointer) scan->name.text, GUINT_TO_POINTER (place));
    }
  scan->name.text = NULL;
  return place;
}

static gboolean
enter (Scan *scan, LwJsonPlace place, Expect *expect)
{
  Frame *frame;

  if (scan->depth == LW_JSON_MAX_DEPTH)
    return fail (scan, LW_ERROR_LIMIT, _ ("nested more than %d deep"), LW_JSON_MAX_DEPTH);
  frame = &scan->frames[scan->depth++];
  frame->is_object = *scan->at == '{';
  frame->place = place;
  frame->last = 0;
  if (frame->is_object && frame->names == NULL)
    frame->names = g_hash_table_new (g_str_hash, g_str_equal);
  else if (frame->is_object)
    g_hash_table_remove_all (frame->names);
  *expect = frame->is_object ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;
  scan->at++;
  return TRUE;
}

static gboolean
leave (Scan *scan, Expect *expect)
{
  scan->depth--;
  scan->at++;
  *expect = EXPECT_COMMA_OR_END;
  return TRUE;
}

static gboolean
scan_value (Scan *scan, Expect *expect)
{
  LwJsonPlace place;

  if (scan->at == scan->end)
    return fail_unexpected (scan, _ ("a value"));
  if (lw_json_places_count (scan->places) == LW_JSON_MAX_VALUES)
    return fail (scan, LW_ERROR_LIMIT, _ ("more than %d values"), LW_JSON_MAX_VALUES);

  place = add_place (scan);
  if (*scan->at == '{' || *scan->at == '[')
    return enter (scan, place, expect);
  *expect = EXPECT_COMMA_OR_END;
  if (*scan->at == '"')
    return scan_string (scan, NULL);
  if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
    return scan_number (scan);
  return scan_literal (scan);
}

/* The name is in the buffer; start and continued lead back to where it begins. */
static gboolean
check_name (Scan *scan, const char *start, gsize continued)
{
  Frame *frame = &scan->frames[scan->depth - 1];
  const char *name = scan->buffer->str;
  gpointer first = g_hash_table_lookup (frame->names, name);
  g_autofree char *excerpt = NULL;
  guint line, column;

  if (first == NULL && g_hash_table_size (frame->names) < LW_JSON_MAX_MEMBERS)
    return TRUE;
  scan->at = start;
  scan->continued = continued;
  if (first == NULL)
    return fail (scan, LW_ERROR_LIMIT, _ ("more than %d members in one object"), LW_JSON_MAX_MEMBERS);
  lw_json_places_get_name (scan->places, GPOINTER_TO_UINT (first), &line, &column);
  excerpt = lw_excerpt (name);
  return fail (scan, LW_ERROR_PARSE, _ ("%s is here twice; the first one is in line %u"), excerpt,
               line);
}

static gboolean
scan_name (Scan *scan, Expect *expect)
{
  const char *start = scan->at;
  gsize continued = scan->continued;

  if (scan->at == scan->end || *scan->at != '"')
    return fail_unexpected (scan, _ ("the name of a member"));
  g_string_truncate (scan->buffer, 0);
  scan->name.line = scan->line;
  scan->name.column = column_of (scan, start);
  if (!scan_string (scan, scan->buffer))
    return FALSE;
  if (!check_name (scan, start, continued))
    return FALSE;
  scan->name.text = lw_json_places_keep (scan->places, scan->buffer->str);

  skip_space (scan);
  if (scan->at == scan->end || *scan->at != ':')
    return fail_unexpected (scan, "“:”");
  scan->at++;
  *expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_comma_or_end (Scan *scan, Expect *expect)
{
  Frame *frame = &scan->frames[scan->depth - 1];
  char closing = frame->is_object ? '}' : ']';
  const char *comma = scan->at;

  if (scan->at < scan->end && *scan->at == closing)
    return leave (scan, expect);
  if (scan->at == scan->end || *scan->at != ',')
    return fail_unexpected (scan, frame->is_object ? _ ("“,” or “}”") : _ ("“,” or “]”"));

  scan->at++;
  skip_space (scan);
  if (scan->at < scan->end && *scan->at == closing)
    {
      if (comma >= scan->line_start)
        scan->at = comma;
      return fail (scan, LW_ERROR_PARSE, _ ("there is a comma but nothing after it"));
    }
  *expect = frame->is_object ? EXPECT_NAME : EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_step (Scan *scan, Expect *expect)
{
  char c = scan->at < scan->end ? *scan->at : '\0';

  switch (*expect)
    {
    case EXPECT_VALUE_OR_END:
      return c == ']' ? leave (scan, expect) : scan_value (scan, expect);
    case EXPECT_VALUE:
      return scan_value (scan, expect);
    case EXPECT_NAME_OR_END:
      return c == '}' ? leave (scan, expect) : scan_name (scan, expect);
    case EXPECT_NAME:
      return scan_name (scan, expect);
    case EXPECT_COMMA_OR_END:
    default:
      return scan_comma_or_end (scan, expect);
    }
}

static gboolean
scan_text (Scan *scan)
{
  Expect expect = EXPECT_VALUE;

  skip_space (scan);
  if (scan->at == scan->end)
    return fail (scan, LW_ERROR_PARSE, _ ("there is nothing in it"));
  do
    {
      skip_space (scan);
      if (!scan_step (scan, &expect))
        return FALSE;
    }
  while (scan->depth > 0);

  skip_space (scan);
  if (scan->at < scan->end)
    return fail_unexpected (scan, _ ("the end of the text"));
  return TRUE;
}

/* The reader of characters above relies on well-formed UTF-8. */
static gboolean
check_encoding (Scan *scan)
{
  const char *start = scan->at;
  const char *flaw;

  if (g_utf8_validate_len (start, scan->end - start, &flaw))
    return TRUE;
  for (; scan->at < flaw; scan->at++)
    {
      if (*scan->at == '\n')
        {
          scan->line++;
          scan->line_start = scan->at + 1;
          scan->continued = 0;
        }
      scan->continued += (*scan->at & 0xc0) == 0x80;
    }
  return fail (scan, LW_ERROR_PARSE,
               *flaw == '\0' ? _ ("there is a NUL byte") : _ ("this is not UTF-8 text"));
}

static const char *
skip_mark (const char *data, gsize length)
{
  return length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? data + 3 : data;
}

LwJsonPlaces *
lw_json_guard_check (const char *data, gsize length, gsize max_bytes, guint *line, guint *column,
                     GError **error)
{
  Scan scan = { .at = skip_mark (data, length), .end = data + length, .line = 1 };
  gboolean sound;

  scan.line_start = scan.at;
  scan.places = lw_json_places_new ();
  scan.buffer = g_string_new (NULL);
  if (length > max_bytes)
    sound =
        fail (&scan, LW_ERROR_LIMIT, _ ("it is larger than %u KiB"), (guint) (max_bytes / 1024));
  else
    sound = check_encoding (&scan) && scan_text (&scan);

  g_string_free (scan.buffer, TRUE);
  for (guint i = 0; i < LW_JSON_MAX_DEPTH; i++)
    g_clear_pointer (&scan.frames[i].names, g_hash_table_unref);
  if (sound)
    return scan.places;

  lw_json_places_free (scan.places);
  *line = scan.error_line;
  *column = scan.error_column;
  g_propagate_error (error, scan.error);
  return NULL;
}

JsonNode *
lw_json_guard_parse (const char *data, gsize length, gsize max_bytes, LwJsonPlaces **places,
                     guint *line, guint *column, GError **error)
{
  g_autoptr (LwJsonPlaces) found =
      lw_json_guard_check (data, length, max_bytes, line, column, error);
  const char *start = skip_mark (data, length);
  g_autoptr (JsonParser) parser = NULL;

  if (found == NULL)
    return NULL;
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, start, data + length - start, error))
    {
      *line = json_parser_get_current_line (parser);
      *column = 1;
      return NULL;
    }
  *places = g_steal_pointer (&found);
  return json_parser_steal_root (parser);
}
