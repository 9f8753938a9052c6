/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-switch-row.h"

#include "lw-field-binding.h"

struct _LwSwitchRow
{
  AdwActionRow parent_instance;

  GtkSwitch *toggle;
  LwFieldBinding binding;
};

G_DEFINE_FINAL_TYPE (LwSwitchRow, lw_switch_row, ADW_TYPE_ACTION_ROW)

static void
show_state (GtkWidget *row, int value)
{
  gtk_switch_set_active (LW_SWITCH_ROW (row)->toggle, value);
}

static void
active_cb (LwSwitchRow *self)
{
  lw_field_binding_edit (&self->binding, gtk_switch_get_active (self->toggle));
}

void
lw_switch_row_set_record (LwSwitchRow *self, LwRecord *record)
{
  lw_field_binding_set_record (&self->binding, record);
}

static void
lw_switch_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  lw_field_binding_get_property (&LW_SWITCH_ROW (object)->binding, id, value);
}

static void
lw_switch_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lw_field_binding_set_property (&LW_SWITCH_ROW (object)->binding, id, value);
}

static void
lw_switch_row_dispose (GObject *object)
{
  lw_field_binding_clear (&LW_SWITCH_ROW (object)->binding);
  G_OBJECT_CLASS (lw_switch_row_parent_class)->dispose (object);
}

static void
lw_switch_row_class_init (LwSwitchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lw_switch_row_get_property;
  object_class->set_property = lw_switch_row_set_property;
  object_class->dispose = lw_switch_row_dispose;
  lw_field_binding_install_properties (object_class);
}

static void
lw_switch_row_init (LwSwitchRow *self)
{
  lw_field_binding_init (&self->binding, GTK_WIDGET (self), show_state);
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
}
