/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include <math.h>
#include <string.h>

/* How long a cycle of the mix may get, and for each endpoint in it: every VU keeps one. */
#define TURNS_IN_ALL 1000
#define TURNS_FOR_EACH 4
#define MAX_FUNCTION_NAME 60

static void
script_endpoint_free (gpointer data)
{
  LwScriptEndpoint *self = data;

  g_free (self->function);
  g_free (self->tag);
  g_free (self->status);
  g_free (self);
}

static LwScriptEndpoint *
script_endpoint_new (LwEndpoint *endpoint)
{
  LwScriptEndpoint *self = g_new0 (LwScriptEndpoint, 1);

  self->endpoint = endpoint;
  self->tag = lw_endpoint_dup_tag (endpoint);
  self->statuses = lw_endpoint_get_expected_status (endpoint);
  self->sender = "send";
  self->turns = 1;
  return self;
}

/* "post" and "/api/orders/:id" make postApiOrdersById. */
static char *
make_function_name (LwEndpoint *endpoint)
{
  g_autofree char *method = g_ascii_strdown (lw_endpoint_get_method (endpoint), -1);
  g_autofree char *verb = lw_js_dup_identifier (method);
  g_autoptr (GString) path = g_string_new (lw_endpoint_get_path (endpoint));
  g_autofree char *noun = NULL;
  char *query = strchr (path->str, '?');

  if (query != NULL)
    g_string_truncate (path, (gsize) (query - path->str));
  g_string_replace (path, "/:", "/by-", 0);
  g_string_replace (path, "{", "by-", 0);
  noun = lw_js_dup_identifier (path->str);
  if (strlen (noun) > MAX_FUNCTION_NAME)
    noun[MAX_FUNCTION_NAME] = '\0';

  return g_strdup_printf ("%s%c%s", verb[0] != '\0' ? verb : "request",
                          noun[0] != '\0' ? g_ascii_toupper (noun[0]) : 'R',
                          noun[0] != '\0' ? noun + 1 : "oot");
}

/* Steps may be the same requests as those of the mix, which have a name by then. */
static char *
make_step_name (LwEndpoint *step, const char *prefix)
{
  g_autofree char *name = make_function_name (step);

  return g_strdup_printf ("%s%c%s", prefix, g_ascii_toupper (name[0]), name + 1);
}

/* A function for each: names that the fixed code of the script has are taken from the start. */
static void
name_functions (LwScript *self)
{
  static const char *const taken[] = { "testAPI", "testFlow", "runFlow", "waitForWork", "ask", "apart",
                                       "outcomesInWords", "timesInWords", "comparison", "flowReport", "seconds", "toMs", "pickScenarios", "linesOf", "lengthOf", "layOut",
                                       "scenarioOptions", "thresholdOptions", "expectStatus", "deliver",
                                       "inWords", "loadOf", "areaOf", "plannedIterations", "mostVus", "utcNow", "checkHealth",
                                       "thresholdInWords", "stopsTest", "measuredInWords", "valueOf", "deliveryReport",
                                       "thresholdReport", "handleSummary", "runId", "markPhase",
                                       "named", "spread", "sideBySide", "endpointOf",
                                       "evenPause", "normalPause", "exponentialPause",
                                       "tokenRequests", "tokenParams", "tokenFailure", "renewToken",
                                       "currentToken", "checkToken", "requestToken",
                                       "uuid", "dateAt", "dayAt", "integer", "choice", "letters", "literal",
                                       "escaped", "multipart", "fromJson", "fromHeader", "keepValues",
                                       "jsonInTexts", "linesOfCsv",
                                       "rowsOfCsv", "rowsOfJson", "readTable", "rowOf", "rowOfVu", "checkRows", "withoutTwins", "shareOf",
                                       "smokeThresholds",
                                       NULL };
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; taken[i] != NULL; i++)
    g_hash_table_add (names, (gpointer) taken[i]);
  for (guint i = 0; i < self->called->len; i++)
    {
      LwScriptEndpoint *called = g_ptr_array_index (self->called, i);
      g_autofree char *name = i < self->endpoints->len ? make_function_name (called->endpoint)
                                                       : make_step_name (called->endpoint,
                                                                         called == self->poll ? "poll" : "step");

      called->function = g_strdup (name);
      for (guint n = 2; g_hash_table_contains (names, called->function); n++)
        {
          g_free (called->function);
          called->function = g_strdup_printf ("%s_%u", name, n);
        }
      g_hash_table_add (names, called->function);
    }
}

