/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-item-list.h"

G_BEGIN_DECLS

/* A group that edits the test data of a plan (LwDataFile): files are chosen in a dialog, or dropped on
 * it. */

#define LW_TYPE_DATA_LIST (lw_data_list_get_type ())
G_DECLARE_FINAL_TYPE (LwDataList, lw_data_list, LW, DATA_LIST, LwItemList)

/* Adds files by their paths, with names made from theirs. */
void lw_data_list_add_files (LwDataList *self, GPtrArray *paths);

G_END_DECLS
