/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-shape.h"

enum
{
  SECOND = 1000,
  MINUTE = 60 * SECOND,
  HOUR = 60 * MINUTE,
};

#define MAX_STEPS 12

G_DEFINE_ENUM_TYPE (LwShape, lw_shape,
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_RAMP, "ramp"),
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_STEPS, "steps"),
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_SPIKE, "spike"),
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_SUDDEN_SPIKE, "sudden-spike"),
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_WAVES, "waves"),
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_DOUBLE_PEAK, "double-peak"),
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_SAWTOOTH, "sawtooth"),
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_DAY, "day"),
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_BREAKPOINT, "breakpoint"),
                    G_DEFINE_ENUM_VALUE (LW_SHAPE_RECOVERY, "recovery"))

static const struct
{
  double start;
  guint n_steps;
  struct
  {
    gint64 duration_ms;
    double percent;
  } steps[MAX_STEPS];
} shapes[] = {
  [LW_SHAPE_RAMP] = { 0, 3, { { 2 * MINUTE, 100 }, { 10 * MINUTE, 100 }, { 2 * MINUTE, 0 } } },
  [LW_SHAPE_STEPS] = { 34, 7,
                       { { 2 * MINUTE, 68 }, { 5 * MINUTE, 68 }, { 2 * MINUTE, 100 }, { 5 * MINUTE, 100 },
                         { 2 * MINUTE, 150 }, { 3 * MINUTE, 150 }, { 2 * MINUTE, 0 } } },
  [LW_SHAPE_SPIKE] = { 50, 3, { { 2 * MINUTE, 50 }, { 30 * SECOND, 300 }, { 2 * MINUTE, 50 } } },
  [LW_SHAPE_SUDDEN_SPIKE] = { 50, 5,
                              { { 2 * MINUTE, 50 }, { 0, 300 }, { MINUTE, 300 }, { 0, 50 }, { 5 * MINUTE, 50 } } },
  [LW_SHAPE_WAVES] = { 50, 6,
                       { { 3 * MINUTE, 100 }, { 3 * MINUTE, 50 }, { 3 * MINUTE, 100 }, { 3 * MINUTE, 50 },
                         { 3 * MINUTE, 100 }, { 3 * MINUTE, 50 } } },
  [LW_SHAPE_DOUBLE_PEAK] = { 30, 7,
                             { { 15 * MINUTE, 80 }, { 5 * MINUTE, 80 }, { 10 * MINUTE, 40 }, { 5 * MINUTE, 40 },
                               { 10 * MINUTE, 100 }, { 5 * MINUTE, 100 }, { 10 * MINUTE, 30 } } },
  [LW_SHAPE_SAWTOOTH] = { 50, 6,
                          { { 5 * MINUTE, 100 }, { 0, 50 }, { 5 * MINUTE, 100 }, { 0, 50 }, { 5 * MINUTE, 100 },
                            { 0, 50 } } },
  [LW_SHAPE_DAY] = { 20, 9,
                     { { 4 * HOUR, 10 }, { 2 * HOUR, 20 }, { 3 * HOUR, 80 }, { 3 * HOUR, 90 }, { 2 * HOUR, 75 },
                       { 3 * HOUR, 85 }, { 3 * HOUR, 100 }, { HOUR, 95 }, { 3 * HOUR, 20 } } },
  [LW_SHAPE_BREAKPOINT] = { 0, 3, { { 2 * MINUTE, 50 }, { 3 * MINUTE, 50 }, { 60 * MINUTE, 600 } } },
  [LW_SHAPE_RECOVERY] = { 50, 5,
                          { { 3 * MINUTE, 100 }, { 0, 200 }, { 5 * MINUTE, 200 }, { 0, 100 },
                            { 15 * MINUTE, 100 } } },
};

void
lw_shape_apply (LwShape shape, LwScenario *scenario)
{
  LwRecordList *stages = lw_scenario_get_stages (scenario);
  LwExecutor executor = lw_scenario_get_executor (scenario);

  if (executor == LW_EXECUTOR_CONSTANT_ARRIVAL_RATE)
    executor = LW_EXECUTOR_RAMPING_ARRIVAL_RATE;
  else if (!lw_executor_is_ramping (executor))
    executor = LW_EXECUTOR_RAMPING_VUS;
  lw_scenario_set_executor (scenario, executor);
  lw_scenario_set_level_unit (scenario, LW_LEVEL_PERCENT);
  lw_scenario_set_level (scenario, shapes[shape].start);
  lw_record_list_clear (stages);
  for (guint i = 0; i < shapes[shape].n_steps; i++)
    lw_record_list_take (stages, lw_stage_new_percent (shapes[shape].steps[i].duration_ms, shapes[shape].steps[i].percent));
}
