/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-bundle-data.h"

#include <string.h>

/* The flow from end to end: the function that an iteration runs, and how it knows that its work is done. */

/* What answers mean "not yet" when it is the status that says so. */
#define NOT_YET ", 202, 204, 404, 409, 425"

gboolean
lw_script_is_in_mix (LwScript *self, LwScriptEndpoint *step)
{
  for (guint i = 0; i < self->endpoints->len; i++)
    if (strcmp (((LwScriptEndpoint *) g_ptr_array_index (self->endpoints, i))->tag, step->tag) == 0)
      return TRUE;
  return FALSE;
}

/* States with commas between them, as an array. */
static void
write_states (LwScript *self, const char *key, const char *text)
{
  g_auto (GStrv) states = g_strsplit (text, ",", -1);

  lw_js_writer_key (self->js, key);
  lw_js_writer_open (self->js, "[", FALSE);
  for (guint i = 0; states[i] != NULL; i++)
    {
      g_strstrip (states[i]);
      if (states[i][0] == '\0')
        continue;
      lw_js_writer_item (self->js);
      lw_js_writer_string (self->js, states[i]);
    }
  lw_js_writer_close (self->js, "]");
}

static void
write_work (LwScript *self)
{
  LwFlow *flow = lw_plan_get_flow (self->plan);
  const char *path = lw_flow_get_done_path (flow);
  g_autofree char *selector = lw_script_dup_json_selector (path);
  g_autofree char *answers = g_strconcat (self->poll->statuses, NOT_YET, NULL);

  lw_js_writer_code (self->js, "\n");
  if (path[0] == '\0')
    lw_script_write_status (self, "ANSWERED", answers);
  lw_js_writer_comment (self->js, "How the flow knows that its work is done: how often and how long it asks, in "
                                  "milliseconds; which answers are none to worry about; where in them the state is, "
                                  "and what it is in the end.");
  lw_js_writer_code (self->js, "/**\n"
                               " * @type {{\n"
                               " *   every: number,\n"
                               " *   deadline: number,\n"
                               " *   answered: ReturnType<typeof expectStatus>,\n"
                               " *   path: string,\n"
                               " *   done: string[],\n"
                               " *   failed: string[],\n"
                               " * }}\n"
                               " */\n");
  lw_js_writer_open (self->js, "const WORK = {", TRUE);
  lw_js_writer_key (self->js, "every");
  lw_js_writer_integer (self->js, lw_flow_get_poll_interval_ms (flow));
  lw_js_writer_key (self->js, "deadline");
  lw_js_writer_integer (self->js, lw_flow_get_deadline_ms (flow));
  lw_js_writer_key (self->js, "answered");
  lw_js_writer_code (self->js, path[0] == '\0' ? "ANSWERED" : self->poll->status);
  lw_js_writer_key (self->js, "path");
  lw_js_writer_string (self->js, selector);
  write_states (self, "done", lw_flow_get_done_values (flow));
  write_states (self, "failed", lw_flow_get_failed_values (flow));
  lw_js_writer_close (self->js, "};\n");
}

void
lw_script_write_flow_helpers (LwScript *self)
{
  if (!lw_script_runs_flow (self))
    return;
  lw_js_writer_code (self->js, lw_bundle_data_get ("flow.js"));
  lw_js_writer_code (self->js, "\n");
  if (self->poll == NULL)
    return;
  lw_js_writer_code (self->js, lw_bundle_data_get ("poll.js"));
  lw_js_writer_code (self->js, "\n");
}

void
lw_script_write_flow (LwScript *self)
{
  gboolean takes_run = self->uses_unique || self->uses_run;

  if (!lw_script_runs_flow (self))
    return;
  if (self->poll != NULL)
    write_work (self);
  lw_js_writer_code (self->js, "\n// The flow from end to end: one iteration of the scenarios that run it.\n");
  if (takes_run)
    lw_js_writer_code (self->js, "/** @param {ReturnType<typeof setup>} data */\n");
  lw_js_writer_code (self->js, "export function " LW_SCRIPT_FLOW);
  lw_js_writer_code (self->js, takes_run ? "(data) {\n  if (data) runId = data.runId;\n" : "() {\n");
  if (self->recovers)
    lw_js_writer_code (self->js, "  markPhase();\n");
  if (lw_script_fetches_tokens (self))
    lw_js_writer_code (self->js, "  // Fetched before the flow begins, because that is not what is timed.\n"
                                 "  currentToken();\n");
  if (g_hash_table_size (self->values) > 0)
    lw_js_writer_code (self->js, "  Object.assign(VALUES, FALLBACKS);\n");
  lw_js_writer_code (self->js, "  runFlow(\n    [\n");
  for (guint i = 0; i < self->steps->len; i++)
    {
      LwScriptEndpoint *step = g_ptr_array_index (self->steps, i);

      lw_js_writer_code (self->js, "      [");
      lw_js_writer_string (self->js, step->tag);
      lw_js_writer_code (self->js, ", ");
      lw_js_writer_code (self->js, step->function);
      lw_js_writer_code (self->js, "],\n");
    }
  lw_js_writer_code (self->js, "    ],\n    ");
  if (self->poll == NULL)
    lw_js_writer_code (self->js, "() => 'completed',\n");
  else
    {
      lw_js_writer_code (self->js, "(lastStep) => waitForWork(lastStep, ");
      lw_js_writer_code (self->js, self->poll->function);
      lw_js_writer_code (self->js, "),\n");
    }
  lw_js_writer_code (self->js, "  );\n}\n");
}

void
lw_script_write_flow_summary (LwScript *self)
{
  if (lw_script_runs_flow (self))
    {
      lw_js_writer_comment (self->js, "Requests of the flow that are made alone as well.");
      lw_js_writer_code (self->js, "/** @type {string[]} */\n");
      lw_js_writer_open (self->js, "const COMPARED = [", FALSE);
      for (guint i = 0; i < self->steps->len; i++)
        if (lw_script_is_in_mix (self, g_ptr_array_index (self->steps, i)))
          {
            lw_js_writer_item (self->js);
            lw_js_writer_string (self->js, ((LwScriptEndpoint *) g_ptr_array_index (self->steps, i))->tag);
          }
      lw_js_writer_close (self->js, "];\n\n");
      lw_js_writer_code (self->js, lw_bundle_data_get ("flow-summary.js"));
      lw_js_writer_code (self->js, "\n");
    }
  lw_js_writer_comment (self->js, "What the summary says beside the load and the thresholds.");
  lw_js_writer_code (self->js, "/** @type {((metrics: Record<string, Metric>) => string[])[]} */\n");
  lw_js_writer_code (self->js, lw_script_runs_flow (self) ? "const MORE_REPORTS = [flowReport];\n\n"
                                                          : "const MORE_REPORTS = [];\n\n");
}
