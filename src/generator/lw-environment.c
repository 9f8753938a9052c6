/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle.h"

#include "lw-bundle-data.h"
#include "lw-secrets.h"
#include "lw-shell-writer.h"
#include "lw-template.h"
#include "lw-variable.h"

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

static void
append_secret (GString *lines, const LwSecret *secret)
{
  if (lw_variable_find_fault (secret->variable) == NULL)
    g_string_append_printf (lines, "\n# %s. %s\n# The test does not start without.\n%s=\n", secret->title, secret->origin,
                            secret->variable);
  else
    {
      g_autofree char *shown = lw_shell_dup_remark (secret->variable);

      g_string_append_printf (lines, "\n# %s: “%s” is not a name that a setting can have.\n", secret->title, shown);
    }
}

static gboolean
is_named_before (const LwSecret *secrets, guint index)
{
  for (guint i = 0; i < index; i++)
    if (strcmp (secrets[i].variable, secrets[index].variable) == 0)
      return TRUE;
  return FALSE;
}

static char *
make_secrets (LwPlan *plan)
{
  LwSecret secrets[LW_MAX_SECRETS];
  guint n_secrets = lw_secrets_list (plan, secrets);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (lw_secrets_have_token_url (plan))
    {
      const char *url = lw_authentication_get_token_url (lw_plan_get_authentication (plan));
      g_autofree char *assignment = make_assignment (LW_TOKEN_URL_VARIABLE, url);

      g_string_append_printf (lines, "\n# Where tokens come from. A path is below API_BASE_URL.\n%s\n", assignment);
    }
  for (guint i = 0; i < n_secrets; i++)
    if (!is_named_before (secrets, i))
      append_secret (lines, &secrets[i]);
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
