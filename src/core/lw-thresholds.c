/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-thresholds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *
lw_threshold_key (LwArena *arena, const char *metric, const char *scenario, const char *tag, const char *phase)
{
  gboolean has_scenario = scenario[0] != '\0';
  gboolean has_tag = tag[0] != '\0';
  gboolean has_phase = phase[0] != '\0';

  if (!has_scenario && !has_tag && !has_phase)
    return metric;
  return lw_arena_concat (arena, metric, "{", has_scenario ? "scenario:" : "", scenario,
                          has_scenario && has_tag ? "," : "", has_tag ? "name:" : "", tag,
                          (has_scenario || has_tag) && has_phase ? "," : "", has_phase ? "phase:" : "", phase, "}", NULL);
}

/* Thresholds on one metric of a scenario come one after the other. */
static const char *
share_key (LwThresholds *self, const LwScheduledThreshold *threshold, const char *tag)
{
  if (self->items->len > 0 && tag[0] == '\0' && threshold->phase[0] == '\0')
    {
      const LwScheduledThreshold *last = &g_array_index (self->items, LwScheduledThreshold, self->items->len - 1);

      if (last->metric == threshold->metric && last->scenario == threshold->scenario && last->endpoint[0] == '\0' &&
          last->phase[0] == '\0')
        return last->key;
    }
  return lw_threshold_key (self->computation->arena, threshold->metric, threshold->scenario, tag, threshold->phase);
}

LwScheduledThreshold *
lw_thresholds_add (LwThresholds *self, const LwScheduledThreshold *threshold, const char *tag)
{
  LwArena *arena = self->computation->arena;
  LwScheduledThreshold added = *threshold;

  added.key = share_key (self, threshold, tag);
  added.expression = lw_arena_concat (arena, added.aggregation, added.operator, LW_TEXT_EXACT (added.value), NULL);
  added.words = lw_threshold_describe (arena, &added);
  g_array_append_val (self->items, added);
  return &g_array_index (self->items, LwScheduledThreshold, self->items->len - 1);
}

/* The automatic thresholds of one scenario */

typedef struct
{
  LwThresholds *thresholds;
  const LwScheduledScenario *scenario;
  const LwSlo *slo;
  LwServiceLevel *level;
  gint64 abort_delay_ms;
  const char *phase;
} Judge;

static void
judge (Judge *self, const char *metric, const char *aggregation, const char *operator, double value, gboolean stops)
{
  LwScheduledThreshold threshold = {
    .metric = metric,
    .scenario = self->scenario->name,
    .endpoint = "",
    .phase = self->phase,
    .aggregation = aggregation,
    .operator = operator,
    .value = lw_clean (value),
    .abort = stops,
    .delay_ms = stops ? self->abort_delay_ms : 0,
    .enabled = TRUE,
    .automatic = TRUE,
  };

  lw_thresholds_add (self->thresholds, &threshold, "");
}

/* Nothing is below 0, so a limit of 0 must be reached. */
static void
judge_errors (Judge *self, double share, gboolean stops)
{
  share = MIN (share, 1);
  judge (self, "http_req_failed", "rate", share > 0 ? "<" : "<=", share, stops);
}

/* What flows have to live up to, where they may be so many times slower and less complete. */
static void
judge_flows (Judge *self, double latency_factor, double failure_factor)
{
  LwFlow *flow = lw_plan_get_flow (self->thresholds->computation->plan);
  double most_ms = lw_flow_get_max_duration_ms (flow);
  double lost = 1 - lw_flow_get_completed_percent (flow) / 100;

  if (!self->scenario->flow)
    return;
  if (LW_IS_SET (most_ms))
    judge (self, "e2e_duration", "p(95)", "<", most_ms * latency_factor, FALSE);
  if (lost * failure_factor < 1)
    judge (self, "e2e_completed", "rate", ">=", 1 - lost * failure_factor, FALSE);
}

static void
judge_service_levels (Judge *self)
{
  const LwSlo *slo = self->slo;

  judge (self, "http_req_duration", "p(95)", "<", slo->p95_ms, FALSE);
  judge (self, "http_req_duration", "p(99)", "<", slo->p99_ms, FALSE);
  judge (self, "http_req_duration", "p(99.9)", "<", slo->p999_ms, FALSE);
  judge (self, "http_req_duration", "p(99)", "<",
         slo->p99_ms * lw_service_level_get_abort_latency_factor (self->level), TRUE);
  judge_errors (self, slo->error_rate, FALSE);
  judge_errors (self, slo->error_rate * lw_service_level_get_abort_error_factor (self->level), TRUE);
  judge (self, "checks", "rate", ">=", 1 - slo->error_rate, FALSE);
  judge_flows (self, 1, 1);
}

