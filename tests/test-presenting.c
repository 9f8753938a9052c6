/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"
#include "cli-runner.h"
#include "lw-plan-view.h"
#include "lw-present-window.h"
#include "lw-stage-handle.h"
#include "lw-timeline-view.h"
#include "lw-traffic-dialog.h"

/* Shaping the load, and showing it to others. */

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

static gboolean
is_label_with (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), words) == 0;
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

/* Measured traffic */

static void
test_follow_traffic (Fixture *fixture, gconstpointer data)
{
  LwObjective *objective = lw_plan_get_objective (plan_of (fixture), LW_OBJECTIVE_CAPACITY);
  LwRecordList *stages = lw_scenario_get_stages (lw_record_list_get (lw_objective_get_scenarios (objective), 0));
  guint n_before = lw_record_list_get_size (stages);
  GtkWidget *dialog;
  GtkWidget *text;

  dialog = lw_traffic_dialog_new (GTK_WINDOW (fixture->window), document_of (fixture),
                                  lw_record_list_get (lw_objective_get_scenarios (objective), 0));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_test_widget_wait_for_draw (dialog);
  text = app_find_type (dialog, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "0,100\nx", -1);
  g_assert_false (gtk_widget_get_sensitive (app_find_button (dialog, "_Follow It")));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                            "minute,requests\n0,6000\n60,30000\n120,60000\n180,60000\n240,60000\n300,0\n", -1);
  gtk_test_widget_wait_for_draw (dialog);
  click (dialog, "_Follow It");
  app_settle ();

  /* Up in two minutes, held for two, down in one; the peak of 1 000 a second is what production has. */
  g_assert_cmpuint (lw_record_list_get_size (stages), ==, 3);
  g_assert_cmpint (lw_stage_get_duration_ms (lw_record_list_get (stages, 0)), ==, 120000);
  g_assert_cmpfloat (lw_stage_get_target (lw_record_list_get (stages, 1)), ==, 100);
  act (fixture, "win.undo");
  g_assert_cmpuint (lw_record_list_get_size (stages), ==, n_before);
}

/* Slides */

static void
turn (GtkWidget *slides, int step)
{
  g_assert_true (gtk_widget_activate_action (slides, "present.turn", "i", step));
}

static gboolean
says (GtkWidget *root, const char *words)
{
  return app_find (root, is_label_with, words) != NULL;
}

static gboolean
is_on_second_slide (gpointer slides)
{
  return lw_present_window_get_slide (slides) == 1;
}

static void
test_slides (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  LwPresentWindow *slides;
  LwTimelineView *chart;

  act (fixture, "win.present");
  window = app_find_toplevel (LW_TYPE_PRESENT_WINDOW);
  g_assert_nonnull (window);
  slides = LW_PRESENT_WINDOW (window);
  chart = LW_TIMELINE_VIEW (app_find_type (window, LW_TYPE_TIMELINE_VIEW));
  gtk_test_widget_wait_for_draw (window);

  /* The test, and three scenarios that run. */
  g_assert_cmpuint (lw_present_window_get_n_slides (slides), ==, 4);
  g_assert_true (says (window, "Order service"));
  if (app_press (GTK_WINDOW (window), "Right"))
    app_wait_until (is_on_second_slide, slides);
  else
    turn (window, 1);
  g_assert_true (says (window, "We send 73.5 requests per second, 50 % of what production sends, for 5\u00a0min."));
  g_assert_cmpstr (lw_timeline_view_get_scenario (chart), ==, "baseline");
  turn (window, 100);
  g_assert_cmpuint (lw_present_window_get_slide (slides), ==, 3);
  turn (window, -1);
  g_assert_cmpstr (lw_timeline_view_get_scenario (chart), ==, "capacity");

  /* They follow the plan. */
  lw_objective_set_use (lw_plan_get_objective (plan_of (fixture), LW_OBJECTIVE_SPIKE), LW_USE_OFF);
  lw_objective_set_use (lw_plan_get_objective (plan_of (fixture), LW_OBJECTIVE_CAPACITY), LW_USE_OFF);
  lw_document_flush (document_of (fixture));
  g_assert_cmpuint (lw_present_window_get_n_slides (slides), ==, 2);
  g_assert_cmpuint (lw_present_window_get_slide (slides), ==, 1);
  g_assert_cmpstr (lw_timeline_view_get_scenario (chart), ==, "baseline");

  g_assert_true (gtk_widget_activate_action (window, "present.toggle", "s", "spotlight"));
  g_assert_true (gtk_widget_activate_action (window, "present.toggle", "s", "sweep"));
  gtk_test_widget_wait_for_draw (window);
  app_window_destroy (GTK_WINDOW (window));
}

