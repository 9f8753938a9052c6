/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"
#include "lw-bodies.h"
#include "lw-check.h"
#include "lw-generator-facts.h"
#include "lw-pods.h"

#include <string.h>

#define MIB (1024.0 * 1024.0)

/* 100 requests per second for ten minutes, 60000 in all, by 80 VUs. */
static LwPlan *
plan_new (void)
{
  LwScenario *scenario;
  LwPlan *plan = lw_test_plan_new_single (LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, &scenario);

  lw_scenario_set_level (scenario, 100);
  lw_scenario_set_duration_ms (scenario, 600000);
  lw_scenario_set_pre_allocated_vus (scenario, 80);
  lw_scenario_set_max_vus (scenario, 80);
  return plan;
}

static double
figure_of (LwSchedule *schedule, const char *id)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_generator (schedule, &n_figures);

  for (guint i = 0; i < n_figures; i++)
    if (g_str_equal (figures[i].id, id))
      return figures[i].value;
  g_test_message ("There is no figure %s", id);
  g_test_fail ();
  return 0;
}

static void
assert_figure (LwPlan *plan, const char *id, double expected)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  double value = figure_of (schedule, id);

  g_test_message ("%s", id);
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-6 * MAX (expected, 1));
}

/* The formulas of the table of facts, by hand. */
static void
test_figures (void)
{
  g_autoptr (LwPlan) plan = plan_new ();
  double samples = 60000.0 * 11 * 12 / MIB; /* 7.553 */

  assert_figure (plan, "vu-memory", 160); /* 80 × 2 MiB */
  assert_figure (plan, "sample-memory", samples);
  assert_figure (plan, "memory", (100 + 160 + samples) / 0.9); /* 297.28 */
  assert_figure (plan, "cores", 100 / 1500.0 / 0.8);           /* 0.0833 */
  /* An average response of 10 KiB with 500 bytes of headers: 100 × 10740 × 8 = 8.592 million. */
  assert_figure (plan, "bandwidth", 8.592);
  assert_figure (plan, "sockets", 80);
  assert_figure (plan, "files", 180);
  assert_figure (plan, "ports", 80);
  assert_figure (plan, "machines", 1);
}

/* Ports rest for a minute after a connection of its own. */
static void
test_ports (void)
{
  g_autoptr (LwPlan) plan = plan_new ();
  g_autoptr (LwSchedule) few = NULL;
  g_autoptr (LwSchedule) many = NULL;
  LwObjective *objective = lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE);
  LwScenario *scenario = lw_record_list_get (lw_objective_get_scenarios (objective), 0);

  lw_plan_set_reuse_connections (plan, FALSE);
  assert_figure (plan, "ports", 80 + 100 * 60);
  few = lw_schedule_compute (plan);
  g_assert_null (lw_test_find_problem (few, "generator-ports"));

  /* 500 requests per second: 80 + 30000 are more than the 28000 of an address, so two are needed. */
  lw_scenario_set_level (scenario, 500);
  assert_figure (plan, "ports", 30080);
  assert_figure (plan, "machines", 2);
  many = lw_schedule_compute (plan);
  g_assert_nonnull (lw_test_find_problem (many, "generator-ports"));
  g_assert_nonnull (strstr (lw_test_find_problem (many, "generator-ports")->suggestion, "ip_local_port_range"));
}

static void
test_files (void)
{
  g_autoptr (LwPlan) plan = plan_new ();
  g_autoptr (LwSchedule) schedule = NULL;
  LwObjective *objective = lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE);
  LwScenario *scenario = lw_record_list_get (lw_objective_get_scenarios (objective), 0);

  lw_scenario_set_pre_allocated_vus (scenario, 5000);
  lw_scenario_set_max_vus (scenario, 5000);
  schedule = lw_schedule_compute (plan);
  g_assert_cmpfloat (figure_of (schedule, "files"), ==, 5100);
  g_assert_nonnull (strstr (lw_test_find_problem (schedule, "generator-files")->suggestion, "ulimit -n 5100"));
}

/* A payload takes six times its size in each VU, a response that is looked into three times. */
static void
test_bodies (void)
{
  g_autoptr (LwPlan) plan = plan_new ();
  LwEndpoint *endpoint = lw_endpoint_new ();
  g_autofree char *payload = g_strnfill (1 << 20, 'x');
  LwBodies bodies;
  LwCheck *check;

  lw_record_list_clear (lw_plan_get_endpoints (plan));
  lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);
  lw_endpoint_set_payload_kind (endpoint, LW_PAYLOAD_RAW);
  lw_endpoint_set_payload (endpoint, payload);
  lw_delivery_set_response_kib (lw_plan_get_delivery (plan), 100);
  lw_bodies_measure (plan, &bodies);
  g_assert_cmpfloat (bodies.sent, ==, MIB);
  g_assert_cmpfloat (bodies.largest, ==, MIB);
  g_assert_cmpfloat (bodies.received, ==, 102400);
  g_assert_cmpfloat (bodies.read, ==, 0);
  assert_figure (plan, "vu-memory", 80 * (2 + 6));
  /* 100 × (1048576 + 500) × 8: a link of 1 Gbit/s has 800 to spare, so there are two machines. */
  assert_figure (plan, "bandwidth", 839.2608);
  assert_figure (plan, "machines", 2);

  check = lw_check_new ();
  lw_check_set_kind (check, LW_CHECK_BODY_CONTAINS);
  lw_record_list_take (lw_endpoint_get_checks (endpoint), check);
  lw_bodies_measure (plan, &bodies);
  g_assert_cmpfloat (bodies.read, ==, 102400);
  assert_figure (plan, "vu-memory", 80 * (2 + 6 + 3 * 102400 / MIB));
}

