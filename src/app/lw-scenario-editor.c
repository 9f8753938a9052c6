/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-scenario-editor.h"

#include "lw-choice-row.h"
#include "lw-document-host.h"
#include "lw-field-row.h"
#include "lw-level-entry.h"
#include "lw-place.h"
#include "lw-shape.h"
#include "lw-stage-row.h"
#include "lw-switch-row.h"
#include "lw-traffic-dialog.h"

#include <glib/gi18n.h>

struct _LwScenarioEditor
{
  AdwBin parent_instance;

  AdwActionRow *level_row;
  GtkWidget *duration_row;
  GtkWidget *iterations_row;
  GtkWidget *vus_row;
  GtkWidget *stages_box;
  GtkListBox *stage_list;
  AdwExpanderRow *more_row;
  GtkWidget *ramp_down_row;
  GtkWidget *pre_allocated_row;
  GtkWidget *max_vus_row;
  GtkWidget *think_time_row;
  GtkWidget *level;

  LwScenario *scenario; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LwScenarioEditor, lw_scenario_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SCENARIO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

LwScenario *
lw_scenario_editor_get_scenario (LwScenarioEditor *self)
{
  return self->scenario;
}

/* Each executor has fields of its own. */
static void
executor_cb (LwScenarioEditor *self)
{
  LwExecutor executor = lw_scenario_get_executor (self->scenario);
  gboolean ramping = lw_executor_is_ramping (executor);
  gboolean arrival = lw_executor_is_arrival_rate (executor);
  gboolean iterations = lw_executor_is_iterations (executor);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->level_row), ramping ? _("Start Level") : _("Level"));
  gtk_widget_set_visible (GTK_WIDGET (self->level_row), !iterations);
  gtk_widget_set_visible (self->duration_row, !ramping);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->duration_row),
                                 iterations ? _("Longest Duration") : _("Duration"));
  gtk_widget_set_visible (self->iterations_row, iterations);
  gtk_widget_set_visible (self->vus_row, iterations);
  gtk_widget_set_visible (self->stages_box, ramping);
  gtk_widget_set_visible (self->ramp_down_row, executor == LW_EXECUTOR_RAMPING_VUS);
  gtk_widget_set_visible (self->pre_allocated_row, arrival);
  gtk_widget_set_visible (self->max_vus_row, arrival);
  gtk_widget_set_visible (self->think_time_row, arrival);
}

static GtkWidget *
stage_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lw_stage_row_new (item));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwScenarioEditor *self = LW_SCENARIO_EDITOR (widget);
  LwRecordList *stages = lw_scenario_get_stages (self->scenario);
  LwStage *last = lw_record_list_get (stages, lw_record_list_get_size (stages) - 1);

  lw_document_host_begin (widget, _("Add Stage"));
  lw_record_list_take (stages, last != NULL ? lw_record_copy (LW_RECORD (last))
                                            : LW_RECORD (lw_stage_new_percent (5 * 60 * 1000, 100)));
  lw_document_host_end (widget);
}

static void
shape_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwScenarioEditor *self = LW_SCENARIO_EDITOR (widget);
  int shape;

  if (!lw_enum_from_nick (LW_TYPE_SHAPE, g_variant_get_string (parameter, NULL), &shape))
    return;
  lw_document_host_begin (widget, _("Change the Shape"));
  lw_shape_apply (shape, self->scenario);
  lw_document_host_end (widget);
}

static void
follow_traffic_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwScenarioEditor *self = LW_SCENARIO_EDITOR (widget);
  LwDocument *document = lw_document_host_get_document (widget);

  if (document != NULL)
    gtk_window_present (GTK_WINDOW (lw_traffic_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), document, self->scenario)));
}

static void
update_stages (LwScenarioEditor *self, const LwScheduledScenario *scheduled, double per_iteration, const char *unit)
{
  GtkListBoxRow *row;

  for (guint i = 0; (row = gtk_list_box_get_row_at_index (self->stage_list, i)) != NULL; i++)
    lw_stage_row_update (LW_STAGE_ROW (gtk_list_box_row_get_child (row)), i,
                         i < scheduled->n_stages ? &scheduled->stages[i] : NULL, per_iteration, unit);
}

