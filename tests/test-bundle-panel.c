/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"
#include "cli-runner.h"
#include "lw-bundle-panel.h"
#include "lw-export-folder.h"
#include "lw-place.h"
#include "lw-switch-row.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

/* What a bundle is to have, chosen in the window. */

typedef struct
{
  LwWindow *window;
  LwBundlePanel *panel;
  char *folder;
} Fixture;

static LwDocument *
document_of (Fixture *fixture)
{
  return lw_window_get_document (fixture->window);
}

static LwDelivery *
delivery_of (Fixture *fixture)
{
  return lw_plan_get_delivery (lw_document_get_plan (document_of (fixture)));
}

static gboolean
is_complete (gpointer data)
{
  return !lw_bundle_panel_is_busy (data);
}

/* The files are those of the plan as it is now. */
static void
wait_for_files (Fixture *fixture)
{
  lw_document_flush (document_of (fixture));
  app_wait_until (is_complete, fixture->panel);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  fixture->folder = cli_make_folder ();
  fixture->window = app_window_new_with_example ();
  lw_window_show_panel (fixture->window, "bundle");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  fixture->panel = LW_BUNDLE_PANEL (app_find_type (GTK_WIDGET (fixture->window), LW_TYPE_BUNDLE_PANEL));
  wait_for_files (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_window_destroy (GTK_WINDOW (fixture->window));
  cli_remove_folder (fixture->folder);
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static GtkDropDown *
file_list (Fixture *fixture)
{
  return GTK_DROP_DOWN (app_find_type (GTK_WIDGET (fixture->panel), GTK_TYPE_DROP_DOWN));
}

/* Names in the list of files, with a space after each. */
static char *
listed_files (Fixture *fixture)
{
  GListModel *model = gtk_drop_down_get_model (file_list (fixture));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_string_append_printf (names, "%s ", gtk_string_list_get_string (GTK_STRING_LIST (model), i));
  return g_string_free (names, FALSE);
}

static char *
shown_text (Fixture *fixture)
{
  GtkWidget *view = app_find_type (GTK_WIDGET (fixture->panel), GTK_SOURCE_TYPE_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
shown_file (Fixture *fixture)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (file_list (fixture)));
}

static gboolean
is_switch_for (GtkWidget *widget, gconstpointer field)
{
  g_autofree char *its_field = NULL;

  if (!LW_IS_SWITCH_ROW (widget))
    return FALSE;
  g_object_get (widget, "field", &its_field, NULL);
  return g_str_equal (its_field, field);
}

static GtkWidget *
find_switch (Fixture *fixture, const char *field)
{
  GtkWidget *row = app_find (GTK_WIDGET (fixture->panel), is_switch_for, field);

  g_assert_nonnull (row);
  return app_find_type (row, GTK_TYPE_SWITCH);
}

typedef struct
{
  LwDelivery *delivery;
  const char *field;
  gboolean wanted;
} State;

static gboolean
is_as_wanted (gpointer data)
{
  State *state = data;
  gboolean value;

  g_object_get (state->delivery, state->field, &value, NULL);
  return value == state->wanted;
}

/* By the keyboard. */
static gboolean
toggle (Fixture *fixture, const char *field, gboolean wanted)
{
  GtkWidget *button = find_switch (fixture, field);

  g_assert_true (gtk_widget_grab_focus (button));
  if (!app_press (GTK_WINDOW (fixture->window), "space"))
    return FALSE;
  app_wait_until (is_as_wanted, &(State){ delivery_of (fixture), field, wanted });
  wait_for_files (fixture);
  return TRUE;
}

#define USUAL "performance-test.js README.md cloudwatch-queries.sh config.example.env "

static void
test_kubernetes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = listed_files (fixture);
  g_autofree char *with = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  LwHistory *history = lw_document_get_history (document_of (fixture));

  g_assert_cmpstr (before, ==, USUAL);
  if (!toggle (fixture, "kubernetes", TRUE))
    return;
  with = listed_files (fixture);
  g_assert_cmpstr (with, ==, USUAL "k8s/testrun.yaml kustomization.yaml ");
  /* What came with it is shown at once. */
  g_assert_cmpstr (shown_file (fixture), ==, "k8s/testrun.yaml");
  text = shown_text (fixture);
  cli_assert_contains (text, "\nkind: TestRun\n");
  g_assert_cmpstr (lw_history_get_undo_title (history), ==, "Change Kubernetes");

  app_press (GTK_WINDOW (fixture->window), "ctrl+z");
  app_wait_until (is_as_wanted, &(State){ delivery_of (fixture), "kubernetes", FALSE });
  wait_for_files (fixture);
  after = listed_files (fixture);
  g_assert_cmpstr (after, ==, USUAL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find_switch (fixture, "kubernetes"))));
  g_assert_false (lw_document_get_modified (document_of (fixture)));
}

