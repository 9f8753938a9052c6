/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

G_BEGIN_DECLS

/* The default plan for this much average production traffic and this declared factor. */
LwPlan *lw_test_plan_new (double production_rps, double factor);

/* A plan whose only scenario runs and is called "only"; it has no stages yet. */
LwPlan *lw_test_plan_new_single (LwExecutor executor, LwScenario **scenario);

/* Adds one with a level of its own. */
void lw_test_add_stage (LwScenario *scenario, gint64 duration_ms, double target);

/* Adds an http-api with these resources to the profile. */
LwComponent *lw_test_add_api (LwPlan *plan, double prod_cpu, double prod_replicas, double qa_cpu, double qa_replicas);

/* (transfer none) (nullable) */
const LwProblem *lw_test_find_problem (LwSchedule *schedule, const char *code);

/* (nullable) The first threshold with this key and beginning of the expression. */
const LwScheduledThreshold *lw_test_find_threshold (LwSchedule *schedule, const char *key, const char *expression);

G_END_DECLS
