/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile-reader-private.h"

#include "lw-i18n.h"
#include "lw-spelling.h"

#include <string.h>

/* Endpoints */

static const char *const methods[] = { "GET",    "POST", "PUT",     "PATCH",
                                       "DELETE", "HEAD", "OPTIONS", NULL };

static const char *
find_similar_method (const char *method)
{
  for (guint i = 0; methods[i] != NULL; i++)
    if (lw_spelling_distance (method, methods[i], 2) <= lw_spelling_tolerance (methods[i]))
      return methods[i];
  return NULL;
}

static void
read_method (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
             const LwYamlNode *node)
{
  g_autofree char *method = g_ascii_strup (node->text, -1);
  g_autofree char *excerpt = lw_excerpt (node->text);
  g_autofree char *suggestion = NULL;
  const char *similar;

  g_strstrip (method);
  if (node->kind == LW_YAML_SCALAR && g_strv_contains (methods, method))
    {
      lw_endpoint_set_method (LW_ENDPOINT (record), method);
      lw_record_set_mark (record, field->property, node->line, node->column);
      return;
    }
  similar = find_similar_method (method);
  if (similar != NULL)
    suggestion = g_strdup_printf (_ ("Did you mean %s?"), similar);
  else
    suggestion = g_strdup (_ ("Write one of GET, POST, PUT, PATCH, DELETE, HEAD and OPTIONS"));
  lw_profile_reader_report (self, node, field->property, LW_SEVERITY_ERROR, "unknown-method",
                            suggestion, _ ("%s is not an HTTP method that can be tested"),
                            node->kind == LW_YAML_SCALAR ? excerpt : lw_yaml_node_describe (node));
}

/* A whole URL becomes its path, since the base URL belongs to the environment and not to the
 * profile. */
static void
read_path (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
           const LwYamlNode *node)
{
  g_autofree char *excerpt = lw_excerpt (node->text);
  g_autofree char *path = NULL;
  const char *host = strstr (node->text, "://");
  const char *start = node->text;

  lw_profile_read_text (self, record, field, node);
  if (node->kind != LW_YAML_SCALAR || node->text[0] == '/' || node->text[0] == '\0')
    return;
  if (host != NULL && strcspn (node->text, "/{?") == (size_t) (host - node->text + 1))
    start = host + 3 + strcspn (host + 3, "/");
  path = start[0] == '/' ? g_strdup (start) : g_strconcat ("/", start, NULL);
  lw_endpoint_set_path (LW_ENDPOINT (record), path);
  lw_profile_reader_report (self, node, field->property, LW_SEVERITY_NOTE, "path-reading",
                            _ ("Write the path below the base URL, beginning with “/”"),
                            _ ("the path %s does not begin with “/”, and is read as “%s”"), excerpt,
                            path);
}

static const LwProfileField endpoint_fields[] = {
  { "name", lw_profile_read_text, "name" },
  { "method", read_method, "method" },
  { "path", read_path, "path" },
  { "description", lw_profile_read_text, "description" },
  { "avg_response_ms", lw_profile_read_number, "avg-response-ms", &lw_quantity_milliseconds },
  { "p95_response_ms", lw_profile_read_number, "p95-response-ms", &lw_quantity_milliseconds },
};

static gboolean
finish_endpoint (LwProfileReader *self, LwRecord *record, const LwYamlNode *map)
{
  LwEndpoint *endpoint = LW_ENDPOINT (record);
  const LwYamlNode *path = lw_yaml_node_lookup (map, "path");

  if (path == NULL || path->text[0] == '\0')
    {
      lw_profile_reader_report (self, map, NULL, LW_SEVERITY_ERROR, "missing-path",
                                _ ("Add “path:”, such as /orders/:id"),
                                _ ("this endpoint has no path, so there is nothing to call"));
      return FALSE;
    }
  if (lw_yaml_node_lookup (map, "method") == NULL)
    {
      lw_profile_reader_report (self, map, NULL, LW_SEVERITY_NOTE, "missing-method",
                                _ ("Add “method:”"), _ ("this endpoint has no method, and is read as GET"));
      lw_endpoint_set_method (endpoint, "GET");
    }
  return TRUE;
}

