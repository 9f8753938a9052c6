/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"
#include "lw-authentication-editor.h"
#include "lw-endpoint-editor.h"
#include "lw-field-row.h"
#include "lw-panel.h"
#include "lw-payload-editor.h"
#include "lw-placeholder-list.h"
#include "lw-present-window.h"
#include "lw-scenario-editor.h"
#include "lw-source-pane.h"

#include <string.h>

/* Every template is made, shown and taken away, with warnings fatal. Which templates there are, the
 * program's resources tell, so none can be forgotten. */

#define RESOURCES "/io/github/loadwright/Loadwright/"

static const char *const panels[] = { "profile", "objectives", "endpoints", "flow", "thresholds", "bundle" };

static LwDocument *
example_document (void)
{
  g_autoptr (LwPlan) plan = lw_application_load_example ();

  g_assert_nonnull (plan);
  return lw_document_new (plan);
}

/* The class of a template, or NULL when the file is of another kind. (transfer full) */
static char *
template_class (const char *file)
{
  g_autofree char *path = g_strconcat (RESOURCES, file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = NULL;
  const char *start;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  start = strstr (text, "<template class=\"");
  if (start == NULL)
    return NULL;
  start += strlen ("<template class=\"");
  return g_strndup (start, strcspn (start, "\""));
}

static GType
find_type (const char *name)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GType type = gtk_builder_get_type_from_name (builder, name);

  g_assert_cmpstr (g_type_name (type), ==, name);
  return type;
}

static gboolean
has_property (GType type, const char *name)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GParamSpec *property = g_object_class_find_property (G_OBJECT_CLASS (klass), name);

  return property != NULL && (property->flags & G_PARAM_WRITABLE) != 0;
}

static void
fill (GtkWidget *widget, LwDocument *document)
{
  LwPlan *plan = lw_document_get_plan (document);

  if (LW_IS_WINDOW (widget))
    lw_window_set_document (LW_WINDOW (widget), document);
  else if (LW_IS_ENDPOINT_EDITOR (widget))
    lw_endpoint_editor_set_endpoint (LW_ENDPOINT_EDITOR (widget), lw_record_list_get (lw_plan_get_endpoints (plan), 0));
  else if (LW_IS_PAYLOAD_EDITOR (widget))
    lw_payload_editor_set_request (LW_PAYLOAD_EDITOR (widget), lw_record_list_get (lw_plan_get_endpoints (plan), 0));
  else if (LW_IS_AUTHENTICATION_EDITOR (widget))
    lw_authentication_editor_set_authentication (LW_AUTHENTICATION_EDITOR (widget), lw_plan_get_authentication (plan));
  else if (LW_IS_SOURCE_PANE (widget))
    lw_source_pane_set_record (LW_SOURCE_PANE (widget), lw_record_list_get (lw_plan_get_endpoints (plan), 0));
  else if (LW_IS_FIELD_ENTRY (widget))
    lw_field_entry_set_record (LW_FIELD_ENTRY (widget), LW_RECORD (plan));
  else if (has_property (G_OBJECT_TYPE (widget), "plan"))
    g_object_set (widget, "plan", plan, NULL);
  else if (has_property (G_OBJECT_TYPE (widget), "document"))
    g_object_set (widget, "document", document, NULL);
}

static GtkWidget *
make (GType type, LwDocument *document)
{
  if (g_type_is_a (type, LW_TYPE_FIELD_ENTRY))
    return lw_field_entry_new ("name", LW_FIELD_TEXT, "Name");
  if (g_type_is_a (type, LW_TYPE_SOURCE_PANE))
    return g_object_new (type, "field", "payload", "title", "Payload", NULL);
  if (g_type_is_a (type, LW_TYPE_SCENARIO_EDITOR) && document != NULL)
    {
      LwObjective *objective = lw_record_list_get (lw_plan_get_objectives (lw_document_get_plan (document)), 0);

      return lw_scenario_editor_new (lw_record_list_get (lw_objective_get_scenarios (objective), 0));
    }
  if (g_type_is_a (type, LW_TYPE_PRESENT_WINDOW) && document != NULL)
    return lw_present_window_new (NULL, document);
  if (g_type_is_a (type, GTK_TYPE_WINDOW))
    return g_object_new (type, "application", app_get (), NULL);
  return g_object_new (type, NULL);
}

static void
pop_up (GtkPopover *popover, GtkWidget *parent)
{
  gtk_widget_set_parent (GTK_WIDGET (popover), parent);
  gtk_popover_popup (popover);
  gtk_test_widget_wait_for_draw (parent);
}

static void
pop_down (GtkPopover *popover)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (popover));

  gtk_popover_popdown (popover);
  gtk_test_widget_wait_for_draw (parent);
  app_settle ();
  gtk_widget_unparent (GTK_WIDGET (popover));
}

/* In a window of its own, drawn, and gone in the end, with its document. */
static void
check_type (GType type, LwDocument *document /* (transfer full) */)
{
  GWeakRef weak;
  GtkWidget *widget;
  GtkWidget *window;

  app_allow_slow_highlighting ();
  widget = make (type, document);
  window = widget;
  g_test_message ("%s %s a document", g_type_name (type), document != NULL ? "with" : "without");
  if (!GTK_IS_WINDOW (widget))
    {
      window = gtk_window_new ();
      gtk_window_set_default_size (GTK_WINDOW (window), 700, 900);
      gtk_window_set_child (GTK_WINDOW (window), GTK_IS_POPOVER (widget) ? gtk_box_new (GTK_ORIENTATION_VERTICAL, 0) : widget);
    }
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  if (GTK_IS_POPOVER (widget))
    pop_up (GTK_POPOVER (widget), gtk_window_get_child (GTK_WINDOW (window)));
  g_assert_true (gtk_widget_get_mapped (widget));
  if (document != NULL)
    {
      fill (widget, document);
      gtk_test_widget_wait_for_draw (window);
    }
  g_weak_ref_init (&weak, document);
  g_clear_object (&document);
  if (GTK_IS_POPOVER (widget))
    pop_down (GTK_POPOVER (widget));
  app_window_destroy (GTK_WINDOW (window));
  g_assert_null (g_weak_ref_get (&weak));
  g_weak_ref_clear (&weak);
}

