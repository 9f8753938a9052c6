/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-report-conditions.h"

#include "lw-metric.h"
#include "lw-thresholds.h"
#include "lw-words.h"

#include <string.h>

typedef struct
{
  const LwScheduledThreshold *threshold; /* the first of those that are alike */
  GPtrArray *scenarios;                  /* (owned) (element-type utf8) */
} Condition;

static void
condition_clear (gpointer data)
{
  g_ptr_array_unref (((Condition *) data)->scenarios);
}

static gboolean
is_alike (const LwScheduledThreshold *a, const LwScheduledThreshold *b)
{
  return a->value == b->value && strcmp (a->metric, b->metric) == 0 && strcmp (a->endpoint, b->endpoint) == 0 &&
         strcmp (a->phase, b->phase) == 0 && strcmp (a->aggregation, b->aggregation) == 0 &&
         strcmp (a->operator, b->operator) == 0 && (a->scenario[0] == '\0') == (b->scenario[0] == '\0');
}

static void
add (GArray *conditions, const LwScheduledThreshold *threshold)
{
  Condition added = { threshold, g_ptr_array_new () };

  for (guint i = 0; i < conditions->len; i++)
    {
      Condition *condition = &g_array_index (conditions, Condition, i);

      if (!is_alike (condition->threshold, threshold))
        continue;
      g_ptr_array_unref (added.scenarios);
      g_ptr_array_add (condition->scenarios, (gpointer) threshold->scenario);
      return;
    }
  g_ptr_array_add (added.scenarios, (gpointer) threshold->scenario);
  g_array_append_val (conditions, added);
}

static gboolean
has_condition_of (const Condition *condition, const char *scenario)
{
  return g_ptr_array_find_with_equal_func (condition->scenarios, scenario, g_str_equal, NULL);
}

/* More names than that hide what the sentence says. */
#define MOST_NAMES 4

/* "baseline, capacity, spike and 3 more"; of a scenario in two parts that both have it, the first.
 * (transfer full) */
static char *
list_scenarios (const Condition *condition, LwSchedule *schedule)
{
  GString *list = g_string_new (NULL);
  guint n_left = 0;
  guint n_names = 0;

  for (guint i = 0; i < condition->scenarios->len; i++)
    {
      const char *name = g_ptr_array_index (condition->scenarios, i);
      const LwScheduledScenario *scenario = lw_schedule_find_scenario (schedule, name);
      const LwScheduledScenario *beside = scenario != NULL ? lw_scheduled_scenario_get_beside (scenario) : NULL;

      if (beside != NULL && has_condition_of (condition, beside->name))
        continue;
      if (n_names++ >= MOST_NAMES)
        n_left++;
      else
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", name);
    }
  if (n_left > 0)
    {
      g_string_append_c (list, ' ');
      g_string_append_printf (list, lw_words_plural ("and %u more", "and %u more", n_left), n_left);
    }
  return g_string_free (list, FALSE);
}

static char *
describe (const Condition *condition, LwSchedule *schedule)
{
  g_autoptr (LwArena) arena = lw_arena_new ();
  g_autofree char *scenarios = list_scenarios (condition, schedule);
  LwScheduledThreshold together = *condition->threshold;

  together.scenario = scenarios;
  return g_strdup (lw_threshold_describe (arena, &together));
}

/* Times and shares are about users, counts about the test. */
static gboolean
is_about_users (const LwScheduledThreshold *threshold)
{
  const LwMetric *metric = lw_metric_find (threshold->metric);

  return metric != NULL && (metric->kind == LW_METRIC_TREND || metric->kind == LW_METRIC_RATE);
}

GPtrArray *
lw_report_list_conditions (LwSchedule *schedule)
{
  guint n_thresholds;
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (schedule, &n_thresholds);
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_array_set_clear_func (conditions, condition_clear);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_thresholds; i++)
      if (thresholds[i].enabled && !thresholds[i].guard && !thresholds[i].abort &&
          is_about_users (&thresholds[i]) == (pass == 0))
        add (conditions, &thresholds[i]);
  for (guint i = 0; i < conditions->len; i++)
    g_ptr_array_add (lines, describe (&g_array_index (conditions, Condition, i), schedule));
  return lines;
}
