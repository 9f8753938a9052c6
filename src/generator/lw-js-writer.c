/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-js-writer.h"

#include "lw-number.h"
#include "lw-printable.h"

#include <string.h>

#define COLUMNS 100
#define MAX_DEPTH 128

typedef struct
{
  gboolean lines;   /* a line for each member */
  gboolean started; /* has a member */
  gboolean led;     /* the next member's line has been begun by its comment */
  char *remark;     /* (owned) (nullable) of the last member */
} Frame;

struct _LwJsWriter
{
  GString *out;
  guint depth;
  Frame frames[MAX_DEPTH]; /* of the open brackets */
};

LwJsWriter *
lw_js_writer_new (void)
{
  LwJsWriter *self = g_new0 (LwJsWriter, 1);

  self->out = g_string_sized_new (16 * 1024);
  return self;
}

void
lw_js_writer_free (LwJsWriter *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < MAX_DEPTH; i++)
    g_free (self->frames[i].remark);
  g_string_free (self->out, TRUE);
  g_free (self);
}

GBytes *
lw_js_writer_to_bytes (LwJsWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_bytes_new (self->out->str, self->out->len);
}

LwJsWriterMark
lw_js_writer_mark (LwJsWriter *self)
{
  LwJsWriterMark mark = { 0, 0 };

  g_return_val_if_fail (self != NULL, mark);

  mark.length = self->out->len;
  mark.depth = self->depth;
  return mark;
}

void
lw_js_writer_rewind (LwJsWriter *self, LwJsWriterMark mark)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (mark.length <= self->out->len && mark.depth <= self->depth);

  g_string_truncate (self->out, mark.length);
  while (self->depth > mark.depth)
    g_clear_pointer (&self->frames[--self->depth].remark, g_free);
}

size_t
lw_js_writer_get_column (LwJsWriter *self)
{
  size_t start;

  g_return_val_if_fail (self != NULL, 0);

  for (start = self->out->len; start > 0 && self->out->str[start - 1] != '\n'; start--)
    ;
  return (size_t) g_utf8_strlen (self->out->str + start, -1);
}

void
lw_js_writer_code (LwJsWriter *self, const char *code)
{
  g_return_if_fail (self != NULL && code != NULL);

  g_string_append (self->out, code);
}

static guint
indentation (LwJsWriter *self)
{
  guint columns = 0;

  for (guint i = 0; i < self->depth; i++)
    if (self->frames[i].lines)
      columns += 2;
  return columns;
}

void
lw_js_writer_newline (LwJsWriter *self)
{
  guint columns;

  g_return_if_fail (self != NULL);

  columns = indentation (self);
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < columns; i++)
    g_string_append_c (self->out, ' ');
}

/* Literals */

/* What ends a script or begins a comment for an HTML parser that comes across it. */
static gboolean
acts_in_html (const char *text, size_t length)
{
  return (length >= 8 && g_ascii_strncasecmp (text, "</script", 8) == 0) ||
         (length >= 4 && strncmp (text, "<!--", 4) == 0);
}

/* Appends a character that cannot stand for itself. */
static void
append_escape (GString *out, gunichar c)
{
  static const struct
  {
    gunichar c;
    const char *escape;
  } escapes[] = {
    { '\n', "\\n" }, { '\r', "\\r" }, { '\t', "\\t" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    if (escapes[i].c == c)
      {
        g_string_append (out, escapes[i].escape);
        return;
      }
  if (c < 0x100)
    g_string_append_printf (out, "\\x%02X", c);
  else
    g_string_append_printf (out, "\\u%04X", c);
}

/* Appends one character, which is not plain, and returns its end. */
static const char *
append_character (GString *out, const char *at, const char *end, char quote)
{
  gunichar c = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char_validated (at, end - at);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      append_escape (out, 0xFFFD);
      return at + 1;
    }
  if (c == (guchar) quote || c == '\\')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, (char) c);
    }
  else if (quote == '`' && c == '$' && at + 1 < end && at[1] == '{')
    g_string_append (out, "\\$");
  else if (quote == '`' && c == '\n')
    g_string_append_c (out, '\n');
  else if (c == 0xFEFF || lw_steers_display (c) || (c == '<' && acts_in_html (at, (size_t) (end - at))))
    append_escape (out, c);
  else
    g_string_append_unichar (out, c);
  return (guchar) *at < 0x80 ? at + 1 : g_utf8_next_char (at);
}

/* Whether a character stands for itself in every literal. */
static gboolean
is_plain (char c)
{
  return (guchar) c >= 0x20 && (guchar) c < 0x7F && c != '\'' && c != '`' && c != '\\' && c != '$' && c != '<';
}

/* Appends text for a literal that ends with the quote. */
static void
append_literal (GString *out, const char *text, size_t length, char quote)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *start = text;

      while (text < end && is_plain (*text))
        text++;
      g_string_append_len (out, start, text - start);
      if (text < end)
        text = append_character (out, text, end, quote);
    }
}

void
lw_js_writer_string (LwJsWriter *self, const char *text)
{
  g_return_if_fail (text != NULL);

  lw_js_writer_string_len (self, text, strlen (text));
}

void
lw_js_writer_string_len (LwJsWriter *self, const char *text, size_t length)
{
  g_return_if_fail (self != NULL && text != NULL);

  g_string_append_c (self->out, '\'');
  append_literal (self->out, text, length, '\'');
  g_string_append_c (self->out, '\'');
}

void
lw_js_writer_template_text (LwJsWriter *self, const char *text, size_t length)
{
  g_return_if_fail (self != NULL && text != NULL);

  append_literal (self->out, text, length, '`');
}

