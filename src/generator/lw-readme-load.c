/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-readme-private.h"

#include "lw-duration.h"
#include <math.h>
#include <string.h>

/* The load: requests, scenarios, the VUs they need, and what they have to live up to. */

#define FEW_FAILURES 10

static double
sum_weights (LwReadme *self)
{
  LwRecordList *endpoints = lw_plan_get_endpoints (self->plan);
  double sum = 0;

  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i);

      if (lw_endpoint_get_enabled (endpoint))
        sum += lw_endpoint_get_weight (endpoint);
    }
  return sum;
}

static void
add_ms (LwMarkdownTable *table, double ms)
{
  GString *cell = lw_markdown_table_cell (table);
  g_autofree char *text = LW_IS_SET (ms) ? lw_readme_dup_count (ms, 1) : NULL;

  if (text != NULL)
    g_string_append_printf (cell, "%s\u00a0ms", text);
}

static void
add_request (LwMarkdownTable *table, LwEndpoint *endpoint, double sum)
{
  const char *name = lw_endpoint_get_name (endpoint);
  const char *expected = lw_endpoint_get_expected_status (endpoint);
  g_autofree char *line =
      g_strdup_printf ("%s %s", lw_endpoint_get_method (endpoint), lw_endpoint_get_path (endpoint));
  g_autofree char *share =
      lw_readme_dup_count (sum > 0 ? lw_endpoint_get_weight (endpoint) / sum * 100 : 0, 1);
  GString *cell = lw_markdown_table_cell (table);

  if (strcmp (name, line) != 0 && name[0] != '\0')
    {
      lw_markdown_append_text (cell, name);
      g_string_append (cell, ": ");
    }
  lw_markdown_append_cell_code (cell, line);
  if (lw_endpoint_get_description (endpoint)[0] != '\0')
    {
      g_string_append (cell, ", ");
      lw_markdown_append_text (cell, lw_endpoint_get_description (endpoint));
    }
  g_string_append_printf (lw_markdown_table_cell (table), "%s\u00a0%%", share);
  lw_markdown_table_add_text (table, expected[0] != '\0' ? expected : "below 400");
  add_ms (table, lw_endpoint_get_avg_response_ms (endpoint));
  add_ms (table, lw_endpoint_get_p95_response_ms (endpoint));
}

static void
append_beside (LwReadme *self, const LwScheduledScenario *scenario, const LwScheduledScenario *beside)
{
  g_autofree char *percent = lw_readme_dup_count (scenario->share * 100, 1);

  g_string_append_printf (self->out, ": %s\u00a0%% of the load of ", percent);
  lw_markdown_append_text (self->out, beside->name);
  g_string_append (self->out, ", as flows from end to end beside it");
}

void
lw_readme_write_requests (LwReadme *self)
{
  g_autoptr (LwMarkdownTable) table =
      lw_markdown_table_new ("Request|>Share|Expected status|>Average|>95th percentile");
  LwRecordList *endpoints = lw_plan_get_endpoints (self->plan);
  double sum = sum_weights (self);

  g_string_append (self->out, "## What is tested, and why\n\n");
  for (guint i = 0; i < self->n_scenarios; i++)
    {
      LwScenario *scenario = lw_scheduled_scenario_get_source (&self->scenarios[i], self->plan);
      const LwScheduledScenario *beside = lw_scheduled_scenario_get_beside (&self->scenarios[i]);

      g_string_append (self->out, "- **");
      lw_markdown_append_text (self->out, self->scenarios[i].name);
      g_string_append (self->out, "**");
      if (beside != NULL)
        append_beside (self, &self->scenarios[i], beside);
      else if (scenario != NULL && lw_scenario_get_description (scenario)[0] != '\0')
        {
          g_string_append (self->out, ": ");
          lw_markdown_append_text (self->out, lw_scenario_get_description (scenario));
        }
      if (self->scenarios[i].use == LW_USE_ON_REQUEST)
        g_string_append (self->out, " *(runs only when picked)*");
      g_string_append_c (self->out, '\n');
    }
  if (lw_plan_get_mode (self->plan) == LW_MODE_E2E)
    {
      g_string_append_c (self->out, '\n');
      return;
    }
  g_string_append (self->out, lw_plan_get_mode (self->plan) == LW_MODE_MIXED
                                  ? "\nThose that run no flow send these requests, one at a time:\n\n"
                                  : "\nEach of them sends these requests:\n\n");
  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i);

      if (lw_endpoint_get_enabled (endpoint))
        add_request (table, endpoint, sum);
    }
  lw_markdown_table_append_to (table, self->out);
}

