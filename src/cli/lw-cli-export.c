/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-tables.h"
#include "lw-bundle-writer.h"
#include "lw-cli-chart.h"
#include "lw-cli-input.h"
#include "lw-cli-output.h"
#include "lw-cli-table.h"
#include "lw-duration.h"
#include "lw-error.h"
#include "lw-number.h"
#include "lw-printable.h"
#include "lw-secrets.h"

#include <glib/gi18n.h>

typedef struct
{
  LwCliOverrides overrides;
  char *output;
  gboolean dry_run;
  gboolean force;
  gboolean confirm_production;
} Options;

static void
options_clear (Options *self)
{
  lw_cli_overrides_clear (&self->overrides);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_entries (Options *self, GArray *entries)
{
  const GOptionEntry own[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_ ("The folder for the bundle; made when it is missing"), N_ ("DIR") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &self->dry_run, N_ ("Only say what would be written"),
      NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &self->force,
      N_ ("Overwrite files that were changed since the last export"), NULL },
    { "with", 0, 0, G_OPTION_ARG_FILENAME, &self->overrides.with_text,
      N_ ("What else is in it: run, compose, kubernetes, github, gitlab, picture; or an output of samples"),
      N_ ("LIST|all") },
    { "confirm-production", 0, 0, G_OPTION_ARG_NONE, &self->confirm_production,
      N_ ("Yes, the load is meant for production"), NULL },
  };

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
  lw_cli_overrides_add_entries (&self->overrides, entries);
}

/* Load on production reaches real users, so it takes a second word. */
static gboolean
may_load_environment (const LwCliInput *input, const Options *options)
{
  char rate[LW_NUMBER_BUFFER];

  if (lw_plan_get_environment (input->plan) != LW_ENVIRONMENT_PRODUCTION ||
      options->confirm_production)
    return TRUE;
  lw_number_format_rounded (rate, lw_schedule_get_peak_rps (input->schedule), 2, TRUE);
  lw_cli_message (_ ("the plan is for production: its bundle puts up to %s requests per second on "
                     "the system that "
                     "real users depend on. Nothing was written. Add --confirm-production when "
                     "that is meant, or "
                     "use --environment=qa"),
                  rate);
  return FALSE;
}

static const char *
describe_action (LwFileAction action, gboolean dry_run)
{
  switch (action)
    {
    case LW_FILE_CREATED:
      return dry_run ? _ ("would create") : _ ("created");
    case LW_FILE_UPDATED:
      return dry_run ? _ ("would update") : _ ("updated");
    case LW_FILE_CONFLICT:
      return dry_run ? _ ("changed by hand") : _ ("overwritten");
    case LW_FILE_REMOVED:
      return dry_run ? _ ("would remove") : _ ("removed");
    case LW_FILE_UNCHANGED:
    default:
      return _ ("unchanged");
    }
}

static void
print_reports (GPtrArray *reports, const Options *options)
{
  g_autoptr (LwCliTable) table = lw_cli_table_new ("ll");
  g_autofree char *folder = lw_printable (options->output);

  lw_cli_print (options->dry_run ? _ ("Nothing is written. In %s:\n") : _ ("In %s:\n"), folder);
  for (guint i = 0; i < reports->len; i++)
    {
      const LwFileReport *report = g_ptr_array_index (reports, i);

      lw_cli_table_add (table, describe_action (report->action, options->dry_run), report->path);
    }
  lw_cli_table_print (table);
}

static void
print_summary (const LwCliInput *input)
{
  g_autofree char *duration = lw_duration_format_human (lw_schedule_get_total_ms (input->schedule));
  char peak[LW_NUMBER_BUFFER];
  char vus[LW_NUMBER_BUFFER];

  lw_number_format_rounded (peak, lw_schedule_get_peak_rps (input->schedule), 2, TRUE);
  lw_number_format (vus, (double) lw_schedule_get_max_vus (input->schedule));
  lw_cli_print (_ ("The test takes %s, peaks at %s requests per second and needs %s VUs.\n"),
                duration, peak, vus);
}

/* "NAME=value " for each variable that the script needs and has no default for. (transfer full) */
static char *
describe_settings (LwPlan *plan)
{
  g_auto (GStrv) variables = lw_secrets_dup_variables (plan);
  GString *settings = g_string_new (NULL);

  if (lw_plan_get_base_url (plan)[0] == '\0')
    g_string_append (settings, "API_BASE_URL=https://qa.example.com ");
  for (guint i = 0; variables[i] != NULL; i++)
    g_string_append_printf (settings, "%s=secret ", variables[i]);
  return g_string_free (settings, FALSE);
}