static LwRecordList *
capacity_stages (Fixture *fixture)
{
  LwObjective *capacity = lw_plan_get_objective (plan_of (fixture), LW_OBJECTIVE_CAPACITY);

  return lw_scenario_get_stages (lw_record_list_get (lw_objective_get_scenarios (capacity), 0));
}

static gboolean
has_eight_stages (gpointer data)
{
  return lw_record_list_get_size (capacity_stages (data)) == 8;
}

static gboolean
has_seven_stages (gpointer data)
{
  return lw_record_list_get_size (capacity_stages (data)) == 7;
}

static gboolean
is_other_handle (GtkWidget *widget, gconstpointer data)
{
  return LW_IS_STAGE_HANDLE (widget) && lw_stage_handle_get_stage (LW_STAGE_HANDLE (widget)) == 1;
}

/* The shape changes in the chart without a pointer, a step of undo for each change. */
static void
test_shape_by_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *handle = app_find (GTK_WIDGET (fixture->window), is_other_handle, NULL);

  g_assert_true (has_seven_stages (fixture));
  gtk_widget_grab_focus (handle);
  if (!app_press (GTK_WINDOW (fixture->window), "Insert"))
    return;
  app_wait_until (has_eight_stages, fixture);
  app_press (GTK_WINDOW (fixture->window), "ctrl+z");
  app_wait_until (has_seven_stages, fixture);
  app_press (GTK_WINDOW (fixture->window), "ctrl+shift+z");
  app_wait_until (has_eight_stages, fixture);
  app_press (GTK_WINDOW (fixture->window), "Delete");
  app_wait_until (has_seven_stages, fixture);
}

static gboolean
is_zoomed (gpointer chart)
{
  return lw_timeline_view_get_zoomed (chart);
}

/* The menu of the chart opens by its key, and what it says is done. */
static void
test_chart_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chart = app_find_type (GTK_WIDGET (fixture->window), LW_TYPE_TIMELINE_VIEW);

  gtk_widget_grab_focus (app_find (GTK_WIDGET (fixture->window), is_other_handle, NULL));
  g_assert_false (is_zoomed (chart));
  if (!app_press (GTK_WINDOW (fixture->window), "shift+F10"))
    return;
  app_press_text (GTK_WINDOW (fixture->window), "i");
  app_wait_until (is_zoomed, chart);
  app_settle ();
  g_assert_true (gtk_widget_activate_action (chart, "timeline.zoom-all", NULL));
  g_assert_false (is_zoomed (chart));
}

/* The clipboard has the chart in two notations. */
static void
test_copied_chart (Fixture *fixture, gconstpointer data)
{
  GdkContentFormats *formats;

  act (fixture, "win.copy-chart");
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
}

/* Comparing */

static gboolean
has_ghost (gpointer chart)
{
  return lw_timeline_view_get_ghost (chart) != NULL;
}

static void
test_compare (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_example ("small.yaml");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *chart = app_find_type (GTK_WIDGET (fixture->window), LW_TYPE_TIMELINE_VIEW);
  GtkWidget *window;

  lw_window_compare_with (fixture->window, file);
  app_wait_until (has_ghost, chart);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  click (GTK_WIDGET (fixture->window), "_What Changed");
  window = app_find_toplevel (ADW_TYPE_WINDOW);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "What Changed");
  gtk_test_widget_wait_for_draw (window);
  g_assert_nonnull (app_find_type (window, ADW_TYPE_ACTION_ROW));
  app_window_destroy (GTK_WINDOW (window));
  click (GTK_WIDGET (fixture->window), "Stop Comparing");
  g_assert_null (lw_timeline_view_get_ghost (LW_TIMELINE_VIEW (chart)));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/presenting/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("follow-traffic", test_follow_traffic);
  ADD ("chart-menu", test_chart_menu);
  ADD ("slides", test_slides);
  ADD ("shape-by-keys", test_shape_by_keys);
  ADD ("copied-chart", test_copied_chart);
  ADD ("compare", test_compare);
#undef ADD
  return app_test_run ();
}
