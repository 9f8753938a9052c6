/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-choice-row.h"

#include "lw-document-host.h"

struct _LwChoiceRow
{
  AdwComboRow parent_instance;

  LwRecord *record; /* (owned) (nullable) */
  char *field;      /* (owned) */
  char *step;       /* (owned) (nullable) */
  gulong notify_handler;
  gboolean showing; /* the widget is changing because of the record */
};

G_DEFINE_FINAL_TYPE (LwChoiceRow, lw_choice_row, ADW_TYPE_COMBO_ROW)

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
show_value (LwChoiceRow *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (self->record), self->field, &value);
  self->showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), g_value_get_enum (&value));
  self->showing = FALSE;
}

static void
selected_cb (LwChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->showing || self->record == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  lw_document_host_begin (GTK_WIDGET (self), self->step);
  g_object_set (self->record, self->field, (int) selected, NULL);
  lw_document_host_end (GTK_WIDGET (self));
}

void
lw_choice_row_set_record (LwChoiceRow *self, LwRecord *record)
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
lw_choice_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwChoiceRow *self = LW_CHOICE_ROW (object);

  if (id == PROP_RECORD)
    g_value_set_object (value, self->record);
  else
    g_value_set_string (value, id == PROP_FIELD ? self->field : self->step);
}

static void
lw_choice_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwChoiceRow *self = LW_CHOICE_ROW (object);

  if (id == PROP_RECORD)
    lw_choice_row_set_record (self, g_value_get_object (value));
  else if (id == PROP_FIELD)
    self->field = g_value_dup_string (value);
  else
    {
      g_free (self->step);
      self->step = g_value_dup_string (value);
    }
}

static void
lw_choice_row_dispose (GObject *object)
{
  LwChoiceRow *self = LW_CHOICE_ROW (object);

  if (self->notify_handler != 0)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->step, g_free);

  G_OBJECT_CLASS (lw_choice_row_parent_class)->dispose (object);
}

static void
lw_choice_row_class_init (LwChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lw_choice_row_get_property;
  object_class->set_property = lw_choice_row_set_property;
  object_class->dispose = lw_choice_row_dispose;

  properties[PROP_RECORD] =
    g_param_spec_object ("record", NULL, NULL, LW_TYPE_RECORD, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_STEP] = g_param_spec_string ("step", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_choice_row_init (LwChoiceRow *self)
{
  g_signal_connect_swapped (self, "notify::selected", G_CALLBACK (selected_cb), self);
}
