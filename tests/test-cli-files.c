/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/cli-runner.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *const bundle_files[] = {
  "performance-test.js",
  "README.md",
  "cloudwatch-queries.sh",
  "config.example.env",
};

typedef struct
{
  char *folder; /* for whatever the test writes */
  char *profile;
  char *bundle; /* a folder in it that is not there yet */
  char *plan;   /* a file in it that is not there yet */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cli_make_folder ();
  fixture->profile = cli_example ("order-service.yaml");
  fixture->bundle = g_build_filename (fixture->folder, "bundle", NULL);
  fixture->plan = g_build_filename (fixture->folder, "orders.loadwright", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cli_remove_folder (fixture->folder);
  g_free (fixture->profile);
  g_free (fixture->bundle);
  g_free (fixture->plan);
}

static void
assert_bundle (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (bundle_files); i++)
    g_assert_true (cli_exists (folder, bundle_files[i]));
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run ("export", fixture->profile, "-o", fixture->bundle, NULL);
  g_auto (CliRun) again = { 0 };
  g_autofree char *command = NULL;

  cli_assert_status (run, 0);
  assert_bundle (fixture->bundle);
  for (guint i = 0; i < G_N_ELEMENTS (bundle_files); i++)
    cli_assert_contains (run.output, bundle_files[i]);
  cli_assert_contains (run.output, "created");
  cli_assert_contains (run.output, " k6 run performance-test.js\n");
  cli_assert_contains (run.output, "API_TOKEN=secret ");
  command = g_strdup_printf ("\n  cd %s && ", fixture->bundle);
  cli_assert_contains (run.output, command);

  again = cli_run ("export", fixture->profile, "-o", fixture->bundle, NULL);
  cli_assert_status (again, 0);
  g_assert_null (strstr (again.output, "created"));
  g_assert_null (strstr (again.output, "updated"));
  cli_assert_contains (again.output, "unchanged");
}

static void
test_changed_by_hand (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) first = cli_run ("export", fixture->profile, "-o", fixture->bundle, NULL);
  g_auto (CliRun) refused = { 0 };
  g_auto (CliRun) forced = { 0 };
  g_autofree char *kept = NULL;
  g_autofree char *written = NULL;

  cli_assert_status (first, 0);
  cli_write (fixture->bundle, "README.md", "my own words\n");
  cli_write (fixture->bundle, "notes.txt", "mine\n");

  refused = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--basis=peak", NULL);
  cli_assert_status (refused, 1);
  cli_assert_contains (refused.errors, "README.md");
  cli_assert_contains (refused.errors, "--force");
  kept = cli_read (fixture->bundle, "README.md");
  g_assert_cmpstr (kept, ==, "my own words\n");

  forced = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--basis=peak", "--force", NULL);
  cli_assert_status (forced, 0);
  written = cli_read (fixture->bundle, "README.md");
  g_assert_cmpstr (written, !=, "my own words\n");
  g_assert_true (cli_exists (fixture->bundle, "notes.txt"));
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--dry-run", NULL);
  g_autofree char *names = cli_list (fixture->folder);

  cli_assert_status (run, 0);
  g_assert_cmpstr (names, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (bundle_files); i++)
    cli_assert_contains (run.output, bundle_files[i]);
  cli_assert_contains (run.output, "would create");
}

static void
test_production (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) refused = cli_run ("export", fixture->profile, "-o", fixture->bundle,
                                     "--environment=production", NULL);
  g_auto (CliRun) confirmed = { 0 };
  g_autofree char *names = cli_list (fixture->folder);

  cli_assert_status (refused, 1);
  g_assert_cmpstr (refused.output, ==, "");
  cli_assert_contains (refused.errors, "--confirm-production");
  g_assert_cmpstr (names, ==, "");

  confirmed = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--environment=production",
                       "--confirm-production", NULL);
  cli_assert_status (confirmed, 0);
  assert_bundle (fixture->bundle);
}

