/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-chart.h"

#include "lw-bundle.h"
#include "lw-cli-output.h"
#include "lw-plan-file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* Beside this program, as in a build folder, or where it is installed. (transfer full) */
static char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *sibling = folder != NULL ? g_build_filename (folder, LW_CHART_PROGRAM, NULL) : NULL;

  if (sibling != NULL && g_file_test (sibling, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&sibling);
  return g_build_filename (LW_LIBEXEC_DIR, LW_CHART_PROGRAM, NULL);
}

static LwCliStatus
run (const LwCliCommand *self, int argc, char *argv[])
{
  g_autofree char *program = find_program ();

  execv (program, argv);
  lw_cli_message (_ ("charts cannot be drawn: %s: %s"), program, g_strerror (errno));
  return LW_CLI_FAILED;
}

/* A file without a name that holds the plan, to be read from its start; -1 when it cannot be made. Not a
 * pipe: a program that ends without having read it would end this one as well. */
static int
open_plan (LwPlan *plan)
{
  gsize length;
  g_autofree char *data = lw_plan_to_data (plan, &length);
  FILE *file = tmpfile ();
  int fd = -1;

  if (file == NULL)
    return -1;
  if (fwrite (data, 1, length, file) == length && fflush (file) == 0 && fseek (file, 0, SEEK_SET) == 0)
    fd = dup (fileno (file));
  fclose (file);
  return fd;
}

GBytes *
lw_cli_get_load_shape (LwPlan *plan, GError **error)
{
  g_autofree char *program = find_program ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) picture = NULL;
  int fd = open_plan (plan);

  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s cannot be drawn: %s"), LW_PICTURE_FILE,
                   g_strerror (errno));
      return NULL;
    }
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  process = g_subprocess_launcher_spawn (launcher, error, program, LW_CHART_FOR_BUNDLE, NULL);
  if (process == NULL || !g_subprocess_communicate (process, NULL, NULL, &picture, NULL, error))
    {
      g_prefix_error (error, _ ("%s cannot be drawn: "), LW_PICTURE_FILE);
      return NULL;
    }
  /* The program itself has said why. */
  if (!g_subprocess_get_successful (process))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s cannot be drawn"), LW_PICTURE_FILE);
      return NULL;
    }
  return g_steal_pointer (&picture);
}

const LwCliCommand lw_cli_chart = {
  .name = "chart",
  .arguments = N_ ("PROFILE|PLAN"),
  .summary = N_ ("Draws the load over time as PNG, SVG or PDF"),
  .description = N_ (
      "The ending of the file's name says which kind of picture it becomes. The same plan gives the\n"
      "same bytes with the same fonts.\n"
      "\n"
      "Exit status: 0 written, 1 not written, 2 wrong usage.\n"
      "\n"
      "Examples:\n"
      "  loadwright-cli chart order-service.yaml -o load.svg\n"
      "  loadwright-cli chart plan.loadwright -o load.png --all --theme=dark --width=1600\n"
      "  loadwright-cli chart plan.loadwright -o soak.pdf --scenario=soak --vus"),
  .max_files = 1,
  .run = run,
};

const LwCliCommand lw_cli_report = {
  .name = "report",
  .arguments = N_ ("PROFILE|PLAN"),
  .summary = N_ ("Writes a page for stakeholders as PDF"),
  .description = N_ (
      "What is tested and why, the load over time, the targets with their arithmetic, what must hold,\n"
      "and what is assumed, on one page. The same plan gives the same bytes in the same language with the\n"
      "same fonts.\n"
      "\n"
      "Exit status: 0 written, 1 not written, 2 wrong usage.\n"
      "\n"
      "Example:\n"
      "  loadwright-cli report plan.loadwright -o report.pdf"),
  .max_files = 1,
  .run = run,
};
