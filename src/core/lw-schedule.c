/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-schedule-private.h"

#include "lw-curve.h"
#include "lw-sizing.h"
#include "lw-words.h"

#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (LwSchedule, lw_schedule, lw_schedule_ref, lw_schedule_unref)

gint64
lw_ceil (double number)
{
  double nearest = round (number);

  return (gint64) (fabs (number - nearest) <= 1e-9 * MAX (fabs (number), 1) ? nearest : ceil (number));
}

double
lw_clean (double number)
{
  return round (number * 1e12) / 1e12;
}

LwProblem *
lw_computation_report (LwComputation *self, LwSeverity severity, const char *code, gpointer record,
                       const char *field, const char *format, ...)
{
  g_autofree char *path = lw_record_dup_path (record, field);
  g_autofree char *message = NULL;
  LwProblem *problem;
  va_list args;
  guint line;
  guint column;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  problem = lw_problem_new (severity, code, path[0] != '\0' ? path : NULL, "%s", message);
  /* In the file that the plan was opened from, which only those who opened it know. */
  if (lw_record_get_mark (record, field, &line, &column))
    lw_problem_at (problem, NULL, line, column);
  g_ptr_array_add (self->schedule->problems, problem);
  return problem;
}

/* Requests must be over before k6 cuts the iterations that still run: those would count as neither
 * failed nor done. */
static void
limit_timeout (LwComputation *self)
{
  LwSchedule *schedule = self->schedule;

  schedule->longest_timeout_ms = LW_MAX_NUMBER;
  for (guint i = 0; i < schedule->n_scenarios; i++)
    {
      gint64 graceful_stop_ms = lw_scenario_get_graceful_stop_ms (self->sources[i]);

      if (graceful_stop_ms > 0)
        schedule->longest_timeout_ms = MIN (schedule->longest_timeout_ms, graceful_stop_ms);
    }
  schedule->timeout_ms = MIN (lw_plan_get_timeout_ms (self->plan), schedule->longest_timeout_ms);
}

static guint
count_scenarios (LwPlan *plan)
{
  LwRecordList *objectives = lw_plan_get_objectives (plan);
  guint count = 0;

  for (guint i = 0; i < lw_record_list_get_size (objectives); i++)
    count += lw_record_list_get_size (lw_objective_get_scenarios (lw_record_list_get (objectives, i)));
  return count;
}

/* What the part that runs the flow is called: taken by no other scenario of the plan or the schedule. */
static const char *
name_flow_part (LwComputation *self, const char *name)
{
  g_autofree char *wish = g_strconcat (name, LW_FLOW_SUFFIX, NULL);
  g_autofree char *free_name = lw_plan_dup_free_scenario_name (self->plan, wish);

  for (guint n = 2; lw_schedule_find_scenario (self->schedule, free_name) != NULL; n++)
    {
      g_autofree char *next = g_strdup_printf ("%s_%u", wish, n);

      g_free (free_name);
      free_name = lw_plan_dup_free_scenario_name (self->plan, next);
    }
  return lw_arena_strdup (self->arena, free_name);
}

static void
add_part (LwComputation *self, LwObjective *objective, LwScenario *source, const char *name, gboolean flow, double share)
{
  guint index = self->schedule->n_scenarios;
  LwScheduledScenario *scenario = &self->schedule->scenarios[index];
  g_autofree char *path = lw_record_dup_path (LW_RECORD (source), NULL);

  self->sources[index] = source;
  scenario->name = name;
  scenario->flow = flow;
  scenario->share = share;
  scenario->path = lw_arena_strdup (self->arena, path);
  scenario->objective = lw_objective_get_kind (objective);
  scenario->use = lw_objective_get_use (objective);
  scenario->executor = lw_scenario_get_executor (source);
  scenario->graceful_stop_ms = lw_scenario_get_graceful_stop_ms (source);
  scenario->graceful_ramp_down_ms = lw_scenario_get_graceful_ramp_down_ms (source);
  self->schedule->n_scenarios++;
}

