/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-field-entry.h"

G_BEGIN_DECLS

/* What the rows of an LwItemList are made of. All (transfer floating). */

/* Entries side by side. */
GtkWidget *lw_item_line_new (void);
/* Lines below each other. */
GtkWidget *lw_item_lines_new (GtkWidget *first, GtkWidget *second);

/* An LwFieldEntry for a text. The label stands in it while it is empty, too. */
GtkWidget *lw_item_entry_new (LwRecord *item, const char *field, const char *label);

/* A drop-down for an enum, bound to the record; choices are its values in their order, untranslated.
 * step: title of the undo step. */
GtkWidget *lw_item_choice_new (LwRecord *item, const char *field, const char *label, const char *step,
                               const char *const *choices);

G_END_DECLS
