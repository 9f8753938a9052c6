/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-record.h"

/* The kinds of fields that the table of a record class is made of. */

/* The type of the items is no part of a property specification, so it is attached to it. */
static G_DEFINE_QUARK (lw - item - type, item_type)

    GParamSpec *lw_param_spec_string (const char *name, const char *default_value)
{
  return g_param_spec_string (name, NULL, NULL, default_value, LW_FIELD_FLAGS);
}

GParamSpec *
lw_param_spec_boolean (const char *name, gboolean default_value)
{
  return g_param_spec_boolean (name, NULL, NULL, default_value, LW_FIELD_FLAGS);
}

GParamSpec *
lw_param_spec_int (const char *name, int minimum, int maximum, int default_value)
{
  return g_param_spec_int (name, NULL, NULL, minimum, maximum, default_value, LW_FIELD_FLAGS);
}

GParamSpec *
lw_param_spec_int64 (const char *name, gint64 minimum, gint64 maximum, gint64 default_value)
{
  return g_param_spec_int64 (name, NULL, NULL, minimum, maximum, default_value, LW_FIELD_FLAGS);
}

GParamSpec *
lw_param_spec_double (const char *name, double minimum, double maximum, double default_value)
{
  return g_param_spec_double (name, NULL, NULL, minimum, maximum, default_value, LW_FIELD_FLAGS);
}

GParamSpec *
lw_param_spec_enum (const char *name, GType enum_type, int default_value)
{
  return g_param_spec_enum (name, NULL, NULL, enum_type, default_value, LW_FIELD_FLAGS);
}

GParamSpec *
lw_param_spec_strv (const char *name)
{
  return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, LW_FIELD_FLAGS);
}

GParamSpec *
lw_param_spec_child (const char *name, GType record_type)
{
  return g_param_spec_object (name, NULL, NULL, record_type,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

GParamSpec *
lw_param_spec_list (const char *name, GType item_type)
{
  GParamSpec *field = g_param_spec_object (name, NULL, NULL, LW_TYPE_RECORD_LIST,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_param_spec_set_qdata (field, item_type_quark (), GSIZE_TO_POINTER (item_type));
  return field;
}

GType
lw_param_spec_get_item_type (GParamSpec *field)
{
  return GPOINTER_TO_SIZE (g_param_spec_get_qdata (field, item_type_quark ()));
}
