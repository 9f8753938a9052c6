/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile.h"

struct _LwProfile
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwProfile, lw_profile, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_DESCRIPTION,
  PROP_COMPONENTS,
  PROP_EXTRAPOLATION,
  PROP_PRODUCTION,
  PROP_QA,
  PROP_BOTTLENECKS,
  PROP_COSTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_profile_class_init (LwProfileClass *klass)
{
  properties[PROP_NAME] = lw_param_spec_string ("name", NULL);
  properties[PROP_DESCRIPTION] = lw_param_spec_string ("description", NULL);
  properties[PROP_COMPONENTS] = lw_param_spec_list ("components", LW_TYPE_COMPONENT);
  properties[PROP_EXTRAPOLATION] = lw_param_spec_child ("extrapolation", LW_TYPE_EXTRAPOLATION);
  properties[PROP_PRODUCTION] = lw_param_spec_child ("production", LW_TYPE_TRAFFIC);
  properties[PROP_QA] = lw_param_spec_child ("qa", LW_TYPE_TRAFFIC);
  properties[PROP_BOTTLENECKS] = lw_param_spec_list ("bottlenecks", LW_TYPE_BOTTLENECK);
  properties[PROP_COSTS] = lw_param_spec_list ("costs", LW_TYPE_COST);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_profile_init (LwProfile *self)
{
}

LwProfile *
lw_profile_new (void)
{
  return g_object_new (LW_TYPE_PROFILE, NULL);
}

LW_DEFINE_FIELD (LwProfile, lw_profile, string, const char *, name, PROP_NAME)
LW_DEFINE_FIELD (LwProfile, lw_profile, string, const char *, description, PROP_DESCRIPTION)
LW_DEFINE_CHILD (LwProfile, lw_profile, LwRecordList, components, PROP_COMPONENTS)
LW_DEFINE_CHILD (LwProfile, lw_profile, LwExtrapolation, extrapolation, PROP_EXTRAPOLATION)
LW_DEFINE_CHILD (LwProfile, lw_profile, LwTraffic, production, PROP_PRODUCTION)
LW_DEFINE_CHILD (LwProfile, lw_profile, LwTraffic, qa, PROP_QA)
LW_DEFINE_CHILD (LwProfile, lw_profile, LwRecordList, bottlenecks, PROP_BOTTLENECKS)
LW_DEFINE_CHILD (LwProfile, lw_profile, LwRecordList, costs, PROP_COSTS)

LwComponent *
lw_profile_find_component (LwProfile *self, const char *id)
{
  LwRecordList *components = lw_profile_get_components (self);

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *candidate = lw_record_list_get (components, i);

      if (g_strcmp0 (lw_component_get_id (candidate), id) == 0)
        return candidate;
    }
  return NULL;
}
