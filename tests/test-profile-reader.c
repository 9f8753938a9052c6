/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/profile-text.h"

#include <string.h>

static LwComponent *
component_at (LwProfile *profile, guint position)
{
  return lw_record_list_get (lw_profile_get_components (profile), position);
}

static LwResources *
resources_in (LwProfile *profile, const char *id, LwEnvironment environment)
{
  LwComponent *component = lw_profile_find_component (profile, id);

  g_assert_nonnull (component);
  g_assert_nonnull (lw_component_get_resources_in (component, environment));
  return lw_component_get_resources_in (component, environment);
}

static void
assert_mark (gpointer record, const char *field, guint expected_line, guint expected_column)
{
  guint line = 0;
  guint column = 0;

  g_assert_true (lw_record_get_mark (record, field, &line, &column));
  g_assert_cmpuint (line, ==, expected_line);
  g_assert_cmpuint (column, ==, expected_column);
}

/* Every key that a component can have */

static const char full_component[] =
    "components:\n"
    "  - id: api\n"
    "    name: The API\n"
    "    type: http-api\n"
    "    platform: eks\n"
    "    language: go\n"
    "    framework: chi\n"
    "    runtime: go1.22\n"
    "    version: 1.10\n"
    "    description: |\n"
    "      Two\n"
    "      lines\n"
    "    dependencies: [queue, worker]\n"
    "    endpoints:\n"
    "      - { method: post, path: /a/:id, name: MakeA, description: makes, avg_response_ms: 12.5, p95_response_ms: 1.2s }\n"
    "    environments:\n"
    "      production:\n"
    "        cpu: 4\n"
    "        ram_mb: 2048\n"
    "        replicas: 2.5\n"
    "        hpa: { enabled: true, min_replicas: 2, max_replicas: 10, target_cpu_percent: 70 }\n"
    "      STAGE: { cpu: 2 }\n"
    "      qa: { cpu: 1 }\n"
    "    performance_characteristics: { cold_start_ms: 400, max_concurrent_requests: 50, connection_pool_size: 20 }\n"
    "    bottlenecks:\n"
    "      - { type: cpu, limit: 80, risk: slow, recommendation: more }\n"
    "  - id: queue\n"
    "    type: sqs-standard\n"
    "    configuration: { visibility_timeout: 30, max_message_size: 256Ki }\n"
    "    environments: { production: { avg_messages_per_sec: 150, peak_messages_per_sec: 500 } }\n"
    "  - id: worker\n"
    "    configuration: { memory_mb: 1Gi, timeout_sec: 2min, reserved_concurrency: 100 }\n"
    "    environments:\n"
    "      production: { invocations_per_day: 12960000, avg_duration_ms: 5s, error_rate: 0.05% }\n"
    "  - id: db\n"
    "    environments:\n"
    "      production: { instance_type: db.t3.large, max_connections: 100, write_capacity_per_sec: 5000 }\n";

