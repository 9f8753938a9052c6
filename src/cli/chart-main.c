/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-chart.h"
#include "lw-cli-output.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  gboolean report = argc > 0 && g_str_equal (argv[0], lw_cli_report.name);
  LwCliStatus status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* To people this is a subcommand like the others. */
  g_set_prgname (report ? "loadwright-cli report" : "loadwright-cli chart");
  status = report ? lw_cli_draw_report (&lw_cli_report, argc, argv) : lw_cli_draw_chart (&lw_cli_chart, argc, argv);
  if (!lw_cli_flush () && status == LW_CLI_OK)
    status = LW_CLI_FAILED;
  return status;
}
