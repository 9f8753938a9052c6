/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"
#include "lw-field-entry.h"

#include <string.h>

/* Typing into the entries of fields: what makes sense goes into the plan as it is typed; what does not
 * stays, marked and explained, and the plan keeps its last good value. */

#define NBSP "\u00a0"
#define GROUP "\u202f"

typedef struct
{
  LwWindow *window;
  LwDocument *document; /* (unowned) */
  LwPlan *plan;         /* (unowned) */
  LwHistory *history;   /* (unowned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = app_window_new_with_example ();
  fixture->document = lw_window_get_document (fixture->window);
  fixture->plan = lw_document_get_plan (fixture->document);
  fixture->history = lw_document_get_history (fixture->document);
  lw_window_show_panel (fixture->window, "profile");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_window_destroy (GTK_WINDOW (fixture->window));
}

static LwRecord *
production (Fixture *fixture)
{
  return LW_RECORD (lw_profile_get_production (lw_plan_get_profile (fixture->plan)));
}

static double
get_double (gpointer record, const char *field)
{
  double value;

  g_object_get (record, field, &value, NULL);
  return value;
}

static const char *
text_of (GtkWidget *field)
{
  return gtk_editable_get_text (GTK_EDITABLE (app_entry_of (field)));
}

static gboolean
is_error_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error");
}

static GtkLabel *
reason_of (GtkWidget *field)
{
  return GTK_LABEL (app_find (field, is_error_label, NULL));
}

/* Marked for the eye and for a screen reader, with a reason in words. */
static void
assert_marked (GtkWidget *field)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (app_entry_of (field));

  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (reason_of (field))));
  g_assert_cmpstr (gtk_label_get_label (reason_of (field)), !=, "");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (entry, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
}

static void
assert_not_marked (GtkWidget *field)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (app_entry_of (field));

  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (reason_of (field))));
  g_assert_false (gtk_test_accessible_has_state (entry, GTK_ACCESSIBLE_STATE_INVALID));
}

/* Somebody goes on to the next field. */
static void
leave (Fixture *fixture)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  app_settle ();
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  LwRecord *record = production (fixture);
  GtkWidget *field = app_find_field (GTK_WIDGET (fixture->window), record, "avg-rps");

  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 1000);
  g_assert_cmpstr (text_of (field), ==, "1000");
  assert_not_marked (field);

  app_type (field, "1,5");
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 1.5);
  app_type (field, "2.5k");
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 2500);
  /* As typed while typing, in its one form afterwards. */
  g_assert_cmpstr (text_of (field), ==, "2.5k");
  leave (fixture);
  g_assert_cmpstr (text_of (field), ==, "2500");
  assert_not_marked (field);

  app_type (field, "30 000");
  g_signal_emit_by_name (app_entry_of (field), "activate");
  g_assert_cmpstr (text_of (field), ==, "30" GROUP "000");
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 30000);
}

static void
test_bad (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "abc", "-5", "12 apples", "1e400", "nan", "0x10", "1..2", "--", "💥" };
  LwRecord *record = production (fixture);
  GtkWidget *field = app_find_field (GTK_WIDGET (fixture->window), record, "avg-rps");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double before;

      app_type (field, "1200");
      assert_not_marked (field);
      before = get_double (record, "avg-rps");
      g_assert_cmpfloat (before, ==, 1200);

      /* Nothing of it makes sense on the way. */
      app_paste (field, bad[i]);
      assert_marked (field);
      g_assert_cmpfloat (get_double (record, "avg-rps"), ==, before);

      leave (fixture);
      g_assert_cmpstr (text_of (field), ==, bad[i]);
      assert_marked (field);
      g_assert_cmpfloat (get_double (record, "avg-rps"), ==, before);
    }

  app_type (field, "900");
  assert_not_marked (field);
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 900);
}

/* A bad end of a good beginning. */
static void
test_good_beginning (Fixture *fixture, gconstpointer data)
{
  LwRecord *record = production (fixture);
  GtkWidget *field = app_find_field (GTK_WIDGET (fixture->window), record, "peak-rps");

  app_type (field, "12q");
  assert_marked (field);
  g_assert_cmpstr (text_of (field), ==, "12q");
  g_assert_cmpfloat (get_double (record, "peak-rps"), ==, 12);
}

static void
test_one_step (Fixture *fixture, gconstpointer data)
{
  LwRecord *record = production (fixture);
  GtkWidget *field = app_find_field (GTK_WIDGET (fixture->window), record, "avg-rps");

  g_assert_false (lw_history_get_can_undo (fixture->history));
  app_type (field, "1234");
  leave (fixture);
  app_type (field, "56");
  leave (fixture);
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 56);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 1234);
  g_assert_cmpstr (text_of (field), ==, "1234");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 1000);
  g_assert_cmpstr (text_of (field), ==, "1000");
  g_assert_false (lw_history_get_can_undo (fixture->history));
  g_assert_false (lw_document_get_modified (fixture->document));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 1234);
  g_assert_true (lw_document_get_modified (fixture->document));
}

