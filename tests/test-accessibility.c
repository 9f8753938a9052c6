/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"
#include "lw-endpoints-panel.h"
#include "lw-field-entry.h"
#include "lw-key-figures.h"
#include "lw-objectives-panel.h"
#include "lw-problem-list.h"
#include "lw-split-handle.h"
#include "lw-stage-row.h"
#include "lw-timeline-view.h"

#include <gtksourceview/gtksource.h>

/* Whoever uses a screen reader hears what everything is. */

static const char *const panels[] = { "profile", "objectives", "endpoints", "thresholds", "bundle" };

static gboolean
has_words (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] != '\0';
}

/* Its own label or another widget's. A tooltip is none: screen readers do not read it. */
static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Exceptions, each with its reason. */
static gboolean
is_named_by_others (GtkWidget *widget)
{
  /* The part of an entry that takes the focus: it is the entry that has a role and a name. */
  if (GTK_IS_TEXT (widget))
    return has_name (gtk_widget_get_parent (widget));
  /* Rows and buttons say what is written in them. */
  if (GTK_IS_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_FLOW_BOX_CHILD (widget) || GTK_IS_CHECK_BUTTON (widget))
    return app_find (widget, has_words, NULL) != NULL;
  /* Inside of a menu button or a drop-down, which has the name. */
  if (GTK_IS_TOGGLE_BUTTON (widget))
    return has_name (gtk_widget_get_parent (widget)) || app_find (widget, has_words, NULL) != NULL;
  /* The same for items of lists; and of lists without a name of their own it is the rows that speak. */
  if (GTK_IS_LIST_BOX (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget"))
    return app_find (widget, has_words, NULL) != NULL;
  /* The choices of a combo row and the one that is chosen: libadwaita makes lists of them. */
  if (GTK_IS_LIST_BASE (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL)
    return TRUE;
  /* Scrolled content that takes the focus only to be scrolled, and text that can be selected. */
  return GTK_IS_VIEWPORT (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LABEL (widget);
}

static gboolean
is_in_drop_down (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_TOGGLE_BUTTON (widget) && (GTK_IS_DROP_DOWN (parent) || GTK_IS_MENU_BUTTON (parent)) &&
         (has_name (parent) || app_find (widget, has_words, NULL) != NULL);
}

/* A switch, a combo or a check box at the end of a row is what the row's title says. */
static gboolean
is_named_by_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);

  return ADW_IS_ACTION_ROW (row) && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == widget;
}

static void
check_name_cb (GtkWidget *widget, gpointer data)
{
  if (!gtk_widget_get_focusable (widget) || !gtk_widget_get_mapped (widget))
    return;
  if (has_name (widget) || is_named_by_others (widget) || is_in_drop_down (widget) || is_named_by_row (widget))
    return;
  g_test_message ("%s %s in %s in %s has no name", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (gtk_widget_get_parent (widget))));
  (*(guint *) data)++;
}

static void
test_names (void)
{
  LwWindow *window = app_window_new_with_example ();
  guint n_nameless = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      lw_window_show_panel (window, panels[i]);
      app_unfold_all (GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_test_message ("%s", panels[i]);
      app_walk (GTK_WIDGET (window), check_name_cb, &n_nameless);
    }
  g_assert_cmpuint (n_nameless, ==, 0);
  app_window_destroy (GTK_WINDOW (window));
}

static void
test_names_of_start_page (void)
{
  LwWindow *window = app_window_new ();
  guint n_nameless = 0;

  app_walk (GTK_WIDGET (window), check_name_cb, &n_nameless);
  g_assert_cmpuint (n_nameless, ==, 0);
  app_window_destroy (GTK_WINDOW (window));
}

static GtkAccessible *
part (LwWindow *window, GType type)
{
  GtkWidget *found = app_find_type (GTK_WIDGET (window), type);

  g_assert_nonnull (found);
  return GTK_ACCESSIBLE (found);
}

static void
test_roles (void)
{
  LwWindow *window = app_window_new_with_example ();
  LwPlan *plan = lw_document_get_plan (lw_window_get_document (window));
  LwTraffic *production = lw_profile_get_production (lw_plan_get_profile (plan));
  GtkAccessible *entry = GTK_ACCESSIBLE (app_entry_of (app_find_field (GTK_WIDGET (window), production, "avg-rps")));

  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Average");
  gtk_test_accessible_assert_role (part (window, LW_TYPE_KEY_FIGURES), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (part (window, LW_TYPE_KEY_FIGURES), GTK_ACCESSIBLE_PROPERTY_LABEL, "Key figures");
  gtk_test_accessible_assert_role (part (window, LW_TYPE_SPLIT_HANDLE), GTK_ACCESSIBLE_ROLE_SEPARATOR);
  g_assert_true (gtk_test_accessible_has_property (part (window, LW_TYPE_TIMELINE_VIEW), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_property (part (window, GTK_SOURCE_TYPE_VIEW), GTK_ACCESSIBLE_PROPERTY_LABEL));
  app_window_destroy (GTK_WINDOW (window));
}

/* Key figures say what they are and how they came about. */
static void
check_figure_cb (GtkWidget *widget, gpointer data)
{
  if (!GTK_IS_MENU_BUTTON (widget))
    return;
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  (*(guint *) data)++;
}

static void
test_key_figures (void)
{
  LwWindow *window = app_window_new_with_example ();
  guint n_figures = 0;

  app_walk (app_find_type (GTK_WIDGET (window), LW_TYPE_KEY_FIGURES), check_figure_cb, &n_figures);
  g_assert_cmpuint (n_figures, ==, 6);
  app_window_destroy (GTK_WINDOW (window));
}

/* The Tab key, from the first control to the last and round to the first again. */

/* Whoever presses Tab lands here at most once for each control of a page; more is a trap. */
#define MOST_STOPS 2000

static GHashTable *
walk_by_tab (LwWindow *window)
{
  GHashTable *visited = g_hash_table_new (NULL, NULL);
  GtkWidget *first = NULL;

  for (guint i = 0; i < MOST_STOPS; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus == NULL)
        continue; /* past the last; the next one is the first again */
      if (first == NULL)
        first = focus;
      else if (focus == first)
        return visited;
      for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
        g_hash_table_add (visited, at);
    }
  g_error ("Tab does not come round");
}

/* Which arrow keys reach from a control that Tab stops at. */
static gboolean
is_reached_by_arrows (GtkWidget *widget)
{
  return GTK_IS_LIST_BASE (gtk_widget_get_parent (widget)) ||
         gtk_widget_get_ancestor (widget, LW_TYPE_TIMELINE_VIEW) != NULL ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_FLOW_BOX) != NULL;
}

static gboolean
is_control (GtkWidget *widget)
{
  if (!gtk_widget_get_focusable (widget) || !gtk_widget_get_can_focus (widget) || !gtk_widget_get_mapped (widget) ||
      !gtk_widget_is_sensitive (widget))
    return FALSE;
  return GTK_IS_BUTTON (widget) || GTK_IS_EDITABLE (widget) || GTK_IS_SWITCH (widget) || GTK_IS_MENU_BUTTON (widget) ||
         GTK_IS_DROP_DOWN (widget) || GTK_IS_TEXT_VIEW (widget) || LW_IS_SPLIT_HANDLE (widget) ||
         LW_IS_TIMELINE_VIEW (widget);
}

typedef struct
{
  GHashTable *visited;
  guint n_missed;
} TabWalk;

static void
check_visited_cb (GtkWidget *widget, gpointer data)
{
  TabWalk *walk = data;

  if (!is_control (widget) || g_hash_table_contains (walk->visited, widget) || is_reached_by_arrows (widget))
    return;
  g_test_message ("Tab never reaches %s %s in %s in %s", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (gtk_widget_get_parent (widget))));
  walk->n_missed++;
}

