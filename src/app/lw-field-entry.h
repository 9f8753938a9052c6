/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * An entry for one field of a record: text, a number, a percentage or a duration. What is typed goes
 * into the record as long as it makes sense; what does not stays as typed, marked, with the reason
 * under it, and the record keeps its last good value.
 */

typedef enum
{
  LW_FIELD_TEXT,
  LW_FIELD_NUMBER,
  LW_FIELD_INTEGER,
  LW_FIELD_SHARE,    /* 0 to 1 in the record, percent in the row */
  LW_FIELD_DURATION, /* milliseconds in the record */
  LW_FIELD_DURATION_MS, /* double of milliseconds, shown as a number of ms */
} LwFieldKind;

#define LW_TYPE_FIELD_KIND (lw_field_kind_get_type ())
GType lw_field_kind_get_type (void);

#define LW_TYPE_FIELD_ENTRY (lw_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (LwFieldEntry, lw_field_entry, LW, FIELD_ENTRY, GtkWidget)

/* Properties: record, field (name), kind, placeholder (shown while the field is not set), label (what
 * a screen reader calls it), width-chars, templated (whether the text may hold placeholders; only ever
 * set to TRUE). */
GtkWidget *lw_field_entry_new (const char *field, LwFieldKind kind, const char *label);
LwRecord *lw_field_entry_get_record (LwFieldEntry *self); /* (transfer none) (nullable) */
void lw_field_entry_set_record (LwFieldEntry *self, LwRecord *record);
const char *lw_field_entry_get_field (LwFieldEntry *self);

/* The text of a field's value as rows show it, and back. Shared with table cells. */
char *lw_field_format (LwFieldKind kind, const GValue *value);
gboolean lw_field_parse (LwFieldKind kind, LwRecord *record, const char *field, const char *text, GValue *value, GError **error);

G_END_DECLS
