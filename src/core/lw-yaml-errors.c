/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-yaml-private.h"

#include "lw-i18n.h"
#include "lw-limits.h"
#include "lw-number.h"

#include <string.h>

/* Line and column, from 1 and in characters, of a byte in a text that is UTF-8 up to there. */
static void
locate (const char *data, gsize offset, guint *line, guint *column)
{
  *line = 1;
  *column = 1;
  for (gsize i = 0; i < offset; i++)
    {
      gboolean carriage_return = data[i] == '\r' && !(i + 1 < offset && data[i + 1] == '\n');

      if (data[i] == '\n' || carriage_return)
        {
          *line += 1;
          *column = 1;
        }
      else if ((data[i] & 0xc0) != 0x80 && data[i] != '\r')
        *column += 1;
    }
}

static void
report_at (LwProblemSink *sink, guint line, guint column, const char *code, const char *suggestion,
           const char *message)
{
  LwProblem *problem = lw_problem_new (LW_SEVERITY_ERROR, code, NULL, "%s", message);

  lw_problem_at (problem, NULL, line, column);
  if (suggestion != NULL)
    lw_problem_suggest (problem, "%s", suggestion);
  lw_problem_sink_take (sink, problem);
}

static void
report_at_byte (LwProblemSink *sink, const char *data, gsize offset, const char *code,
                const char *suggestion, const char *message)
{
  guint line;
  guint column;

  locate (data, offset, &line, &column);
  report_at (sink, line, column, code, suggestion, message);
}

static gboolean
check_size (gsize length, LwProblemSink *sink)
{
  char size[LW_NUMBER_BUFFER];
  g_autofree char *message = NULL;

  if (length <= LW_MAX_PROFILE_BYTES)
    return TRUE;
  message = g_strdup_printf (_ ("the text has %s MiB or more, and at most %d MiB is read"),
                             lw_number_format_rounded (size, (double) length / (1 << 20), 2, FALSE),
                             LW_MAX_PROFILE_BYTES >> 20);
  report_at (sink, 0, 0, "too-large", _ ("Leave out what the test does not need"), message);
  return FALSE;
}

static gboolean
has_prefix (const char *data, gsize length, const char *prefix)
{
  return length >= strlen (prefix) && memcmp (data, prefix, strlen (prefix)) == 0;
}

static gboolean
check_encoding (const char *data, gsize length, LwProblemSink *sink)
{
  const char *end;

  if (has_prefix (data, length, "\xff\xfe") || has_prefix (data, length, "\xfe\xff"))
    {
      report_at (sink, 1, 1, "encoding", _ ("Save the file as UTF-8"),
                 _ ("the text is UTF-16, and profiles are read as UTF-8"));
      return FALSE;
    }
  if (g_utf8_validate_len (data, length, &end))
    return TRUE;
  if (*end == '\0')
    report_at_byte (sink, data, end - data, "yaml-nul",
                    _ ("Remove it; a file with NUL characters is often not text at all"),
                    _ ("the text holds a NUL character"));
  else
    report_at_byte (sink, data, end - data, "encoding", _ ("Save the file as UTF-8"),
                    _ ("the text is not valid UTF-8 from here on"));
  return FALSE;
}

/* Told one by one with their places; the parser would only name the first. */
static gboolean
check_controls (const char *data, gsize length, LwProblemSink *sink)
{
  gboolean clean = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = data[i];

      if ((c >= 0x20 && c != 0x7f) || c == '\n' || c == '\r' || c == '\t')
        continue;
      clean = FALSE;
      if (lw_problem_sink_is_full (sink, "control-character"))
        break;

      g_autofree char *message = g_strdup_printf (
          _ ("the text holds the control character U+%04X, which YAML does not allow"), c);

      report_at_byte (sink, data, i, "control-character",
                      _ ("Remove it, or write it as an escape in double quotes"), message);
    }
  return clean;
}

gboolean
lw_yaml_check_text (const char **data, gsize *length, LwProblemSink *sink)
{
  if (!check_size (*length, sink))
    return FALSE;
  if (has_prefix (*data, *length, "\xef\xbb\xbf"))
    {
      *data += 3;
      *length -= 3;
    }
  return check_encoding (*data, *length, sink) && check_controls (*data, *length, sink);
}

/* Tabs */

static gboolean
find_line (const char *data, gsize length, guint line, gsize *start)
{
  *start = 0;
  for (guint at = 1; at < line; at++)
    {
      const char *newline = memchr (data + *start, '\n', length - *start);

      if (newline == NULL)
        return FALSE;
      *start = newline + 1 - data;
    }
  return *start < length;
}

/* The column of the first tab that indents the line, from 1; 0 for none. */
static guint
find_indenting_tab (const char *data, gsize length, gsize start)
{
  for (gsize i = start; i < length && (data[i] == ' ' || data[i] == '\t'); i++)
    if (data[i] == '\t')
      return i - start + 1;
  return 0;
}

