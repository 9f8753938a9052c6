/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-stage-edit.h"

/* What 100 % is in requests per second or VUs, from any level that is not zero; 0 when there is none. */
static double
find_reference (const LwScheduledScenario *scenario)
{
  double scale = lw_executor_is_arrival_rate (scenario->executor) ? scenario->requests_per_iteration : 1;

  if (scenario->level_percent > 0)
    return scenario->level_exact * scale * 100 / scenario->level_percent;
  for (guint i = 0; i < scenario->n_stages; i++)
    if (scenario->stages[i].percent > 0)
      return scenario->stages[i].exact * scale * 100 / scenario->stages[i].percent;
  return 0;
}

/* target is what the scheduled scenario is to reach, which may be a part of what the plan asks for. */
static double
in_unit (double target, LwLevelUnit *unit, const LwScheduledScenario *scheduled)
{
  double reference = find_reference (scheduled);

  target = CLAMP (target, 0, LW_MAX_NUMBER);
  if (*unit == LW_LEVEL_PERCENT && reference > 0)
    return MIN (target * 100 / reference, LW_MAX_NUMBER);
  *unit = LW_LEVEL_ABSOLUTE;
  return MIN (target / scheduled->share, LW_MAX_NUMBER);
}

gboolean
lw_stage_edit (LwPlan *plan, LwSchedule *schedule, const char *path, guint stage, gint64 duration_ms, double target)
{
  LwRecord *record = lw_record_lookup_path (LW_RECORD (plan), path, NULL);
  const LwScheduledScenario *scheduled = lw_schedule_find_by_path (schedule, path);
  LwScenario *scenario;
  LwLevelUnit unit;

  if (!LW_IS_SCENARIO (record) || scheduled == NULL)
    return FALSE;
  scenario = LW_SCENARIO (record);
  duration_ms = CLAMP (duration_ms, 0, LW_MAX_DURATION_MS);
  if (lw_executor_is_ramping (lw_scenario_get_executor (scenario)))
    {
      LwStage *edited = lw_record_list_get (lw_scenario_get_stages (scenario), stage);

      if (edited == NULL)
        return FALSE;
      unit = lw_stage_get_unit (edited);
      lw_stage_set_duration_ms (edited, duration_ms);
      lw_stage_set_target (edited, in_unit (target, &unit, scheduled));
      lw_stage_set_unit (edited, unit);
      return TRUE;
    }
  unit = lw_scenario_get_level_unit (scenario);
  lw_scenario_set_duration_ms (scenario, duration_ms);
  lw_scenario_set_level (scenario, in_unit (target, &unit, scheduled));
  lw_scenario_set_level_unit (scenario, unit);
  return TRUE;
}

/* The level before a stage, in the unit of the stage; FALSE when it has another unit. */
static gboolean
get_level_before (LwScenario *scenario, guint stage, LwLevelUnit unit, double *level)
{
  LwStage *before = stage > 0 ? lw_record_list_get (lw_scenario_get_stages (scenario), stage - 1) : NULL;

  *level = before != NULL ? lw_stage_get_target (before) : lw_scenario_get_level (scenario);
  return unit == (before != NULL ? lw_stage_get_unit (before) : lw_scenario_get_level_unit (scenario));
}

gboolean
lw_stage_split (LwPlan *plan, const char *path, guint stage, gint64 after_ms)
{
  LwRecord *record = lw_record_lookup_path (LW_RECORD (plan), path, NULL);
  LwRecordList *stages;
  LwStage *second;
  g_autoptr (LwStage) first = NULL;
  double from;
  double share;

  if (!LW_IS_SCENARIO (record) || !lw_executor_is_ramping (lw_scenario_get_executor (LW_SCENARIO (record))))
    return FALSE;
  stages = lw_scenario_get_stages (LW_SCENARIO (record));
  second = lw_record_list_get (stages, stage);
  if (second == NULL || after_ms <= 0 || after_ms >= lw_stage_get_duration_ms (second) ||
      lw_record_list_get_size (stages) >= LW_MAX_STAGES ||
      !get_level_before (LW_SCENARIO (record), stage, lw_stage_get_unit (second), &from))
    return FALSE;
  share = (double) after_ms / (double) lw_stage_get_duration_ms (second);
  first = LW_STAGE (lw_record_copy (LW_RECORD (second)));
  lw_stage_set_duration_ms (first, after_ms);
  lw_stage_set_target (first, from + (lw_stage_get_target (second) - from) * share);
  lw_stage_set_duration_ms (second, lw_stage_get_duration_ms (second) - after_ms);
  lw_record_list_insert (stages, stage, first);
  return TRUE;
}
