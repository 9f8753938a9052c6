/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cost.h"

struct _LwCost
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwCost, lw_cost, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_ENVIRONMENT,
  PROP_ITEM,
  PROP_MONTHLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_cost_class_init (LwCostClass *klass)
{
  properties[PROP_ENVIRONMENT] = lw_param_spec_string ("environment", NULL);
  properties[PROP_ITEM] = lw_param_spec_string ("item", NULL);
  properties[PROP_MONTHLY] = lw_param_spec_double ("monthly", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_cost_init (LwCost *self)
{
}

LwCost *
lw_cost_new (void)
{
  return g_object_new (LW_TYPE_COST, NULL);
}

LW_DEFINE_FIELD (LwCost, lw_cost, string, const char *, environment, PROP_ENVIRONMENT)
LW_DEFINE_FIELD (LwCost, lw_cost, string, const char *, item, PROP_ITEM)
LW_DEFINE_FIELD (LwCost, lw_cost, double, double, monthly, PROP_MONTHLY)
