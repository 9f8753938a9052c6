/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-readme-private.h"

#include "lw-aws-service.h"
#include "lw-duration.h"

#include <string.h>

/* The flow from end to end: what it does, and what it must have left behind the API. */

/* The only scenario that runs a flow, or the first of them. (nullable) */
static const LwScheduledScenario *
find_flow (LwReadme *self)
{
  for (guint i = 0; i < self->n_scenarios; i++)
    if (self->scenarios[i].flow)
      return &self->scenarios[i];
  return NULL;
}

static void
add_step (LwMarkdownTable *table, LwEndpoint *endpoint, guint number)
{
  const char *name = lw_endpoint_get_name (endpoint);
  const char *expected = lw_endpoint_get_expected_status (endpoint);
  LwRecordList *captures = lw_endpoint_get_captures (endpoint);
  double ms = lw_endpoint_get_p95_response_ms (endpoint);
  g_autofree char *position = lw_readme_dup_count (number, 0);
  g_autofree char *line =
    g_strdup_printf ("%s %s", lw_endpoint_get_method (endpoint), lw_endpoint_get_path (endpoint));
  g_autofree char *time = NULL;
  GString *cell;

  lw_markdown_table_add_text (table, position);
  cell = lw_markdown_table_cell (table);
  if (strcmp (name, line) != 0 && name[0] != '\0')
    {
      lw_markdown_append_text (cell, name);
      g_string_append (cell, ": ");
    }
  lw_markdown_append_cell_code (cell, line);
  lw_markdown_table_add_text (table, expected[0] != '\0' ? expected : "below 400");
  if (!LW_IS_SET (ms))
    ms = lw_endpoint_get_avg_response_ms (endpoint);
  cell = lw_markdown_table_cell (table);
  if (LW_IS_SET (ms))
    {
      time = lw_readme_dup_count (ms, 1);
      g_string_append_printf (cell, "%s\u00a0ms", time);
    }
  cell = lw_markdown_table_cell (table);
  for (guint i = 0; i < lw_record_list_get_size (captures); i++)
    {
      if (i > 0)
        g_string_append (cell, ", ");
      lw_markdown_append_text (cell, lw_capture_get_name (lw_record_list_get (captures, i)));
    }
}

static void
write_steps (LwReadme *self)
{
  g_autoptr (LwMarkdownTable) table = lw_markdown_table_new (">|Step|Expected status|>Takes|Passes on");
  LwRecordList *steps = lw_flow_get_steps (lw_plan_get_flow (self->plan));
  guint number = 0;

  for (guint i = 0; i < lw_record_list_get_size (steps); i++)
    if (lw_endpoint_get_enabled (lw_record_list_get (steps, i)))
      add_step (table, lw_record_list_get (steps, i), ++number);
  lw_markdown_table_append_to (table, self->out);
}

/* How the flow knows that the work is done, as a sentence. */
static char *
dup_condition (LwFlow *flow)
{
  LwEndpoint *poll = lw_flow_get_poll (flow);
  const char *status = lw_endpoint_get_expected_status (poll);
  g_autoptr (GString) words = g_string_new (NULL);

  if (lw_flow_get_done_path (flow)[0] == '\0')
    {
      g_string_append (words, "the answer has status ");
      lw_markdown_append_text (words, status[0] != '\0' ? status : "200");
      return g_strdup (words->str);
    }
  lw_markdown_append_code (words, lw_flow_get_done_path (flow));
  g_string_append (words, lw_flow_get_done_values (flow)[0] != '\0' ? " in the answer is " : " is in the answer");
  lw_markdown_append_text (words, lw_flow_get_done_values (flow));
  if (lw_flow_get_failed_values (flow)[0] != '\0')
    {
      g_string_append (words, "; ");
      lw_markdown_append_text (words, lw_flow_get_failed_values (flow));
      g_string_append (words, " there means that it failed");
    }
  return g_strdup (words->str);
}

