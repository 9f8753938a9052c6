/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The only place that puts values into Markdown. A value is always text on one line: it starts no
 * heading, list, link, image, table cell or HTML, whatever it holds, in CommonMark and in the dialect
 * of GitHub and GitLab.
 */

/* Text in a paragraph, a list item or a table cell. */
void lw_markdown_append_text (GString *out, const char *text);
char *lw_markdown_dup_text (const char *text); /* (transfer full) */

/* A code span. Empty text gives none. */
void lw_markdown_append_code (GString *out, const char *text);

/* The same in a table cell, where a "|" would end the cell even in code. */
void lw_markdown_append_cell_code (GString *out, const char *text);

/* Text of several lines and paragraphs as a quotation, each line one of its own. */
void lw_markdown_append_quotation (GString *out, const char *text);

/* A table is a head and rows of cells that went through the functions above. */
typedef struct _LwMarkdownTable LwMarkdownTable;

/* columns: titles with "|" between them, as fixed text; one that starts with ">" aligns to the right. */
LwMarkdownTable *lw_markdown_table_new (const char *columns);
void lw_markdown_table_free (LwMarkdownTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwMarkdownTable, lw_markdown_table_free)

/* Starts a cell behind the last one, in a new row when that is full. Returns where to put its content,
 * which belongs to the table. */
GString *lw_markdown_table_cell (LwMarkdownTable *self);

/* Cells of text, and of code. text may be NULL for an empty one. */
void lw_markdown_table_add_text (LwMarkdownTable *self, const char *text);
void lw_markdown_table_add_code (LwMarkdownTable *self, const char *text);

/* Appends the table and an empty line; nothing when it has no rows. */
void lw_markdown_table_append_to (LwMarkdownTable *self, GString *out);

G_END_DECLS
