/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule-private.h"

G_BEGIN_DECLS

/*
 * Which thresholds a scenario gets follows from its objective. Baseline and soak carry the service
 * levels and stop the test when these are missed by far. Spike may be slower and fail more often.
 * Capacity and stress are there to find the point where levels break, so that is no failure of the
 * test: they only stop it when hardly anything works any more.
 */

/* Share of failed requests at which going on teaches nothing. */
#define LW_CAPACITY_ERROR_LIMIT 0.1
#define LW_STRESS_ERROR_LIMIT 0.5

typedef struct
{
  LwComputation *computation;
  GArray *items; /* (owned) LwScheduledThreshold */
} LwThresholds;

/* "http_req_duration{scenario:spike,name:CreateOrder}"; all but the metric may be empty. In the arena. */
const char *lw_threshold_key (LwArena *arena, const char *metric, const char *scenario, const char *tag,
                              const char *phase);

/* Adds one and fills in key and expression. Returns its place, valid until the next one is added. */
LwScheduledThreshold *lw_thresholds_add (LwThresholds *self, const LwScheduledThreshold *threshold, const char *tag);

/* Those of the plan: changes to the ones above, and added ones. */
void lw_thresholds_apply_plan (LwThresholds *self);

/* What a threshold demands, in words. In the arena. */
const char *lw_threshold_describe (LwArena *arena, const LwScheduledThreshold *threshold);

G_END_DECLS
