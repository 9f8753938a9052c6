/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile-reader.h"
#include "lw-profile-reader-private.h"

#include "lw-file.h"
#include "lw-i18n.h"
#include "lw-limits.h"
#include "lw-spelling.h"

#include <string.h>

/* Extrapolation */

static const LwProfileField cpu_scaling_fields[] = {
  { "formula", lw_profile_read_text, "cpu-formula" },
  { "efficiency", lw_profile_read_efficiency, "cpu-efficiency" },
};

static const LwProfileTable cpu_scaling_table = { N_ ("the CPU scaling"), cpu_scaling_fields,
                                                  G_N_ELEMENTS (cpu_scaling_fields) };

static const LwProfileField pod_scaling_fields[] = {
  { "formula", lw_profile_read_text, "pod-formula" },
  { "lb_efficiency", lw_profile_read_efficiency, "lb-efficiency" },
  { "efficiency", lw_profile_read_efficiency, "lb-efficiency" },
};

static const LwProfileTable pod_scaling_table = { N_ ("the pod scaling"), pod_scaling_fields,
                                                  G_N_ELEMENTS (pod_scaling_fields) };

static const LwProfileField combined_fields[] = {
  { "calculated", lw_profile_read_number, "declared-factor", &lw_quantity_factor },
  { "formula", lw_profile_read_text, "combined-formula" },
};

static const LwProfileTable combined_table = { N_ ("the combined factor"), combined_fields,
                                               G_N_ELEMENTS (combined_fields) };

/* `combined: 6.8`, or `combined: {calculated: 6.8}`. */
static void
read_combined (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
               const LwYamlNode *node)
{
  if (node->kind == LW_YAML_MAPPING)
    lw_profile_read_section (self, record, field, node);
  else
    lw_profile_read_number (self, record, field, node);
}

static const LwProfileField factor_fields[] = {
  { "cpu_scaling", lw_profile_read_section, NULL, NULL, &cpu_scaling_table },
  { "pod_scaling", lw_profile_read_section, NULL, NULL, &pod_scaling_table },
  { "combined", read_combined, "declared-factor", &lw_quantity_factor, &combined_table },
};

static const LwProfileTable factor_table = { N_ ("the factors"), factor_fields,
                                             G_N_ELEMENTS (factor_fields) };

static const LwProfileField cold_start_fields[] = {
  { "qa_impact", lw_profile_read_share, "cold-start-qa-impact" },
  { "prod_impact", lw_profile_read_share, "cold-start-prod-impact" },
  { "production_impact", lw_profile_read_share, "cold-start-prod-impact" },
  { "adjustment", lw_profile_read_text, "cold-start-adjustment" },
};

static const LwProfileTable cold_start_table = { N_ ("the cold start penalty"), cold_start_fields,
                                                 G_N_ELEMENTS (cold_start_fields) };

static const LwProfileField network_fields[] = {
  { "qa_to_rds_ms", lw_profile_read_number, "network-qa-to-rds-ms", &lw_quantity_milliseconds },
  { "prod_to_rds_ms", lw_profile_read_number, "network-prod-to-rds-ms", &lw_quantity_milliseconds },
  { "production_to_rds_ms", lw_profile_read_number, "network-prod-to-rds-ms",
    &lw_quantity_milliseconds },
  { "adjustment", lw_profile_read_text, "network-adjustment" },
};

static const LwProfileTable network_table = { N_ ("the network latency"), network_fields,
                                              G_N_ELEMENTS (network_fields) };

static const LwProfileField adjustment_fields[] = {
  { "cold_start_penalty", lw_profile_read_section, NULL, NULL, &cold_start_table },
  { "network_latency", lw_profile_read_section, NULL, NULL, &network_table },
  { "combined_reality_factor", lw_profile_read_number, "reality-factor", &lw_quantity_factor },
};

static const LwProfileTable adjustment_table = { N_ ("the adjustments"), adjustment_fields,
                                                 G_N_ELEMENTS (adjustment_fields) };

static const LwProfileField confidence_fields[] = {
  { "level", lw_profile_read_share, "confidence" },
  { "notes", lw_profile_read_texts, "confidence-notes" },
};

static const LwProfileTable confidence_table = { N_ ("the confidence"), confidence_fields,
                                                 G_N_ELEMENTS (confidence_fields) };

/* `confidence: 75%`, or `confidence: {level: 75%}`. */
static void
read_confidence (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                 const LwYamlNode *node)
{
  if (node->kind == LW_YAML_MAPPING)
    lw_profile_read_section (self, record, field, node);
  else
    lw_profile_read_share (self, record, field, node);
}

