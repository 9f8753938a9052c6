/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle.h"

#include "lw-bundle-data.h"
#include "lw-secrets.h"
#include "lw-shell-writer.h"
#include "lw-template.h"

#include <string.h>

/* NAME=value, or a comment that says why not. Docker takes quotes for part of the value and a shell
 * does not, so there is no way to write a value that needs them. */
static char *
make_assignment (const char *name, const char *value)
{
  if (lw_shell_is_plain_value (value))
    return g_strdup_printf ("%s=%s", name, value);
  return g_strdup_printf (
      "# The default in performance-test.js has characters that Docker and a shell read\n"
      "# differently. It is used unless another value is set here.\n"
      "%s=",
      name);
}

static char *
list_scenarios (LwSchedule *schedule, gboolean only_default)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  for (guint i = 0; i < n_scenarios; i++)
    {
      g_autofree char *name = lw_shell_dup_remark (scenarios[i].name);

      if (!only_default || scenarios[i].use == LW_USE_RUN)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", name);
    }
  return g_strdup (names->len > 0 ? names->str : "none");
}

/* Whether a variable can hold a secret without taking the place of another setting. */
static gboolean
is_free (const char *variable)
{
  static const char *const settings[] = { "API_BASE_URL", "ENVIRONMENT", "SCENARIOS", NULL };

  return lw_shell_is_free_variable (variable) && !g_strv_contains (settings, variable);
}

static char *
make_secrets (LwPlan *plan)
{
  LwSecret secrets[LW_MAX_SECRETS];
  guint n_secrets = lw_secrets_list (plan, secrets);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < n_secrets; i++)
    {
      if (is_free (secrets[i].variable))
        g_string_append_printf (lines, "\n# %s. The test does not start without.\n%s=\n",
                                secrets[i].title, secrets[i].variable);
      else
        {
          g_autofree char *shown = lw_shell_dup_remark (secrets[i].variable);

          g_string_append_printf (lines, "\n# %s: “%s” is not a name that a setting can have.\n",
                                  secrets[i].title, shown);
        }
      if (i + 1 < n_secrets && strcmp (secrets[i].variable, secrets[i + 1].variable) == 0)
        break;
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* config.example.env */
GBytes *
lw_environment_generate (LwPlan *plan, LwSchedule *schedule, gint64 date)
{
  g_autoptr (LwTemplate) template = lw_template_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  lw_template_take (template, "title", lw_shell_dup_remark (lw_plan_get_title (plan)));
  lw_template_take (template, "base-url",
                    make_assignment ("API_BASE_URL", lw_plan_get_base_url (plan)));
  lw_template_set (template, "environment",
                   lw_enum_get_nick (LW_TYPE_ENVIRONMENT, (int) lw_plan_get_environment (plan)));
  lw_template_take (template, "default-scenarios", list_scenarios (schedule, TRUE));
  lw_template_take (template, "all-scenarios", list_scenarios (schedule, FALSE));
  lw_template_take (template, "secrets", make_secrets (plan));
  lw_template_expand (template, lw_bundle_data_get ("config.example.env"), out);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
