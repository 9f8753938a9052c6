/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Writes JSON in one canonical way: two spaces of indentation, one value a line, members in the
 * order they come, the shortest numbers that read back the same. Control and invisible characters
 * are escaped, so that the text is also harmless in a terminal and inside JavaScript.
 *
 * In an object each value follows its name:
 *   lw_json_writer_begin_object (writer);
 *   lw_json_writer_name (writer, "target");
 *   lw_json_writer_double (writer, 294.12);
 *   lw_json_writer_end (writer);
 */

typedef struct _LwJsonWriter LwJsonWriter;

LwJsonWriter *lw_json_writer_new (void);
void lw_json_writer_free (LwJsonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwJsonWriter, lw_json_writer_free)

void lw_json_writer_begin_object (LwJsonWriter *self);
void lw_json_writer_begin_array (LwJsonWriter *self);
void lw_json_writer_end (LwJsonWriter *self); /* of the innermost object or array */
void lw_json_writer_name (LwJsonWriter *self, const char *name);

void lw_json_writer_null (LwJsonWriter *self);
void lw_json_writer_boolean (LwJsonWriter *self, gboolean value);
void lw_json_writer_int (LwJsonWriter *self, gint64 value);
void lw_json_writer_double (LwJsonWriter *self, double value); /* what is not finite becomes null */
/* NULL becomes null; bytes that are not UTF-8 become U+FFFD. */
void lw_json_writer_string (LwJsonWriter *self, const char *value);
/* A whole tree, at most as deep as the guard lets through. */
void lw_json_writer_node (LwJsonWriter *self, JsonNode *node);

/* The text, with a newline at its end, once everything is closed. (transfer full) */
char *lw_json_writer_finish (LwJsonWriter *self, gsize *length);

G_END_DECLS
