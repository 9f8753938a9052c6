/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-resources.h"

struct _LwResources
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwResources, lw_resources, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_ENVIRONMENT,
  PROP_CPU,
  PROP_RAM_MIB,
  PROP_REPLICAS,
  PROP_HPA_ENABLED,
  PROP_HPA_MIN_REPLICAS,
  PROP_HPA_MAX_REPLICAS,
  PROP_HPA_TARGET_CPU_PERCENT,
  PROP_AVG_MESSAGES_PER_SEC,
  PROP_PEAK_MESSAGES_PER_SEC,
  PROP_INVOCATIONS_PER_DAY,
  PROP_AVG_DURATION_MS,
  PROP_ERROR_RATE,
  PROP_INSTANCE_TYPE,
  PROP_MAX_CONNECTIONS,
  PROP_WRITE_CAPACITY_PER_SEC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_resources_class_init (LwResourcesClass *klass)
{
  properties[PROP_ENVIRONMENT] = lw_param_spec_enum ("environment", LW_TYPE_ENVIRONMENT, LW_ENVIRONMENT_QA);
  properties[PROP_CPU] = lw_param_spec_double ("cpu", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_RAM_MIB] = lw_param_spec_double ("ram-mib", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_REPLICAS] = lw_param_spec_double ("replicas", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_HPA_ENABLED] = lw_param_spec_boolean ("hpa-enabled", FALSE);
  properties[PROP_HPA_MIN_REPLICAS] = lw_param_spec_double ("hpa-min-replicas", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_HPA_MAX_REPLICAS] = lw_param_spec_double ("hpa-max-replicas", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_HPA_TARGET_CPU_PERCENT] = lw_param_spec_double ("hpa-target-cpu-percent", LW_UNSET, 100, LW_UNSET);
  properties[PROP_AVG_MESSAGES_PER_SEC] = lw_param_spec_double ("avg-messages-per-sec", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_PEAK_MESSAGES_PER_SEC] = lw_param_spec_double ("peak-messages-per-sec", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_INVOCATIONS_PER_DAY] = lw_param_spec_double ("invocations-per-day", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_AVG_DURATION_MS] = lw_param_spec_double ("avg-duration-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_ERROR_RATE] = lw_param_spec_double ("error-rate", LW_UNSET, 1, LW_UNSET);
  properties[PROP_INSTANCE_TYPE] = lw_param_spec_string ("instance-type", NULL);
  properties[PROP_MAX_CONNECTIONS] = lw_param_spec_double ("max-connections", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_WRITE_CAPACITY_PER_SEC] = lw_param_spec_double ("write-capacity-per-sec", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_resources_init (LwResources *self)
{
}

LwResources *
lw_resources_new (void)
{
  return g_object_new (LW_TYPE_RESOURCES, NULL);
}

LW_DEFINE_FIELD (LwResources, lw_resources, enum, LwEnvironment, environment, PROP_ENVIRONMENT)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, cpu, PROP_CPU)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, ram_mib, PROP_RAM_MIB)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, replicas, PROP_REPLICAS)
LW_DEFINE_FIELD (LwResources, lw_resources, boolean, gboolean, hpa_enabled, PROP_HPA_ENABLED)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, hpa_min_replicas, PROP_HPA_MIN_REPLICAS)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, hpa_max_replicas, PROP_HPA_MAX_REPLICAS)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, hpa_target_cpu_percent, PROP_HPA_TARGET_CPU_PERCENT)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, avg_messages_per_sec, PROP_AVG_MESSAGES_PER_SEC)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, peak_messages_per_sec, PROP_PEAK_MESSAGES_PER_SEC)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, invocations_per_day, PROP_INVOCATIONS_PER_DAY)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, avg_duration_ms, PROP_AVG_DURATION_MS)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, error_rate, PROP_ERROR_RATE)
LW_DEFINE_FIELD (LwResources, lw_resources, string, const char *, instance_type, PROP_INSTANCE_TYPE)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, max_connections, PROP_MAX_CONNECTIONS)
LW_DEFINE_FIELD (LwResources, lw_resources, double, double, write_capacity_per_sec, PROP_WRITE_CAPACITY_PER_SEC)
