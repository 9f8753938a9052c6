/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The popover that lists placeholders, those that the plan's test data and captured values give among
 * them. Signals: picked (text), with what is to be inserted; typed (text), when something else was
 * typed to its end. */

#define LW_TYPE_PLACEHOLDER_LIST (lw_placeholder_list_get_type ())
G_DECLARE_FINAL_TYPE (LwPlaceholderList, lw_placeholder_list, LW, PLACEHOLDER_LIST, GtkPopover)

/* plan may be NULL; typed: what narrows the list at first. (transfer floating) */
GtkWidget *lw_placeholder_list_new (LwPlan *plan, const char *typed);
const char *lw_placeholder_list_get_typed (LwPlaceholderList *self); /* (transfer none) */

G_END_DECLS