static const LwProfileField extrapolation_fields[] = {
  { "method", lw_profile_read_text, "method" },
  { "factors", lw_profile_read_section, NULL, NULL, &factor_table },
  { "adjustments", lw_profile_read_section, NULL, NULL, &adjustment_table },
  { "confidence", read_confidence, "confidence", NULL, &confidence_table },
  { "target_cpu_percent", lw_profile_read_percent, "target-cpu-percent" },
  /* As the metadata of a script has them */
  { "factor", lw_profile_read_number, "declared-factor", &lw_quantity_factor },
  { "formula", lw_profile_read_text, "combined-formula" },
  { "reality_adjustment", lw_profile_read_number, "reality-factor", &lw_quantity_factor },
};

static const LwProfileTable extrapolation_table = { N_ ("the extrapolation"), extrapolation_fields,
                                                    G_N_ELEMENTS (extrapolation_fields) };

/* Targets */

static const LwProfileField traffic_fields[] = {
  { "avg_rps", lw_profile_read_number, "avg-rps", &lw_quantity_rate },
  { "peak_rps", lw_profile_read_number, "peak-rps", &lw_quantity_rate },
  { "p95_latency_ms", lw_profile_read_number, "p95-latency-ms", &lw_quantity_milliseconds },
  { "p99_latency_ms", lw_profile_read_number, "p99-latency-ms", &lw_quantity_milliseconds },
  { "error_rate", lw_profile_read_share, "error-rate" },
  { "uptime", lw_profile_read_share, "uptime" },
};

static const LwProfileTable traffic_table = { N_ ("the targets of an environment"), traffic_fields,
                                              G_N_ELEMENTS (traffic_fields) };

static const LwProfileField target_fields[] = {
  { "production", lw_profile_read_child, "production", NULL, &traffic_table },
  { "prod", lw_profile_read_child, "production", NULL, &traffic_table },
  { "qa_equivalent", lw_profile_read_child, "qa", NULL, &traffic_table },
  { "qa", lw_profile_read_child, "qa", NULL, &traffic_table },
};

static const LwProfileTable target_table = { N_ ("the targets"), target_fields,
                                             G_N_ELEMENTS (target_fields) };

/* Costs */

static const LwProfileField cost_field = { "cost", lw_profile_read_number, "monthly",
                                           &lw_quantity_money };

static void
read_cost (LwProfileReader *self, LwRecordList *costs, const char *environment,
           const LwYamlNode *key, const LwYamlNode *node)
{
  const LwProfileField field = { key->text, cost_field.read, cost_field.property,
                                 cost_field.quantity };
  g_autoptr (LwCost) cost = lw_cost_new ();
  gsize length = self->path->len;

  if (lw_yaml_node_is_null (node))
    return;
  g_string_append_printf (self->path, ".costs[%u]", lw_record_list_get_size (costs));
  lw_cost_set_environment (cost, environment);
  lw_cost_set_item (cost, key->text);
  lw_record_set_mark (LW_RECORD (cost), NULL, key->line, key->column);
  field.read (self, LW_RECORD (cost), &field, node);
  if (LW_IS_SET (lw_cost_get_monthly (cost)))
    lw_record_list_append (costs, cost);
  g_string_truncate (self->path, length);
}

/* `{production: {rds: 120, …}, qa: {…}}`, or amounts that belong to no environment. */
static void
read_costs (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
            const LwYamlNode *node)
{
  LwRecordList *costs = lw_profile_get_costs (LW_PROFILE (record));

  if (node->kind != LW_YAML_MAPPING)
    {
      lw_profile_reader_wrong_shape (
          self, node, LW_SEVERITY_WARNING, field->key, _ ("a map with one entry for each environment"),
          _ ("Write “production:” and “qa:” below it, and the amounts below those"));
      return;
    }
  for (guint i = 0; i < node->n_items; i++)
    {
      const LwYamlNode *entry = node->items[i];

      if (entry->kind == LW_YAML_SCALAR)
        read_cost (self, costs, "", node->keys[i], entry);
      else if (entry->kind == LW_YAML_SEQUENCE)
        lw_profile_reader_wrong_shape (self, entry, LW_SEVERITY_WARNING, node->keys[i]->text,
                                       _ ("a map of amounts"),
                                       _ ("Write “rds: 120” and the like below it"));
      else
        for (guint j = 0; j < entry->n_items; j++)
          read_cost (self, costs, node->keys[i]->text, entry->keys[j], entry->items[j]);
    }
}

