/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-stage-handle.h"
#include "lw-timeline-view.h"
#include "test-plan.h"

#include <adwaita.h>
#include <stdlib.h>

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)

typedef struct
{
  GtkWidget *window;
  LwTimelineView *view;
  LwPlan *plan;

  guint n_edits;
  char *path;
  guint stage;
  gint64 duration_ms;
  double target;
  guint n_notified;
} Fixture;

static gboolean
iterate (gboolean (*done) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!done (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, g_main_context_pending (NULL));
  return done (data);
}

#define iterate_until(done, data) g_assert_true (iterate ((done), (data)))

static gboolean
has_layout (gpointer data)
{
  LwTimelineView *view = data;

  return lw_timeline_view_get_layout (view) != NULL;
}

static void
edited_cb (LwTimelineView *view, const char *path, guint stage, gint64 duration_ms, double target, Fixture *self)
{
  self->n_edits++;
  g_free (self->path);
  self->path = g_strdup (path);
  self->stage = stage;
  self->duration_ms = duration_ms;
  self->target = target;
}

static void
notified_cb (LwTimelineView *view, GParamSpec *pspec, Fixture *self)
{
  self->n_notified++;
}

static void
show_plan (Fixture *self)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (self->plan);

  lw_timeline_view_set_schedule (self->view, schedule);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->plan = lw_test_plan_new (2000, 6.8);
  self->window = adw_window_new ();
  self->view = LW_TIMELINE_VIEW (lw_timeline_view_new ());
  g_signal_connect (self->view, "stage-edited", G_CALLBACK (edited_cb), self);
  gtk_window_set_title (GTK_WINDOW (self->window), "timeline-test");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 600);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->view));
  show_plan (self);
  gtk_window_present (GTK_WINDOW (self->window));
  iterate_until (has_layout, self->view);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->plan);
  g_free (self->path);
}

static GtkWidget *
nth_handle (Fixture *self, guint n)
{
  GtkWidget *handle = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  for (guint i = 0; i < n && handle != NULL; i++)
    handle = gtk_widget_get_next_sibling (handle);
  g_assert_true (LW_IS_STAGE_HANDLE (handle));
  return handle;
}

static guint
count_handles (Fixture *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += LW_IS_STAGE_HANDLE (child);
  return n;
}

/* The picture on the screen. */
static cairo_surface_t *
draw (Fixture *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GskRenderNode) node = NULL;

  /* A frame that was under way already may come first, and it has nothing of the view in it. */
  for (guint i = 0; i < 10 && node == NULL; i++)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->view));
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gtk_test_widget_wait_for_draw (GTK_WIDGET (self->view));
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (g_getenv ("LW_TEST_PICTURES") != NULL)
    {
      g_autofree char *name = g_path_get_basename (g_test_get_path ());
      g_autofree char *file = g_strdup_printf ("%s/timeline-%s.png", g_getenv ("LW_TEST_PICTURES"), name);

      cairo_surface_write_to_png (surface, file);
    }
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (data + y * cairo_image_surface_get_stride (surface) + x * 4);
}

