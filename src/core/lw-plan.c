/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan.h"

#include "lw-record-private.h"

struct _LwPlan
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwPlan, lw_plan, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_NOTES,
  PROP_PROFILE_FILE,
  PROP_PROFILE,
  PROP_IMPORTED_PROFILE,
  PROP_ENTRY_COMPONENT,
  PROP_ENVIRONMENT,
  PROP_BASIS,
  PROP_MODE,
  PROP_E2E_SHARE,
  PROP_BASE_URL,
  PROP_HEALTH_PATH,
  PROP_TIMEOUT_MS,
  PROP_DEFAULT_RESPONSE_MS,
  PROP_GAP_MS,
  PROP_AUTHENTICATION,
  PROP_ENDPOINTS,
  PROP_FLOW,
  PROP_DATA_FILES,
  PROP_TAGS,
  PROP_KEEP_COOKIES,
  PROP_REUSE_CONNECTIONS,
  PROP_SKIP_TLS_VERIFICATION,
  PROP_MIN_TLS,
  PROP_SERVICE_LEVEL,
  PROP_OBJECTIVES,
  PROP_THRESHOLDS,
  PROP_DELIVERY,
  PROP_GENERATOR_CORES,
  PROP_GENERATOR_RAM_MIB,
  PROP_RPS_PER_CORE,
  PROP_MIB_PER_VU,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_plan_class_init (LwPlanClass *klass)
{
  properties[PROP_NAME] = lw_param_spec_string ("name", NULL);
  properties[PROP_NOTES] = lw_param_spec_string ("notes", NULL);
  properties[PROP_PROFILE_FILE] = lw_param_spec_string ("profile-file", NULL);
  properties[PROP_PROFILE] = lw_param_spec_child ("profile", LW_TYPE_PROFILE);
  properties[PROP_IMPORTED_PROFILE] = lw_param_spec_child ("imported-profile", LW_TYPE_PROFILE);
  properties[PROP_ENTRY_COMPONENT] = lw_param_spec_string ("entry-component", NULL);
  properties[PROP_ENVIRONMENT] = lw_param_spec_enum ("environment", LW_TYPE_ENVIRONMENT, LW_ENVIRONMENT_QA);
  properties[PROP_BASIS] = lw_param_spec_enum ("basis", LW_TYPE_BASIS, LW_BASIS_AVERAGE);
  properties[PROP_MODE] = lw_param_spec_enum ("mode", LW_TYPE_MODE, LW_MODE_API);
  properties[PROP_E2E_SHARE] = lw_param_spec_double ("e2e-share", 0.1, 99.9, 10);
  properties[PROP_BASE_URL] = lw_param_spec_string ("base-url", NULL);
  properties[PROP_HEALTH_PATH] = lw_param_spec_string ("health-path", "/health");
  properties[PROP_TIMEOUT_MS] = lw_param_spec_double ("timeout-ms", 1, LW_MAX_NUMBER, 10000);
  properties[PROP_DEFAULT_RESPONSE_MS] = lw_param_spec_double ("default-response-ms", 0, LW_MAX_NUMBER, 500);
  properties[PROP_GAP_MS] = lw_param_spec_int64 ("gap-ms", 0, LW_MAX_DURATION_MS, 30000);
  properties[PROP_AUTHENTICATION] = lw_param_spec_child ("authentication", LW_TYPE_AUTHENTICATION);
  properties[PROP_ENDPOINTS] = lw_param_spec_list ("endpoints", LW_TYPE_ENDPOINT);
  properties[PROP_FLOW] = lw_param_spec_child ("flow", LW_TYPE_FLOW);
  properties[PROP_DATA_FILES] = lw_param_spec_list ("data-files", LW_TYPE_DATA_FILE);
  properties[PROP_TAGS] = lw_param_spec_list ("tags", LW_TYPE_PAIR);
  properties[PROP_KEEP_COOKIES] = lw_param_spec_boolean ("keep-cookies", FALSE);
  properties[PROP_REUSE_CONNECTIONS] = lw_param_spec_boolean ("reuse-connections", TRUE);
  properties[PROP_SKIP_TLS_VERIFICATION] = lw_param_spec_boolean ("skip-tls-verification", FALSE);
  properties[PROP_MIN_TLS] = lw_param_spec_enum ("min-tls", LW_TYPE_TLS_VERSION, LW_TLS_ANY);
  properties[PROP_SERVICE_LEVEL] = lw_param_spec_child ("service-level", LW_TYPE_SERVICE_LEVEL);
  properties[PROP_OBJECTIVES] = lw_param_spec_list ("objectives", LW_TYPE_OBJECTIVE);
  properties[PROP_THRESHOLDS] = lw_param_spec_list ("thresholds", LW_TYPE_THRESHOLD);
  properties[PROP_DELIVERY] = lw_param_spec_child ("delivery", LW_TYPE_DELIVERY);
  properties[PROP_GENERATOR_CORES] = lw_param_spec_double ("generator-cores", 0.1, LW_MAX_NUMBER, 4);
  properties[PROP_GENERATOR_RAM_MIB] = lw_param_spec_double ("generator-ram-mib", 1, LW_MAX_NUMBER, 8192);
  properties[PROP_RPS_PER_CORE] = lw_param_spec_double ("rps-per-core", 1, LW_MAX_NUMBER, 1500);
  properties[PROP_MIB_PER_VU] = lw_param_spec_double ("mib-per-vu", 0.01, LW_MAX_NUMBER, 2);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_plan_init (LwPlan *self)
{
}

LwPlan *
lw_plan_new (void)
{
  return g_object_new (LW_TYPE_PLAN, NULL);
}

LW_DEFINE_FIELD (LwPlan, lw_plan, string, const char *, name, PROP_NAME)
LW_DEFINE_FIELD (LwPlan, lw_plan, string, const char *, notes, PROP_NOTES)
LW_DEFINE_FIELD (LwPlan, lw_plan, string, const char *, profile_file, PROP_PROFILE_FILE)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwProfile, profile, PROP_PROFILE)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwProfile, imported_profile, PROP_IMPORTED_PROFILE)
LW_DEFINE_FIELD (LwPlan, lw_plan, string, const char *, entry_component, PROP_ENTRY_COMPONENT)
LW_DEFINE_FIELD (LwPlan, lw_plan, enum, LwEnvironment, environment, PROP_ENVIRONMENT)
LW_DEFINE_FIELD (LwPlan, lw_plan, enum, LwBasis, basis, PROP_BASIS)
LW_DEFINE_FIELD (LwPlan, lw_plan, enum, LwMode, mode, PROP_MODE)
LW_DEFINE_FIELD (LwPlan, lw_plan, double, double, e2e_share, PROP_E2E_SHARE)
LW_DEFINE_FIELD (LwPlan, lw_plan, string, const char *, base_url, PROP_BASE_URL)
LW_DEFINE_FIELD (LwPlan, lw_plan, string, const char *, health_path, PROP_HEALTH_PATH)
LW_DEFINE_FIELD (LwPlan, lw_plan, double, double, timeout_ms, PROP_TIMEOUT_MS)
LW_DEFINE_FIELD (LwPlan, lw_plan, double, double, default_response_ms, PROP_DEFAULT_RESPONSE_MS)
LW_DEFINE_FIELD (LwPlan, lw_plan, int64, gint64, gap_ms, PROP_GAP_MS)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwAuthentication, authentication, PROP_AUTHENTICATION)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwRecordList, endpoints, PROP_ENDPOINTS)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwFlow, flow, PROP_FLOW)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwRecordList, data_files, PROP_DATA_FILES)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwRecordList, tags, PROP_TAGS)
LW_DEFINE_FIELD (LwPlan, lw_plan, boolean, gboolean, keep_cookies, PROP_KEEP_COOKIES)
LW_DEFINE_FIELD (LwPlan, lw_plan, boolean, gboolean, reuse_connections, PROP_REUSE_CONNECTIONS)
LW_DEFINE_FIELD (LwPlan, lw_plan, boolean, gboolean, skip_tls_verification, PROP_SKIP_TLS_VERIFICATION)
LW_DEFINE_FIELD (LwPlan, lw_plan, enum, LwTlsVersion, min_tls, PROP_MIN_TLS)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwServiceLevel, service_level, PROP_SERVICE_LEVEL)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwRecordList, objectives, PROP_OBJECTIVES)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwRecordList, thresholds, PROP_THRESHOLDS)
LW_DEFINE_CHILD (LwPlan, lw_plan, LwDelivery, delivery, PROP_DELIVERY)
LW_DEFINE_FIELD (LwPlan, lw_plan, double, double, generator_cores, PROP_GENERATOR_CORES)
LW_DEFINE_FIELD (LwPlan, lw_plan, double, double, generator_ram_mib, PROP_GENERATOR_RAM_MIB)
LW_DEFINE_FIELD (LwPlan, lw_plan, double, double, rps_per_core, PROP_RPS_PER_CORE)
LW_DEFINE_FIELD (LwPlan, lw_plan, double, double, mib_per_vu, PROP_MIB_PER_VU)