static void
write_waiting (LwReadme *self)
{
  LwFlow *flow = lw_plan_get_flow (self->plan);
  LwEndpoint *poll = lw_flow_get_poll (flow);
  g_autofree char *line = g_strdup_printf ("%s %s", lw_endpoint_get_method (poll), lw_endpoint_get_path (poll));
  GString *code = g_string_new (NULL);

  lw_markdown_append_code (code, line);
  lw_template_take (self->template, "poll", g_string_free (code, FALSE));
  lw_template_take (self->template, "condition", dup_condition (flow));
  lw_readme_set_duration (self, "interval", lw_flow_get_poll_interval_ms (flow));
  lw_readme_set_duration (self, "deadline", lw_flow_get_deadline_ms (flow));
  lw_readme_set_duration (self, "wait", (gint64) lw_flow_get_expected_wait_ms (flow));
  lw_readme_prose (self, "flow-waiting");
}

void
lw_readme_write_flow (LwReadme *self)
{
  const LwScheduledScenario *scenario = find_flow (self);
  const LwScheduledScenario *beside;
  g_autofree char *both = NULL;

  if (scenario == NULL)
    return;
  lw_readme_prose (self, "flow");
  write_steps (self);
  if (lw_flow_get_polls (lw_plan_get_flow (self->plan)))
    write_waiting (self);
  lw_readme_set_count (self, "flow-requests", scenario->requests_per_iteration, 0);
  lw_readme_set_duration (self, "flow-time", (gint64) (scenario->iteration_ms + 0.5));
  lw_readme_prose (self, "flow-metrics");
  beside = lw_scheduled_scenario_get_beside (scenario);
  if (beside == NULL)
    return;
  both = g_strdup_printf ("%s,%s", beside->name, scenario->name);
  lw_readme_set_shell_word (self, "flow-scenario", scenario->name);
  lw_readme_set_shell_word (self, "both-scenarios", both);
  lw_readme_set_count (self, "share", scenario->share * 100, 1);
  lw_readme_prose (self, "flow-mixed");
}

/* Cross-checks */

typedef struct
{
  const char *word;    /* of LwAwsService */
  const char *measure; /* what must be as many as flows that were completed */
} Trace;

static const Trace traces[] = {
  { "queue", "messages deleted from it" },
  { "topic", "notifications it delivered" },
  { "stream", "records that went in" },
  { "function", "invocations less errors" },
  { "database", "rows that were written; count them in the database, CloudWatch does not" },
  { "table", "items that were written" },
};

static const Trace *
find_trace (LwComponent *component)
{
  const LwAwsService *service = lw_aws_service_find (component);

  for (guint i = 0; service != NULL && i < G_N_ELEMENTS (traces); i++)
    if (strcmp (service->word, traces[i].word) == 0)
      return &traces[i];
  return NULL;
}

static void
append_expected (LwReadme *self)
{
  for (guint i = 0; i < self->n_scenarios; i++)
    {
      const LwScheduledScenario *scenario = &self->scenarios[i];
      g_autofree char *flows = NULL;

      if (!scenario->flow)
        continue;
      flows = lw_readme_dup_count (scenario->planned_iterations, 0);
      g_string_append (self->out, "- ");
      lw_markdown_append_code (self->out, scenario->name);
      g_string_append_printf (self->out, ": %s flows\n", flows);
    }
  g_string_append_c (self->out, '\n');
}

static guint
append_traces (LwReadme *self)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (self->plan));
  g_autoptr (LwMarkdownTable) table = lw_markdown_table_new ("Component|As many as flows were completed");
  guint n_traces = 0;

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *component = lw_record_list_get (components, i);
      const Trace *trace = find_trace (component);

      if (trace == NULL)
        continue;
      n_traces++;
      lw_markdown_table_add_text (table, lw_component_get_title (component));
      lw_markdown_table_add_text (table, trace->measure);
    }
  if (n_traces > 0)
    lw_markdown_table_append_to (table, self->out);
  return n_traces;
}

void
lw_readme_write_crosscheck (LwReadme *self)
{
  const LwScheduledScenario *scenario = find_flow (self);

  if (scenario == NULL)
    return;
  lw_readme_set_shell_word (self, "flow-scenario", scenario->name);
  lw_readme_prose (self, "crosscheck");
  append_expected (self);
  if (append_traces (self) > 0)
    lw_readme_prose (self, "crosscheck-queries");
  if (lw_scheduled_scenario_is_part (scenario))
    lw_readme_prose (self, "crosscheck-mixed");
}
