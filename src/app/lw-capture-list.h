/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-item-list.h"

G_BEGIN_DECLS

/* A group that edits the values which an answer gives to later requests (LwCapture). */

#define LW_TYPE_CAPTURE_LIST (lw_capture_list_get_type ())
G_DECLARE_FINAL_TYPE (LwCaptureList, lw_capture_list, LW, CAPTURE_LIST, LwItemList)

G_END_DECLS