/* Two fields one after the other are two steps, also without leaving the first in between. */
static void
test_two_fields (Fixture *fixture, gconstpointer data)
{
  LwRecord *record = production (fixture);
  GtkWidget *average = app_find_field (GTK_WIDGET (fixture->window), record, "avg-rps");
  GtkWidget *peak = app_find_field (GTK_WIDGET (fixture->window), record, "peak-rps");

  app_type (average, "100");
  app_type (peak, "200");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 100);
  g_assert_cmpfloat (get_double (record, "peak-rps"), ==, 2000);
}

/* Undo takes the mark away: what is shown is then what the plan has. */
static void
test_undo_of_marked (Fixture *fixture, gconstpointer data)
{
  LwRecord *record = production (fixture);
  GtkWidget *field = app_find_field (GTK_WIDGET (fixture->window), record, "avg-rps");

  app_type (field, "77x");
  assert_marked (field);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 1000);
  g_assert_cmpstr (text_of (field), ==, "1000");
  assert_not_marked (field);
}

static void
press_escape (GtkWidget *field)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (field);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n_shortcuts = GTK_IS_SHORTCUT_CONTROLLER (controller) ? g_list_model_get_n_items (G_LIST_MODEL (controller)) : 0;

      for (guint j = 0; j < n_shortcuts; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == GDK_KEY_Escape)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, field, NULL);
        }
    }
  app_settle ();
}

/* Escape gives back what was there before the typing. */
static void
test_escape (Fixture *fixture, gconstpointer data)
{
  LwRecord *record = production (fixture);
  GtkWidget *field = app_find_field (GTK_WIDGET (fixture->window), record, "avg-rps");

  app_type (field, "77x");
  assert_marked (field);
  press_escape (field);
  assert_not_marked (field);
  g_assert_cmpstr (text_of (field), ==, "1000");
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 1000);
  g_assert_false (lw_history_get_can_undo (fixture->history));

  /* What was left counts as done. */
  app_type (field, "500");
  leave (fixture);
  app_type (field, "600");
  press_escape (field);
  g_assert_cmpfloat (get_double (record, "avg-rps"), ==, 500);
  g_assert_cmpstr (text_of (field), ==, "500");
}

static void
test_share (Fixture *fixture, gconstpointer data)
{
  LwExtrapolation *record = lw_profile_get_extrapolation (lw_plan_get_profile (fixture->plan));
  GtkWidget *field = app_find_field (GTK_WIDGET (fixture->window), record, "confidence");

  g_assert_cmpstr (text_of (field), ==, "70");
  app_type (field, "82.5");
  g_assert_cmpfloat_with_epsilon (get_double (record, "confidence"), 0.825, 1e-12);
  app_type (field, "90 %");
  g_assert_cmpfloat_with_epsilon (get_double (record, "confidence"), 0.9, 1e-12);
  leave (fixture);
  g_assert_cmpstr (text_of (field), ==, "90");

  app_type (field, "101");
  assert_marked (field);
  g_assert_cmpfloat_with_epsilon (get_double (record, "confidence"), 0.1, 1e-12);

  app_type (field, "");
  assert_not_marked (field);
  g_assert_cmpfloat (get_double (record, "confidence"), ==, LW_UNSET);
  leave (fixture);
  g_assert_cmpstr (text_of (field), ==, "");
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  static const char *const hostile = "'; rm -rf / # ${x} `y` <b>\"";
  GtkWidget *field = app_find_field (GTK_WIDGET (fixture->window), fixture->plan, "name");

  g_assert_cmpstr (text_of (field), ==, "");
  app_type (field, hostile);
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, hostile);
  leave (fixture);
  g_assert_cmpstr (text_of (field), ==, hostile);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, hostile);
  assert_not_marked (field);
}

static void
test_duration (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    gint64 milliseconds;
    const char *shown;
  } good[] = {
    { "90s", 90000, "1" NBSP "min 30" NBSP "s" },
    { "1h30m", 5400000, "1" NBSP "h 30" NBSP "min" },
    { "1:30:00", 5400000, "1" NBSP "h 30" NBSP "min" },
    { "5 min", 300000, "5" NBSP "min" },
    { "45", 45000, "45" NBSP "s" },
    { "0", 0, "0" NBSP "s" },
  };
  GtkWidget *field;

  lw_window_show_panel (fixture->window, "objectives");
  field = app_find_field (GTK_WIDGET (fixture->window), fixture->plan, "gap-ms");
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      app_type (field, good[i].typed);
      assert_not_marked (field);
      g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, good[i].milliseconds);
      leave (fixture);
      g_assert_cmpstr (text_of (field), ==, good[i].shown);
    }

  lw_plan_set_gap_ms (fixture->plan, 12000);
  app_paste (field, "soon");
  assert_marked (field);
  app_paste (field, "999999d");
  assert_marked (field);
  app_type (field, "");
  assert_marked (field);
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 12000);
}