static void
test_component (void)
{
  g_autoptr (LwProfile) profile = profile_text_read (full_component);
  LwComponent *api = component_at (profile, 0);
  LwResources *production = resources_in (profile, "api", LW_ENVIRONMENT_PRODUCTION);
  LwEndpoint *endpoint = lw_record_list_get (lw_component_get_endpoints (api), 0);
  LwBottleneck *bottleneck = lw_record_list_get (lw_component_get_bottlenecks (api), 0);

  g_assert_cmpuint (lw_record_list_get_size (lw_profile_get_components (profile)), ==, 4);
  g_assert_cmpstr (lw_component_get_name (api), ==, "The API");
  g_assert_cmpstr (lw_component_get_kind (api), ==, "http-api");
  g_assert_cmpstr (lw_component_get_platform (api), ==, "eks");
  g_assert_cmpstr (lw_component_get_language (api), ==, "go");
  g_assert_cmpstr (lw_component_get_framework (api), ==, "chi");
  g_assert_cmpstr (lw_component_get_runtime (api), ==, "go1.22");
  g_assert_cmpstr (lw_component_get_version (api), ==, "1.10");
  g_assert_cmpstr (lw_component_get_description (api), ==, "Two\nlines\n");
  g_assert_cmpstr (lw_component_get_dependencies (api)[1], ==, "worker");
  g_assert_cmpfloat (lw_component_get_cold_start_ms (api), ==, 400);
  g_assert_cmpfloat (lw_component_get_max_concurrent_requests (api), ==, 50);
  g_assert_cmpfloat (lw_component_get_connection_pool_size (api), ==, 20);

  g_assert_cmpstr (lw_endpoint_get_method (endpoint), ==, "POST");
  g_assert_cmpstr (lw_endpoint_get_path (endpoint), ==, "/a/:id");
  g_assert_cmpstr (lw_endpoint_get_name (endpoint), ==, "MakeA");
  g_assert_cmpfloat (lw_endpoint_get_avg_response_ms (endpoint), ==, 12.5);
  g_assert_cmpfloat (lw_endpoint_get_p95_response_ms (endpoint), ==, 1200);

  g_assert_cmpfloat (lw_resources_get_replicas (production), ==, 2.5);
  g_assert_true (lw_resources_get_hpa_enabled (production));
  g_assert_cmpfloat (lw_resources_get_hpa_max_replicas (production), ==, 10);
  g_assert_cmpfloat (lw_resources_get_hpa_target_cpu_percent (production), ==, 70);
  g_assert_cmpfloat (lw_resources_get_cpu (resources_in (profile, "api", LW_ENVIRONMENT_STAGING)),
                     ==, 2);
  g_assert_cmpfloat (lw_resources_get_cpu (resources_in (profile, "api", LW_ENVIRONMENT_QA)), ==,
                     1);
  g_assert_false (
      LW_IS_SET (lw_resources_get_replicas (resources_in (profile, "api", LW_ENVIRONMENT_QA))));

  g_assert_cmpstr (lw_bottleneck_get_component (bottleneck), ==, "api");
  g_assert_cmpstr (lw_bottleneck_get_kind (bottleneck), ==, "cpu");
  g_assert_cmpfloat (lw_bottleneck_get_limit (bottleneck), ==, 80);
  g_assert_cmpstr (lw_bottleneck_get_solution (bottleneck), ==, "more");
}

static void
test_queue_function_database (void)
{
  g_autoptr (LwProfile) profile = profile_text_read (full_component);
  LwComponent *queue = lw_profile_find_component (profile, "queue");
  LwComponent *worker = lw_profile_find_component (profile, "worker");
  LwResources *messages = resources_in (profile, "queue", LW_ENVIRONMENT_PRODUCTION);
  LwResources *invocations = resources_in (profile, "worker", LW_ENVIRONMENT_PRODUCTION);
  LwResources *database = resources_in (profile, "db", LW_ENVIRONMENT_PRODUCTION);

  g_assert_cmpfloat (lw_component_get_visibility_timeout_s (queue), ==, 30);
  g_assert_cmpfloat (lw_component_get_max_message_size (queue), ==, 262144);
  g_assert_cmpfloat (lw_resources_get_avg_messages_per_sec (messages), ==, 150);
  g_assert_cmpfloat (lw_resources_get_peak_messages_per_sec (messages), ==, 500);
  g_assert_cmpfloat (lw_component_get_memory_mib (worker), ==, 1024);
  g_assert_cmpfloat (lw_component_get_timeout_s (worker), ==, 120);
  g_assert_cmpfloat (lw_component_get_reserved_concurrency (worker), ==, 100);
  g_assert_cmpfloat (lw_resources_get_invocations_per_day (invocations), ==, 12960000);
  g_assert_cmpfloat (lw_resources_get_avg_duration_ms (invocations), ==, 5000);
  g_assert_cmpfloat_with_epsilon (lw_resources_get_error_rate (invocations), 0.0005, 1e-15);
  g_assert_cmpstr (lw_resources_get_instance_type (database), ==, "db.t3.large");
  g_assert_cmpfloat (lw_resources_get_max_connections (database), ==, 100);
  g_assert_cmpfloat (lw_resources_get_write_capacity_per_sec (database), ==, 5000);
}

