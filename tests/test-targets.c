/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"
#include "lw-targets.h"

static void
assert_figure (LwSchedule *schedule, const char *id, const char *text)
{
  const LwFigure *figure = lw_schedule_find_figure (schedule, id);

  g_assert_nonnull (figure);
  g_assert_cmpstr (figure->text, ==, text);
}

static void
assert_formula (LwSchedule *schedule, const char *id, const char *formula)
{
  const LwFigure *figure = lw_schedule_find_figure (schedule, id);

  g_assert_nonnull (figure);
  g_assert_cmpstr (figure->formula, ==, formula);
}

/* 2000 requests per second in production, a factor of 6.8 and half a second for a response. */
static void
test_declared (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  assert_figure (schedule, "production", "2000");
  assert_figure (schedule, "factor", "6.8");
  assert_figure (schedule, "target", "294.12");
  assert_figure (schedule, "baseline", "147");
  assert_figure (schedule, "normal", "294");
  assert_figure (schedule, "stress", "441");
  assert_figure (schedule, "stress-peak", "588");
  assert_figure (schedule, "spike", "882");
  assert_figure (schedule, "soak", "176");
  assert_figure (schedule, "vus", "147");
  assert_figure (schedule, "estimate", "2500");

  assert_formula (schedule, "target", "2000 / 6.8 = 294.12");
  assert_formula (schedule, "soak", "294.12 × 60 % = 176.47");
  assert_formula (schedule, "vus", "⌈294 × 0.5 s⌉ = 147");
  assert_formula (schedule, "estimate", "294 × 6.8 × 1.25 ≈ 2500");
  g_assert_cmpfloat_with_epsilon (lw_schedule_get_target_rps (schedule), 294.1176470588, 1e-9);
  g_assert_cmpfloat_with_epsilon (lw_schedule_find_figure (schedule, "estimate")->value, 2499, 1e-9);
}

static void
test_other_traffic (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (1000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  assert_figure (schedule, "target", "147.06");
  assert_figure (schedule, "normal", "147");
}

/* Half of 147.06 is 73.53: 74 in a second would be 0.6 % too many, 147 in two are not. */
static void
test_small_rates (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (1000, 6.8);
  g_autoptr (LwPlan) tiny = lw_test_plan_new (10, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (LwSchedule) smaller = lw_schedule_compute (tiny);

  assert_figure (schedule, "baseline", "73.5");
  g_assert_cmpstr (lw_schedule_find_figure (schedule, "baseline")->note, ==, "driven as 147 in 2 seconds");
  assert_figure (smaller, "normal", "1.47");
  g_assert_cmpstr (lw_schedule_find_figure (smaller, "normal")->note, ==, "driven as 88 in 60 seconds");
}

static void
test_computed (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (plan));
  g_autoptr (LwSchedule) declared = NULL;
  g_autoptr (LwSchedule) computed = NULL;

  lw_test_add_api (plan, 4, 2, 1, 1);
  declared = lw_schedule_compute (plan);
  assert_figure (declared, "factor", "6.8");
  assert_figure (declared, "factor-computed", "6.12");
  assert_formula (declared, "factor-computed", "(4 / 1 × 0.85) × (2 / 1 × 0.9) = 6.12");
  assert_formula (declared, "factor-difference", "6.8 / 6.12 − 1 = 11.1 %");

  lw_extrapolation_set_use_computed (extrapolation, TRUE);
  computed = lw_schedule_compute (plan);
  assert_figure (computed, "factor", "6.12");
  assert_figure (computed, "normal", "327");
  assert_figure (computed, "baseline", "163");
  assert_figure (computed, "stress", "490");
  assert_figure (computed, "stress-peak", "654");
  assert_figure (computed, "spike", "980");
  assert_figure (computed, "soak", "196");
  assert_formula (computed, "factor", "(4 / 1 × 0.85) × (2 / 1 × 0.9) = 6.12");
}

static void
test_reality_both_ways (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.12);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_extrapolation_set_reality_both_ways (lw_profile_get_extrapolation (lw_plan_get_profile (plan)), TRUE);
  schedule = lw_schedule_compute (plan);
  assert_figure (schedule, "normal", "261");
  assert_formula (schedule, "target", "2000 / (6.12 × 1.25) = 261.44");
  assert_figure (schedule, "estimate", "2000");
}

