/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-view.h"

#include "lw-key-figures.h"
#include "lw-problem-list.h"

struct _LwPlanView
{
  LwPanel parent_instance;

  LwKeyFigures *key_figures;
  GtkBox *chart_box;
  LwProblemList *problem_list;
};

G_DEFINE_FINAL_TYPE (LwPlanView, lw_plan_view, LW_TYPE_PANEL)

static void
lw_plan_view_update (LwPanel *panel, LwSchedule *schedule)
{
  LwPlanView *self = LW_PLAN_VIEW (panel);
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (lw_panel_get_plan (panel)));

  lw_key_figures_set_schedule (self->key_figures, schedule, lw_extrapolation_get_confidence (extrapolation));
  lw_problem_list_set_problems (self->problem_list, lw_schedule_get_problems (schedule));
}

static void
lw_plan_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_PLAN_VIEW);
  G_OBJECT_CLASS (lw_plan_view_parent_class)->dispose (object);
}

static void
lw_plan_view_class_init (LwPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_plan_view_dispose;
  LW_PANEL_CLASS (klass)->update = lw_plan_view_update;

  g_type_ensure (LW_TYPE_KEY_FIGURES);
  g_type_ensure (LW_TYPE_PROBLEM_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, key_figures);
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, chart_box);
  gtk_widget_class_bind_template_child (widget_class, LwPlanView, problem_list);
}

static void
lw_plan_view_init (LwPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