static void
test_tab_order (void)
{
  LwWindow *window = app_window_new_with_example ();
  guint n_missed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      TabWalk walk = { 0 };

      lw_window_show_panel (window, panels[i]);
      app_unfold_all (GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      walk.visited = walk_by_tab (window);
      g_test_message ("%s: %u", panels[i], g_hash_table_size (walk.visited));
      app_walk (GTK_WIDGET (window), check_visited_cb, &walk);
      n_missed += walk.n_missed;
      g_hash_table_unref (walk.visited);
    }
  g_assert_cmpuint (n_missed, ==, 0);
  app_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_focused_inside (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (data);

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_get_root (focus) == GTK_ROOT (data);
}

static void
assert_focused (LwWindow *window)
{
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  app_wait_until (is_focused_inside, window);
}

static gboolean
focus_first (LwWindow *window, GType type)
{
  return gtk_widget_child_focus (app_find_type (GTK_WIDGET (window), type), GTK_DIR_TAB_FORWARD);
}

/* What had the focus goes away; whoever types on must not start all over. */
static void
test_focus_survives (void)
{
  LwWindow *window = app_window_new_with_example ();
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      lw_window_show_panel (window, panels[i]);
      assert_focused (window);
    }

  lw_window_show_panel (window, "objectives");
  app_unfold_all (GTK_WIDGET (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (focus_first (window, LW_TYPE_STAGE_ROW));
  row = app_find_type (GTK_WIDGET (window), LW_TYPE_STAGE_ROW);
  g_assert_true (gtk_widget_activate_action (row, "stage.delete", NULL));
  assert_focused (window);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), LW_TYPE_OBJECTIVES_PANEL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  assert_focused (window);

  lw_window_show_panel (window, "endpoints");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  row = app_find_type (GTK_WIDGET (window), LW_TYPE_ENDPOINTS_PANEL);
  g_assert_true (gtk_widget_activate_action (row, "endpoints.add", NULL));
  assert_focused (window);
  g_assert_true (gtk_widget_activate_action (row, "endpoints.remove", NULL));
  assert_focused (window);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), LW_TYPE_ENDPOINTS_PANEL));
  app_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/accessibility/names", test_names);
  g_test_add_func ("/accessibility/names-of-start-page", test_names_of_start_page);
  g_test_add_func ("/accessibility/roles", test_roles);
  g_test_add_func ("/accessibility/key-figures", test_key_figures);
  g_test_add_func ("/accessibility/tab-order", test_tab_order);
  g_test_add_func ("/accessibility/focus-survives", test_focus_survives);
  return app_test_run ();
}
