/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-thresholds-panel.h"

#include "lw-document-host.h"
#include "lw-field-row.h"
#include "lw-threshold-row.h"

#include <glib/gi18n.h>

/* A plan with very many endpoints has more thresholds than anybody reads. */
#define FIRST_ROWS 100

struct _LwThresholdsPanel
{
  LwPanel parent_instance;

  AdwActionRow *budget_row;
  GtkLabel *budget_label;
  AdwPreferencesGroup *thresholds_group;
  GtkListBox *list;
  GtkWidget *all_button;
  gboolean show_all;
};

G_DEFINE_FINAL_TYPE (LwThresholdsPanel, lw_thresholds_panel, LW_TYPE_PANEL)

static void
add_cb (LwThresholdsPanel *self)
{
  LwThreshold *threshold = g_object_new (LW_TYPE_THRESHOLD, "metric", "http_req_duration", "aggregation", "p(90)",
                                         "value", 400.0, NULL);

  lw_document_host_begin (GTK_WIDGET (self), _("Add a Threshold"));
  lw_record_list_take (lw_plan_get_thresholds (lw_panel_get_plan (LW_PANEL (self))), threshold);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
show_budget (LwThresholdsPanel *self, LwSchedule *schedule)
{
  const LwFigure *budget = lw_schedule_find_figure (schedule, "error-budget");
  g_autofree char *formula = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->budget_row), budget != NULL);
  if (budget == NULL)
    return;
  formula = g_markup_escape_text (budget->formula, -1);
  text = g_strdup_printf ("%s %s", budget->text, budget->unit);
  adw_action_row_set_subtitle (self->budget_row, formula);
  gtk_label_set_label (self->budget_label, text);
}

/* Rows stay as long as they show the same thresholds in the same order, so that typing in one is not
 * interrupted by what it changes. */
static gboolean
update_rows (LwThresholdsPanel *self, const LwScheduledThreshold *const *shown, guint n_shown)
{
  if (gtk_list_box_get_row_at_index (self->list, n_shown) != NULL)
    return FALSE;
  for (guint i = 0; i < n_shown; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL || !lw_threshold_row_update (LW_THRESHOLD_ROW (row), shown[i]))
        return FALSE;
    }
  return TRUE;
}

static void
fill_rows (LwThresholdsPanel *self, const LwScheduledThreshold *const *shown, guint n_shown)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < n_shown; i++)
    gtk_list_box_append (self->list, lw_threshold_row_new (lw_panel_get_plan (LW_PANEL (self)), shown[i]));
}

static void
lw_thresholds_panel_update (LwPanel *panel, LwSchedule *schedule)
{
  LwThresholdsPanel *self = LW_THRESHOLDS_PANEL (panel);
  guint n_thresholds;
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (schedule, &n_thresholds);
  g_autofree const LwScheduledThreshold **shown = g_new0 (const LwScheduledThreshold *, n_thresholds + 1);
  guint n_shown = 0;

  /* Guards only keep k6 from passing what it never measured. */
  for (guint i = 0; i < n_thresholds; i++)
    if (!thresholds[i].guard)
      shown[n_shown++] = &thresholds[i];
  gtk_widget_set_visible (self->all_button, n_shown > FIRST_ROWS && !self->show_all);
  if (!self->show_all)
    n_shown = MIN (n_shown, FIRST_ROWS);
  if (!update_rows (self, shown, n_shown))
    fill_rows (self, shown, n_shown);
  show_budget (self, schedule);
}

static void
show_all_cb (LwThresholdsPanel *self)
{
  LwDocument *document = lw_panel_get_document (LW_PANEL (self));

  self->show_all = TRUE;
  if (document != NULL)
    lw_thresholds_panel_update (LW_PANEL (self), lw_document_get_schedule (document));
}

static void
lw_thresholds_panel_bind (LwPanel *panel, LwDocument *document)
{
  LwThresholdsPanel *self = LW_THRESHOLDS_PANEL (panel);

  self->show_all = FALSE;
  fill_rows (self, NULL, 0);
}

static void
lw_thresholds_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_THRESHOLDS_PANEL);
  G_OBJECT_CLASS (lw_thresholds_panel_parent_class)->dispose (object);
}

static void
lw_thresholds_panel_class_init (LwThresholdsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_thresholds_panel_dispose;
  LW_PANEL_CLASS (klass)->bind = lw_thresholds_panel_bind;
  LW_PANEL_CLASS (klass)->update = lw_thresholds_panel_update;

  g_type_ensure (LW_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-thresholds-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LwThresholdsPanel, budget_row);
  gtk_widget_class_bind_template_child (widget_class, LwThresholdsPanel, budget_label);
  gtk_widget_class_bind_template_child (widget_class, LwThresholdsPanel, thresholds_group);
  gtk_widget_class_bind_template_child (widget_class, LwThresholdsPanel, all_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
lw_thresholds_panel_init (LwThresholdsPanel *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Thresholds"), -1);
  adw_preferences_group_add (self->thresholds_group, list);
}
