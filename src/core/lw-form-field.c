/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-form-field.h"

struct _LwFormField
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwFormField, lw_form_field, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_VALUE,
  PROP_FILE_NAME,
  PROP_CONTENT_TYPE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_form_field_class_init (LwFormFieldClass *klass)
{
  properties[PROP_NAME] = lw_param_spec_string ("name", NULL);
  properties[PROP_VALUE] = lw_param_spec_string ("value", NULL);
  properties[PROP_FILE_NAME] = lw_param_spec_string ("file-name", NULL);
  properties[PROP_CONTENT_TYPE] = lw_param_spec_string ("content-type", NULL);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_form_field_init (LwFormField *self)
{
}

LwFormField *
lw_form_field_new (void)
{
  return g_object_new (LW_TYPE_FORM_FIELD, NULL);
}

LW_DEFINE_FIELD (LwFormField, lw_form_field, string, const char *, name, PROP_NAME)
LW_DEFINE_FIELD (LwFormField, lw_form_field, string, const char *, value, PROP_VALUE)
LW_DEFINE_FIELD (LwFormField, lw_form_field, string, const char *, file_name, PROP_FILE_NAME)
LW_DEFINE_FIELD (LwFormField, lw_form_field, string, const char *, content_type, PROP_CONTENT_TYPE)
