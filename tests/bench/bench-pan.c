/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"

#include "lw-number.h"
#include "lw-timeline-view.h"

#include <stdlib.h>
#include <time.h>

/*
 * How long a frame of the whole window takes while the chart is panned and zoomed: for a day of 5000
 * stages, one scenario after the other and all of them at once, and for the plan of the example, which in
 * the same run says how fast the machine is. From the moment the chart is told what to show until GTK has
 * drawn it, as processor time, which other programs do not lengthen.
 */

#define SCENARIOS 5
#define STAGES 1000 /* of each; a scenario takes no more */
#define DAY_MS (24 * 3600 * (gint64) 1000)
#define N_STEPS 24
#define MAX_FRAMES (4 * N_STEPS)

typedef struct
{
  gboolean waits;
  gboolean done;
  clock_t start;
  double cpu_ms;
} Measurement;

typedef struct
{
  double frames[MAX_FRAMES];
  guint n_frames;
} Times;

static void
after_paint_cb (Measurement *self)
{
  if (!self->waits)
    return;
  self->cpu_ms = (double) (clock () - self->start) * 1000 / CLOCKS_PER_SEC;
  self->waits = FALSE;
  self->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Measurement *) data)->done;
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* What opening a plan sets off, such as its bundle, is over. */
static void
wait_for_quiet (void)
{
  gboolean over = FALSE;

  g_timeout_add (1500, set_true_cb, &over);
  app_wait_until (is_true, &over);
}

static void
show (LwTimelineView *timeline, Measurement *measurement, Times *times, double from, double length)
{
  gint64 whole_ms = lw_timeline_view_get_layout (timeline)->length_ms;
  gint64 from_ms = (gint64) (from * (double) whole_ms);

  *measurement = (Measurement) { .waits = TRUE, .start = clock () };
  lw_timeline_view_zoom (timeline, from_ms, from_ms + MAX ((gint64) (length * (double) whole_ms), 1000));
  app_wait_until (is_done, measurement);
  g_assert_cmpuint (times->n_frames, <, MAX_FRAMES);
  times->frames[times->n_frames++] = measurement->cpu_ms;
}

/* A step is a tenth of what is seen, as one of the wheel is. */
static void
pan (LwTimelineView *timeline, Measurement *measurement, Times *times, double length)
{
  for (guint i = 0; i < N_STEPS; i++)
    show (timeline, measurement, times, 0.3 + 0.1 * length * i, length);
}

static void
zoom (LwTimelineView *timeline, Measurement *measurement, Times *times)
{
  double length = 0.8;

  for (guint i = 0; i < N_STEPS; i++)
    {
      show (timeline, measurement, times, 0.4 * (1 - length), length);
      length /= 1.25;
    }
}

static int
compare_doubles (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
print_times (const char *title, Times *times)
{
  char middle[LW_NUMBER_BUFFER];
  char worst[LW_NUMBER_BUFFER];
  double median;

  qsort (times->frames, times->n_frames, sizeof (double), compare_doubles);
  median = times->frames[times->n_frames / 2];
  g_print ("  %-24s median %s ms, slowest %s ms\n", title, lw_number_format_rounded (middle, median, 1, FALSE),
           lw_number_format_rounded (worst, times->frames[times->n_frames - 1], 1, FALSE));
  times->n_frames = 0;
  return median;
}

/* Returns the slowest of the medians. */
static double
measure (LwWindow *window)
{
  LwTimelineView *timeline = LW_TIMELINE_VIEW (app_find_type (GTK_WIDGET (window), LW_TYPE_TIMELINE_VIEW));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Measurement measurement = { 0 };
  Times times = { 0 };
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &measurement);
  static const struct
  {
    const char *title;
    double length;
  } pans[] = { { "panning over a quarter", 0.25 }, { "over a fiftieth", 0.02 }, { "over a five-hundredth", 0.002 } };
  double slowest;

  zoom (timeline, &measurement, &times);
  slowest = print_times ("zooming in", &times);
  for (guint i = 0; i < G_N_ELEMENTS (pans); i++)
    {
      double median;

      pan (timeline, &measurement, &times, pans[i].length);
      median = print_times (pans[i].title, &times);
      slowest = MAX (slowest, median);
    }
  g_signal_handler_disconnect (clock, handler);
  return slowest;
}

static void
add_scenario (LwPlan *plan, guint index, gboolean at_once)
{
  LwObjective *objective = lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE);
  gint64 stage_ms = DAY_MS / STAGES / (at_once ? 1 : SCENARIOS);
  LwScenario *scenario = lw_scenario_new ();
  g_autofree char *name = g_strdup_printf ("day_%u", index);

  lw_scenario_set_name (scenario, name);
  lw_scenario_set_executor (scenario, LW_EXECUTOR_RAMPING_ARRIVAL_RATE);
  lw_scenario_set_start_offset_ms (scenario, at_once ? 0 : -1);
  for (guint i = 0; i < STAGES; i++)
    lw_record_list_take (lw_scenario_get_stages (scenario),
                         lw_stage_new_percent (stage_ms, 40 + (i * 37 + index * 11) % 60 + (i / 50 * 13) % 70));
  lw_record_list_take (lw_objective_get_scenarios (objective), scenario);
}

static void
make_day (LwPlan *plan, gboolean at_once)
{
  for (guint i = 0; i < LW_N_OBJECTIVES; i++)
    if (i != LW_OBJECTIVE_BASELINE)
      lw_objective_set_use (lw_plan_get_objective (plan, i), LW_USE_OFF);
  lw_record_list_clear (lw_objective_get_scenarios (lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE)));
  for (guint i = 0; i < SCENARIOS; i++)
    add_scenario (plan, i, at_once);
}

static double
report (const char *title, gboolean day, gboolean at_once)
{
  LwWindow *window = app_window_new ();
  g_autoptr (LwPlan) plan = lw_application_load_example ();
  g_autoptr (LwDocument) document = NULL;
  double slowest;

  if (day)
    make_day (plan, at_once);
  document = lw_document_new (plan);
  lw_window_set_document (window, document);
  lw_window_show_panel (window, "profile");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  wait_for_quiet ();
  g_print ("%s\n", title);
  slowest = measure (window);
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle ();
  return slowest;
}

static void
bench (void)
{
  double plain = report ("the plan of the example", FALSE, FALSE);
  double row = report ("a day of 5000 stages in a row (aim: under 16 ms)", TRUE, FALSE);
  double heap;
  char text[LW_NUMBER_BUFFER];

  g_print ("  %s times the example\n", lw_number_format_rounded (text, row / plain, 1, FALSE));
  heap = report ("a day of 5000 stages, five scenarios at once", TRUE, TRUE);
  g_print ("  %s times the example\n", lw_number_format_rounded (text, heap / plain, 1, FALSE));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/bench/pan", bench);
  return app_test_run ();
}
