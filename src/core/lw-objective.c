/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-objective.h"

struct _LwObjective
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwObjective, lw_objective, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_USE,
  PROP_SCENARIOS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_objective_class_init (LwObjectiveClass *klass)
{
  properties[PROP_KIND] = lw_param_spec_enum ("kind", LW_TYPE_OBJECTIVE_KIND, LW_OBJECTIVE_BASELINE);
  properties[PROP_USE] = lw_param_spec_enum ("use", LW_TYPE_USE, LW_USE_OFF);
  properties[PROP_SCENARIOS] = lw_param_spec_list ("scenarios", LW_TYPE_SCENARIO);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_objective_init (LwObjective *self)
{
}

LwObjective *
lw_objective_new (void)
{
  return g_object_new (LW_TYPE_OBJECTIVE, NULL);
}

LW_DEFINE_FIELD (LwObjective, lw_objective, enum, LwObjectiveKind, kind, PROP_KIND)
LW_DEFINE_FIELD (LwObjective, lw_objective, enum, LwUse, use, PROP_USE)
LW_DEFINE_CHILD (LwObjective, lw_objective, LwRecordList, scenarios, PROP_SCENARIOS)

enum
{
  SECOND = 1000,
  MINUTE = 60 * SECOND,
  HOUR = 60 * MINUTE,
};

typedef struct
{
  gint64 duration_ms;
  double percent;
} Step;

#define MAX_STEPS 8

/* The shapes of the reference, as percent of the target: 34 and 68 % of 294 requests per second are
 * the 100 and 200 that its ramp begins with. */
static const struct
{
  const char *name;
  const char *description;
  LwExecutor executor;
  double level;
  gint64 duration_ms;
  Step steps[MAX_STEPS]; /* ends at the first one without a duration */
} shapes[LW_N_OBJECTIVES] = {
  [LW_OBJECTIVE_BASELINE] = {
    "baseline", "Steady load at half the target, to know what normal looks like",
    LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 50, 5 * MINUTE, { { 0 } },
  },
  [LW_OBJECTIVE_CAPACITY] = {
    "capacity", "Rises in steps past the target, to find where it stops keeping up",
    LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 34, 0,
    { { 2 * MINUTE, 68 }, { 5 * MINUTE, 68 }, { 2 * MINUTE, 100 }, { 5 * MINUTE, 100 },
      { 2 * MINUTE, 150 }, { 3 * MINUTE, 150 }, { 2 * MINUTE, 0 } },
  },
  [LW_OBJECTIVE_SPIKE] = {
    "spike", "A burst to three times the target, to see whether it holds and recovers",
    LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 50, 0,
    { { 2 * MINUTE, 50 }, { 30 * SECOND, 300 }, { 2 * MINUTE, 50 } },
  },
  [LW_OBJECTIVE_STRESS] = {
    "stress", "Grows to twice the target, to see what fails first and how",
    LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 100, 0,
    { { 5 * MINUTE, 100 }, { 5 * MINUTE, 150 }, { 5 * MINUTE, 200 } },
  },
  [LW_OBJECTIVE_SOAK] = {
    "soak", "Moderate load for half a day, to find leaks and slow decay",
    LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 60, 12 * HOUR, { { 0 } },
  },
};

void
lw_objective_reset_scenarios (LwObjective *self)
{
  LwObjectiveKind kind = lw_objective_get_kind (self);
  g_autoptr (LwScenario) scenario = lw_scenario_new ();

  lw_scenario_set_name (scenario, shapes[kind].name);
  lw_scenario_set_description (scenario, shapes[kind].description);
  lw_scenario_set_executor (scenario, shapes[kind].executor);
  lw_scenario_set_level (scenario, shapes[kind].level);
  if (shapes[kind].duration_ms > 0)
    lw_scenario_set_duration_ms (scenario, shapes[kind].duration_ms);
  for (const Step *step = shapes[kind].steps; step->duration_ms > 0; step++)
    lw_record_list_take (lw_scenario_get_stages (scenario),
                         lw_stage_new_percent (step->duration_ms, step->percent));

  lw_record_list_clear (lw_objective_get_scenarios (self));
  lw_record_list_append (lw_objective_get_scenarios (self), scenario);
}

/* Soak takes half a day and stress is meant to break things: both are there, but only on request. */
LwUse
lw_objective_kind_get_default_use (LwObjectiveKind kind)
{
  return kind == LW_OBJECTIVE_STRESS || kind == LW_OBJECTIVE_SOAK ? LW_USE_ON_REQUEST : LW_USE_RUN;
}
