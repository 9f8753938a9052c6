/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-number.h"

#include <gio/gio.h>
#include <stdlib.h>

/*
 * From the start of the application to its first frame, and what it keeps in memory a second later,
 * against an empty window of libadwaita that is started in turn with it: without a file, and with a
 * profile to open.
 *
 *   bench-start PROGRAM EMPTY_WINDOW PROFILE
 */

#define N_RUNS 9

typedef struct
{
  double frame_ms; /* from the start of the process to the first frame */
  double mib;      /* resident */
} Cost;

static Cost
run_once (const char *program, const char *file)
{
  const char *arguments[] = { program, file, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  gint64 start = g_get_monotonic_time ();
  char *end;
  Cost cost;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  cost.frame_ms = (double) (g_ascii_strtoll (output, &end, 10) - start) / 1000;
  cost.mib = (double) g_ascii_strtoll (end, NULL, 10) / 1024;
  g_assert_cmpfloat (cost.mib, >, 0);
  return cost;
}

/* The best of each: whatever else the machine does only makes them worse. */
static Cost
better (Cost a, Cost b)
{
  return (Cost) { MIN (a.frame_ms, b.frame_ms), MIN (a.mib, b.mib) };
}

static void
print_number (const char *title, double value, double base, const char *unit)
{
  char text[LW_NUMBER_BUFFER];
  char base_text[LW_NUMBER_BUFFER];
  char ratio[LW_NUMBER_BUFFER];

  g_print ("  %-12s %s %s, the empty window %s %s: %s times as much (aim: under 1.5)\n", title,
           lw_number_format_rounded (text, value, 1, FALSE), unit,
           lw_number_format_rounded (base_text, base, 1, FALSE), unit,
           lw_number_format_rounded (ratio, value / base, 2, FALSE));
}

static void
report (const char *title, const char *program, const char *file, const char *empty)
{
  Cost cost = { G_MAXDOUBLE, G_MAXDOUBLE };
  Cost base = cost;

  for (guint i = 0; i < N_RUNS; i++)
    {
      cost = better (cost, run_once (program, file));
      base = better (base, run_once (empty, NULL));
    }
  g_print ("%s\n", title);
  print_number ("first frame", cost.frame_ms, base.frame_ms, "ms");
  print_number ("memory", cost.mib, base.mib, "MiB");
}

int
main (int argc, char *argv[])
{
  g_assert_cmpint (argc, ==, 4);
  report ("start", argv[1], NULL, argv[2]);
  report ("start with a profile", argv[1], argv[3], argv[2]);
  return 0;
}
