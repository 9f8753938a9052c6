/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A group that edits a list of records: a button in its header adds one, and each row has what its
 * subclass shows of a record and a way to remove it. Alt+Up and Alt+Down move the row that has the
 * focus. Properties: add-label, the tooltip of the button and the title of that undo step; ordered,
 * whether the order matters, so that each row has a menu that moves it, too.
 */

#define LW_TYPE_ITEM_LIST (lw_item_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (LwItemList, lw_item_list, LW, ITEM_LIST, AdwPreferencesGroup)

struct _LwItemListClass
{
  AdwPreferencesGroupClass parent_class;

  /* What a row shows of a record. (transfer floating) */
  GtkWidget *(*make_content) (LwItemList *self, LwRecord *item);
  /* What the button in the header does; by default it appends a new record. */
  void (*add) (LwItemList *self);
};

LwRecordList *lw_item_list_get_items (LwItemList *self);             /* (transfer none) (nullable) */
void lw_item_list_set_items (LwItemList *self, LwRecordList *items); /* (nullable) */

G_END_DECLS
