/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-targets-json.h"

#include "lw-cli-output.h"
#include "lw-json-writer.h"

static void
add_string (LwJsonWriter *json, const char *name, const char *value)
{
  lw_json_writer_name (json, name);
  lw_json_writer_string (json, value);
}

static void
add_enum (LwJsonWriter *json, const char *name, GType type, int value)
{
  add_string (json, name, lw_enum_get_nick (type, value));
}

static void
add_int (LwJsonWriter *json, const char *name, gint64 value)
{
  lw_json_writer_name (json, name);
  lw_json_writer_int (json, value);
}

static void
add_double (LwJsonWriter *json, const char *name, double value)
{
  lw_json_writer_name (json, name);
  lw_json_writer_double (json, value);
}

static void
add_optional (LwJsonWriter *json, const char *name, double value)
{
  lw_json_writer_name (json, name);
  if (LW_IS_SET (value))
    lw_json_writer_double (json, value);
  else
    lw_json_writer_null (json);
}

static void
add_boolean (LwJsonWriter *json, const char *name, gboolean value)
{
  lw_json_writer_name (json, name);
  lw_json_writer_boolean (json, value);
}

static void
add_figures (LwJsonWriter *json, const char *name, const LwFigure *figures, guint n_figures)
{
  lw_json_writer_name (json, name);
  lw_json_writer_begin_array (json);
  for (guint i = 0; i < n_figures; i++)
    {
      lw_json_writer_begin_object (json);
      add_string (json, "id", figures[i].id);
      add_string (json, "title", figures[i].title);
      add_double (json, "value", figures[i].value);
      add_string (json, "unit", figures[i].unit);
      add_string (json, "text", figures[i].text);
      add_string (json, "formula", figures[i].formula);
      add_string (json, "note", figures[i].note);
      lw_json_writer_end (json);
    }
  lw_json_writer_end (json);
}

static void
add_stages (LwJsonWriter *json, const LwScheduledScenario *scenario)
{
  lw_json_writer_name (json, "stages");
  lw_json_writer_begin_array (json);
  for (guint i = 0; i < scenario->n_stages; i++)
    {
      lw_json_writer_begin_object (json);
      add_int (json, "duration_ms", scenario->stages[i].duration_ms);
      add_int (json, "target", scenario->stages[i].target);
      add_double (json, "exact", scenario->stages[i].exact);
      add_double (json, "percent", scenario->stages[i].percent);
      lw_json_writer_end (json);
    }
  lw_json_writer_end (json);
}

/* What the executor has: the numbers of the others are not in the script. */
static void
add_executor (LwJsonWriter *json, const LwScheduledScenario *scenario)
{
  LwExecutor executor = scenario->executor;

  add_enum (json, "executor", LW_TYPE_EXECUTOR, (int) executor);
  if (lw_executor_is_arrival_rate (executor))
    {
      add_int (json, "rate", scenario->rate);
      add_int (json, "time_unit_ms", scenario->time_unit_ms);
      add_double (json, "rate_error", scenario->rate_error);
      add_int (json, "pre_allocated_vus", scenario->pre_allocated_vus);
    }
  else
    add_int (json, "vus", scenario->vus);
  add_int (json, "max_vus", scenario->max_vus);
  if (lw_executor_is_iterations (executor))
    add_int (json, "iterations", scenario->iterations);
  if (lw_executor_is_ramping (executor))
    add_stages (json, scenario);
  else
    add_int (json, "duration_ms", scenario->duration_ms);
  add_int (json, "graceful_stop_ms", scenario->graceful_stop_ms);
  if (executor == LW_EXECUTOR_RAMPING_VUS)
    add_int (json, "graceful_ramp_down_ms", scenario->graceful_ramp_down_ms);
}

static void
add_scenarios (LwJsonWriter *json, LwSchedule *schedule)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  lw_json_writer_name (json, "scenarios");
  lw_json_writer_begin_array (json);
  for (guint i = 0; i < n_scenarios; i++)
    {
      lw_json_writer_begin_object (json);
      add_string (json, "name", scenarios[i].name);
      add_enum (json, "objective", LW_TYPE_OBJECTIVE_KIND, (int) scenarios[i].objective);
      add_enum (json, "use", LW_TYPE_USE, (int) scenarios[i].use);
      add_executor (json, &scenarios[i]);
      add_int (json, "start_ms", scenarios[i].start_ms);
      add_int (json, "regular_ms", scenarios[i].regular_ms);
      add_int (json, "end_ms", scenarios[i].end_ms);
      add_boolean (json, "flow", scenarios[i].flow);
      add_double (json, "share", scenarios[i].share);
      add_double (json, "requests_per_iteration", scenarios[i].requests_per_iteration);
      add_double (json, "polls_per_iteration", scenarios[i].polls_per_iteration);
      add_double (json, "iteration_ms", scenarios[i].iteration_ms);
      add_double (json, "peak_rps", scenarios[i].peak_rps);
      add_double (json, "busy_vus", scenarios[i].busy_vus);
      add_double (json, "planned_iterations", scenarios[i].planned_iterations);
      add_double (json, "planned_requests", scenarios[i].planned_requests);
      add_figures (json, "sizing", scenarios[i].sizing, scenarios[i].n_sizing);
      lw_json_writer_end (json);
    }
  lw_json_writer_end (json);
}