/* The average payload is that of the mix. */
static void
test_mixed_bodies (void)
{
  g_autoptr (LwPlan) plan = plan_new ();
  static const guint sizes[] = { 1000, 4000, 90000 };
  static const double weights[] = { 3, 1, 5 };
  LwBodies bodies;

  lw_record_list_clear (lw_plan_get_endpoints (plan));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      LwEndpoint *endpoint = lw_endpoint_new ();
      g_autofree char *payload = g_strnfill (sizes[i], 'x');

      lw_endpoint_set_payload_kind (endpoint, LW_PAYLOAD_RAW);
      lw_endpoint_set_payload (endpoint, payload);
      lw_endpoint_set_weight (endpoint, weights[i]);
      lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);
    }
  /* What is off counts for nothing. */
  lw_endpoint_set_enabled (lw_record_list_get (lw_plan_get_endpoints (plan), 2), FALSE);
  lw_bodies_measure (plan, &bodies);
  g_assert_cmpfloat_with_epsilon (bodies.sent, (3 * 1000 + 4000) / 4.0, 1e-9);
  g_assert_cmpfloat (bodies.largest, ==, 4000);
}

/* A core that does 10 requests per second: 100 / 10 / 0.8 = 12.5 cores, so four machines of 4. */
static void
test_machines (void)
{
  g_autoptr (LwPlan) plan = plan_new ();
  g_autoptr (LwSchedule) schedule = NULL;

  lw_plan_set_rps_per_core (plan, 10);
  assert_figure (plan, "cores", 12.5);
  assert_figure (plan, "machines", 4);
  schedule = lw_schedule_compute (plan);
  g_assert_cmpstr (lw_test_find_problem (schedule, "generator-too-small")->path, ==, "generator-cores");

  lw_plan_set_generator_cores (plan, 12.5);
  assert_figure (plan, "machines", 1);
  lw_plan_set_generator_ram_mib (plan, 100);
  assert_figure (plan, "machines", 3); /* ⌈297.28 / 100⌉ */
}

static void
assert_pods (LwPlan *plan, gint64 count, double cores, double mib, gint64 vus)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  LwPods pods;

  lw_pods_compute (plan, schedule, &pods);
  g_assert_cmpint (pods.pods, ==, count);
  g_assert_cmpfloat (pods.cores, ==, cores);
  g_assert_cmpfloat (pods.mib, ==, mib);
  g_assert_cmpint (pods.vus, ==, vus);
}

static void
test_pods (void)
{
  g_autoptr (LwPlan) plan = plan_new ();
  LwDelivery *delivery = lw_plan_get_delivery (plan);

  /* 0.083 cores are less than a pod should have; (167.6 + 100) / 0.9 = 297.3 MiB, in steps of 64. */
  assert_pods (plan, 1, 0.5, 320, 80);

  /* Four machines, so four pods of 12.5 / 4 = 3.125 cores and (167.6 / 4 + 100) / 0.9 = 157.7 MiB. */
  lw_plan_set_rps_per_core (plan, 10);
  assert_pods (plan, 4, 3.2, 256, 20);
  /* Seven by hand: 12.5 / 7 = 1.786, and 80 / 7 = 11.4. */
  lw_delivery_set_pods (delivery, 7);
  assert_pods (plan, 7, 1.8, 256, 12);
  /* What somebody says counts, even too little. */
  lw_delivery_set_pod_cores (delivery, 0.25);
  lw_delivery_set_pod_mib (delivery, 128);
  assert_pods (plan, 7, 0.25, 128, 12);
}

/* Every number has a place where it is from. */
static void
test_facts (void)
{
  for (LwFact fact = 0; fact < LW_N_FACTS; fact++)
    {
      g_assert_cmpfloat (lw_generator_fact (fact), >, 0);
      g_assert_cmpuint (strlen (lw_generator_fact_get (fact)->title), >, 0);
      g_assert_cmpuint (strlen (lw_generator_fact_get (fact)->source), >, 0);
    }
  g_assert_cmpfloat (lw_generator_fact (LW_FACT_PORTS), ==, 28000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load-generator/figures", test_figures);
  g_test_add_func ("/load-generator/ports", test_ports);
  g_test_add_func ("/load-generator/files", test_files);
  g_test_add_func ("/load-generator/bodies", test_bodies);
  g_test_add_func ("/load-generator/mixed-bodies", test_mixed_bodies);
  g_test_add_func ("/load-generator/machines", test_machines);
  g_test_add_func ("/load-generator/pods", test_pods);
  g_test_add_func ("/load-generator/facts", test_facts);
  return g_test_run ();
}
