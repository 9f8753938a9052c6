/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-reservation.h"

#include <stdlib.h>
#include <string.h>

/* A scenario whose VUs come and go more often than this is taken to keep all of them all the time. */
#define MAX_STEPS 1000000

typedef struct
{
  gint64 t_ns;
  gint64 vus;     /* from then on */
  guint scenario;
  guint order;
} Step;

static void
append (GArray *steps, gint64 t_ns, gint64 vus)
{
  Step step = { t_ns, vus, 0, 0 };

  g_array_append_val (steps, step);
}

/* Ramping VUs: one step for every VU that comes or goes. Up, a VU comes when the line has reached its
 * number; down, it goes when the line has left it. */
static void
append_ramp (GArray *steps, gint64 from, gint64 to, gint64 begin_ms, gint64 length_ms)
{
  gint64 n = ABS (to - from);
  gint64 length_ns = length_ms * 1000000;
  gint64 end_ns = begin_ms * 1000000 + length_ns;

  if (length_ms == 0 && n > 0)
    append (steps, end_ns, to);
  for (gint64 i = 1; length_ms > 0 && i <= n; i++)
    {
      /* Whole nanoseconds, counted from the end as k6 does, so that events fall together when its do. */
      gint64 left_ns = length_ns <= G_MAXINT64 / n ? length_ns * (n - i) / n
                                                   : (gint64) ((double) length_ns * (n - i) / n);

      append (steps, end_ns - left_ns, from + (to > from ? i : -i));
    }
}

static GArray *
needed_vus (const LwScheduledScenario *scenario)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  gint64 from = scenario->vus;
  gint64 at = 0;

  append (steps, 0, from);
  for (guint i = 0; i < scenario->n_stages; i++)
    {
      append_ramp (steps, from, scenario->stages[i].target, at, scenario->stages[i].duration_ms);
      at += scenario->stages[i].duration_ms;
      from = scenario->stages[i].target;
    }
  return steps;
}

/* For each step, the next one that needs at least as many; the number of steps when there is none. */
static guint *
find_returns (GArray *steps)
{
  guint *returns = g_new (guint, steps->len);

  for (guint i = steps->len; i-- > 0;)
    {
      guint next = i + 1;

      while (next < steps->len && g_array_index (steps, Step, next).vus < g_array_index (steps, Step, i).vus)
        next = returns[next];
      returns[i] = next;
    }
  return returns;
}

static void
reserve_ramping (GArray *reserved, const LwScheduledScenario *scenario)
{
  g_autoptr (GArray) steps = needed_vus (scenario);
  g_autofree guint *returns = find_returns (steps);
  gint64 keep_ns = scenario->graceful_ramp_down_ms * 1000000;
  gint64 end_ns = scenario->graceful_stop_ms * 1000000;
  gint64 level = -1;

  for (guint i = 0; i < scenario->n_stages; i++)
    end_ns += scenario->stages[i].duration_ms * 1000000;
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      if (step->vus < level && keep_ns > 0)
        {
          guint back = returns[i - 1];

          if (back < steps->len && g_array_index (steps, Step, back).t_ns <= step->t_ns + keep_ns)
            {
              i = back - 1;
              continue;
            }
          if (step->t_ns + keep_ns >= end_ns)
            break;
          append (reserved, step->t_ns + keep_ns, step->vus);
        }
      else if (step->vus != level)
        {
          append (reserved, step->t_ns, step->vus);
        }
      level = step->vus;
    }
  if (level > 0)
    append (reserved, end_ns, 0);
}

static gboolean
has_few_steps (const LwScheduledScenario *scenario)
{
  gint64 from = scenario->vus;
  gint64 n_steps = 0;

  for (guint i = 0; i < scenario->n_stages; i++)
    {
      n_steps += ABS (scenario->stages[i].target - from);
      from = scenario->stages[i].target;
    }
  return n_steps <= MAX_STEPS;
}

static void
reserve (GArray *reserved, const LwScheduledScenario *scenario, guint index)
{
  guint first = reserved->len;

  if (scenario->executor == LW_EXECUTOR_RAMPING_VUS && has_few_steps (scenario))
    {
      reserve_ramping (reserved, scenario);
    }
  else
    {
      append (reserved, 0, scenario->max_vus);
      append (reserved, scenario->end_ms * 1000000, 0);
    }
  for (guint i = first; i < reserved->len; i++)
    {
      Step *step = &g_array_index (reserved, Step, i);

      step->t_ns += scenario->start_ms * 1000000;
      step->scenario = index;
      step->order = i;
    }
}

static int
compare_steps (const void *a, const void *b)
{
  const Step *left = a;
  const Step *right = b;

  if (left->t_ns != right->t_ns)
    return left->t_ns < right->t_ns ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

/* k6 goes through what happens at one instant step by step, the scenario that started first before
 * the others, and a sum that stands for no time at all counts as well. */

static gint64
sweep (GArray *reserved, guint n_scenarios)
{
  g_autofree gint64 *vus = g_new0 (gint64, n_scenarios);
  gint64 sum = 0;
  gint64 most = 0;

  qsort (reserved->data, reserved->len, sizeof (Step), compare_steps);
  for (guint i = 0; i < reserved->len; i++)
    {
      const Step *step = &g_array_index (reserved, Step, i);

      sum += step->vus - vus[step->scenario];
      vus[step->scenario] = step->vus;
      most = MAX (most, sum);
    }
  return most;
}

static int
compare_scenarios (const void *a, const void *b)
{
  const LwScheduledScenario *left = *(const LwScheduledScenario *const *) a;
  const LwScheduledScenario *right = *(const LwScheduledScenario *const *) b;

  if (left->start_ms != right->start_ms)
    return left->start_ms < right->start_ms ? -1 : 1;
  return strcmp (left->name, right->name);
}

static gboolean
overlap_any (const LwScheduledScenario *scenarios, guint n_scenarios)
{
  for (guint i = 0; i < n_scenarios; i++)
    for (guint j = 0; j < i; j++)
      if (scenarios[i].start_ms < scenarios[j].start_ms + scenarios[j].end_ms &&
          scenarios[j].start_ms < scenarios[i].start_ms + scenarios[i].end_ms)
        return TRUE;
  return FALSE;
}

gint64
lw_reservation_max_vus (const LwScheduledScenario *scenarios, guint n_scenarios)
{
  g_autofree const LwScheduledScenario **order = NULL;
  g_autoptr (GArray) reserved = NULL;
  gint64 most = 0;

  for (guint i = 0; i < n_scenarios; i++)
    most = MAX (most, scenarios[i].max_vus);
  if (!overlap_any (scenarios, n_scenarios))
    return most;

  order = g_new (const LwScheduledScenario *, n_scenarios);
  for (guint i = 0; i < n_scenarios; i++)
    order[i] = &scenarios[i];
  qsort (order, n_scenarios, sizeof (LwScheduledScenario *), compare_scenarios);

  reserved = g_array_new (FALSE, FALSE, sizeof (Step));
  for (guint i = 0; i < n_scenarios; i++)
    reserve (reserved, order[i], i);
  return sweep (reserved, n_scenarios);
}