static void
test_draws (Fixture *self, gconstpointer data)
{
  LwChartLayout *layout = lw_timeline_view_get_layout (self->view);
  const LwChartRun *run;
  cairo_surface_t *surface;

  g_assert_cmpuint (layout->n_series, ==, 3);
  g_assert_cmpint (layout->to_ms, ==, lw_schedule_get_total_ms (lw_timeline_view_get_schedule (self->view)));
  surface = draw (self);
  run = &layout->series[0].runs[0];
  /* Something of the line, and nothing far above it. */
  g_assert_cmphex (get_pixel (surface, run->top[0].x + 30, run->top[0].y), !=, 0);
  g_assert_cmphex (get_pixel (surface, run->top[0].x + 13, run->top[0].y - 60), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_accessible (Fixture *self, gconstpointer data)
{
  GtkWidget *first = nth_handle (self, 0);
  GtkWidget *second = nth_handle (self, 1);

  gtk_test_accessible_assert_role (self->view, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (self->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Load timeline");
  gtk_test_accessible_assert_property (
    self->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    "Peak 882 requests per second, 33\u00a0min, 3 scenarios: baseline, capacity, spike");

  /* The baseline has a constant rate, so one handle; the capacity test has seven stages. */
  g_assert_cmpuint (count_handles (self), ==, 1 + 7 + 3);
  gtk_test_accessible_assert_role (first, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL, "baseline");
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "hold 147 requests per second for 5\u00a0min");
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_LABEL, "capacity, stage 1 of 7");
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "ramp to 200 requests per second over 2\u00a0min");
}

/* Texts follow the plan. */
static void
test_accessible_changes (Fixture *self, gconstpointer data)
{
  LwScenario *capacity = lw_plan_find_scenario (self->plan, "capacity");

  lw_stage_set_duration_ms (lw_record_list_get (lw_scenario_get_stages (capacity), 0), 0);
  show_plan (self);
  gtk_test_accessible_assert_property (nth_handle (self, 1), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "jump to 200 requests per second");
  lw_objective_set_use (lw_plan_get_objective (self->plan, LW_OBJECTIVE_SPIKE), LW_USE_OFF);
  show_plan (self);
  gtk_test_accessible_assert_property (
    self->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    "Peak 441 requests per second, 25\u00a0min 30\u00a0s, 2 scenarios: baseline, capacity");
  g_assert_cmpuint (count_handles (self), ==, 8);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  GtkWidget *handle = nth_handle (self, 1);
  const LwChartLayout *layout = lw_timeline_view_get_layout (self->view);

  /* About 2 s and 1.8 requests per second a pixel: steps of 10 s and of 10 requests per second. */
  g_assert_cmpfloat (layout->time_scale.ms_per_pixel, >, 1500);
  g_assert_cmpfloat (layout->time_scale.ms_per_pixel, <, 2500);

  g_signal_emit_by_name (handle, "change-duration", 1);
  g_assert_cmpuint (self->n_edits, ==, 1);
  g_assert_cmpstr (self->path, ==, lw_chart_layout_find_series (layout, "capacity") == 1 ? layout->series[1].path : "");
  g_assert_cmpuint (self->stage, ==, 0);
  g_assert_cmpint (self->duration_ms, ==, 2 * MINUTE + 10 * SECOND);
  g_assert_cmpfloat (self->target, ==, layout->series[1].stages[0].target);

  g_signal_emit_by_name (handle, "change-target", 10);
  g_assert_cmpuint (self->n_edits, ==, 2);
  g_assert_cmpint (self->duration_ms, ==, 2 * MINUTE);
  g_assert_cmpfloat (self->target, ==, layout->series[1].stages[0].target + 100);

  /* A stage can become a jump, but not shorter than nothing. */
  g_signal_emit_by_name (handle, "change-duration", -1000);
  g_assert_cmpint (self->duration_ms, ==, 0);
  /* Load never goes below zero. */
  g_signal_emit_by_name (handle, "change-target", -1000);
  g_assert_cmpfloat (self->target, ==, 0);
  /* k6 takes no constant executor below a second. */
  g_signal_emit_by_name (nth_handle (self, 0), "change-duration", -1000);
  g_assert_cmpint (self->duration_ms, ==, SECOND);
  g_assert_cmpuint (self->n_edits, ==, 5);

  lw_timeline_view_set_editable (self->view, FALSE);
  g_assert_cmpuint (count_handles (self), ==, 0);
}

static void
test_focus (Fixture *self, gconstpointer data)
{
  GtkWidget *handle;

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD));
  handle = nth_handle (self, 0);
  g_assert_true (gtk_widget_is_focus (handle));
  g_assert_cmpstr (lw_timeline_view_get_highlight (self->view), ==, "baseline");
  g_signal_emit_by_name (handle, "go", 1);
  g_assert_true (gtk_widget_is_focus (nth_handle (self, 1)));
  g_signal_emit_by_name (nth_handle (self, 1), "go", G_MAXINT);
  g_assert_true (gtk_widget_is_focus (nth_handle (self, 10)));
  g_signal_emit_by_name (nth_handle (self, 10), "go-scenario", -1);
  g_assert_true (gtk_widget_is_focus (nth_handle (self, 1)));
  g_signal_emit_by_name (nth_handle (self, 1), "go-scenario", 1);
  g_assert_true (gtk_widget_is_focus (nth_handle (self, 8)));
  g_signal_emit_by_name (nth_handle (self, 8), "go", G_MININT);
  g_assert_true (gtk_widget_is_focus (nth_handle (self, 0)));
  /* Tab leaves the chart. */
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD));

  /* Right to left, the arrows go with the picture. */
  gtk_widget_set_direction (GTK_WIDGET (self->view), GTK_TEXT_DIR_RTL);
  g_assert_true (lw_timeline_view_get_layout (self->view)->mirrored);
  gtk_widget_grab_focus (nth_handle (self, 1));
  g_signal_emit_by_name (nth_handle (self, 1), "go", 1);
  g_assert_true (gtk_widget_is_focus (nth_handle (self, 0)));
  g_signal_emit_by_name (nth_handle (self, 0), "change-duration", -1);
  g_assert_cmpint (self->duration_ms, >, 5 * MINUTE);
}

