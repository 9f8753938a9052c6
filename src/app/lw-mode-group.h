/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the test drives: single endpoints, the flow, or both. Property: plan. */

#define LW_TYPE_MODE_GROUP (lw_mode_group_get_type ())
G_DECLARE_FINAL_TYPE (LwModeGroup, lw_mode_group, LW, MODE_GROUP, AdwPreferencesGroup)

/* What a mode is good for, in a sentence. (transfer none) */
const char *lw_mode_get_words (LwMode mode);

G_END_DECLS
