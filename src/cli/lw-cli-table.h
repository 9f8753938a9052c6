/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text in columns for people. */
typedef struct _LwCliTable LwCliTable;

/* alignment has a letter for each column: l for left, r for right. Remarks come last and go on lines
 * of their own below the row when they are not empty: n below the last column, b below the second. */
LwCliTable *lw_cli_table_new (const char *alignment);
void lw_cli_table_free (LwCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwCliTable, lw_cli_table_free)

/* As many strings as there are columns; NULL is an empty cell. */
void lw_cli_table_add (LwCliTable *self, ...);
/* The same for a first row that names the columns. */
void lw_cli_table_set_head (LwCliTable *self, ...);

/* Prints with an indentation of two spaces. */
void lw_cli_table_print (LwCliTable *self);

/* Columns that text takes on a terminal. */
int lw_cli_text_width (const char *text);

G_END_DECLS