static void
test_environments (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwComponent *api = lw_test_add_api (plan, 4, 2, 1, 1);
  g_autoptr (LwResources) staging = lw_resources_new ();
  g_autoptr (LwSchedule) production = NULL;
  g_autoptr (LwSchedule) like_production = NULL;
  g_autoptr (LwSchedule) smaller = NULL;

  lw_plan_set_environment (plan, LW_ENVIRONMENT_PRODUCTION);
  production = lw_schedule_compute (plan);
  assert_figure (production, "target", "2000");
  assert_figure (production, "factor", "1");

  lw_plan_set_environment (plan, LW_ENVIRONMENT_STAGING);
  like_production = lw_schedule_compute (plan);
  assert_figure (like_production, "target", "2000");

  /* (4 / 2 × 0.85) × (2 / 1 × 0.9) = 3.06 */
  lw_resources_set_environment (staging, LW_ENVIRONMENT_STAGING);
  lw_resources_set_cpu (staging, 2);
  lw_resources_set_replicas (staging, 1);
  lw_record_list_append (lw_component_get_resources (api), staging);
  smaller = lw_schedule_compute (plan);
  assert_figure (smaller, "factor", "3.06");
  assert_figure (smaller, "target", "653.59");
}

static void
test_basis (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (1000, 6.8);
  LwTraffic *traffic = lw_profile_get_production (lw_plan_get_profile (plan));
  g_autoptr (LwSchedule) only_average = NULL;
  g_autoptr (LwSchedule) peak = NULL;

  lw_plan_set_basis (plan, LW_BASIS_PEAK);
  only_average = lw_schedule_compute (plan);
  assert_figure (only_average, "production", "1000");
  g_assert_cmpstr (lw_schedule_find_figure (only_average, "production")->note, ==, "the profile has no peak");

  lw_traffic_set_peak_rps (traffic, 2000);
  peak = lw_schedule_compute (plan);
  assert_figure (peak, "production", "2000");
}

static void
test_measured (void)
{
  /* 250 × 6.12 × (60 / 78) × 1.25 */
  double estimate = lw_targets_estimate_production (250, 6.12, 60, 78, 1.25);

  g_assert_cmpfloat_with_epsilon (estimate, 1471.15, 0.01);
}

static void
test_service_levels (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwServiceLevel *level = lw_plan_get_service_level (plan);
  g_autoptr (LwSchedule) defaults = lw_schedule_compute (plan);
  g_autoptr (LwSchedule) from_profile = NULL;
  g_autoptr (LwSchedule) from_plan = NULL;

  assert_figure (defaults, "error-budget", "43.2");
  assert_figure (defaults, "error-rate", "0.1");
  assert_figure (defaults, "p95", "500");
  assert_figure (defaults, "p99", "1000");
  assert_figure (defaults, "p999", "2000");

  lw_traffic_set_p95_latency_ms (lw_profile_get_production (lw_plan_get_profile (plan)), 300);
  lw_traffic_set_p99_latency_ms (lw_profile_get_production (lw_plan_get_profile (plan)), 800);
  lw_traffic_set_p95_latency_ms (lw_profile_get_qa (lw_plan_get_profile (plan)), 450);
  from_profile = lw_schedule_compute (plan);
  assert_figure (from_profile, "p95", "450");
  assert_figure (from_profile, "p99", "800");

  lw_service_level_set_availability (level, 0.9995);
  lw_service_level_set_p95_ms (level, 3000);
  from_plan = lw_schedule_compute (plan);
  assert_figure (from_plan, "error-rate", "0.05");
  assert_figure (from_plan, "error-budget", "21.6");
  assert_figure (from_plan, "p95", "3000");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/targets/declared", test_declared);
  g_test_add_func ("/targets/other-traffic", test_other_traffic);
  g_test_add_func ("/targets/small-rates", test_small_rates);
  g_test_add_func ("/targets/computed", test_computed);
  g_test_add_func ("/targets/reality-both-ways", test_reality_both_ways);
  g_test_add_func ("/targets/environments", test_environments);
  g_test_add_func ("/targets/basis", test_basis);
  g_test_add_func ("/targets/measured", test_measured);
  g_test_add_func ("/targets/service-levels", test_service_levels);
  return g_test_run ();
}
