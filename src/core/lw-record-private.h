/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

G_BEGIN_DECLS

/* Is told of each change below a record right when it has happened and before anybody else is, so it
 * sees them in their order even when one brings about another. It must not change anything itself.
 * A record has one watch at most; NULL takes it off. */
typedef void (*LwRecordWatch) (LwRecord *watched, const LwChange *change, gpointer data);

void lw_record_set_watch (LwRecord *self, LwRecordWatch watch, gpointer data);
gboolean lw_record_is_watched (LwRecord *self);
gpointer lw_record_get_watch_data (LwRecord *self, LwRecordWatch watch); /* NULL for any other watch */

/* Around the telling of a change of self, whose watches learn of it at once. (transfer full) */
LwRecord *lw_record_begin_telling (LwRecord *self, const LwChange *change);
void lw_record_end_telling (LwRecord *root); /* (transfer full) */
/* How many changes below a root are being told of: more than one when whoever was told made another. */
guint lw_record_count_telling (LwRecord *root);

/* The value of a field while nobody changes it: texts are the record's own. Children and lists that
 * nobody has asked for yet are NULL. value has to be unset later. */
void lw_record_read_value (LwRecord *self, guint id, GValue *value);
gboolean lw_record_values_equal (GParamSpec *field, const GValue *a, const GValue *b);

void lw_record_emit_change (LwRecord *self, const LwChange *change);
guint lw_record_get_parent_field (LwRecord *self); /* the id of the field that holds it */
void lw_record_set_parent (LwRecord *self, LwRecord *parent, guint parent_field);

/* Puts another record in place of a child, untold: for a record that nobody has seen yet. The child
 * must be nobody else's. (transfer full) */
void lw_record_adopt_child (LwRecord *self, guint id, gpointer child);

LwRecordList *lw_record_list_new (GType item_type, LwRecord *owner, guint field);
void lw_record_list_disown (LwRecordList *self);
/* Appends an item, untold: for a list that nobody has seen yet. (transfer full) */
void lw_record_list_adopt (LwRecordList *self, gpointer item);

G_END_DECLS
