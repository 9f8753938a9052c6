/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bottleneck.h"

struct _LwBottleneck
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwBottleneck, lw_bottleneck, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_COMPONENT,
  PROP_KIND,
  PROP_LIMIT,
  PROP_RISK,
  PROP_SOLUTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_bottleneck_class_init (LwBottleneckClass *klass)
{
  properties[PROP_COMPONENT] = lw_param_spec_string ("component", NULL);
  properties[PROP_KIND] = lw_param_spec_string ("kind", NULL);
  properties[PROP_LIMIT] = lw_param_spec_double ("limit", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_RISK] = lw_param_spec_string ("risk", NULL);
  properties[PROP_SOLUTION] = lw_param_spec_string ("solution", NULL);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_bottleneck_init (LwBottleneck *self)
{
}

LwBottleneck *
lw_bottleneck_new (void)
{
  return g_object_new (LW_TYPE_BOTTLENECK, NULL);
}

LW_DEFINE_FIELD (LwBottleneck, lw_bottleneck, string, const char *, component, PROP_COMPONENT)
LW_DEFINE_FIELD (LwBottleneck, lw_bottleneck, string, const char *, kind, PROP_KIND)
LW_DEFINE_FIELD (LwBottleneck, lw_bottleneck, double, double, limit, PROP_LIMIT)
LW_DEFINE_FIELD (LwBottleneck, lw_bottleneck, string, const char *, risk, PROP_RISK)
LW_DEFINE_FIELD (LwBottleneck, lw_bottleneck, string, const char *, solution, PROP_SOLUTION)
