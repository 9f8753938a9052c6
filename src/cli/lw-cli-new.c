/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-input.h"
#include "lw-cli-output.h"
#include "lw-plan-file.h"
#include "lw-printable.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* Another name of the same file, through a link or a detour, is the same file. */
static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf left;
  GStatBuf right;

  return g_stat (a, &left) == 0 && g_stat (b, &right) == 0 && left.st_dev == right.st_dev &&
         left.st_ino == right.st_ino;
}

static gboolean
may_write (const char *profile, const char *output, gboolean force)
{
  g_autofree char *shown = lw_printable (output);

  if (is_same_file (profile, output))
    lw_cli_message (_ ("%s is the profile itself, which is never written"), shown);
  else if (g_file_test (output, G_FILE_TEST_IS_DIR))
    lw_cli_message (_ ("%s is a folder; name a file such as plan.loadwright in it"), shown);
  else if (!force && (g_file_test (output, G_FILE_TEST_EXISTS) ||
                      g_file_test (output, G_FILE_TEST_IS_SYMLINK)))
    lw_cli_message (_ ("%s exists; --force overwrites it"), shown);
  else
    return TRUE;
  return FALSE;
}

static LwCliStatus
save_plan (LwCliInput *input, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = lw_printable (output);
  g_autofree char *word = lw_cli_shell_word (output);

  if (!lw_plan_save (input->plan, output, &error))
    {
      lw_cli_message ("%s: %s", shown, error->message);
      return LW_CLI_FAILED;
    }
  lw_cli_print (_ ("Wrote %s\n"), shown);
  lw_cli_print ("\n%s\n  loadwright-cli targets %s\n", _ ("See the numbers that follow from it:"),
                word);
  return LW_CLI_OK;
}

static LwCliStatus
run (const LwCliCommand *self, int argc, char *argv[])
{
  g_auto (LwCliOverrides) overrides = { 0 };
  g_auto (LwCliInput) input = { 0 };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = NULL;
  g_autofree char *output = NULL;
  gboolean force = FALSE;
  LwCliStatus status = LW_CLI_OK;
  const GOptionEntry own[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The plan file to write"),
      N_ ("PLAN.loadwright") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Overwrite the file when it exists"), NULL },
  };

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
  lw_cli_overrides_add_entries (&overrides, entries);
  if (!lw_cli_parse (self, (const GOptionEntry *) entries->data, argc, argv, &files, &status))
    return status;
  if (output == NULL || output[0] == '\0')
    return lw_cli_usage_error (self->name, _ ("say where the plan goes: -o PLAN.loadwright"));
  if (!lw_cli_overrides_read (&overrides, &error))
    return lw_cli_usage_error (self->name, "%s", error->message);
  if (!may_write (files[0], output, force))
    return LW_CLI_FAILED;
  if (!lw_cli_input_open (&input, self, files[0], &overrides, &status))
    return status;

  lw_cli_print_problems (LW_CLI_TO_ERROR, input.problems, files[0], LW_SEVERITY_WARNING);
  if (input.plan == NULL)
    return LW_CLI_FAILED;
  /* A plan with errors is saved all the same: it is where they are put right. */
  return save_plan (&input, output);
}

const LwCliCommand lw_cli_new = {
  .name = "new",
  .arguments = N_ ("PROFILE"),
  .summary = N_ ("Makes a plan file for a profile"),
  .description = N_ (
      "The plan holds a copy of what it uses of the profile; the profile itself is never changed.\n"
      "\n"
      "Exit status: 0 written, 1 not written, 2 wrong usage.\n"
      "\n"
      "Example:\n"
      "  loadwright-cli new order-service.yaml -o order-service.loadwright --basis=peak"),
  .max_files = 1,
  .run = run,
};
