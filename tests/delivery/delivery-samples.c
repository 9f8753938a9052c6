/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* Writes the files that say where a bundle runs, for plans of many kinds, each into a folder of its own,
 * for the tools that judge such files. Argument: the folder for those. */

#include "config.h"

#include "hostile.h"
#include "lw-delivery-private.h"
#include "order-plan.h"

#include <glib/gstdio.h>

static void
write_bundle (const char *folder, const char *name, LwBundle *bundle)
{
  for (guint i = 0; i < lw_bundle_get_n_files (bundle); i++)
    {
      g_autofree char *path = g_build_filename (folder, name, lw_bundle_get_path (bundle, i), NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      GBytes *bytes = lw_bundle_get_bytes (bundle, i);
      g_autoptr (GError) error = NULL;

      g_mkdir_with_parents (parent, 0755);
      if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
        g_error ("%s", error->message);
      if (lw_bundle_is_executable (bundle, i))
        g_chmod (path, 0755);
    }
}

static void
switch_all_on (LwPlan *plan)
{
  g_object_set (lw_plan_get_delivery (plan), "run-script", TRUE, "compose", TRUE, "kubernetes", TRUE,
                "github", TRUE, "gitlab", TRUE, "to-csv", TRUE, "to-prometheus", TRUE, "to-influxdb", TRUE,
                "to-opentelemetry", TRUE, "to-datadog", TRUE, NULL);
}

/* Past the check of the plan, which would turn most hostile texts away. */
static void
write_plan (const char *folder, const char *name, LwPlan *plan)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (LwBundle) bundle = lw_bundle_new ();
  g_autoptr (GBytes) script = lw_script_generate (plan, schedule, 0);
  g_autoptr (GBytes) environment = lw_environment_generate (plan, schedule, 0);

  lw_bundle_add (bundle, LW_SCRIPT_FILE, script, FALSE);
  lw_bundle_add (bundle, LW_ENVIRONMENT_FILE, environment, FALSE);
  lw_delivery_add_files (plan, schedule, bundle);
  write_bundle (folder, name, bundle);
}

static void
write_variants (const char *folder)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  LwDelivery *delivery = lw_plan_get_delivery (plan);

  switch_all_on (plan);
  write_plan (folder, "order", plan);
  lw_plan_set_environment (plan, LW_ENVIRONMENT_PRODUCTION);
  lw_delivery_set_schedule (delivery, "17 3 * * 1,4");
  lw_delivery_set_pods (delivery, 7);
  lw_delivery_set_from_volume (delivery, TRUE);
  lw_delivery_set_k6_version (delivery, "0.54.0");
  lw_plan_set_base_url (plan, "https://api.example.com/v1");
  lw_plan_set_reuse_connections (plan, FALSE);
  write_plan (folder, "production", plan);
}

/* One that a real k6 runs in seconds: 60 requests. */
static void
write_short (const char *folder)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  LwScenario *scenario = lw_scenario_new ();

  for (LwObjectiveKind kind = 0; kind < LW_N_OBJECTIVES; kind++)
    lw_objective_set_use (lw_plan_get_objective (plan, kind), LW_USE_OFF);
  lw_objective_set_use (lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE), LW_USE_RUN);
  lw_scenario_set_name (scenario, "short");
  lw_scenario_set_executor (scenario, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE);
  lw_scenario_set_level_unit (scenario, LW_LEVEL_ABSOLUTE);
  lw_scenario_set_level (scenario, 20);
  lw_scenario_set_duration_ms (scenario, 3000);
  lw_record_list_clear (lw_objective_get_scenarios (lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE)));
  lw_record_list_take (lw_objective_get_scenarios (lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE)), scenario);
  switch_all_on (plan);
  g_object_set (lw_plan_get_delivery (plan), "to-prometheus", FALSE, "to-influxdb", FALSE, "to-opentelemetry", FALSE,
                "to-datadog", FALSE, NULL);
  write_plan (folder, "short", plan);
}

int
main (int argc, char *argv[])
{
  static const char *const keep[] = { "kind", NULL };

  g_return_val_if_fail (argc == 2, 2);
  write_variants (argv[1]);
  write_short (argv[1]);
  for (guint i = 0; hostile_texts[i] != NULL; i++)
    {
      g_autoptr (LwPlan) plan = order_plan_new ();
      g_autofree char *name = g_strdup_printf ("hostile-%02u", i);
      LwRecordList *objectives = lw_plan_get_objectives (plan);
      g_autoptr (LwRecord) kept = lw_record_copy (lw_record_list_get (objectives, 0));

      hostile_fill (LW_RECORD (plan), hostile_texts[i], keep);
      /* Names of scenarios that k6 does not take keep any bundle from being made. */
      lw_record_list_clear (objectives);
      lw_record_list_append (objectives, kept);
      switch_all_on (plan);
      write_plan (argv[1], name, plan);
    }
  return 0;
}
