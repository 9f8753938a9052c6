/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule-private.h"

G_BEGIN_DECLS

/* Iterations per second that k6 is asked for at most; far beyond what any number of machines makes. */
#define LW_MAX_RATE 1e9

/* Averages over the endpoints that the test calls, by their weights. */
void lw_mix_compute (LwPlan *plan, LwMix *mix);

/* What a flow comes to: its steps, and as many polls as fit into the time that the work takes, at least
 * one. Polls begin at every interval, or when the one before is answered if that takes longer. */
void lw_mix_compute_flow (LwPlan *plan, LwMix *mix);

/* VUs made before the start, so that no iteration has to wait for one: ⌈N + 3√N⌉, at least 1. The
 * number of busy VUs at random moments is about Poisson distributed around N; three standard
 * deviations above it are hardly ever needed. */
gint64 lw_sizing_pre_allocated (double busy_vus);

/* How long an iteration lasts when responses get slower and slower, in milliseconds: no request takes
 * longer than its timeout, and when all take longer than what stops the test, it is lost anyway. A
 * flow waits for its work until the deadline. */
double lw_sizing_longest_ms (LwComputation *self, const LwScheduledScenario *scenario);

/* How long a flow may take until it is over for certain, when its requests are as fast as expected: its
 * work is waited for until the deadline. In whole seconds, as milliseconds. */
gint64 lw_flow_longest_ms (LwPlan *plan, const LwScheduledScenario *scenario);

/* Sets what goes into the script of a scenario: rates, stages and VUs. Needs the curve for nothing. */
void lw_sizing_resolve (LwComputation *self, LwScenario *scenario, LwScheduledScenario *out);

/* Explains these numbers; needs the curve. */
void lw_sizing_explain (LwComputation *self, LwScenario *scenario, LwScheduledScenario *out);

G_END_DECLS
