/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "hostile.h"
#include "lw-bundle.h"
#include "order-plan.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
generate (LwPlan *plan)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GBytes) bytes = lw_environment_generate (plan, schedule, 0);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What a shell knows after `set -a; . FILE`, sorted, without what it knew before. */
static char *
load_in_shell (const char *text)
{
  const char *arguments[] = {
    "bash", "-c", "set -a; . ./config.env; set +a; /usr/bin/env -0 | sort -z | tr '\\0' '\\n'", NULL };
  static const char *const environment[] = { "PATH=/usr/bin:/bin", NULL };
  g_autofree char *folder = g_dir_make_tmp ("loadwright-environment-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "config.env", NULL);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GString) settings = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  g_spawn_sync (folder, (char **) arguments, (char **) environment, G_SPAWN_SEARCH_PATH, NULL, NULL,
                &output, &errors, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (errors, ==, "");
  g_remove (file);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* Nothing else has been made in there. */

  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !g_str_has_prefix (lines[i], "PWD=") && !g_str_has_prefix (lines[i], "SHLVL=") &&
        !g_str_has_prefix (lines[i], "_=") && strcmp (lines[i], "PATH=/usr/bin:/bin") != 0)
      g_string_append_printf (settings, "%s\n", lines[i]);
  return g_string_free (g_steal_pointer (&settings), FALSE);
}

/* Docker's reading: every line that does not start with "#" is NAME=value, to the last byte. */
static char *
load_as_docker (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) settings = g_ptr_array_new ();
  char *joined;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      g_assert_nonnull (strchr (lines[i], '='));
      g_ptr_array_add (settings, lines[i]);
    }
  g_ptr_array_sort (settings, (GCompareFunc) (void (*) (void)) g_strcmp0);
  g_ptr_array_add (settings, (char *) "");
  g_ptr_array_add (settings, NULL);
  joined = g_strjoinv ("\n", (char **) settings->pdata);
  return joined;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
sort_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static void
assert_settings (LwPlan *plan, const char *expected)
{
  g_autofree char *text = generate (plan);
  g_autofree char *shell = load_in_shell (text);
  g_autofree char *docker = load_as_docker (text);
  g_autofree char *shell_sorted = sort_lines (shell);
  g_autofree char *docker_sorted = sort_lines (docker);

  g_test_message ("%s", text);
  g_assert_cmpstr (shell_sorted, ==, docker_sorted);
  if (expected != NULL)
    g_assert_cmpstr (shell, ==, expected);
}

static void
test_bearer (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autofree char *text = generate (plan);

  assert_settings (plan, "API_BASE_URL=https://api-qa.example.com\nAPI_TOKEN=\nENVIRONMENT=qa\nSCENARIOS=\n");
  g_assert_true (g_str_has_prefix (text, "# Settings of performance-test.js for Order service.\n"));
  g_assert_nonnull (strstr (text, "Empty: baseline,capacity,spike."));
  g_assert_nonnull (strstr (text, "There are: baseline,capacity,spike,stress,soak."));
}

static void
test_other_authentication (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  LwAuthentication *authentication = lw_plan_get_authentication (plan);

  lw_plan_set_environment (plan, LW_ENVIRONMENT_STAGING);
  lw_authentication_set_kind (authentication, LW_AUTHENTICATION_NONE);
  assert_settings (plan, "API_BASE_URL=https://api-qa.example.com\nENVIRONMENT=staging\nSCENARIOS=\n");
  lw_authentication_set_kind (authentication, LW_AUTHENTICATION_BASIC);
  lw_authentication_set_user_variable (authentication, "SHOP_USER");
  assert_settings (plan, "API_BASE_URL=https://api-qa.example.com\nAPI_PASSWORD=\nENVIRONMENT=staging\n"
                         "SCENARIOS=\nSHOP_USER=\n");
  lw_authentication_set_kind (authentication, LW_AUTHENTICATION_API_KEY);
  lw_authentication_set_token_variable (authentication, "SHOP_KEY");
  assert_settings (plan, "API_BASE_URL=https://api-qa.example.com\nENVIRONMENT=staging\nSCENARIOS=\n"
                         "SHOP_KEY=\n");
  /* An empty PATH would leave a shell without programs. */
  lw_authentication_set_token_variable (authentication, "PATH");
  assert_settings (plan, "API_BASE_URL=https://api-qa.example.com\nENVIRONMENT=staging\nSCENARIOS=\n");
}

/* A URL that only one of the two would read right is left to the script, which has it as well. */
static void
test_base_url (void)
{
  static const char *const urls[][2] = {
    { "http://[::1]:8080/v1", "http://[::1]:8080/v1" },
    { "https://x.example/?a=1&b=2", "" },
    { "https://x.example/$HOME", "" },
    { "https://x.example/ #c", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (LwPlan) plan = order_plan_new ();
      g_autofree char *expected = g_strdup_printf ("API_BASE_URL=%s\nAPI_TOKEN=\nENVIRONMENT=qa\nSCENARIOS=\n",
                                                   urls[i][1]);

      lw_plan_set_base_url (plan, urls[i][0]);
      assert_settings (plan, expected);
    }
}

static void
test_hostile (void)
{
  for (guint i = 0; hostile_texts[i] != NULL; i++)
    for (int kind = LW_AUTHENTICATION_NONE; kind <= LW_AUTHENTICATION_BASIC; kind++)
      {
        g_autoptr (LwPlan) plan = order_plan_new ();

        hostile_fill (LW_RECORD (plan), hostile_texts[i], NULL);
        lw_authentication_set_kind (lw_plan_get_authentication (plan), kind);
        assert_settings (plan, NULL);
      }
}

/* What requests read, and where test data is; the token that both the authentication and a request take
 * is there once. */
static void
test_requests (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  LwEndpoint *endpoint = lw_record_list_get (lw_plan_get_endpoints (plan), 0);
  LwDataFile *users = lw_data_file_new ();
  g_autofree char *text = NULL;
  g_autofree char *settings = NULL;
  const char *token;

  lw_authentication_set_kind (lw_plan_get_authentication (plan), LW_AUTHENTICATION_BEARER);
  lw_data_file_set_name (users, "users");
  lw_record_list_take (lw_plan_get_data_files (plan), users);
  lw_endpoint_set_payload_kind (endpoint, LW_PAYLOAD_RAW);
  lw_endpoint_set_payload (endpoint, "{{env TENANT_KEY}}{{env API_TOKEN}}{{env TENANT_KEY}}{{data users email}}");
  text = generate (plan);
  settings = load_in_shell (text);
  g_assert_nonnull (strstr (settings, "\nTENANT_KEY=\n"));
  g_assert_nonnull (strstr (text, "\n#DATA_USERS=./data/users.csv\n"));
  token = strstr (text, "\nAPI_TOKEN=\n");
  g_assert_nonnull (token);
  g_assert_null (strstr (token + 1, "\nAPI_TOKEN="));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/environment/bearer", test_bearer);
  g_test_add_func ("/environment/other-authentication", test_other_authentication);
  g_test_add_func ("/environment/base-url", test_base_url);
  g_test_add_func ("/environment/hostile", test_hostile);
  g_test_add_func ("/environment/requests", test_requests);

  return g_test_run ();
}