static void
add_scenario (LwMarkdownTable *table, const LwScheduledScenario *scenario)
{
  g_autofree char *start = lw_duration_format_human (scenario->start_ms);
  g_autofree char *length = lw_duration_format_human (scenario->regular_ms);
  g_autofree char *load = lw_readme_dup_load (scenario);
  g_autofree char *requests = lw_readme_dup_count (scenario->planned_requests, 0);
  g_autofree char *before = lw_readme_dup_count ((double) scenario->pre_allocated_vus, 0);
  g_autofree char *most = lw_readme_dup_count ((double) scenario->max_vus, 0);
  GString *cell;

  lw_markdown_table_add_code (table, scenario->name);
  lw_markdown_table_add_text (table, scenario->use == LW_USE_RUN ? start : "when picked");
  lw_markdown_table_add_text (table, length);
  lw_markdown_table_add_text (table, lw_enum_get_nick (LW_TYPE_EXECUTOR, (int) scenario->executor));
  lw_markdown_table_add_text (table, load);
  lw_markdown_table_add_text (table, requests);
  cell = lw_markdown_table_cell (table);
  if (lw_executor_is_arrival_rate (scenario->executor))
    g_string_append_printf (cell, "%s, at most %s", before, most);
  else
    g_string_append (cell, most);
}

/* A level as it stands in the script, in the scenario's own unit a second. */
static char *
dup_level (const LwScheduledScenario *scenario, gint64 level)
{
  g_autofree char *text = NULL;

  if (!lw_executor_is_arrival_rate (scenario->executor))
    {
      text = lw_readme_dup_count ((double) level, 0);
      return g_strdup_printf ("%s VUs", text);
    }
  text = lw_readme_dup_count ((double) level * 1000 / (double) scenario->time_unit_ms, 2);
  return g_strdup_printf ("%s/s", text);
}

static void
append_stage (LwReadme *self, const LwScheduledScenario *scenario, const LwScheduledStage *stage,
              gint64 from)
{
  g_autofree char *level = dup_level (scenario, stage->target);
  g_autofree char *length = lw_duration_format_human (stage->duration_ms);

  if (stage->duration_ms == 0)
    g_string_append_printf (self->out, ", jump to %s", level);
  else if (stage->target == from)
    g_string_append_printf (self->out, ", hold for %s", length);
  else
    g_string_append_printf (self->out, ", to %s in %s", level, length);
}

static void
write_shapes (LwReadme *self)
{
  gboolean any = FALSE;

  for (guint s = 0; s < self->n_scenarios; s++)
    {
      const LwScheduledScenario *scenario = &self->scenarios[s];
      gint64 from =
          lw_executor_is_arrival_rate (scenario->executor) ? scenario->rate : scenario->vus;
      g_autofree char *start = dup_level (scenario, from);

      if (scenario->n_stages == 0)
        continue;
      g_string_append (self->out, "- **");
      lw_markdown_append_text (self->out, scenario->name);
      g_string_append_printf (self->out, "**: from %s", start);
      for (guint i = 0; i < scenario->n_stages; i++)
        {
          append_stage (self, scenario, &scenario->stages[i], from);
          from = scenario->stages[i].target;
        }
      g_string_append_c (self->out, '\n');
      any = TRUE;
    }
  if (any)
    g_string_append_c (self->out, '\n');
}

static const LwFigure *
find_sizing (const LwScheduledScenario *scenario, const char *id)
{
  for (guint i = 0; i < scenario->n_sizing; i++)
    if (strcmp (scenario->sizing[i].id, id) == 0)
      return &scenario->sizing[i];
  return NULL;
}

static void
add_formula (LwMarkdownTable *table, const LwFigure *figure)
{
  lw_markdown_table_add_code (table, figure != NULL ? figure->formula : NULL);
}

static void
write_sizing (LwReadme *self)
{
  g_autoptr (LwMarkdownTable) rates =
      lw_markdown_table_new ("Scenario|Busy|Made before the start|At most|");
  g_autoptr (LwMarkdownTable) users =
      lw_markdown_table_new ("Scenario|>VUs|Highest rate they can drive");

  lw_readme_prose (self, "vus");
  for (guint s = 0; s < self->n_scenarios; s++)
    {
      const LwScheduledScenario *scenario = &self->scenarios[s];
      gboolean by_rate = lw_executor_is_arrival_rate (scenario->executor);
      const LwFigure *most = find_sizing (scenario, by_rate ? "max-vus" : "vus");

      if (most == NULL)
        continue;
      lw_markdown_table_add_code (by_rate ? rates : users, scenario->name);
      if (by_rate)
        {
          add_formula (rates, find_sizing (scenario, "busy-vus"));
          add_formula (rates, find_sizing (scenario, "pre-allocated-vus"));
          add_formula (rates, most);
          lw_markdown_table_add_text (rates, most->note);
        }
      else
        {
          lw_markdown_table_add_text (users, most->text);
          add_formula (users, find_sizing (scenario, "rate"));
        }
    }
  lw_markdown_table_append_to (rates, self->out);
  lw_markdown_table_append_to (users, self->out);
}

void
lw_readme_write_scenarios (LwReadme *self)
{
  g_autoptr (LwMarkdownTable) table =
      lw_markdown_table_new ("Scenario|>Starts after|>Lasts|Executor|Load|>Requests|VUs");

  lw_readme_set_duration (self, "gap", lw_plan_get_gap_ms (self->plan));
  lw_readme_prose (self, "scenarios");
  for (guint i = 0; i < self->n_scenarios; i++)
    add_scenario (table, &self->scenarios[i]);
  lw_markdown_table_append_to (table, self->out);
  write_shapes (self);
  write_sizing (self);
}