/* What is new is shown; otherwise the file that somebody looks at stays, wherever it is in the list. */
static void
test_file_stays (Fixture *fixture, gconstpointer data)
{
  LwDelivery *delivery = delivery_of (fixture);
  g_autofree char *text = NULL;

  lw_delivery_set_kubernetes (delivery, TRUE);
  wait_for_files (fixture);
  gtk_drop_down_set_selected (file_list (fixture), 5);
  g_assert_cmpstr (shown_file (fixture), ==, "kustomization.yaml");
  lw_delivery_set_namespace_name (delivery, "perf");
  wait_for_files (fixture);
  g_assert_cmpstr (shown_file (fixture), ==, "kustomization.yaml");
  text = shown_text (fixture);
  cli_assert_contains (text, "namespace: perf\n");

  lw_delivery_set_github (delivery, TRUE);
  wait_for_files (fixture);
  g_assert_cmpstr (shown_file (fixture), ==, ".github/workflows/load-test.yml");
  gtk_drop_down_set_selected (file_list (fixture), 6);
  g_assert_cmpstr (shown_file (fixture), ==, "kustomization.yaml");
  lw_delivery_set_github (delivery, FALSE);
  wait_for_files (fixture);
  g_assert_cmpstr (shown_file (fixture), ==, "kustomization.yaml");
  /* What is gone gives way to the first. */
  lw_delivery_set_kubernetes (delivery, FALSE);
  wait_for_files (fixture);
  g_assert_cmpstr (shown_file (fixture), ==, "performance-test.js");
}

/* Settings of what is off are not in the way. */
static void
test_settings_appear (Fixture *fixture, gconstpointer data)
{
  GtkWidget *namespace_entry = app_find_field (GTK_WIDGET (fixture->panel), delivery_of (fixture), "namespace");

  g_assert_nonnull (namespace_entry);
  g_assert_false (gtk_widget_get_mapped (namespace_entry));
  lw_delivery_set_kubernetes (delivery_of (fixture), TRUE);
  app_settle ();
  g_assert_true (gtk_widget_get_mapped (namespace_entry));
  app_type (namespace_entry, "perf");
  g_assert_cmpstr (lw_delivery_get_namespace_name (delivery_of (fixture)), ==, "perf");
  lw_delivery_set_kubernetes (delivery_of (fixture), FALSE);
  /* With the next frame, the focus leaves what is hidden. */
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  g_assert_false (gtk_widget_get_mapped (namespace_entry));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), namespace_entry));
}

/* What the load generator comes to is told at once, the machines first. */
static void
test_sizing (Fixture *fixture, gconstpointer data)
{
  LwPlan *plan = lw_document_get_plan (document_of (fixture));
  GtkWidget *row = app_find_type (GTK_WIDGET (fixture->panel), ADW_TYPE_EXPANDER_ROW);

  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "1 machine · 0.4 cores · "));
  /* The peak of 441 requests per second needs 441 / 0.8 cores, and each machine has four. */
  lw_plan_set_rps_per_core (plan, 1);
  lw_document_flush (document_of (fixture));
  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)),
                                   "138 machines · 551.3 cores · "));
}

