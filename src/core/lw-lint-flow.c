/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-duration.h"
#include "lw-i18n.h"
#include "lw-predictions.h"

/* The way from end to end: whether there is one, and whether its end can be seen. */

static void
lint_steps (LwComputation *self, LwFlow *flow)
{
  guint n_steps = self->flow.n_enabled;

  if (n_steps == 0)
    {
      LwProblem *problem = lw_computation_report (self, LW_SEVERITY_ERROR, "flow-no-steps", flow, "steps",
                                                  _ ("The flow has no steps, so a test from end to end would do nothing"));

      if (lw_record_list_get_size (lw_plan_get_endpoints (self->plan)) > 0)
        lw_problem_offer_fix (problem, _ ("Make them from the endpoints"));
      else
        lw_problem_suggest (problem, _ ("Add the requests that a user makes, in order"));
    }
  else if (n_steps == 1 && !lw_flow_get_polls (flow))
    {
      lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_WARNING, "flow-one-step", flow, "steps",
                                                 _ ("The flow is a single request and waits for nothing, so it shows no "
                                                    "more than a test of the API")),
                          _ ("Add the next steps, or wait for the work that follows"));
    }
}

/* How the script is to know that the work is done. */
static void
lint_condition (LwComputation *self, LwFlow *flow)
{
  LwEndpoint *poll = lw_flow_get_poll (flow);
  gboolean has_values = lw_flow_get_done_values (flow)[0] != '\0' || lw_flow_get_failed_values (flow)[0] != '\0';

  if (lw_flow_get_done_path (flow)[0] != '\0')
    return;
  if (has_values)
    lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_ERROR, "poll-no-path", flow, "done-path",
                                               _ ("States are given for the work being done or failed, but not where "
                                                  "in the answer they are found")),
                        _ ("Enter the JSON path of the state, such as order.status"));
  else if (lw_endpoint_get_expected_status (poll)[0] == '\0')
    lw_problem_offer_fix (lw_computation_report (self, LW_SEVERITY_ERROR, "poll-no-condition", poll, "expected-status",
                                                 _ ("Nothing says which answer means that the work is done: neither a "
                                                    "state in it nor a status")),
                          _ ("Take status 200 for it"));
}

static void
lint_times (LwComputation *self, LwFlow *flow)
{
  double wait_ms = lw_flow_get_expected_wait_ms (flow);
  gint64 deadline_ms = lw_flow_get_deadline_ms (flow);
  gint64 interval_ms = lw_flow_get_poll_interval_ms (flow);
  g_autofree char *wait = lw_duration_format_human (lw_ceil (wait_ms));
  g_autofree char *deadline = lw_duration_format_human (deadline_ms);
  g_autofree char *interval = lw_duration_format_human (interval_ms);

  if (interval_ms > deadline_ms)
    lw_problem_offer_fix (lw_computation_report (self, LW_SEVERITY_ERROR, "poll-interval-over-deadline", flow,
                                                 "poll-interval-ms",
                                                 _ ("The flow gives up after %s but asks only every %s, so no flow could "
                                                    "be completed"), deadline, interval),
                          _ ("Ask more often"));
  else if (deadline_ms < wait_ms)
    lw_problem_offer_fix (lw_computation_report (self, LW_SEVERITY_WARNING, "deadline-below-wait", flow, "deadline-ms",
                                                 _ ("The flow gives up after %s, but the work takes %s on average"),
                                                 deadline, wait),
                          _ ("Wait longer"));
}

static void
lint_limit (LwComputation *self, LwFlow *flow)
{
  double limit_ms = lw_flow_get_max_duration_ms (flow);
  double expected_ms = self->flow.response_ms + self->flow.think_ms + self->flow.wait_ms;
  g_autofree char *limit = NULL;
  g_autofree char *expected = NULL;

  if (!LW_IS_SET (limit_ms) || limit_ms >= expected_ms)
    return;
  limit = lw_duration_format_human (lw_ceil (limit_ms));
  expected = lw_duration_format_human (lw_ceil (expected_ms));
  lw_computation_report (self, LW_SEVERITY_WARNING, "flow-limit-below-expected", flow, "max-duration-ms",
                         _ ("95 of 100 flows must be done within %s, but a flow is expected to take %s"), limit, expected);
}

/* The cross-checks need something to look at. */
static void
lint_components (LwComputation *self, LwFlow *flow)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (self->plan));

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *component = lw_record_list_get (components, i);

      if (lw_component_is_queue (component) || lw_component_is_function (component))
        return;
    }
  lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_NOTE, "flow-no-components", flow, "polls",
                                             _ ("The profile has no queue and no function, so there is nothing to check "
                                                "the number of completed flows against")),
                      _ ("Add what works behind the API to the profile"));
}

void
lw_lint_flow (LwComputation *self)
{
  LwFlow *flow = lw_plan_get_flow (self->plan);

  if (lw_plan_get_mode (self->plan) == LW_MODE_API)
    return;
  lint_steps (self, flow);
  lint_limit (self, flow);
  if (!lw_flow_get_polls (flow))
    return;
  lint_condition (self, flow);
  lint_times (self, flow);
  lint_components (self, flow);
}
