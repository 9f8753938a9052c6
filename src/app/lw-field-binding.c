/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-field-binding.h"

#include "lw-document-host.h"

void
lw_field_binding_install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (
    klass, LW_FIELD_BINDING_RECORD,
    g_param_spec_object ("record", NULL, NULL, LW_TYPE_RECORD, flags | G_PARAM_EXPLICIT_NOTIFY));
  g_object_class_install_property (klass, LW_FIELD_BINDING_FIELD,
                                   g_param_spec_string ("field", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY));
  g_object_class_install_property (klass, LW_FIELD_BINDING_STEP,
                                   g_param_spec_string ("step", NULL, NULL, NULL, flags));
}

void
lw_field_binding_init (LwFieldBinding *self, GtkWidget *row, void (*show) (GtkWidget *row, int value))
{
  self->row = row;
  self->show = show;
}

void
lw_field_binding_clear (LwFieldBinding *self)
{
  if (self->notify_handler != 0)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->step, g_free);
}

static void
show_value (LwFieldBinding *self)
{
  int value;

  /* Enumerations and booleans are read as whole numbers, too. */
  g_object_get (self->record, self->field, &value, NULL);
  self->showing = TRUE;
  self->show (self->row, value);
  self->showing = FALSE;
}

void
lw_field_binding_set_record (LwFieldBinding *self, LwRecord *record)
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
  g_object_notify (G_OBJECT (self->row), "record");
}

void
lw_field_binding_edit (LwFieldBinding *self, int value)
{
  if (self->showing || self->record == NULL)
    return;
  lw_document_host_begin (self->row, self->step);
  g_object_set (self->record, self->field, value, NULL);
  lw_document_host_end (self->row);
}

void
lw_field_binding_get_property (LwFieldBinding *self, guint id, GValue *value)
{
  if (id == LW_FIELD_BINDING_RECORD)
    g_value_set_object (value, self->record);
  else
    g_value_set_string (value, id == LW_FIELD_BINDING_FIELD ? self->field : self->step);
}

void
lw_field_binding_set_property (LwFieldBinding *self, guint id, const GValue *value)
{
  if (id == LW_FIELD_BINDING_RECORD)
    lw_field_binding_set_record (self, g_value_get_object (value));
  else if (id == LW_FIELD_BINDING_FIELD)
    self->field = g_value_dup_string (value);
  else
    {
      g_free (self->step);
      self->step = g_value_dup_string (value);
    }
}
