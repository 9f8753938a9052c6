/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-schedule-private.h"

#include "lw-i18n.h"
#include "lw-rate.h"

#include <math.h>
#include <string.h>

/* The arithmetic of the targets as figures: each value with the formula it came from. */

static const struct
{
  const char *id;
  const char *title;
  double percent;
} levels[] = {
  { "baseline", N_ ("Baseline"), 50 },
  { "normal", N_ ("Normal"), 100 },
  { "stress", N_ ("Stress"), 150 },
  { "stress-peak", N_ ("Stress peak"), 200 },
  { "spike", N_ ("Spike"), 300 },
  { "soak", N_ ("Soak"), 60 },
};

static void
add (GArray *figures, const char *id, const char *title, double value, const char *unit,
     const char *text, const char *formula, const char *note)
{
  LwFigure figure = { id, title, value, unit, text, formula, note };

  g_array_append_val (figures, figure);
}

static const char *
number (LwComputation *self, double value, int decimals)
{
  return lw_arena_strdup (self->arena, LW_TEXT (value, decimals));
}

static void
add_production (LwComputation *self, GArray *figures)
{
  const LwTargets *targets = &self->targets;
  gboolean peak = targets->basis == LW_BASIS_PEAK;
  const char *text = number (self, targets->production, 2);
  const char *note = NULL;

  if (targets->production > 0 && targets->basis != lw_plan_get_basis (self->plan))
    note = peak ? _ ("the profile has no average") : _ ("the profile has no peak");
  add (figures, "production", peak ? _ ("Production traffic at peak") : _ ("Production traffic on average"),
       targets->production, "req/s", text,
       lw_arena_concat (self->arena, peak ? "peak_rps = " : "avg_rps = ", text, NULL), note);
}

static const char *
scaling_formula (LwComputation *self)
{
  const LwScaling *scaling = &self->targets.scaling;

  return lw_arena_printf (self->arena, "(%s / %s × %s) × (%s / %s × %s) = %s",
                          LW_TEXT_EXACT (scaling->cpu_over), LW_TEXT_EXACT (scaling->cpu_under),
                          LW_TEXT_EXACT (scaling->cpu_efficiency),
                          LW_TEXT_EXACT (scaling->replicas_over), LW_TEXT_EXACT (scaling->replicas_under),
                          LW_TEXT_EXACT (scaling->lb_efficiency), LW_TEXT (scaling->factor, 4));
}

static void
add_factor_used (LwComputation *self, GArray *figures)
{
  const LwTargets *targets = &self->targets;
  const char *text = number (self, targets->factor, 4);
  const char *formula = text;
  const char *note = _ ("as declared in the profile");

  if (targets->factor_computed)
    {
      formula = scaling_formula (self);
      note = _ ("computed from the resources");
    }
  else if (lw_plan_get_environment (self->plan) == LW_ENVIRONMENT_PRODUCTION)
    note = _ ("production itself is tested");
  else if (lw_plan_get_environment (self->plan) == LW_ENVIRONMENT_STAGING)
    note = targets->has_scaling ? _ ("staging has the resources of production")
                                : _ ("the profile has no resources of staging, so it takes the load of production");
  else if (targets->factor == 0)
    note = _ ("neither declared nor computable");
  add (figures, "factor", _ ("Factor used"), targets->factor, "×", text, formula, note);
}

static void
add_factors (LwComputation *self, GArray *figures)
{
  const LwTargets *targets = &self->targets;

  if (targets->declared > 0)
    {
      const char *text = lw_arena_strdup (self->arena, LW_TEXT_EXACT (targets->declared));

      add (figures, "factor-declared", _ ("Declared factor"), targets->declared, "×", text, text,
           _ ("extrapolation.factors.combined of the profile"));
    }
  if (targets->has_scaling)
    add (figures, "factor-computed", _ ("Computed factor"), targets->scaling.factor, "×",
         number (self, targets->scaling.factor, 4), scaling_formula (self),
         _ ("CPU of a replica and number of replicas, each with the share that becomes throughput"));
  if (targets->declared > 0 && targets->has_scaling)
    {
      double percent = (targets->declared / targets->scaling.factor - 1) * 100;

      add (figures, "factor-difference", _ ("Declared over computed"), percent, "%", number (self, percent, 1),
           lw_arena_printf (self->arena, "%s / %s − 1 = %s %%", LW_TEXT_EXACT (targets->declared),
                            LW_TEXT (targets->scaling.factor, 4), LW_TEXT (percent, 1)), NULL);
    }
  add_factor_used (self, figures);
}

static const char *const target_titles[] = {
  [LW_ENVIRONMENT_QA] = N_ ("QA target"),
  [LW_ENVIRONMENT_STAGING] = N_ ("Staging target"),
  [LW_ENVIRONMENT_PRODUCTION] = N_ ("Production target"),
};

static void
add_target (LwComputation *self, GArray *figures)
{
  const LwTargets *targets = &self->targets;
  const char *formula;

  if (targets->reality_applied)
    formula = lw_arena_printf (self->arena, "%s / (%s × %s) = %s", LW_TEXT (targets->production, 2),
                               LW_TEXT (targets->factor, 4), LW_TEXT_EXACT (targets->reality),
                               LW_TEXT (targets->target, 2));
  else
    formula = lw_arena_printf (self->arena, "%s / %s = %s", LW_TEXT (targets->production, 2),
                               LW_TEXT (targets->factor, 4), LW_TEXT (targets->target, 2));
  add (figures, "target", _ (target_titles[lw_plan_get_environment (self->plan)]), targets->target, "req/s",
       number (self, targets->target, 2), formula, _ ("not rounded in what follows"));
}

