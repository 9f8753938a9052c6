/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-scenario.h"

#include <string.h>

struct _LwScenario
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwScenario, lw_scenario, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_DESCRIPTION,
  PROP_EXECUTOR,
  PROP_LEVEL,
  PROP_LEVEL_UNIT,
  PROP_DURATION_MS,
  PROP_STAGES,
  PROP_ITERATIONS,
  PROP_VUS,
  PROP_PRE_ALLOCATED_VUS,
  PROP_MAX_VUS,
  PROP_GRACEFUL_STOP_MS,
  PROP_GRACEFUL_RAMP_DOWN_MS,
  PROP_START_OFFSET_MS,
  PROP_USE_THINK_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_scenario_class_init (LwScenarioClass *klass)
{
  properties[PROP_NAME] = lw_param_spec_string ("name", NULL);
  properties[PROP_DESCRIPTION] = lw_param_spec_string ("description", NULL);
  properties[PROP_EXECUTOR] = lw_param_spec_enum ("executor", LW_TYPE_EXECUTOR, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE);
  properties[PROP_LEVEL] = lw_param_spec_double ("level", 0, LW_MAX_NUMBER, 100);
  properties[PROP_LEVEL_UNIT] = lw_param_spec_enum ("level-unit", LW_TYPE_LEVEL_UNIT, LW_LEVEL_PERCENT);
  properties[PROP_DURATION_MS] = lw_param_spec_int64 ("duration-ms", 0, LW_MAX_DURATION_MS, 300000);
  properties[PROP_STAGES] = lw_param_spec_list ("stages", LW_TYPE_STAGE);
  properties[PROP_ITERATIONS] = lw_param_spec_int64 ("iterations", 1, G_MAXINT32, 1);
  properties[PROP_VUS] = lw_param_spec_int ("vus", 0, LW_MAX_VUS, 0);
  properties[PROP_PRE_ALLOCATED_VUS] = lw_param_spec_int ("pre-allocated-vus", 0, LW_MAX_VUS, 0);
  properties[PROP_MAX_VUS] = lw_param_spec_int ("max-vus", 0, LW_MAX_VUS, 0);
  properties[PROP_GRACEFUL_STOP_MS] = lw_param_spec_int64 ("graceful-stop-ms", 0, LW_MAX_DURATION_MS, 30000);
  properties[PROP_GRACEFUL_RAMP_DOWN_MS] = lw_param_spec_int64 ("graceful-ramp-down-ms", 0, LW_MAX_DURATION_MS, 30000);
  properties[PROP_START_OFFSET_MS] = lw_param_spec_int64 ("start-offset-ms", -1, LW_MAX_DURATION_MS, -1);
  properties[PROP_USE_THINK_TIME] = lw_param_spec_boolean ("use-think-time", FALSE);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_scenario_init (LwScenario *self)
{
}

LwScenario *
lw_scenario_new (void)
{
  return g_object_new (LW_TYPE_SCENARIO, NULL);
}

LW_DEFINE_FIELD (LwScenario, lw_scenario, string, const char *, name, PROP_NAME)
LW_DEFINE_FIELD (LwScenario, lw_scenario, string, const char *, description, PROP_DESCRIPTION)
LW_DEFINE_FIELD (LwScenario, lw_scenario, enum, LwExecutor, executor, PROP_EXECUTOR)
LW_DEFINE_FIELD (LwScenario, lw_scenario, double, double, level, PROP_LEVEL)
LW_DEFINE_FIELD (LwScenario, lw_scenario, enum, LwLevelUnit, level_unit, PROP_LEVEL_UNIT)
LW_DEFINE_FIELD (LwScenario, lw_scenario, int64, gint64, duration_ms, PROP_DURATION_MS)
LW_DEFINE_CHILD (LwScenario, lw_scenario, LwRecordList, stages, PROP_STAGES)
LW_DEFINE_FIELD (LwScenario, lw_scenario, int64, gint64, iterations, PROP_ITERATIONS)
LW_DEFINE_FIELD (LwScenario, lw_scenario, int, int, vus, PROP_VUS)
LW_DEFINE_FIELD (LwScenario, lw_scenario, int, int, pre_allocated_vus, PROP_PRE_ALLOCATED_VUS)
LW_DEFINE_FIELD (LwScenario, lw_scenario, int, int, max_vus, PROP_MAX_VUS)
LW_DEFINE_FIELD (LwScenario, lw_scenario, int64, gint64, graceful_stop_ms, PROP_GRACEFUL_STOP_MS)
LW_DEFINE_FIELD (LwScenario, lw_scenario, int64, gint64, graceful_ramp_down_ms, PROP_GRACEFUL_RAMP_DOWN_MS)
LW_DEFINE_FIELD (LwScenario, lw_scenario, int64, gint64, start_offset_ms, PROP_START_OFFSET_MS)
LW_DEFINE_FIELD (LwScenario, lw_scenario, boolean, gboolean, use_think_time, PROP_USE_THINK_TIME)

gboolean
lw_scenario_name_is_valid (const char *name)
{
  if (name[0] == '\0' || strcmp (name, "__proto__") == 0)
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_' && *at != '-')
      return FALSE;
  return TRUE;
}
