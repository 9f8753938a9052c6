/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-chart.h"
#include "lw-cli-output.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

/* To people these are subcommands like the others. */
static LwCliStatus
draw (int argc, char *argv[])
{
  if (argc == 2 && strcmp (argv[1], LW_CHART_FOR_BUNDLE) == 0)
    {
      g_set_prgname ("loadwright-cli export");
      return lw_cli_draw_load_shape ();
    }
  if (argc > 0 && strcmp (argv[0], lw_cli_report.name) == 0)
    {
      g_set_prgname ("loadwright-cli report");
      return lw_cli_draw_report (&lw_cli_report, argc, argv);
    }
  g_set_prgname ("loadwright-cli chart");
  return lw_cli_draw_chart (&lw_cli_chart, argc, argv);
}

int
main (int argc, char *argv[])
{
  LwCliStatus status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = draw (argc, argv);
  if (!lw_cli_flush () && status == LW_CLI_OK)
    status = LW_CLI_FAILED;
  return status;
}
