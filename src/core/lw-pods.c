/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-pods.h"

#include "lw-generator-facts.h"
#include "lw-schedule-private.h"

#include <math.h>
#include <string.h>

/* Below these a pod spends itself on being one. */
#define LEAST_CORES 0.5
#define LEAST_MIB 256
/* Steps in which CPU and memory are asked for. */
#define CORES_STEP 0.1
#define MIB_STEP 64

static double
find_figure (LwSchedule *schedule, const char *id)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_generator (schedule, &n_figures);

  for (guint i = 0; i < n_figures; i++)
    if (strcmp (figures[i].id, id) == 0)
      return figures[i].value;
  return 0;
}

static double
round_up (double number, double step, double least)
{
  return lw_clean (MAX ((double) lw_ceil (lw_clean (number / step)) * step, least));
}

void
lw_pods_compute (LwPlan *plan, LwSchedule *schedule, LwPods *pods)
{
  LwDelivery *delivery = lw_plan_get_delivery (plan);
  double share = lw_generator_fact (LW_FACT_MEMORY_SHARE);
  double base = lw_generator_fact (LW_FACT_BASE_MIB);
  double cores = find_figure (schedule, "cores");
  double used = find_figure (schedule, "memory") * share - base;

  pods->pods = lw_delivery_get_pods (delivery);
  if (pods->pods == 0)
    pods->pods = (gint64) CLAMP (find_figure (schedule, "machines"), 1, LW_MAX_PODS);
  pods->cores = lw_delivery_get_pod_cores (delivery);
  if (!(pods->cores > 0))
    pods->cores = round_up (cores / (double) pods->pods, CORES_STEP, LEAST_CORES);
  pods->mib = lw_delivery_get_pod_mib (delivery);
  if (!(pods->mib >= 1))
    pods->mib = round_up ((MAX (used, 0) / (double) pods->pods + base) / share, MIB_STEP, LEAST_MIB);
  pods->vus = lw_ceil (find_figure (schedule, "sockets") / (double) pods->pods);
}