/* The focus stays with its stage while the plan changes, and finds another one when that goes. */
static void
test_focus_kept (Fixture *self, gconstpointer data)
{
  LwRecordList *stages = lw_scenario_get_stages (lw_plan_find_scenario (self->plan, "capacity"));
  GtkWidget *handle = nth_handle (self, 3);

  gtk_widget_grab_focus (handle);
  lw_stage_set_duration_ms (lw_record_list_get (stages, 0), 3 * MINUTE);
  show_plan (self);
  g_assert_true (gtk_widget_is_focus (handle));
  g_assert_true (nth_handle (self, 3) == handle);
  while (lw_record_list_get_size (stages) > 2)
    lw_record_list_remove (stages, 2);
  show_plan (self);
  g_assert_true (gtk_widget_is_focus (nth_handle (self, 2)));
}

static void
test_drag (Fixture *self, gconstpointer data)
{
  GtkWidget *handle = nth_handle (self, 1);
  double ms_per_pixel = lw_timeline_view_get_layout (self->view)->time_scale.ms_per_pixel;
  gint64 total = lw_timeline_view_get_layout (self->view)->to_ms;
  const LwChartSeries *series;
  cairo_surface_t *surface;

  /* 60 pixels to the right and 80 up are seen at once, but not said yet. */
  g_signal_emit_by_name (handle, "drag-started", 300.0, 300.0);
  g_signal_emit_by_name (handle, "dragged", 330.0, 260.0);
  g_signal_emit_by_name (handle, "dragged", 360.0, 220.0);
  series = &lw_timeline_view_get_layout (self->view)->series[1];
  g_assert_cmpint (series->stages[0].duration_ms, >=, 2 * MINUTE + 58 * ms_per_pixel);
  g_assert_cmpint (series->stages[0].duration_ms, <=, 2 * MINUTE + 62 * ms_per_pixel);
  g_assert_cmpint (series->stages[0].duration_ms % (5 * SECOND), ==, 0);
  g_assert_cmpfloat (series->stages[0].target, >, 300);
  g_assert_cmpint (lw_timeline_view_get_layout (self->view)->to_ms, >, total);
  g_assert_true (nth_handle (self, 1) == handle);
  g_assert_cmpuint (self->n_edits, ==, 0);
  surface = draw (self);
  cairo_surface_destroy (surface);

  /* One edit at the end. */
  g_signal_emit_by_name (handle, "drag-ended", TRUE);
  g_assert_cmpuint (self->n_edits, ==, 1);
  g_assert_cmpuint (self->stage, ==, 0);
  g_assert_cmpint (self->duration_ms, >, 3 * MINUTE);
  g_assert_cmpfloat (self->target, >, 300);
  /* Nobody has changed the plan, so the chart is what it was. */
  g_assert_cmpint (lw_timeline_view_get_layout (self->view)->to_ms, ==, total);

  /* Given up, it has not happened. */
  g_signal_emit_by_name (handle, "drag-started", 300.0, 300.0);
  g_signal_emit_by_name (handle, "dragged", 360.0, 220.0);
  g_signal_emit_by_name (handle, "drag-ended", FALSE);
  g_assert_cmpuint (self->n_edits, ==, 1);
  g_assert_cmpint (lw_timeline_view_get_layout (self->view)->to_ms, ==, total);

  /* A level near the target of the plan becomes the target. */
  g_signal_emit_by_name (handle, "drag-started", 300.0, 300.0);
  g_signal_emit_by_name (handle, "dragged", 300.0, 300.0 - 94.12 / 882 * 500);
  g_signal_emit_by_name (handle, "drag-ended", TRUE);
  g_assert_cmpint (self->duration_ms, ==, 2 * MINUTE);
  g_assert_cmpfloat_with_epsilon (self->target, 294.12, 0.2);
}