static LwPlan *
new_with_objectives (void)
{
  LwPlan *self = lw_plan_new ();

  for (LwObjectiveKind kind = 0; kind < LW_N_OBJECTIVES; kind++)
    {
      LwObjective *objective = lw_objective_new ();

      lw_objective_set_kind (objective, kind);
      lw_objective_set_use (objective, lw_objective_kind_get_default_use (kind));
      lw_objective_reset_scenarios (objective);
      lw_record_list_take (lw_plan_get_objectives (self), objective);
    }
  return self;
}

LwPlan *
lw_plan_new_default (void)
{
  LwPlan *self = new_with_objectives ();

  lw_plan_add_profile_endpoints (self, NULL);
  return self;
}

const char *
lw_plan_get_title (LwPlan *self)
{
  const char *name = lw_plan_get_name (self);

  if (name[0] == '\0')
    name = lw_profile_get_name (lw_plan_get_profile (self));
  return name[0] != '\0' ? name : "Load test";
}

static gboolean
serves_http (LwComponent *component)
{
  return g_strcmp0 (lw_component_get_kind (component), "http-api") == 0;
}

LwComponent *
lw_plan_get_entry (LwPlan *self)
{
  LwProfile *profile = lw_plan_get_profile (self);
  LwRecordList *components = lw_profile_get_components (profile);
  const char *chosen = lw_plan_get_entry_component (self);

  if (chosen[0] != '\0')
    return lw_profile_find_component (profile, chosen);
  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *component = lw_record_list_get (components, i);

      if (serves_http (component))
        return component;
    }
  return NULL;
}

