/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-threshold-row.h"

#include "lw-document-host.h"
#include "lw-field-row.h"
#include "lw-place.h"
#include "lw-switch-row.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwThresholdRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *toggle;
  GtkWidget *reset_button;
  GPtrArray *rows;        /* (owned) the rows that edit the record, once unfolded */

  LwPlan *plan;           /* (owned) */
  LwThreshold *threshold; /* (owned) in the plan, or a draft that goes there when it is edited */
  gulong draft_handler;
  char *identity;         /* (owned) what makes it this threshold */
  gboolean automatic;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (LwThresholdRow, lw_threshold_row, ADW_TYPE_EXPANDER_ROW)

/* A threshold of a person's own may change in all its parts and still is the same row. */
static char *
dup_identity (const LwScheduledThreshold *scheduled)
{
  if (!scheduled->automatic)
    return g_strdup (scheduled->path);
  return g_strdup_printf ("%s %s %s %d", scheduled->key, scheduled->aggregation, scheduled->operator, scheduled->abort);
}

static LwThreshold *
draft_new (const LwScheduledThreshold *scheduled)
{
  return g_object_new (LW_TYPE_THRESHOLD, "metric", scheduled->metric, "scenario", scheduled->scenario, "endpoint",
                       scheduled->endpoint, "phase", scheduled->phase, "aggregation", scheduled->aggregation, "operator", scheduled->operator,
                       "value", scheduled->value, "abort", scheduled->abort, "delay-ms", scheduled->delay_ms, "enabled",
                       scheduled->enabled, NULL);
}

static void
draft_changed_cb (LwThresholdRow *self)
{
  g_clear_signal_handler (&self->draft_handler, self->threshold);
  lw_record_list_append (lw_plan_get_thresholds (self->plan), self->threshold);
}

static void
use_threshold (LwThresholdRow *self, const LwScheduledThreshold *scheduled)
{
  LwRecord *known = scheduled->path != NULL ? lw_record_lookup_path (LW_RECORD (self->plan), scheduled->path, NULL) : NULL;

  if (known != NULL && known == LW_RECORD (self->threshold))
    return;
  if (self->draft_handler != 0)
    g_clear_signal_handler (&self->draft_handler, self->threshold);
  g_clear_object (&self->threshold);
  if (known != NULL)
    self->threshold = LW_THRESHOLD (g_object_ref (known));
  else
    {
      self->threshold = draft_new (scheduled);
      self->draft_handler = g_signal_connect_swapped (self->threshold, "changed", G_CALLBACK (draft_changed_cb), self);
    }
  lw_place_set (GTK_WIDGET (self), LW_RECORD (self->threshold), NULL);
  for (guint i = 0; i < self->rows->len; i++)
    g_object_set (g_ptr_array_index (self->rows, i), "record", self->threshold, NULL);
}

static void
toggled_cb (LwThresholdRow *self)
{
  if (!self->showing)
    lw_threshold_set_enabled (self->threshold, gtk_switch_get_active (GTK_SWITCH (self->toggle)));
}

