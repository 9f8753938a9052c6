/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-number.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Whole processes of loadwright-cli: from the start to the exit, with what the kernel says they took.
 * What a number means depends on the machine, so each is told as so many times that of a program that
 * does nothing but start GLib and GIO, measured in turn with it.
 *
 *   bench-export PROGRAM TRIVIAL_PROGRAM
 */

#define N_RUNS 20
#define N_ENDPOINTS 1000
#define PROFILE_BYTES (1 << 20)

typedef struct
{
  double wall_ms; /* from the start to the exit */
  double cpu_ms;  /* of that, on a processor: what a busy machine does not change */
  double mib;     /* resident memory at its highest */
} Cost;

static double
to_ms (struct timeval time)
{
  return (double) time.tv_sec * 1000 + (double) time.tv_usec / 1000;
}

/* Runs a program, whose output is of no interest. */
static Cost
run_once (const char *const *arguments)
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
  return (Cost){
    .wall_ms = (double) (g_get_monotonic_time () - start) / 1000,
    .cpu_ms = to_ms (usage.ru_utime) + to_ms (usage.ru_stime),
    .mib = (double) usage.ru_maxrss / 1024,
  };
}

static int
compare_doubles (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* The median of each, which some slow runs do not change. */
static Cost
median (const Cost *runs)
{
  double wall[N_RUNS];
  double cpu[N_RUNS];
  double mib[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      wall[i] = runs[i].wall_ms;
      cpu[i] = runs[i].cpu_ms;
      mib[i] = runs[i].mib;
    }
  qsort (wall, N_RUNS, sizeof *wall, compare_doubles);
  qsort (cpu, N_RUNS, sizeof *cpu, compare_doubles);
  qsort (mib, N_RUNS, sizeof *mib, compare_doubles);
  return (Cost){ wall[N_RUNS / 2], cpu[N_RUNS / 2], mib[N_RUNS / 2] };
}

/* "12.3 ms, 3 times as much" after a title. */
static void
print_number (const char *title, double value, double base, const char *unit)
{
  char text[LW_NUMBER_BUFFER];
  char ratio[LW_NUMBER_BUFFER];

  g_print ("  %-15s %s %s, %s times as much\n", title,
           lw_number_format_rounded (text, value, 1, FALSE), unit,
           lw_number_format_rounded (ratio, value / base, 1, FALSE));
}

/* Runs both in turn, so that whatever else the machine does meets both alike. */
static void
report (const char *title, const char *const *arguments, const char *const *trivial)
{
  Cost runs[N_RUNS];
  Cost base_runs[N_RUNS];
  Cost cost;
  Cost base;

  for (guint i = 0; i < N_RUNS; i++)
    {
      runs[i] = run_once (arguments);
      base_runs[i] = run_once (trivial);
    }
  cost = median (runs);
  base = median (base_runs);
  g_print ("%s\n", title);
  print_number ("wall clock", cost.wall_ms, base.wall_ms, "ms");
  print_number ("processor", cost.cpu_ms, base.cpu_ms, "ms");
  print_number ("memory", cost.mib, base.mib, "MiB");
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