static void
test_extrapolation (void)
{
  g_autoptr (LwProfile) profile = profile_text_read (
      "extrapolation:\n"
      "  method: by hand\n"
      "  target_cpu_percent: 60%\n"
      "  factors:\n"
      "    cpu_scaling: { formula: a / b, efficiency: 0.8 }\n"
      "    pod_scaling: { formula: c / d, lb_efficiency: 95% }\n"
      "    combined: { calculated: 6.8, formula: 8 * 0.85 }\n"
      "  adjustments:\n"
      "    cold_start_penalty: { qa_impact: 15%, prod_impact: 0.02, adjustment: +13% for production }\n"
      "    network_latency: { qa_to_rds_ms: 5, prod_to_rds_ms: 1ms, adjustment: +10% }\n"
      "    combined_reality_factor: 1.5\n"
      "  confidence: { level: 75%, notes: [one, two] }\n");
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (profile);

  g_assert_cmpstr (lw_extrapolation_get_method (extrapolation), ==, "by hand");
  g_assert_cmpfloat (lw_extrapolation_get_target_cpu_percent (extrapolation), ==, 60);
  g_assert_cmpfloat (lw_extrapolation_get_declared_factor (extrapolation), ==, 6.8);
  g_assert_cmpstr (lw_extrapolation_get_combined_formula (extrapolation), ==, "8 * 0.85");
  g_assert_cmpfloat (lw_extrapolation_get_cpu_efficiency (extrapolation), ==, 0.8);
  g_assert_cmpstr (lw_extrapolation_get_cpu_formula (extrapolation), ==, "a / b");
  g_assert_cmpfloat (lw_extrapolation_get_lb_efficiency (extrapolation), ==, 0.95);
  g_assert_cmpstr (lw_extrapolation_get_pod_formula (extrapolation), ==, "c / d");
  g_assert_cmpfloat (lw_extrapolation_get_cold_start_qa_impact (extrapolation), ==, 0.15);
  g_assert_cmpfloat (lw_extrapolation_get_cold_start_prod_impact (extrapolation), ==, 0.02);
  g_assert_cmpstr (lw_extrapolation_get_cold_start_adjustment (extrapolation), ==,
                   "+13% for production");
  g_assert_cmpfloat (lw_extrapolation_get_network_qa_to_rds_ms (extrapolation), ==, 5);
  g_assert_cmpfloat (lw_extrapolation_get_network_prod_to_rds_ms (extrapolation), ==, 1);
  g_assert_cmpstr (lw_extrapolation_get_network_adjustment (extrapolation), ==, "+10%");
  g_assert_cmpfloat (lw_extrapolation_get_reality_factor (extrapolation), ==, 1.5);
  g_assert_cmpfloat (lw_extrapolation_get_confidence (extrapolation), ==, 0.75);
  g_assert_cmpstr (lw_extrapolation_get_confidence_notes (extrapolation)[1], ==, "two");
  g_assert_false (lw_extrapolation_get_use_computed (extrapolation));
  assert_mark (extrapolation, "declared-factor", 7, 29);
}

static void
test_targets_and_costs (void)
{
  g_autoptr (LwProfile) profile = profile_text_read (
      "targets:\n"
      "  production: { avg_rps: 1000, peak_rps: 2000, p95_latency_ms: 300, p99_latency_ms: 0.8 s, error_rate: 0.001, uptime: 99.9% }\n"
      "  qa_equivalent: { avg_rps: 147, peak_rps: 294 rps }\n"
      "cost_estimates:\n"
      "  production: { rds: 120, lambda: $41, total: 161 USD }\n"
      "  qa: { rds: 0 }\n"
      "  support: 12.5\n"
      "bottlenecks:\n"
      "  - { type: budget, limit: 500, risk: none, solution: none }\n");
  LwTraffic *production = lw_profile_get_production (profile);
  LwRecordList *costs = lw_profile_get_costs (profile);
  LwCost *total = lw_record_list_get (costs, 2);

  g_assert_cmpfloat (lw_traffic_get_avg_rps (production), ==, 1000);
  g_assert_cmpfloat (lw_traffic_get_peak_rps (production), ==, 2000);
  g_assert_cmpfloat (lw_traffic_get_p95_latency_ms (production), ==, 300);
  g_assert_cmpfloat (lw_traffic_get_p99_latency_ms (production), ==, 800);
  g_assert_cmpfloat (lw_traffic_get_error_rate (production), ==, 0.001);
  g_assert_cmpfloat_with_epsilon (lw_traffic_get_uptime (production), 0.999, 1e-12);
  g_assert_cmpfloat (lw_traffic_get_peak_rps (lw_profile_get_qa (profile)), ==, 294);
  g_assert_false (LW_IS_SET (lw_traffic_get_error_rate (lw_profile_get_qa (profile))));

  g_assert_cmpuint (lw_record_list_get_size (costs), ==, 5);
  g_assert_cmpstr (lw_cost_get_environment (total), ==, "production");
  g_assert_cmpstr (lw_cost_get_item (total), ==, "total");
  g_assert_cmpfloat (lw_cost_get_monthly (total), ==, 161);
  g_assert_cmpstr (lw_cost_get_environment (lw_record_list_get (costs, 4)), ==, "");
  g_assert_cmpfloat (lw_cost_get_monthly (lw_record_list_get (costs, 3)), ==, 0);
  g_assert_cmpuint (lw_record_list_get_size (lw_profile_get_bottlenecks (profile)), ==, 1);
}

