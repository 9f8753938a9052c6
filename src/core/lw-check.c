/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-check.h"

struct _LwCheck
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwCheck, lw_check, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_SUBJECT,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_check_class_init (LwCheckClass *klass)
{
  properties[PROP_KIND] = lw_param_spec_enum ("kind", LW_TYPE_CHECK_KIND, LW_CHECK_JSON_EXISTS);
  properties[PROP_SUBJECT] = lw_param_spec_string ("subject", NULL);
  properties[PROP_VALUE] = lw_param_spec_string ("value", NULL);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_check_init (LwCheck *self)
{
}

LwCheck *
lw_check_new (void)
{
  return g_object_new (LW_TYPE_CHECK, NULL);
}

LW_DEFINE_FIELD (LwCheck, lw_check, enum, LwCheckKind, kind, PROP_KIND)
LW_DEFINE_FIELD (LwCheck, lw_check, string, const char *, subject, PROP_SUBJECT)
LW_DEFINE_FIELD (LwCheck, lw_check, string, const char *, value, PROP_VALUE)
