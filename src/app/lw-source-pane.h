/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Edits a longer text of a record, with highlighting and placeholders. Properties: record, field (name),
 * title, step (title of the undo step), language (id of GtkSourceView; NULL for plain text), json
 * (whether what is no JSON gets a line that says so). */

#define LW_TYPE_SOURCE_PANE (lw_source_pane_get_type ())
G_DECLARE_FINAL_TYPE (LwSourcePane, lw_source_pane, LW, SOURCE_PANE, GtkWidget)

void lw_source_pane_set_record (LwSourcePane *self, LwRecord *record); /* (nullable) */

G_END_DECLS