/* A plan with errors makes no bundle. */
static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "zero.yaml", NULL);
  g_auto (CliRun) run = { 0 };

  cli_write (fixture->folder, "zero.yaml",
             "architecture:\n"
             "  components: [ { id: api, type: http-api } ]\n"
             "  extrapolation: { factors: { combined: 0 } }\n"
             "  targets: { production: { avg_rps: 10 } }\n");
  run = cli_run ("export", path, "-o", fixture->bundle, NULL);
  cli_assert_status (run, 1);
  g_assert_cmpstr (run.output, ==, "");
  cli_assert_contains (run.errors, "zero.yaml:3:");
  cli_assert_contains (run.errors, "nothing was written");
  g_assert_false (g_file_test (fixture->bundle, G_FILE_TEST_EXISTS));
}

/* The same bytes whatever the locale and the time zone, for a fixed date. */
static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  static const char *const environments[][5] = {
    { "SOURCE_DATE_EPOCH=1700000000", "LC_ALL=C", "TZ=UTC" },
    { "SOURCE_DATE_EPOCH=1700000000", "LC_ALL=de_DE.UTF-8", "TZ=Pacific/Kiritimati" },
    { "SOURCE_DATE_EPOCH=1700000000", "LC_ALL=tr_TR.UTF-8", "TZ=America/Los_Angeles" },
  };
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  const char *const first[] = { "export", fixture->profile, "-o", fixture->bundle, "--objective=all", NULL };
  const char *const second[] = { "export", fixture->profile, "-o", other, "--objective=all", NULL };
  g_auto (CliRun) run = cli_run_full (first, environments[0]);

  cli_assert_status (run, 0);
  for (guint i = 1; i < G_N_ELEMENTS (environments); i++)
    {
      g_auto (CliRun) next = cli_run_full (second, environments[i]);

      cli_assert_status (next, 0);
      for (guint j = 0; j < G_N_ELEMENTS (bundle_files); j++)
        {
          g_autofree char *expected = cli_read (fixture->bundle, bundle_files[j]);
          g_autofree char *text = cli_read (other, bundle_files[j]);

          cli_assert_same_text (text, expected);
        }
    }
}

static void
test_overrides (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--objective=soak",
                                 "--production-rps=1000", "--factor=6.8", "--base-url=https://qa.example.com/v1", NULL);
  g_autofree char *script = NULL;

  cli_assert_status (run, 0);
  script = cli_read (fixture->bundle, "performance-test.js");
  cli_assert_contains (script, "https://qa.example.com/v1");
  cli_assert_contains (script, "executor: 'constant-arrival-rate'");
  g_assert_null (strstr (script, "executor: 'ramping-arrival-rate'"));
  /* The base URL is known, so the next command does not ask for one. */
  g_assert_null (strstr (run.output, "API_BASE_URL"));
}

static void
test_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "bundle", NULL);
  g_autofree char *unwritable = g_build_filename (fixture->folder, "unwritable", NULL);
  const char *const places[] = { file, below, "/proc/loadwright", "/proc/self/loadwright", unwritable };
  g_autofree char *kept = NULL;

  cli_write (fixture->folder, "file", "mine\n");
  g_assert_cmpint (g_mkdir (unwritable, 0500), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_auto (CliRun) run = { 0 };

      /* Nothing is read-only to root. */
      if (places[i] == unwritable && geteuid () == 0)
        continue;
      run = cli_run ("export", fixture->profile, "-o", places[i], NULL);
      cli_assert_status (run, 1);
      g_assert_cmpstr (run.output, ==, "");
      g_assert_cmpstr (run.errors, !=, "");
    }
  kept = cli_read (fixture->folder, "file");
  g_assert_cmpstr (kept, ==, "mine\n");
}

