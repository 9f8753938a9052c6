/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-pair.h"

struct _LwPair
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwPair, lw_pair, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_pair_class_init (LwPairClass *klass)
{
  properties[PROP_NAME] = lw_param_spec_string ("name", NULL);
  properties[PROP_VALUE] = lw_param_spec_string ("value", NULL);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_pair_init (LwPair *self)
{
}

LwPair *
lw_pair_new (void)
{
  return g_object_new (LW_TYPE_PAIR, NULL);
}

LW_DEFINE_FIELD (LwPair, lw_pair, string, const char *, name, PROP_NAME)
LW_DEFINE_FIELD (LwPair, lw_pair, string, const char *, value, PROP_VALUE)