/* After a spike, what users are promised holds again. */
static void
judge_recovery (Judge *self)
{
  LwScheduledThreshold guard = {
    .metric = "http_reqs",
    .scenario = self->scenario->name,
    .endpoint = "",
    .phase = LW_PHASE_RECOVERY,
    .aggregation = "count",
    .operator = ">",
    .enabled = TRUE,
    .automatic = TRUE,
    .guard = TRUE,
  };

  if (self->scenario->recovery_ms < 0)
    return;
  self->phase = LW_PHASE_RECOVERY;
  judge (self, "http_req_duration", "p(95)", "<", self->slo->p95_ms, FALSE);
  judge_errors (self, self->slo->error_rate, FALSE);
  judge_flows (self, 1, 1);
  lw_thresholds_add (self->thresholds, &guard, "");
  self->phase = "";
}

static void
judge_spike (Judge *self)
{
  const LwSlo *slo = self->slo;
  double share = MIN (slo->error_rate * lw_service_level_get_abort_error_factor (self->level), 1);

  judge (self, "http_req_duration", "p(95)", "<",
         slo->p95_ms * lw_service_level_get_spike_latency_factor (self->level), FALSE);
  judge_errors (self, share, FALSE);
  judge_errors (self, MAX (LW_STRESS_ERROR_LIMIT, share), TRUE);
  judge (self, "checks", "rate", ">=", 1 - share, FALSE);
  judge_flows (self, lw_service_level_get_spike_latency_factor (self->level),
               lw_service_level_get_abort_error_factor (self->level));
  judge_recovery (self);
}

/* That the planned load was made at all. k6 divides a rate over the whole test, pauses and all, so
 * numbers of requests are compared instead; of flows where these are run, because one that fails makes
 * fewer requests. */
static void
judge_delivery (Judge *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  double planned = scenario->flow ? scenario->planned_iterations : scenario->planned_requests;
  double delivered = floor (planned * lw_service_level_get_delivered_share (self->level));
  double dropped = floor (scenario->planned_iterations * lw_service_level_get_dropped_share (self->level));

  if (scenario->planned_iterations < 1)
    return;
  judge (self, scenario->flow ? "iterations" : "http_reqs", "count", ">=", MAX (delivered, 1), FALSE);
  judge (self, "dropped_iterations", "count", "<", dropped + 1, FALSE);
}

static void
judge_scenario (Judge *self)
{
  LwExecutor executor = self->scenario->executor;

  switch (self->scenario->objective)
    {
    case LW_OBJECTIVE_BASELINE:
    case LW_OBJECTIVE_SOAK:
      judge_service_levels (self);
      break;
    case LW_OBJECTIVE_SPIKE:
      judge_spike (self);
      break;
    case LW_OBJECTIVE_CAPACITY:
      judge_errors (self, MAX (LW_CAPACITY_ERROR_LIMIT, self->slo->error_rate), TRUE);
      return;
    case LW_OBJECTIVE_STRESS:
    default:
      judge_errors (self, MAX (LW_STRESS_ERROR_LIMIT, self->slo->error_rate), TRUE);
      return;
    }
  if (lw_executor_is_arrival_rate (executor) || lw_executor_is_iterations (executor))
    judge_delivery (self);
}

/* Guards. A selector that matches no sample passes silently, so each has a count beside it that does
 * not; and k6 only reports the numbers of a scenario that some threshold names. */

typedef struct
{
  const char *metric;
  const char *aggregation;
  const char *operator;
  gboolean arrival_only;
  gboolean flow_only;
} Guard;

static const Guard guards[] = {
  { "http_reqs", "count", ">", FALSE, FALSE },
  { "iterations", "count", ">", FALSE, FALSE },
  { "http_req_duration", "max", ">=", FALSE, FALSE },
  { "http_req_failed", "rate", ">=", FALSE, FALSE },
  { "dropped_iterations", "count", ">=", TRUE, FALSE },
  { "e2e_duration", "max", ">=", FALSE, TRUE },
  { "e2e_completed", "rate", ">=", FALSE, TRUE },
  { "e2e_requests", "max", ">=", FALSE, TRUE },
  { "e2e_waiting", "max", ">=", FALSE, TRUE },
};

/* The automatic thresholds of a scenario are items first to end; those of the plan follow them all. */
typedef struct
{
  guint first;
  guint end;
} Range;