static gint64
greatest_common_divisor (gint64 a, gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* Takes the weights times the scale for numbers of turns, when all of them are whole then. */
static gboolean
take_whole_turns (GPtrArray *endpoints, double scale, gint64 most)
{
  gint64 divisor = 0;
  double sum = 0;

  for (guint i = 0; i < endpoints->len; i++)
    {
      LwScriptEndpoint *called = g_ptr_array_index (endpoints, i);
      double turns = lw_endpoint_get_weight (called->endpoint) * scale;

      if (turns > 1e12 || fabs (turns - round (turns)) > 1e-9 * turns)
        return FALSE;
      called->turns = (gint64) round (turns);
      divisor = greatest_common_divisor (called->turns, divisor);
      sum += turns;
    }
  if (divisor == 0 || sum / (double) divisor > (double) most)
    return FALSE;
  for (guint i = 0; i < endpoints->len; i++)
    ((LwScriptEndpoint *) g_ptr_array_index (endpoints, i))->turns /= divisor;
  return TRUE;
}

/* How many turns each endpoint has in a cycle: the weights as whole numbers. FALSE when such a cycle
 * would be too long. */
static gboolean
share_turns (GPtrArray *endpoints)
{
  gint64 most = MAX (TURNS_IN_ALL, TURNS_FOR_EACH * (gint64) endpoints->len);

  for (double scale = 1; scale < 1e7; scale *= 10)
    if (take_whole_turns (endpoints, scale, most))
      return TRUE;
  return FALSE;
}

static void
collect_mix (LwScript *self)
{
  LwRecordList *endpoints = lw_plan_get_endpoints (self->plan);

  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i);

      if (lw_endpoint_get_enabled (endpoint) && lw_endpoint_get_weight (endpoint) > 0)
        g_ptr_array_add (self->endpoints, script_endpoint_new (endpoint));
    }
}

static void
collect_flow (LwScript *self)
{
  LwFlow *flow = lw_plan_get_flow (self->plan);
  LwRecordList *steps = lw_flow_get_steps (flow);

  for (guint i = 0; i < lw_record_list_get_size (steps); i++)
    if (lw_endpoint_get_enabled (lw_record_list_get (steps, i)))
      g_ptr_array_add (self->steps, script_endpoint_new (lw_record_list_get (steps, i)));
  if (!lw_flow_get_polls (flow))
    return;
  self->poll = script_endpoint_new (lw_flow_get_poll (flow));
  self->poll->sender = "ask";
  if (lw_endpoint_get_name (self->poll->endpoint)[0] == '\0')
    {
      g_free (self->poll->tag);
      self->poll->tag = g_strdup ("poll");
    }
  /* Any success would be taken for the end, even "accepted". */
  if (lw_flow_get_done_path (flow)[0] == '\0' && self->poll->statuses[0] == '\0')
    self->poll->statuses = "200";
}

gboolean
lw_script_runs_flow (LwScript *self)
{
  return lw_plan_get_mode (self->plan) != LW_MODE_API;
}

void
lw_script_collect_endpoints (LwScript *self)
{
  self->endpoints = g_ptr_array_new_with_free_func (script_endpoint_free);
  self->steps = g_ptr_array_new_with_free_func (script_endpoint_free);
  self->called = g_ptr_array_new ();
  if (lw_plan_get_mode (self->plan) != LW_MODE_E2E)
    collect_mix (self);
  if (lw_script_runs_flow (self))
    collect_flow (self);
  for (guint i = 0; i < self->endpoints->len; i++)
    g_ptr_array_add (self->called, g_ptr_array_index (self->endpoints, i));
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (self->called, g_ptr_array_index (self->steps, i));
  if (self->poll != NULL)
    g_ptr_array_add (self->called, self->poll);
  name_functions (self);
  self->draws = self->endpoints->len > 1 && !share_turns (self->endpoints);
}

void
lw_script_forget_endpoints (LwScript *self)
{
  g_ptr_array_unref (self->called);
  g_ptr_array_unref (self->endpoints);
  g_ptr_array_unref (self->steps);
  if (self->poll != NULL)
    script_endpoint_free (self->poll);
}