/* An entry that stands alone, for what no panel of the example shows at once. */
static GtkWidget *
lone_entry (GtkWidget **window, gpointer record, const char *name, LwFieldKind kind)
{
  GtkWidget *field = lw_field_entry_new (name, kind, name);

  lw_field_entry_set_record (LW_FIELD_ENTRY (field), record);
  *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (*window), field);
  gtk_window_present (GTK_WINDOW (*window));
  return field;
}

static void
test_integer (void)
{
  g_autoptr (LwScenario) scenario = lw_scenario_new ();
  GtkWidget *window;
  GtkWidget *field = lone_entry (&window, scenario, "vus", LW_FIELD_INTEGER);

  app_type (field, "250");
  g_assert_cmpint (lw_scenario_get_vus (scenario), ==, 250);
  app_type (field, "1k");
  g_assert_cmpint (lw_scenario_get_vus (scenario), ==, 1000);
  app_paste (field, "2.5");
  assert_marked (field);
  app_paste (field, "99999999999");
  assert_marked (field);
  g_assert_null (strstr (gtk_label_get_label (reason_of (field)), "whole"));
  app_paste (field, "-1");
  assert_marked (field);
  g_assert_cmpint (lw_scenario_get_vus (scenario), ==, 1000);
  app_window_destroy (GTK_WINDOW (window));
}

/* Where a field knows "automatic", nothing typed means that. */
static void
test_unset (void)
{
  g_autoptr (LwScenario) scenario = lw_scenario_new ();
  GtkWidget *window;
  GtkWidget *field = lone_entry (&window, scenario, "start-offset-ms", LW_FIELD_DURATION);

  g_assert_cmpint (lw_scenario_get_start_offset_ms (scenario), ==, -1);
  g_assert_cmpstr (text_of (field), ==, "");
  app_type (field, "2m");
  g_assert_cmpint (lw_scenario_get_start_offset_ms (scenario), ==, 120000);
  app_type (field, "");
  assert_not_marked (field);
  g_assert_cmpint (lw_scenario_get_start_offset_ms (scenario), ==, -1);
  app_window_destroy (GTK_WINDOW (window));
}

static void
test_milliseconds (void)
{
  g_autoptr (LwServiceLevel) level = lw_service_level_new ();
  GtkWidget *window;
  GtkWidget *field = lone_entry (&window, level, "p95-ms", LW_FIELD_DURATION_MS);

  g_assert_cmpstr (text_of (field), ==, "");
  app_type (field, "350");
  g_assert_cmpfloat (lw_service_level_get_p95_ms (level), ==, 350);
  app_type (field, "1,250");
  g_assert_cmpfloat (lw_service_level_get_p95_ms (level), ==, 1250);
  app_paste (field, "fast");
  assert_marked (field);
  g_assert_cmpfloat (lw_service_level_get_p95_ms (level), ==, 1250);
  app_window_destroy (GTK_WINDOW (window));
}

/* Another record takes what was typed and not understood away. */
static void
test_other_record (void)
{
  g_autoptr (LwStage) first = lw_stage_new_percent (60000, 80);
  g_autoptr (LwStage) second = lw_stage_new_percent (60000, 120);
  GtkWidget *window;
  GtkWidget *field = lone_entry (&window, first, "target", LW_FIELD_NUMBER);

  app_paste (field, "much");
  assert_marked (field);
  lw_field_entry_set_record (LW_FIELD_ENTRY (field), LW_RECORD (second));
  assert_not_marked (field);
  g_assert_cmpstr (text_of (field), ==, "120");
  lw_stage_set_target (first, 5);
  g_assert_cmpstr (text_of (field), ==, "120");
  lw_stage_set_target (second, 130);
  g_assert_cmpstr (text_of (field), ==, "130");
  app_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, function) g_test_add ("/field-entry/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("good", test_good);
  ADD ("bad", test_bad);
  ADD ("good-beginning", test_good_beginning);
  ADD ("one-step", test_one_step);
  ADD ("two-fields", test_two_fields);
  ADD ("undo-of-marked", test_undo_of_marked);
  ADD ("escape", test_escape);
  ADD ("share", test_share);
  ADD ("text", test_text);
  ADD ("duration", test_duration);
  g_test_add_func ("/field-entry/integer", test_integer);
  g_test_add_func ("/field-entry/unset", test_unset);
  g_test_add_func ("/field-entry/milliseconds", test_milliseconds);
  g_test_add_func ("/field-entry/other-record", test_other_record);
  return app_test_run ();
}