static const LwProfileTable endpoint_table = {
  N_ ("an endpoint"),
  endpoint_fields,
  G_N_ELEMENTS (endpoint_fields),
  finish_endpoint,
};

/* Resources */

static void
read_replicas (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
               const LwYamlNode *node)
{
  double replicas;

  lw_profile_read_number (self, record, field, node);
  g_object_get (record, field->property, &replicas, NULL);
  if (replicas != 0)
    return;
  lw_profile_reader_report (self, node, field->property, LW_SEVERITY_WARNING, "no-replicas",
                            _ ("Write how many replicas run during the test"),
                            _ ("“%s” is 0: nothing runs there, and no factor can be computed from it"),
                            field->key);
}

static const LwProfileField hpa_fields[] = {
  { "enabled", lw_profile_read_boolean, "hpa-enabled" },
  { "min_replicas", lw_profile_read_number, "hpa-min-replicas", &lw_quantity_count },
  { "max_replicas", lw_profile_read_number, "hpa-max-replicas", &lw_quantity_count },
  { "target_cpu_percent", lw_profile_read_percent, "hpa-target-cpu-percent" },
};

static const LwProfileTable hpa_table = { N_ ("an autoscaler"), hpa_fields, G_N_ELEMENTS (hpa_fields) };

static const LwProfileField resource_fields[] = {
  { "cpu", lw_profile_read_number, "cpu", &lw_quantity_cpu },
  { "ram_mb", lw_profile_read_number, "ram-mib", &lw_quantity_mib },
  { "ram", lw_profile_read_number, "ram-mib", &lw_quantity_mib },
  { "memory_mb", lw_profile_read_number, "ram-mib", &lw_quantity_mib },
  { "memory", lw_profile_read_number, "ram-mib", &lw_quantity_mib },
  { "replicas", read_replicas, "replicas", &lw_quantity_count },
  { "hpa", lw_profile_read_section, NULL, NULL, &hpa_table },
  { "avg_messages_per_sec", lw_profile_read_number, "avg-messages-per-sec", &lw_quantity_rate },
  { "peak_messages_per_sec", lw_profile_read_number, "peak-messages-per-sec", &lw_quantity_rate },
  { "invocations_per_day", lw_profile_read_number, "invocations-per-day", &lw_quantity_count },
  { "avg_duration_ms", lw_profile_read_number, "avg-duration-ms", &lw_quantity_milliseconds },
  { "error_rate", lw_profile_read_share, "error-rate" },
  { "instance_type", lw_profile_read_text, "instance-type" },
  { "max_connections", lw_profile_read_number, "max-connections", &lw_quantity_count },
  { "write_capacity_per_sec", lw_profile_read_number, "write-capacity-per-sec", &lw_quantity_rate },
};

static const LwProfileTable resource_table = {
  N_ ("the resources of an environment"),
  resource_fields,
  G_N_ELEMENTS (resource_fields),
};

gboolean
lw_profile_environment_from_name (const char *name, LwEnvironment *environment)
{
  static const struct
  {
    const char *name;
    LwEnvironment environment;
  } names[] = {
    { "production", LW_ENVIRONMENT_PRODUCTION },
    { "prod", LW_ENVIRONMENT_PRODUCTION },
    { "qa", LW_ENVIRONMENT_QA },
    { "staging", LW_ENVIRONMENT_STAGING },
    { "stage", LW_ENVIRONMENT_STAGING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].name, name) == 0)
      {
        *environment = names[i].environment;
        return TRUE;
      }
  return FALSE;
}

