/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

G_BEGIN_DECLS

/* Sets a stage of the scenario at path to what was drawn in the chart of its schedule: a duration, and
 * a target in requests per second, or in VUs for VU executors. For an executor without stages, stage 0
 * stands for its duration and level. A level given in percent stays in percent. FALSE when there is
 * no such stage. */
gboolean lw_stage_edit (LwPlan *plan, LwSchedule *schedule, const char *path, guint stage, gint64 duration_ms,
                        double target);

/* Parts a stage of the scenario at path in two, so long after its start, without changing the load; the
 * new end can then be moved. FALSE when there is no such stage, or nothing to part. */
gboolean lw_stage_split (LwPlan *plan, const char *path, guint stage, gint64 after_ms);

G_END_DECLS
