/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* The window of somebody who reads German: every problem, figure and threshold in it is in German. */

#include "config.h"

#include "app-fixture.h"
#include "german.h"
#include "lw-key-figures.h"
#include "lw-plan-view.h"
#include "lw-problem-list.h"

#include <string.h>

static gboolean
begins_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static void
test_problems (void)
{
  LwWindow *window = app_window_new_with_example ();
  GtkWidget *list = app_find_type (GTK_WIDGET (window), LW_TYPE_PROBLEM_LIST);

  g_assert_nonnull (app_find (list, begins_with, "Angegebener und berechneter Faktor weichen um 11 % voneinander ab"));
  g_assert_nonnull (app_find (list, begins_with, "Alle Ziellasten folgen aus dem angegebenen"));
  g_assert_nonnull (app_find_button (list, "6.12 verwenden"));
  app_window_destroy (GTK_WINDOW (window));
}

/* Words that no German sentence has. */
static void
assert_not_english (GtkWidget *widget, gpointer data)
{
  static const char *const english[] = { " the ", " of ", " is ", " are ", " and ", " than " };
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "";

  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    if (strstr (text, english[i]) != NULL)
      {
        g_test_message ("“%s” is English", text);
        g_test_fail ();
      }
}

static void
test_plan_view (void)
{
  LwWindow *window = app_window_new_with_example ();

  app_walk (app_find_type (GTK_WIDGET (window), LW_TYPE_PROBLEM_LIST), assert_not_english, NULL);
  app_walk (app_find_type (GTK_WIDGET (window), LW_TYPE_KEY_FIGURES), assert_not_english, NULL);
  app_window_destroy (GTK_WINDOW (window));
}

static void
test_thresholds (void)
{
  LwWindow *window = app_window_new_with_example ();

  lw_window_show_panel (window, "thresholds");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  app_settle ();
  g_assert_nonnull (app_find (GTK_WIDGET (window), begins_with, "bei 95 % der Anfragen"));
  app_window_destroy (GTK_WINDOW (window));
}

static void
note_widest (GtkWidget *widget, gpointer limit)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > GPOINTER_TO_INT (limit))
    g_test_message ("%s is at least %d pixels wide", G_OBJECT_TYPE_NAME (widget), minimum);
}

static void
assert_fits (GtkWidget *widget, int limit)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > limit)
    app_walk (widget, note_widest, GINT_TO_POINTER (limit));
  g_assert_cmpint (minimum, <=, limit);
}

static gboolean
holds_panels (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), "objectives") != NULL;
}

/* German words are long, and panel and chart still fit side by side into a window of 1024 pixels: 172 of
 * them are the sidebar's. */
static void
test_side_by_side (void)
{
  static const char *const panels[] = { "profile", "objectives", "endpoints", "flow", "thresholds", "bundle" };
  LwWindow *window = app_window_new_with_example ();

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      g_test_message ("%s", panels[i]);
      lw_window_show_panel (window, panels[i]);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      app_settle ();
      assert_fits (gtk_stack_get_visible_child (GTK_STACK (app_find (GTK_WIDGET (window), holds_panels, NULL))), 400);
    }
  assert_fits (app_find_type (GTK_WIDGET (window), LW_TYPE_PLAN_VIEW), 440);
  app_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gboolean german = german_begin ();

  app_test_init (&argc, &argv);
  if (!german)
    {
      g_test_message ("there are no translations to test");
      return 77;
    }

  g_test_add_func ("/german/problems", test_problems);
  g_test_add_func ("/german/plan-view", test_plan_view);
  g_test_add_func ("/german/thresholds", test_thresholds);
  g_test_add_func ("/german/side-by-side", test_side_by_side);

  return app_test_run ();
}