/* Every switch that the command line knows, and every other one of the model, is in the panel. */
static void
test_complete (Fixture *fixture, gconstpointer data)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (LW_RECORD (delivery_of (fixture)), &n_fields);

  lw_delivery_set_kubernetes (delivery_of (fixture), TRUE);
  app_settle ();
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *path = lw_record_dup_path (LW_RECORD (delivery_of (fixture)), fields[i]->name);
      GtkWidget *widget =
        lw_place_find (GTK_WIDGET (fixture->panel), LW_RECORD (lw_document_get_plan (document_of (fixture))), path);

      g_test_message ("%s", path);
      g_assert_nonnull (widget);
      g_assert_true (lw_place_shows (widget, LW_RECORD (delivery_of (fixture)), fields[i]->name));
    }
}

/* The same files as from the command line */

static gboolean
is_exported (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *manifest = g_build_filename (fixture->folder, "ours", ".loadwright-manifest.json", NULL);

  return g_file_test (manifest, G_FILE_TEST_EXISTS);
}

static void
add_paths (GPtrArray *paths, const char *folder, const char *below)
{
  g_autofree char *path = g_build_filename (folder, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_ptr_array_add (paths, g_strdup (below));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *deeper = below[0] != '\0' ? g_build_filename (below, name, NULL) : g_strdup (name);

      add_paths (paths, folder, deeper);
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full): the files in a folder and below, sorted */
static GPtrArray *
list_all (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  add_paths (paths, folder, "");
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *) data = lw_document_save_finish (LW_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
save_plan (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean saved = FALSE;

  lw_document_save_async (document_of (fixture), file, NULL, saved_cb, &saved);
  app_wait_until (is_true, &saved);
}

static void
assert_same_folders (const char *ours, const char *theirs)
{
  g_autoptr (GPtrArray) our_paths = list_all (ours);
  g_autoptr (GPtrArray) their_paths = list_all (theirs);

  g_assert_cmpuint (our_paths->len, ==, their_paths->len);
  for (guint i = 0; i < our_paths->len; i++)
    {
      g_autofree char *our_text = cli_read (ours, our_paths->pdata[i]);
      g_autofree char *their_text = cli_read (theirs, our_paths->pdata[i]);

      g_test_message ("%s", (char *) our_paths->pdata[i]);
      g_assert_cmpstr (our_paths->pdata[i], ==, their_paths->pdata[i]);
      cli_assert_same_text (our_text, their_text);
    }
}

static void
test_like_cli (Fixture *fixture, gconstpointer data)
{
  static const char *const environment[] = { "SOURCE_DATE_EPOCH=1700000000", NULL };
  static const char *const fields[] = { "run-script", "compose", "kubernetes", "github", "gitlab", "picture",
                                        "to-csv", "to-prometheus", "to-influxdb", "to-opentelemetry", "to-datadog" };
  g_autofree char *ours = g_build_filename (fixture->folder, "ours", NULL);
  g_autofree char *theirs = g_build_filename (fixture->folder, "theirs", NULL);
  g_autofree char *plan = g_build_filename (fixture->folder, "plan.loadwright", NULL);
  const char *arguments[] = { "export", plan, "-o", theirs,
                              "--with=all,csv,prometheus,influxdb,opentelemetry,datadog", NULL };
  g_auto (CliRun) run = { 0 };

  if (g_getenv ("LW_TEST_CLI") == NULL)
    {
      g_test_skip ("The command line program is not built");
      return;
    }
  /* The plan as it is saved has no such part; the command line adds them. */
  save_plan (fixture, plan);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_switch_set_active (GTK_SWITCH (find_switch (fixture, fields[i])), TRUE);
  lw_export_folder_set (document_of (fixture), ours);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export", NULL);
  app_wait_until (is_exported, fixture);
  run = cli_run_full (arguments, environment);
  cli_assert_status (run, 0);
  assert_same_folders (ours, theirs);
  g_assert_true (cli_exists (ours, "k8s/testrun.yaml"));
  g_assert_true (cli_exists (ours, "load-shape.svg"));
  g_assert_true (cli_exists (ours, ".github/workflows/load-test.yml"));
}

#define ADD(name, function) g_test_add ("/bundle-panel/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("kubernetes", test_kubernetes);
  ADD ("file-stays", test_file_stays);
  ADD ("settings-appear", test_settings_appear);
  ADD ("sizing", test_sizing);
  ADD ("complete", test_complete);
  ADD ("like-cli", test_like_cli);
  return app_test_run ();
}