static void
add_scenario (LwComputation *self, LwObjective *objective, LwScenario *source)
{
  const char *name = lw_arena_strdup (self->arena, lw_scenario_get_name (source));
  double share = lw_plan_get_e2e_share (self->plan) / 100;

  switch (lw_plan_get_mode (self->plan))
    {
    case LW_MODE_E2E:
      add_part (self, objective, source, name, TRUE, 1);
      break;
    case LW_MODE_MIXED:
      add_part (self, objective, source, name, FALSE, 1 - share);
      add_part (self, objective, source, name_flow_part (self, name), TRUE, share);
      break;
    case LW_MODE_API:
    default:
      add_part (self, objective, source, name, FALSE, 1);
    }
}

gboolean
lw_computation_is_second_part (LwComputation *self, guint index)
{
  return index > 0 && self->sources[index] == self->sources[index - 1];
}

static void
add_scenarios (LwComputation *self, LwUse use)
{
  LwRecordList *objectives = lw_plan_get_objectives (self->plan);

  for (guint i = 0; i < lw_record_list_get_size (objectives); i++)
    {
      LwObjective *objective = lw_record_list_get (objectives, i);
      LwRecordList *scenarios = lw_objective_get_scenarios (objective);

      if (lw_objective_get_use (objective) != use)
        continue;
      for (guint j = 0; j < lw_record_list_get_size (scenarios); j++)
        add_scenario (self, objective, lw_record_list_get (scenarios, j));
    }
}

void
lw_computation_size_scenarios (LwComputation *self)
{
  LwSchedule *schedule = self->schedule;
  guint most = 2 * count_scenarios (self->plan);

  schedule->scenarios = lw_arena_array (self->arena, LwScheduledScenario, most);
  self->sources = lw_arena_array (self->arena, LwScenario *, most);
  add_scenarios (self, LW_USE_RUN);
  add_scenarios (self, LW_USE_ON_REQUEST);
  limit_timeout (self);

  for (guint i = 0; i < schedule->n_scenarios; i++)
    {
      lw_sizing_resolve (self, self->sources[i], &schedule->scenarios[i]);
      lw_curve_build (self, &schedule->scenarios[i]);
      lw_sizing_explain (self, self->sources[i], &schedule->scenarios[i]);
    }
}

