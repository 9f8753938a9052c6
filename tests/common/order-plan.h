/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

/* A plan as people make it: an API, a queue, a function and a database; 2000 requests per second in
 * production, the factor 6.8. (transfer full) */
LwPlan *order_plan_new (void);

/* Adds a component to the profile of a plan. (transfer none) */
LwComponent *order_plan_add_component (LwPlan *plan, const char *id, const char *name,
                                       const char *kind, const char *platform);
