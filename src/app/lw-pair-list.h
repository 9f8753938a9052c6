/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A group that edits a list of names and values, such as headers. Property: add-label, the tooltip of
 * the button that adds one and the title of that undo step. */

#define LW_TYPE_PAIR_LIST (lw_pair_list_get_type ())
G_DECLARE_FINAL_TYPE (LwPairList, lw_pair_list, LW, PAIR_LIST, AdwPreferencesGroup)

void lw_pair_list_set_pairs (LwPairList *self, LwRecordList *pairs); /* (nullable) of LwPair */

G_END_DECLS
