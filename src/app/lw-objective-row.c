/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-objective-row.h"

#include "lw-document-host.h"
#include "lw-duration.h"
#include "lw-number.h"
#include "lw-place.h"
#include "lw-scenario-editor.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwObjectiveRow
{
  AdwExpanderRow parent_instance;

  LwObjective *objective; /* (owned) */
  GtkWidget *toggle;
  AdwComboRow *use_row;
  GPtrArray *editors;     /* (owned) LwScenarioEditor, empty until unfolded */
  LwSchedule *schedule;   /* (owned) (nullable) as last shown */
  char *highlight;        /* (owned) (nullable) */
  gboolean filled;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (LwObjectiveRow, lw_objective_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  PROP_0,
  PROP_HIGHLIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *title;
  const char *finds;
} texts[LW_N_OBJECTIVES] = {
  [LW_OBJECTIVE_BASELINE] = { N_("Baseline"), N_("What normal looks like, under steady moderate load") },
  [LW_OBJECTIVE_CAPACITY] = { N_("Capacity"), N_("How much load it takes until it stops keeping up") },
  [LW_OBJECTIVE_SPIKE] = { N_("Spike"), N_("Whether it holds a sudden burst, and recovers from it") },
  [LW_OBJECTIVE_STRESS] = { N_("Stress"), N_("What fails first when pushed past its limits, and how") },
  [LW_OBJECTIVE_SOAK] = { N_("Soak"), N_("Leaks and slow decay, over half a day or longer") },
};

LwObjective *
lw_objective_row_get_objective (LwObjectiveRow *self)
{
  return self->objective;
}

/* Highlight: the chart and this row point at each other. */

static void
mark (LwObjectiveRow *self)
{
  gboolean marked = self->highlight != NULL;

  if (marked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "highlight");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "highlight");
}

static gboolean
has_scenario (LwObjectiveRow *self, const char *name)
{
  LwRecordList *scenarios = lw_objective_get_scenarios (self->objective);

  for (guint i = 0; i < lw_record_list_get_size (scenarios); i++)
    if (g_strcmp0 (lw_scenario_get_name (lw_record_list_get (scenarios, i)), name) == 0)
      return TRUE;
  return FALSE;
}

void
lw_objective_row_set_highlight (LwObjectiveRow *self, const char *scenario)
{
  if (scenario != NULL && !has_scenario (self, scenario))
    scenario = NULL;
  if (g_strcmp0 (self->highlight, scenario) == 0)
    return;
  g_free (self->highlight);
  self->highlight = g_strdup (scenario);
  mark (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGHLIGHT]);
}

static void
enter_cb (LwObjectiveRow *self)
{
  LwScenario *first = lw_record_list_get (lw_objective_get_scenarios (self->objective), 0);

  if (first != NULL && lw_objective_get_use (self->objective) != LW_USE_OFF)
    lw_objective_row_set_highlight (self, lw_scenario_get_name (first));
}

static void
leave_cb (LwObjectiveRow *self)
{
  lw_objective_row_set_highlight (self, NULL);
}

/* Use */

static void
show_use (LwObjectiveRow *self)
{
  LwUse use = lw_objective_get_use (self->objective);

  self->showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle), use != LW_USE_OFF);
  adw_combo_row_set_selected (self->use_row, use == LW_USE_RUN ? 0 : 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->use_row), use != LW_USE_OFF);
  self->showing = FALSE;
}

static void
set_use (LwObjectiveRow *self, LwUse use, const char *step)
{
  lw_document_host_begin (GTK_WIDGET (self), step);
  lw_objective_set_use (self->objective, use);
  if (use != LW_USE_OFF && lw_record_list_get_size (lw_objective_get_scenarios (self->objective)) == 0)
    lw_objective_reset_scenarios (self->objective);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
toggled_cb (LwObjectiveRow *self)
{
  gboolean on = gtk_switch_get_active (GTK_SWITCH (self->toggle));

  if (!self->showing)
    set_use (self, on ? lw_objective_kind_get_default_use (lw_objective_get_kind (self->objective)) : LW_USE_OFF,
             on ? _("Add an Objective") : _("Drop an Objective"));
}

static void
use_selected_cb (LwObjectiveRow *self)
{
  if (!self->showing)
    set_use (self, adw_combo_row_get_selected (self->use_row) == 0 ? LW_USE_RUN : LW_USE_ON_REQUEST,
             _("Change When It Runs"));
}

/* What follows: "5 min · 147 req/s at most · 44 100 requests" */
static void
show_summary (LwObjectiveRow *self, LwSchedule *schedule)
{
  LwObjectiveKind kind = lw_objective_get_kind (self->objective);
  g_autoptr (GString) text = g_string_new (_(texts[kind].finds));
  g_autofree char *escaped = NULL;
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  for (guint i = 0; i < n_scenarios; i++)
    {
      const LwScheduledScenario *scheduled = &scenarios[i];
      g_autofree char *duration = NULL;
      char rate[LW_NUMBER_BUFFER];

      if (scheduled->objective != kind)
        continue;
      duration = lw_duration_format_human (scheduled->regular_ms);
      lw_number_format_rounded (rate, scheduled->peak_rps, scheduled->peak_rps < 10 ? 2 : 0, TRUE);
      g_string_append_c (text, '\n');
      /* Translators: duration and highest rate of a scenario */
      g_string_append_printf (text, _("%s · up to %s req/s"), duration, rate);
      if (scheduled->flow)
        g_string_append (text, _(" in flows from end to end"));
    }
  escaped = g_markup_escape_text (text->str, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
}

void
lw_objective_row_update (LwObjectiveRow *self, LwSchedule *schedule)
{
  g_clear_pointer (&self->schedule, lw_schedule_unref);
  self->schedule = lw_schedule_ref (schedule);
  show_summary (self, schedule);
  for (guint i = 0; i < self->editors->len; i++)
    lw_scenario_editor_update (g_ptr_array_index (self->editors, i), schedule);
}

/* Scenarios */

static void
add_editor (LwObjectiveRow *self, LwScenario *scenario)
{
  GtkWidget *editor = lw_scenario_editor_new (scenario);

  gtk_widget_set_margin_top (editor, 12);
  gtk_widget_set_margin_bottom (editor, 12);
  gtk_widget_set_margin_start (editor, 12);
  gtk_widget_set_margin_end (editor, 12);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), editor);
  g_ptr_array_add (self->editors, editor);
  if (self->schedule != NULL)
    lw_scenario_editor_update (LW_SCENARIO_EDITOR (editor), self->schedule);
}

