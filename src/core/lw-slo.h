/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/*
 * The service levels in force: what the plan says, else what the profile says for the environment,
 * else the defaults. Availability is a share of time and the error rate a share of requests; they are
 * two measures, and only when nothing says how many requests may fail does the second follow the first.
 */
typedef struct
{
  double availability;
  double error_rate;
  double p95_ms;
  double p99_ms;
  double p999_ms;

  /* Where each came from, in words. */
  const char *availability_source;
  const char *error_rate_source;
  const char *p95_source;
  const char *p99_source;
  const char *p999_source;
} LwSlo;

void lw_slo_resolve (LwPlan *plan, LwSlo *slo);

/* Minutes in 30 days that the service may be down. */
double lw_slo_downtime_minutes (double availability);

G_END_DECLS