/* Metadata of an exported script, in which a profile comes back */

static void
read_traffic_rate (LwProfileReader *self, LwTraffic *traffic, const char *path,
                   const LwProfileField *field, const LwYamlNode *node)
{
  gsize length = self->path->len;

  g_string_append (self->path, path);
  lw_profile_read_number (self, LW_RECORD (traffic), field, node);
  g_string_truncate (self->path, length);
}

static void
read_production_rps (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                     const LwYamlNode *node)
{
  read_traffic_rate (self, lw_profile_get_production (LW_PROFILE (record)), ".production", field,
                     node);
}

static void
read_qa_rps (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
             const LwYamlNode *node)
{
  read_traffic_rate (self, lw_profile_get_qa (LW_PROFILE (record)), ".qa", field, node);
}

static const LwProfileField metadata_target_fields[] = {
  { "production_rps", read_production_rps, "avg-rps", &lw_quantity_rate },
  { "qa_equivalent_rps", read_qa_rps, "avg-rps", &lw_quantity_rate },
};

static const LwProfileTable metadata_target_table = {
  N_ ("the targets of a script’s metadata"),
  metadata_target_fields,
  G_N_ELEMENTS (metadata_target_fields),
};

/* The metadata tells what one service has and not what it is. */
static void
read_metadata_resources (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                         const LwYamlNode *node)
{
  g_autoptr (LwComponent) component = lw_component_new ();
  gsize length = self->path->len;

  g_string_append (self->path, ".components[0]");
  lw_component_set_id (component, "service");
  lw_component_set_kind (component, "http-api");
  lw_record_set_mark (LW_RECORD (component), NULL, node->line, node->column);
  lw_profile_read_resources (self, LW_RECORD (component), field, node);
  lw_record_list_append (lw_profile_get_components (LW_PROFILE (record)), component);
  g_string_truncate (self->path, length);
}

static void
read_metadata_notes (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                     const LwYamlNode *node)
{
  lw_profile_read_texts (self, LW_RECORD (lw_profile_get_extrapolation (LW_PROFILE (record))),
                         field, node);
}

static const LwProfileField metadata_fields[] = {
  { "name", lw_profile_read_text, "name" },
  { "description", lw_profile_read_text, "description" },
  { "resources", read_metadata_resources },
  { "extrapolation", lw_profile_read_child, "extrapolation", NULL, &extrapolation_table },
  { "targets", lw_profile_read_section, NULL, NULL, &metadata_target_table },
  { "notes", read_metadata_notes, "confidence-notes" },
  { "environment", lw_profile_read_nothing },
  { "generated_by", lw_profile_read_nothing },
  { "generated_at", lw_profile_read_nothing },
};

static const LwProfileTable metadata_table = { N_ ("a script’s metadata"), metadata_fields,
                                               G_N_ELEMENTS (metadata_fields) };

/* The profile */

#define PROFILE_FIELDS                                                                             \
  { "name", lw_profile_read_text, "name" },                                                        \
      { "description", lw_profile_read_text, "description" },                                      \
      { "components", lw_profile_read_items, "components", NULL, &lw_profile_component_table },    \
      { "extrapolation", lw_profile_read_child, "extrapolation", NULL, &extrapolation_table },     \
      { "targets", lw_profile_read_section, NULL, NULL, &target_table },                           \
      { "cost_estimates", read_costs, "costs" },                                                   \
  {                                                                                                \
    "bottlenecks", lw_profile_read_items, "bottlenecks", NULL, &lw_profile_bottleneck_table        \
  }

static const LwProfileField architecture_fields[] = { PROFILE_FIELDS };

static const LwProfileTable architecture_table = { N_ ("the architecture"), architecture_fields,
                                                   G_N_ELEMENTS (architecture_fields) };

/* What is below `architecture:` and `metadata:` is read on its own, and merged. */
static const LwProfileField root_fields[] = {
  PROFILE_FIELDS,
  { "architecture", lw_profile_read_nothing },
  { "metadata", lw_profile_read_nothing },
};

static const LwProfileTable root_table = { N_ ("the profile"), root_fields, G_N_ELEMENTS (root_fields) };

