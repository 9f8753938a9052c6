/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"

#include <string.h>

static void
append_figures (GString *text, const LwFigure *figures, guint n_figures)
{
  for (guint i = 0; i < n_figures; i++)
    g_string_append_printf (text, "%s|%s|%s|%s|%s|%s\n", figures[i].id, figures[i].title, figures[i].unit,
                            figures[i].text, figures[i].formula, figures[i].note != NULL ? figures[i].note : "");
}

/* Everything in a schedule that is text. */
static char *
dump (LwSchedule *schedule)
{
  GString *text = g_string_new (NULL);
  GPtrArray *problems = lw_schedule_get_problems (schedule);
  guint n;
  const LwFigure *figures = lw_schedule_get_figures (schedule, &n);
  const LwScheduledScenario *scenarios;
  const LwScheduledThreshold *thresholds;
  const LwPrediction *predictions;

  append_figures (text, figures, n);
  figures = lw_schedule_get_generator (schedule, &n);
  append_figures (text, figures, n);
  scenarios = lw_schedule_get_scenarios (schedule, &n);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s %s %d %d\n", scenarios[i].name, scenarios[i].path, (int) scenarios[i].start_ms,
                              (int) scenarios[i].max_vus);
      append_figures (text, scenarios[i].sizing, scenarios[i].n_sizing);
    }
  thresholds = lw_schedule_get_thresholds (schedule, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s: %s (%s)\n", thresholds[i].key, thresholds[i].expression, thresholds[i].words);
  predictions = lw_schedule_get_predictions (schedule, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s: %s\n", predictions[i].message, predictions[i].formula);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = lw_problem_format (g_ptr_array_index (problems, i), "plan");

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

/* The same plan gives the same schedule, and computing it changes nothing. */
static void
test_pure (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwPlan) copy = NULL;
  g_autoptr (LwSchedule) first = NULL;
  g_autoptr (LwSchedule) second = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  lw_test_add_api (plan, 4, 2, 1, 1);
  copy = LW_PLAN (lw_record_copy (LW_RECORD (plan)));
  first = lw_schedule_compute (plan);
  second = lw_schedule_compute (copy);
  one = dump (first);
  two = dump (second);
  g_assert_cmpstr (one, ==, two);
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (copy)));
}

/* A schedule does not look back at its plan. */
static void
test_outlives_plan (void)
{
  LwPlan *plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (LwSchedule) same = lw_schedule_ref (schedule);
  g_autofree char *before = dump (schedule);
  g_autofree char *after = NULL;

  lw_plan_set_name (plan, "changed");
  g_assert_finalize_object (plan);
  after = dump (same);
  g_assert_cmpstr (before, ==, after);
}

static void
test_find (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  g_assert_nonnull (lw_schedule_find_figure (schedule, "target"));
  g_assert_null (lw_schedule_find_figure (schedule, "nothing"));
  g_assert_nonnull (lw_schedule_find_scenario (schedule, "soak"));
  g_assert_null (lw_schedule_find_scenario (schedule, "nothing"));
}

/* Nothing at all is still a schedule. */
static void
test_empty_plan (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new ();
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  guint n;

  g_assert_true (lw_problems_have_errors (lw_schedule_get_problems (schedule)));
  lw_schedule_get_scenarios (schedule, &n);
  g_assert_cmpuint (n, ==, 0);
  lw_schedule_get_thresholds (schedule, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (lw_schedule_get_total_ms (schedule), ==, 0);
  g_assert_cmpint (lw_schedule_get_max_vus (schedule), ==, 0);
  g_assert_cmpfloat (lw_schedule_get_peak_rps (schedule), ==, 0);
}

/* What is off is not there. */
static void
test_objectives (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = NULL;
  guint n_scenarios;

  lw_objective_set_use (lw_plan_get_objective (plan, LW_OBJECTIVE_CAPACITY), LW_USE_OFF);
  lw_objective_set_use (lw_plan_get_objective (plan, LW_OBJECTIVE_SOAK), LW_USE_OFF);
  schedule = lw_schedule_compute (plan);
  lw_schedule_get_scenarios (schedule, &n_scenarios);
  g_assert_cmpuint (n_scenarios, ==, 3);
  g_assert_null (lw_schedule_find_scenario (schedule, "soak"));
  g_assert_cmpint (lw_schedule_find_scenario (schedule, "spike")->start_ms, ==, 6 * 60 * 1000);
}

static double
generator_figure (LwSchedule *schedule, const char *id)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_generator (schedule, &n_figures);

  for (guint i = 0; i < n_figures; i++)
    if (strcmp (figures[i].id, id) == 0)
      return figures[i].value;
  g_assert_not_reached ();
}

