/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bodies.h"

#include "lw-capture.h"
#include "lw-check-words.h"
#include "lw-form-field.h"
#include "lw-generator-facts.h"

#include <string.h>

static double
measure_form (LwRecordList *fields)
{
  double size = 0;

  for (guint i = 0; i < lw_record_list_get_size (fields); i++)
    {
      LwFormField *field = lw_record_list_get (fields, i);

      size += (double) (strlen (lw_form_field_get_name (field)) + strlen (lw_form_field_get_value (field)) + 2);
    }
  return size;
}

static double
measure_payload (LwEndpoint *endpoint)
{
  double text = (double) strlen (lw_endpoint_get_payload (endpoint));

  switch (lw_endpoint_get_payload_kind (endpoint))
    {
    case LW_PAYLOAD_JSON:
    case LW_PAYLOAD_RAW:
      return text;
    case LW_PAYLOAD_GRAPHQL:
      return text + (double) strlen (lw_endpoint_get_graphql_variables (endpoint));
    case LW_PAYLOAD_FORM:
    case LW_PAYLOAD_MULTIPART:
      return measure_form (lw_endpoint_get_form_fields (endpoint));
    case LW_PAYLOAD_NONE:
    default:
      return 0;
    }
}

/* Whether the script keeps the responses, to look into their bodies. */
static gboolean
reads_body (LwEndpoint *endpoint)
{
  LwRecordList *checks = lw_endpoint_get_checks (endpoint);
  LwRecordList *captures = lw_endpoint_get_captures (endpoint);

  for (guint i = 0; i < lw_record_list_get_size (checks); i++)
    if (lw_check_reads_body (lw_record_list_get (checks, i)))
      return TRUE;
  for (guint i = 0; i < lw_record_list_get_size (captures); i++)
    if (lw_capture_get_source (lw_record_list_get (captures, i)) == LW_CAPTURE_JSON)
      return TRUE;
  return FALSE;
}

static void
add_requests (LwRecordList *endpoints, gboolean weighted, LwBodies *bodies, double *weights, gboolean *reads)
{
  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i);
      double weight = weighted ? lw_endpoint_get_weight (endpoint) : 1;
      double size = measure_payload (endpoint);

      if (!lw_endpoint_get_enabled (endpoint) || !(weight > 0))
        continue;
      bodies->sent += size * weight;
      bodies->largest = MAX (bodies->largest, size);
      *weights += weight;
      *reads |= reads_body (endpoint);
    }
}

void
lw_bodies_measure (LwPlan *plan, LwBodies *bodies)
{
  LwMode mode = lw_plan_get_mode (plan);
  LwFlow *flow = lw_plan_get_flow (plan);
  double response = lw_delivery_get_response_kib (lw_plan_get_delivery (plan)) * 1024;
  double weights = 0;
  gboolean reads = FALSE;

  memset (bodies, 0, sizeof *bodies);
  if (mode != LW_MODE_E2E)
    add_requests (lw_plan_get_endpoints (plan), TRUE, bodies, &weights, &reads);
  if (mode != LW_MODE_API)
    {
      add_requests (lw_flow_get_steps (flow), FALSE, bodies, &weights, &reads);
      reads |= lw_flow_get_polls (flow) && lw_flow_get_done_path (flow)[0] != '\0';
    }
  if (weights > 0)
    bodies->sent /= weights;
  bodies->received = response;
  bodies->read = reads ? response : 0;
}

double
lw_bodies_get_held (const LwBodies *bodies)
{
  return bodies->largest * lw_generator_fact (LW_FACT_PAYLOAD_COPIES) +
         bodies->read * lw_generator_fact (LW_FACT_RESPONSE_COPIES);
}