static void
test_highlight (Fixture *self, gconstpointer data)
{
  cairo_surface_t *before, *after;
  const LwChartRun *run = &lw_timeline_view_get_layout (self->view)->series[0].runs[0];

  before = draw (self);
  g_signal_connect (self->view, "notify::highlight", G_CALLBACK (notified_cb), self);
  lw_timeline_view_set_highlight (self->view, "baseline");
  lw_timeline_view_set_highlight (self->view, "baseline");
  g_assert_cmpuint (self->n_notified, ==, 1);
  after = draw (self);
  g_assert_cmphex (get_pixel (before, run->top[0].x + 30, run->top[0].y + 20), !=,
                   get_pixel (after, run->top[0].x + 30, run->top[0].y + 20));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
  /* A name that is not in the chart does no harm. */
  lw_timeline_view_set_highlight (self->view, "no such scenario");
  cairo_surface_destroy (draw (self));
  lw_timeline_view_set_highlight (self->view, NULL);
  g_assert_cmpuint (self->n_notified, ==, 3);
}

static void
test_properties (Fixture *self, gconstpointer data)
{
  g_signal_connect (self->view, "notify", G_CALLBACK (notified_cb), self);
  g_object_set (self->view, "axis", LW_CHART_AXIS_VUS, NULL);
  g_object_set (self->view, "axis", LW_CHART_AXIS_VUS, NULL);
  g_assert_cmpuint (self->n_notified, ==, 1);
  g_assert_cmpstr (lw_timeline_view_get_layout (self->view)->unit.text, ==, "VUs");
  g_object_set (self->view, "scenario", "soak", "show", LW_CHART_SHOW_ONE, NULL);
  g_assert_cmpuint (lw_timeline_view_get_layout (self->view)->n_series, ==, 1);
  g_object_set (self->view, "show", LW_CHART_SHOW_ALL, NULL);
  g_assert_cmpuint (lw_timeline_view_get_layout (self->view)->n_series, ==, 5);
  g_assert_cmpuint (lw_timeline_view_get_layout (self->view)->n_breaks, ==, 1);
  g_object_set (self->view, "schedule", NULL, NULL);
  g_assert_nonnull (lw_timeline_view_get_layout (self->view)->message.text);
  g_assert_cmpuint (count_handles (self), ==, 0);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD));
  cairo_surface_destroy (draw (self));
}

/* Too many stages for the space share handles, which open on a closer look. */
static void
test_crowded (Fixture *self, gconstpointer data)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_ARRIVAL_RATE, &scenario);
  g_autoptr (LwSchedule) schedule = NULL;
  GtkWidget *handle;
  guint n;

  for (guint i = 0; i < 600; i++)
    lw_test_add_stage (scenario, 10 * SECOND, 50 + i % 2);
  schedule = lw_schedule_compute (plan);
  lw_timeline_view_set_schedule (self->view, schedule);
  n = count_handles (self);
  g_assert_cmpuint (n, <=, 100);
  handle = nth_handle (self, 0);
  g_assert_cmpuint (lw_stage_handle_get_n_stages (LW_STAGE_HANDLE (handle)), >, 1);
  g_signal_emit_by_name (handle, "change-duration", 1);
  g_assert_cmpuint (self->n_edits, ==, 0);
  g_signal_emit_by_name (handle, "activate");
  g_assert_true (lw_timeline_view_get_zoomed (self->view));
  handle = nth_handle (self, 0);
  g_assert_cmpuint (lw_stage_handle_get_n_stages (LW_STAGE_HANDLE (handle)), ==, 1);
  cairo_surface_destroy (draw (self));
  lw_timeline_view_zoom (self->view, 0, 0);
  g_assert_false (lw_timeline_view_get_zoomed (self->view));
}

