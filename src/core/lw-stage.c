/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-stage.h"

struct _LwStage
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwStage, lw_stage, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_DURATION_MS,
  PROP_TARGET,
  PROP_UNIT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_stage_class_init (LwStageClass *klass)
{
  properties[PROP_DURATION_MS] = lw_param_spec_int64 ("duration-ms", 0, LW_MAX_DURATION_MS, 60000);
  properties[PROP_TARGET] = lw_param_spec_double ("target", 0, LW_MAX_NUMBER, 100);
  properties[PROP_UNIT] = lw_param_spec_enum ("unit", LW_TYPE_LEVEL_UNIT, LW_LEVEL_PERCENT);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_stage_init (LwStage *self)
{
}

LwStage *
lw_stage_new (void)
{
  return g_object_new (LW_TYPE_STAGE, NULL);
}

LW_DEFINE_FIELD (LwStage, lw_stage, int64, gint64, duration_ms, PROP_DURATION_MS)
LW_DEFINE_FIELD (LwStage, lw_stage, double, double, target, PROP_TARGET)
LW_DEFINE_FIELD (LwStage, lw_stage, enum, LwLevelUnit, unit, PROP_UNIT)

LwStage *
lw_stage_new_percent (gint64 duration_ms, double percent)
{
  return g_object_new (LW_TYPE_STAGE, "duration-ms", duration_ms, "target", percent, NULL);
}
