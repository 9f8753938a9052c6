/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

/* What the makers of sample plans share. */

/* A plan without objectives, for 100 requests per second. (transfer full) */
LwPlan *new_plan (void);
/* (transfer none) */
LwEndpoint *add_request (LwPlan *plan, const char *name, const char *method, const char *path, double weight);
void add_pair (LwRecordList *list, const char *name, const char *value);
/* (transfer none) */
LwScenario *add_own_scenario (LwPlan *plan, LwObjectiveKind kind, LwUse use, const char *name, LwExecutor executor,
                              double level, gint64 duration_ms);

/* Writes the script of a plan, the plan, and what its schedule says into the folder. */
void write_sample (const char *folder, const char *name, LwPlan *plan);

/* Plans whose requests take their values from wherever they can come. */
void write_request_samples (const char *folder);
