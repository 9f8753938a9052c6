/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-item-list.h"

G_BEGIN_DECLS

/* A group that edits what an answer must have (LwCheck). */

#define LW_TYPE_CHECK_LIST (lw_check_list_get_type ())
G_DECLARE_FINAL_TYPE (LwCheckList, lw_check_list, LW, CHECK_LIST, LwItemList)

G_END_DECLS