static void
test_hostile_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "it's; rm -rf \"$HOME\"", NULL);
  g_autofree char *quoted = g_shell_quote (folder);
  g_autofree char *command = g_strdup_printf ("cd %s && ", quoted);
  g_auto (CliRun) run = cli_run ("export", fixture->profile, "-o", folder, NULL);

  cli_assert_status (run, 0);
  assert_bundle (folder);
  cli_assert_contains (run.output, command);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) made = cli_run ("new", fixture->profile, "-o", fixture->plan, "--basis=peak", NULL);
  g_auto (CliRun) refused = { 0 };
  g_auto (CliRun) forced = { 0 };
  g_auto (CliRun) of_plan = { 0 };
  g_auto (CliRun) of_profile = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *after = NULL;

  cli_assert_status (made, 0);
  cli_assert_contains (made.output, fixture->plan);
  first = cli_read (fixture->folder, "orders.loadwright");

  refused = cli_run ("new", fixture->profile, "-o", fixture->plan, NULL);
  cli_assert_status (refused, 1);
  cli_assert_contains (refused.errors, "--force");
  after = cli_read (fixture->folder, "orders.loadwright");
  g_assert_cmpstr (after, ==, first);

  /* The plan says the same as the profile that it was made from. */
  of_plan = cli_run ("targets", fixture->plan, NULL);
  of_profile = cli_run ("targets", fixture->profile, "--basis=peak", NULL);
  cli_assert_status (of_plan, 0);
  cli_assert_same_text (of_plan.output, of_profile.output);

  forced = cli_run ("new", fixture->profile, "-o", fixture->plan, "--force", NULL);
  cli_assert_status (forced, 0);
}

static void
test_new_refusals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "profile.yaml", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.yaml", NULL);
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_get_contents (fixture->profile, &text, NULL, NULL));
  cli_write (fixture->folder, "profile.yaml", text);
  g_assert_cmpint (symlink ("profile.yaml", link), ==, 0);

  for (const char *const *output = (const char *const[]){ copy, link, fixture->folder, "/proc/x.loadwright", NULL };
       *output != NULL; output++)
    {
      g_auto (CliRun) run = cli_run ("new", copy, "-o", *output, "--force", NULL);

      cli_assert_status (run, 1);
      g_assert_cmpstr (run.output, ==, "");
    }
  after = cli_read (fixture->folder, "profile.yaml");
  g_assert_cmpstr (after, ==, text);
}

static void
test_export_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  const char *const environment[] = { "SOURCE_DATE_EPOCH=1700000000", NULL };
  const char *const from_plan[] = { "export", fixture->plan, "-o", fixture->bundle, NULL };
  const char *const from_profile[] = { "export", fixture->profile, "-o", other, NULL };
  g_auto (CliRun) made = cli_run ("new", fixture->profile, "-o", fixture->plan, NULL);
  g_auto (CliRun) first = { 0 };
  g_auto (CliRun) second = { 0 };

  cli_assert_status (made, 0);
  first = cli_run_full (from_plan, environment);
  second = cli_run_full (from_profile, environment);
  cli_assert_status (first, 0);
  cli_assert_status (second, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bundle_files); i++)
    {
      g_autofree char *a = cli_read (fixture->bundle, bundle_files[i]);
      g_autofree char *b = cli_read (other, bundle_files[i]);

      cli_assert_same_text (a, b);
    }
}

static void
test_inputs (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "architecture-qa-vs-prod.yaml", "components-at-root.yaml",
                                       "reference-minimal.yaml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *input = cli_input (names[i]);
      g_autofree char *bundle = g_build_filename (fixture->folder, names[i], NULL);

      if (input == NULL)
        return;

      g_auto (CliRun) run = cli_run ("export", input, "-o", bundle, "--objective=all", NULL);

      cli_assert_status (run, 0);
      assert_bundle (bundle);
    }
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

