/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle.h"

#include "lw-bundle-data.h"
#include "lw-bundle-tables.h"
#include "lw-request-texts.h"
#include "lw-output.h"
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
is_named_before (const LwSecret *secrets, guint index, const char *variable)
{
  for (guint i = 0; i < index; i++)
    if (strcmp (secrets[i].variable, variable) == 0)
      return TRUE;
  return FALSE;
}

/* What requests have from the environment. */
static void
append_variables (GString *lines, LwPlan *plan, const LwSecret *secrets, guint n_secrets)
{
  g_auto (GStrv) variables = lw_plan_dup_variables (plan);

  for (guint i = 0; variables[i] != NULL; i++)
    if (!is_named_before (secrets, n_secrets, variables[i]))
      g_string_append_printf (lines,
                              "\n# Requests have it where the plan says {{env %s}}. It is not written anywhere.\n"
                              "# The test does not start without.\n%s=\n",
                              variables[i], variables[i]);
}

/* Where test data is, for those who have it elsewhere. */
static void
append_tables (GString *lines, LwPlan *plan)
{
  LwRecordList *files = lw_plan_get_data_files (plan);

  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    {
      LwDataFile *file = lw_record_list_get (files, i);
      g_auto (GStrv) columns = lw_plan_dup_columns (plan, lw_data_file_get_name (file));
      g_autofree char *path = lw_table_dup_path (file);
      g_autofree char *variable = lw_table_dup_variable (file);

      if (columns[0] != NULL)
        g_string_append_printf (lines,
                                "\n# Where the test data “%s” is, seen from the folder of performance-test.js.%s\n"
                                "#%s=./%s\n",
                                lw_data_file_get_name (file),
                                lw_data_file_get_include (file) ? "" : "\n# It is not part of the bundle: put it there.",
                                variable, path);
    }
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
    if (!is_named_before (secrets, i, secrets[i].variable))
      append_secret (lines, &secrets[i]);
  append_variables (lines, plan, secrets, n_secrets);
  append_tables (lines, plan);
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
  lw_template_take (template, "outputs", lw_output_dup_settings (lw_plan_get_delivery (plan)));
  lw_template_expand (template, lw_bundle_data_get ("config.example.env"), out);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
