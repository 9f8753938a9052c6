/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Writes JavaScript. It is the only place where values become JavaScript, so that no text that a
 * person typed can end a literal or a comment and turn into code. What these functions take as "code"
 * is always fixed text of the program; everything else is a value, and is escaped.
 *
 * Escaping leaves no character that would act on a terminal or on the order of text, none that old
 * parsers take for a line end, nothing that ends a script inside HTML, and valid UTF-8 only.
 */
typedef struct _LwJsWriter LwJsWriter;

LwJsWriter *lw_js_writer_new (void);
void lw_js_writer_free (LwJsWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwJsWriter, lw_js_writer_free)

/* All that was written. (transfer full) */
GBytes *lw_js_writer_to_bytes (LwJsWriter *self);

/* A point to come back to; everything that was open there must still be. */
typedef struct
{
  size_t length;
  guint depth;
} LwJsWriterMark;

LwJsWriterMark lw_js_writer_mark (LwJsWriter *self);
void lw_js_writer_rewind (LwJsWriter *self, LwJsWriterMark mark);
/* How many characters the line being written has. */
size_t lw_js_writer_get_column (LwJsWriter *self);

/* Fixed code, as it is. */
void lw_js_writer_code (LwJsWriter *self, const char *code);
/* Ends the line and indents the next one. */
void lw_js_writer_newline (LwJsWriter *self);

/* Literals */
void lw_js_writer_string (LwJsWriter *self, const char *text);
void lw_js_writer_string_len (LwJsWriter *self, const char *text, size_t length);
/* Text inside a template literal; the back quotes and ${expressions} around it are code. */
void lw_js_writer_template_text (LwJsWriter *self, const char *text, size_t length);
void lw_js_writer_number (LwJsWriter *self, double number);
void lw_js_writer_integer (LwJsWriter *self, gint64 number);

/* Objects and arrays, in one line or with a line for each member. The opening bracket is code such as
 * "{" or "spread([". Commas come by themselves. */
void lw_js_writer_open (LwJsWriter *self, const char *code, gboolean lines);
void lw_js_writer_key (LwJsWriter *self, const char *name); /* a member; its value follows */
void lw_js_writer_item (LwJsWriter *self);                  /* an item; its value follows */
void lw_js_writer_close (LwJsWriter *self, const char *code);

/* Lines of comment before what follows, broken to fit; nothing for an empty text. Where members have
 * lines of their own, it belongs to the next one. */
void lw_js_writer_comment (LwJsWriter *self, const char *text);
/* A comment at the end of the line of the last member. */
void lw_js_writer_remark (LwJsWriter *self, const char *text);

/* A name for a function or a constant, made from words of any text: the letters and digits of ASCII
 * in camel case. Empty when the text has none. (transfer full) */
char *lw_js_dup_identifier (const char *text);

G_END_DECLS