static void
fill (LwObjectiveRow *self)
{
  LwRecordList *scenarios = lw_objective_get_scenarios (self->objective);

  if (!self->filled)
    return;
  for (guint i = 0; i < self->editors->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->editors, i));
  g_ptr_array_set_size (self->editors, 0);
  for (guint i = 0; i < lw_record_list_get_size (scenarios); i++)
    add_editor (self, lw_record_list_get (scenarios, i));
}

static void
expanded_cb (LwObjectiveRow *self)
{
  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  fill (self);
}

static void
add_scenario_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwObjectiveRow *self = LW_OBJECTIVE_ROW (widget);
  LwRecordList *scenarios = lw_objective_get_scenarios (self->objective);
  LwScenario *last = lw_record_list_get (scenarios, lw_record_list_get_size (scenarios) - 1);
  LwPlan *plan = LW_PLAN (lw_record_get_root (LW_RECORD (self->objective)));
  g_autoptr (LwScenario) scenario = last != NULL ? LW_SCENARIO (lw_record_copy (LW_RECORD (last))) : lw_scenario_new ();
  g_autofree char *free_name = lw_plan_dup_free_scenario_name (
    plan, last != NULL ? lw_scenario_get_name (last)
                       : lw_enum_get_nick (LW_TYPE_OBJECTIVE_KIND, lw_objective_get_kind (self->objective)));

  lw_scenario_set_name (scenario, free_name);
  lw_document_host_begin (widget, _("Add Scenario"));
  lw_record_list_append (scenarios, scenario);
  lw_document_host_end (widget);
}

static void
remove_scenario_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwObjectiveRow *self = LW_OBJECTIVE_ROW (widget);
  LwRecordList *scenarios = lw_objective_get_scenarios (self->objective);
  guint size = lw_record_list_get_size (scenarios);

  if (size < 2)
    return;
  lw_document_host_begin (widget, _("Remove Scenario"));
  lw_record_list_remove (scenarios, size - 1);
  lw_document_host_end (widget);
}

static void
reset_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lw_document_host_begin (widget, _("Reset Objective"));
  lw_objective_reset_scenarios (LW_OBJECTIVE_ROW (widget)->objective);
  lw_document_host_end (widget);
}

static void
lw_objective_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, LW_OBJECTIVE_ROW (object)->highlight);
}

static void
lw_objective_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lw_objective_row_set_highlight (LW_OBJECTIVE_ROW (object), g_value_get_string (value));
}

static void
lw_objective_row_finalize (GObject *object)
{
  LwObjectiveRow *self = LW_OBJECTIVE_ROW (object);

  g_clear_object (&self->objective);
  g_ptr_array_unref (self->editors);
  g_clear_pointer (&self->schedule, lw_schedule_unref);
  g_free (self->highlight);
  G_OBJECT_CLASS (lw_objective_row_parent_class)->finalize (object);
}

static void
lw_objective_row_class_init (LwObjectiveRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lw_objective_row_get_property;
  object_class->set_property = lw_objective_row_set_property;
  object_class->finalize = lw_objective_row_finalize;

  properties[PROP_HIGHLIGHT] = g_param_spec_string ("highlight", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "objective.add-scenario", NULL, add_scenario_cb);
  gtk_widget_class_install_action (widget_class, "objective.remove-scenario", NULL, remove_scenario_cb);
  gtk_widget_class_install_action (widget_class, "objective.reset", NULL, reset_cb);
}

static GtkWidget *
menu_button_new (const char *objective)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *tooltip = g_strdup_printf (_("What to Do with %s"), objective);

  g_menu_append (menu, _("_Add a Scenario"), "objective.add-scenario");
  g_menu_append (menu, _("Remove the _Last Scenario"), "objective.remove-scenario");
  g_menu_append (menu, _("_Reset to the Default"), "objective.reset");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  lw_tip_set (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
lw_objective_row_init (LwObjectiveRow *self)
{
  const char *const uses[] = { _("With the others"), _("Only on request"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (uses);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->editors = g_ptr_array_new ();
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  self->use_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->use_row), _("Runs"));
  adw_combo_row_set_model (self->use_row, G_LIST_MODEL (model));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->use_row));

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->use_row, "notify::selected", G_CALLBACK (use_selected_cb), self);
}

GtkWidget *
lw_objective_row_new (LwObjective *objective)
{
  LwObjectiveRow *self = g_object_new (LW_TYPE_OBJECTIVE_ROW, NULL);
  const char *title = _(texts[lw_objective_get_kind (objective)].title);

  self->objective = g_object_ref (objective);
  lw_place_set (GTK_WIDGET (self), LW_RECORD (objective), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _(texts[lw_objective_get_kind (objective)].finds));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), menu_button_new (title));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  g_signal_connect_object (objective, "notify::use", G_CALLBACK (show_use), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lw_objective_get_scenarios (objective), "items-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  show_use (self);
  return GTK_WIDGET (self);
}
