/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-delivery-private.h"

#include "lw-generator-facts.h"
#include "lw-number.h"
#include "lw-output.h"
#include "lw-yaml-writer.h"

/* The files for the k6 operator. */

#define CONFIG_MAP_BYTES (1 << 20)
/* For what a ConfigMap has besides the data: names of the files, and its own. */
#define CONFIG_MAP_SPARE 4096
#define MIB (1024 * 1024)
#define DATA_MIB 1024
#define SYSCTLS                                   \
  "    securityContext:\n"                        \
  "      sysctls:\n"                              \
  "        - name: net.ipv4.ip_local_port_range\n" \
  "          value: \"1024 65535\"\n"

static gboolean
has_data (LwPlan *plan)
{
  return lw_record_list_get_size (lw_plan_get_data_files (plan)) > 0;
}

gboolean
lw_kubernetes_uses_volume (LwPlan *plan, gsize script_bytes)
{
  return lw_delivery_get_from_volume (lw_plan_get_delivery (plan)) || has_data (plan) ||
         script_bytes > CONFIG_MAP_BYTES - CONFIG_MAP_SPARE;
}

const char *
lw_kubernetes_get_files (LwPlan *plan)
{
  return has_data (plan) ? LW_SCRIPT_FILE " data" : LW_SCRIPT_FILE;
}

static void
set_number (LwDeliveryJob *self, const char *place, double number, const char *unit)
{
  char buffer[LW_NUMBER_BUFFER];

  lw_template_take (self->template, place,
                    g_strconcat (lw_number_format_rounded (buffer, number, 0, FALSE), unit, NULL));
}

static void
set_arguments (LwDeliveryJob *self)
{
  g_autofree char *flags = lw_output_dup_flags (self->delivery, FALSE);

  lw_template_take (self->template, "arguments",
                    flags[0] != '\0' ? g_strdup_printf ("  arguments: \"%s\"\n", flags) : g_strdup (""));
}

static void
add_testrun (LwDeliveryJob *self, gboolean volume)
{
  g_autofree char *scenarios = lw_delivery_job_dup_scenarios (self, FALSE, ",");
  gboolean wide = lw_delivery_job_figure (self, "ports") / (double) self->pods.pods >
                  lw_generator_fact (LW_FACT_PORTS);

  /* Nothing runs by default, so something has to be picked. */
  if (scenarios[0] == '\0')
    lw_template_set (self->template, "scenarios", "all");
  else
    lw_template_set (self->template, "scenarios", "\"\"");
  set_number (self, "pods", (double) self->pods.pods, "");
  lw_template_set (self->template, "pod-word", self->pods.pods == 1 ? "pod" : "pods");
  set_number (self, "cpu", self->pods.cores * 1000, "m");
  set_number (self, "memory", self->pods.mib, "Mi");
  set_arguments (self);
  lw_template_set (self->template, "sysctls", wide ? SYSCTLS : "");
  lw_delivery_job_set_part (self, "source", volume ? "k8s/claim.yml" : "k8s/configmap.yml", TRUE);
  lw_delivery_job_add (self, LW_TESTRUN_FILE, "k8s/testrun.yml");
}

/* Twice what there is, for the next version of the files; data may be put there by hand. */
static double
choose_storage_mib (LwPlan *plan, gsize script_bytes)
{
  double twice = (double) (2 * script_bytes / MIB + 1);

  return has_data (plan) ? MAX (twice, DATA_MIB) : twice;
}

void
lw_kubernetes_add (LwDeliveryJob *self)
{
  gsize size = g_bytes_get_size (lw_bundle_find (self->bundle, LW_SCRIPT_FILE));
  gboolean volume = lw_kubernetes_uses_volume (self->plan, size);
  const char *namespace = lw_delivery_get_namespace_name (self->delivery);

  lw_template_take (self->template, "namespace",
                    lw_yaml_dup_string (lw_kubernetes_name_is_valid (namespace) ? namespace
                                                                                : "load-test"));
  lw_template_set (self->template, "and-configmap", volume ? "" : "the ConfigMap from the script, ");
  lw_delivery_job_set_part (self, "configmap", "k8s/generator.yml", !volume);
  lw_delivery_job_add (self, LW_KUSTOMIZATION_FILE, "k8s/kustomization.yml");
  if (volume)
    {
      set_number (self, "storage", choose_storage_mib (self->plan, size), "Mi");
      lw_delivery_job_add (self, LW_VOLUME_FILE, "k8s/volume.yml");
    }
  add_testrun (self, volume);
}
