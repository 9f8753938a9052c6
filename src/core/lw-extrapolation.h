/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* How QA and production compare. */

#define LW_DEFAULT_CPU_EFFICIENCY 0.85
#define LW_DEFAULT_LB_EFFICIENCY 0.90
#define LW_DEFAULT_REALITY_FACTOR 1.25
#define LW_DEFAULT_TARGET_CPU_PERCENT 60.0

#define LW_TYPE_EXTRAPOLATION (lw_extrapolation_get_type ())
G_DECLARE_FINAL_TYPE (LwExtrapolation, lw_extrapolation, LW, EXTRAPOLATION, LwRecord)

LwExtrapolation *lw_extrapolation_new (void);

/* Name of the method, in words. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, const char *, method)

/* `factors.combined`: production RPS for one QA RPS. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, declared_factor)

/* The profile's own words on how the factor came about, shown and never evaluated. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, const char *, combined_formula)

/* Use the factor computed from the resources instead of the declared one. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, gboolean, use_computed)

/* Share of added CPU that becomes throughput; unset means 0.85. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, cpu_efficiency)

/* The profile's own words, shown and never evaluated. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, const char *, cpu_formula)

/* Share of added replicas that becomes throughput; unset means 0.90. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, lb_efficiency)

/* The profile's own words, shown and never evaluated. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, const char *, pod_formula)

/* Correction of the production estimate; unset means 1.25. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, reality_factor)

/* Divide the QA target by the reality factor too, so that the round trip closes. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, gboolean, reality_both_ways)

/* Share of requests slowed by cold starts in QA, 0.15 for 15 %. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, cold_start_qa_impact)

/* The same in production. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, cold_start_prod_impact)

/* The profile's own words. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, const char *, cold_start_adjustment)

/* Network latency to the database in QA, in milliseconds. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, network_qa_to_rds_ms)

/* The same in production. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, network_prod_to_rds_ms)

/* The profile's own words. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, const char *, network_adjustment)

/* How far the estimate is trusted, from 0 to 1. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, confidence)

/* Assumptions behind the confidence. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, const char *const *, confidence_notes)

/* CPU use that production is planned for, in percent; unset means 60. */
LW_DECLARE_FIELD (LwExtrapolation, lw_extrapolation, double, target_cpu_percent)

G_END_DECLS
