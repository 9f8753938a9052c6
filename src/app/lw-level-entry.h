/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two entries for one level: percent of the target, and requests per second or VUs. Whichever is
 * edited is what the plan keeps; the other follows with the schedule. The record has a number field
 * and an LwLevelUnit field. */

#define LW_TYPE_LEVEL_ENTRY (lw_level_entry_get_type ())
G_DECLARE_FINAL_TYPE (LwLevelEntry, lw_level_entry, LW, LEVEL_ENTRY, GtkWidget)

GtkWidget *lw_level_entry_new (LwRecord *record, const char *field, const char *unit_field);
/* percent and absolute as the schedule has them; unit is a word such as "req/s". name says which level
 * it is, for screen readers. */
void lw_level_entry_show (LwLevelEntry *self, double percent, double absolute, const char *unit, const char *name);

G_END_DECLS