/* Test data is checked, and its copy is part of the bundle. */
static void
test_data (Fixture *fixture, gconstpointer data)
{
  static const char plan[] =
      "{\"format\": \"loadwright-plan\", \"version\": 2, \"profile\": {\"production\": {\"avg_rps\": 100},"
      "\"extrapolation\": {\"declared_factor\": 2}}, \"base_url\": \"https://example.com\","
      "\"objectives\": [{\"kind\": \"baseline\", \"use\": \"run\", \"scenarios\": [{\"name\": \"baseline\","
      "\"level\": 100, \"duration_ms\": 60000}]}],"
      "\"data_files\": [{\"name\": \"users\", \"file\": \"my users.csv\"}],"
      "\"endpoints\": [{\"name\": \"Read\", \"path\": \"/u/{{data users id}}\"}]}";
  g_auto (CliRun) missing = { 0 };
  g_auto (CliRun) column = { 0 };
  g_auto (CliRun) export = { 0 };
  g_auto (CliRun) again = { 0 };
  g_autofree char *folder = g_build_filename (fixture->bundle, "data", NULL);
  g_autofree char *copy = NULL;

  cli_write (fixture->folder, "orders.loadwright", plan);
  missing = cli_run ("check", fixture->plan, NULL);
  cli_assert_status (missing, 1);
  cli_assert_contains (missing.output, "“my users.csv”");
  cli_write (fixture->folder, "my users.csv", "email\na@example.com\n");
  column = cli_run ("check", fixture->plan, NULL);
  cli_assert_status (column, 1);
  cli_assert_contains (column.output, "no column that is called id");
  cli_write (fixture->folder, "my users.csv", "id,email\n1,a@example.com\n");
  export = cli_run ("export", fixture->plan, "-o", fixture->bundle, NULL);
  cli_assert_status (export, 0);
  copy = cli_read (folder, "users.csv");
  g_assert_cmpstr (copy, ==, "id,email\n1,a@example.com\n");
  again = cli_run ("export", fixture->plan, "-o", fixture->bundle, "-n", NULL);
  cli_assert_status (again, 0);
  cli_assert_contains (again.output, "data/users.csv");
  g_assert_null (strstr (again.output, "would"));
}

