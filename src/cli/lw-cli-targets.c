/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-input.h"
#include "lw-cli-output.h"
#include "lw-cli-table.h"
#include "lw-cli-targets-json.h"
#include "lw-duration.h"
#include "lw-number.h"
#include "lw-words.h"

#include <glib/gi18n.h>

static void
print_heading (const char *text)
{
  lw_cli_print ("\n");
  lw_cli_print_styled (LW_CLI_STRONG, text);
  lw_cli_print ("\n");
}

/* What the scenarios drive, unless it is the usual. */
static void
print_mode (LwPlan *plan)
{
  char share[LW_NUMBER_BUFFER];

  if (lw_plan_get_mode (plan) == LW_MODE_E2E)
    lw_cli_print ("%s\n", _ ("From end to end: every iteration runs the flow"));
  if (lw_plan_get_mode (plan) != LW_MODE_MIXED)
    return;
  lw_number_format_rounded (share, lw_plan_get_e2e_share (plan), 1, FALSE);
  lw_cli_print (_ ("Mixed: %s %% of the load runs the flow, in scenarios of their own beside the others"), share);
  lw_cli_print ("\n");
}

static void
print_title (LwPlan *plan)
{
  const char *environment = lw_enum_get_nick (LW_TYPE_ENVIRONMENT, lw_plan_get_environment (plan));
  g_autofree char *rest = NULL;

  if (lw_plan_get_basis (plan) == LW_BASIS_PEAK)
    rest = g_strdup_printf (_ (": in %s, for production's peak traffic"), environment);
  else
    rest = g_strdup_printf (_ (": in %s, for production's average traffic"), environment);
  lw_cli_print_styled (LW_CLI_STRONG, lw_plan_get_title (plan));
  lw_cli_print ("%s\n", rest);
  print_mode (plan);
}

/* Title, value, unit and formula of each, with its note below. */
static void
print_figures (const LwFigure *figures, guint n_figures)
{
  g_autoptr (LwCliTable) table = lw_cli_table_new ("lrlln");

  for (guint i = 0; i < n_figures; i++)
    lw_cli_table_add (table, figures[i].title, figures[i].text, figures[i].unit, figures[i].formula,
                      figures[i].note);
  lw_cli_table_print (table);
}

