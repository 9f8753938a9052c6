/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"

#include <string.h>

/* An API that puts orders into a queue, from which a function writes them into a database. */

static LwResources *
resources_for (LwComponent *component, LwEnvironment environment)
{
  LwResources *resources = lw_component_get_resources_in (component, environment);

  if (resources == NULL)
    {
      resources = lw_resources_new ();
      lw_resources_set_environment (resources, environment);
      lw_record_list_take (lw_component_get_resources (component), resources);
    }
  return resources;
}

static LwComponent *
add_component (LwPlan *plan, const char *id, const char *kind, const char *calls)
{
  const char *dependencies[] = { calls, NULL };
  LwComponent *component = lw_component_new ();

  lw_component_set_id (component, id);
  lw_component_set_kind (component, kind);
  if (calls != NULL)
    lw_component_set_dependencies (component, dependencies);
  lw_record_list_take (lw_profile_get_components (lw_plan_get_profile (plan)), component);
  return component;
}

static const LwPrediction *
find (LwSchedule *schedule, const char *component, const char *kind)
{
  guint n_predictions;
  const LwPrediction *predictions = lw_schedule_get_predictions (schedule, &n_predictions);

  for (guint i = 0; i < n_predictions; i++)
    if (strcmp (predictions[i].component, component) == 0 && strcmp (predictions[i].kind, kind) == 0)
      return &predictions[i];
  return NULL;
}

/* 882 requests per second of half a second want 441 connections of 100, which are gone at 200. */
static void
test_connections (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  const char *const calls[] = { "db", NULL };
  LwComponent *api = lw_test_add_api (plan, 6.8 / 0.85, 1 / 0.9, 1, 1);
  LwComponent *database = add_component (plan, "db", "postgresql", NULL);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwPrediction *prediction;

  lw_component_set_dependencies (api, calls);
  lw_resources_set_max_connections (resources_for (database, LW_ENVIRONMENT_QA), 100);
  schedule = lw_schedule_compute (plan);
  prediction = find (schedule, "db", "database connections");
  g_assert_nonnull (prediction);
  g_assert_cmpfloat_with_epsilon (prediction->usage, 441, 1e-9);
  g_assert_cmpfloat (prediction->limit, ==, 100);
  g_assert_cmpfloat_with_epsilon (prediction->breaking_rps, 200, 1e-9);
  g_assert_cmpint (prediction->severity, ==, LW_SEVERITY_ERROR);
  /* Below the target of 294, so not even normal load would pass. */
  g_assert_cmpint (lw_test_find_problem (schedule, "bottleneck")->severity, ==, LW_SEVERITY_WARNING);
}

/* A pool keeps the API from opening more than it has. */
static void
test_pool (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  const char *const calls[] = { "db", NULL };
  LwComponent *api = lw_test_add_api (plan, 4, 2, 1, 1);
  LwComponent *database = add_component (plan, "db", "postgresql", NULL);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwPrediction *prediction;

  lw_component_set_dependencies (api, calls);
  lw_component_set_connection_pool_size (api, 20);
  lw_resources_set_max_connections (resources_for (database, LW_ENVIRONMENT_QA), 100);
  schedule = lw_schedule_compute (plan);
  prediction = find (schedule, "db", "database connections");
  g_assert_cmpfloat (prediction->usage, ==, 20);
  g_assert_cmpint (prediction->severity, ==, LW_SEVERITY_NOTE);
  g_assert_cmpfloat (prediction->breaking_rps, <, 0);
}

/* 12 960 000 invocations a day are 150 a second, for 1000 requests: 0.15 for each. At 441 requests
 * per second and 6 s, 396.9 run at once. */
static void
test_concurrency (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (1000, 6.8);
  LwComponent *function = add_component (plan, "worker", "aws-lambda", NULL);
  g_autoptr (LwSchedule) reserved = NULL;
  g_autoptr (LwSchedule) account = NULL;
  const LwPrediction *prediction;

  lw_resources_set_invocations_per_day (resources_for (function, LW_ENVIRONMENT_PRODUCTION), 12960000);
  lw_resources_set_avg_duration_ms (resources_for (function, LW_ENVIRONMENT_QA), 6000);
  lw_component_set_reserved_concurrency (function, 100);
  reserved = lw_schedule_compute (plan);
  prediction = find (reserved, "worker", "function concurrency");
  g_assert_cmpfloat_with_epsilon (prediction->usage, 396.9, 1e-9);
  g_assert_cmpfloat_with_epsilon (prediction->breaking_rps, 100 / 0.9, 1e-9);
  g_assert_cmpint (prediction->severity, ==, LW_SEVERITY_ERROR);

  /* Without a reservation, those of the account. */
  lw_component_set_reserved_concurrency (function, LW_UNSET);
  account = lw_schedule_compute (plan);
  prediction = find (account, "worker", "function concurrency");
  g_assert_cmpfloat (prediction->limit, ==, 1000);
  g_assert_cmpint (prediction->severity, ==, LW_SEVERITY_NOTE);
}

