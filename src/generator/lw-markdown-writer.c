/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-markdown-writer.h"

#include "lw-printable.h"

#include <string.h>

struct _LwMarkdownTable
{
  GStrv columns; /* (owned) */
  guint n_columns;
  GPtrArray *cells; /* (owned) (element-type GString) */
};

/* One line of valid UTF-8 without anything that steers a display, and one space for any white
 * space. */
static char *
dup_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == ' ' || lw_steers_display (character))
        {
          if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c (line, ' ');
        }
      else
        g_string_append_unichar (line, character);
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_strdup (line->str);
}

static gboolean
ends_with_www (const char *line, const char *at)
{
  return at - line >= 3 && g_ascii_strncasecmp (at - 3, "www", 3) == 0;
}

/* A number at the start of a line, with "." or ")" and a space behind it, starts a list. */
static gboolean
is_list_number (const char *line, const char *at)
{
  if (at == line || at - line > 9 || (at[1] != ' ' && at[1] != '\0'))
    return FALSE;
  for (const char *c = line; c < at; c++)
    if (!g_ascii_isdigit (*c))
      return FALSE;
  return TRUE;
}

static gboolean
needs_backslash (const char *line, const char *at)
{
  switch (*at)
    {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '>':
    case '&':
    case '~':
    case '#':
    case '$': /* starts a formula where those are known */
      return TRUE;
    case '!':
      return at[1] == '[';
    case ':':
      return at == line || at[1] == '/';
    case '.':
      return ends_with_www (line, at) || is_list_number (line, at);
    case ')':
      return is_list_number (line, at);
    case '+':
    case '-':
    case '=':
      return at == line;
    default:
      return FALSE;
    }
}

void
lw_markdown_append_text (GString *out, const char *text)
{
  g_autofree char *line = dup_line (text);

  for (const char *c = line; *c != '\0'; c++)
    {
      /* Readers of tables differ in what a "|" behind a backslash is. */
      if (*c == '|')
        {
          g_string_append (out, "&#124;");
          continue;
        }
      /* Addresses become links when the backslashes are gone already; a word joiner, which is
       * not seen, keeps them apart. */
      if (*c == '@')
        g_string_append (out, "&#8288;");
      if (needs_backslash (line, c))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *c);
    }
}

char *
lw_markdown_dup_text (const char *text)
{
  GString *out = g_string_new (NULL);

  lw_markdown_append_text (out, text);
  return g_string_free (out, FALSE);
}

static gsize
longest_run_of_backticks (const char *line)
{
  gsize longest = 0;

  for (const char *c = line; *c != '\0';)
    {
      gsize run = strspn (c, "`");

      longest = MAX (longest, run);
      c += run > 0 ? run : 1;
    }
  return longest;
}

void
lw_markdown_append_code (GString *out, const char *text)
{
  g_autofree char *line = dup_line (text);
  gsize length = strlen (line);
  g_autofree char *fence = g_strnfill (longest_run_of_backticks (line) + 1, '`');
  const char *space;

  if (length == 0)
    return;
  space = line[0] == '`' || line[length - 1] == '`' ? " " : "";
  g_string_append_printf (out, "%s%s%s%s%s", fence, space, line, space, fence);
}

void
lw_markdown_append_cell_code (GString *out, const char *text)
{
  if (strchr (text, '|') != NULL)
    lw_markdown_append_text (out, text);
  else
    lw_markdown_append_code (out, text);
}

void
lw_markdown_append_quotation (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean open = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = lw_markdown_dup_text (lines[i]);

      if (line[0] == '\0')
        continue;
      if (open)
        g_string_append (out, ">\n");
      g_string_append_printf (out, "> %s\n", line);
      open = TRUE;
    }
  if (open)
    g_string_append_c (out, '\n');
}

static void
cell_free (gpointer cell)
{
  g_string_free (cell, TRUE);
}

LwMarkdownTable *
lw_markdown_table_new (const char *columns)
{
  LwMarkdownTable *self = g_new0 (LwMarkdownTable, 1);

  self->columns = g_strsplit (columns, "|", -1);
  self->n_columns = g_strv_length (self->columns);
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  return self;
}

void
lw_markdown_table_free (LwMarkdownTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cells);
  g_strfreev (self->columns);
  g_free (self);
}

GString *
lw_markdown_table_cell (LwMarkdownTable *self)
{
  GString *cell = g_string_new (NULL);

  g_ptr_array_add (self->cells, cell);
  return cell;
}

void
lw_markdown_table_add_text (LwMarkdownTable *self, const char *text)
{
  GString *cell = lw_markdown_table_cell (self);

  if (text != NULL)
    lw_markdown_append_text (cell, text);
}

void
lw_markdown_table_add_code (LwMarkdownTable *self, const char *text)
{
  GString *cell = lw_markdown_table_cell (self);

  if (text != NULL)
    lw_markdown_append_cell_code (cell, text);
}

void
lw_markdown_table_append_to (LwMarkdownTable *self, GString *out)
{
  g_assert (self->cells->len % self->n_columns == 0);

  if (self->cells->len == 0)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (out, "| %s ", self->columns[i] + (self->columns[i][0] == '>'));
  g_string_append (out, "|\n");
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append (out, self->columns[i][0] == '>' ? "| ---: " : "| --- ");
  g_string_append (out, "|\n");
  for (guint i = 0; i < self->cells->len; i++)
    {
      GString *cell = g_ptr_array_index (self->cells, i);

      g_string_append_printf (out, "| %s%s", cell->str, cell->len > 0 ? " " : "");
      if ((i + 1) % self->n_columns == 0)
        g_string_append (out, "|\n");
    }
  g_string_append_c (out, '\n');
}
