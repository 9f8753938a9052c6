/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-authentication.h"
#include "lw-data-file.h"
#include "lw-delivery.h"
#include "lw-endpoint.h"
#include "lw-enums.h"
#include "lw-flow.h"
#include "lw-limits.h"
#include "lw-objective.h"
#include "lw-profile.h"
#include "lw-record.h"
#include "lw-service-level.h"
#include "lw-threshold.h"

G_BEGIN_DECLS

/* The plan of a load test: everything a person decides, and the profile it rests on. The numbers that
 * follow from it are in the LwSchedule. */

#define LW_TYPE_PLAN (lw_plan_get_type ())
G_DECLARE_FINAL_TYPE (LwPlan, lw_plan, LW, PLAN, LwRecord)

LwPlan *lw_plan_new (void);

/* Title of the plan; empty takes the profile's name. */
LW_DECLARE_FIELD (LwPlan, lw_plan, const char *, name)

/* Remarks for readers of the bundle. */
LW_DECLARE_FIELD (LwPlan, lw_plan, const char *, notes)

/* Where the profile came from; empty for none. An absolute path, which the plan file has relative to
 * itself when the profile lies beside or below it. Bundles may show its last part only. */
LW_DECLARE_FIELD (LwPlan, lw_plan, const char *, profile_file)

/* The architecture profile, as the plan uses it. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwProfile, profile)

/* The profile as its file was when it was last read. What differs from it in profile was changed here,
 * and stays when the file is read again. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwProfile, imported_profile)

/* Id of the component that takes the traffic; empty for the first http-api. */
LW_DECLARE_FIELD (LwPlan, lw_plan, const char *, entry_component)

/* Where the test will run. */
LW_DECLARE_FIELD (LwPlan, lw_plan, LwEnvironment, environment)

/* Which production traffic to plan for. */
LW_DECLARE_FIELD (LwPlan, lw_plan, LwBasis, basis)

/* What the test drives. */
LW_DECLARE_FIELD (LwPlan, lw_plan, LwMode, mode)

/* mixed: share of the load that runs the flow, in percent. */
LW_DECLARE_FIELD (LwPlan, lw_plan, double, e2e_share)

/* Base URL of the tested environment; the script's default for API_BASE_URL. */
LW_DECLARE_FIELD (LwPlan, lw_plan, const char *, base_url)

/* Path that is asked before the test; empty for no health check. */
LW_DECLARE_FIELD (LwPlan, lw_plan, const char *, health_path)

/* Request timeout, in milliseconds. */
LW_DECLARE_FIELD (LwPlan, lw_plan, double, timeout_ms)

/* Response time of endpoints whose own is not known, in milliseconds. */
LW_DECLARE_FIELD (LwPlan, lw_plan, double, default_response_ms)

/* Rest between a scenario's end and the next one's start, in milliseconds. */
LW_DECLARE_FIELD (LwPlan, lw_plan, gint64, gap_ms)

/* How requests prove who they are. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwAuthentication, authentication)

/* The requests of the test. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwRecordList, endpoints)

/* The way through the system that end-to-end tests take. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwFlow, flow)

/* Test data that requests take values from. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwRecordList, data_files)

/* Tags of every sample of the test. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwRecordList, tags)

/* Whether a VU keeps its cookies from one iteration to the next. */
LW_DECLARE_FIELD (LwPlan, lw_plan, gboolean, keep_cookies)

/* Whether a VU keeps its connections. */
LW_DECLARE_FIELD (LwPlan, lw_plan, gboolean, reuse_connections)

/* Whether certificates that cannot be verified are taken. */
LW_DECLARE_FIELD (LwPlan, lw_plan, gboolean, skip_tls_verification)

/* The oldest version of TLS that is spoken. */
LW_DECLARE_FIELD (LwPlan, lw_plan, LwTlsVersion, min_tls)

/* What users are promised. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwServiceLevel, service_level)

/* The five objectives, in the order they run. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwRecordList, objectives)

/* Added thresholds, and changes to automatic ones. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwRecordList, thresholds)

/* Where the bundle can run, and where its samples go. */
LW_DECLARE_CHILD (LwPlan, lw_plan, LwDelivery, delivery)

/* CPU cores of the load generator. */
LW_DECLARE_FIELD (LwPlan, lw_plan, double, generator_cores)

/* Memory of the load generator, in MiB. */
LW_DECLARE_FIELD (LwPlan, lw_plan, double, generator_ram_mib)

/* Requests per second that a core of the generator makes. */
LW_DECLARE_FIELD (LwPlan, lw_plan, double, rps_per_core)

/* Memory of a VU, in MiB. */
LW_DECLARE_FIELD (LwPlan, lw_plan, double, mib_per_vu)

/* A plan with the five objectives in their default shapes and no profile. (transfer full) */
LwPlan *lw_plan_new_default (void);
/* A plan for a profile: its endpoints, service levels and default objectives. (transfer full) */
LwPlan *lw_plan_new_for_profile (LwProfile *profile);
/* The same for a profile that nobody else holds or will hold; faster. profile: (transfer full) */
LwPlan *lw_plan_new_taking_profile (LwProfile *profile);

/* Adds the requests that a component of the profile serves, with names, expected statuses and sample
 * payloads; those already in the plan (same method and path) stay as they are. Without any request at
 * all in the end, adds GET /. component may be NULL. */
void lw_plan_add_profile_endpoints (LwPlan *self, LwComponent *component);

/* The request that is added for an endpoint of the profile. (transfer full) */
LwEndpoint *lw_plan_make_request (LwEndpoint *from, const char *component);

/* Makes the endpoints that the test calls the steps of the flow, unless it has steps. Whether there are
 * any now that were not. */
gboolean lw_plan_make_steps (LwPlan *self);

const char *lw_plan_get_title (LwPlan *self);
/* The component that takes the traffic. (transfer none) (nullable) */
LwComponent *lw_plan_get_entry (LwPlan *self);
/* (transfer none) (nullable) */
LwObjective *lw_plan_get_objective (LwPlan *self, LwObjectiveKind kind);
/* (transfer none) (nullable) */
LwScenario *lw_plan_find_scenario (LwPlan *self, const char *name);
/* A scenario name that is not taken, made from a wish. (transfer full) */
char *lw_plan_dup_free_scenario_name (LwPlan *self, const char *wish);
/* The same for an endpoint. (transfer full) */
char *lw_plan_dup_free_endpoint_name (LwPlan *self, const char *wish);
/* The same for a step of the flow. (transfer full) */
char *lw_plan_dup_free_step_name (LwPlan *self, const char *wish);

G_END_DECLS
