/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-input.h"
#include "lw-cli-output.h"
#include "lw-printable.h"

#include <glib/gi18n.h>

/* Whether the file has no errors. */
static gboolean
check_file (const char *file, const LwCliOverrides *overrides, LwCliStatus *status)
{
  g_auto (LwCliInput) input = { 0 };
  g_autofree char *counts = NULL;
  g_autofree char *shown = lw_printable (file);

  if (!lw_cli_input_open (&input, &lw_cli_check, file, overrides, status))
    return FALSE;
  lw_cli_print_problems (LW_CLI_TO_OUTPUT, input.problems, file, LW_SEVERITY_NOTE);
  counts = lw_cli_describe_problems (input.problems);
  lw_cli_message ("%s: %s", shown, counts);
  if (lw_problems_have_errors (input.problems))
    *status = LW_CLI_FAILED;
  return TRUE;
}

static LwCliStatus
run (const LwCliCommand *self, int argc, char *argv[])
{
  g_auto (LwCliOverrides) overrides = { 0 };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = NULL;
  LwCliStatus status = LW_CLI_OK;

  lw_cli_overrides_add_entries (&overrides, entries);
  if (!lw_cli_parse (self, (const GOptionEntry *) entries->data, argc, argv, &files, &status))
    return status;
  if (!lw_cli_overrides_read (&overrides, &error))
    return lw_cli_usage_error (self->name, "%s", error->message);

  for (guint i = 0; files[i] != NULL; i++)
    if (!check_file (files[i], &overrides, &status))
      return status;
  return status;
}

const LwCliCommand lw_cli_check = {
  .name = "check",
  .arguments = N_ ("PROFILE|PLAN…"),
  .summary = N_ ("Lists every problem of a profile or plan, with its place"),
  .description = N_ (
      "Each problem is a line “file:line:column: severity: message”, with what to do below it.\n"
      "The counts go to standard error.\n"
      "\n"
      "Exit status: 0 no errors (there may be warnings and notes), 1 errors, 2 wrong usage.\n"
      "\n"
      "Example:\n"
      "  loadwright-cli check order-service.yaml"),
  .max_files = G_MAXUINT,
  .run = run,
};