/* Translators cannot have the macro of the format in their text. (transfer full) */
static char *
integer (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
append_unit_rate (GString *text, gint64 rate, gint64 time_unit_ms)
{
  g_autofree char *number = integer (rate);
  g_autofree char *unit = lw_duration_format_k6 (time_unit_ms);

  if (time_unit_ms == 1000)
    g_string_append_printf (text, "%s/s", number);
  else
    g_string_append_printf (text, _ ("%s per %s"), number, unit);
}

/* The shape of an iteration executor, in words. (transfer full) */
static char *
describe_iterations (const LwScheduledScenario *scenario)
{
  g_autofree char *iterations = integer (scenario->iterations);
  g_autofree char *vus = integer (scenario->vus);

  if (scenario->executor == LW_EXECUTOR_PER_VU_ITERATIONS)
    return g_strdup_printf (_ ("%s iterations by each of %s VUs"), iterations, vus);
  return g_strdup_printf (_ ("%s iterations shared by %s VUs"), iterations, vus);
}

static void
append_level (GString *text, const LwScheduledScenario *scenario, gint64 level)
{
  g_autofree char *vus = NULL;

  if (lw_executor_is_arrival_rate (scenario->executor))
    {
      append_unit_rate (text, level, scenario->time_unit_ms);
      return;
    }
  vus = integer (level);
  g_string_append_printf (text, _ ("%s VUs"), vus);
}

/* The shape as the script has it: "100/s, 200/s in 2m, 200/s in 5m". (transfer full) */
static char *
describe_shape (const LwScheduledScenario *scenario)
{
  GString *text;

  if (lw_executor_is_iterations (scenario->executor))
    return describe_iterations (scenario);
  text = g_string_new (NULL);
  append_level (text, scenario,
                lw_executor_is_arrival_rate (scenario->executor) ? scenario->rate : scenario->vus);
  for (guint i = 0; i < scenario->n_stages; i++)
    {
      g_autofree char *duration = lw_duration_format_k6 (scenario->stages[i].duration_ms);

      g_string_append (text, ", ");
      append_level (text, scenario, scenario->stages[i].target);
      g_string_append_printf (text, _ (" in %s"), duration);
    }
  if (scenario->flow)
    g_string_append (text, _ (" (flows)"));
  return g_string_free (text, FALSE);
}

static void
add_scenario (LwCliTable *table, const LwScheduledScenario *scenario)
{
  g_autofree char *start = lw_duration_format_clock (scenario->start_ms);
  g_autofree char *length = lw_duration_format_clock (scenario->regular_ms);
  g_autofree char *vus = integer (scenario->max_vus);
  g_autofree char *allocated = integer (scenario->pre_allocated_vus);
  g_autofree char *shape = describe_shape (scenario);
  char peak[LW_NUMBER_BUFFER];
  char requests[LW_NUMBER_BUFFER];

  lw_number_format_rounded (peak, scenario->peak_rps, 2, TRUE);
  lw_number_format_rounded (requests, scenario->planned_requests, 0, TRUE);
  lw_cli_table_add (
      table, scenario->name, lw_enum_get_nick (LW_TYPE_EXECUTOR, (int) scenario->executor),
      scenario->use == LW_USE_RUN ? _ ("yes") : _ ("on request"), start, length, peak,
      lw_executor_is_arrival_rate (scenario->executor) ? allocated : NULL, vus, requests, shape);
}

static void
print_scenarios (LwSchedule *schedule)
{
  g_autoptr (LwCliTable) table = lw_cli_table_new ("lllrrrrrrb");
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  if (n_scenarios == 0)
    return;
  print_heading (_ ("Scenarios"));
  lw_cli_table_set_head (table, _ ("name"), _ ("executor"), _ ("runs"), _ ("start"), _ ("length"),
                         _ ("peak req/s"), _ ("pre-allocated"), _ ("maxVUs"), _ ("requests"), NULL);
  for (guint i = 0; i < n_scenarios; i++)
    add_scenario (table, &scenarios[i]);
  lw_cli_table_print (table);

  for (guint i = 0; i < n_scenarios; i++)
    {
      g_autofree char *heading = g_strdup_printf (_ ("Size of %s"), scenarios[i].name);

      if (scenarios[i].n_sizing == 0)
        continue;
      print_heading (heading);
      print_figures (scenarios[i].sizing, scenarios[i].n_sizing);
    }
}

static void
print_totals (LwSchedule *schedule)
{
  g_autoptr (LwCliTable) table = lw_cli_table_new ("lrln");
  g_autofree char *total = lw_duration_format_clock (lw_schedule_get_total_ms (schedule));
  g_autofree char *regular = lw_duration_format_clock (lw_schedule_get_regular_ms (schedule));
  g_autofree char *vus = integer (lw_schedule_get_max_vus (schedule));
  char peak[LW_NUMBER_BUFFER];
  char requests[LW_NUMBER_BUFFER];

  lw_number_format_rounded (peak, lw_schedule_get_peak_rps (schedule), 2, TRUE);
  lw_number_format_rounded (requests, lw_schedule_get_requests (schedule), 0, TRUE);
  print_heading (_ ("The whole test, without what runs on request"));
  lw_cli_table_add (table, _ ("Duration"), regular, NULL, NULL);
  lw_cli_table_add (table, _ ("With the graceful end"), total, NULL, NULL);
  lw_cli_table_add (table, _ ("Peak rate"), peak, "req/s", NULL);
  lw_cli_table_add (table, _ ("Most VUs at one time"), vus, "VUs", NULL);
  lw_cli_table_add (table, _ ("Planned requests"), requests, NULL, NULL);
  lw_cli_table_print (table);
}

/* "45 of 100", or what there is of it. (transfer full) */
static char *
describe_usage (const LwPrediction *prediction)
{
  char usage[LW_NUMBER_BUFFER];
  char limit[LW_NUMBER_BUFFER];

  lw_number_format_rounded (usage, prediction->usage, 1, TRUE);
  lw_number_format_rounded (limit, prediction->limit, 1, TRUE);
  if (LW_IS_SET (prediction->usage) && LW_IS_SET (prediction->limit))
    return g_strdup_printf (_ ("%s of %s"), usage, limit);
  if (LW_IS_SET (prediction->limit))
    return g_strdup_printf (_ ("limit %s"), limit);
  return g_strdup (LW_IS_SET (prediction->usage) ? usage : "");
}

static void
print_predictions (LwSchedule *schedule)
{
  g_autoptr (LwCliTable) table = lw_cli_table_new ("lllrrbbb");
  guint n_predictions;
  const LwPrediction *predictions = lw_schedule_get_predictions (schedule, &n_predictions);

  if (n_predictions == 0)
    return;
  print_heading (_ ("What gives way first"));
  lw_cli_table_set_head (table, "", _ ("component"), _ ("limit"), _ ("use"), _ ("fails at req/s"),
                         NULL, NULL, NULL);
  for (guint i = 0; i < n_predictions; i++)
    {
      const LwPrediction *prediction = &predictions[i];
      g_autofree char *usage = describe_usage (prediction);
      char breaking[LW_NUMBER_BUFFER] = "";

      if (LW_IS_SET (prediction->breaking_rps))
        lw_number_format_rounded (breaking, prediction->breaking_rps, 0, TRUE);
      lw_cli_table_add (table, lw_enum_get_nick (LW_TYPE_SEVERITY, (int) prediction->severity),
                        prediction->title, prediction->kind, usage, breaking, prediction->formula,
                        prediction->message, prediction->advice);
    }
  lw_cli_table_print (table);
}

static void
print_generator (LwSchedule *schedule)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_generator (schedule, &n_figures);

  if (n_figures == 0)
    return;
  print_heading (_ ("Load generator"));
  print_figures (figures, n_figures);
}

