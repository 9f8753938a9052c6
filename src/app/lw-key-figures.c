/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-key-figures.h"

#include "lw-duration.h"
#include "lw-number.h"
#include "lw-row-focus.h"

#include <glib/gi18n.h>

#define MARK_MS 1200

enum
{
  FIGURE_TARGET,
  FIGURE_PEAK,
  FIGURE_DURATION,
  FIGURE_VUS,
  FIGURE_REQUESTS,
  FIGURE_ESTIMATE,
  N_FIGURES
};

/* Where a figure is in the flow; it is the figure that takes the focus. */
#define LW_TYPE_FIGURE_PLACE (lw_figure_place_get_type ())
G_DECLARE_FINAL_TYPE (LwFigurePlace, lw_figure_place, LW, FIGURE_PLACE, GtkFlowBoxChild)

struct _LwFigurePlace
{
  GtkFlowBoxChild parent_instance;
};

G_DEFINE_FINAL_TYPE (LwFigurePlace, lw_figure_place, GTK_TYPE_FLOW_BOX_CHILD)

static void
lw_figure_place_class_init (LwFigurePlaceClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = lw_row_focus;
}

static void
lw_figure_place_init (LwFigurePlace *self)
{
}

typedef struct
{
  GtkWidget *button;
  GtkLabel *value;
  GtkLabel *unit;
  GtkLabel *caption;
  GtkLabel *formula;
  guint unmark_source;
} Figure;

struct _LwKeyFigures
{
  GtkWidget parent_instance;

  GtkWidget *box;
  Figure figures[N_FIGURES];
};

G_DEFINE_FINAL_TYPE (LwKeyFigures, lw_key_figures, GTK_TYPE_WIDGET)

static gboolean
unmark_cb (gpointer data)
{
  Figure *figure = data;

  figure->unmark_source = 0;
  gtk_widget_remove_css_class (figure->button, "changed");
  return G_SOURCE_REMOVE;
}

/* A figure that the last edit changed stands out for a moment. */
static void
mark (Figure *figure)
{
  g_clear_handle_id (&figure->unmark_source, g_source_remove);
  gtk_widget_add_css_class (figure->button, "changed");
  figure->unmark_source = g_timeout_add (MARK_MS, unmark_cb, figure);
}

static void
show (Figure *figure, const char *value, const char *unit, const char *formula)
{
  const char *before = gtk_label_get_label (figure->value);
  g_autofree char *spoken = NULL;

  /* A label that is set is measured anew, whatever it says. */
  if (g_str_equal (before, value) && g_str_equal (gtk_label_get_label (figure->unit), unit) &&
      g_str_equal (gtk_label_get_label (figure->formula), formula))
    return;
  if (before[0] != '\0' && g_strcmp0 (before, value) != 0)
    mark (figure);
  gtk_label_set_label (figure->value, value);
  gtk_label_set_label (figure->unit, unit);
  gtk_widget_set_visible (GTK_WIDGET (figure->unit), unit[0] != '\0');
  gtk_label_set_label (figure->formula, formula);
  spoken = g_strdup_printf ("%s: %s %s", gtk_label_get_label (figure->caption), value, unit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (figure->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, formula, -1);
}

/* "312 k", "7.6 M": a count is read at a glance here; the popover has it in full. */
static char *
short_count (double count)
{
  char buffer[LW_NUMBER_BUFFER];

  if (count >= 1e6)
    return g_strdup_printf ("%s\u00a0M", lw_number_format_rounded (buffer, count / 1e6, count < 1e8 ? 1 : 0, TRUE));
  if (count >= 1e4)
    return g_strdup_printf ("%s\u00a0k", lw_number_format_rounded (buffer, count / 1e3, 0, TRUE));
  return g_strdup (lw_number_format_rounded (buffer, count, 0, TRUE));
}

static char *
short_rate (double rate)
{
  char buffer[LW_NUMBER_BUFFER];

  return g_strdup (lw_number_format_rounded (buffer, rate, rate < 10 ? 2 : 0, TRUE));
}

static void
show_rate (Figure *figure, double rate, const char *formula)
{
  g_autofree char *text = short_rate (rate);

  show (figure, text, _("req/s"), formula);
}

static const char *
formula_of (LwSchedule *schedule, const char *id)
{
  const LwFigure *figure = lw_schedule_find_figure (schedule, id);

  return figure != NULL ? figure->formula : "";
}

static void
show_requests (LwKeyFigures *self, LwSchedule *schedule)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);
  g_autoptr (GString) formula = g_string_new (NULL);
  g_autofree char *text = short_count (lw_schedule_get_requests (schedule));
  char buffer[LW_NUMBER_BUFFER];

  for (guint i = 0; i < n_scenarios; i++)
    if (scenarios[i].use == LW_USE_RUN)
      g_string_append_printf (formula, "%s: %s\n", scenarios[i].name,
                              lw_number_format_rounded (buffer, scenarios[i].planned_requests, 0, TRUE));
  g_string_append_printf (formula, _("In all: %s"),
                          lw_number_format_rounded (buffer, lw_schedule_get_requests (schedule), 0, TRUE));
  show (&self->figures[FIGURE_REQUESTS], text, "", formula->str);
}

