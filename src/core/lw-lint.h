/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule-private.h"

G_BEGIN_DECLS

/* What a person should know before they believe in a test. An error means that no correct bundle can
 * be made, a warning that the test runs but may mislead, a note that nothing is wrong. */

void lw_lint_targets (LwComputation *self);
void lw_lint_scenarios (LwComputation *self);
void lw_lint_spike (LwComputation *self);
void lw_lint_target_system (LwComputation *self); /* base URL, health check, authentication */
void lw_lint_authentication (LwComputation *self);
void lw_lint_connections (LwComputation *self); /* TLS, connections and tags of the whole test */
void lw_lint_endpoints (LwComputation *self); /* and steps of the flow */
void lw_lint_payloads (LwComputation *self); /* and what answers give */
void lw_lint_texts (LwComputation *self);    /* placeholders */
void lw_lint_data (LwComputation *self);     /* files with test data */
void lw_lint_flow (LwComputation *self);
void lw_lint_delivery (LwComputation *self); /* Kubernetes, pipelines, outputs */
/* Checks, tags and redirects of one request. */
void lw_lint_request (LwComputation *self, LwEndpoint *endpoint);

/* What fixes make of a deadline, as a multiple of the expected wait, and of a poll interval. */
#define LW_DEADLINE_FACTOR 3
#define LW_POLLS_IN_DEADLINE 10

/* Index of the stage that only touches the highest level, and rises to it over some time; -1 when the
 * scenario is a real spike or none at all. */
int lw_scenario_find_soft_peak (LwScenario *scenario);

/* Whether a header or query parameter of this name usually holds something secret. */
gboolean lw_name_is_secret (const char *name);

/* Names of the parameters in a path such as /orders/:id/{part}, which are no placeholders. Moves *path on; FALSE at the end. */
gboolean lw_path_next_parameter (const char **path, const char **name, size_t *length);

G_END_DECLS