static void
print_targets (const LwCliInput *input)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_figures (input->schedule, &n_figures);

  print_title (input->plan);
  print_heading (_ ("Targets"));
  print_figures (figures, n_figures);
  print_scenarios (input->schedule);
  print_totals (input->schedule);
  print_generator (input->schedule);
  print_predictions (input->schedule);
}

static LwCliStatus
run (const LwCliCommand *self, int argc, char *argv[])
{
  g_auto (LwCliOverrides) overrides = { 0 };
  g_auto (LwCliInput) input = { 0 };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = NULL;
  gboolean json = FALSE;
  gboolean opened;
  LwCliStatus status = LW_CLI_OK;
  const GOptionEntry own[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("The same as JSON, for programs"), NULL },
  };

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
  lw_cli_overrides_add_entries (&overrides, entries);
  if (!lw_cli_parse (self, (const GOptionEntry *) entries->data, argc, argv, &files, &status))
    return status;
  if (!lw_cli_overrides_read (&overrides, &error))
    return lw_cli_usage_error (self->name, "%s", error->message);
  /* Programs are not to depend on the language of the person who starts them. */
  if (json)
    lw_words_begin_english ();
  opened = lw_cli_input_open (&input, self, files[0], &overrides, &status);
  if (json)
    lw_words_end_english ();
  if (!opened)
    return status;

  lw_cli_print_problems (LW_CLI_TO_ERROR, input.problems, files[0], LW_SEVERITY_WARNING);
  if (input.schedule == NULL)
    return LW_CLI_FAILED;
  if (json)
    lw_cli_print_targets_json (&input);
  else
    print_targets (&input);
  return lw_problems_have_errors (input.problems) ? LW_CLI_FAILED : LW_CLI_OK;
}

const LwCliCommand lw_cli_targets = {
  .name = "targets",
  .arguments = N_ ("PROFILE|PLAN"),
  .summary = N_ ("Shows the arithmetic, each number with its formula"),
  .description =
      N_ ("Warnings and errors go to standard error; “check” shows notes as well.\n"
          "\n"
          "Exit status: 0 no errors, 1 errors, 2 wrong usage.\n"
          "\n"
          "Examples:\n"
          "  loadwright-cli targets order-service.yaml --basis=peak\n"
          "  loadwright-cli targets plan.loadwright --json | jq '.figures[] | {id, value}'"),
  .max_files = 1,
  .run = run,
};