static void
test_generator (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) enough = lw_schedule_compute (plan);
  g_autoptr (LwSchedule) small = NULL;

  /* 1764 VUs of 2 MiB; 12 hours at 176 per second; 882 requests per second at 1500 a core. */
  g_assert_cmpfloat (generator_figure (enough, "vu-memory"), ==, 3528);
  g_assert_cmpfloat_with_epsilon (generator_figure (enough, "sample-memory"), 7603200 * 132.0 / (1 << 20), 0.1);
  g_assert_cmpfloat_with_epsilon (generator_figure (enough, "cores"), 882 / 1500.0 / 0.8, 1e-9);
  g_assert_cmpfloat (generator_figure (enough, "machines"), ==, 1);
  g_assert_null (lw_test_find_problem (enough, "generator-too-small"));

  lw_plan_set_generator_ram_mib (plan, 2048);
  small = lw_schedule_compute (plan);
  g_assert_cmpfloat (generator_figure (small, "machines"), ==, 3);
  g_assert_cmpstr (lw_test_find_problem (small, "generator-too-small")->path, ==, "generator-ram-mib");
}

/* Text of a person in a schedule is text, whatever it holds. */
static void
test_hostile_text (void)
{
  static const char hostile[] = "%s%n \"'`${x}*/</script>\r\n\u2028\u202e\xf0\x9f\x92\xa9";
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwEndpoint *endpoint = lw_record_list_get (lw_plan_get_endpoints (plan), 0);
  LwComponent *api = lw_test_add_api (plan, 4, 2, 1, 1);
  g_autoptr (LwThreshold) threshold = lw_threshold_new ();
  g_autoptr (LwSchedule) schedule = NULL;
  g_autofree char *text = NULL;

  lw_plan_set_name (plan, hostile);
  lw_plan_set_base_url (plan, hostile);
  lw_plan_set_health_path (plan, hostile);
  lw_component_set_id (api, hostile);
  lw_component_set_name (api, hostile);
  lw_endpoint_set_name (endpoint, hostile);
  lw_endpoint_set_path (endpoint, hostile);
  lw_endpoint_set_method (endpoint, hostile);
  lw_endpoint_set_expected_status (endpoint, hostile);
  lw_scenario_set_name (lw_plan_find_scenario (plan, "spike"), hostile);
  lw_threshold_set_metric (threshold, hostile);
  lw_record_list_append (lw_plan_get_thresholds (plan), threshold);
  schedule = lw_schedule_compute (plan);
  text = dump (schedule);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_nonnull (lw_test_find_problem (schedule, "scenario-name"));
  g_assert_nonnull (lw_test_find_problem (schedule, "threshold-metric"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/pure", test_pure);
  g_test_add_func ("/schedule/outlives-plan", test_outlives_plan);
  g_test_add_func ("/schedule/find", test_find);
  g_test_add_func ("/schedule/empty-plan", test_empty_plan);
  g_test_add_func ("/schedule/objectives", test_objectives);
  g_test_add_func ("/schedule/generator", test_generator);
  g_test_add_func ("/schedule/hostile-text", test_hostile_text);
  return g_test_run ();
}
