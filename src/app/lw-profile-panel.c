/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile-panel.h"

#include "lw-choice-row.h"
#include "lw-component-row.h"
#include "lw-dependency-picture.h"
#include "lw-document-host.h"
#include "lw-field-row.h"
#include "lw-switch-row.h"

#include <glib/gi18n.h>

struct _LwProfilePanel
{
  LwPanel parent_instance;

  AdwActionRow *file_row;
  AdwActionRow *computed_row;
  GtkLabel *computed_label;
  LwSwitchRow *use_computed_row;
  AdwActionRow *estimate_row;
  GtkLabel *estimate_label;
  AdwComboRow *entry_row;
  AdwPreferencesGroup *components_group;
  AdwPreferencesGroup *predictions_group;

  LwDependencyPicture *picture;
  GtkListBox *component_list;
  GtkListBox *prediction_list;
  GSignalGroup *component_signals;
  guint predictions_source;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwProfilePanel, lw_profile_panel, LW_TYPE_PANEL)

static LwRecordList *
get_components (LwProfilePanel *self)
{
  LwPlan *plan = lw_panel_get_plan (LW_PANEL (self));

  return plan != NULL ? lw_profile_get_components (lw_plan_get_profile (plan)) : NULL;
}

/* The entry: "first http-api", then every component by title. */
static void
fill_entry_row (LwProfilePanel *self)
{
  LwRecordList *components = get_components (self);
  const char *entry = lw_plan_get_entry_component (lw_panel_get_plan (LW_PANEL (self)));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (titles, _("First HTTP API"));
  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *component = lw_record_list_get (components, i);

      gtk_string_list_append (titles, lw_component_get_title (component));
      if (entry[0] != '\0' && g_str_equal (entry, lw_component_get_id (component)))
        selected = i + 1;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->entry_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->entry_row, selected);
  self->filling = FALSE;
}

static void
entry_selected_cb (LwProfilePanel *self)
{
  LwPlan *plan = lw_panel_get_plan (LW_PANEL (self));
  guint selected = adw_combo_row_get_selected (self->entry_row);
  LwComponent *component;

  if (self->filling || plan == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  component = selected > 0 ? lw_record_list_get (get_components (self), selected - 1) : NULL;
  lw_document_host_begin (GTK_WIDGET (self), _("Choose the Entry"));
  lw_plan_set_entry_component (plan, component != NULL ? lw_component_get_id (component) : "");
  lw_document_host_end (GTK_WIDGET (self));
}

static void
add_component_cb (LwProfilePanel *self)
{
  LwProfile *profile = lw_plan_get_profile (lw_panel_get_plan (LW_PANEL (self)));
  LwComponent *component = lw_component_new ();
  g_autofree char *id = NULL;

  for (guint n = 1; id == NULL || lw_profile_find_component (profile, id) != NULL; n++)
    {
      g_free (id);
      id = g_strdup_printf ("component-%u", n);
    }
  lw_component_set_id (component, id);
  lw_component_set_kind (component, "http-api");
  lw_document_host_begin (GTK_WIDGET (self), _("Add a Component"));
  lw_record_list_take (lw_profile_get_components (profile), component);
  lw_document_host_end (GTK_WIDGET (self));
}

static GtkWidget *
component_row_cb (gpointer item, gpointer user_data)
{
  return lw_component_row_new (item);
}

static void
components_cb (LwProfilePanel *self)
{
  fill_entry_row (self);
  gtk_widget_set_visible (GTK_WIDGET (self->component_list), lw_record_list_get_size (get_components (self)) > 0);
}

/* What follows from the plan */

static void
show_figure (AdwActionRow *row, GtkLabel *label, const LwFigure *figure)
{
  g_autofree char *formula = NULL;

  gtk_widget_set_visible (GTK_WIDGET (row), figure != NULL);
  if (figure == NULL)
    return;
  formula = g_markup_escape_text (figure->formula, -1);
  adw_action_row_set_subtitle (row, formula);
  gtk_label_set_label (label, figure->text);
}

/* A row for one prediction after another. */
typedef struct
{
  GtkWidget *icon;
  GtkLabel *title;
  GtkLabel *message;
} PredictionRow;

static GtkLabel *
wrapping_label_new (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* Not an AdwActionRow, whose texts are laid out dozens of times to be put in its middle. */
static GtkWidget *
prediction_row_new (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  PredictionRow *parts = g_new0 (PredictionRow, 1);

  parts->icon = gtk_image_new ();
  parts->title = wrapping_label_new (texts, "title");
  parts->message = wrapping_label_new (texts, "subtitle");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), parts->icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "header");
  gtk_widget_add_css_class (row, "prediction");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "parts", parts, g_free);
  return row;
}