static void
add_totals (LwJsonWriter *json, LwSchedule *schedule)
{
  lw_json_writer_name (json, "totals");
  lw_json_writer_begin_object (json);
  add_int (json, "total_ms", lw_schedule_get_total_ms (schedule));
  add_int (json, "regular_ms", lw_schedule_get_regular_ms (schedule));
  add_int (json, "max_vus", lw_schedule_get_max_vus (schedule));
  add_double (json, "peak_rps", lw_schedule_get_peak_rps (schedule));
  add_double (json, "requests", lw_schedule_get_requests (schedule));
  lw_json_writer_end (json);
}

static void
add_thresholds (LwJsonWriter *json, LwSchedule *schedule)
{
  guint n_thresholds;
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (schedule, &n_thresholds);

  lw_json_writer_name (json, "thresholds");
  lw_json_writer_begin_array (json);
  for (guint i = 0; i < n_thresholds; i++)
    {
      lw_json_writer_begin_object (json);
      add_string (json, "key", thresholds[i].key);
      add_string (json, "expression", thresholds[i].expression);
      add_string (json, "scenario", thresholds[i].scenario);
      add_string (json, "endpoint", thresholds[i].endpoint);
      add_boolean (json, "abort", thresholds[i].abort);
      add_int (json, "delay_ms", thresholds[i].delay_ms);
      add_boolean (json, "enabled", thresholds[i].enabled);
      add_string (json, "words", thresholds[i].words);
      lw_json_writer_end (json);
    }
  lw_json_writer_end (json);
}

static void
add_predictions (LwJsonWriter *json, LwSchedule *schedule)
{
  guint n_predictions;
  const LwPrediction *predictions = lw_schedule_get_predictions (schedule, &n_predictions);

  lw_json_writer_name (json, "predictions");
  lw_json_writer_begin_array (json);
  for (guint i = 0; i < n_predictions; i++)
    {
      lw_json_writer_begin_object (json);
      add_string (json, "component", predictions[i].component);
      add_string (json, "title", predictions[i].title);
      add_string (json, "kind", predictions[i].kind);
      add_enum (json, "severity", LW_TYPE_SEVERITY, (int) predictions[i].severity);
      add_optional (json, "usage", predictions[i].usage);
      add_optional (json, "limit", predictions[i].limit);
      add_optional (json, "breaking_rps", predictions[i].breaking_rps);
      add_string (json, "formula", predictions[i].formula);
      add_string (json, "message", predictions[i].message);
      add_string (json, "advice", predictions[i].advice);
      lw_json_writer_end (json);
    }
  lw_json_writer_end (json);
}

static void
add_problems (LwJsonWriter *json, GPtrArray *problems)
{
  lw_json_writer_name (json, "problems");
  lw_json_writer_begin_array (json);
  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      lw_json_writer_begin_object (json);
      add_string (json, "code", problem->code);
      add_enum (json, "severity", LW_TYPE_SEVERITY, (int) problem->severity);
      add_string (json, "path", problem->path);
      add_string (json, "file", problem->file);
      add_int (json, "line", problem->line);
      add_int (json, "column", problem->column);
      add_string (json, "message", problem->message);
      add_string (json, "suggestion", problem->suggestion);
      lw_json_writer_end (json);
    }
  lw_json_writer_end (json);
}

void
lw_cli_print_targets_json (const LwCliInput *input)
{
  g_autoptr (LwJsonWriter) json = lw_json_writer_new ();
  g_autofree char *text = NULL;
  LwSchedule *schedule = input->schedule;
  guint n_figures;
  const LwFigure *figures;

  lw_json_writer_begin_object (json);
  add_string (json, "title", lw_plan_get_title (input->plan));
  add_enum (json, "environment", LW_TYPE_ENVIRONMENT, (int) lw_plan_get_environment (input->plan));
  add_enum (json, "mode", LW_TYPE_MODE, (int) lw_plan_get_mode (input->plan));
  add_enum (json, "basis", LW_TYPE_BASIS, (int) lw_plan_get_basis (input->plan));
  add_double (json, "production_rps", lw_schedule_get_production_rps (schedule));
  add_double (json, "factor", lw_schedule_get_factor (schedule));
  add_double (json, "target_rps", lw_schedule_get_target_rps (schedule));
  figures = lw_schedule_get_figures (schedule, &n_figures);
  add_figures (json, "figures", figures, n_figures);
  add_scenarios (json, schedule);
  add_totals (json, schedule);
  add_thresholds (json, schedule);
  figures = lw_schedule_get_generator (schedule, &n_figures);
  add_figures (json, "generator", figures, n_figures);
  add_predictions (json, schedule);
  add_problems (json, input->problems);
  lw_json_writer_end (json);

  text = lw_json_writer_finish (json, NULL);
  lw_cli_print ("%s", text);
}
