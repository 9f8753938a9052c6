/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "order-plan.h"

LwComponent *
order_plan_add_component (LwPlan *plan, const char *id, const char *name, const char *kind,
                          const char *platform)
{
  LwComponent *component = lw_component_new ();

  lw_component_set_id (component, id);
  lw_component_set_name (component, name);
  lw_component_set_kind (component, kind);
  lw_component_set_platform (component, platform);
  lw_record_list_take (lw_profile_get_components (lw_plan_get_profile (plan)), component);
  return component;
}

static void
add_endpoint (LwComponent *component, const char *method, const char *path, double average, double p95)
{
  LwEndpoint *endpoint = lw_endpoint_new ();

  lw_endpoint_set_method (endpoint, method);
  lw_endpoint_set_path (endpoint, path);
  lw_endpoint_set_avg_response_ms (endpoint, average);
  lw_endpoint_set_p95_response_ms (endpoint, p95);
  lw_record_list_take (lw_component_get_endpoints (component), endpoint);
}

static LwResources *
add_resources (LwComponent *component, LwEnvironment environment, double cpu, double ram, double replicas)
{
  LwResources *resources = lw_resources_new ();

  lw_resources_set_environment (resources, environment);
  lw_resources_set_cpu (resources, cpu);
  lw_resources_set_ram_mib (resources, ram);
  lw_resources_set_replicas (resources, replicas);
  lw_record_list_take (lw_component_get_resources (component), resources);
  return resources;
}

LwPlan *
order_plan_new (void)
{
  static const char *const notes[] = { "Based on linear scaling", "Needs a look at real traffic", NULL };
  static const char *const api_calls[] = { "orders-queue", NULL };
  LwPlan *plan = lw_plan_new_default ();
  LwProfile *profile = lw_plan_get_profile (plan);
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (profile);
  LwComponent *component;

  lw_profile_set_name (profile, "Order service");
  lw_profile_set_description (profile, "Takes orders and works on them later");
  component = order_plan_add_component (plan, "order-api", "Order API", "http-api", "eks");
  lw_component_set_dependencies (component, api_calls);
  add_endpoint (component, "POST", "/api/orders", 350, 500);
  add_endpoint (component, "GET", "/api/orders/:id", 120, 200);
  add_resources (component, LW_ENVIRONMENT_PRODUCTION, 4, 2048, 2);
  add_resources (component, LW_ENVIRONMENT_QA, 1, 512, 1);
  order_plan_add_component (plan, "orders-queue", "Orders queue", "sqs-standard", "aws");
  component = order_plan_add_component (plan, "order-worker", "Order worker", "aws-lambda", "");
  lw_component_set_reserved_concurrency (component, 100);
  component = order_plan_add_component (plan, "orders-db", "Orders database", "postgresql", "aws-rds");
  lw_resources_set_max_connections (add_resources (component, LW_ENVIRONMENT_QA, 2, 2048, 1), 100);

  lw_extrapolation_set_declared_factor (extrapolation, 6.8);
  lw_extrapolation_set_confidence (extrapolation, 0.75);
  lw_extrapolation_set_confidence_notes (extrapolation, notes);
  lw_traffic_set_avg_rps (lw_profile_get_production (profile), 2000);
  lw_traffic_set_p95_latency_ms (lw_profile_get_production (profile), 300);
  lw_traffic_set_uptime (lw_profile_get_production (profile), 0.999);

  lw_record_list_clear (lw_plan_get_endpoints (plan));
  lw_plan_add_profile_endpoints (plan, lw_plan_get_entry (plan));
  lw_plan_set_base_url (plan, "https://api-qa.example.com");
  lw_authentication_set_kind (lw_plan_get_authentication (plan), LW_AUTHENTICATION_BEARER);
  return plan;
}