/* Whoever indents one line with tabs does it everywhere, so all such lines from there on are
 * listed. */
static gboolean
report_tabs (const char *data, gsize length, guint line, LwProblemSink *sink)
{
  gsize start;

  if (!find_line (data, length, line, &start) || find_indenting_tab (data, length, start) == 0)
    return FALSE;
  while (start < length)
    {
      guint column = find_indenting_tab (data, length, start);
      const char *newline = memchr (data + start, '\n', length - start);

      if (column > 0)
        report_at (sink, line, column, "yaml-tab", _ ("Indent with spaces"),
                   _ ("the line is indented with a tab, which YAML does not allow"));
      start = newline != NULL ? (gsize) (newline + 1 - data) : length;
      line++;
    }
  return TRUE;
}

/* Syntax */

static const struct
{
  const char *problem; /* of the parser */
  const char *message;
  const char *suggestion;
  gboolean at_start; /* the place to look at is where the parser's context began */
} explanations[] = {
  { "mapping values are not allowed in this context", N_ ("a “:” stands where no key can be"),
    N_ ("Check the indentation of this line and the one above; text that holds “: ” needs quotes") },
  { "did not find expected key", N_ ("this does not fit the map around it"),
    N_ ("Check the indentation of this line, and that quotes and brackets above it are closed") },
  { "did not find expected '-' indicator", N_ ("this does not fit the list around it"),
    N_ ("Begin each item of the list with “- ”, all in the same column") },
  { "could not find expected ':'", N_ ("a key without its “:”"),
    N_ ("Write “key: value”, and close quotes and brackets in the lines above"), TRUE },
  { "did not find expected ',' or ']'", N_ ("a list in brackets is not closed, or lacks a comma"),
    N_ ("Put commas between the items and “]” at the end") },
  { "did not find expected ',' or '}'", N_ ("a map in braces is not closed, or lacks a comma"),
    N_ ("Put commas between the entries and “}” at the end") },
  { "found unexpected end of stream", N_ ("the quote that begins here is not closed"), N_ ("Close the quote"),
    TRUE },
  { "found unexpected document indicator",
    N_ ("the quote that begins here is not closed before a line with “---” or “...”"), N_ ("Close the quote"),
    TRUE },
  { "found character that cannot start any token", N_ ("this character cannot begin a value"),
    N_ ("Put the text in quotes") },
  { "block sequence entries are not allowed in this context", N_ ("“- ” stands where no list can be"),
    N_ ("Put the list on a line of its own below its key") },
  { "block mapping entries are not allowed in this context", N_ ("a map stands where none can be"),
    N_ ("Put the map on lines of its own below its key") },
  { "mapping keys are not allowed in this context", N_ ("“? ” stands where no key can be"),
    N_ ("Put text that begins with “?” in quotes") },
  { "found unknown escape character", N_ ("unknown escape after “\\” in double quotes"),
    N_ ("Write “\\\\” for a backslash, or use single quotes") },
  { "did not find expected hexdecimal number",
    N_ ("an escape in double quotes lacks its hexadecimal digits"),
    N_ ("Write “\\\\” for a backslash, or use single quotes") },
  { "found undefined tag handle", N_ ("tags are not read"), N_ ("Remove the tag") },
  { "did not find expected <document start>", N_ ("there is text after the end of the document"),
    N_ ("Check that the line belongs to the map above it, with the same indentation") },
  { "found a tab character that violates indentation", N_ ("a tab stands where the indentation is"),
    N_ ("Indent with spaces") },
  { "found a tab character where an indentation space is expected",
    N_ ("a tab stands where the indentation is"), N_ ("Indent with spaces") },
};

void
lw_yaml_report_syntax_error (const yaml_parser_t *parser, const char *data, gsize length,
                             LwProblemSink *sink)
{
  guint line = parser->problem_mark.line + 1;
  guint column = parser->problem_mark.column + 1;
  const char *problem = parser->problem != NULL ? parser->problem : _ ("unreadable text");

  if (parser->error == YAML_READER_ERROR)
    {
      report_at_byte (sink, data, MIN (parser->problem_offset, length), "control-character",
                      _ ("Remove the character"),
                      _ ("the text holds a character that YAML does not allow"));
      return;
    }
  if (report_tabs (data, length, line, sink))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (explanations); i++)
    if (g_str_equal (explanations[i].problem, problem))
      {
        g_autofree char *message = NULL;

        if (explanations[i].at_start)
          {
            line = parser->context_mark.line + 1;
            column = parser->context_mark.column + 1;
          }
        else if (parser->context != NULL && parser->context_mark.line + 1 < line)
          message = g_strdup_printf (_ ("%s (it began on line %u)"), _ (explanations[i].message),
                                     (guint) parser->context_mark.line + 1);
        report_at (sink, line, column, "yaml-syntax", _ (explanations[i].suggestion),
                   message != NULL ? message : _ (explanations[i].message));
        return;
      }
  report_at (sink, line, column, "yaml-syntax", NULL, problem);
}
