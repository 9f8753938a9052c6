/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"

#include "lw-number.h"

#include <stdlib.h>
#include <time.h>

/*
 * From a key that is pressed in a field to the frame that shows what it changed: everything the
 * application does in between, which is the schedule, the key figures, the problems and the chart, and
 * what GTK does to draw it all. With real keys, in the production requests per second of a large plan;
 * the plan of the example in the same run says how fast the machine is.
 *
 * The time until the frame includes what the program waits for; that of the processor does not.
 */

#define SCENARIOS 100
#define STAGES 20
#define ENDPOINTS 1000
#define N_KEYS 24
#define SECOND_MS 1000

typedef struct
{
  gint64 pressed_us; /* 0 while no key is */
  clock_t pressed_clock;
  gboolean scheduled; /* the schedule with the key's change is there */
  double wall_ms;
  double cpu_ms;
  gboolean done;
} Measurement;

static gboolean
key_cb (GtkEventController *controller, guint key, guint code, GdkModifierType state, Measurement *self)
{
  self->pressed_us = g_get_monotonic_time ();
  self->pressed_clock = clock ();
  return GDK_EVENT_PROPAGATE;
}

static void
schedule_cb (Measurement *self)
{
  self->scheduled = self->pressed_us > 0;
}

static void
after_paint_cb (Measurement *self)
{
  if (!self->scheduled || self->done)
    return;
  self->wall_ms = (double) (g_get_monotonic_time () - self->pressed_us) / 1000;
  self->cpu_ms = (double) (clock () - self->pressed_clock) * 1000 / CLOCKS_PER_SEC;
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

/* As somebody who types: what the last key set off, such as a figure that stands out, is over. */
static void
pause_typing (void)
{
  gboolean over = FALSE;

  g_timeout_add (300, set_true_cb, &over);
  app_wait_until (is_true, &over);
}

static int
compare_doubles (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static void
print_times (const char *title, double *values, guint n_values)
{
  char best[LW_NUMBER_BUFFER];
  char middle[LW_NUMBER_BUFFER];

  qsort (values, n_values, sizeof *values, compare_doubles);
  g_print ("  %-26s best %s ms, median %s ms\n", title, lw_number_format_rounded (best, values[0], 1, FALSE),
           lw_number_format_rounded (middle, values[n_values / 2], 1, FALSE));
}

/* Presses keys in the field, each of which changes the plan. Returns the best time, or 0. */
static double
measure (LwWindow *window)
{
  LwDocument *document = lw_window_get_document (window);
  LwTraffic *traffic = lw_profile_get_production (lw_plan_get_profile (lw_document_get_plan (document)));
  GtkWidget *field = app_find_field (GTK_WIDGET (window), traffic, "avg-rps");
  GtkEventController *keys = gtk_event_controller_key_new ();
  Measurement measurement = { 0 };
  double wall[N_KEYS];
  double cpu[N_KEYS];
  gulong schedule_handler, paint_handler;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), &measurement);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  schedule_handler = g_signal_connect_swapped (document, "notify::schedule", G_CALLBACK (schedule_cb), &measurement);
  paint_handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &measurement);

  gtk_widget_grab_focus (GTK_WIDGET (app_entry_of (field)));
  gtk_editable_set_position (app_entry_of (field), -1);
  /* The first key begins a step of undo, which all others go on with. */
  app_press (GTK_WINDOW (window), "1");
  for (guint i = 0; i < N_KEYS; i++)
    {
      pause_typing ();
      measurement = (Measurement) { 0 };
      if (!app_press (GTK_WINDOW (window), i % 2 == 0 ? "5" : "BackSpace"))
        break;
      app_wait_until (is_done, &measurement);
      wall[i] = measurement.wall_ms;
      cpu[i] = measurement.cpu_ms;
    }
  g_signal_handler_disconnect (document, schedule_handler);
  g_signal_handler_disconnect (clock, paint_handler);
  gtk_widget_remove_controller (GTK_WIDGET (window), keys);
  if (!measurement.done)
    return 0;
  print_times ("until the frame", wall, N_KEYS);
  print_times ("of it on the processor", cpu, N_KEYS);
  return cpu[N_KEYS / 2];
}

static void
add_scenario (LwPlan *plan, guint index, gint64 start_ms)
{
  LwObjective *objective = lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE);
  LwScenario *scenario = lw_scenario_new ();
  g_autofree char *name = g_strdup_printf ("scenario_%u", index);

  lw_scenario_set_name (scenario, name);
  lw_scenario_set_executor (scenario, LW_EXECUTOR_RAMPING_ARRIVAL_RATE);
  lw_scenario_set_start_offset_ms (scenario, start_ms);
  for (guint i = 0; i < STAGES; i++)
    lw_record_list_take (lw_scenario_get_stages (scenario),
                         lw_stage_new_percent ((60 + (index * 7 + i * 13) % 50) * SECOND_MS, 10 + (i * 37 + index) % 100));
  lw_record_list_take (lw_objective_get_scenarios (objective), scenario);
}

static void
add_endpoint (LwPlan *plan, guint index)
{
  LwEndpoint *endpoint = lw_endpoint_new ();
  g_autofree char *path = g_strdup_printf ("/api/things/%u/:id", index);
  g_autofree char *name = g_strdup_printf ("GET %s", path);
  LwPair *pair = lw_pair_new ();

  lw_endpoint_set_name (endpoint, name);
  lw_endpoint_set_path (endpoint, path);
  lw_endpoint_set_expected_status (endpoint, "2xx");
  lw_endpoint_set_avg_response_ms (endpoint, 50 + index % 100);
  lw_pair_set_name (pair, "id");
  lw_pair_set_value (pair, "42");
  lw_record_list_take (lw_endpoint_get_path_parameters (endpoint), pair);
  lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);
}

/* Scenarios one after the other, or all of them a second apart. */
static void
enlarge (LwPlan *plan, gboolean at_once)
{
  lw_record_list_clear (lw_objective_get_scenarios (lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE)));
  for (guint i = 0; i < SCENARIOS; i++)
    add_scenario (plan, i, at_once ? (gint64) i * SECOND_MS : -1);
  for (guint i = 0; i < ENDPOINTS; i++)
    add_endpoint (plan, i);
}

static double
report (const char *title, gboolean large, gboolean at_once)
{
  LwWindow *window = app_window_new ();
  g_autoptr (LwPlan) plan = lw_application_load_example ();
  LwDocument *document;
  double cost;

  if (large)
    enlarge (plan, at_once);
  document = lw_document_new (plan);
  lw_window_set_document (window, document);
  g_object_unref (document);
  lw_window_show_panel (window, "profile");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_print ("%s\n", title);
  cost = measure (window);
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle ();
  return cost;
}

static void
bench (void)
{
  double plain = report ("the plan of the example", FALSE, FALSE);
  double row, heap;
  char text[LW_NUMBER_BUFFER];

  if (plain <= 0)
    return;
  row = report ("100 scenarios of 20 stages in a row, 1000 endpoints (aim: under 16 ms)", TRUE, FALSE);
  g_print ("  %s times the example\n", lw_number_format_rounded (text, row / plain, 1, FALSE));
  heap = report ("100 scenarios of 20 stages all at once, 1000 endpoints", TRUE, TRUE);
  g_print ("  %s times the example\n", lw_number_format_rounded (text, heap / plain, 1, FALSE));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/bench/frame", bench);
  return app_test_run ();
}