static void
add_levels (LwComputation *self, GArray *figures)
{
  double target = self->targets.target;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      double value = target * levels[i].percent / 100;
      gint64 unit_ms;
      double driven = lw_rate_driven (value, &unit_ms);
      const char *note = NULL;

      if (unit_ms != 1000)
        note = lw_arena_printf (self->arena, _ ("driven as %s in %d seconds"),
                                LW_TEXT (lw_rate_per_unit (value, unit_ms), 0), (int) (unit_ms / 1000));
      add (figures, levels[i].id, _ (levels[i].title), value, "req/s", number (self, driven, 2),
           lw_arena_printf (self->arena, "%s × %s %% = %s", LW_TEXT (target, 2),
                            LW_TEXT (levels[i].percent, 0), LW_TEXT (value, 2)), note);
    }
}

static void
add_vus (LwComputation *self, GArray *figures)
{
  double normal = lw_rate_driven (self->targets.target, NULL);
  double seconds = lw_computation_request_ms (self, TRUE) / 1000;
  gboolean waits = lw_plan_get_mode (self->plan) != LW_MODE_API && self->flow.polls > 0;
  gint64 vus = lw_ceil (normal * seconds);

  add (figures, "vus", _ ("VUs busy at normal load"), vus, "VUs", number (self, vus, 0),
       lw_arena_printf (self->arena, "⌈%s × %s s⌉ = %" G_GINT64_FORMAT, LW_TEXT (normal, 2),
                        LW_TEXT (seconds, 3), vus),
       waits ? _ ("Little's law: rate × time of a request, with the waiting of flows shared out among theirs")
             : _ ("Little's law: rate × response time"));
}

/* An estimate has no more than three digits that mean something. */
static double
three_digits (double value)
{
  double scale = value > 0 ? pow (10, floor (log10 (value)) - 2) : 1;

  return round (value / scale) * scale;
}

static void
add_estimate (LwComputation *self, GArray *figures)
{
  const LwTargets *targets = &self->targets;
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (self->plan));
  double confidence = lw_extrapolation_get_confidence (extrapolation);
  double normal = lw_rate_driven (targets->target, NULL);
  double estimate = normal * targets->factor * targets->reality;

  if (lw_plan_get_environment (self->plan) != LW_ENVIRONMENT_QA)
    return;
  add (figures, "estimate", _ ("Production estimate"), estimate, "req/s",
       number (self, three_digits (estimate), 0),
       lw_arena_printf (self->arena, "%s × %s × %s ≈ %s", LW_TEXT (normal, 2), LW_TEXT (targets->factor, 4),
                        LW_TEXT_EXACT (targets->reality), LW_TEXT (three_digits (estimate), 0)),
       _ ("what production can take when QA holds its target: target × factor × reality factor"));
  if (LW_IS_SET (confidence))
    add (figures, "confidence", _ ("Confidence of the estimate"), confidence * 100, "%",
         number (self, confidence * 100, 1), number (self, confidence * 100, 1), _ ("as the profile states it"));
}

static void
add_latency (LwComputation *self, GArray *figures, const char *id, const char *title, double ms, const char *source)
{
  const char *text = number (self, ms, 2);

  add (figures, id, title, ms, "ms", text, text, source);
}

static void
add_service_levels (LwComputation *self, GArray *figures)
{
  const LwSlo *slo = &self->slo;
  double minutes = lw_slo_downtime_minutes (slo->availability);
  const char *availability = number (self, slo->availability * 100, 4);
  const char *errors = number (self, slo->error_rate * 100, 4);

  add (figures, "availability", _ ("Availability"), slo->availability * 100, "%", availability, availability,
       slo->availability_source);
  add (figures, "error-budget", _ ("Downtime allowed in 30 days"), minutes, "min", number (self, minutes, 1),
       lw_arena_printf (self->arena, "(1 − %s) × 30 × 24 × 60 = %s", LW_TEXT (slo->availability, 6),
                        LW_TEXT (minutes, 1)),
       _ ("a share of time; the error rate is a share of requests"));
  add (figures, "error-rate", _ ("Requests that may fail"), slo->error_rate * 100, "%", errors, errors,
       slo->error_rate_source);
  add_latency (self, figures, "p95", _ ("95th percentile"), slo->p95_ms, slo->p95_source);
  add_latency (self, figures, "p99", _ ("99th percentile"), slo->p99_ms, slo->p99_source);
  add_latency (self, figures, "p999", _ ("99.9th percentile"), slo->p999_ms, slo->p999_source);
}

void
lw_computation_figure_targets (LwComputation *self)
{
  g_autoptr (GArray) figures = g_array_sized_new (FALSE, FALSE, sizeof (LwFigure), 32);
  LwSchedule *schedule = self->schedule;

  schedule->production_rps = self->targets.production;
  schedule->factor = self->targets.factor;
  schedule->target_rps = self->targets.target;

  add_production (self, figures);
  add_factors (self, figures);
  add_target (self, figures);
  add_levels (self, figures);
  add_vus (self, figures);
  add_estimate (self, figures);
  add_service_levels (self, figures);

  schedule->n_figures = figures->len;
  schedule->figures = lw_arena_array (self->arena, LwFigure, figures->len);
  memcpy (schedule->figures, figures->data, sizeof (LwFigure) * figures->len);
}
