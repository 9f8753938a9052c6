/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-curve.h"

#include <math.h>

double
lw_curve_at (const LwCurvePoint *points, guint n_points, double t_ms)
{
  if (n_points == 0 || t_ms < points[0].t_ms || t_ms >= points[n_points - 1].t_ms)
    return 0;
  for (guint i = n_points - 1; i > 0; i--)
    {
      const LwCurvePoint *from = &points[i - 1];
      const LwCurvePoint *to = &points[i];

      if (t_ms >= from->t_ms && from->t_ms < to->t_ms)
        return from->value + (to->value - from->value) * (t_ms - from->t_ms) / (to->t_ms - from->t_ms);
    }
  return 0;
}

/* Ends */

static gint64
sum_of_stages (const LwScheduledScenario *scenario)
{
  gint64 sum = 0;

  for (guint i = 0; i < scenario->n_stages; i++)
    sum += scenario->stages[i].duration_ms;
  return sum;
}

/* When the last VU of a ramping-vus scenario goes; the end of all stages when some stay. */
static gint64
last_vu_ms (const LwScheduledScenario *scenario)
{
  gint64 from = scenario->vus;
  gint64 at = 0;
  gint64 last = 0;

  for (guint i = 0; i < scenario->n_stages; i++)
    {
      at += scenario->stages[i].duration_ms;
      if (from > 0 || scenario->stages[i].target > 0)
        last = at;
      from = scenario->stages[i].target;
    }
  return last;
}

static void
find_end (LwScheduledScenario *scenario)
{
  gint64 whole = lw_executor_is_ramping (scenario->executor) ? sum_of_stages (scenario) : scenario->duration_ms;
  gint64 final = scenario->n_stages > 0 ? scenario->stages[scenario->n_stages - 1].target : 0;

  scenario->regular_ms = whole;
  scenario->end_ms = whole + scenario->graceful_stop_ms;
  if (scenario->executor != LW_EXECUTOR_RAMPING_VUS || scenario->n_stages == 0 || final > 0)
    return;

  scenario->regular_ms = last_vu_ms (scenario);
  if (scenario->graceful_ramp_down_ms == 0)
    scenario->end_ms = scenario->regular_ms;
  else
    scenario->end_ms = MIN (scenario->end_ms, scenario->regular_ms + scenario->graceful_ramp_down_ms);
}

/* The curve that is driven: iterations per second, or VUs */

static LwCurvePoint *
driven_curve (LwArena *arena, const LwScheduledScenario *scenario, double start, double scale, guint *n_points)
{
  LwCurvePoint *points = lw_arena_array (arena, LwCurvePoint, scenario->n_stages + 2);
  guint n = 0;
  gint64 at = 0;

  points[n++] = (LwCurvePoint){ 0, start };
  for (guint i = 0; i < scenario->n_stages; i++)
    {
      at += scenario->stages[i].duration_ms;
      if (at > scenario->regular_ms)
        break;
      points[n++] = (LwCurvePoint){ at, scenario->stages[i].target * scale };
    }
  if (!lw_executor_is_ramping (scenario->executor))
    points[n++] = (LwCurvePoint){ scenario->regular_ms, start };
  *n_points = n;
  return points;
}

static LwCurvePoint *
scaled_curve (LwArena *arena, const LwCurvePoint *points, guint n_points, double scale)
{
  LwCurvePoint *scaled = lw_arena_array (arena, LwCurvePoint, n_points);

  for (guint i = 0; i < n_points; i++)
    scaled[i] = (LwCurvePoint){ points[i].t_ms, points[i].value * scale };
  return scaled;
}

static double
highest (const LwCurvePoint *points, guint n_points)
{
  double peak = 0;

  for (guint i = 0; i < n_points; i++)
    peak = MAX (peak, points[i].value);
  return peak;
}

/* Value × milliseconds. Exact for whole values: every term is a whole number or half of one. */
static double
area (const LwCurvePoint *points, guint n_points)
{
  double sum = 0;

  for (guint i = 1; i < n_points; i++)
    sum += (points[i].t_ms - points[i - 1].t_ms) * (points[i].value + points[i - 1].value) / 2;
  return sum;
}

/* VUs that are busy under an arrival rate: those whose iteration began within the last iteration time.
 * This is the rate summed over a window of that length, so it follows the rate with a delay. */

typedef struct
{
  const LwCurvePoint *points; /* iterations per second */
  guint n_points;
  double *sums; /* iterations begun before each point */
  guint at;     /* segment that was looked at last; time only goes forward */
} Begun;

static void
begun_init (Begun *self, const LwCurvePoint *points, guint n_points, double *sums)
{
  *self = (Begun){ points, n_points, sums, 0 };
  sums[0] = 0;
  for (guint i = 1; i < n_points; i++)
    sums[i] = sums[i - 1] + area (points + i - 1, 2) / 1000;
}

static const LwCurvePoint *
begun_seek (Begun *self, double t_ms)
{
  while (self->at + 2 < self->n_points && self->points[self->at + 1].t_ms <= t_ms)
    self->at++;
  return &self->points[self->at];
}

static double
begun_rate (Begun *self, double t_ms)
{
  const LwCurvePoint *from = begun_seek (self, t_ms);
  const LwCurvePoint *to = from + 1;

  if (t_ms < 0 || t_ms >= to->t_ms || to->t_ms == from->t_ms)
    return 0;
  return from->value + (to->value - from->value) * (t_ms - from->t_ms) / (to->t_ms - from->t_ms);
}