static void
test_templates (gconstpointer data)
{
  gboolean filled = GPOINTER_TO_INT (data);
  g_auto (GStrv) files = g_resources_enumerate_children (RESOURCES, 0, NULL);
  guint n_templates = 0;

  g_assert_nonnull (files);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *name = g_str_has_suffix (files[i], ".ui") ? template_class (files[i]) : NULL;

      if (name == NULL)
        continue;
      check_type (find_type (name), filled ? example_document () : NULL);
      n_templates++;
    }
  g_assert_cmpuint (n_templates, >=, 20);
}

/* Templates that only appear when rows are unfolded. */
static void
test_everything_unfolded (void)
{
  LwWindow *window = app_window_new_with_example ();

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      lw_window_show_panel (window, panels[i]);
      app_unfold_all (GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_assert_cmpstr (lw_window_get_panel (window), ==, panels[i]);
    }
  g_assert_nonnull (app_find_type (GTK_WIDGET (window), LW_TYPE_SCENARIO_EDITOR));
  app_window_destroy (GTK_WINDOW (window));
}

/* Another document takes the place of the first, and none the place of that. */
static void
test_documents_change (void)
{
  LwWindow *window = app_window_new_with_example ();
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  LwDocument *first = g_object_ref (lw_window_get_document (window));
  LwDocument *second = lw_document_new (plan);

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    lw_window_show_panel (window, panels[i]);
  lw_window_set_document (window, second);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  app_settle ();
  g_assert_finalize_object (first);

  lw_window_set_document (window, NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  app_settle ();
  g_assert_finalize_object (second);
  app_window_destroy (GTK_WINDOW (window));
}

/* What is in the window after the plan has lost all that its lists hold. */
static void
test_empty_plan (void)
{
  LwWindow *window = app_window_new ();
  g_autoptr (LwPlan) plan = lw_plan_new ();
  LwDocument *document = lw_document_new (plan);

  lw_window_set_document (window, document);
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      lw_window_show_panel (window, panels[i]);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
    }
  g_object_unref (document);
  app_window_destroy (GTK_WINDOW (window));
}

static void
test_shortcuts_window (void)
{
  LwWindow *window = app_window_new_with_example ();
  GLogLevelFlags fatal;
  GtkShortcutsWindow *shortcuts = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));

  g_assert_nonnull (shortcuts);
  /* GTK 4.8 warns about the width of a label of its own in there. */
  fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (shortcuts));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (shortcuts)));
  gtk_window_close (GTK_WINDOW (shortcuts));
  app_window_destroy (GTK_WINDOW (window));
  g_log_set_always_fatal (fatal);
}

static void
test_about_window (void)
{
  LwWindow *window = app_window_new ();
  GtkWidget *about;

  g_action_group_activate_action (G_ACTION_GROUP (app_get ()), "about", NULL);
  about = app_find_toplevel (ADW_TYPE_ABOUT_WINDOW);
  g_assert_nonnull (about);
  g_assert_cmpint (adw_about_window_get_license_type (ADW_ABOUT_WINDOW (about)), ==, GTK_LICENSE_MIT_X11);
  gtk_test_widget_wait_for_draw (about);
  gtk_window_destroy (GTK_WINDOW (about));
  app_window_destroy (GTK_WINDOW (window));
}

static void
test_row_kinds (void)
{
  g_autoptr (LwPlan) plan = lw_application_load_example ();
  g_autoptr (GEnumClass) kinds = g_type_class_ref (LW_TYPE_FIELD_KIND);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  static const char *const fields[] = { "name", "generator-cores", "priority", "expected-error-rate", "gap-ms", "timeout-ms" };

  for (guint i = 0; i < kinds->n_values; i++)
    {
      gboolean known = i < G_N_ELEMENTS (fields) && g_object_class_find_property (G_OBJECT_GET_CLASS (plan), fields[i]) != NULL;
      GtkWidget *row = g_object_new (LW_TYPE_FIELD_ROW, "title", "Title", "unit", "ms", "kind", kinds->values[i].value,
                                     "field", known ? fields[i] : "name", "placeholder", "60", NULL);

      if (known)
        g_object_set (row, "record", plan, NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  app_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_data_func ("/app-widgets/templates/without-document", GINT_TO_POINTER (FALSE), test_templates);
  g_test_add_data_func ("/app-widgets/templates/with-document", GINT_TO_POINTER (TRUE), test_templates);
  g_test_add_func ("/app-widgets/everything-unfolded", test_everything_unfolded);
  g_test_add_func ("/app-widgets/documents-change", test_documents_change);
  g_test_add_func ("/app-widgets/empty-plan", test_empty_plan);
  g_test_add_func ("/app-widgets/row-kinds", test_row_kinds);
  g_test_add_func ("/app-widgets/shortcuts-window", test_shortcuts_window);
  g_test_add_func ("/app-widgets/about-window", test_about_window);
  return app_test_run ();
}
