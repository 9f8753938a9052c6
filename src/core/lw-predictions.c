/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-predictions.h"

#include "lw-i18n.h"

#include <stdlib.h>
#include <string.h>

static LwProfile *
profile_of (LwOracle *self)
{
  return lw_plan_get_profile (self->computation->plan);
}

LwResources *
lw_oracle_get_resources (LwOracle *self, LwComponent *component)
{
  LwResources *own = lw_component_get_resources_in (component, lw_plan_get_environment (self->computation->plan));

  return own != NULL ? own : lw_component_get_resources_in (component, LW_ENVIRONMENT_PRODUCTION);
}

gboolean
lw_component_is_function (LwComponent *component)
{
  const char *kind = lw_component_get_kind (component);

  return strstr (kind, "lambda") != NULL || strstr (kind, "function") != NULL;
}

gboolean
lw_component_is_queue (LwComponent *component)
{
  const char *kind = lw_component_get_kind (component);

  return g_str_has_prefix (kind, "sqs") || strstr (kind, "queue") != NULL || strstr (kind, "fifo") != NULL;
}

/* Calls per second that the profile counts in an environment; LW_UNSET when it does not. */
static double
counted_calls (LwComponent *component, LwEnvironment environment)
{
  LwResources *resources = lw_component_get_resources_in (component, environment);

  if (resources == NULL)
    return LW_UNSET;
  if (LW_IS_SET (lw_resources_get_avg_messages_per_sec (resources)))
    return lw_resources_get_avg_messages_per_sec (resources);
  if (LW_IS_SET (lw_resources_get_invocations_per_day (resources)))
    return lw_resources_get_invocations_per_day (resources) / (24 * 60 * 60);
  return LW_UNSET;
}

double
lw_oracle_get_calls (LwOracle *self, LwComponent *component, gboolean *known)
{
  double production = lw_traffic_get_avg_rps (lw_profile_get_production (profile_of (self)));
  double qa = lw_traffic_get_avg_rps (lw_profile_get_qa (profile_of (self)));
  double in_production = counted_calls (component, LW_ENVIRONMENT_PRODUCTION);
  double in_qa = counted_calls (component, LW_ENVIRONMENT_QA);

  *known = TRUE;
  if (production > 0 && in_production > 0)
    return in_production / production;
  if (qa > 0 && in_qa > 0)
    return in_qa / qa;
  *known = FALSE;
  return 1;
}

static LwBottleneck *
find_in (LwRecordList *bottlenecks, const char *component, const char *word)
{
  for (guint i = 0; i < lw_record_list_get_size (bottlenecks); i++)
    {
      LwBottleneck *bottleneck = lw_record_list_get (bottlenecks, i);

      if ((component == NULL || strcmp (lw_bottleneck_get_component (bottleneck), component) == 0) &&
          strstr (lw_bottleneck_get_kind (bottleneck), word) != NULL)
        return bottleneck;
    }
  return NULL;
}

LwBottleneck *
lw_oracle_find_declared (LwOracle *self, LwComponent *component, const char *word)
{
  LwBottleneck *own = find_in (lw_component_get_bottlenecks (component), NULL, word);

  return own != NULL ? own : find_in (lw_profile_get_bottlenecks (profile_of (self)), lw_component_get_id (component), word);
}

static LwSeverity
severity_of (double usage, double limit, double danger)
{
  if (!LW_IS_SET (usage) || !LW_IS_SET (limit) || usage <= danger * limit)
    return LW_SEVERITY_NOTE;
  return usage >= limit ? LW_SEVERITY_ERROR : LW_SEVERITY_WARNING;
}

static const char *
message_of (LwOracle *self, const char *title, const char *kind, const LwPrediction *prediction)
{
  LwArena *arena = self->computation->arena;
  const char *unit = strcmp (kind, "cpu") == 0 ? " %" : "";

  if (!LW_IS_SET (prediction->limit))
    return lw_arena_printf (arena, _ ("%s: no limit of %s to speak of"), title, _ (kind));
  if (!LW_IS_SET (prediction->breaking_rps))
    return lw_arena_printf (arena, _ ("%s: %s at %s%s of %s%s"), title, _ (kind), LW_TEXT (prediction->usage, 1), unit,
                            LW_TEXT (prediction->limit, 1), unit);
  return lw_arena_printf (arena, _ ("%s: %s at %s%s of %s%s, used up at about %s requests per second"), title,
                          _ (kind), LW_TEXT (prediction->usage, 1), unit, LW_TEXT (prediction->limit, 1), unit,
                          LW_TEXT (prediction->breaking_rps, prediction->breaking_rps < 10 ? 1 : 0));
}

void
lw_oracle_add (LwOracle *self, LwComponent *component, const char *kind, double usage, double limit,
               double breaking_rps, double danger, const char *formula, const char *advice)
{
  LwArena *arena = self->computation->arena;
  LwPrediction prediction = {
    .component = lw_arena_strdup (arena, lw_component_get_id (component)),
    .title = lw_arena_strdup (arena, lw_component_get_title (component)),
    .kind = kind,
    .severity = severity_of (usage, limit, danger),
    .usage = usage,
    .limit = limit,
    .breaking_rps = breaking_rps,
    .formula = formula,
    .advice = advice != NULL && advice[0] != '\0' ? lw_arena_strdup (arena, advice) : NULL,
  };

  prediction.message = message_of (self, prediction.title, kind, &prediction);
  g_array_append_val (self->items, prediction);
}

/* Bottlenecks that the profile names and no model covers: its own words. */