static void
show_duration (LwKeyFigures *self, LwSchedule *schedule)
{
  g_autofree char *clock = lw_duration_format_clock (lw_schedule_get_regular_ms (schedule));
  g_autofree char *total = lw_duration_format_human (lw_schedule_get_total_ms (schedule));
  g_autofree char *regular = lw_duration_format_human (lw_schedule_get_regular_ms (schedule));
  g_autofree char *formula =
    g_strdup_printf (_("%s of load; with the graceful stop at the end %s"), regular, total);

  show (&self->figures[FIGURE_DURATION], clock, "", formula);
}

static gint64
count_vus (const LwScheduledScenario *scenario)
{
  return scenario->pre_allocated_vus > 0 ? scenario->pre_allocated_vus : scenario->max_vus;
}

static void
show_vus (LwKeyFigures *self, LwSchedule *schedule)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);
  g_autoptr (GString) formula = g_string_new (NULL);
  gint64 most = 0;
  char buffer[LW_NUMBER_BUFFER];

  for (guint i = 0; i < n_scenarios; i++)
    {
      const LwScheduledScenario *beside = lw_scheduled_scenario_get_beside (&scenarios[i]);
      gint64 vus = count_vus (&scenarios[i]) + (beside != NULL ? count_vus (beside) : 0);

      if (scenarios[i].use != LW_USE_RUN)
        continue;
      most = MAX (most, vus);
      for (guint j = 0; j < scenarios[i].n_sizing; j++)
        g_string_append_printf (formula, "%s: %s\n", scenarios[i].name, scenarios[i].sizing[j].formula);
    }
  g_string_append_printf (formula, _("k6 may use up to %s VUs"),
                          lw_number_format_rounded (buffer, lw_schedule_get_max_vus (schedule), 0, TRUE));
  show (&self->figures[FIGURE_VUS], lw_number_format_rounded (buffer, most, 0, TRUE), "", formula->str);
}

static void
show_estimate (LwKeyFigures *self, LwSchedule *schedule, double confidence)
{
  const LwFigure *estimate = lw_schedule_find_figure (schedule, "estimate");
  g_autofree char *text = estimate != NULL ? short_rate (estimate->value) : g_strdup ("–");
  g_autofree char *unit = NULL;
  char buffer[LW_NUMBER_BUFFER];

  /* Translators: how far the production estimate is trusted */
  unit = LW_IS_SET (confidence)
           ? g_strdup_printf (_("req/s · %s %% sure"), lw_number_format_rounded (buffer, confidence * 100, 0, FALSE))
           : g_strdup (_("req/s"));
  show (&self->figures[FIGURE_ESTIMATE], text, unit, estimate != NULL ? estimate->formula : "");
}

void
lw_key_figures_set_schedule (LwKeyFigures *self, LwSchedule *schedule, double confidence)
{
  show_rate (&self->figures[FIGURE_TARGET], lw_schedule_get_target_rps (schedule), formula_of (schedule, "target"));
  show_rate (&self->figures[FIGURE_PEAK], lw_schedule_get_peak_rps (schedule),
             _("The highest planned load of all scenarios together"));
  show_duration (self, schedule);
  show_vus (self, schedule);
  show_requests (self, schedule);
  show_estimate (self, schedule, confidence);
}

static GtkLabel *
label_new (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_figure (LwKeyFigures *self, guint index, const char *caption)
{
  Figure *figure = &self->figures[index];
  GtkWidget *place = g_object_new (LW_TYPE_FIGURE_PLACE, NULL);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *formula = gtk_label_new (NULL);

  figure->caption = label_new (column, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (figure->caption), "dim-label");
  gtk_label_set_label (figure->caption, caption);
  gtk_box_append (GTK_BOX (column), line);
  figure->value = label_new (line, "figure");
  figure->unit = label_new (line, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (figure->unit), "dim-label");
  gtk_widget_set_valign (GTK_WIDGET (figure->unit), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (figure->value), GTK_ALIGN_BASELINE);

  gtk_label_set_wrap (GTK_LABEL (formula), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (formula), 56);
  gtk_label_set_xalign (GTK_LABEL (formula), 0);
  gtk_label_set_selectable (GTK_LABEL (formula), TRUE);
  gtk_widget_add_css_class (formula, "numeric");
  figure->formula = GTK_LABEL (formula);
  gtk_popover_set_child (GTK_POPOVER (popover), formula);
  gtk_widget_add_css_class (popover, "figure-popover");

  figure->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (figure->button), column);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (figure->button), popover);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (figure->button), FALSE);
  gtk_widget_set_tooltip_text (figure->button, _("Show How This Came About"));
  gtk_widget_add_css_class (figure->button, "key-figure");
  gtk_widget_set_halign (figure->button, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), figure->button);
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), place);
}

static void
lw_key_figures_dispose (GObject *object)
{
  LwKeyFigures *self = LW_KEY_FIGURES (object);

  for (guint i = 0; i < N_FIGURES; i++)
    g_clear_handle_id (&self->figures[i].unmark_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lw_key_figures_parent_class)->dispose (object);
}

static void
lw_key_figures_class_init (LwKeyFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_key_figures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "keyfigures");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lw_key_figures_init (LwKeyFigures *self)
{
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->box), 3);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), N_FIGURES);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->box), FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Key figures"), -1);

  add_figure (self, FIGURE_TARGET, _("Target"));
  add_figure (self, FIGURE_PEAK, _("Peak"));
  add_figure (self, FIGURE_DURATION, _("Duration"));
  add_figure (self, FIGURE_VUS, _("VUs"));
  add_figure (self, FIGURE_REQUESTS, _("Requests"));
  add_figure (self, FIGURE_ESTIMATE, _("Production estimate"));
}
