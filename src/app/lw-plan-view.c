/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-view.h"

#include "lw-chart-picture.h"
#include "lw-comparison-window.h"
#include "lw-document-host.h"
#include "lw-drop-down.h"
#include "lw-key-figures.h"
#include "lw-problem-list.h"
#include "lw-stage-edit.h"
#include "lw-timeline-overview.h"
#include "lw-timeline-view.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

/* The choices before the single scenarios. */
enum
{
  CHOICE_RUN,
  CHOICE_ALL,
  N_CHOICES
};

struct _LwPlanView
{
  LwPanel parent_instance;

  LwKeyFigures *key_figures;
  GtkDropDown *show_drop_down;
  GtkDropDown *axis_drop_down;
  LwTimelineView *timeline;
  LwTimelineOverview *overview;
  GtkWidget *ghost_bar;
  GtkLabel *ghost_label;
  LwProblemList *problem_list;

  char *highlight; /* (owned) (nullable) */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwPlanView, lw_plan_view, LW_TYPE_PANEL)

enum
{
  PROP_0,
  PROP_HIGHLIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What the chart shows: the test as it runs, with those on request, or one scenario by itself. */

static void
show_selected_cb (LwPlanView *self)
{
  guint selected = gtk_drop_down_get_selected (self->show_drop_down);
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->show_drop_down);

  if (self->filling || item == NULL)
    return;
  if (selected >= N_CHOICES)
    lw_timeline_view_set_scenario (self->timeline, gtk_string_object_get_string (item));
  lw_timeline_view_set_show (self->timeline, selected == CHOICE_RUN   ? LW_CHART_SHOW_RUN
                                             : selected == CHOICE_ALL ? LW_CHART_SHOW_ALL
                                                                      : LW_CHART_SHOW_ONE);
}

static void
axis_selected_cb (LwPlanView *self)
{
  lw_timeline_view_set_axis (self->timeline, gtk_drop_down_get_selected (self->axis_drop_down) == 0 ? LW_CHART_AXIS_REQUESTS
                                                                                                  : LW_CHART_AXIS_VUS);
}

static gboolean
lists_same_scenarios (GListModel *choices, const LwScheduledScenario *scenarios, guint n_scenarios)
{
  if (choices == NULL || g_list_model_get_n_items (choices) != N_CHOICES + n_scenarios)
    return FALSE;
  for (guint i = 0; i < n_scenarios; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (choices), N_CHOICES + i), scenarios[i].name) != 0)
      return FALSE;
  return TRUE;
}

static void
fill_choices (LwPlanView *self, LwSchedule *schedule)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);
  guint selected = gtk_drop_down_get_selected (self->show_drop_down);
  g_autoptr (GtkStringList) choices = NULL;

  if (lists_same_scenarios (gtk_drop_down_get_model (self->show_drop_down), scenarios, n_scenarios))
    return;
  choices = gtk_string_list_new (NULL);
  gtk_string_list_append (choices, _("The test as it runs"));
  gtk_string_list_append (choices, _("With those on request"));
  for (guint i = 0; i < n_scenarios; i++)
    gtk_string_list_append (choices, scenarios[i].name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->show_drop_down, G_LIST_MODEL (choices));
  self->filling = FALSE;
  gtk_drop_down_set_selected (self->show_drop_down, selected < N_CHOICES ? selected : CHOICE_RUN);
  show_selected_cb (self);
}

/* Edits from the chart */

static LwScenario *
find_scenario (LwPlanView *self, const char *path)
{
  LwRecord *record = lw_record_lookup_path (LW_RECORD (lw_panel_get_plan (LW_PANEL (self))), path, NULL);

  return LW_IS_SCENARIO (record) ? LW_SCENARIO (record) : NULL;
}

static void
stage_edited_cb (LwPlanView *self, const char *path, guint stage, gint64 duration_ms, double target)
{
  LwSchedule *schedule = lw_timeline_view_get_schedule (self->timeline);

  lw_document_host_begin (GTK_WIDGET (self), _("Change a Stage"));
  lw_stage_edit (lw_panel_get_plan (LW_PANEL (self)), schedule, path, stage, duration_ms, target);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
stage_split_cb (LwPlanView *self, const char *path, guint stage, gint64 after_ms)
{
  lw_document_host_begin (GTK_WIDGET (self), _("Split a Stage"));
  lw_stage_split (lw_panel_get_plan (LW_PANEL (self)), path, stage, after_ms);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
stage_removed_cb (LwPlanView *self, const char *path, guint stage)
{
  LwScenario *scenario = find_scenario (self, path);

  if (scenario == NULL || stage >= lw_record_list_get_size (lw_scenario_get_stages (scenario)))
    return;
  lw_document_host_begin (GTK_WIDGET (self), _("Delete Stage"));
  lw_record_list_remove (lw_scenario_get_stages (scenario), stage);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
stage_activated_cb (LwPlanView *self, const char *path, guint stage)
{
  LwScenario *scenario = find_scenario (self, path);
  gboolean ramping = scenario != NULL && stage < lw_record_list_get_size (lw_scenario_get_stages (scenario));
  g_autofree char *place =
    ramping ? g_strdup_printf ("%s.stages[%u].duration-ms", path, stage) : g_strdup_printf ("%s.duration-ms", path);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.reveal", "s", place);
}

static void
scenario_activated_cb (LwPlanView *self, const char *path)
{
  g_autofree char *place = g_strdup_printf ("%s.name", path);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.reveal", "s", place);
}

/* Highlight */

static void
set_highlight (LwPlanView *self, const char *scenario)
{
  if (g_strcmp0 (self->highlight, scenario) == 0)
    return;
  g_free (self->highlight);
  self->highlight = g_strdup (scenario);
  lw_timeline_view_set_highlight (self->timeline, scenario);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGHLIGHT]);
}

static void
timeline_highlight_cb (LwPlanView *self)
{
  set_highlight (self, lw_timeline_view_get_highlight (self->timeline));
}

/* Dragging the chart elsewhere */

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source, double x, double y, LwPlanView *self)
{
  LwDocument *document = lw_panel_get_document (LW_PANEL (self));

  return document != NULL ? lw_chart_picture_get_content (document, NULL) : NULL;
}

