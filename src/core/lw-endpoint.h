/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-capture.h"
#include "lw-check.h"
#include "lw-enums.h"
#include "lw-form-field.h"
#include "lw-limits.h"
#include "lw-pair.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* An HTTP request that the test makes. */

#define LW_TYPE_ENDPOINT (lw_endpoint_get_type ())
G_DECLARE_FINAL_TYPE (LwEndpoint, lw_endpoint, LW, ENDPOINT, LwRecord)

LwEndpoint *lw_endpoint_new (void);

/* What reports and thresholds call it; unique in a plan, such as CreateOrder. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, const char *, name)

/* Id of the component that serves it. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, const char *, component)

/* Whether the test calls it. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, gboolean, enabled)

/* HTTP method in capitals. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, const char *, method)

/* Path below the base URL, with parameters as :name or {name}. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, const char *, path)

/* What it does, in words. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, const char *, description)

/* Share of the traffic, relative to the weights of the others. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, double, weight)

/* Statuses that count as success: "201", "200, 404", "2xx"; empty for any below 400. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, const char *, expected_status)

/* Average response time, in milliseconds. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, double, avg_response_ms)

/* 95th percentile of the response time, in milliseconds. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, double, p95_response_ms)

/* Pause after the response, in milliseconds; part of the iteration. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, double, think_time_ms)

/* How the pause varies; its mean stays. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, LwThinkDistribution, think_distribution)

/* uniform, normal: how far from the mean, in percent of it. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, double, think_spread)

/* How long to wait for the response, in milliseconds; unset takes the plan's. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, double, timeout_ms)

/* Request headers. */
LW_DECLARE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, headers)

/* Query parameters. */
LW_DECLARE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, query)

/* Values for the parameters in the path. */
LW_DECLARE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, path_parameters)

/* Notation of the payload. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, LwPayloadKind, payload_kind)

/* json, raw: the request body; graphql: the query. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, const char *, payload)

/* raw: media type of the payload; empty for text/plain. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, const char *, content_type)

/* graphql: the variables, a JSON object. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, const char *, graphql_variables)

/* form and multipart: the fields. */
LW_DECLARE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, form_fields)

/* How the payload is compressed. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, LwCompression, compression)

/* Whether it carries what the authentication of the plan asks for. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, gboolean, authenticated)

/* How many redirects are followed; each is a request of its own. -1 for as many as k6 does, 10. */
LW_DECLARE_FIELD (LwEndpoint, lw_endpoint, int, max_redirects)

/* Tags of its samples, beside its name. */
LW_DECLARE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, tags)

/* What its answers must have, beside the expected status. */
LW_DECLARE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, checks)

/* Values that its answers give to later requests. */
LW_DECLARE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, captures)

/* The name as the value of the tag that samples of this endpoint carry, and that thresholds select by:
 * lw_tag_dup_value(), never empty. (transfer full) */
char *lw_endpoint_dup_tag (LwEndpoint *self);

/* Whether the name is the tag for certain, as most are; so that 10 000 names need not be copied to be
 * compared. */
gboolean lw_endpoint_name_is_tag (LwEndpoint *self);

G_END_DECLS
