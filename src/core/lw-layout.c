/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-schedule-private.h"

#include "lw-reservation.h"

#include <stdlib.h>

/* Where the scenarios stand on the time line, and what they come to together. k6 starts them at fixed
 * times and lets none wait for another, so each starts after all before it have ended for certain. */

/* A change of the summed rate. */
typedef struct
{
  gint64 t_ms;
  double rise;       /* at once */
  double slope_rise; /* per millisecond, from then on */
} Change;

static int
compare_changes (const void *a, const void *b)
{
  const Change *left = a;
  const Change *right = b;

  return left->t_ms < right->t_ms ? -1 : left->t_ms > right->t_ms;
}

static void
append_change (GArray *changes, gint64 t_ms, double rise, double slope_rise)
{
  Change change = { t_ms, rise, slope_rise };

  g_array_append_val (changes, change);
}

static void
append_changes (GArray *changes, const LwScheduledScenario *scenario)
{
  const LwCurvePoint *points = scenario->rate_curve;
  double slope = 0;

  for (guint i = 0; i < scenario->n_rate_points; i++)
    {
      gboolean last = i + 1 == scenario->n_rate_points;
      gint64 length = last ? 0 : points[i + 1].t_ms - points[i].t_ms;
      double next = length > 0 ? (points[i + 1].value - points[i].value) / length : 0;
      double rise = i == 0 ? points[i].value : 0;

      if (i > 0 && points[i].t_ms == points[i - 1].t_ms)
        rise = points[i].value - points[i - 1].value;
      if (last)
        rise -= points[i].value;
      append_change (changes, scenario->start_ms + points[i].t_ms, rise, next - slope);
      slope = next;
    }
}

/* The highest sum of the rate curves: straight lines, so it is at one of their corners. */
static double
highest_sum (const LwScheduledScenario *scenarios, guint n_scenarios)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  double peak = 0;
  double sum = 0;
  double slope = 0;
  gint64 at = 0;

  for (guint i = 0; i < n_scenarios; i++)
    append_changes (changes, &scenarios[i]);
  qsort (changes->data, changes->len, sizeof (Change), compare_changes);
  for (guint i = 0; i < changes->len;)
    {
      const Change *change = &g_array_index (changes, Change, i);
      gint64 now = change->t_ms;

      sum += slope * (now - at);
      peak = MAX (peak, sum);
      for (; i < changes->len && change->t_ms == now; change = &g_array_index (changes, Change, ++i))
        {
          sum += change->rise;
          slope += change->slope_rise;
        }
      peak = MAX (peak, sum);
      at = now;
    }
  return peak;
}

static gboolean
rates_overlap (const LwScheduledScenario *scenarios, guint n_scenarios)
{
  for (guint i = 0; i < n_scenarios; i++)
    for (guint j = 0; j < i; j++)
      if (scenarios[i].start_ms < scenarios[j].start_ms + scenarios[j].regular_ms &&
          scenarios[j].start_ms < scenarios[i].start_ms + scenarios[i].regular_ms)
        return TRUE;
  return FALSE;
}

static void
place (LwComputation *self)
{
  LwSchedule *schedule = self->schedule;
  gint64 gap_ms = lw_plan_get_gap_ms (self->plan);
  gint64 free_ms = 0;

  for (guint i = 0; i < schedule->n_scenarios; i++)
    {
      LwScheduledScenario *scenario = &schedule->scenarios[i];
      gint64 offset_ms = lw_scenario_get_start_offset_ms (self->sources[i]);

      scenario->start_ms = offset_ms >= 0 ? offset_ms : free_ms;
      scenario->rest_ms = offset_ms >= 0 ? -1 : gap_ms;
      /* Both parts of a scenario run side by side. */
      if (lw_computation_is_second_part (self, i))
        scenario->start_ms = schedule->scenarios[i - 1].start_ms;
      free_ms = MAX (free_ms, scenario->start_ms + scenario->end_ms + gap_ms);
    }
}

void
lw_computation_lay_out (LwComputation *self)
{
  LwSchedule *schedule = self->schedule;
  guint n_running = 0;

  place (self);
  while (n_running < schedule->n_scenarios && schedule->scenarios[n_running].use == LW_USE_RUN)
    {
      const LwScheduledScenario *scenario = &schedule->scenarios[n_running++];

      schedule->total_ms = MAX (schedule->total_ms, scenario->start_ms + scenario->end_ms);
      schedule->regular_ms = MAX (schedule->regular_ms, scenario->start_ms + scenario->regular_ms);
      schedule->peak_rps = MAX (schedule->peak_rps, scenario->peak_rps);
      schedule->requests += scenario->planned_requests;
    }
  schedule->max_vus = lw_reservation_max_vus (schedule->scenarios, n_running);
  if (rates_overlap (schedule->scenarios, n_running))
    schedule->peak_rps = MAX (schedule->peak_rps, highest_sum (schedule->scenarios, n_running));
}