static void
begin_drag_cb (GtkDragSource *source, GdkDrag *drag, LwPlanView *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self->timeline));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* Comparing */

void
lw_plan_view_compare (LwPlanView *self, const char *title, LwSchedule *schedule)
{
  lw_timeline_view_set_ghost (self->timeline, schedule);
  gtk_widget_set_visible (self->ghost_bar, schedule != NULL);
  if (schedule != NULL)
    {
      /* Translators: name of another plan's file */
      g_autofree char *text = g_strdup_printf (_("Dashed: %s"), title);

      gtk_label_set_label (self->ghost_label, text);
    }
}

static void
stop_comparing_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lw_plan_view_compare (LW_PLAN_VIEW (widget), NULL, NULL);
}

static void
show_differences_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwPlanView *self = LW_PLAN_VIEW (widget);
  LwSchedule *ghost = lw_timeline_view_get_ghost (self->timeline);
  LwSchedule *schedule = lw_timeline_view_get_schedule (self->timeline);

  if (ghost != NULL && schedule != NULL)
    gtk_window_present (GTK_WINDOW (lw_comparison_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), ghost, schedule)));
}

static void
lw_plan_view_update (LwPanel *panel, LwSchedule *schedule)
{
  LwPlanView *self = LW_PLAN_VIEW (panel);
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (lw_panel_get_plan (panel)));

  lw_key_figures_set_schedule (self->key_figures, schedule, lw_extrapolation_get_confidence (extrapolation));
  fill_choices (self, schedule);
  lw_timeline_view_set_schedule (self->timeline, schedule);
  lw_problem_list_set_problems (self->problem_list, lw_schedule_get_problems (schedule));
}

static void
lw_plan_view_bind (LwPanel *panel, LwDocument *document)
{
  lw_plan_view_compare (LW_PLAN_VIEW (panel), NULL, NULL);
  if (document == NULL)
    lw_timeline_view_set_schedule (LW_PLAN_VIEW (panel)->timeline, NULL);
}

static void
lw_plan_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, LW_PLAN_VIEW (object)->highlight);
}

static void
lw_plan_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_highlight (LW_PLAN_VIEW (object), g_value_get_string (value));
}

static void
lw_plan_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_PLAN_VIEW);
  g_clear_pointer (&LW_PLAN_VIEW (object)->highlight, g_free);
  G_OBJECT_CLASS (lw_plan_view_parent_class)->dispose (object);
}

static void
lw_plan_view_class_init (LwPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lw_plan_view_get_property;
  object_class->set_property = lw_plan_view_set_property;
  object_class->dispose = lw_plan_view_dispose;
  LW_PANEL_CLASS (klass)->bind = lw_plan_view_bind;
  LW_PANEL_CLASS (klass)->update = lw_plan_view_update;

  properties[PROP_HIGHLIGHT] = g_param_spec_string ("highlight", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LW_TYPE_KEY_FIGURES);
  g_type_ensure (LW_TYPE_PROBLEM_LIST);
  g_type_ensure (LW_TYPE_TIMELINE_OVERVIEW);
  g_type_ensure (LW_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, key_figures);
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, show_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, axis_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, timeline);
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, overview);
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, ghost_bar);
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, ghost_label);
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, problem_list);
  gtk_widget_class_install_action (widget_class, "plan-view.show-differences", NULL, show_differences_cb);
  gtk_widget_class_install_action (widget_class, "plan-view.stop-comparing", NULL, stop_comparing_cb);
  gtk_widget_class_bind_template_callback (widget_class, axis_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_drag_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_drag_cb);
  gtk_widget_class_bind_template_callback (widget_class, scenario_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_split_cb);
  gtk_widget_class_bind_template_callback (widget_class, timeline_highlight_cb);
}

static void
lw_plan_view_init (LwPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lw_timeline_overview_set_timeline (self->overview, self->timeline);
  lw_drop_down_cut_short (self->show_drop_down);
  lw_drop_down_cut_short (self->axis_drop_down);
  lw_tip_name_drop_down (self->show_drop_down, _("What the chart shows"));
  lw_tip_name_drop_down (self->axis_drop_down, _("Axis of the chart"));
}
