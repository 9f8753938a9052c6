/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The steps of the flow, in their order. A menu in the header adds an empty one or a copy of an endpoint.
 * A row activates flow.edit with its position, and so does a new step. */

#define LW_TYPE_STEP_LIST (lw_step_list_get_type ())
G_DECLARE_FINAL_TYPE (LwStepList, lw_step_list, LW, STEP_LIST, AdwPreferencesGroup)

void lw_step_list_set_plan (LwStepList *self, LwPlan *plan); /* (nullable) */

G_END_DECLS
