/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

G_BEGIN_DECLS

/* How a test is shared among the pods of a cluster. */
typedef struct
{
  gint64 pods;  /* runners that share the load, each an equal part */
  double cores; /* CPU of each */
  double mib;   /* memory of each */
  gint64 vus;   /* the most VUs that one of them has */
} LwPods;

/* What the plan says, and the sizing of the load generator where it leaves that open: as many pods as
 * machines, each with its part of the CPU and the memory, rounded up. */
void lw_pods_compute (LwPlan *plan, LwSchedule *schedule, LwPods *pods);

G_END_DECLS
