/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"
#include "cli-runner.h"
#include "lw-bundle-panel.h"
#include "lw-bundle.h"
#include "lw-export-folder.h"
#include "lw-key-figures.h"
#include "lw-profile-panel.h"
#include "lw-plan-file.h"
#include "lw-timeline-view.h"

#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

/* Journeys through the window, as a person makes them. */

typedef struct
{
  LwWindow *window;
  char *folder; /* for what the test writes */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cli_make_folder ();
  fixture->window = app_window_new_with_example ();
  lw_window_show_panel (fixture->window, "profile");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    app_window_destroy (GTK_WINDOW (fixture->window));
  cli_remove_folder (fixture->folder);
}

static LwDocument *
document_of (Fixture *fixture)
{
  return lw_window_get_document (fixture->window);
}

static LwPlan *
plan_of (Fixture *fixture)
{
  return lw_document_get_plan (document_of (fixture));
}

static LwTraffic *
production_of (Fixture *fixture)
{
  return lw_profile_get_production (lw_plan_get_profile (plan_of (fixture)));
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
click (GtkWidget *root, const char *text)
{
  GtkWidget *button = app_find_button (root, text);

  if (button == NULL)
    g_test_message ("There is no button “%s”", text);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* What is on screen */

static void
add_text_cb (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "figure"))
    g_string_append_printf (data, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
}

static char *
key_figures (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  lw_document_flush (document_of (fixture));
  app_walk (app_find_type (GTK_WIDGET (fixture->window), LW_TYPE_KEY_FIGURES), add_text_cb, text);
  return g_string_free (text, FALSE);
}

static double
chart_peak (Fixture *fixture)
{
  GtkWidget *view = app_find_type (GTK_WIDGET (fixture->window), LW_TYPE_TIMELINE_VIEW);
  LwChartLayout *layout;

  lw_document_flush (document_of (fixture));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  layout = lw_timeline_view_get_layout (LW_TIMELINE_VIEW (view));
  g_assert_nonnull (layout);
  return layout->peak;
}

static GtkWidget *
visible_panel (Fixture *fixture)
{
  GtkWidget *panel = app_find_type (GTK_WIDGET (fixture->window), LW_TYPE_PROFILE_PANEL);
  GtkStack *stack = GTK_STACK (gtk_widget_get_ancestor (panel, GTK_TYPE_STACK));

  return gtk_stack_get_visible_child (stack);
}

static gboolean
is_done (gpointer panel)
{
  return !lw_bundle_panel_is_busy (panel);
}

/* The script, as the bundle panel shows it. */
static char *
preview (Fixture *fixture)
{
  g_autofree char *panel = g_strdup (lw_window_get_panel (fixture->window));
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  char *text;

  lw_window_show_panel (fixture->window, "bundle");
  lw_document_flush (document_of (fixture));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  app_wait_until (is_done, app_find_type (visible_panel (fixture), LW_TYPE_BUNDLE_PANEL));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (app_find_type (visible_panel (fixture), GTK_SOURCE_TYPE_VIEW)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  lw_window_show_panel (fixture->window, panel);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  return text;
}

/* Conditions */

static gboolean
has_document (gpointer data)
{
  return document_of (data) != NULL;
}

typedef struct
{
  Fixture *fixture;
  double average;
} Average;

static gboolean
has_average (gpointer data)
{
  Average *wanted = data;

  return lw_traffic_get_avg_rps (production_of (wanted->fixture)) == wanted->average;
}

static void
wait_for_average (Fixture *fixture, double average)
{
  app_wait_until (has_average, &(Average){ fixture, average });
}

/* The profile beside the project, or the project's own example. */
static char *
some_profile (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LW_TEST_INPUTS"), "architecture-qa-vs-prod.yaml", NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : cli_example ("order-service.yaml");
}

static void
open_profile (Fixture *fixture)
{
  g_autofree char *path = some_profile ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  app_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = app_window_new ();
  g_assert_null (document_of (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-uri", "s", uri);
  app_wait_until (has_document, fixture);
  lw_window_show_panel (fixture->window, "profile");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

/* From a profile to other numbers and back, with the keyboard. */
static void
test_change_traffic (Fixture *fixture, gconstpointer data)
{
  g_autofree char *figures = NULL;
  g_autofree char *other_figures = NULL;
  g_autofree char *figures_again = NULL;
  g_autofree char *script = NULL;
  g_autofree char *other_script = NULL;
  g_autofree char *script_again = NULL;
  double average, target, peak;

  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  open_profile (fixture);
  average = lw_traffic_get_avg_rps (production_of (fixture));
  target = lw_schedule_get_target_rps (lw_document_get_schedule (document_of (fixture)));
  figures = key_figures (fixture);
  peak = chart_peak (fixture);
  script = preview (fixture);
  g_assert_cmpfloat (average, >, 0);
  g_assert_cmpfloat (average, !=, 2222);

  gtk_widget_grab_focus (GTK_WIDGET (app_entry_of (
    app_find_field (GTK_WIDGET (fixture->window), production_of (fixture), "avg-rps"))));
  if (!app_press (GTK_WINDOW (fixture->window), "ctrl+a") || !app_press_text (GTK_WINDOW (fixture->window), "2222"))
    return;
  wait_for_average (fixture, 2222);
  g_assert_cmpfloat_with_epsilon (lw_schedule_get_target_rps (lw_document_get_schedule (document_of (fixture))),
                                  target * 2222 / average, 0.01 * target);
  other_figures = key_figures (fixture);
  g_assert_cmpstr (other_figures, !=, figures);
  /* Rates in the script are whole numbers, so the peak is near, not equal. */
  g_assert_cmpfloat_with_epsilon (chart_peak (fixture), peak * 2222 / average, 0.02 * peak);

  app_press (GTK_WINDOW (fixture->window), "ctrl+z");
  wait_for_average (fixture, average);
  figures_again = key_figures (fixture);
  g_assert_cmpstr (figures_again, ==, figures);
  g_assert_cmpfloat_with_epsilon (chart_peak (fixture), peak, 1e-9);
  g_assert_false (lw_document_get_modified (document_of (fixture)));

  app_press (GTK_WINDOW (fixture->window), "ctrl+shift+z");
  wait_for_average (fixture, 2222);
  other_script = preview (fixture);
  g_assert_cmpstr (other_script, !=, script);
  act (fixture, "win.undo");
  wait_for_average (fixture, average);
  script_again = preview (fixture);
  g_assert_cmpstr (script_again, ==, script);
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static const LwProblem *
find_problem_with_fix (Fixture *fixture, const char *label)
{
  GPtrArray *problems = lw_schedule_get_problems (lw_document_get_schedule (document_of (fixture)));

  for (guint i = 0; i < problems->len; i++)
    if (g_strcmp0 (((LwProblem *) g_ptr_array_index (problems, i))->fix_label, label) == 0)
      return g_ptr_array_index (problems, i);
  return NULL;
}

static gboolean
has_fixes (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

/* A spike with a slow ramp, mended by the button beside the problem. */
static void
test_fix (Fixture *fixture, gconstpointer data)
{
  LwObjective *spike = lw_plan_get_objective (plan_of (fixture), LW_OBJECTIVE_SPIKE);
  LwScenario *scenario = lw_record_list_get (lw_objective_get_scenarios (spike), 0);
  LwRecordList *stages = lw_scenario_get_stages (scenario);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < lw_record_list_get_size (stages); i++)
    if (lw_stage_get_duration_ms (lw_record_list_get (stages, i)) < 30000)
      lw_stage_set_duration_ms (lw_record_list_get (stages, i), 30000);
  lw_document_flush (document_of (fixture));
  g_assert_nonnull (find_problem_with_fix (fixture, "Make it sudden"));
  lw_history_seal (lw_document_get_history (document_of (fixture)));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  before = preview (fixture);

  app_settle ();
  g_assert_nonnull (app_find (GTK_WIDGET (fixture->window), has_fixes, "Make it sudden"));
  click (GTK_WIDGET (fixture->window), "Make it sudden");
  lw_document_flush (document_of (fixture));
  g_assert_null (find_problem_with_fix (fixture, "Make it sudden"));
  app_settle ();
  g_assert_null (app_find_button (GTK_WIDGET (fixture->window), "Make it sudden"));
  g_assert_cmpstr (lw_history_get_undo_title (lw_document_get_history (document_of (fixture))), ==, "Make it sudden");

  act (fixture, "win.undo");
  g_assert_nonnull (find_problem_with_fix (fixture, "Make it sudden"));
  after = preview (fixture);
  g_assert_cmpstr (before, ==, after);
}

static AdwMessageDialog *
dialog_of (Fixture *fixture)
{
  app_settle ();
  return ADW_MESSAGE_DIALOG (app_find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
}

/* A response by its button; the dialog goes away by itself. */
static void
answer (Fixture *fixture, const char *button)
{
  AdwMessageDialog *dialog = dialog_of (fixture);

  g_assert_nonnull (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  click (GTK_WIDGET (dialog), button);
  app_settle ();
  g_assert_null (app_find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
}

static gboolean
chooses_environment (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_COMBO_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data) == 0;
}

static gboolean
is_header (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_HEADER_BAR (widget) && gtk_widget_has_css_class (widget, "production");
}

static void
test_production_asks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  g_autofree char *bundle = g_build_filename (fixture->folder, "bundle", NULL);

  lw_window_show_panel (fixture->window, "objectives");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  row = app_find (visible_panel (fixture), chooses_environment, "Environment");
  g_assert_nonnull (row);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), LW_ENVIRONMENT_PRODUCTION);
  answer (fixture, "_Cancel");
  g_assert_cmpint (lw_plan_get_environment (plan_of (fixture)), ==, LW_ENVIRONMENT_QA);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, LW_ENVIRONMENT_QA);
  g_assert_false (lw_document_get_modified (document_of (fixture)));

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), LW_ENVIRONMENT_PRODUCTION);
  answer (fixture, "_Plan for Production");
  lw_document_flush (document_of (fixture));
  g_assert_cmpint (lw_plan_get_environment (plan_of (fixture)), ==, LW_ENVIRONMENT_PRODUCTION);
  g_assert_nonnull (app_find (GTK_WIDGET (fixture->window), is_header, NULL));

  /* And once more before each export. */
  lw_export_folder_set (document_of (fixture), bundle);
  act (fixture, "win.export");
  answer (fixture, "_Cancel");
  g_assert_false (g_file_test (bundle, G_FILE_TEST_EXISTS));

  act (fixture, "win.undo");
  g_assert_cmpint (lw_plan_get_environment (plan_of (fixture)), ==, LW_ENVIRONMENT_QA);
  g_assert_null (app_find (GTK_WIDGET (fixture->window), is_header, NULL));
}

/* Export */

static gboolean
shows_bundle (gpointer data)
{
  return g_str_equal (lw_window_get_panel (((Fixture *) data)->window), "bundle");
}

static void
export_into (Fixture *fixture, const char *folder)
{
  lw_export_folder_set (document_of (fixture), folder);
  lw_window_show_panel (fixture->window, "profile");
  act (fixture, "win.export");
  app_wait_until (shows_bundle, fixture);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  lw_document_save_finish (LW_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
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

/* The window and the command line write the same files, byte for byte. */
static void
test_export_like_cli (Fixture *fixture, gconstpointer data)
{
  static const char *const environment[] = { "SOURCE_DATE_EPOCH=1700000000", NULL };
  g_autofree char *ours = g_build_filename (fixture->folder, "ours", NULL);
  g_autofree char *theirs = g_build_filename (fixture->folder, "theirs", NULL);
  g_autofree char *plan = g_build_filename (fixture->folder, "plan.loadwright", NULL);
  const char *arguments[] = { "export", plan, "-o", theirs, NULL };
  g_auto (CliRun) run = { 0 };
  g_autofree char *our_names = NULL;
  g_autofree char *their_names = NULL;
  g_auto (GStrv) names = NULL;

  if (g_getenv ("LW_TEST_CLI") == NULL)
    {
      g_test_skip ("The command line program is not built");
      return;
    }
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  open_profile (fixture);
  lw_traffic_set_avg_rps (production_of (fixture), 1234);
  lw_plan_set_name (plan_of (fixture), "Trial $(date) `id` 'x'");
  lw_delivery_set_picture (lw_plan_get_delivery (plan_of (fixture)), TRUE);
  export_into (fixture, ours);
  save_plan (fixture, plan);
  run = cli_run_full (arguments, environment);
  cli_assert_status (run, 0);

  our_names = cli_list (ours);
  their_names = cli_list (theirs);
  g_assert_cmpstr (our_names, ==, their_names);
  names = g_strsplit (our_names, " ", -1);
  g_assert_true (g_strv_contains ((const char *const *) names, "load-shape.svg"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *our_text = cli_read (ours, names[i]);
      g_autofree char *their_text = cli_read (theirs, names[i]);

      g_test_message ("%s", names[i]);
      cli_assert_same_text (our_text, their_text);
    }
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static gboolean
has_dialog (gpointer data)
{
  return app_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Files that somebody changed are not written over without a question. */
static void
test_export_over_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bundle = g_build_filename (fixture->folder, "bundle", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *written = NULL;

  export_into (fixture, bundle);
  cli_write (bundle, "README.md", "my own words\n");
  lw_traffic_set_avg_rps (production_of (fixture), 1234);

  act (fixture, "win.export");
  app_wait_until (has_dialog, NULL);
  answer (fixture, "_Cancel");
  kept = cli_read (bundle, "README.md");
  g_assert_cmpstr (kept, ==, "my own words\n");

  lw_window_show_panel (fixture->window, "profile");
  act (fixture, "win.export");
  app_wait_until (has_dialog, NULL);
  answer (fixture, "_Overwrite");
  app_wait_until (shows_bundle, fixture);
  written = cli_read (bundle, "README.md");
  g_assert_cmpstr (written, !=, "my own words\n");
}

static void
test_export_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "bundle", NULL);

  cli_write (fixture->folder, "file", "not a folder\n");
  lw_export_folder_set (document_of (fixture), below);
  act (fixture, "win.export");
  app_wait_until (has_dialog, NULL);
  answer (fixture, "_Close");
}

/* The window is closed while the files are written; they are written all the same. */
static gboolean
has_readme (gpointer data)
{
  return cli_exists (data, "README.md");
}

static void
test_close_while_exporting (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bundle = g_build_filename (fixture->folder, "bundle", NULL);

  lw_export_folder_set (document_of (fixture), bundle);
  act (fixture, "win.export");
  app_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  app_wait_until (has_readme, bundle);
  app_settle ();
}

/* The same while a file is read. */
static void
test_close_while_opening (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_example ("order-service.yaml");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  LwWindow *window = app_window_new ();

  lw_window_open (window, file);
  app_window_destroy (GTK_WINDOW (window));
}

/* Keyboard */

static gboolean
shows_panel (gpointer data)
{
  const char **wanted = data;

  return g_strcmp0 (lw_window_get_panel ((LwWindow *) wanted[1]), wanted[0]) == 0;
}

static void
test_panels_by_key (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[][2] = {
    { "alt+3", "endpoints" }, { "alt+1", "profile" }, { "alt+6", "bundle" },
    { "alt+4", "flow" }, { "alt+5", "thresholds" }, { "alt+2", "objectives" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *wanted[] = { keys[i][1], (const char *) fixture->window };

      if (!app_press (GTK_WINDOW (fixture->window), keys[i][0]))
        return;
      app_wait_until (shows_panel, wanted);
    }
}

/* Closing */

static void
test_close_asks (Fixture *fixture, gconstpointer data)
{
  GWeakRef weak;

  lw_traffic_set_avg_rps (production_of (fixture), 1234);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, "_Cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));

  g_weak_ref_init (&weak, fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer (fixture, "_Discard");
  fixture->window = NULL;
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (g_weak_ref_get (&weak));
  g_weak_ref_clear (&weak);
}

#define ADD(name, function) g_test_add ("/window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("change-traffic", test_change_traffic);
  ADD ("fix", test_fix);
  ADD ("production-asks", test_production_asks);
  ADD ("export-like-cli", test_export_like_cli);
  ADD ("export-over-changes", test_export_over_changes);
  ADD ("export-fails", test_export_fails);
  ADD ("close-while-exporting", test_close_while_exporting);
  ADD ("close-while-opening", test_close_while_opening);
  ADD ("panels-by-key", test_panels_by_key);
  ADD ("close-asks", test_close_asks);
  return app_test_run ();
}
