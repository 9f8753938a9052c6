/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/* How much more an environment of the profile can take than another, by its resources. */
typedef struct
{
  double cpu_over;        /* CPU of a replica in production … */
  double cpu_under;       /* … and in the smaller environment */
  double replicas_over;
  double replicas_under;
  double cpu_efficiency;
  double lb_efficiency;
  gboolean same;          /* both have the same: nothing is scaled */
  double factor;          /* (cpu × efficiency) × (replicas × efficiency) */
} LwScaling;

typedef struct
{
  double production;        /* P, requests per second; 0 when it is not known */
  LwBasis basis;            /* which of the two P is: the other one than asked for when only that is known */
  double declared;          /* LW_UNSET when the profile has none */
  gboolean has_scaling;     /* the resources of production and the environment are known */
  LwScaling scaling;        /* production over QA; over staging when that is tested */
  double factor;            /* F, the one used: 1 for production, 0 when none is known */
  gboolean factor_computed; /* F is that of the scaling */
  double reality;           /* reality factor */
  gboolean reality_applied; /* T is divided by it */
  double target;            /* T, requests per second in the tested environment, not rounded */
} LwTargets;

void lw_targets_compute (LwPlan *plan, LwTargets *targets);

/* The factor that the resources of the entry component give. FALSE when they are not known. */
gboolean lw_targets_compute_scaling (LwPlan *plan, LwEnvironment environment, LwScaling *scaling);

/* Requests per second that production can take, from those measured in QA:
 * measured × factor × (target CPU / observed CPU) × reality factor. */
double lw_targets_estimate_production (double measured_rps, double factor, double target_cpu_percent,
                                       double observed_cpu_percent, double reality_factor);

G_END_DECLS