LwSchedule *
lw_schedule_compute (LwPlan *plan)
{
  LwComputation computation = { .plan = plan };
  LwSchedule *self;

  g_return_val_if_fail (LW_IS_PLAN (plan), NULL);

  self = computation.schedule = g_new0 (LwSchedule, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->arena = computation.arena = lw_arena_new ();
  self->problems = lw_problems_new ();
  self->english = lw_words_are_english ();

  lw_targets_compute (plan, &computation.targets);
  lw_slo_resolve (plan, &computation.slo);
  lw_mix_compute (plan, &computation.mix);
  lw_mix_compute_flow (plan, &computation.flow);
  lw_computation_figure_targets (&computation);
  lw_computation_size_scenarios (&computation);
  lw_computation_lay_out (&computation);
  lw_computation_set_thresholds (&computation);
  lw_computation_size_generator (&computation);
  lw_computation_predict (&computation);
  lw_computation_lint (&computation);
  /* Not by line: the same plan from another file is the same schedule. */
  lw_problems_sort_by_severity (self->problems);
  return self;
}

LwScenario *
lw_scheduled_scenario_get_source (const LwScheduledScenario *scenario, LwPlan *plan)
{
  LwRecord *record = lw_record_lookup_path (LW_RECORD (plan), scenario->path, NULL);

  return LW_IS_SCENARIO (record) ? LW_SCENARIO (record) : NULL;
}

gboolean
lw_scheduled_scenario_is_part (const LwScheduledScenario *scenario)
{
  return scenario->share < 1;
}

const LwScheduledScenario *
lw_scheduled_scenario_get_beside (const LwScheduledScenario *scenario)
{
  return scenario->flow && lw_scheduled_scenario_is_part (scenario) ? scenario - 1 : NULL;
}

gboolean
lw_scheduled_scenario_belongs_to (const LwScheduledScenario *scenario, const char *name)
{
  const LwScheduledScenario *beside = lw_scheduled_scenario_get_beside (scenario);

  return g_strcmp0 (scenario->name, name) == 0 || (beside != NULL && g_strcmp0 (beside->name, name) == 0);
}

LwSchedule *
lw_schedule_ref (LwSchedule *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lw_schedule_unref (LwSchedule *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->problems);
  lw_arena_free (self->arena);
  g_free (self);
}

const LwFigure *
lw_schedule_get_figures (LwSchedule *self, guint *n_figures)
{
  *n_figures = self->n_figures;
  return self->figures;
}

const LwFigure *
lw_schedule_find_figure (LwSchedule *self, const char *id)
{
  for (guint i = 0; i < self->n_figures; i++)
    if (strcmp (self->figures[i].id, id) == 0)
      return &self->figures[i];
  return NULL;
}

double
lw_schedule_get_target_rps (LwSchedule *self)
{
  return self->target_rps;
}

double
lw_schedule_get_production_rps (LwSchedule *self)
{
  return self->production_rps;
}

double
lw_schedule_get_factor (LwSchedule *self)
{
  return self->factor;
}

const LwScheduledScenario *
lw_schedule_get_scenarios (LwSchedule *self, guint *n_scenarios)
{
  *n_scenarios = self->n_scenarios;
  return self->scenarios;
}

const LwScheduledScenario *
lw_schedule_find_by_path (LwSchedule *self, const char *path)
{
  for (guint i = 0; i < self->n_scenarios; i++)
    if (strcmp (self->scenarios[i].path, path) == 0)
      return &self->scenarios[i];
  return NULL;
}

const LwScheduledScenario *
lw_schedule_find_scenario (LwSchedule *self, const char *name)
{
  for (guint i = 0; i < self->n_scenarios; i++)
    if (strcmp (self->scenarios[i].name, name) == 0)
      return &self->scenarios[i];
  return NULL;
}

gint64
lw_schedule_get_total_ms (LwSchedule *self)
{
  return self->total_ms;
}

gint64
lw_schedule_get_regular_ms (LwSchedule *self)
{
  return self->regular_ms;
}

gint64
lw_schedule_get_max_vus (LwSchedule *self)
{
  return self->max_vus;
}

double
lw_schedule_get_peak_rps (LwSchedule *self)
{
  return self->peak_rps;
}

double
lw_schedule_get_requests (LwSchedule *self)
{
  return self->requests;
}

double
lw_schedule_get_timeout_ms (LwSchedule *self, LwEndpoint *endpoint)
{
  double own = endpoint != NULL ? lw_endpoint_get_timeout_ms (endpoint) : LW_UNSET;

  return own > 0 ? MIN (own, self->longest_timeout_ms) : self->timeout_ms;
}

const LwScheduledThreshold *
lw_schedule_get_thresholds (LwSchedule *self, guint *n_thresholds)
{
  *n_thresholds = self->n_thresholds;
  return self->thresholds;
}

const LwFigure *
lw_schedule_get_generator (LwSchedule *self, guint *n_figures)
{
  *n_figures = self->n_generator;
  return self->generator;
}

const LwPrediction *
lw_schedule_get_predictions (LwSchedule *self, guint *n_predictions)
{
  *n_predictions = self->n_predictions;
  return self->predictions;
}

gboolean
lw_schedule_is_english (LwSchedule *self)
{
  return self->english;
}

GPtrArray *
lw_schedule_get_problems (LwSchedule *self)
{
  return self->problems;
}