/* The real thing: pointer and keys through the server. */
static void
type (const char *arguments)
{
  g_autofree char *command = g_strconcat ("xdotool ", arguments, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_auto (GStrv) argv = g_strsplit (command, " ", -1);

  process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_edited (gpointer data)
{
  Fixture *self = data;

  return self->n_edits > 0;
}

static gboolean
is_hovered (gpointer data)
{
  return g_strcmp0 (lw_timeline_view_get_highlight (data), "capacity") == 0;
}

static gboolean
is_dragged (gpointer data)
{
  return lw_stage_handle_is_dragged (data);
}

static gboolean
is_not_dragged (gpointer data)
{
  return !lw_stage_handle_is_dragged (data);
}

static gboolean
has_focus (gpointer data)
{
  return gtk_widget_is_focus (data) && gtk_window_is_active (GTK_WINDOW (gtk_widget_get_root (data)));
}

static void
move_to (Fixture *self, GtkWidget *handle, int dx, int dy)
{
  g_autofree char *arguments = NULL;
  double x, y, inside_x, inside_y;

  lw_stage_handle_get_place (LW_STAGE_HANDLE (handle), &x, &y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), self->window, x + dx, y + dy, &inside_x, &inside_y);
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &x, &y);
  arguments = g_strdup_printf ("mousemove %d %d", (int) (inside_x + x), (int) (inside_y + y));
  type (arguments);
}

static void
test_pointer (Fixture *self, gconstpointer data)
{
  GtkWidget *handle = nth_handle (self, 3);
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");
  gint64 before = lw_timeline_view_get_layout (self->view)->series[1].stages[2].duration_ms;

  if (xdotool == NULL)
    {
      g_test_skip ("There is no xdotool");
      return;
    }
  /* Without a window manager the window is in the upper left corner. */
  type ("search --sync --onlyvisible --name timeline-test windowfocus --sync");
  move_to (self, handle, -10, 40);
  iterate_until (is_hovered, self->view);
  cairo_surface_destroy (draw (self));

  /* Given up with Escape. */
  move_to (self, handle, 0, 0);
  type ("mousedown 1");
  move_to (self, handle, 30, -20);
  iterate_until (is_dragged, handle);
  type ("key Escape");
  iterate_until (is_not_dragged, handle);
  type ("mouseup 1");
  cairo_surface_destroy (draw (self));
  g_assert_cmpuint (self->n_edits, ==, 0);

  move_to (self, handle, 0, 0);
  type ("mousedown 1");
  move_to (self, handle, 10, 0);
  iterate_until (is_dragged, handle);
  move_to (self, handle, 20, 0);
  type ("mouseup 1");
  iterate_until (is_edited, self);
  g_assert_cmpuint (self->n_edits, ==, 1);
  g_assert_cmpuint (self->stage, ==, 2);
  g_assert_cmpint (self->duration_ms, >, before);

  self->n_edits = 0;
  iterate_until (has_focus, handle);
  type ("key alt+shift+Right");
  iterate_until (is_edited, self);
  g_assert_cmpint (self->duration_ms, ==, before + 100 * SECOND);
  type ("key Left");
  iterate_until (has_focus, nth_handle (self, 2));
}

/* With Shift the handle goes a tenth of the pointer's way, from where it is, to the second. */
static void
test_fine_drag (Fixture *self, gconstpointer data)
{
  GtkWidget *handle = nth_handle (self, 3);
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");
  double ms_per_pixel = lw_timeline_view_get_layout (self->view)->time_scale.ms_per_pixel;
  gint64 before = lw_timeline_view_get_layout (self->view)->series[1].stages[2].duration_ms;

  if (xdotool == NULL)
    {
      g_test_skip ("There is no xdotool");
      return;
    }
  type ("search --sync --onlyvisible --name timeline-test windowfocus --sync");
  move_to (self, handle, 0, 0);
  type ("mousedown 1");
  move_to (self, handle, 10, 0);
  iterate_until (is_dragged, handle);
  type ("keydown Shift_L");
  /* The place of the handle is that of the dragged one by now. */
  move_to (self, handle, 1, 0);
  move_to (self, handle, 60, 0);
  type ("mouseup 1");
  type ("keyup Shift_L");
  iterate_until (is_edited, self);
  g_assert_cmpint (self->duration_ms % SECOND, ==, 0);
  g_assert_cmpint (self->duration_ms, >, before);
  g_assert_cmpfloat ((double) (self->duration_ms - before), <, 40 * ms_per_pixel);
}

static void
split_or_removed_cb (LwTimelineView *view, const char *path, guint stage, gint64 after_ms, Fixture *self)
{
  self->n_edits++;
  self->stage = stage;
  self->duration_ms = after_ms;
}

