/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/cli-runner.h"

#include "lw-cli-table.h"
#include "lw-cli.h"

#include <string.h>

static const char *const subcommands[] = { "check", "targets", "new", "export", "chart" };

static void
test_help (void)
{
  g_auto (CliRun) program = cli_run ("--help", NULL);

  cli_assert_status (program, 0);
  g_assert_cmpstr (program.errors, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (subcommands); i++)
    {
      g_auto (CliRun) help = cli_run (subcommands[i], "--help", NULL);
      g_auto (CliRun) same = cli_run ("help", subcommands[i], NULL);
      g_autofree char *usage = g_strdup_printf ("loadwright-cli %s [", subcommands[i]);

      cli_assert_contains (program.output, subcommands[i]);
      cli_assert_status (help, 0);
      cli_assert_contains (help.output, usage);
      cli_assert_contains (help.output, "Exit status");
      g_assert_cmpstr (help.errors, ==, "");
      g_assert_cmpstr (same.output, ==, help.output);
    }
}

static void
test_version (void)
{
  g_auto (CliRun) program = cli_run ("--version", NULL);

  cli_assert_status (program, 0);
  g_assert_cmpstr (program.output, ==, "loadwright-cli " LW_VERSION "\n");
  for (guint i = 0; i < G_N_ELEMENTS (subcommands); i++)
    {
      g_auto (CliRun) same = cli_run (subcommands[i], "--version", NULL);

      cli_assert_status (same, 0);
      g_assert_cmpstr (same.output, ==, program.output);
    }
}

/* Wrong command lines: status 2, nothing on standard output, and words that help. */
static void
test_wrong_usage (void)
{
  static const struct
  {
    const char *arguments[8];
    const char *words;
  } cases[] = {
    { { NULL }, "a subcommand is missing" },
    { { "chek", "x" }, "did you mean check?" },
    { { "exprot", "x" }, "did you mean export?" },
    { { "frobnicate" }, "no subcommand “frobnicate”" },
    { { "" }, "no subcommand “”" },
    { { "-q" }, "no option -q before the subcommand" },
    { { "help", "chek" }, "did you mean check?" },
    { { "check" }, "a file is missing" },
    { { "check", "--" }, "a file is missing" },
    { { "check", "" }, "the name of a file is empty" },
    { { "check", "-" }, "standard input is not read" },
    { { "check", "--", "-" }, "standard input is not read" },
    { { "check", "--objectve=all", "x" }, "did you mean --objective?" },
    { { "check", "--frobnicate", "x" }, "--frobnicate" },
    { { "check", "-Z", "x" }, "-Z" },
    { { "targets", "a", "b" }, "one file too many: b" },
    { { "targets", "--json=yes", "a" }, "--json takes no value" },
    { { "export", "a", "-o", "b", "--confirm-production=no" }, "--confirm-production takes no value" },
    { { "new", "a" }, "-o PLAN.loadwright" },
    { { "new", "a", "-o", "" }, "-o PLAN.loadwright" },
    { { "export", "a" }, "-o DIR" },
    { { "export", "a", "-o" }, "-o" },
    { { "chart", "a" }, "-o FILE" },
    { { "chart", "a", "-o", "load.jpg" }, ".png, .svg or .pdf" },
    { { "chart", "a", "-o", "load.png", "--width=0" }, "from 64 to 8192" },
    { { "chart", "a", "-o", "load.png", "--height=63" }, "from 64 to 8192" },
    { { "chart", "a", "-o", "load.png", "--width=99999" }, "from 64 to 8192" },
    { { "chart", "a", "-o", "load.png", "--theme=pink" }, "light, dark" },
    { { "report", "a" }, "-o FILE" },
    { { "report", "a", "-o", "report.png" }, ".pdf" },
    { { "chart", "a", "-o", "load.png", "--all", "--scenario=soak" }, "do not go together" },
    { { "export", "a", "-o", "b", "--basis=peek" }, "did you mean peak?" },
    { { "export", "a", "-o", "b", "--basis=" }, "--basis" },
    { { "export", "a", "-o", "b", "--environment=moon" }, "qa, staging, production" },
    { { "export", "a", "-o", "b", "--environment=QA" }, "--environment" },
    { { "export", "a", "-o", "b", "--objective=baseline,sok" }, "did you mean soak?" },
    { { "export", "a", "-o", "b", "--objective=" }, "the list is empty" },
    { { "export", "a", "-o", "b", "--objective= , ," }, "the list is empty" },
    { { "export", "a", "-o", "b", "--factor=0" }, "must be more than zero" },
    { { "export", "a", "-o", "b", "--factor=-6.8" }, "must be more than zero" },
    { { "export", "a", "-o", "b", "--factor=nan" }, "is not a number" },
    { { "export", "a", "-o", "b", "--factor=0x10" }, "is not a number" },
    { { "export", "a", "-o", "b", "--factor=" }, "a number is needed" },
    { { "export", "a", "-o", "b", "--production-rps=lots" }, "is not a number" },
    { { "export", "a", "-o", "b", "--production-rps=1e999" }, "--production-rps" },
    { { "export", "a", "-o", "b", "--production-rps=inf" }, "is not a number" },
    { { "export", "a", "-o", "b", "--base-url=\xff" }, "--base-url: the value is not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliRun) run = cli_run_full (cases[i].arguments, NULL);

      cli_assert_status (run, 2);
      g_assert_cmpstr (run.output, ==, "");
      cli_assert_contains (run.errors, cases[i].words);
      cli_assert_contains (run.errors, "--help");
    }
}

/* Numbers outside of what a field holds are found only once there is a plan to put them in. */
static void
test_out_of_range (void)
{
  g_autofree char *profile = cli_example ("small.yaml");
  g_auto (CliRun) factor = cli_run ("targets", profile, "--factor=1e300", NULL);
  g_auto (CliRun) traffic = cli_run ("targets", profile, "--production-rps=1e300", NULL);

  cli_assert_status (factor, 2);
  cli_assert_contains (factor.errors, "--factor");
  cli_assert_status (traffic, 2);
  cli_assert_contains (traffic.errors, "--production-rps");
}

/* What steers a terminal never reaches it, wherever it comes from. */
static void
test_hostile_arguments (void)
{
  static const char *const evil = "\033]0;owned\007\n\u202e\xff";
  g_autofree char *option = g_strconcat ("--", evil, NULL);
  const char *const lines[][6] = {
    { evil },
    { "check", evil },
    { "check", option, "x" },
    { "targets", "a", evil },
    { "export", evil, "-o", "x" },
    { "export", "x", "-o", "y", option },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (CliRun) run = cli_run_full (lines[i], NULL);

      g_assert_cmpint (run.status, >, 0);
      g_assert_null (strchr (run.errors, '\033'));
      g_assert_null (strchr (run.output, '\033'));
      g_assert_null (strchr (run.errors, '\007'));
      g_assert_null (strchr (run.output, '\007'));
      g_assert_null (strstr (run.errors, "\u202e"));
      g_assert_true (g_utf8_validate (run.errors, -1, NULL));
      g_assert_true (g_utf8_validate (run.output, -1, NULL));
    }
}

static void
test_many_arguments (void)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *long_word = g_strnfill (100000, 'x');

  g_ptr_array_add (arguments, g_strdup ("targets"));
  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (arguments, g_strdup_printf ("--environment=%s", i < 10 ? long_word : "qa"));
  g_ptr_array_add (arguments, g_strdup ("missing.yaml"));
  g_ptr_array_add (arguments, NULL);

  {
    g_auto (CliRun) run = cli_run_full ((const char *const *) arguments->pdata, NULL);

    cli_assert_status (run, 1);
    cli_assert_contains (run.errors, "missing.yaml");
  }
}

