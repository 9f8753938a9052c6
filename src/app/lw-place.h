/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which place of the plan a widget shows, so that a problem with that place can lead to it. Entries,
 * switches and choices say so by their properties record and field; everything else with these. */

/* field may be NULL for the record itself; record may be NULL for nothing. */
void lw_place_set (GtkWidget *widget, LwRecord *record, const char *field);
/* The place of a list of records is the field that it is in its owner. */
void lw_place_set_list (GtkWidget *widget, LwRecordList *list);
/* field may be NULL for any of the record. */
gboolean lw_place_shows (GtkWidget *widget, LwRecord *record, const char *field);

/* The widget at or below root that shows the field, else the record, else what they are part of; none
 * that is hidden. (transfer none) (nullable) */
GtkWidget *lw_place_find (GtkWidget *root, LwRecord *plan, const char *path);

G_END_DECLS