static void
print_next_step (const LwCliInput *input, const Options *options)
{
  g_autofree char *folder = lw_cli_shell_word (options->output);
  g_autofree char *settings = describe_settings (input->plan);
  g_autofree char *shown = lw_printable (settings);
  gboolean has_run_script = lw_delivery_get_run_script (lw_plan_get_delivery (input->plan));

  lw_cli_print ("\n%s\n", settings[0] != '\0'
                              ? _ ("Run it, with your own values in place of these:")
                              : _ ("Run it:"));
  lw_cli_print ("  cd %s && %s%s\n", folder, shown,
                has_run_script ? "./" LW_RUN_SCRIPT_FILE : "k6 run " LW_SCRIPT_FILE);
}

static LwBundle *
make_bundle (const LwCliInput *input, GError **error)
{
  g_autoptr (LwBundle) bundle =
      lw_bundle_generate (input->plan, input->schedule, lw_bundle_date (), error);
  g_autoptr (GBytes) picture = NULL;

  if (bundle == NULL || !lw_bundle_add_tables (bundle, input->plan, error))
    return NULL;
  if (lw_delivery_get_picture (lw_plan_get_delivery (input->plan)))
    {
      picture = lw_cli_get_load_shape (input->plan, error);
      if (picture == NULL)
        return NULL;
      lw_bundle_add (bundle, LW_PICTURE_FILE, picture, FALSE);
    }
  return g_steal_pointer (&bundle);
}

static LwCliStatus
write_bundle (const LwCliInput *input, const Options *options)
{
  g_autoptr (LwBundle) bundle = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  LwWriteFlags flags =
      (options->dry_run ? LW_WRITE_DRY_RUN : 0) | (options->force ? LW_WRITE_FORCE : 0);

  bundle = make_bundle (input, &error);
  if (bundle != NULL)
    reports = lw_bundle_write (bundle, options->output, flags, NULL, &error);
  if (reports == NULL)
    {
      lw_cli_message ("%s", error->message);
      if (g_error_matches (error, LW_ERROR, LW_ERROR_CHANGED))
        lw_cli_message (_ ("nothing was written; --force overwrites them"));
      return LW_CLI_FAILED;
    }

  print_reports (reports, options);
  print_summary (input);
  if (!options->dry_run)
    print_next_step (input, options);
  return LW_CLI_OK;
}

static LwCliStatus
run (const LwCliCommand *self, int argc, char *argv[])
{
  g_auto (Options) options = { 0 };
  g_auto (LwCliInput) input = { 0 };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = NULL;
  LwCliStatus status = LW_CLI_OK;

  add_entries (&options, entries);
  if (!lw_cli_parse (self, (const GOptionEntry *) entries->data, argc, argv, &files, &status))
    return status;
  if (options.output == NULL || options.output[0] == '\0')
    return lw_cli_usage_error (self->name, _ ("say where the bundle goes: -o DIR"));
  if (!lw_cli_overrides_read (&options.overrides, &error))
    return lw_cli_usage_error (self->name, "%s", error->message);
  if (!lw_cli_input_open (&input, self, files[0], &options.overrides, &status))
    return status;

  lw_cli_print_problems (LW_CLI_TO_ERROR, input.problems, files[0], LW_SEVERITY_WARNING);
  if (lw_problems_have_errors (input.problems))
    {
      g_autofree char *counts = lw_cli_describe_problems (input.problems);

      lw_cli_message (_ ("%s; nothing was written"), counts);
      return LW_CLI_FAILED;
    }
  if (!may_load_environment (&input, &options))
    return LW_CLI_FAILED;
  return write_bundle (&input, &options);
}

const LwCliCommand lw_cli_export = {
  .name = "export",
  .arguments = N_ ("PROFILE|PLAN"),
  .summary = N_ ("Writes the k6 bundle: script, README, monitoring and settings"),
  .description = N_ (
      "Files that were changed by hand since the last export are left alone without --force; other\n"
      "files in the folder are never touched.\n"
      "\n"
      "The objectives listed run, the others are left out; with “all”, stress and soak are in the\n"
      "script but run only when they are picked.\n"
      "\n"
      "With --with, there is more in the bundle: run is a script that checks everything first, compose\n"
      "and kubernetes are for containers, github and gitlab for pipelines, and picture shows the load\n"
      "over time in the README. Outputs of samples are json, csv, prometheus, influxdb, opentelemetry,\n"
      "datadog and dashboard.\n"
      "\n"
      "Exit status: 0 written, 1 not written, 2 wrong usage.\n"
      "\n"
      "Examples:\n"
      "  loadwright-cli export order-service.yaml -o bundle\n"
      "  loadwright-cli export plan.loadwright -o bundle --objective=baseline,spike --basis=peak\n"
      "  loadwright-cli export plan.loadwright -o bundle --production-rps=1.5k --factor=6.8 -n\n"
      "  loadwright-cli export plan.loadwright -o bundle --with=run,kubernetes,github"),
  .max_files = 1,
  .run = run,
};
