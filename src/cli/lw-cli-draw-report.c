/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-chart.h"
#include "lw-cli-input.h"
#include "lw-cli-output.h"
#include "lw-file.h"
#include "lw-printable.h"
#include "lw-report.h"

#include <glib/gi18n.h>

typedef struct
{
  LwCliOverrides overrides;
  char *output;
} Options;

static void
options_clear (Options *self)
{
  lw_cli_overrides_clear (&self->overrides);
  g_free (self->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* FALSE after having said what is wrong with the command line. */
static gboolean
check_options (const LwCliCommand *self, const Options *options)
{
  g_autofree char *lower = options->output != NULL ? g_ascii_strdown (options->output, -1) : NULL;

  if (lower == NULL || lower[0] == '\0')
    lw_cli_usage_error (self->name, _ ("say where the report goes: -o FILE"));
  else if (!g_str_has_suffix (lower, ".pdf"))
    lw_cli_usage_error (self->name, _ ("the name of the report has to end in .pdf"));
  else
    return TRUE;
  return FALSE;
}

static LwCliStatus
write_report (const LwCliInput *input, const Options *options)
{
  g_autofree char *shown = lw_printable (options->output);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lw_report_make (input->plan, input->schedule, &error);

  if (bytes == NULL ||
      !lw_file_replace (options->output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    {
      lw_cli_message ("%s: %s", shown, error->message);
      return LW_CLI_FAILED;
    }
  lw_cli_print (_ ("Wrote %s\n"), shown);
  return LW_CLI_OK;
}

LwCliStatus
lw_cli_draw_report (const LwCliCommand *self, int argc, char *argv[])
{
  g_auto (Options) options = { 0 };
  g_auto (LwCliInput) input = { 0 };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = NULL;
  LwCliStatus status = LW_CLI_OK;
  const GOptionEntry output = { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
                                N_ ("The file to write; its name ends in .pdf"), N_ ("FILE") };

  g_array_append_val (entries, output);
  lw_cli_overrides_add_entries (&options.overrides, entries);
  if (!lw_cli_parse (self, (const GOptionEntry *) entries->data, argc, argv, &files, &status))
    return status;
  if (!check_options (self, &options))
    return LW_CLI_USAGE;
  if (!lw_cli_overrides_read (&options.overrides, &error))
    return lw_cli_usage_error (self->name, "%s", error->message);
  if (!lw_cli_input_open (&input, self, files[0], &options.overrides, &status))
    return status;

  lw_cli_print_problems (LW_CLI_TO_ERROR, input.problems, files[0], LW_SEVERITY_ERROR);
  return input.plan != NULL ? write_report (&input, &options) : LW_CLI_FAILED;
}
