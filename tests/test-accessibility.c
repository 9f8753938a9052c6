/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"
#include "lw-endpoints-panel.h"
#include "lw-field-entry.h"
#include "lw-key-figures.h"
#include "lw-objectives-panel.h"
#include "lw-plan-view.h"
#include "lw-problem-list.h"
#include "lw-sidebar-row.h"
#include "lw-split-handle.h"
#include "lw-stage-row.h"
#include "lw-timeline-view.h"

#include <gtksourceview/gtksource.h>

/* Whoever uses a screen reader hears what everything is. */

static const char *const panels[] = { "profile", "objectives", "endpoints", "flow", "thresholds", "bundle" };

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
  lw_window_show_panel (window, "bundle");
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

/* What Tab stops at, in order. The key itself does no more than to emit this signal. */
static GPtrArray *
walk_by_tab (LwWindow *window, GtkDirectionType direction)
{
  GPtrArray *stops = g_ptr_array_new ();

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  while (stops->len < MOST_STOPS)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", direction);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus == NULL || (stops->len > 0 && focus == stops->pdata[0]))
        return stops; /* past the last, or round */
      g_ptr_array_add (stops, focus);
    }
  g_error ("Tab does not come round");
}

static GHashTable *
all_around (GPtrArray *stops)
{
  GHashTable *around = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < stops->len; i++)
    for (GtkWidget *at = stops->pdata[i]; at != NULL; at = gtk_widget_get_parent (at))
      g_hash_table_add (around, at);
  return around;
}

/* The parts of the window, from the start of the line to its end. */
static int
part_of (GtkWidget *widget)
{
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL)
    return 0;
  if (LW_IS_SIDEBAR_ROW (widget))
    return 1;
  if (LW_IS_SPLIT_HANDLE (widget))
    return 3;
  return gtk_widget_get_ancestor (widget, LW_TYPE_PLAN_VIEW) != NULL ? 4 : 2;
}

/* Reading goes on from part to part and downwards; a line may go to and fro. */
static gboolean
comes_before (GtkWidget *a, GtkWidget *b)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (a));
  graphene_rect_t one, other;

  if (part_of (a) != part_of (b))
    return part_of (a) < part_of (b);
  g_assert_true (gtk_widget_compute_bounds (a, window, &one));
  g_assert_true (gtk_widget_compute_bounds (b, window, &other));
  return other.origin.y + other.size.height > one.origin.y;
}

static guint
count_disorder (GPtrArray *stops)
{
  guint n_wrong = 0;

  for (guint i = 1; i < stops->len; i++)
    if (!comes_before (stops->pdata[i - 1], stops->pdata[i]))
      {
        g_test_message ("Tab goes back from %s in %s to %s in %s", G_OBJECT_TYPE_NAME (stops->pdata[i - 1]),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (stops->pdata[i - 1])),
                        G_OBJECT_TYPE_NAME (stops->pdata[i]),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (stops->pdata[i])));
        n_wrong++;
      }
  return n_wrong;
}

/* Shift and Tab go the same way back. */
static guint
count_one_way (GPtrArray *forward, GPtrArray *backward)
{
  guint n_wrong = 0;

  for (guint i = 0; i < backward->len; i++)
    if (!g_ptr_array_find (forward, backward->pdata[i], NULL))
      {
        g_test_message ("Only Shift and Tab reach %s in %s", G_OBJECT_TYPE_NAME (backward->pdata[i]),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (backward->pdata[i])));
        n_wrong++;
      }
  for (guint i = 0; i < forward->len; i++)
    if (!g_ptr_array_find (backward, forward->pdata[i], NULL))
      {
        g_test_message ("Shift and Tab do not reach %s in %s", G_OBJECT_TYPE_NAME (forward->pdata[i]),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (forward->pdata[i])));
        n_wrong++;
      }
  return n_wrong;
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
  guint n_wrong;
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
  walk->n_wrong++;
}

/* In a text, the Tab key must go on, too. */
static void
check_trap_cb (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_TEXT_VIEW (widget))
    g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)));
}

static void
check_panel_by_tab (LwWindow *window)
{
  GPtrArray *forward = walk_by_tab (window, GTK_DIR_TAB_FORWARD);
  GPtrArray *backward = walk_by_tab (window, GTK_DIR_TAB_BACKWARD);
  TabWalk walk = { all_around (forward), count_disorder (forward) + count_one_way (forward, backward) };
  guint n_sidebar = 0;

  g_test_message ("%s: %u stops", lw_window_get_panel (window), forward->len);
  app_walk (GTK_WIDGET (window), check_visited_cb, &walk);
  app_walk (GTK_WIDGET (window), check_trap_cb, NULL);
  for (guint i = 0; i < forward->len; i++)
    n_sidebar += LW_IS_SIDEBAR_ROW (forward->pdata[i]);
  g_assert_cmpuint (n_sidebar, ==, 1);
  g_assert_cmpuint (walk.n_wrong, ==, 0);
  g_hash_table_unref (walk.visited);
  g_ptr_array_unref (forward);
  g_ptr_array_unref (backward);
}

static gboolean
is_moving_stack (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_transition_running (GTK_STACK (widget));
}

static gboolean
is_still (gpointer window)
{
  return app_find (window, is_moving_stack, NULL) == NULL;
}

static void
test_tab_order (void)
{
  LwWindow *window = app_window_new_with_example ();

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      lw_window_show_panel (window, panels[i]);
      app_unfold_all (GTK_WIDGET (window));
      app_wait_until (is_still, window);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      check_panel_by_tab (window);
      /* Passing by the sidebar leaves the panel that is shown. */
      g_assert_cmpstr (lw_window_get_panel (window), ==, panels[i]);
    }
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