static void
show_severity (GtkWidget *icon, LwSeverity severity)
{
  static const char *const icons[] = { "emblem-ok-symbolic", "dialog-warning-symbolic", "dialog-error-symbolic" };

  if (gtk_widget_has_css_class (icon, lw_enum_get_nick (LW_TYPE_SEVERITY, severity)))
    return;
  for (LwSeverity other = LW_SEVERITY_NOTE; other <= LW_SEVERITY_ERROR; other++)
    gtk_widget_remove_css_class (icon, lw_enum_get_nick (LW_TYPE_SEVERITY, other));
  gtk_widget_add_css_class (icon, lw_enum_get_nick (LW_TYPE_SEVERITY, severity));
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icons[severity]);
}

/* What is as it was costs nothing: each text that changes has to be laid out again. */
static void
show_prediction (GtkWidget *row, const LwPrediction *prediction)
{
  const PredictionRow *parts = g_object_get_data (G_OBJECT (row), "parts");
  g_autofree char *message = g_strjoin (prediction->advice ? "\n" : NULL, prediction->message, prediction->advice, NULL);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", prediction->title, message);

  gtk_label_set_label (parts->title, prediction->title);
  gtk_label_set_label (parts->message, message);
  show_severity (parts->icon, prediction->severity);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (row), prediction->formula) != 0)
    gtk_widget_set_tooltip_text (row, prediction->formula);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static gboolean
show_predictions_cb (gpointer data)
{
  LwProfilePanel *self = data;
  LwSchedule *schedule = lw_document_get_schedule (lw_panel_get_document (LW_PANEL (self)));
  guint n_predictions;
  const LwPrediction *predictions = lw_schedule_get_predictions (schedule, &n_predictions);
  GtkListBoxRow *row;

  self->predictions_source = 0;

  for (guint i = 0; i < n_predictions; i++)
    {
      if (gtk_list_box_get_row_at_index (self->prediction_list, i) == NULL)
        gtk_list_box_append (self->prediction_list, prediction_row_new ());
      show_prediction (GTK_WIDGET (gtk_list_box_get_row_at_index (self->prediction_list, i)), &predictions[i]);
    }
  while ((row = gtk_list_box_get_row_at_index (self->prediction_list, n_predictions)) != NULL)
    gtk_list_box_remove (self->prediction_list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->predictions_group), n_predictions > 0);
  return G_SOURCE_REMOVE;
}

/* They are long texts at the end of the panel. The frame that shows what a key did need not wait for
 * them. */
static void
show_predictions_soon (LwProfilePanel *self)
{
  if (self->predictions_source == 0)
    self->predictions_source = g_idle_add_full (G_PRIORITY_LOW, show_predictions_cb, self, NULL);
}

/* The name says which; where it is takes too much room, and is in the tooltip. */
static void
show_file (LwProfilePanel *self, const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *subtitle = g_markup_escape_text (name, -1);

  gtk_widget_set_visible (GTK_WIDGET (self->file_row), file[0] != '\0');
  adw_action_row_set_subtitle (self->file_row, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_row), file);
}

