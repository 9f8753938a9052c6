/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-extrapolation.h"

struct _LwExtrapolation
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwExtrapolation, lw_extrapolation, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_METHOD,
  PROP_DECLARED_FACTOR,
  PROP_COMBINED_FORMULA,
  PROP_USE_COMPUTED,
  PROP_CPU_EFFICIENCY,
  PROP_CPU_FORMULA,
  PROP_LB_EFFICIENCY,
  PROP_POD_FORMULA,
  PROP_REALITY_FACTOR,
  PROP_REALITY_BOTH_WAYS,
  PROP_COLD_START_QA_IMPACT,
  PROP_COLD_START_PROD_IMPACT,
  PROP_COLD_START_ADJUSTMENT,
  PROP_NETWORK_QA_TO_RDS_MS,
  PROP_NETWORK_PROD_TO_RDS_MS,
  PROP_NETWORK_ADJUSTMENT,
  PROP_CONFIDENCE,
  PROP_CONFIDENCE_NOTES,
  PROP_TARGET_CPU_PERCENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_extrapolation_class_init (LwExtrapolationClass *klass)
{
  properties[PROP_METHOD] = lw_param_spec_string ("method", NULL);
  properties[PROP_DECLARED_FACTOR] = lw_param_spec_double ("declared-factor", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_COMBINED_FORMULA] = lw_param_spec_string ("combined-formula", NULL);
  properties[PROP_USE_COMPUTED] = lw_param_spec_boolean ("use-computed", FALSE);
  properties[PROP_CPU_EFFICIENCY] = lw_param_spec_double ("cpu-efficiency", LW_UNSET, 1000, LW_UNSET);
  properties[PROP_CPU_FORMULA] = lw_param_spec_string ("cpu-formula", NULL);
  properties[PROP_LB_EFFICIENCY] = lw_param_spec_double ("lb-efficiency", LW_UNSET, 1000, LW_UNSET);
  properties[PROP_POD_FORMULA] = lw_param_spec_string ("pod-formula", NULL);
  properties[PROP_REALITY_FACTOR] = lw_param_spec_double ("reality-factor", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_REALITY_BOTH_WAYS] = lw_param_spec_boolean ("reality-both-ways", FALSE);
  properties[PROP_COLD_START_QA_IMPACT] = lw_param_spec_double ("cold-start-qa-impact", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_COLD_START_PROD_IMPACT] = lw_param_spec_double ("cold-start-prod-impact", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_COLD_START_ADJUSTMENT] = lw_param_spec_string ("cold-start-adjustment", NULL);
  properties[PROP_NETWORK_QA_TO_RDS_MS] = lw_param_spec_double ("network-qa-to-rds-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_NETWORK_PROD_TO_RDS_MS] = lw_param_spec_double ("network-prod-to-rds-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_NETWORK_ADJUSTMENT] = lw_param_spec_string ("network-adjustment", NULL);
  properties[PROP_CONFIDENCE] = lw_param_spec_double ("confidence", LW_UNSET, 1, LW_UNSET);
  properties[PROP_CONFIDENCE_NOTES] = lw_param_spec_strv ("confidence-notes");
  properties[PROP_TARGET_CPU_PERCENT] = lw_param_spec_double ("target-cpu-percent", LW_UNSET, 100, LW_UNSET);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_extrapolation_init (LwExtrapolation *self)
{
}

LwExtrapolation *
lw_extrapolation_new (void)
{
  return g_object_new (LW_TYPE_EXTRAPOLATION, NULL);
}

LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, string, const char *, method, PROP_METHOD)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, declared_factor, PROP_DECLARED_FACTOR)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, string, const char *, combined_formula, PROP_COMBINED_FORMULA)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, boolean, gboolean, use_computed, PROP_USE_COMPUTED)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, cpu_efficiency, PROP_CPU_EFFICIENCY)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, string, const char *, cpu_formula, PROP_CPU_FORMULA)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, lb_efficiency, PROP_LB_EFFICIENCY)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, string, const char *, pod_formula, PROP_POD_FORMULA)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, reality_factor, PROP_REALITY_FACTOR)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, boolean, gboolean, reality_both_ways, PROP_REALITY_BOTH_WAYS)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, cold_start_qa_impact, PROP_COLD_START_QA_IMPACT)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, cold_start_prod_impact, PROP_COLD_START_PROD_IMPACT)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, string, const char *, cold_start_adjustment, PROP_COLD_START_ADJUSTMENT)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, network_qa_to_rds_ms, PROP_NETWORK_QA_TO_RDS_MS)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, network_prod_to_rds_ms, PROP_NETWORK_PROD_TO_RDS_MS)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, string, const char *, network_adjustment, PROP_NETWORK_ADJUSTMENT)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, confidence, PROP_CONFIDENCE)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, strv, const char *const *, confidence_notes, PROP_CONFIDENCE_NOTES)
LW_DEFINE_FIELD (LwExtrapolation, lw_extrapolation, double, double, target_cpu_percent, PROP_TARGET_CPU_PERCENT)
