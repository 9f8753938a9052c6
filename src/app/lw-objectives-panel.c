/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-objectives-panel.h"

#include "lw-document-host.h"
#include "lw-field-row.h"
#include "lw-mode-group.h"
#include "lw-objective-row.h"

#include <glib/gi18n.h>

struct _LwObjectivesPanel
{
  LwPanel parent_instance;

  AdwComboRow *environment_row;
  AdwPreferencesGroup *objectives_group;
  GtkListBox *objective_list;
  char *highlight; /* (owned) (nullable) */
  GSignalGroup *plan_signals;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (LwObjectivesPanel, lw_objectives_panel, LW_TYPE_PANEL)

enum
{
  PROP_0,
  PROP_HIGHLIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Environment: production is asked about before the plan changes. */

static void
show_environment (LwObjectivesPanel *self)
{
  self->showing = TRUE;
  adw_combo_row_set_selected (self->environment_row, lw_plan_get_environment (lw_panel_get_plan (LW_PANEL (self))));
  self->showing = FALSE;
}

static void
set_environment (LwObjectivesPanel *self, LwEnvironment environment)
{
  lw_document_host_begin (GTK_WIDGET (self), _("Choose the Environment"));
  lw_plan_set_environment (lw_panel_get_plan (LW_PANEL (self)), environment);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
production_response_cb (LwObjectivesPanel *self, const char *response)
{
  if (lw_panel_get_document (LW_PANEL (self)) == NULL)
    return;
  if (g_str_equal (response, "production"))
    set_environment (self, LW_ENVIRONMENT_PRODUCTION);
  show_environment (self);
}

static void
ask_for_production (LwObjectivesPanel *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, _("Test Production?"), NULL));

  adw_message_dialog_set_body (dialog, _("The targets become the full production traffic and more, on top of what real "
                                         "users cause. Agree on a time and a way to stop it first."));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "production", _("_Plan for Production"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "production", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (production_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
environment_selected_cb (LwObjectivesPanel *self)
{
  LwEnvironment environment = adw_combo_row_get_selected (self->environment_row);

  if (self->showing || lw_panel_get_document (LW_PANEL (self)) == NULL)
    return;
  if (environment == LW_ENVIRONMENT_PRODUCTION)
    ask_for_production (self);
  else
    set_environment (self, environment);
}

/* Highlight */

static void
set_highlight (LwObjectivesPanel *self, const char *scenario)
{
  GtkListBoxRow *row;

  if (g_strcmp0 (self->highlight, scenario) == 0)
    return;
  g_free (self->highlight);
  self->highlight = g_strdup (scenario);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->objective_list, i)) != NULL; i++)
    lw_objective_row_set_highlight (LW_OBJECTIVE_ROW (row), scenario);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGHLIGHT]);
}

static void
row_highlight_cb (LwObjectivesPanel *self, GParamSpec *pspec, LwObjectiveRow *row)
{
  g_autofree char *scenario = NULL;

  g_object_get (row, "highlight", &scenario, NULL);
  set_highlight (self, scenario);
}

static GtkWidget *
objective_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = lw_objective_row_new (item);

  g_signal_connect_object (row, "notify::highlight", G_CALLBACK (row_highlight_cb), user_data, G_CONNECT_SWAPPED);
  return row;
}

static void
lw_objectives_panel_bind (LwPanel *panel, LwDocument *document)
{
  LwObjectivesPanel *self = LW_OBJECTIVES_PANEL (panel);
  LwPlan *plan = document != NULL ? lw_document_get_plan (document) : NULL;

  gtk_list_box_bind_model (self->objective_list, plan != NULL ? G_LIST_MODEL (lw_plan_get_objectives (plan)) : NULL,
                           objective_row_cb, self, NULL);
  g_signal_group_set_target (self->plan_signals, plan);
  if (plan != NULL)
    show_environment (self);
}

static void
lw_objectives_panel_update (LwPanel *panel, LwSchedule *schedule)
{
  LwObjectivesPanel *self = LW_OBJECTIVES_PANEL (panel);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->objective_list, i)) != NULL; i++)
    lw_objective_row_update (LW_OBJECTIVE_ROW (row), schedule);
}

/* A place in an objective: unfold its row first, which makes the editors. */
static gboolean
lw_objectives_panel_reveal (LwPanel *panel, const char *path)
{
  LwObjectivesPanel *self = LW_OBJECTIVES_PANEL (panel);
  guint position;
  GtkListBoxRow *row;

  if (sscanf (path, "objectives[%u]", &position) == 1 &&
      (row = gtk_list_box_get_row_at_index (self->objective_list, position)) != NULL)
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      return lw_panel_reveal_field (panel, path);
    }
  if (g_str_has_prefix (path, "environment"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->environment_row));
  return lw_panel_reveal_field (panel, path);
}

static void
lw_objectives_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, LW_OBJECTIVES_PANEL (object)->highlight);
}

static void
lw_objectives_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_highlight (LW_OBJECTIVES_PANEL (object), g_value_get_string (value));
}

static void
lw_objectives_panel_dispose (GObject *object)
{
  LwObjectivesPanel *self = LW_OBJECTIVES_PANEL (object);

  g_clear_object (&self->plan_signals);
  g_clear_pointer (&self->highlight, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_OBJECTIVES_PANEL);
  G_OBJECT_CLASS (lw_objectives_panel_parent_class)->dispose (object);
}

static void
lw_objectives_panel_class_init (LwObjectivesPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lw_objectives_panel_get_property;
  object_class->set_property = lw_objectives_panel_set_property;
  object_class->dispose = lw_objectives_panel_dispose;
  LW_PANEL_CLASS (klass)->bind = lw_objectives_panel_bind;
  LW_PANEL_CLASS (klass)->update = lw_objectives_panel_update;
  LW_PANEL_CLASS (klass)->reveal = lw_objectives_panel_reveal;

  properties[PROP_HIGHLIGHT] = g_param_spec_string ("highlight", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LW_TYPE_FIELD_ROW);
  g_type_ensure (LW_TYPE_MODE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-objectives-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LwObjectivesPanel, environment_row);
  gtk_widget_class_bind_template_child (widget_class, LwObjectivesPanel, objectives_group);
  gtk_widget_class_bind_template_callback (widget_class, environment_selected_cb);
}

static void
lw_objectives_panel_init (LwObjectivesPanel *self)
{
  GtkWidget *list;

  gtk_widget_init_template (GTK_WIDGET (self));
  list = gtk_list_box_new ();
  self->objective_list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->objective_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Objectives"), -1);
  adw_preferences_group_add (self->objectives_group, list);

  self->plan_signals = g_signal_group_new (LW_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan_signals, "notify::environment", G_CALLBACK (show_environment), self);
}
