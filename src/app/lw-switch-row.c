/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-switch-row.h"

#include "lw-document-host.h"
#include "lw-row-focus.h"

struct _LwSwitchRow
{
  AdwActionRow parent_instance;

  GtkSwitch *toggle;
  LwRecord *record; /* (owned) (nullable) */
  char *field;      /* (owned) */
  char *step;       /* (owned) (nullable) */
  gulong notify_handler;
  gboolean showing; /* the widget is changing because of the record */
};

G_DEFINE_FINAL_TYPE (LwSwitchRow, lw_switch_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  PROP_STEP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_value (LwSwitchRow *self)
{
  gboolean active;

  g_object_get (self->record, self->field, &active, NULL);
  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, active);
  self->showing = FALSE;
}

static void
active_cb (LwSwitchRow *self)
{
  if (self->showing || self->record == NULL)
    return;
  lw_document_host_begin (GTK_WIDGET (self), self->step);
  g_object_set (self->record, self->field, gtk_switch_get_active (self->toggle), NULL);
  lw_document_host_end (GTK_WIDGET (self));
}

void
lw_switch_row_set_record (LwSwitchRow *self, LwRecord *record)
{
  if (self->record == record)
    return;
  if (self->notify_handler != 0)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_set_object (&self->record, record);
  if (record != NULL)
    {
      g_autofree char *signal = g_strdup_printf ("notify::%s", self->field);

      self->notify_handler = g_signal_connect_swapped (record, signal, G_CALLBACK (show_value), self);
      show_value (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
lw_switch_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwSwitchRow *self = LW_SWITCH_ROW (object);

  if (id == PROP_RECORD)
    g_value_set_object (value, self->record);
  else
    g_value_set_string (value, id == PROP_FIELD ? self->field : self->step);
}

static void
lw_switch_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwSwitchRow *self = LW_SWITCH_ROW (object);

  if (id == PROP_RECORD)
    lw_switch_row_set_record (self, g_value_get_object (value));
  else if (id == PROP_FIELD)
    self->field = g_value_dup_string (value);
  else
    {
      g_free (self->step);
      self->step = g_value_dup_string (value);
    }
}

static void
lw_switch_row_dispose (GObject *object)
{
  LwSwitchRow *self = LW_SWITCH_ROW (object);

  if (self->notify_handler != 0)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->step, g_free);

  G_OBJECT_CLASS (lw_switch_row_parent_class)->dispose (object);
}

static void
lw_switch_row_class_init (LwSwitchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lw_switch_row_get_property;
  object_class->set_property = lw_switch_row_set_property;
  object_class->dispose = lw_switch_row_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lw_row_focus;

  properties[PROP_RECORD] =
    g_param_spec_object ("record", NULL, NULL, LW_TYPE_RECORD, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_STEP] = g_param_spec_string ("step", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_switch_row_init (LwSwitchRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
}
