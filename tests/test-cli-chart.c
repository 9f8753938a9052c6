/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/cli-runner.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *profile;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cli_make_folder ();
  fixture->profile = cli_example ("order-service.yaml");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cli_remove_folder (fixture->folder);
  g_free (fixture->profile);
}

static char *
read_bytes (const char *file, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (file, &data, length, &error);
  g_assert_no_error (error);
  return data;
}

/* What a screen reader says of an SVG: times from the first scenario on, at 147 requests per second. */
static void
test_description (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "load.svg", NULL);
  g_auto (CliRun) run = cli_run ("chart", fixture->profile, "-o", file, NULL);
  g_autofree char *svg = NULL;
  gsize length;

  cli_assert_status (run, 0);
  svg = read_bytes (file, &length);
  g_assert_nonnull (strstr (svg, "<svg role=\"img\""));
  g_assert_nonnull (strstr (svg, "<title>Order service</title>"));
  g_assert_nonnull (strstr (svg, "<desc>Requests per second over "));
  g_assert_nonnull (strstr (svg, " baseline: from 0:00 to 5:00, up to 73.5 req/s."));
  g_assert_nonnull (strstr (svg, " Line at 147 req/s: target."));
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *begins;
  } formats[] = { { "load.png", "\x89PNG" }, { "load.svg", "<?xml" }, { "load.pdf", "%PDF-" } };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *file = g_build_filename (fixture->folder, formats[i].name, NULL);
      g_auto (CliRun) run = cli_run ("chart", fixture->profile, "-o", file, NULL);
      g_auto (CliRun) german = { 0 };
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gsize first_length, second_length;

      cli_assert_status (run, 0);
      cli_assert_contains (run.output, file);
      first = read_bytes (file, &first_length);
      g_assert_cmpint (strncmp (first, formats[i].begins, strlen (formats[i].begins)), ==, 0);

      /* The same bytes again, over the old file and in another language. */
      german = cli_run_full ((const char *[]) { "chart", fixture->profile, "-o", file, NULL },
                             (const char *[]) { "LANGUAGE=de", "LC_ALL=de_DE.UTF-8", "TZ=Asia/Tokyo", NULL });
      cli_assert_status (german, 0);
      second = read_bytes (file, &second_length);
      g_assert_cmpmem (first, first_length, second, second_length);
    }
}

static void
test_options (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "load.png", NULL);
  g_auto (CliRun) run
    = cli_run ("chart", fixture->profile, "-o", file, "--width=640", "--height=320", "--theme=dark", "--all", "--vus", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  cli_assert_status (run, 0);
  bytes = read_bytes (file, &length);
  g_assert_cmpuint (length, >, 24);
  /* The header of a PNG: width and height, most significant byte first. */
  g_assert_cmpmem (bytes + 16, 8, "\0\0\x02\x80\0\0\x01\x40", 8);
}

/* Twice as many pixels in both directions, of the same chart; only a PNG has any. */
static void
test_scale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "load.png", NULL);
  g_autofree char *svg = g_build_filename (fixture->folder, "load.svg", NULL);
  g_auto (CliRun) run = cli_run ("chart", fixture->profile, "-o", file, "--width=640", "--height=320", "--scale=2", NULL);
  g_auto (CliRun) large = cli_run ("chart", fixture->profile, "-o", file, "--scale=9999", NULL);
  g_auto (CliRun) lines = cli_run ("chart", fixture->profile, "-o", svg, "--scale=2", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  cli_assert_status (run, 0);
  bytes = read_bytes (file, &length);
  g_assert_cmpuint (length, >, 24);
  g_assert_cmpmem (bytes + 16, 8, "\0\0\x05\0\0\0\x02\x80", 8);
  cli_assert_status (large, 2);
  cli_assert_status (lines, 2);
  cli_assert_contains (lines.errors, "PNG");
}

static void
test_unknown_scenario (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "load.png", NULL);
  g_auto (CliRun) run = cli_run ("chart", fixture->profile, "-o", file, "--scenario=bse\033line", NULL);

  cli_assert_status (run, 1);
  cli_assert_contains (run.errors, "baseline");
  g_assert_null (strchr (run.errors, '\033'));
  g_assert_false (cli_exists (fixture->folder, "load.png"));
}

static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "missing", "load.png", NULL);
  g_auto (CliRun) run = cli_run ("chart", fixture->profile, "-o", file, NULL);

  cli_assert_status (run, 1);
  cli_assert_contains (run.errors, "load.png: ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/chart/description", Fixture, NULL, set_up, test_description, tear_down);
  g_test_add ("/cli/chart/formats", Fixture, NULL, set_up, test_formats, tear_down);
  g_test_add ("/cli/chart/options", Fixture, NULL, set_up, test_options, tear_down);
  g_test_add ("/cli/chart/scale", Fixture, NULL, set_up, test_scale, tear_down);
  g_test_add ("/cli/chart/unknown-scenario", Fixture, NULL, set_up, test_unknown_scenario, tear_down);
  g_test_add ("/cli/chart/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);

  return g_test_run ();
}
