/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-number.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Whole processes of loadwright-cli: from the start to the exit, with what the kernel says they took.
 * What a number means depends on the machine, so each stands beside that of a program that does
 * nothing but start GLib and GIO, measured in turn with it.
 *
 *   bench-export PROGRAM TRIVIAL_PROGRAM
 */

#define N_RUNS 20
#define N_ENDPOINTS 1000
#define PROFILE_BYTES (1 << 20)

typedef struct
{
  double ms;      /* wall-clock time, the median of the runs */
  double mib;     /* resident memory at its highest */
} Cost;

/* Runs a program, whose output is of no interest. Returns the wall-clock time in milliseconds. */
static double
run_once (const char *const *arguments, double *mib)
{
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      int nowhere = open ("/dev/null", O_WRONLY);

      dup2 (nowhere, STDOUT_FILENO);
      dup2 (nowhere, STDERR_FILENO);
      execv (arguments[0], (char *const *) arguments);
      _exit (127);
    }
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  *mib = (double) usage.ru_maxrss / 1024;
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static Cost
cost_of_runs (GArray *times, double mib)
{
  g_array_sort (times, compare_doubles);
  return (Cost){ g_array_index (times, double, times->len / 2), mib };
}

/* Measures both in turn, so that whatever else the machine does meets both alike. */
static void
measure (const char *const *arguments, const char *const *trivial, Cost *cost, Cost *base)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) base_times = g_array_new (FALSE, FALSE, sizeof (double));
  double mib = 0;
  double base_mib = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double run_mib;
      double ms = run_once (arguments, &run_mib);

      g_array_append_val (times, ms);
      mib = MAX (mib, run_mib);
      ms = run_once (trivial, &run_mib);
      g_array_append_val (base_times, ms);
      base_mib = MAX (base_mib, run_mib);
    }
  *cost = cost_of_runs (times, mib);
  *base = cost_of_runs (base_times, base_mib);
}

static void
report (const char *title, const char *const *arguments, const char *const *trivial)
{
  char ms[LW_NUMBER_BUFFER];
  char mib[LW_NUMBER_BUFFER];
  char base_ms[LW_NUMBER_BUFFER];
  char base_mib[LW_NUMBER_BUFFER];
  char ms_ratio[LW_NUMBER_BUFFER];
  char mib_ratio[LW_NUMBER_BUFFER];
  Cost cost;
  Cost base;

  measure (arguments, trivial, &cost, &base);
  g_print ("%s: %s ms, %s MiB; doing nothing: %s ms, %s MiB; ratios %s and %s\n", title,
           lw_number_format_rounded (ms, cost.ms, 1, FALSE),
           lw_number_format_rounded (mib, cost.mib, 1, FALSE),
           lw_number_format_rounded (base_ms, base.ms, 1, FALSE),
           lw_number_format_rounded (base_mib, base.mib, 1, FALSE),
           lw_number_format_rounded (ms_ratio, cost.ms / base.ms, 1, FALSE),
           lw_number_format_rounded (mib_ratio, cost.mib / base.mib, 1, FALSE));
}

/* A profile with that many endpoints and a component without a meaning until it has that many bytes. */
static char *
make_profile (guint n_endpoints, gsize n_bytes)
{
  GString *text = g_string_new ("architecture:\n"
                                "  name: Many endpoints\n"
                                "  components:\n"
                                "    - id: api\n"
                                "      type: http-api\n"
                                "      endpoints:\n");

  for (guint i = 0; i < n_endpoints; i++)
    g_string_append_printf (text,
                            "        - { method: %s, path: /api/things-%u/:id, avg_response_ms: %u, p95_response_ms: %u }\n",
                            i % 4 == 0 ? "POST" : "GET", i, 20 + i % 100, 50 + i % 200);
  for (guint i = 0; text->len + 300 < n_bytes; i++)
    g_string_append_printf (text, "    - { id: part-%u, name: Part %u, type: redis, platform: aws }\n", i, i);
  g_string_append (text, "  extrapolation: { factors: { combined: 6.8 } }\n"
                         "  targets: { production: { avg_rps: 1000, peak_rps: 2000 } }\n");
  return g_string_free (text, FALSE);
}

static char *
write_profile (const char *folder, const char *name, guint n_endpoints, gsize n_bytes)
{
  g_autofree char *text = make_profile (n_endpoints, n_bytes);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
report_script_size (const char *bundle)
{
  g_autofree char *path = g_build_filename (bundle, "performance-test.js", NULL);
  char size[LW_NUMBER_BUFFER];
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_print ("script with %d endpoints: %s bytes an endpoint, payloads included\n", N_ENDPOINTS,
           lw_number_format_rounded (size, (double) status.st_size / N_ENDPOINTS, 0, FALSE));
}

static void
remove_bundle (const char *bundle)
{
  g_autoptr (GDir) folder = g_dir_open (bundle, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (bundle, name, NULL);

      g_remove (path);
    }
  g_rmdir (bundle);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("loadwright-bench-XXXXXX", &error);
  g_autofree char *many = NULL;
  g_autofree char *large = NULL;
  g_autofree char *bundle = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (argc, ==, 3);
  many = write_profile (folder, "many.yaml", N_ENDPOINTS, 0);
  large = write_profile (folder, "large.yaml", 1, PROFILE_BYTES);
  bundle = g_build_filename (folder, "bundle", NULL);

  {
    const char *const trivial[] = { argv[2], NULL };
    const char *const version[] = { argv[1], "--version", NULL };
    const char *const export[] = { argv[1], "export", many, "-o", bundle, "--force", NULL };
    const char *const check[] = { argv[1], "check", large, NULL };

    report ("start and exit", version, trivial);
    report ("export of 1000 endpoints (aim: under 50 ms and 30 MiB)", export, trivial);
    report_script_size (bundle);
    report ("check of a profile of 1 MiB", check, trivial);
  }

  remove_bundle (bundle);
  g_remove (many);
  g_remove (large);
  g_rmdir (folder);
  return 0;
}