static gboolean
is_judged (LwThresholds *self, Range range, const char *metric, const char *scenario)
{
  for (guint i = range.first; i < range.end; i++)
    {
      const LwScheduledThreshold *item = &g_array_index (self->items, LwScheduledThreshold, i);

      if (item->enabled && item->endpoint[0] == '\0' && item->phase[0] == '\0' && strcmp (item->metric, metric) == 0 &&
          strcmp (item->scenario, scenario) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
guard_scenario (LwThresholds *self, const LwScheduledScenario *scenario, Range own, Range added)
{
  gboolean never_runs = scenario->planned_iterations < 1;

  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      const Guard *guard = &guards[i];
      LwScheduledThreshold threshold = {
        .metric = guard->metric,
        .scenario = scenario->name,
        .endpoint = "",
        .phase = "",
        .aggregation = guard->aggregation,
        .operator = never_runs ? ">=" : guard->operator,
        .enabled = TRUE,
        .automatic = TRUE,
        .guard = TRUE,
      };

      if ((guard->arrival_only && !lw_executor_is_arrival_rate (scenario->executor)) ||
          (guard->flow_only && !scenario->flow))
        continue;
      /* A limit on the time of completed flows says nothing when none is completed. */
      if (guard->flow_only && strcmp (guard->metric, "e2e_completed") == 0 && !never_runs &&
          (is_judged (self, own, "e2e_duration", scenario->name) || is_judged (self, added, "e2e_duration", scenario->name)))
        threshold.operator = ">";
      if (!is_judged (self, own, guard->metric, scenario->name) &&
          !is_judged (self, added, guard->metric, scenario->name))
        lw_thresholds_add (self, &threshold, "");
    }
}

/* Numbers the different texts it is asked for, in the order they come. */
typedef struct
{
  GHashTable *numbers; /* (owned) */
  const char *last;    /* mostly, the same text is asked for again and again */
  guint last_number;
} Numbering;

static guint
number_of (Numbering *self, const char *text)
{
  gpointer number;

  if (text == self->last)
    return self->last_number;
  if (!g_hash_table_lookup_extended (self->numbers, text, NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (self->numbers));
      g_hash_table_insert (self->numbers, (gpointer) text, number);
    }
  self->last = text;
  return self->last_number = GPOINTER_TO_UINT (number);
}

typedef struct
{
  guint scenario;
  guint key;
  guint item;
} Rank;

static int
compare_ranks (const void *a, const void *b)
{
  const Rank *left = a;
  const Rank *right = b;

  if (left->scenario != right->scenario)
    return left->scenario < right->scenario ? -1 : 1;
  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return left->item < right->item ? -1 : 1;
}

/* By scenario, those for the whole test last; then by key, in the order of their first threshold. */
static void
copy_grouped (LwThresholds *self, LwScheduledThreshold *out)
{
  LwSchedule *schedule = self->computation->schedule;
  g_autoptr (GHashTable) scenario_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) key_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Numbering scenarios = { scenario_numbers, NULL, 0 };
  Numbering keys = { key_numbers, NULL, 0 };
  /* One more, because sorting takes no NULL, not even for nothing. */
  g_autofree Rank *ranks = g_new (Rank, self->items->len + 1);

  for (guint i = 0; i < schedule->n_scenarios; i++)
    number_of (&scenarios, schedule->scenarios[i].name);
  for (guint i = 0; i < self->items->len; i++)
    {
      const LwScheduledThreshold *item = &g_array_index (self->items, LwScheduledThreshold, i);

      ranks[i].scenario = item->scenario[0] != '\0' ? number_of (&scenarios, item->scenario) : G_MAXUINT;
      ranks[i].key = number_of (&keys, item->key);
      ranks[i].item = i;
    }
  qsort (ranks, self->items->len, sizeof (Rank), compare_ranks);
  for (guint i = 0; i < self->items->len; i++)
    out[i] = g_array_index (self->items, LwScheduledThreshold, ranks[i].item);
}

void
lw_computation_set_thresholds (LwComputation *self)
{
  LwSchedule *schedule = self->schedule;
  LwThresholds thresholds = { self, g_array_sized_new (FALSE, FALSE, sizeof (LwScheduledThreshold), 12 * schedule->n_scenarios + 16) };
  g_autoptr (GArray) items = thresholds.items;
  g_autofree Range *ranges = g_new (Range, schedule->n_scenarios + 1);
  Range added;

  for (guint i = 0; i < schedule->n_scenarios; i++)
    {
      LwServiceLevel *level = lw_plan_get_service_level (self->plan);
      Judge judging = { &thresholds, &schedule->scenarios[i], &self->slo, level,
                        lw_service_level_get_abort_delay_ms (level), "" };

      ranges[i].first = items->len;
      judge_scenario (&judging);
      ranges[i].end = items->len;
    }
  added.first = items->len;
  lw_thresholds_apply_plan (&thresholds);
  added.end = items->len;
  for (guint i = 0; i < schedule->n_scenarios; i++)
    guard_scenario (&thresholds, &schedule->scenarios[i], ranges[i], added);

  schedule->n_thresholds = items->len;
  schedule->thresholds = lw_arena_array (self->arena, LwScheduledThreshold, items->len);
  copy_grouped (&thresholds, schedule->thresholds);
}
