/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule-private.h"

G_BEGIN_DECLS

/*
 * What will give way first. Each model compares what the requests need of a component with what the
 * component has in the tested environment:
 *
 * database connections: requests per second × calls per request × seconds held, over all callers;
 * function concurrency: requests per second × invocations per request × seconds of an invocation;
 * queue throughput: requests per second × messages per request, for FIFO queues;
 * CPU: assumed at the planned share at the target, so it is full at target / share.
 */

/* Used above this share of its limit, a component is in danger. */
#define LW_CONNECTIONS_DANGER 0.8
#define LW_CONCURRENCY_DANGER 0.7
#define LW_QUEUE_DANGER 0.8
#define LW_CPU_DANGER 0.8

/* Limits of AWS accounts and queues when the profile has none. */
#define LW_DEFAULT_CONCURRENCY 1000.0
#define LW_FIFO_MESSAGES_PER_SECOND 300.0
#define LW_FIFO_BATCHED_MESSAGES_PER_SECOND 3000.0

typedef struct
{
  LwComputation *computation;
  GArray *items;   /* LwPrediction */
  double peak_rps; /* the highest planned load */
} LwOracle;

/* What of a component has in the tested environment; in production when the profile says nothing
 * about that. (nullable) */
LwResources *lw_oracle_get_resources (LwOracle *self, LwComponent *component);

/* Calls of a component for one request to the API, from what the profile says about both; 1 when it
 * says nothing. */
double lw_oracle_get_calls (LwOracle *self, LwComponent *component, gboolean *known);

/* The declared bottleneck of a component whose kind has this word in it. (nullable) */
LwBottleneck *lw_oracle_find_declared (LwOracle *self, LwComponent *component, const char *word);

gboolean lw_component_is_function (LwComponent *component);
gboolean lw_component_is_queue (LwComponent *component);

/* Each adds a prediction when the profile says enough. */
void lw_oracle_predict_connections (LwOracle *self, LwComponent *component);
void lw_oracle_predict_concurrency (LwOracle *self, LwComponent *component);
void lw_oracle_predict_queue (LwOracle *self, LwComponent *component);
void lw_oracle_predict_cpu (LwOracle *self, LwComponent *component);

/* Adds one; message, severity and titles follow from what is set. danger is the share of the limit. */
void lw_oracle_add (LwOracle *self, LwComponent *component, const char *kind, double usage, double limit,
                    double breaking_rps, double danger, const char *formula, const char *advice);

G_END_DECLS