static void
report_environment (LwProfileReader *self, const LwYamlNode *key)
{
  g_autofree char *excerpt = lw_excerpt (key->text);

  lw_profile_reader_report (self, key, NULL, LW_SEVERITY_NOTE, "unknown-key",
                            _ ("Tests are planned for production, staging and qa"),
                            _ ("unknown environment %s, ignored"), excerpt);
}

static void
read_environment (LwProfileReader *self, LwComponent *component, const LwYamlNode *key,
                  const LwYamlNode *node)
{
  g_autoptr (LwResources) resources = lw_resources_new ();
  const LwProfileField section = { key->text, lw_profile_read_section, NULL, NULL,
                                   &resource_table };
  LwRecordList *list = lw_component_get_resources (component);
  gsize length = self->path->len;
  LwEnvironment environment;

  if (!lw_profile_environment_from_name (key->text, &environment))
    {
      report_environment (self, key);
      return;
    }
  if (lw_component_get_resources_in (component, environment) != NULL)
    {
      lw_profile_reader_report (self, key, NULL, LW_SEVERITY_WARNING, "second-spelling",
                                _ ("Remove one of the two"),
                                _ ("“%s” says again what the component has in %s, and is ignored"),
                                key->text, lw_enum_get_nick (LW_TYPE_ENVIRONMENT, environment));
      return;
    }
  g_string_append_printf (self->path, ".resources[%u]", lw_record_list_get_size (list));
  lw_resources_set_environment (resources, environment);
  lw_record_set_mark (LW_RECORD (resources), NULL, node->line, node->column);
  lw_profile_read_section (self, LW_RECORD (resources), &section, node);
  lw_record_list_append (list, resources);
  g_string_truncate (self->path, length);
}

/* `environments: {production: …, qa: …}`, or `resources: {prod: …, qa: …}`. */
void
lw_profile_read_resources (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                           const LwYamlNode *node)
{
  if (node->kind != LW_YAML_MAPPING)
    {
      lw_profile_reader_wrong_shape (
          self, node, LW_SEVERITY_ERROR, field->key, _ ("a map with one entry for each environment"),
          _ ("Write “production:” and “qa:” below it, and the resources below those"));
      return;
    }
  for (guint i = 0; i < node->n_items; i++)
    if (!lw_yaml_node_is_null (node->items[i]))
      read_environment (self, LW_COMPONENT (record), node->keys[i], node->items[i]);
}

/* What stands on the component itself holds for all its environments that do not say otherwise. */
static void
read_shared (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
             const LwYamlNode *node)
{
  gsize length = self->path->len;

  if (self->shared == NULL)
    {
      self->shared = lw_resources_new ();
      lw_record_set_mark (LW_RECORD (self->shared), NULL, node->line, node->column);
    }
  g_string_append (self->path, ".resources[0]");
  for (guint i = 0; i < G_N_ELEMENTS (resource_fields); i++)
    if (g_str_equal (resource_fields[i].key, field->key))
      resource_fields[i].read (self, LW_RECORD (self->shared), &resource_fields[i], node);
  g_string_truncate (self->path, length);
}

static void
spread_shared (LwProfileReader *self, LwComponent *component, const LwYamlNode *map)
{
  g_autoptr (LwResources) shared = g_steal_pointer (&self->shared);
  LwRecordList *list = lw_component_get_resources (component);

  if (shared == NULL)
    return;
  if (lw_record_list_get_size (list) == 0)
    {
      lw_resources_set_environment (shared, LW_ENVIRONMENT_PRODUCTION);
      lw_record_list_append (list, shared);
      lw_profile_reader_report (
          self, map, NULL, LW_SEVERITY_NOTE, "resources-reading",
          _ ("Write it below “environments:”, once for production and once for qa"),
          _ ("this component says what it has and not in which environment, and is read as production"));
      return;
    }
  for (guint i = 0; i < lw_record_list_get_size (list); i++)
    {
      LwResources *resources = lw_record_list_get (list, i);

      lw_resources_set_environment (shared, lw_resources_get_environment (resources));
      lw_profile_reader_merge (self, LW_RECORD (resources), LW_RECORD (shared), NULL, NULL);
    }
}

