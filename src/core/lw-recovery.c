/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-curve.h"

/* With fewer requests than this, a percentile says nothing about a recovery. */
#define FEWEST_ITERATIONS 20

/* The index of the stage that has come down from the highest level to the one before it; the number of
 * stages when none has. */
static guint
find_way_back (const LwScheduledScenario *scenario, gint64 before)
{
  gint64 highest = before;
  guint back = scenario->n_stages;

  for (guint i = 0; i < scenario->n_stages; i++)
    {
      gint64 target = scenario->stages[i].target;

      if (target > before && target >= highest)
        {
          highest = target;
          back = scenario->n_stages;
        }
      else if (target <= before && highest > before && back == scenario->n_stages)
        {
          back = i;
        }
    }
  return back;
}

/* The time during which the load stays as it was before the spike. Its first half is for the system to
 * recover in; in the second it must have recovered. */
gint64
lw_curve_find_recovery (const LwScheduledScenario *scenario)
{
  gboolean arrival = lw_executor_is_arrival_rate (scenario->executor);
  gint64 before = arrival ? scenario->rate : scenario->vus;
  guint back = find_way_back (scenario, before);
  gint64 begin = 0;
  gint64 end;
  double per_ms;

  if (scenario->objective != LW_OBJECTIVE_SPIKE || back == scenario->n_stages)
    return -1;
  for (guint i = 0; i <= back; i++)
    begin += scenario->stages[i].duration_ms;
  end = begin;
  for (guint i = back + 1; i < scenario->n_stages && scenario->stages[i].target == scenario->stages[back].target; i++)
    end += scenario->stages[i].duration_ms;

  per_ms = arrival ? 1.0 / scenario->time_unit_ms : 1.0 / scenario->iteration_ms;
  if ((end - begin) / 2 * per_ms * scenario->stages[back].target < FEWEST_ITERATIONS)
    return -1;
  return begin + (end - begin) / 2;
}