static void
test_queues (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (1000, 6.8);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwPrediction *prediction;

  add_component (plan, "fifo", "sqs-fifo", NULL);
  add_component (plan, "standard", "sqs-standard", NULL);
  schedule = lw_schedule_compute (plan);
  prediction = find (schedule, "fifo", "queue throughput");
  g_assert_cmpfloat (prediction->usage, ==, 441);
  g_assert_cmpfloat (prediction->limit, ==, 300);
  g_assert_cmpfloat (prediction->breaking_rps, ==, 300);
  g_assert_cmpint (prediction->severity, ==, LW_SEVERITY_ERROR);

  prediction = find (schedule, "standard", "queue throughput");
  g_assert_cmpfloat (prediction->limit, <, 0);
  g_assert_cmpint (prediction->severity, ==, LW_SEVERITY_NOTE);
}

/* Planned for 60 % at the target, it is full at 294.12 / 0.6. */
static void
test_cpu (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) planned = NULL;
  g_autoptr (LwSchedule) tight = NULL;

  lw_test_add_api (plan, 4, 2, 1, 1);
  planned = lw_schedule_compute (plan);
  g_assert_cmpfloat_with_epsilon (find (planned, "api", "cpu")->breaking_rps, 490.196, 0.001);
  g_assert_cmpint (find (planned, "api", "cpu")->severity, ==, LW_SEVERITY_NOTE);

  lw_extrapolation_set_target_cpu_percent (lw_profile_get_extrapolation (lw_plan_get_profile (plan)), 85);
  tight = lw_schedule_compute (plan);
  g_assert_cmpint (find (tight, "api", "cpu")->severity, ==, LW_SEVERITY_WARNING);
}

/* The profile's own bottlenecks: a limit for a model that has none, advice, or only their words. */
static void
test_declared (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwRecordList *bottlenecks = lw_profile_get_bottlenecks (lw_plan_get_profile (plan));
  LwBottleneck *connections = lw_bottleneck_new ();
  LwBottleneck *disk = lw_bottleneck_new ();
  g_autoptr (LwSchedule) schedule = NULL;
  guint n_predictions;

  lw_test_add_api (plan, 4, 2, 1, 1);
  add_component (plan, "db", "postgresql", NULL);
  lw_bottleneck_set_component (connections, "db");
  lw_bottleneck_set_kind (connections, "database_connections");
  lw_bottleneck_set_limit (connections, 50);
  lw_bottleneck_set_solution (connections, "Use a proxy");
  lw_record_list_take (bottlenecks, connections);
  lw_bottleneck_set_component (disk, "db");
  lw_bottleneck_set_kind (disk, "disk_iops");
  lw_bottleneck_set_risk (disk, "High at night");
  lw_record_list_take (bottlenecks, disk);

  schedule = lw_schedule_compute (plan);
  g_assert_cmpfloat (find (schedule, "db", "database connections")->limit, ==, 50);
  g_assert_cmpstr (find (schedule, "db", "database connections")->advice, ==, "Use a proxy");
  g_assert_null (find (schedule, "db", "database_connections"));
  g_assert_cmpint (find (schedule, "db", "disk_iops")->severity, ==, LW_SEVERITY_WARNING);
  g_assert_cmpstr (find (schedule, "db", "disk_iops")->message, ==, "db: disk_iops, High at night");

  /* Most severe first. */
  g_assert_cmpstr (lw_schedule_get_predictions (schedule, &n_predictions)[0].kind, ==, "database connections");
  g_assert_cmpuint (n_predictions, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/predictions/connections", test_connections);
  g_test_add_func ("/predictions/pool", test_pool);
  g_test_add_func ("/predictions/concurrency", test_concurrency);
  g_test_add_func ("/predictions/queues", test_queues);
  g_test_add_func ("/predictions/cpu", test_cpu);
  g_test_add_func ("/predictions/declared", test_declared);
  return g_test_run ();
}