static void
reset_cb (LwThresholdRow *self)
{
  LwRecordList *thresholds = lw_plan_get_thresholds (self->plan);
  guint position;

  if (!lw_record_list_find (thresholds, self->threshold, &position))
    return;
  lw_document_host_begin (GTK_WIDGET (self), self->automatic ? _("Reset Threshold") : _("Remove Threshold"));
  lw_record_list_remove (thresholds, position);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
add_row (LwThresholdRow *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_object_set (row, "record", self->threshold, NULL);
  g_ptr_array_add (self->rows, row);
}

static void
add_field (LwThresholdRow *self, const char *field, LwFieldKind kind, const char *title, const char *subtitle)
{
  add_row (self, g_object_new (LW_TYPE_FIELD_ROW, "field", field, "kind", kind, "title", title, "subtitle",
                               subtitle ? subtitle : "", NULL));
}

static void
expanded_cb (LwThresholdRow *self)
{
  if (self->rows->len > 0 || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  if (!self->automatic)
    {
      add_field (self, "metric", LW_FIELD_TEXT, _("Metric"), NULL);
      add_field (self, "scenario", LW_FIELD_TEXT, _("Scenario"), _("Empty for all"));
      add_field (self, "endpoint", LW_FIELD_TEXT, _("Endpoint"), _("Empty for all"));
      add_field (self, "aggregation", LW_FIELD_TEXT, _("Aggregation"), "p(95), avg, rate, count");
      add_field (self, "operator", LW_FIELD_TEXT, _("Comparison"), "&lt; &lt;= &gt; &gt;=");
    }
  add_field (self, "value", LW_FIELD_NUMBER, _("Limit"), _("In the metric's own unit: ms, 0 to 1, or a count"));
  if (!self->automatic)
    add_row (self, g_object_new (LW_TYPE_SWITCH_ROW, "field", "abort", "title", _("Stops the Test"), "step",
                                 _("Change a Threshold"), NULL));
  add_field (self, "delay-ms", LW_FIELD_DURATION, _("Not Before"), _("Time of the scenario before it may stop the test"));
}

static void
show (LwThresholdRow *self, const LwScheduledThreshold *scheduled)
{
  g_autofree char *words = g_markup_escape_text (scheduled->words, -1);
  g_autofree char *subtitle =
    g_markup_printf_escaped ("<span font_family=\"monospace\">%s: %s</span>", scheduled->key, scheduled->expression);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), words);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_widget_set_visible (self->reset_button, !scheduled->automatic || scheduled->changed);
  lw_tip_set (self->reset_button, scheduled->automatic ? _("Make It Automatic Again") : _("Remove Threshold"));
  gtk_button_set_icon_name (GTK_BUTTON (self->reset_button),
                            scheduled->automatic ? "edit-undo-symbolic" : "user-trash-symbolic");
  self->showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle), scheduled->enabled);
  self->showing = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, scheduled->words, -1);
}

gboolean
lw_threshold_row_update (LwThresholdRow *self, const LwScheduledThreshold *scheduled)
{
  g_autofree char *identity = dup_identity (scheduled);

  if (!g_str_equal (identity, self->identity))
    return FALSE;
  use_threshold (self, scheduled);
  show (self, scheduled);
  return TRUE;
}

static void
lw_threshold_row_dispose (GObject *object)
{
  LwThresholdRow *self = LW_THRESHOLD_ROW (object);

  if (self->draft_handler != 0)
    g_clear_signal_handler (&self->draft_handler, self->threshold);
  g_clear_object (&self->threshold);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (lw_threshold_row_parent_class)->dispose (object);
}

static void
lw_threshold_row_finalize (GObject *object)
{
  LwThresholdRow *self = LW_THRESHOLD_ROW (object);

  g_free (self->identity);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (lw_threshold_row_parent_class)->finalize (object);
}

static void
lw_threshold_row_class_init (LwThresholdRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_threshold_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_threshold_row_finalize;
}

static void
lw_threshold_row_init (LwThresholdRow *self)
{
  self->rows = g_ptr_array_new ();
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  self->reset_button = gtk_button_new ();
  gtk_widget_set_valign (self->reset_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->reset_button, "flat");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->toggle);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->reset_button);

  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->reset_button, "clicked", G_CALLBACK (reset_cb), self);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
lw_threshold_row_new (LwPlan *plan, const LwScheduledThreshold *scheduled)
{
  LwThresholdRow *self = g_object_new (LW_TYPE_THRESHOLD_ROW, NULL);

  self->plan = g_object_ref (plan);
  self->automatic = scheduled->automatic;
  self->identity = dup_identity (scheduled);
  use_threshold (self, scheduled);
  show (self, scheduled);
  return GTK_WIDGET (self);
}