void
lw_js_writer_number (LwJsWriter *self, double number)
{
  char buffer[LW_NUMBER_BUFFER];

  g_return_if_fail (self != NULL);

  g_string_append (self->out, lw_number_format (buffer, number));
}

void
lw_js_writer_integer (LwJsWriter *self, gint64 number)
{
  g_return_if_fail (self != NULL);

  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, number);
}

/* Objects and arrays */

void
lw_js_writer_open (LwJsWriter *self, const char *code, gboolean lines)
{
  Frame *frame;

  g_return_if_fail (self != NULL && code != NULL);
  g_assert (self->depth < MAX_DEPTH);

  g_string_append (self->out, code);
  frame = &self->frames[self->depth++];
  frame->lines = lines;
  frame->started = FALSE;
  frame->led = FALSE;
}

static void
end_member_line (LwJsWriter *self, Frame *frame)
{
  if (frame->remark != NULL)
    g_string_append_printf (self->out, " // %s", frame->remark);
  g_clear_pointer (&frame->remark, g_free);
}

/* Ends the member before, if there is one, and gets ready for the next. */
static void
begin_member (LwJsWriter *self, const char *space)
{
  Frame *frame;

  g_return_if_fail (self->depth > 0);

  frame = &self->frames[self->depth - 1];
  if (frame->led)
    {
      frame->led = FALSE;
      return;
    }
  if (frame->started)
    g_string_append_c (self->out, ',');
  if (frame->lines)
    {
      end_member_line (self, frame);
      lw_js_writer_newline (self);
    }
  else
    g_string_append (self->out, frame->started ? " " : space);
  frame->started = TRUE;
}

static gboolean
is_identifier (const char *text)
{
  if (!g_ascii_isalpha (text[0]) && text[0] != '_' && text[0] != '$')
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_' && *at != '$')
      return FALSE;
  return TRUE;
}

void
lw_js_writer_key (LwJsWriter *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  begin_member (self, " ");
  if (g_str_equal (name, "__proto__"))
    /* Written plainly, this one name would set the object's prototype. */
    g_string_append (self->out, "['__proto__']");
  else if (is_identifier (name))
    g_string_append (self->out, name);
  else
    lw_js_writer_string (self, name);
  g_string_append (self->out, ": ");
}

void
lw_js_writer_item (LwJsWriter *self)
{
  g_return_if_fail (self != NULL);

  begin_member (self, "");
}

void
lw_js_writer_close (LwJsWriter *self, const char *code)
{
  Frame *frame;

  g_return_if_fail (self != NULL && code != NULL);
  g_return_if_fail (self->depth > 0);

  frame = &self->frames[self->depth - 1];
  if (frame->started && frame->lines)
    {
      g_string_append_c (self->out, ',');
      end_member_line (self, frame);
      self->depth--;
      lw_js_writer_newline (self);
    }
  else
    {
      self->depth--;
      if (frame->started && code[0] == '}')
        g_string_append_c (self->out, ' ');
    }
  g_string_append (self->out, code);
}

/* Comments */

/* Text for a comment that ends with the line: nothing in it ends one. (transfer full) */
static char *
make_comment (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) comment = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
        g_string_append_c (comment, '\n');
      else if (c == 0xFEFF || lw_steers_display (c))
        g_string_append_c (comment, ' ');
      else
        g_string_append_unichar (comment, c);
      if (c == '<' && acts_in_html (at, strlen (at)))
        g_string_append_c (comment, ' ');
    }
  return g_string_free (g_steal_pointer (&comment), FALSE);
}

static void
append_comment_line (LwJsWriter *self, const char *line, guint columns)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  size_t column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      size_t width = (size_t) g_utf8_strlen (words[i], -1);

      if (width == 0)
        continue;
      if (column > 0 && column + 1 + width > columns)
        {
          lw_js_writer_newline (self);
          column = 0;
        }
      g_string_append (self->out, column == 0 ? "// " : " ");
      g_string_append (self->out, words[i]);
      column += width + (column == 0 ? 3 : 1);
    }
}

void
lw_js_writer_comment (LwJsWriter *self, const char *text)
{
  g_autofree char *comment = NULL;
  g_auto (GStrv) lines = NULL;
  Frame *frame = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  comment = g_strstrip (make_comment (text));
  if (comment[0] == '\0')
    return;

  if (self->depth > 0)
    {
      frame = &self->frames[self->depth - 1];
      g_return_if_fail (frame->lines);
      begin_member (self, "");
      frame->led = TRUE;
    }
  lines = g_strsplit (comment, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_strstrip (lines[i])[0] == '\0')
        continue;
      append_comment_line (self, lines[i], COLUMNS - indentation (self));
      lw_js_writer_newline (self);
    }
}

void
lw_js_writer_remark (LwJsWriter *self, const char *text)
{
  Frame *frame;

  g_return_if_fail (self != NULL && text != NULL);
  g_return_if_fail (self->depth > 0);

  frame = &self->frames[self->depth - 1];
  g_return_if_fail (frame->lines && frame->started);
  g_free (frame->remark);
  frame->remark = g_strstrip (g_strdelimit (make_comment (text), "\n", ' '));
  if (frame->remark[0] == '\0')
    g_clear_pointer (&frame->remark, g_free);
}

/* Names */

char *
lw_js_dup_identifier (const char *text)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean capital = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (!g_ascii_isalnum (*at))
        {
          capital = name->len > 0;
          continue;
        }
      if (name->len == 0 && g_ascii_isdigit (*at))
        g_string_append_c (name, '_');
      g_string_append_c (name, capital ? g_ascii_toupper (*at) : *at);
      capital = FALSE;
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}
