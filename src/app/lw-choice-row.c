/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-choice-row.h"

#include "lw-field-binding.h"

struct _LwChoiceRow
{
  AdwComboRow parent_instance;

  LwFieldBinding binding;
};

G_DEFINE_FINAL_TYPE (LwChoiceRow, lw_choice_row, ADW_TYPE_COMBO_ROW)

static void
show_choice (GtkWidget *row, int value)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) value);
}

static void
selected_cb (LwChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (selected != GTK_INVALID_LIST_POSITION)
    lw_field_binding_edit (&self->binding, (int) selected);
}

void
lw_choice_row_set_record (LwChoiceRow *self, LwRecord *record)
{
  lw_field_binding_set_record (&self->binding, record);
}

static void
lw_choice_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  lw_field_binding_get_property (&LW_CHOICE_ROW (object)->binding, id, value);
}

static void
lw_choice_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lw_field_binding_set_property (&LW_CHOICE_ROW (object)->binding, id, value);
}

static void
lw_choice_row_dispose (GObject *object)
{
  lw_field_binding_clear (&LW_CHOICE_ROW (object)->binding);
  G_OBJECT_CLASS (lw_choice_row_parent_class)->dispose (object);
}

static void
lw_choice_row_class_init (LwChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lw_choice_row_get_property;
  object_class->set_property = lw_choice_row_set_property;
  object_class->dispose = lw_choice_row_dispose;
  lw_field_binding_install_properties (object_class);
}

static void
lw_choice_row_init (LwChoiceRow *self)
{
  lw_field_binding_init (&self->binding, GTK_WIDGET (self), show_choice);
  g_signal_connect_swapped (self, "notify::selected", G_CALLBACK (selected_cb), self);
}