/* More of a bundle, by name; a name that is none of them is found before anything is written. */
static void
test_with (Fixture *fixture, gconstpointer data)
{
  g_auto (CliRun) run = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--with=run, kubernetes", NULL);
  g_auto (CliRun) wrong = { 0 };
  g_auto (CliRun) unknown = { 0 };
  g_auto (CliRun) without = { 0 };
  g_autofree char *script = g_build_filename (fixture->bundle, "run.sh", NULL);

  cli_assert_status (run, 0);
  cli_assert_contains (run.output, "k8s/testrun.yaml");
  cli_assert_contains (run.output, " ./run.sh\n");
  g_assert_true (g_file_test (script, G_FILE_TEST_IS_EXECUTABLE));
  g_assert_true (cli_exists (fixture->bundle, "kustomization.yaml"));
  g_assert_false (cli_exists (fixture->bundle, "docker-compose.yml"));

  wrong = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--with=gitlab,kubernets", NULL);
  cli_assert_status (wrong, 2);
  cli_assert_contains (wrong.errors, "kubernets");
  cli_assert_contains (wrong.errors, "did you mean kubernetes?");
  g_assert_false (cli_exists (fixture->bundle, ".gitlab-ci.yml"));
  unknown = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--with=\033[31mfaster", NULL);
  cli_assert_status (unknown, 2);
  cli_assert_contains (unknown.errors, "run, compose, kubernetes, github, gitlab, picture");
  g_assert_null (strchr (unknown.errors, '\033'));

  /* What is no part any more goes. */
  without = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--with=", NULL);
  cli_assert_status (without, 0);
  cli_assert_contains (without.output, " k6 run performance-test.js\n");
  g_assert_false (cli_exists (fixture->bundle, "run.sh"));
  g_assert_false (cli_exists (fixture->bundle, "k8s"));
}

/* The picture of the load is a file of the bundle like the others, drawn by a program of its own: a
 * language is none of its business, it is not written for nothing, and a change by hand is noticed. */
static void
test_picture (Fixture *fixture, gconstpointer data)
{
  const char *const german[] = { "export", fixture->profile, "-o", fixture->bundle, "--with=picture", NULL };
  g_auto (CliRun) without = cli_run ("export", fixture->profile, "-o", fixture->bundle, NULL);
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) again = { 0 };
  g_auto (CliRun) refused = { 0 };
  g_auto (CliRun) removed = { 0 };
  g_autofree char *plain = cli_read (fixture->bundle, "README.md");
  g_autofree char *svg = NULL;
  g_autofree char *drawn_again = NULL;
  g_autofree char *readme = NULL;

  cli_assert_status (without, 0);
  g_assert_false (cli_exists (fixture->bundle, "load-shape.svg"));
  g_assert_null (strstr (plain, "load-shape.svg"));

  run = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--with=picture", NULL);
  cli_assert_status (run, 0);
  cli_assert_contains (run.output, "load-shape.svg");
  readme = cli_read (fixture->bundle, "README.md");
  cli_assert_contains (readme, "441 requests per second, 300 % of what production sends, and do not stay there.](load-shape.svg)\n");
  svg = cli_read (fixture->bundle, "load-shape.svg");
  cli_assert_contains (svg, "<svg role=\"img\"");
  cli_assert_contains (svg, "<title>Order service</title>");
  /* On paper of its own, for pages that are light and for those that are dark. */
  cli_assert_contains (svg, "<rect x=\"0\" y=\"0\" width=\"880\" height=\"480\" style=\"fill:rgb(100%,100%,100%);");

  again = cli_run_full (german, (const char *[]) { "LANGUAGE=de", "LC_ALL=de_DE.UTF-8", "TZ=Asia/Tokyo", NULL });
  cli_assert_status (again, 0);
  drawn_again = cli_read (fixture->bundle, "load-shape.svg");
  g_assert_cmpstr (drawn_again, ==, svg);

  cli_write (fixture->bundle, "load-shape.svg", "<svg/>\n");
  refused = cli_run ("export", fixture->profile, "-o", fixture->bundle, "--with=all", "--basis=peak", NULL);
  cli_assert_status (refused, 1);
  cli_assert_contains (refused.errors, "load-shape.svg");
  cli_write (fixture->bundle, "load-shape.svg", svg);
  removed = cli_run ("export", fixture->profile, "-o", fixture->bundle, NULL);
  cli_assert_status (removed, 0);
  g_assert_false (cli_exists (fixture->bundle, "load-shape.svg"));
}

/* What comes through a pipe can be read only once. */
static void
test_picture_from_pipe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *line = g_strdup_printf ("cat '%s' | '%s' export /dev/stdin -o '%s' --with=picture",
                                           fixture->profile, cli_program (), fixture->bundle);
  const char *const arguments[] = { "sh", "-c", line, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (cli_exists (fixture->bundle, "load-shape.svg"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/cli/files/export", test_export);
  add_test ("/cli/files/changed-by-hand", test_changed_by_hand);
  add_test ("/cli/files/data", test_data);
  add_test ("/cli/files/dry-run", test_dry_run);
  add_test ("/cli/files/production", test_production);
  add_test ("/cli/files/errors", test_errors);
  add_test ("/cli/files/same-bytes", test_same_bytes);
  add_test ("/cli/files/overrides", test_overrides);
  add_test ("/cli/files/cannot-write", test_cannot_write);
  add_test ("/cli/files/hostile-folder", test_hostile_folder);
  add_test ("/cli/files/new", test_new);
  add_test ("/cli/files/new-refusals", test_new_refusals);
  add_test ("/cli/files/export-plan", test_export_plan);
  add_test ("/cli/files/inputs", test_inputs);
  add_test ("/cli/files/picture", test_picture);
  add_test ("/cli/files/picture-from-pipe", test_picture_from_pipe);
  add_test ("/cli/files/with", test_with);

  return g_test_run ();
}