/* Any YAML file can be opened by mistake, and a list of unknown keys would be a poor answer. */
static gboolean
check_root (LwProfileReader *self, const LwYamlNode *root)
{
  static const char *const telling[] = { "architecture", "components", "extrapolation", "targets",
                                         "metadata" };
  const char *suggestion = _ ("Open the architecture profile of the system that is tested");

  if (root->kind != LW_YAML_MAPPING)
    {
      lw_profile_reader_report (
          self, root, NULL, LW_SEVERITY_ERROR, "not-a-profile", suggestion,
          _ ("a profile is a map with keys such as “architecture:”, but this is %s"),
          lw_yaml_node_describe (root));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if (lw_yaml_node_lookup (root, telling[i]) != NULL || !self->complete)
      return TRUE;
  lw_profile_reader_report (
      self, root, NULL, LW_SEVERITY_ERROR, "not-a-profile", suggestion,
      _ ("this is not an architecture profile: it has none of “architecture:”, “components:”, "
         "“extrapolation:” and “targets:”"));
  return FALSE;
}

static void
read_part (LwProfileReader *self, LwProfile *profile, const LwYamlNode *root, const char *key,
           const LwProfileTable *table)
{
  const LwProfileField section = { key, lw_profile_read_section, NULL, NULL, table };
  const LwYamlNode *node = lw_yaml_node_lookup (root, key);

  if (node != NULL && !lw_yaml_node_is_null (node))
    lw_profile_read_section (self, LW_RECORD (profile), &section, node);
}

static LwProfile *
read_root (LwProfileReader *self, const LwYamlNode *root)
{
  g_autoptr (LwProfile) profile = lw_profile_new ();
  g_autoptr (LwProfile) at_root = lw_profile_new ();
  g_autoptr (LwProfile) metadata = lw_profile_new ();

  lw_record_set_mark (LW_RECORD (profile), NULL, root->line, root->column);
  read_part (self, profile, root, "architecture", &architecture_table);
  lw_profile_reader_read_map (self, LW_RECORD (at_root), &root_table, root);
  read_part (self, metadata, root, "metadata", &metadata_table);
  lw_profile_reader_merge (self, LW_RECORD (profile), LW_RECORD (at_root), _ ("below “architecture:”"),
                           _ ("at the root"));
  lw_profile_reader_merge (self, LW_RECORD (profile), LW_RECORD (metadata), NULL, NULL);
  return g_steal_pointer (&profile);
}

static void
reference_clear (gpointer data)
{
  LwProfileReference *reference = data;

  g_clear_object (&reference->from);
  g_free (reference->path);
}

static GArray *
references_new (void)
{
  GArray *references = g_array_new (FALSE, FALSE, sizeof (LwProfileReference));

  g_array_set_clear_func (references, reference_clear);
  return references;
}

static LwProfile *
read_document (LwYamlDocument *document, LwProblemSink *sink)
{
  g_autoptr (GString) path = g_string_new ("profile");
  g_autoptr (GArray) dependencies = references_new ();
  g_autoptr (GArray) bottlenecks = references_new ();
  LwProfileReader self = {
    .sink = sink, .path = path, .dependencies = dependencies, .bottlenecks = bottlenecks
  };
  const LwYamlNode *root = lw_yaml_document_get_root (document);
  g_autoptr (LwProfile) profile = NULL;

  /* Half a text would seem to lack what stands in its other half. */
  self.complete = lw_yaml_document_is_complete (document);
  if (root == NULL || !check_root (&self, root))
    return NULL;
  profile = read_root (&self, root);
  if (self.complete)
    lw_profile_reader_check_references (&self, profile);
  return g_steal_pointer (&profile);
}

LwProfile *
lw_profile_read_data (const char *data, gsize length, const char *file, GPtrArray *problems)
{
  g_autoptr (LwProblemSink) sink = lw_problem_sink_new (problems, file);
  g_autoptr (LwYamlDocument) document = lw_yaml_document_new (data, length, sink);
  g_autoptr (LwProfile) profile = read_document (document, sink);

  if (lw_yaml_document_get_root (document) == NULL && !lw_problem_sink_has_errors (sink))
    {
      LwProblem *problem = lw_problem_new (LW_SEVERITY_ERROR, "not-a-profile", NULL,
                                           _ ("there is nothing in this file"));

      lw_problem_sink_take (
          sink, lw_problem_suggest (problem,
                                    _ ("Open the architecture profile of the system that is tested")));
    }
  return lw_problem_sink_has_errors (sink) ? NULL : g_steal_pointer (&profile);
}

/* Files */

LwProfile *
lw_profile_read_file (const char *path, GPtrArray *problems)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *data = NULL;
  gsize length;

  /* More than a profile may have, so that the reader of the text is the one to say so. */
  data = lw_file_read_or_report (path, name, LW_MAX_PLAN_BYTES, &length, problems);
  return data != NULL ? lw_profile_read_data (data, length, name, problems) : NULL;
}