LwObjective *
lw_plan_get_objective (LwPlan *self, LwObjectiveKind kind)
{
  LwRecordList *objectives = lw_plan_get_objectives (self);

  for (guint i = 0; i < lw_record_list_get_size (objectives); i++)
    {
      LwObjective *objective = lw_record_list_get (objectives, i);

      if (lw_objective_get_kind (objective) == kind)
        return objective;
    }
  return NULL;
}

LwScenario *
lw_plan_find_scenario (LwPlan *self, const char *name)
{
  LwRecordList *objectives = lw_plan_get_objectives (self);

  for (guint i = 0; i < lw_record_list_get_size (objectives); i++)
    {
      LwRecordList *scenarios = lw_objective_get_scenarios (lw_record_list_get (objectives, i));

      for (guint j = 0; j < lw_record_list_get_size (scenarios); j++)
        if (g_strcmp0 (lw_scenario_get_name (lw_record_list_get (scenarios, j)), name) == 0)
          return lw_record_list_get (scenarios, j);
    }
  return NULL;
}

char *
lw_plan_dup_free_scenario_name (LwPlan *self, const char *wish)
{
  char *name = g_strdup (wish);

  for (guint n = 2; lw_plan_find_scenario (self, name) != NULL; n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", wish, n);
    }
  return name;
}

LwPlan *
lw_plan_new_taking_profile (LwProfile *profile)
{
  LwPlan *self = new_with_objectives ();

  lw_record_assign (LW_RECORD (lw_plan_get_profile (self)), LW_RECORD (profile));
  lw_record_adopt_child (LW_RECORD (self), PROP_IMPORTED_PROFILE, profile);
  lw_plan_add_profile_endpoints (self, lw_plan_get_entry (self));
  return self;
}

LwPlan *
lw_plan_new_for_profile (LwProfile *profile)
{
  return lw_plan_new_taking_profile (LW_PROFILE (lw_record_copy (LW_RECORD (profile))));
}