static void
test_double_dash (void)
{
  g_auto (CliRun) run = cli_run ("check", "--", "--help", NULL);

  /* A file of that name, which is not there. */
  cli_assert_status (run, 1);
  cli_assert_contains (run.output, "--help");
}

static void
test_full_output (void)
{
  const char *const arguments[] = { "--help", NULL };
  g_auto (CliRun) run = { 0 };

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is no /dev/full");
      return;
    }
  run = cli_run_to ("/dev/full", arguments);
  cli_assert_status (run, 1);
  cli_assert_contains (run.errors, "standard output");
}

static void
test_guess (void)
{
  const char *const words[] = { "check", "targets", "new", "export", NULL };

  g_assert_cmpstr (lw_cli_guess ("chek", words), ==, "check");
  g_assert_cmpstr (lw_cli_guess ("target", words), ==, "targets");
  g_assert_cmpstr (lw_cli_guess ("expo", words), ==, "export");
  g_assert_cmpstr (lw_cli_guess ("nwe", words), ==, "new");
  g_assert_null (lw_cli_guess ("", words));
  g_assert_null (lw_cli_guess ("frobnicate", words));
  g_assert_null (lw_cli_guess ("xyz", words));
}

static void
test_text_width (void)
{
  g_assert_cmpint (lw_cli_text_width (""), ==, 0);
  g_assert_cmpint (lw_cli_text_width ("abc"), ==, 3);
  g_assert_cmpint (lw_cli_text_width ("übér ×"), ==, 6);
  g_assert_cmpint (lw_cli_text_width ("負荷"), ==, 4);
  g_assert_cmpint (lw_cli_text_width ("e\u0301"), ==, 1);
}

/* The command line works on machines without any of the desktop's libraries. */
static void
test_no_toolkit (void)
{
  static const char *const toolkits[] = { "gtk", "adwaita", "gtksource", "gdk", "cairo", "pango", "X11", "wayland" };
  const char *const arguments[] = { "readelf", "-d", cli_program (), NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *readelf = g_find_program_in_path ("readelf");
  g_autofree char *ldd = g_find_program_in_path ("ldd");
  int status;

  if (readelf == NULL || ldd == NULL)
    {
      g_test_skip ("There is no readelf or ldd");
      return;
    }
  for (guint pass = 0; pass < 2; pass++)
    {
      const char *const all[] = { "ldd", cli_program (), NULL };

      g_clear_pointer (&output, g_free);
      g_spawn_sync (NULL, (char **) (pass == 0 ? arguments : all), NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                    &output, NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      cli_assert_contains (output, "libglib-2.0");
      for (guint i = 0; i < G_N_ELEMENTS (toolkits); i++)
        {
          g_autofree char *library = g_strdup_printf ("lib%s", toolkits[i]);

          g_assert_null (strstr (output, library));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/usage/help", test_help);
  g_test_add_func ("/cli/usage/version", test_version);
  g_test_add_func ("/cli/usage/wrong", test_wrong_usage);
  g_test_add_func ("/cli/usage/out-of-range", test_out_of_range);
  g_test_add_func ("/cli/usage/hostile-arguments", test_hostile_arguments);
  g_test_add_func ("/cli/usage/many-arguments", test_many_arguments);
  g_test_add_func ("/cli/usage/double-dash", test_double_dash);
  g_test_add_func ("/cli/usage/full-output", test_full_output);
  g_test_add_func ("/cli/usage/guess", test_guess);
  g_test_add_func ("/cli/usage/text-width", test_text_width);
  g_test_add_func ("/cli/usage/no-toolkit", test_no_toolkit);

  return g_test_run ();
}
