/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-component.h"

struct _LwComponent
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwComponent, lw_component, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_KIND,
  PROP_PLATFORM,
  PROP_LANGUAGE,
  PROP_FRAMEWORK,
  PROP_RUNTIME,
  PROP_VERSION,
  PROP_DESCRIPTION,
  PROP_DEPENDENCIES,
  PROP_ENDPOINTS,
  PROP_RESOURCES,
  PROP_BOTTLENECKS,
  PROP_VISIBILITY_TIMEOUT_S,
  PROP_MAX_MESSAGE_SIZE,
  PROP_MEMORY_MIB,
  PROP_TIMEOUT_S,
  PROP_RESERVED_CONCURRENCY,
  PROP_COLD_START_MS,
  PROP_MAX_CONCURRENT_REQUESTS,
  PROP_CONNECTION_POOL_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_component_class_init (LwComponentClass *klass)
{
  properties[PROP_ID] = lw_param_spec_string ("id", NULL);
  properties[PROP_NAME] = lw_param_spec_string ("name", NULL);
  properties[PROP_KIND] = lw_param_spec_string ("kind", NULL);
  properties[PROP_PLATFORM] = lw_param_spec_string ("platform", NULL);
  properties[PROP_LANGUAGE] = lw_param_spec_string ("language", NULL);
  properties[PROP_FRAMEWORK] = lw_param_spec_string ("framework", NULL);
  properties[PROP_RUNTIME] = lw_param_spec_string ("runtime", NULL);
  properties[PROP_VERSION] = lw_param_spec_string ("version", NULL);
  properties[PROP_DESCRIPTION] = lw_param_spec_string ("description", NULL);
  properties[PROP_DEPENDENCIES] = lw_param_spec_strv ("dependencies");
  properties[PROP_ENDPOINTS] = lw_param_spec_list ("endpoints", LW_TYPE_ENDPOINT);
  properties[PROP_RESOURCES] = lw_param_spec_list ("resources", LW_TYPE_RESOURCES);
  properties[PROP_BOTTLENECKS] = lw_param_spec_list ("bottlenecks", LW_TYPE_BOTTLENECK);
  properties[PROP_VISIBILITY_TIMEOUT_S] = lw_param_spec_double ("visibility-timeout-s", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_MAX_MESSAGE_SIZE] = lw_param_spec_double ("max-message-size", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_MEMORY_MIB] = lw_param_spec_double ("memory-mib", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_TIMEOUT_S] = lw_param_spec_double ("timeout-s", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_RESERVED_CONCURRENCY] = lw_param_spec_double ("reserved-concurrency", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_COLD_START_MS] = lw_param_spec_double ("cold-start-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_MAX_CONCURRENT_REQUESTS] = lw_param_spec_double ("max-concurrent-requests", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_CONNECTION_POOL_SIZE] = lw_param_spec_double ("connection-pool-size", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_component_init (LwComponent *self)
{
}

LwComponent *
lw_component_new (void)
{
  return g_object_new (LW_TYPE_COMPONENT, NULL);
}

LW_DEFINE_FIELD (LwComponent, lw_component, string, const char *, id, PROP_ID)
LW_DEFINE_FIELD (LwComponent, lw_component, string, const char *, name, PROP_NAME)
LW_DEFINE_FIELD (LwComponent, lw_component, string, const char *, kind, PROP_KIND)
LW_DEFINE_FIELD (LwComponent, lw_component, string, const char *, platform, PROP_PLATFORM)
LW_DEFINE_FIELD (LwComponent, lw_component, string, const char *, language, PROP_LANGUAGE)
LW_DEFINE_FIELD (LwComponent, lw_component, string, const char *, framework, PROP_FRAMEWORK)
LW_DEFINE_FIELD (LwComponent, lw_component, string, const char *, runtime, PROP_RUNTIME)
LW_DEFINE_FIELD (LwComponent, lw_component, string, const char *, version, PROP_VERSION)
LW_DEFINE_FIELD (LwComponent, lw_component, string, const char *, description, PROP_DESCRIPTION)
LW_DEFINE_FIELD (LwComponent, lw_component, strv, const char *const *, dependencies, PROP_DEPENDENCIES)
LW_DEFINE_CHILD (LwComponent, lw_component, LwRecordList, endpoints, PROP_ENDPOINTS)
LW_DEFINE_CHILD (LwComponent, lw_component, LwRecordList, resources, PROP_RESOURCES)
LW_DEFINE_CHILD (LwComponent, lw_component, LwRecordList, bottlenecks, PROP_BOTTLENECKS)
LW_DEFINE_FIELD (LwComponent, lw_component, double, double, visibility_timeout_s, PROP_VISIBILITY_TIMEOUT_S)
LW_DEFINE_FIELD (LwComponent, lw_component, double, double, max_message_size, PROP_MAX_MESSAGE_SIZE)
LW_DEFINE_FIELD (LwComponent, lw_component, double, double, memory_mib, PROP_MEMORY_MIB)
LW_DEFINE_FIELD (LwComponent, lw_component, double, double, timeout_s, PROP_TIMEOUT_S)
LW_DEFINE_FIELD (LwComponent, lw_component, double, double, reserved_concurrency, PROP_RESERVED_CONCURRENCY)
LW_DEFINE_FIELD (LwComponent, lw_component, double, double, cold_start_ms, PROP_COLD_START_MS)
LW_DEFINE_FIELD (LwComponent, lw_component, double, double, max_concurrent_requests, PROP_MAX_CONCURRENT_REQUESTS)
LW_DEFINE_FIELD (LwComponent, lw_component, double, double, connection_pool_size, PROP_CONNECTION_POOL_SIZE)

LwResources *
lw_component_get_resources_in (LwComponent *self, LwEnvironment environment)
{
  LwRecordList *resources = lw_component_get_resources (self);

  for (guint i = 0; i < lw_record_list_get_size (resources); i++)
    {
      LwResources *candidate = lw_record_list_get (resources, i);

      if (lw_resources_get_environment (candidate) == environment)
        return candidate;
    }
  return NULL;
}

const char *
lw_component_get_title (LwComponent *self)
{
  const char *name = lw_component_get_name (self);

  return name[0] != '\0' ? name : lw_component_get_id (self);
}
