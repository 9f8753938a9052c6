/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-enums.h"
#include "lw-limits.h"
#include "lw-record.h"
#include "lw-stage.h"

G_BEGIN_DECLS

/* One k6 scenario: a load shape and how it is driven. */

#define LW_TYPE_SCENARIO (lw_scenario_get_type ())
G_DECLARE_FINAL_TYPE (LwScenario, lw_scenario, LW, SCENARIO, LwRecord)

LwScenario *lw_scenario_new (void);

/* Name in the script: letters, digits, _ and -; unique in a plan. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, const char *, name)

/* What it shows, in words. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, const char *, description)

/* How k6 drives it. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, LwExecutor, executor)

/* Constant executors: the level; ramping executors: the level at the start. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, double, level)

/* What level counts. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, LwLevelUnit, level_unit)

/* Constant executors: how long it lasts; iteration executors: the most it may last. In milliseconds. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, gint64, duration_ms)

/* Ramping executors: the shape. */
LW_DECLARE_CHILD (LwScenario, lw_scenario, LwRecordList, stages)

/* Iteration executors: iterations of each VU, or of all together. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, gint64, iterations)

/* Iteration executors: VUs; 0 is automatic. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, int, vus)

/* Arrival-rate executors: VUs made before the start; 0 is automatic. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, int, pre_allocated_vus)

/* Arrival-rate executors: most VUs; 0 is automatic. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, int, max_vus)

/* Time given to running iterations at the end, in milliseconds. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, gint64, graceful_stop_ms)

/* ramping-vus: time given to an iteration whose VU goes, in milliseconds. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, gint64, graceful_ramp_down_ms)

/* Start after the start of the test, in milliseconds; -1 puts it after the scenario before. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, gint64, start_offset_ms)

/* Arrival-rate executors: pause as the endpoints say, too. VU executors always do. */
LW_DECLARE_FIELD (LwScenario, lw_scenario, gboolean, use_think_time)

/* Whether k6 takes it as the name of a scenario, and the script as a key. */
gboolean lw_scenario_name_is_valid (const char *name);

G_END_DECLS