/* Shapes */

/* clang-format off */
#define COMPONENT(resources, production, qa, ram)                                              \
  "- { id: api, type: http-api, endpoints: [{ method: GET, path: /a, avg_response_ms: 500 }], " \
  resources ": { " production ": { cpu: 4, " ram ": 2048, replicas: 2 }, "                      \
  qa ": { cpu: 1, " ram ": 512, replicas: 1 } } }\n"

static const char all_below_architecture[] =
  "architecture:\n"
  "  name: Orders\n"
  "  components:\n"
  "    " COMPONENT ("environments", "production", "qa", "ram_mb")
  "  extrapolation: { factors: { combined: 6.8 } }\n"
  "  targets:\n"
  "    production: { avg_rps: 1000, peak_rps: 2000 }\n"
  "    qa_equivalent: { avg_rps: 147 }\n";

static const char siblings[] =
  "architecture:\n"
  "  name: Orders\n"
  "  components:\n"
  "    " COMPONENT ("environments", "production", "qa", "ram_mb")
  "extrapolation: { factors: { combined: { calculated: 6.8 } } }\n"
  "targets:\n"
  "  production: { avg_rps: 1000, peak_rps: 2000 }\n"
  "  qa_equivalent: { avg_rps: 147 }\n";

static const char components_at_root[] =
  "name: Orders\n"
  "components:\n"
  "  " COMPONENT ("resources", "prod", "qa", "ram")
  "extrapolation: { factors: { combined: 6.8 } }\n"
  "targets:\n"
  "  prod: { avg_rps: 1000, peak_rps: 2000 }\n"
  "  qa: { avg_rps: 147 }\n";
/* clang-format on */

static const char as_json[] =
    "{\"architecture\": {\"name\": \"Orders\", \"components\": [{\"id\": \"api\", \"type\": \"http-api\", \"endpoints\": "
    "[{\"method\": \"GET\", \"path\": \"/a\", \"avg_response_ms\": 500}], \"environments\": {\"production\": {\"cpu\": 4, "
    "\"ram_mb\": 2048, \"replicas\": 2}, \"qa\": {\"cpu\": \"1000m\", \"ram_mb\": \"512Mi\", \"replicas\": 1}}}]}, "
    "\"extrapolation\": {\"factors\": {\"combined\": 6.8}}, \"targets\": {\"production\": {\"avg_rps\": 1000, "
    "\"peak_rps\": 2000}, \"qa_equivalent\": {\"avg_rps\": 147}}}";

static void
test_spellings (void)
{
  static const char *const others[] = { siblings, components_at_root, as_json };
  g_autoptr (LwProfile) profile = profile_text_read (all_below_architecture);

  g_assert_cmpfloat (lw_extrapolation_get_declared_factor (lw_profile_get_extrapolation (profile)),
                     ==, 6.8);
  g_assert_cmpfloat (lw_resources_get_ram_mib (resources_in (profile, "api", LW_ENVIRONMENT_QA)),
                     ==, 512);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (LwProfile) other = profile_text_read (others[i]);

      g_assert_true (lw_record_equal (LW_RECORD (profile), LW_RECORD (other)));
    }
}