static double
begun_count (Begun *self, double t_ms)
{
  const LwCurvePoint *from = begun_seek (self, t_ms);

  if (t_ms <= 0)
    return 0;
  if (t_ms >= self->points[self->n_points - 1].t_ms)
    return self->sums[self->n_points - 1];
  return self->sums[self->at] + (t_ms - from->t_ms) * (from->value + begun_rate (self, t_ms)) / 2 / 1000;
}

typedef struct
{
  Begun now;
  Begun before; /* an iteration earlier */
  gint64 delay_ms;
  double most;
  LwCurvePoint *points;
  guint n_points;
} Busy;

static void
busy_add (Busy *self, double t_ms)
{
  double busy = begun_count (&self->now, t_ms) - begun_count (&self->before, t_ms - self->delay_ms);

  self->points[self->n_points++] = (LwCurvePoint){ (gint64) t_ms, CLAMP (busy, 0, self->most) };
}

/* Between two corners the number is a parabola; its top is where the rate now equals the rate then. */
static void
busy_add_top (Busy *self, gint64 from, gint64 to)
{
  double start = begun_rate (&self->now, from) - begun_rate (&self->before, from - self->delay_ms);
  double end;
  double top;

  if (start <= 0)
    return;
  end = begun_rate (&self->now, to - 0.5) - begun_rate (&self->before, to - 0.5 - self->delay_ms);
  if (end >= 0)
    return;
  top = from + (to - 0.5 - from) * start / (start - end);
  if (floor (top) > from && floor (top) < to)
    busy_add (self, floor (top));
}

static void
busy_curve (LwArena *arena, LwScheduledScenario *scenario, const LwCurvePoint *rates, guint n_rates)
{
  g_autofree double *sums = g_new (double, n_rates);
  gint64 delay_ms = MAX (lw_round_half_up (scenario->iteration_ms), 1);
  Busy busy = { .delay_ms = delay_ms, .most = scenario->max_vus };
  guint now = 0;
  guint before = 0;
  gint64 last = 0;

  begun_init (&busy.now, rates, n_rates, sums);
  busy.before = busy.now;
  busy.points = lw_arena_array (arena, LwCurvePoint, 4 * n_rates + 2);

  /* The corners are those of the rate, and the same again an iteration later. */
  while (before < n_rates)
    {
      gint64 late = rates[before].t_ms + delay_ms;
      gint64 at = now < n_rates ? MIN (rates[now].t_ms, late) : late;

      now += now < n_rates && rates[now].t_ms == at;
      before += late == at;
      if (at > scenario->end_ms)
        break;
      if (at == last && busy.n_points > 0)
        continue;
      if (busy.n_points > 0)
        busy_add_top (&busy, last, at);
      busy_add (&busy, at);
      last = at;
    }
  scenario->vus_curve = busy.points;
  scenario->n_vus_points = busy.n_points;
}

static void
build_arrival_rate (LwComputation *self, LwScheduledScenario *scenario)
{
  double scale = 1000.0 / scenario->time_unit_ms;
  gboolean ramping = lw_executor_is_ramping (scenario->executor);
  double iterations;
  guint n_points;
  LwCurvePoint *per_unit = driven_curve (self->arena, scenario, scenario->rate, 1, &n_points);
  LwCurvePoint *per_second = scaled_curve (self->arena, per_unit, n_points, scale);

  iterations = area (per_unit, n_points) / scenario->time_unit_ms;
  scenario->planned_iterations = ramping ? floor (iterations) : ceil (iterations);
  scenario->rate_curve = scaled_curve (self->arena, per_second, n_points, scenario->requests_per_iteration);
  scenario->n_rate_points = n_points;
  busy_curve (self->arena, scenario, per_second, n_points);
}

/* How long the iterations of an iteration executor take when nothing slows them down. */
static double
expected_length_ms (const LwScheduledScenario *scenario)
{
  double rounds = scenario->iterations;

  if (scenario->executor == LW_EXECUTOR_SHARED_ITERATIONS)
    rounds /= scenario->vus;
  return MIN (rounds * scenario->iteration_ms, scenario->duration_ms);
}

static void
build_vus (LwComputation *self, LwScheduledScenario *scenario)
{
  double per_vu = 1000 / scenario->iteration_ms; /* iterations per second */
  gboolean counted = lw_executor_is_iterations (scenario->executor);
  guint n_points;
  LwCurvePoint *vus = driven_curve (self->arena, scenario, scenario->vus, 1, &n_points);

  if (counted)
    vus[n_points - 1].t_ms = lw_ceil (expected_length_ms (scenario));
  scenario->planned_iterations = floor (area (vus, n_points) / scenario->iteration_ms + 1e-9);
  if (counted)
    {
      double all = scenario->iterations;

      if (scenario->executor == LW_EXECUTOR_PER_VU_ITERATIONS)
        all *= scenario->vus;
      if (vus[n_points - 1].t_ms < scenario->duration_ms || scenario->planned_iterations > all)
        scenario->planned_iterations = all;
    }
  scenario->vus_curve = vus;
  scenario->n_vus_points = n_points;
  scenario->rate_curve =
    scaled_curve (self->arena, vus, n_points, per_vu * scenario->requests_per_iteration);
  scenario->n_rate_points = n_points;
}

void
lw_curve_build (LwComputation *self, LwScheduledScenario *scenario)
{
  find_end (scenario);
  if (lw_executor_is_arrival_rate (scenario->executor))
    build_arrival_rate (self, scenario);
  else
    build_vus (self, scenario);
  scenario->recovery_ms = lw_curve_find_recovery (scenario);
  scenario->peak_rps = highest (scenario->rate_curve, scenario->n_rate_points);
  scenario->planned_requests = scenario->planned_iterations * scenario->requests_per_iteration;
}