static void
update_sizing (LwScenarioEditor *self, const LwScheduledScenario *scheduled)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < scheduled->n_sizing; i++)
    g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", scheduled->sizing[i].title,
                            scheduled->sizing[i].formula);
  escaped = g_markup_escape_text (text->str, -1);
  adw_expander_row_set_subtitle (self->more_row, escaped);
}

static const LwScheduledScenario *
find_scheduled (LwScenarioEditor *self, LwSchedule *schedule)
{
  g_autofree char *path = lw_record_dup_path (LW_RECORD (self->scenario), NULL);

  return lw_schedule_find_by_path (schedule, path);
}

void
lw_scenario_editor_update (LwScenarioEditor *self, LwSchedule *schedule)
{
  const LwScheduledScenario *scheduled = find_scheduled (self, schedule);
  const char *unit;
  double per_iteration;

  if (scheduled == NULL)
    return;
  unit = lw_executor_is_arrival_rate (scheduled->executor) ? _("req/s") : _("VUs");
  per_iteration = lw_executor_is_arrival_rate (scheduled->executor) ? scheduled->requests_per_iteration : 1;
  /* What both parts of it come to; VUs by their share of the load, near enough to be recognized. */
  per_iteration /= scheduled->share;
  lw_level_entry_show (LW_LEVEL_ENTRY (self->level), scheduled->level_percent, scheduled->level_exact * per_iteration,
                       unit, _("Level"));
  update_stages (self, scheduled, per_iteration, unit);
  update_sizing (self, scheduled);
}

static void
set_scenario (LwScenarioEditor *self, LwScenario *scenario)
{
  if (!g_set_object (&self->scenario, scenario))
    return;
  self->level = lw_level_entry_new (LW_RECORD (scenario), "level", "level-unit");
  adw_action_row_add_suffix (self->level_row, self->level);
  lw_place_set (GTK_WIDGET (self), LW_RECORD (scenario), NULL);
  lw_place_set_list (GTK_WIDGET (self->stage_list), lw_scenario_get_stages (scenario));
  gtk_list_box_bind_model (self->stage_list, G_LIST_MODEL (lw_scenario_get_stages (scenario)), stage_row_cb, NULL, NULL);
  g_signal_connect_object (scenario, "notify::executor", G_CALLBACK (executor_cb), self, G_CONNECT_SWAPPED);
  executor_cb (self);
}

static void
lw_scenario_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LW_SCENARIO_EDITOR (object)->scenario);
}

static void
lw_scenario_editor_dispose (GObject *object)
{
  LwScenarioEditor *self = LW_SCENARIO_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_SCENARIO_EDITOR);
  g_clear_object (&self->scenario);
  G_OBJECT_CLASS (lw_scenario_editor_parent_class)->dispose (object);
}

static void
lw_scenario_editor_class_init (LwScenarioEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lw_scenario_editor_get_property;
  object_class->dispose = lw_scenario_editor_dispose;

  properties[PROP_SCENARIO] = g_param_spec_object ("scenario", NULL, NULL, LW_TYPE_SCENARIO,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LW_TYPE_CHOICE_ROW);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  g_type_ensure (LW_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-scenario-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, level_row);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, duration_row);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, iterations_row);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, vus_row);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, stages_box);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, stage_list);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, more_row);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, ramp_down_row);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, pre_allocated_row);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, max_vus_row);
  gtk_widget_class_bind_template_child (widget_class, LwScenarioEditor, think_time_row);
  gtk_widget_class_install_action (widget_class, "scenario.add-stage", NULL, add_stage_cb);
  gtk_widget_class_install_action (widget_class, "scenario.shape", "s", shape_cb);
  gtk_widget_class_install_action (widget_class, "scenario.follow-traffic", NULL, follow_traffic_cb);
}

static void
lw_scenario_editor_init (LwScenarioEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lw_scenario_editor_new (LwScenario *scenario)
{
  LwScenarioEditor *self = g_object_new (LW_TYPE_SCENARIO_EDITOR, NULL);

  set_scenario (self, scenario);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENARIO]);
  return GTK_WIDGET (self);
}