static void
test_marks (void)
{
  g_autoptr (LwProfile) profile = profile_text_read (siblings);
  LwComponent *component = component_at (profile, 0);

  assert_mark (profile, "name", 2, 9);
  assert_mark (component, NULL, 4, 7);
  assert_mark (component, "kind", 4, 24);
  assert_mark (lw_record_list_get (lw_component_get_endpoints (component), 0), "path", 4, 67);
  assert_mark (lw_profile_get_production (profile), "peak-rps", 7, 42);
  assert_mark (lw_profile_get_extrapolation (profile), "declared-factor", 5, 53);
  /* What is not in the file stands where its map does. */
  assert_mark (lw_profile_get_production (profile), "uptime", 7, 15);
  assert_mark (component, "version", 4, 7);
}

static void
test_ids_from_names (void)
{
  g_autoptr (LwProfile) profile = profile_text_read ("components:\n"
                                                     "- { name: checkout, dependencies: [stock] }\n"
                                                     "- { name: stock }\n");

  g_assert_cmpstr (lw_component_get_id (component_at (profile, 0)), ==, "checkout");
  g_assert_cmpstr (lw_component_get_id (component_at (profile, 1)), ==, "stock");
  assert_mark (component_at (profile, 1), "id", 3, 11);
}

/* What stands on a component holds wherever its environments do not say otherwise. */
static void
test_shared_resources (void)
{
  g_autoptr (LwProfile) profile = profile_text_read (
      "components:\n"
      "- { id: db, max_connections: 100, cpu: 2, environments: { production: { cpu: 4 }, qa: {} } }\n"
      "- { id: single, instance_type: db.t3.small, ram: 1Gi }\n");

  g_assert_cmpfloat (lw_resources_get_cpu (resources_in (profile, "db", LW_ENVIRONMENT_PRODUCTION)),
                     ==, 4);
  g_assert_cmpfloat (lw_resources_get_cpu (resources_in (profile, "db", LW_ENVIRONMENT_QA)), ==, 2);
  g_assert_cmpfloat (
      lw_resources_get_max_connections (resources_in (profile, "db", LW_ENVIRONMENT_QA)), ==, 100);
  g_assert_cmpstr (
      lw_resources_get_instance_type (resources_in (profile, "single", LW_ENVIRONMENT_PRODUCTION)),
      ==, "db.t3.small");
  g_assert_cmpfloat (
      lw_resources_get_ram_mib (resources_in (profile, "single", LW_ENVIRONMENT_PRODUCTION)), ==,
      1024);
  assert_mark (resources_in (profile, "db", LW_ENVIRONMENT_QA), "max-connections", 2, 30);
}

/* The metadata of an exported script is a profile, too, as far as it goes. */
static void
test_metadata (void)
{
  g_autoptr (LwProfile) profile = profile_text_read (
      "metadata:\n"
      "  generated_by: somebody\n"
      "  generated_at: 2026-01-16\n"
      "  environment: qa\n"
      "  resources: { qa: { cpu: 1, ram_mb: 512, replicas: 1 }, production: { cpu: 4, ram_mb: 2048, replicas: 2 } }\n"
      "  extrapolation: { factor: 6.8, formula: 8 * 0.85, reality_adjustment: 1.25 }\n"
      "  targets: { production_rps: 2000, qa_equivalent_rps: 294 }\n"
      "  notes: [a, b]\n");
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (profile);

  g_assert_cmpfloat (lw_extrapolation_get_declared_factor (extrapolation), ==, 6.8);
  g_assert_cmpstr (lw_extrapolation_get_combined_formula (extrapolation), ==, "8 * 0.85");
  g_assert_cmpfloat (lw_extrapolation_get_reality_factor (extrapolation), ==, 1.25);
  g_assert_cmpstr (lw_extrapolation_get_confidence_notes (extrapolation)[0], ==, "a");
  g_assert_cmpfloat (lw_traffic_get_avg_rps (lw_profile_get_production (profile)), ==, 2000);
  g_assert_cmpfloat (lw_traffic_get_avg_rps (lw_profile_get_qa (profile)), ==, 294);
  g_assert_cmpfloat (
      lw_resources_get_cpu (resources_in (profile, "service", LW_ENVIRONMENT_PRODUCTION)), ==, 4);
  g_assert_cmpstr (lw_component_get_kind (component_at (profile, 0)), ==, "http-api");
}

