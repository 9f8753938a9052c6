/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-arena.h"
#include "lw-number.h"
#include "lw-schedule.h"
#include "lw-slo.h"
#include "lw-targets.h"

G_BEGIN_DECLS

/* What names of scenarios that run the flow end with when another part of them does not. */
#define LW_FLOW_SUFFIX "_e2e"

/* What the requests of an average iteration come to: one request in the planned mix, or the flow. */
typedef struct
{
  guint n_enabled;     /* endpoints or steps that the test calls */
  guint n_unknown;     /* of these, without a response time of their own */
  guint n_weighted;    /* of these, with a weight */
  double requests;     /* of an iteration */
  double response_ms;  /* of an iteration */
  double think_ms;     /* of an iteration */
  double polls;        /* flow: requests of an iteration that ask whether the work is done */
  double wait_ms;      /* flow: from the last step to the answer that says so */
} LwMix;

struct _LwSchedule
{
  gatomicrefcount ref_count;
  LwArena *arena; /* (owned) everything below that is not said to be owned lives in it */

  LwFigure *figures;
  guint n_figures;
  double target_rps;
  double production_rps;
  double factor;

  LwScheduledScenario *scenarios;
  guint n_scenarios;
  gint64 total_ms;
  gint64 regular_ms;
  gint64 max_vus;
  double peak_rps;
  double requests;
  double timeout_ms;
  double longest_timeout_ms;

  LwScheduledThreshold *thresholds;
  guint n_thresholds;
  LwFigure *generator;
  guint n_generator;
  LwPrediction *predictions;
  guint n_predictions;
  GPtrArray *problems; /* (owned) LwProblem */
  gboolean english;    /* whatever the language is */
};

/* A schedule on its way: what the steps of the computation hand on to each other. */
typedef struct
{
  LwPlan *plan;
  LwSchedule *schedule;
  LwArena *arena;
  LwTargets targets;
  LwSlo slo;
  LwMix mix;            /* of single requests */
  LwMix flow;
  LwScenario **sources; /* of the schedule's scenarios, in the same order; twice for both parts of one */
} LwComputation;

/* Adds a problem about a record, or about one of its fields, with the place in the file it came from.
 * (transfer none) */
LwProblem *lw_computation_report (LwComputation *self, LwSeverity severity, const char *code,
                                  gpointer record, const char *field, const char *format, ...)
  G_GNUC_PRINTF (6, 7);

/* Whether a scenario is the second part of a mixed one, so that all about its shape was said already. */
gboolean lw_computation_is_second_part (LwComputation *self, guint index);

/* How long a request takes on average, in whatever the test drives, in milliseconds. With waiting, a VU
 * is busy for that long for each, pauses aside. */
double lw_computation_request_ms (LwComputation *self, gboolean with_waiting);

/* The steps, in this order. Each is in a file of its own. */
void lw_computation_figure_targets (LwComputation *self);
void lw_computation_size_scenarios (LwComputation *self);
void lw_computation_lay_out (LwComputation *self);
void lw_computation_set_thresholds (LwComputation *self);
void lw_computation_size_generator (LwComputation *self);
void lw_computation_predict (LwComputation *self);
void lw_computation_lint (LwComputation *self);

/* A number in a text, with at most that many decimals. The text lives as long as the block. */
#define LW_TEXT(number, decimals) \
  lw_number_format_rounded ((char[LW_NUMBER_BUFFER]){ 0 }, (number), (decimals), FALSE)
/* The same in full. */
#define LW_TEXT_EXACT(number) lw_number_format ((char[LW_NUMBER_BUFFER]){ 0 }, (number))

/* The next whole number, not disturbed by the last digits of a product. */
gint64 lw_ceil (double number);
/* Without the noise of binary arithmetic: 0.30000000000000004 becomes 0.3. */
double lw_clean (double number);

G_END_DECLS