/* Bottlenecks */

static void
read_bottleneck_component (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                           const LwYamlNode *node)
{
  lw_profile_read_text (self, record, field, node);
  if (node->kind == LW_YAML_SCALAR)
    lw_profile_reader_add_reference (self, self->bottlenecks, NULL, field->property, node);
}

static const LwProfileField bottleneck_fields[] = {
  { "component", read_bottleneck_component, "component" },
  { "type", lw_profile_read_text, "kind" },
  { "limit", lw_profile_read_number, "limit", &lw_quantity_limit },
  { "risk", lw_profile_read_text, "risk" },
  { "solution", lw_profile_read_text, "solution" },
  { "recommendation", lw_profile_read_text, "solution" },
};

const LwProfileTable lw_profile_bottleneck_table = {
  N_ ("a bottleneck"),
  bottleneck_fields,
  G_N_ELEMENTS (bottleneck_fields),
};

/* Components */

static void
read_dependencies (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                   const LwYamlNode *node)
{
  lw_profile_read_texts (self, record, field, node);
  if (node->kind == LW_YAML_SCALAR)
    lw_profile_reader_add_reference (self, self->dependencies, LW_COMPONENT (record),
                                     field->property, node);
  for (guint i = 0; node->kind == LW_YAML_SEQUENCE && i < node->n_items; i++)
    if (node->items[i]->kind == LW_YAML_SCALAR && !lw_yaml_node_is_null (node->items[i]))
      lw_profile_reader_add_reference (self, self->dependencies, LW_COMPONENT (record),
                                       field->property, node->items[i]);
}

static const LwProfileField configuration_fields[] = {
  { "visibility_timeout", lw_profile_read_number, "visibility-timeout-s", &lw_quantity_seconds },
  { "max_message_size", lw_profile_read_number, "max-message-size", &lw_quantity_bytes },
  { "memory_mb", lw_profile_read_number, "memory-mib", &lw_quantity_mib },
  { "memory", lw_profile_read_number, "memory-mib", &lw_quantity_mib },
  { "timeout_sec", lw_profile_read_number, "timeout-s", &lw_quantity_seconds },
  { "timeout", lw_profile_read_number, "timeout-s", &lw_quantity_seconds },
  { "reserved_concurrency", lw_profile_read_number, "reserved-concurrency", &lw_quantity_count },
};

static const LwProfileTable configuration_table = {
  N_ ("a configuration"),
  configuration_fields,
  G_N_ELEMENTS (configuration_fields),
};

static const LwProfileField characteristic_fields[] = {
  { "cold_start_ms", lw_profile_read_number, "cold-start-ms", &lw_quantity_milliseconds },
  { "max_concurrent_requests", lw_profile_read_number, "max-concurrent-requests",
    &lw_quantity_count },
  { "connection_pool_size", lw_profile_read_number, "connection-pool-size", &lw_quantity_count },
};

static const LwProfileTable characteristic_table = {
  N_ ("performance characteristics"),
  characteristic_fields,
  G_N_ELEMENTS (characteristic_fields),
};