/* The profile itself knows better than the metadata of a script made from it. */
static void
test_metadata_beside_profile (void)
{
  g_autoptr (LwProfile) profile =
      profile_text_read ("components: [{ id: a }]\n"
                         "targets: { production: { avg_rps: 10 } }\n"
                         "metadata:\n"
                         "  resources: { qa: { cpu: 1 } }\n"
                         "  targets: { production_rps: 20, qa_equivalent_rps: 5 }\n");

  g_assert_cmpuint (lw_record_list_get_size (lw_profile_get_components (profile)), ==, 1);
  g_assert_cmpstr (lw_component_get_id (component_at (profile, 0)), ==, "a");
  g_assert_cmpfloat (lw_traffic_get_avg_rps (lw_profile_get_production (profile)), ==, 10);
  g_assert_cmpfloat (lw_traffic_get_avg_rps (lw_profile_get_qa (profile)), ==, 5);
}

/* Values */

static void
assert_number (const char *before, const char *text, const char *after, const char *path,
               const char *field, double expected)
{
  g_autofree char *profile_text = g_strconcat (before, text, after, NULL);
  g_autoptr (LwProfile) profile = profile_text_read (profile_text);
  LwRecord *record = lw_record_lookup_path (LW_RECORD (profile), path, NULL);
  double value = -7;

  g_assert_nonnull (record);
  g_object_get (record, field, &value, NULL);
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-9 * MAX (1, expected));
}

typedef struct
{
  const char *text;
  double value;
} Number;

static void
assert_numbers (const char *before, const char *after, const char *path, const char *field,
                const Number *numbers, guint n_numbers)
{
  for (guint i = 0; i < n_numbers; i++)
    assert_number (before, numbers[i].text, after, path, field, numbers[i].value);
}

#define RESOURCE "components:\n- id: a\n  environments:\n    qa:\n      "

static void
test_cpu (void)
{
  static const Number numbers[] = {
    { "4", 4 },       { "\"4\"", 4 },   { "500m", 0.5 }, { "'500m'", 0.5 },
    { "1500m", 1.5 }, { "0.25", 0.25 }, { "2 vCPU", 2 }, { "1e0", 1 },
  };

  assert_numbers (RESOURCE "cpu: ", "\n", "components[0].resources[0]", "cpu", numbers,
                  G_N_ELEMENTS (numbers));
}

static void
test_memory (void)
{
  static const Number numbers[] = {
    { "2048", 2048 },   { "512Mi", 512 },    { "2Gi", 2048 }, { "2GB", 2048 },
    { "0.5 GiB", 512 }, { "512MB", 512 },    { "512M", 512 }, { "1G", 1024 },
    { "1T", 1048576 },  { "524288Ki", 512 }, { "2gb", 2048 },
  };

  assert_numbers (RESOURCE "ram: ", "\n", "components[0].resources[0]", "ram-mib", numbers,
                  G_N_ELEMENTS (numbers));
}

static void
test_shares (void)
{
  static const Number numbers[] = {
    { "99.9%", 0.999 }, { "0.999", 0.999 }, { "99.9", 0.999 }, { "'99.9 %'", 0.999 },
    { "0", 0 },         { "100%", 1 },      { "50", 0.5 },
  };
  static const Number efficiencies[] = { { "0.85", 0.85 }, { "85%", 0.85 }, { "85", 0.85 },
                                         { "1", 1 },       { "1.1", 1.1 },  { "110%", 1.1 } };
  static const Number percents[] = { { "70", 70 }, { "70%", 70 }, { "0.7", 70 } };

  assert_numbers ("targets: { production: { uptime: ", " } }\n", "production", "uptime", numbers,
                  G_N_ELEMENTS (numbers));
  assert_numbers ("extrapolation: { factors: { cpu_scaling: { efficiency: ", " } } }\n",
                  "extrapolation", "cpu-efficiency", efficiencies, G_N_ELEMENTS (efficiencies));
  assert_numbers (RESOURCE "hpa: { target_cpu_percent: ", " }\n", "components[0].resources[0]",
                  "hpa-target-cpu-percent", percents, G_N_ELEMENTS (percents));
}

