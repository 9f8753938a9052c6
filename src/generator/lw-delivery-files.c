/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-delivery-private.h"

#include "lw-bundle-data.h"
#include "lw-output.h"
#include "lw-secrets.h"
#include "lw-shell-writer.h"
#include "lw-variable.h"
#include "lw-yaml-writer.h"

#include <string.h>

#define MS_PER_MINUTE 60000
/* For what a pipeline does before and after the test itself. */
#define JOB_SPARE_MINUTES 10
/* The operator and Kubernetes append to it, and the longest that a service may be called is 63. */
#define LONGEST_NAME 40

/* A service has to begin with a letter, and YAML takes some words for something else than a name. */
static gboolean
needs_prefix (const char *slug)
{
  g_autofree char *text = lw_yaml_dup_string (slug);

  return !g_ascii_isalpha (slug[0]) || strcmp (text, slug) != 0;
}

char *
lw_delivery_dup_name (LwPlan *plan)
{
  g_autofree char *slug = lw_shell_dup_slug (lw_plan_get_title (plan));
  g_autofree char *name = g_strconcat (needs_prefix (slug) ? "t-" : "", slug, NULL);

  if (strlen (name) > LONGEST_NAME)
    name[LONGEST_NAME] = '\0';
  for (gsize length = strlen (name); name[length - 1] == '-'; length--)
    name[length - 1] = '\0';
  return g_steal_pointer (&name);
}

double
lw_delivery_job_figure (LwDeliveryJob *self, const char *id)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_generator (self->schedule, &n_figures);

  for (guint i = 0; i < n_figures; i++)
    if (strcmp (figures[i].id, id) == 0)
      return figures[i].value;
  return 0;
}

char *
lw_delivery_job_dup_scenarios (LwDeliveryJob *self, gboolean all, const char *separator)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (self->schedule, &n_scenarios);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n_scenarios; i++)
    if (all || scenarios[i].use == LW_USE_RUN)
      g_string_append_printf (names, "%s%s", names->len > 0 ? separator : "", scenarios[i].name);
  return g_string_free (names, FALSE);
}

static void
set_minutes (LwDeliveryJob *self)
{
  gint64 total_ms = lw_schedule_get_total_ms (self->schedule);
  gint64 minutes = (total_ms + MS_PER_MINUTE - 1) / MS_PER_MINUTE + JOB_SPARE_MINUTES;

  lw_template_take (self->template, "minutes", g_strdup_printf ("%" G_GINT64_FORMAT, minutes));
}

void
lw_delivery_job_prepare (LwDeliveryJob *self)
{
  g_autofree char *image = lw_delivery_dup_image (self->delivery);
  g_autofree char *heading = g_strdup_printf ("Load test of %s", lw_plan_get_title (self->plan));
  g_autofree char *flags = lw_output_dup_flags (self->delivery, TRUE);
  GString *title = g_string_new (NULL);

  lw_yaml_append_comment (title, heading);
  g_string_append (title, "#\n");
  lw_template_take (self->template, "title", g_string_free (title, FALSE));
  lw_template_take (self->template, "name", lw_delivery_dup_name (self->plan));
  lw_template_take (self->template, "image", lw_yaml_dup_string (image));
  lw_template_take (self->template, "version",
                    lw_yaml_dup_string (lw_delivery_get_safe_k6_version (self->delivery)));
  lw_template_set (self->template, "environment",
                   lw_enum_get_nick (LW_TYPE_ENVIRONMENT, (int) lw_plan_get_environment (self->plan)));
  lw_template_take (self->template, "flags",
                    flags[0] != '\0' ? g_strconcat (" ", flags, NULL) : g_strdup (""));
  set_minutes (self);
}

void
lw_delivery_job_add (LwDeliveryJob *self, const char *path, const char *data)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  lw_template_expand (self->template, lw_bundle_data_get (data), out);
  /* Parts end with a line of their own, wherever they stand. */
  while (g_str_has_suffix (out->str, "\n\n"))
    g_string_truncate (out, out->len - 1);
  bytes = g_string_free_to_bytes (out);
  lw_bundle_add (self->bundle, path, bytes, FALSE);
}

void
lw_delivery_job_set_part (LwDeliveryJob *self, const char *place, const char *data, gboolean wanted)
{
  GString *out = g_string_new (NULL);

  if (wanted)
    lw_template_expand (self->template, lw_bundle_data_get (data), out);
  lw_template_take (self->template, place, g_string_free (out, FALSE));
}

static void
append_variable (GString *lines, const char *store, const char *name)
{
  g_autofree char *key = lw_yaml_dup_string (name);

  /* As a key, "null" would be no text. */
  g_string_append_printf (lines, "          %s: ${{ %s.%s }}\n", key, store, name);
}

void
lw_delivery_job_set_secrets (LwDeliveryJob *self, const char *place)
{
  g_auto (GStrv) variables = lw_secrets_dup_variables (self->plan);
  GString *lines = g_string_new (NULL);

  if (lw_plan_get_base_url (self->plan)[0] == '\0')
    append_variable (lines, "vars", "API_BASE_URL");
  for (guint i = 0; variables[i] != NULL; i++)
    if (lw_variable_find_fault (variables[i]) == NULL)
      append_variable (lines, "secrets", variables[i]);
  lw_template_take (self->template, place, g_string_free (lines, FALSE));
}

void
lw_delivery_job_set_settings (LwDeliveryJob *self, const char *place)
{
  g_autofree char *text = lw_output_dup_settings (self->delivery);
  g_auto (GStrv) settings = g_strsplit (text, "\n", -1);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; settings[i] != NULL; i++)
    {
      char *equals = strchr (settings[i], '=');

      if (!g_ascii_isupper (settings[i][0]) || equals == NULL)
        continue;
      *equals = '\0';
      append_variable (lines, "vars", settings[i]);
    }
  lw_template_take (self->template, place, g_string_free (lines, FALSE));
}

void
lw_delivery_add_files (LwPlan *plan, LwSchedule *schedule, LwBundle *bundle)
{
  static const struct
  {
    gboolean (*is_wanted) (LwDelivery *delivery);
    void (*add) (LwDeliveryJob *job);
  } parts[] = {
    { lw_delivery_get_run_script, lw_run_script_add }, { lw_delivery_get_compose, lw_compose_add },
    { lw_delivery_get_kubernetes, lw_kubernetes_add }, { lw_delivery_get_github, lw_ci_github_add },
    { lw_delivery_get_gitlab, lw_ci_gitlab_add },
  };
  LwDelivery *delivery = lw_plan_get_delivery (plan);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (LwTemplate) template = lw_template_new ();
      LwDeliveryJob job = { .plan = plan,
                            .schedule = schedule,
                            .delivery = delivery,
                            .bundle = bundle,
                            .template = template };

      if (!parts[i].is_wanted (delivery))
        continue;
      lw_pods_compute (plan, schedule, &job.pods);
      lw_delivery_job_prepare (&job);
      parts[i].add (&job);
    }
}
