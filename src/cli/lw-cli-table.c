/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-table.h"

#include "lw-cli-output.h"
#include "lw-printable.h"

#include <string.h>

#define MAX_COLUMNS 12
#define GAP 2

struct _LwCliTable
{
  char *alignment;
  guint n_columns;
  GPtrArray *rows; /* (owned) GStrv of n_columns */
  char **head;     /* (owned) (nullable) */
};

LwCliTable *
lw_cli_table_new (const char *alignment)
{
  LwCliTable *self = g_new0 (LwCliTable, 1);

  g_assert (strlen (alignment) <= MAX_COLUMNS);
  self->alignment = g_strdup (alignment);
  self->n_columns = strlen (alignment);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
lw_cli_table_free (LwCliTable *self)
{
  g_free (self->alignment);
  g_ptr_array_unref (self->rows);
  g_strfreev (self->head);
  g_free (self);
}

static char **
read_row (LwCliTable *self, va_list cells)
{
  char **row = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = va_arg (cells, const char *);

      row[i] = lw_printable (text != NULL ? text : "");
    }
  return row;
}

void
lw_cli_table_add (LwCliTable *self, ...)
{
  va_list cells;

  va_start (cells, self);
  g_ptr_array_add (self->rows, read_row (self, cells));
  va_end (cells);
}

void
lw_cli_table_set_head (LwCliTable *self, ...)
{
  va_list cells;

  g_strfreev (self->head);
  va_start (cells, self);
  self->head = read_row (self, cells);
  va_end (cells);
}

int
lw_cli_text_width (const char *text)
{
  int width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static gboolean
is_remark (char alignment)
{
  return alignment == 'n' || alignment == 'b';
}

static void
widen (LwCliTable *self, char **row, int *widths)
{
  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = MAX (widths[i], lw_cli_text_width (row[i]));
}

static guint
last_column (LwCliTable *self, char **row)
{
  guint last = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (!is_remark (self->alignment[i]) && row[i][0] != '\0')
      last = i;
  return last;
}

/* Cells in their columns, and no spaces at the end of the line. (transfer full) */
static char *
format_row (LwCliTable *self, char **row, const int *widths)
{
  GString *line = g_string_new (NULL);
  guint last = last_column (self, row);

  for (guint i = 0; i <= last; i++)
    {
      int padding = widths[i] - lw_cli_text_width (row[i]);

      if (is_remark (self->alignment[i]))
        continue;
      g_string_append_printf (line, "%*s", i > 0 ? GAP : 0, "");
      if (self->alignment[i] == 'r')
        g_string_append_printf (line, "%*s", padding, "");
      g_string_append (line, row[i]);
      if (self->alignment[i] == 'l' && i < last)
        g_string_append_printf (line, "%*s", padding, "");
    }
  return g_string_free (line, FALSE);
}

/* Where a remark begins: below the last column, or below the second one. */
static int
remark_indentation (LwCliTable *self, char kind, const int *widths)
{
  int indentation = GAP;

  for (guint i = 0; i + 1 < self->n_columns && !is_remark (self->alignment[i + 1]); i++)
    {
      indentation += widths[i] + GAP;
      if (kind == 'b')
        break;
    }
  return indentation;
}

static void
print_remarks (LwCliTable *self, char **row, const int *widths)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (is_remark (self->alignment[i]) && row[i][0] != '\0')
      {
        lw_cli_print ("%*s", remark_indentation (self, self->alignment[i], widths), "");
        lw_cli_print_styled (LW_CLI_FAINT, row[i]);
        lw_cli_print ("\n");
      }
}

void
lw_cli_table_print (LwCliTable *self)
{
  int widths[MAX_COLUMNS] = { 0 };

  if (self->head != NULL)
    widen (self, self->head, widths);
  for (guint i = 0; i < self->rows->len; i++)
    widen (self, g_ptr_array_index (self->rows, i), widths);

  if (self->head != NULL)
    {
      g_autofree char *line = format_row (self, self->head, widths);

      lw_cli_print ("%*s", GAP, "");
      lw_cli_print_styled (LW_CLI_FAINT, line);
      lw_cli_print ("\n");
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      char **row = g_ptr_array_index (self->rows, i);
      g_autofree char *line = format_row (self, row, widths);

      lw_cli_print ("%*s%s\n", GAP, "", line);
      print_remarks (self, row, widths);
    }
}