/* Strings are what the file says, whatever YAML 1.1 would make of them. */
static void
test_strings_as_written (void)
{
  static const char *const texts[] = { "NO",         "1:30", "0o17", "010", "1_000", ".inf",
                                       "2024-11-05", "1.10", "on",   "+1",  "0x1F" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("components: [{ id: %s, version: %s }]\n", texts[i], texts[i]);
      g_autoptr (LwProfile) profile = profile_text_read (text);

      g_assert_cmpstr (lw_component_get_id (component_at (profile, 0)), ==, texts[i]);
      g_assert_cmpstr (lw_component_get_version (component_at (profile, 0)), ==, texts[i]);
    }
}

static void
test_hostile_strings (void)
{
  g_autoptr (LwProfile) profile = profile_text_read (
      "architecture:\n"
      "  name: \"`${x}` */ </script> \\e[31m \\u2028 \\u202e $(reboot) 'q' \\\"d\\\" \\r\\n\"\n");

  g_assert_cmpstr (lw_profile_get_name (profile), ==,
                   "`${x}` */ </script> \x1b[31m \u2028 \u202e $(reboot) 'q' \"d\" \r\n");
}

static void
test_nulls (void)
{
  g_autoptr (LwProfile) profile =
      profile_text_read ("architecture:\n"
                         "  name: ~\n"
                         "  components:\n"
                         "extrapolation: null\n"
                         "targets: { production: { avg_rps: , peak_rps: 5 } }\n");

  g_assert_cmpstr (lw_profile_get_name (profile), ==, "");
  g_assert_false (LW_IS_SET (lw_traffic_get_avg_rps (lw_profile_get_production (profile))));
  g_assert_cmpfloat (lw_traffic_get_peak_rps (lw_profile_get_production (profile)), ==, 5);
}

/* Files */

