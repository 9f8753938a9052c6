/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-endpoint.h"
#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* The way of one user through the system from end to end: requests in order, and then asking until
 * the asynchronous work behind them is done. */

#define LW_TYPE_FLOW (lw_flow_get_type ())
G_DECLARE_FINAL_TYPE (LwFlow, lw_flow, LW, FLOW, LwRecord)

LwFlow *lw_flow_new (void);

/* The requests, in order. Their weights do not count. */
LW_DECLARE_CHILD (LwFlow, lw_flow, LwRecordList, steps)

/* Whether the flow waits for asynchronous work after its last step. */
LW_DECLARE_FIELD (LwFlow, lw_flow, gboolean, polls)

/* The request that asks whether the work is done. */
LW_DECLARE_CHILD (LwFlow, lw_flow, LwEndpoint, poll)

/* JSON path of the state in the answer to poll; empty takes its expected status for done. */
LW_DECLARE_FIELD (LwFlow, lw_flow, const char *, done_path)

/* States that mean the work is done, with commas between them; empty for any value. */
LW_DECLARE_FIELD (LwFlow, lw_flow, const char *, done_values)

/* States that mean the work failed, with commas between them. */
LW_DECLARE_FIELD (LwFlow, lw_flow, const char *, failed_values)

/* From one request of poll to the next, in milliseconds; the first comes this long after the last step. */
LW_DECLARE_FIELD (LwFlow, lw_flow, gint64, poll_interval_ms)

/* How long to wait for the work after the last step, in milliseconds. */
LW_DECLARE_FIELD (LwFlow, lw_flow, gint64, deadline_ms)

/* How long the work takes on average, in milliseconds; sizes the VUs. */
LW_DECLARE_FIELD (LwFlow, lw_flow, double, expected_wait_ms)

/* 95 of 100 flows must be done within this, in milliseconds; unset for no threshold. */
LW_DECLARE_FIELD (LwFlow, lw_flow, double, max_duration_ms)

/* Share of the flows that must be done before their deadline; 0 for no threshold. */
LW_DECLARE_FIELD (LwFlow, lw_flow, double, completed_percent)

G_END_DECLS
