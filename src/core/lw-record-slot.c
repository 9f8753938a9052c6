/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-record-slot.h"

static LwSlotKind
kind_of (GParamSpec *field)
{
  GType type = G_PARAM_SPEC_VALUE_TYPE (field);

  switch (G_TYPE_FUNDAMENTAL (type))
    {
    case G_TYPE_BOOLEAN:
      return LW_SLOT_BOOLEAN;
    case G_TYPE_INT:
      return LW_SLOT_INT;
    case G_TYPE_INT64:
      return LW_SLOT_INT64;
    case G_TYPE_DOUBLE:
      return LW_SLOT_DOUBLE;
    case G_TYPE_ENUM:
      return LW_SLOT_ENUM;
    case G_TYPE_STRING:
      return LW_SLOT_STRING;
    case G_TYPE_BOXED:
      g_assert (type == G_TYPE_STRV);
      return LW_SLOT_STRV;
    default:
      return lw_param_spec_get_item_type (field) != G_TYPE_INVALID ? LW_SLOT_LIST : LW_SLOT_CHILD;
    }
}

void
lw_slot_field_init (LwSlotField *self, GParamSpec *field)
{
  self->kind = kind_of (field);
  self->item_type = lw_param_spec_get_item_type (field);
  self->plain = (LwSlot) { .pointer = NULL };
  /* Texts are those of the specification, which lives as long as the class. */
  if (self->kind <= LW_SLOT_STRING)
    self->plain = lw_slot_from_value (self, g_param_spec_get_default_value (field));
}

/* NULL and "" are the same empty text, so that no reader has to ask twice. */
static gboolean
texts_equal (const char *a, const char *b)
{
  return a == b || g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static gboolean
strvs_equal (char **a, char **b)
{
  static const char *const none[] = { NULL };

  if (a == b)
    return TRUE;
  return g_strv_equal (a != NULL ? (const char *const *) a : none,
                       b != NULL ? (const char *const *) b : none);
}

gboolean
lw_slot_equal (const LwSlotField *field, LwSlot a, LwSlot b)
{
  switch (field->kind)
    {
    case LW_SLOT_BOOLEAN:
    case LW_SLOT_INT:
    case LW_SLOT_ENUM:
      return a.number == b.number;
    case LW_SLOT_INT64:
      return a.large == b.large;
    /* g_param_values_cmp() calls doubles that differ by less than an epsilon equal; an edit from
     * 0.001 to 0.0010000001 is still an edit. */
    case LW_SLOT_DOUBLE:
      return a.real == b.real;
    case LW_SLOT_STRING:
      return texts_equal (a.text, b.text);
    case LW_SLOT_STRV:
      return strvs_equal (a.texts, b.texts);
    case LW_SLOT_CHILD:
    case LW_SLOT_LIST:
      return a.pointer == b.pointer;
    default:
      g_assert_not_reached ();
    }
}

gboolean
lw_slot_fits (const LwSlotField *field, GParamSpec *pspec, LwSlot slot)
{
  switch (field->kind)
    {
    case LW_SLOT_INT:
      return slot.number >= ((GParamSpecInt *) pspec)->minimum &&
             slot.number <= ((GParamSpecInt *) pspec)->maximum;
    case LW_SLOT_INT64:
      return slot.large >= ((GParamSpecInt64 *) pspec)->minimum &&
             slot.large <= ((GParamSpecInt64 *) pspec)->maximum;
    /* GLib up to 2.74 compares the bounds of doubles with the value rounded to a float, so that a
     * field would refuse its own minimum of 0.01. */
    case LW_SLOT_DOUBLE:
      return slot.real >= ((GParamSpecDouble *) pspec)->minimum &&
             slot.real <= ((GParamSpecDouble *) pspec)->maximum;
    case LW_SLOT_ENUM:
      return g_enum_get_value (((GParamSpecEnum *) pspec)->enum_class, slot.number) != NULL;
    case LW_SLOT_CHILD:
    case LW_SLOT_LIST:
      return FALSE;
    case LW_SLOT_BOOLEAN:
    case LW_SLOT_STRING:
    case LW_SLOT_STRV:
    default:
      return TRUE;
    }
}

LwSlot
lw_slot_copy (const LwSlotField *field, LwSlot slot)
{
  if (field->kind == LW_SLOT_STRING)
    {
      if (texts_equal (slot.text, field->plain.text))
        return field->plain;
      slot.text = g_strdup (slot.text);
    }
  else if (field->kind == LW_SLOT_STRV)
    slot.texts = g_strdupv (slot.texts);
  return slot;
}

void
lw_slot_clear (const LwSlotField *field, LwSlot slot)
{
  if (field->kind == LW_SLOT_STRING && slot.text != field->plain.text)
    g_free (slot.text);
  else if (field->kind == LW_SLOT_STRV)
    g_strfreev (slot.texts);
}

LwSlot
lw_slot_from_value (const LwSlotField *field, const GValue *value)
{
  LwSlot slot = { .pointer = NULL };

  switch (field->kind)
    {
    case LW_SLOT_BOOLEAN:
      slot.number = g_value_get_boolean (value) != FALSE;
      break;
    case LW_SLOT_INT:
      slot.number = g_value_get_int (value);
      break;
    case LW_SLOT_ENUM:
      slot.number = g_value_get_enum (value);
      break;
    case LW_SLOT_INT64:
      slot.large = g_value_get_int64 (value);
      break;
    case LW_SLOT_DOUBLE:
      slot.real = g_value_get_double (value);
      break;
    case LW_SLOT_STRING:
      slot.text = (char *) g_value_get_string (value);
      break;
    case LW_SLOT_STRV:
      slot.texts = g_value_get_boxed (value);
      break;
    case LW_SLOT_CHILD:
    case LW_SLOT_LIST:
      slot.pointer = g_value_get_object (value);
      break;
    default:
      g_assert_not_reached ();
    }
  return slot;
}

void
lw_slot_to_value (const LwSlotField *field, GParamSpec *pspec, LwSlot slot, GValue *value)
{
  g_value_init (value, G_PARAM_SPEC_VALUE_TYPE (pspec));
  switch (field->kind)
    {
    case LW_SLOT_BOOLEAN:
      g_value_set_boolean (value, slot.number);
      break;
    case LW_SLOT_INT:
      g_value_set_int (value, slot.number);
      break;
    case LW_SLOT_ENUM:
      g_value_set_enum (value, slot.number);
      break;
    case LW_SLOT_INT64:
      g_value_set_int64 (value, slot.large);
      break;
    case LW_SLOT_DOUBLE:
      g_value_set_double (value, slot.real);
      break;
    case LW_SLOT_STRING:
      g_value_set_static_string (value, slot.text);
      break;
    case LW_SLOT_STRV:
      g_value_set_static_boxed (value, slot.texts);
      break;
    case LW_SLOT_CHILD:
    case LW_SLOT_LIST:
      g_value_set_object (value, slot.pointer);
      break;
    default:
      g_assert_not_reached ();
    }
}