/* Everything but the exact places, which the tests of the inputs' own names would not survive. */
static LwProfile *
read_file (const char *folder_variable, const char *name)
{
  g_autofree char *path =
      g_build_filename (g_getenv (folder_variable) ? g_getenv (folder_variable) : ".", name, NULL);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  LwProfile *profile;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  profile = lw_profile_read_file (path, problems);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((LwProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (profile);
  return profile;
}

static void
test_examples (void)
{
  static const char *const names[] = { "order-service.yaml", "small.yaml",
                                       "components-at-root.yaml", "staging.yaml" };
  g_autoptr (LwProfile) orders = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (LwProfile) profile = read_file ("LW_TEST_EXAMPLES", names[i]);

      g_assert_nonnull (profile);
      g_assert_true (LW_IS_SET (lw_traffic_get_avg_rps (lw_profile_get_production (profile))));
    }
  orders = read_file ("LW_TEST_EXAMPLES", "order-service.yaml");
  g_assert_cmpfloat (lw_extrapolation_get_declared_factor (lw_profile_get_extrapolation (orders)),
                     ==, 6.8);
  g_assert_cmpuint (lw_record_list_get_size (lw_profile_get_components (orders)), ==, 4);
  g_assert_cmpuint (lw_record_list_get_size (lw_profile_get_costs (orders)), ==, 12);
}

static void
test_inputs (void)
{
  g_autoptr (LwProfile) full = read_file ("LW_TEST_INPUTS", "architecture-qa-vs-prod.yaml");
  g_autoptr (LwProfile) at_root = read_file ("LW_TEST_INPUTS", "components-at-root.yaml");
  g_autoptr (LwProfile) minimal = read_file ("LW_TEST_INPUTS", "reference-minimal.yaml");

  if (full == NULL || at_root == NULL || minimal == NULL)
    {
      g_test_skip ("the inputs are not beside the project");
      return;
    }
  g_assert_cmpuint (lw_record_list_get_size (lw_profile_get_components (full)), ==, 4);
  g_assert_cmpfloat (lw_extrapolation_get_declared_factor (lw_profile_get_extrapolation (full)), ==,
                     6.8);
  g_assert_cmpfloat (lw_traffic_get_peak_rps (lw_profile_get_production (full)), ==, 2000);
  g_assert_cmpfloat (
      lw_resources_get_avg_duration_ms (resources_in (full, "lambda-processor", LW_ENVIRONMENT_QA)),
      ==, 6000);
  g_assert_cmpstr (lw_component_get_version (lw_profile_find_component (full, "rds-postgres")), ==,
                   "14.7");
  g_assert_cmpuint (lw_record_list_get_size (lw_profile_get_costs (full)), ==, 14);
  g_assert_cmpuint (lw_record_list_get_size (lw_profile_get_bottlenecks (full)), ==, 2);

  g_assert_cmpfloat (lw_resources_get_cpu (resources_in (at_root, "checkout", LW_ENVIRONMENT_QA)),
                     ==, 0.5);
  g_assert_cmpfloat (
      lw_resources_get_ram_mib (resources_in (at_root, "checkout", LW_ENVIRONMENT_QA)), ==, 512);
  g_assert_cmpfloat (lw_traffic_get_avg_rps (lw_profile_get_production (at_root)), ==, 12.5);

  g_assert_cmpfloat (lw_extrapolation_get_declared_factor (lw_profile_get_extrapolation (minimal)),
                     ==, 6.8);
  g_assert_cmpfloat (lw_traffic_get_avg_rps (lw_profile_get_qa (minimal)), ==, 147);
}

static void
test_unreadable (void)
{
  static const char *const paths[] = { "/nonexistent/profile.yaml", "/" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GPtrArray) problems = lw_problems_new ();
      const LwProblem *problem;

      g_assert_null (lw_profile_read_file (paths[i], problems));
      g_assert_cmpuint (problems->len, ==, 1);
      problem = g_ptr_array_index (problems, 0);
      g_assert_cmpstr (problem->code, ==, "unreadable-file");
      g_assert_cmpstr (problem->file, ==, paths[i]);
      g_assert_cmpuint (problem->line, ==, 0);
    }
}

/* A file without an end must not be read to its end. */
static void
test_endless (void)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();

  if (!g_file_test ("/dev/zero", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/zero");
      return;
    }
  g_assert_null (lw_profile_read_file ("/dev/zero", problems));
  g_assert_cmpstr (((LwProblem *) g_ptr_array_index (problems, 0))->code, ==, "too-large");
}

static void
test_lifetime (void)
{
  LwProfile *profile = profile_text_read (full_component);
  LwComponent *component = g_object_ref (component_at (profile, 0));

  g_assert_finalize_object (profile);
  g_assert_finalize_object (component);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile/component", test_component);
  g_test_add_func ("/profile/queue-function-database", test_queue_function_database);
  g_test_add_func ("/profile/extrapolation", test_extrapolation);
  g_test_add_func ("/profile/targets-and-costs", test_targets_and_costs);
  g_test_add_func ("/profile/spellings", test_spellings);
  g_test_add_func ("/profile/marks", test_marks);
  g_test_add_func ("/profile/ids-from-names", test_ids_from_names);
  g_test_add_func ("/profile/shared-resources", test_shared_resources);
  g_test_add_func ("/profile/metadata", test_metadata);
  g_test_add_func ("/profile/metadata-beside-profile", test_metadata_beside_profile);
  g_test_add_func ("/profile/cpu", test_cpu);
  g_test_add_func ("/profile/memory", test_memory);
  g_test_add_func ("/profile/shares", test_shares);
  g_test_add_func ("/profile/strings-as-written", test_strings_as_written);
  g_test_add_func ("/profile/hostile-strings", test_hostile_strings);
  g_test_add_func ("/profile/nulls", test_nulls);
  g_test_add_func ("/profile/examples", test_examples);
  g_test_add_func ("/profile/inputs", test_inputs);
  g_test_add_func ("/profile/unreadable", test_unreadable);
  g_test_add_func ("/profile/endless", test_endless);
  g_test_add_func ("/profile/lifetime", test_lifetime);

  return g_test_run ();
}
