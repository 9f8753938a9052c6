/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-readme-private.h"

#include "lw-delivery-private.h"
#include "lw-generator-facts.h"
#include "lw-number.h"
#include "lw-output.h"
#include "lw-secrets.h"

/* Where the bundle runs besides a shell: the sections of the README for what is switched on. */

static void
set_store (LwReadme *self)
{
  g_auto (GStrv) variables = lw_secrets_dup_variables (self->plan);
  GString *names = g_string_new (NULL);

  if (lw_plan_get_base_url (self->plan)[0] == '\0')
    g_string_append (names, "`API_BASE_URL`");
  for (guint i = 0; variables[i] != NULL; i++)
    {
      if (names->len > 0)
        g_string_append (names, ", ");
      lw_markdown_append_code (names, variables[i]);
    }
  if (names->len == 0)
    g_string_append (names, "none is needed");
  lw_template_take (self->template, "store", g_string_free (names, FALSE));
}

static void
set_pipeline (LwReadme *self)
{
  LwEnvironment environment = lw_plan_get_environment (self->plan);
  LwDelivery *delivery = lw_plan_get_delivery (self->plan);

  set_store (self);
  lw_template_set (self->template, "environment",
                   lw_enum_get_nick (LW_TYPE_ENVIRONMENT, (int) environment));
  lw_template_set (self->template, "schedule-words",
                   lw_cron_is_valid (lw_delivery_get_schedule (delivery)) ? " and on a schedule" : "");
  lw_template_set (self->template, "production",
                   environment == LW_ENVIRONMENT_PRODUCTION
                       ? " This plan is for production: do not leave it out."
                       : "");
}

static void
write_kubernetes (LwReadme *self)
{
  LwDelivery *delivery = lw_plan_get_delivery (self->plan);
  const char *namespace = lw_delivery_get_namespace_name (delivery);
  g_autoptr (GBytes) script = lw_script_generate (self->plan, self->schedule, 0);
  gboolean volume = lw_kubernetes_uses_volume (self->plan, g_bytes_get_size (script));
  LwPods pods;

  lw_pods_compute (self->plan, self->schedule, &pods);
  lw_template_take (self->template, "pods",
                    g_strdup_printf (pods.pods == 1 ? "%" G_GINT64_FORMAT " pod"
                                                    : "%" G_GINT64_FORMAT " pods",
                                     pods.pods));
  lw_template_take (self->template, "most-logs", g_strdup_printf ("%" G_GINT64_FORMAT, pods.pods));
  lw_template_set (self->template, "namespace",
                   lw_kubernetes_name_is_valid (namespace) ? namespace : "load-test");
  lw_template_take (self->template, "name", lw_delivery_dup_name (self->plan));
  lw_template_set (self->template, "files", lw_kubernetes_get_files (self->plan));
  lw_readme_prose (self, "kubernetes");
  if (volume)
    lw_readme_prose (self, "kubernetes-volume");
  lw_readme_prose (self, "kubernetes-use");
  if (volume)
    lw_readme_prose (self, "kubernetes-clean");
  lw_readme_prose (self, "kubernetes-end");
}

static void
write_outputs (LwReadme *self)
{
  LwDelivery *delivery = lw_plan_get_delivery (self->plan);
  g_autoptr (LwMarkdownTable) table = lw_markdown_table_new ("Output|With|");
  gboolean sends = FALSE;

  for (guint i = 0; i < LW_N_OUTPUTS; i++)
    {
      const LwOutput *output = lw_output_get (i);
      g_autofree char *flag = g_strconcat ("--out ", lw_output_get_flag (output, delivery), NULL);

      if (!lw_output_is_used (output, delivery))
        continue;
      sends |= !output->file;
      lw_markdown_table_add_text (table, output->title);
      lw_markdown_table_add_code (table, flag);
      g_string_append (lw_markdown_table_cell (table), output->note);
    }
  if (!sends)
    return;
  lw_readme_prose (self, "outputs");
  lw_markdown_table_append_to (table, self->out);
}

void
lw_readme_write_deployment (LwReadme *self)
{
  LwDelivery *delivery = lw_plan_get_delivery (self->plan);

  set_pipeline (self);
  if (lw_delivery_get_run_script (delivery))
    lw_readme_prose (self, "run-script");
  if (lw_delivery_get_compose (delivery))
    lw_readme_prose (self, "compose");
  lw_readme_prose (self, lw_delivery_get_github (delivery) ? "github" : "actions");
  if (lw_delivery_get_gitlab (delivery))
    lw_readme_prose (self, "gitlab");
  if (lw_delivery_get_kubernetes (delivery))
    write_kubernetes (self);
  write_outputs (self);
}

void
lw_readme_write_facts (LwReadme *self)
{
  g_autoptr (LwMarkdownTable) table = lw_markdown_table_new ("|>|Source");

  for (guint i = 0; i < LW_N_FACTS; i++)
    {
      const LwGeneratorFact *fact = lw_generator_fact_get (i);
      char number[LW_NUMBER_BUFFER];
      g_autofree char *value = g_strconcat (lw_number_format_rounded (number, fact->value, 2, TRUE),
                                            fact->unit[0] != '\0' ? "\u00a0" : "", fact->unit, NULL);

      lw_markdown_table_add_text (table, fact->title);
      lw_markdown_table_add_text (table, value);
      lw_markdown_table_add_text (table, fact->source);
    }
  lw_readme_prose (self, "facts");
  lw_markdown_table_append_to (table, self->out);
}