static gboolean
is_covered (const char *kind)
{
  return strstr (kind, "connection") != NULL || strstr (kind, "concurrency") != NULL ||
         strstr (kind, "throughput") != NULL || strstr (kind, "cpu") != NULL;
}

static gboolean
has_prediction (LwOracle *self, const char *component)
{
  for (guint i = 0; i < self->items->len; i++)
    if (strcmp (g_array_index (self->items, LwPrediction, i).component, component) == 0)
      return TRUE;
  return FALSE;
}

static void
add_declared (LwOracle *self, LwBottleneck *bottleneck, LwComponent *component)
{
  LwArena *arena = self->computation->arena;
  const char *id = component != NULL ? lw_component_get_id (component) : lw_bottleneck_get_component (bottleneck);
  const char *title = component != NULL ? lw_component_get_title (component) : id;
  const char *risk = lw_bottleneck_get_risk (bottleneck);
  gboolean severe = g_ascii_strncasecmp (risk, "critical", 8) == 0 || g_ascii_strncasecmp (risk, "high", 4) == 0;
  LwPrediction prediction = {
    .component = lw_arena_strdup (arena, id),
    .title = lw_arena_strdup (arena, title),
    .kind = lw_arena_strdup (arena, lw_bottleneck_get_kind (bottleneck)),
    .severity = severe ? LW_SEVERITY_WARNING : LW_SEVERITY_NOTE,
    .usage = LW_UNSET,
    .limit = lw_bottleneck_get_limit (bottleneck),
    .breaking_rps = LW_UNSET,
    .formula = "",
    .advice = lw_arena_strdup (arena, lw_bottleneck_get_solution (bottleneck)),
  };

  if (is_covered (prediction.kind) && has_prediction (self, id))
    return;
  prediction.message = lw_arena_concat (arena, title, ": ", prediction.kind, risk[0] != '\0' ? ", " : "", risk, NULL);
  if (prediction.advice[0] == '\0')
    prediction.advice = NULL;
  g_array_append_val (self->items, prediction);
}

static void
add_all_declared (LwOracle *self)
{
  LwRecordList *components = lw_profile_get_components (profile_of (self));
  LwRecordList *bottlenecks = lw_profile_get_bottlenecks (profile_of (self));

  for (guint i = 0; i < lw_record_list_get_size (bottlenecks); i++)
    {
      LwBottleneck *bottleneck = lw_record_list_get (bottlenecks, i);

      add_declared (self, bottleneck, lw_profile_find_component (profile_of (self), lw_bottleneck_get_component (bottleneck)));
    }
  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *component = lw_record_list_get (components, i);
      LwRecordList *own = lw_component_get_bottlenecks (component);

      for (guint j = 0; j < lw_record_list_get_size (own); j++)
        add_declared (self, lw_record_list_get (own, j), component);
    }
}

/* Each prediction that comes true below the highest load becomes a problem, too: a warning when that is
 * below the target, so that no scenario can be trusted to pass. */
static void
report (LwOracle *self, const LwPrediction *prediction)
{
  LwComputation *computation = self->computation;
  LwComponent *component = lw_profile_find_component (profile_of (self), prediction->component);
  gboolean early = LW_IS_SET (prediction->breaking_rps) && prediction->breaking_rps < computation->targets.target;
  LwProblem *problem;

  if (prediction->severity == LW_SEVERITY_NOTE || component == NULL || !LW_IS_SET (prediction->usage))
    return;
  problem = lw_computation_report (computation, early ? LW_SEVERITY_WARNING : LW_SEVERITY_NOTE, "bottleneck", component,
                                   NULL, "%s", prediction->message);
  if (prediction->advice != NULL)
    lw_problem_suggest (problem, "%s", prediction->advice);
}

static int
compare_predictions (const void *a, const void *b)
{
  const LwPrediction *left = *(const LwPrediction *const *) a;
  const LwPrediction *right = *(const LwPrediction *const *) b;

  if (left->severity != right->severity)
    return (int) right->severity - (int) left->severity;
  return left < right ? -1 : left > right;
}

static void
finish (LwOracle *self)
{
  LwSchedule *schedule = self->computation->schedule;
  g_autofree const LwPrediction **order = g_new (const LwPrediction *, self->items->len + 1);

  for (guint i = 0; i < self->items->len; i++)
    order[i] = &g_array_index (self->items, LwPrediction, i);
  qsort (order, self->items->len, sizeof (LwPrediction *), compare_predictions);

  schedule->n_predictions = self->items->len;
  schedule->predictions = lw_arena_array (self->computation->arena, LwPrediction, self->items->len);
  for (guint i = 0; i < self->items->len; i++)
    {
      schedule->predictions[i] = *order[i];
      report (self, order[i]);
    }
}

void
lw_computation_predict (LwComputation *self)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (self->plan));
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (LwPrediction));
  LwOracle oracle = { self, items, self->schedule->peak_rps };

  for (guint i = 0; i < self->schedule->n_scenarios; i++)
    {
      const LwScheduledScenario *scenario = &self->schedule->scenarios[i];
      const LwScheduledScenario *beside = lw_scheduled_scenario_get_beside (scenario);

      oracle.peak_rps = MAX (oracle.peak_rps, scenario->peak_rps + (beside != NULL ? beside->peak_rps : 0));
    }
  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *component = lw_record_list_get (components, i);

      lw_oracle_predict_cpu (&oracle, component);
      lw_oracle_predict_queue (&oracle, component);
      lw_oracle_predict_concurrency (&oracle, component);
      lw_oracle_predict_connections (&oracle, component);
    }
  add_all_declared (&oracle);
  finish (&oracle);
}