static gboolean
is_shown (const LwScheduledThreshold *threshold)
{
  return threshold->enabled && !threshold->guard;
}

static void
append_threshold (LwReadme *self, const LwScheduledThreshold *threshold)
{
  g_string_append (self->out, "- ");
  lw_markdown_append_text (self->out, threshold->words);
  if (threshold->abort)
    {
      g_autofree char *delay = lw_duration_format_human (threshold->delay_ms);

      g_string_append_printf (self->out, " *(stops the test, from %s on)*", delay);
    }
  g_string_append_c (self->out, '\n');
}

/* The thresholds of one scenario, or of the whole test when scenario is "". */
static gboolean
append_thresholds_of (LwReadme *self, const char *scenario)
{
  guint n_thresholds;
  const LwScheduledThreshold *thresholds =
      lw_schedule_get_thresholds (self->schedule, &n_thresholds);
  gboolean aborts = FALSE;
  gboolean headed = FALSE;

  for (guint i = 0; i < n_thresholds; i++)
    {
      if (!is_shown (&thresholds[i]) || strcmp (thresholds[i].scenario, scenario) != 0)
        continue;
      if (!headed)
        {
          g_string_append (self->out, "**");
          lw_markdown_append_text (self->out, scenario[0] != '\0' ? scenario : "The whole test");
          g_string_append (self->out, "**\n\n");
        }
      headed = TRUE;
      aborts |= thresholds[i].abort;
      append_threshold (self, &thresholds[i]);
    }
  if (headed)
    g_string_append_c (self->out, '\n');
  return aborts;
}

static void
write_service_levels (LwReadme *self)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_figures (self->schedule, &n_figures);
  g_autofree LwFigure *levels = g_new (LwFigure, n_figures + 1);
  guint n_levels = 0;

  for (guint i = 0; i < n_figures; i++)
    if (lw_readme_is_service_level (&figures[i]))
      levels[n_levels++] = figures[i];
  lw_readme_figures (self, levels, n_levels);
}

void
lw_readme_write_thresholds (LwReadme *self)
{
  gboolean aborts;

  lw_readme_prose (self, "thresholds");
  write_service_levels (self);
  aborts = append_thresholds_of (self, "");
  for (guint i = 0; i < self->n_scenarios; i++)
    aborts |= append_thresholds_of (self, self->scenarios[i].name);
  if (aborts)
    lw_readme_prose (self, "abort");
}

/* The one that says how many requests of a scenario may fail. */
static gboolean
is_budget (const LwScheduledThreshold *threshold)
{
  return is_shown (threshold) && !threshold->abort && threshold->scenario[0] != '\0' &&
         threshold->endpoint[0] == '\0' && strcmp (threshold->metric, "http_req_failed") == 0 &&
         strcmp (threshold->aggregation, "rate") == 0 && threshold->operator[0] == '<';
}

/* Returns whether so few may fail that chance decides. */
static gboolean
add_budget (LwMarkdownTable *table, const LwScheduledScenario *scenario, double share)
{
  double failures = floor (scenario->planned_requests * share);
  g_autofree char *requests = lw_readme_dup_count (scenario->planned_requests, 0);
  g_autofree char *percent = lw_readme_dup_count (share * 100, 4);
  g_autofree char *may_fail = lw_readme_dup_count (failures, 0);

  lw_markdown_table_add_code (table, scenario->name);
  lw_markdown_table_add_text (table, requests);
  g_string_append_printf (lw_markdown_table_cell (table), "%s\u00a0%%", percent);
  lw_markdown_table_add_text (table, may_fail);
  return failures < FEW_FAILURES;
}

void
lw_readme_write_budget (LwReadme *self)
{
  guint n_thresholds;
  const LwScheduledThreshold *thresholds =
      lw_schedule_get_thresholds (self->schedule, &n_thresholds);
  g_autoptr (LwMarkdownTable) table = lw_markdown_table_new ("Scenario|>Requests|>Share|>May fail");
  gboolean few = FALSE;

  if (lw_schedule_find_figure (self->schedule, "availability") == NULL)
    return;
  lw_readme_set_number (self, "availability", lw_readme_figure (self, "availability", 0), 4);
  lw_readme_set_number (self, "downtime", lw_readme_figure (self, "error-budget", 0), 1);
  lw_readme_prose (self, "budget");
  for (guint i = 0; i < n_thresholds; i++)
    {
      const LwScheduledScenario *scenario =
          lw_schedule_find_scenario (self->schedule, thresholds[i].scenario);

      if (scenario != NULL && is_budget (&thresholds[i]))
        few |= add_budget (table, scenario, thresholds[i].value);
    }
  lw_markdown_table_append_to (table, self->out);
  if (few)
    lw_readme_prose (self, "budget-small");
}