static const LwProfileField component_fields[] = {
  { "id", lw_profile_read_text, "id" },
  { "name", lw_profile_read_text, "name" },
  { "type", lw_profile_read_text, "kind" },
  { "platform", lw_profile_read_text, "platform" },
  { "language", lw_profile_read_text, "language" },
  { "framework", lw_profile_read_text, "framework" },
  { "runtime", lw_profile_read_text, "runtime" },
  { "version", lw_profile_read_text, "version" },
  { "description", lw_profile_read_text, "description" },
  { "dependencies", read_dependencies, "dependencies" },
  { "endpoints", lw_profile_read_items, "endpoints", NULL, &endpoint_table },
  { "environments", lw_profile_read_resources },
  { "resources", lw_profile_read_resources },
  { "configuration", lw_profile_read_section, NULL, NULL, &configuration_table },
  { "performance_characteristics", lw_profile_read_section, NULL, NULL, &characteristic_table },
  { "bottlenecks", lw_profile_read_items, "bottlenecks", NULL, &lw_profile_bottleneck_table },
  { "cpu", read_shared },
  { "ram_mb", read_shared },
  { "ram", read_shared },
  { "replicas", read_shared },
  { "hpa", read_shared },
  { "avg_messages_per_sec", read_shared },
  { "peak_messages_per_sec", read_shared },
  { "invocations_per_day", read_shared },
  { "avg_duration_ms", read_shared },
  { "error_rate", read_shared },
  { "instance_type", read_shared },
  { "max_connections", read_shared },
  { "write_capacity_per_sec", read_shared },
};

static void
name_component (LwProfileReader *self, LwComponent *component, const LwYamlNode *map)
{
  g_autofree char *id = NULL;
  guint line;
  guint column;

  if (lw_component_get_id (component)[0] != '\0')
    return;
  if (lw_component_get_name (component)[0] != '\0')
    {
      lw_component_set_id (component, lw_component_get_name (component));
      lw_record_get_mark (LW_RECORD (component), "name", &line, &column);
      lw_record_set_mark (LW_RECORD (component), "id", line, column);
      return;
    }
  id = g_strdup_printf ("component-%u", self->n_components);
  lw_component_set_id (component, id);
  lw_profile_reader_report (self, map, "id", LW_SEVERITY_WARNING, "missing-id",
                            _ ("Add “id:”, so that others can name it"),
                            _ ("this component has neither id nor name, and is called “%s”"), id);
}

/* The component that takes the traffic is found by its type, so a near miss would leave a test
 * without one. */
static void
check_kind (LwProfileReader *self, LwComponent *component, const LwYamlNode *map)
{
  const char *kind = lw_component_get_kind (component);
  gboolean serves = lw_record_list_get_size (lw_component_get_endpoints (component)) > 0;
  const LwYamlNode *node = lw_yaml_node_lookup (map, "type");
  g_autofree char *folded = g_strdelimit (g_ascii_strdown (kind, -1), "_ ", '-');

  if (g_str_equal (kind, "http-api") ||
      (kind[0] == '\0' ? !serves : !g_str_equal (folded, "http-api")))
    return;
  lw_profile_reader_report (
      self, kind[0] != '\0' ? node : map, "kind", LW_SEVERITY_NOTE, "type-reading",
      _ ("Write “type: http-api”"),
      kind[0] != '\0' ? _ ("the type “%s” is read as http-api")
                      : _ ("this component has endpoints%s and no type, and is read as http-api"),
      kind);
  lw_component_set_kind (component, "http-api");
}

static gboolean
finish_component (LwProfileReader *self, LwRecord *record, const LwYamlNode *map)
{
  LwComponent *component = LW_COMPONENT (record);
  LwRecordList *bottlenecks = lw_component_get_bottlenecks (component);

  self->n_components++;
  name_component (self, component, map);
  check_kind (self, component, map);
  spread_shared (self, component, map);
  for (guint i = 0; i < lw_record_list_get_size (bottlenecks); i++)
    {
      LwBottleneck *bottleneck = lw_record_list_get (bottlenecks, i);

      if (lw_bottleneck_get_component (bottleneck)[0] == '\0')
        lw_bottleneck_set_component (bottleneck, lw_component_get_id (component));
    }
  return TRUE;
}

const LwProfileTable lw_profile_component_table = {
  N_ ("a component"),
  component_fields,
  G_N_ELEMENTS (component_fields),
  finish_component,
};