static void
lw_profile_panel_update (LwPanel *panel, LwSchedule *schedule)
{
  LwProfilePanel *self = LW_PROFILE_PANEL (panel);
  LwPlan *plan = lw_panel_get_plan (panel);

  show_file (self, lw_plan_get_profile_file (plan));
  show_figure (self->computed_row, self->computed_label, lw_schedule_find_figure (schedule, "factor-computed"));
  gtk_widget_set_visible (GTK_WIDGET (self->use_computed_row), gtk_widget_get_visible (GTK_WIDGET (self->computed_row)));
  show_figure (self->estimate_row, self->estimate_label, lw_schedule_find_figure (schedule, "estimate"));
  show_predictions_soon (self);
}

static void
lw_profile_panel_bind (LwPanel *panel, LwDocument *document)
{
  LwProfilePanel *self = LW_PROFILE_PANEL (panel);
  LwProfile *profile = document != NULL ? lw_plan_get_profile (lw_document_get_plan (document)) : NULL;
  LwRecordList *components = profile != NULL ? lw_profile_get_components (profile) : NULL;

  g_clear_handle_id (&self->predictions_source, g_source_remove);
  lw_dependency_picture_set_profile (self->picture, profile);
  gtk_list_box_bind_model (self->component_list, G_LIST_MODEL (components), component_row_cb, NULL, NULL);
  g_signal_group_set_target (self->component_signals, components);
  if (document != NULL)
    components_cb (self);
}

static void
lw_profile_panel_dispose (GObject *object)
{
  LwProfilePanel *self = LW_PROFILE_PANEL (object);

  g_clear_handle_id (&self->predictions_source, g_source_remove);
  g_clear_object (&self->component_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_PROFILE_PANEL);
  G_OBJECT_CLASS (lw_profile_panel_parent_class)->dispose (object);
}

static void
lw_profile_panel_class_init (LwProfilePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_profile_panel_dispose;
  LW_PANEL_CLASS (klass)->bind = lw_profile_panel_bind;
  LW_PANEL_CLASS (klass)->update = lw_profile_panel_update;

  g_type_ensure (LW_TYPE_CHOICE_ROW);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  g_type_ensure (LW_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-profile-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LwProfilePanel, file_row);
  gtk_widget_class_bind_template_child (widget_class, LwProfilePanel, computed_row);
  gtk_widget_class_bind_template_child (widget_class, LwProfilePanel, computed_label);
  gtk_widget_class_bind_template_child (widget_class, LwProfilePanel, use_computed_row);
  gtk_widget_class_bind_template_child (widget_class, LwProfilePanel, estimate_row);
  gtk_widget_class_bind_template_child (widget_class, LwProfilePanel, estimate_label);
  gtk_widget_class_bind_template_child (widget_class, LwProfilePanel, entry_row);
  gtk_widget_class_bind_template_child (widget_class, LwProfilePanel, components_group);
  gtk_widget_class_bind_template_child (widget_class, LwProfilePanel, predictions_group);
  gtk_widget_class_bind_template_callback (widget_class, entry_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_component_cb);
}

static GtkListBox *
boxed_list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_LIST_BOX (list);
}

static void
lw_profile_panel_init (LwProfilePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->picture = LW_DEPENDENCY_PICTURE (lw_dependency_picture_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (self->picture), 12);
  adw_preferences_group_add (self->components_group, GTK_WIDGET (self->picture));
  self->component_list = boxed_list_new (_("Components"));
  gtk_widget_set_margin_top (GTK_WIDGET (self->component_list), 12);
  adw_preferences_group_add (self->components_group, GTK_WIDGET (self->component_list));
  self->prediction_list = boxed_list_new (_("Predicted bottlenecks"));
  adw_preferences_group_add (self->predictions_group, GTK_WIDGET (self->prediction_list));

  self->component_signals = g_signal_group_new (LW_TYPE_RECORD_LIST);
  g_signal_group_connect_swapped (self->component_signals, "items-changed", G_CALLBACK (components_cb), self);
}
