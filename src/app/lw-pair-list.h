/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-item-list.h"

G_BEGIN_DECLS

/* A group that edits a list of names and values (LwPair), such as headers. Property: templated, whether
 * the values may hold placeholders. */

#define LW_TYPE_PAIR_LIST (lw_pair_list_get_type ())
G_DECLARE_FINAL_TYPE (LwPairList, lw_pair_list, LW, PAIR_LIST, LwItemList)

G_END_DECLS