static void
removed_cb (LwTimelineView *view, const char *path, guint stage, Fixture *self)
{
  split_or_removed_cb (view, path, stage, -1, self);
}

/* Insert and a double click make two stages of one, Delete removes one. */
static void
test_split (Fixture *self, gconstpointer data)
{
  GtkWidget *handle = nth_handle (self, 3);
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (xdotool == NULL)
    {
      g_test_skip ("There is no xdotool");
      return;
    }
  g_signal_connect (self->view, "stage-split", G_CALLBACK (split_or_removed_cb), self);
  g_signal_connect (self->view, "stage-removed", G_CALLBACK (removed_cb), self);
  type ("search --sync --onlyvisible --name timeline-test windowfocus --sync");
  gtk_widget_grab_focus (handle);
  iterate_until (has_focus, handle);
  type ("key Insert");
  iterate_until (is_edited, self);
  g_assert_cmpuint (self->stage, ==, 2);
  g_assert_cmpint (self->duration_ms, ==, MINUTE);

  self->n_edits = 0;
  type ("key Delete");
  iterate_until (is_edited, self);
  g_assert_cmpuint (self->stage, ==, 2);
  g_assert_cmpint (self->duration_ms, ==, -1);

  /* 20 pixels before the end of the second stage, in its area. */
  self->n_edits = 0;
  move_to (self, nth_handle (self, 2), -20, 40);
  type ("click --repeat 2 --delay 60 1");
  iterate_until (is_edited, self);
  g_assert_cmpuint (self->stage, ==, 1);
  g_assert_cmpint (self->duration_ms, >, 3 * MINUTE);
  g_assert_cmpint (self->duration_ms, <, 5 * MINUTE);
  g_assert_cmpint (self->duration_ms % SECOND, ==, 0);
}

static gboolean
is_zoomed (gpointer data)
{
  return lw_timeline_view_get_zoomed (data);
}

static gboolean
has_moved (gpointer data)
{
  gint64 from_ms, to_ms;

  lw_timeline_view_get_zoom (data, &from_ms, &to_ms);
  return from_ms == 20 * MINUTE && to_ms == 24 * MINUTE;
}

/* Keys zoom in around the handle that has the focus, and move along the time. */
static void
test_zoom_keys (Fixture *self, gconstpointer data)
{
  GtkWidget *handle = nth_handle (self, 5);
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (xdotool == NULL)
    {
      g_test_skip ("There is no xdotool");
      return;
    }
  type ("search --sync --onlyvisible --name timeline-test windowfocus --sync");
  gtk_widget_grab_focus (handle);
  iterate_until (has_focus, handle);
  type ("key ctrl+plus");
  iterate_until (is_zoomed, self->view);
  lw_timeline_view_zoom (self->view, 19 * MINUTE, 23 * MINUTE);
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL);
  type ("key ctrl+Right");
  iterate_until (has_moved, self->view);
}

static void
test_no_leaks (void)
{
  GtkWidget *window = adw_window_new ();
  LwTimelineView *view = g_object_ref_sink (LW_TIMELINE_VIEW (lw_timeline_view_new ()));
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *handle;

  g_menu_append (menu, "Test", "test.test");
  lw_timeline_view_set_menu_model (view, G_MENU_MODEL (menu));
  lw_timeline_view_set_schedule (view, schedule);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (view));
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 500);
  gtk_window_present (GTK_WINDOW (window));
  iterate_until (has_layout, view);
  handle = gtk_widget_get_first_child (GTK_WIDGET (view));
  g_object_add_weak_pointer (G_OBJECT (handle), (gpointer *) &handle);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (view);
  g_assert_null (handle);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add ("/timeline-view/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("draws", test_draws);
  ADD ("accessible", test_accessible);
  ADD ("accessible-changes", test_accessible_changes);
  ADD ("keys", test_keys);
  ADD ("focus", test_focus);
  ADD ("focus-kept", test_focus_kept);
  ADD ("drag", test_drag);
  ADD ("highlight", test_highlight);
  ADD ("properties", test_properties);
  ADD ("crowded", test_crowded);
  ADD ("pointer", test_pointer);
  ADD ("fine-drag", test_fine_drag);
  ADD ("split", test_split);
  ADD ("zoom-keys", test_zoom_keys);
#undef ADD
  g_test_add_func ("/timeline-view/no-leaks", test_no_leaks);

  return g_test_run ();
}
