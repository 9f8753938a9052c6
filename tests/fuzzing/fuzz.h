/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

/* The name that fuzzing engines look for. Returns 0. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever is said about a text can be shown, is short, and names a place that is in it. What it
 * names in the plan, which may be NULL, is looked up. */
void fuzz_check_problems (GPtrArray *problems, const guint8 *data, gsize size, LwPlan *plan);
