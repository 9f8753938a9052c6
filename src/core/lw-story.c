/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-story.h"

#include "lw-duration.h"
#include "lw-i18n.h"
#include "lw-number.h"

#include <math.h>

const char *
lw_story_purpose (LwObjectiveKind kind)
{
  switch (kind)
    {
    case LW_OBJECTIVE_BASELINE:
      return _("How the system does on an ordinary day");
    case LW_OBJECTIVE_CAPACITY:
      return _("How much it takes until it stops keeping up");
    case LW_OBJECTIVE_SPIKE:
      return _("Whether it stands a sudden rush, and recovers from it");
    case LW_OBJECTIVE_STRESS:
      return _("What breaks first when it is pushed too far");
    case LW_OBJECTIVE_SOAK:
    default:
      return _("Whether it stays well over many hours");
    }
}

char *
lw_story_level (LwExecutor executor, double level)
{
  char number[LW_NUMBER_BUFFER];

  lw_number_format_rounded (number, level, level < 100 ? 1 : 0, TRUE);
  /* Translators: a number */
  return g_strdup_printf (lw_executor_is_arrival_rate (executor) ? _("%s requests per second") : _("%s virtual users"),
                          number);
}

static char *
dup_percent (double percent)
{
  char number[LW_NUMBER_BUFFER];

  return g_strdup (lw_number_format_rounded (number, percent, 0, TRUE));
}

/* What a level of the script comes to: of a scenario in two parts, both together. */
static double
level_of (const LwScheduledScenario *scenario, double exact)
{
  double level = lw_executor_is_arrival_rate (scenario->executor) ? exact * scenario->requests_per_iteration : exact;

  return scenario->share > 0 ? level / scenario->share : level;
}

static gboolean
is_same (double a, double b)
{
  return fabs (a - b) <= 1e-9 * MAX (fabs (a), fabs (b));
}

static double
level_before (const LwScheduledScenario *scenario, guint stage)
{
  return stage > 0 ? scenario->stages[stage - 1].exact : scenario->level_exact;
}

static guint
find_highest_stage (const LwScheduledScenario *scenario)
{
  guint highest = 0;

  for (guint i = 1; i < scenario->n_stages; i++)
    if (scenario->stages[i].exact > scenario->stages[highest].exact)
      highest = i;
  return highest;
}

/* How long the level stays that a stage has led to. */
static gint64
hold_after (const LwScheduledScenario *scenario, guint stage)
{
  gint64 hold_ms = 0;

  for (guint i = stage + 1; i < scenario->n_stages && is_same (scenario->stages[i].exact, scenario->stages[stage].exact); i++)
    hold_ms += scenario->stages[i].duration_ms;
  return hold_ms;
}

static char *
tell_steady (const LwScheduledScenario *scenario)
{
  double exact = scenario->n_stages > 0 ? scenario->stages[0].exact : scenario->level_exact;
  g_autofree char *level = lw_story_level (scenario->executor, level_of (scenario, exact));
  g_autofree char *percent = dup_percent (scenario->n_stages > 0 ? scenario->stages[0].percent : scenario->level_percent);
  g_autofree char *length = lw_duration_format_human (scenario->regular_ms);

  if (lw_executor_is_arrival_rate (scenario->executor))
    /* Translators: "147 requests per second", a percentage, a duration */
    return g_strdup_printf (_("We send %s, %s %% of what production sends, for %s."), level, percent, length);
  /* Translators: "30 virtual users", a duration */
  return g_strdup_printf (_("We keep %s busy for %s."), level, length);
}

static char *
tell_iterations (const LwScheduledScenario *scenario)
{
  char number[LW_NUMBER_BUFFER];
  g_autofree char *users = lw_story_level (scenario->executor, (double) scenario->vus);

  lw_number_format_rounded (number, scenario->planned_iterations, 0, TRUE);
  /* Translators: "30 virtual users", a number */
  return g_strdup_printf (_("%s go through the test %s times in all."), users, number);
}

static char *
tell_ramp (const LwScheduledScenario *scenario)
{
  guint highest = find_highest_stage (scenario);
  const LwScheduledStage *stage = &scenario->stages[highest];
  gint64 hold_ms = hold_after (scenario, highest);
  g_autofree char *level = lw_story_level (scenario->executor, level_of (scenario, stage->exact));
  g_autofree char *percent = dup_percent (stage->percent);
  g_autofree char *hold = lw_duration_format_human (hold_ms);
  g_autofree char *ramp = lw_duration_format_human (stage->duration_ms);

  if (stage->duration_ms == 0 && hold_ms > 0)
    /* Translators: "441 requests per second", a percentage, a duration */
    return g_strdup_printf (_("At once we go to %s, %s %% of what production sends, and hold for %s."), level, percent, hold);
  if (hold_ms > 0)
    /* Translators: "441 requests per second", a percentage, a duration */
    return g_strdup_printf (_("We ramp to %s, %s %% of what production sends, and hold for %s."), level, percent, hold);
  /* Translators: a duration, "441 requests per second", a percentage */
  return g_strdup_printf (_("Within %s we ramp to %s, %s %% of what production sends, and do not stay there."), ramp, level,
                          percent);
}

static gboolean
is_steady (const LwScheduledScenario *scenario)
{
  for (guint i = 0; i < scenario->n_stages; i++)
    if (!is_same (scenario->stages[i].exact, scenario->level_exact))
      return FALSE;
  return TRUE;
}

static char *
tell_load (const LwScheduledScenario *scenario)
{
  if (lw_executor_is_iterations (scenario->executor))
    return tell_iterations (scenario);
  return is_steady (scenario) ? tell_steady (scenario) : tell_ramp (scenario);
}

char *
lw_story_gist (const LwScheduledScenario *scenario)
{
  g_autofree char *load = NULL;
  char share[LW_NUMBER_BUFFER];

  g_return_val_if_fail (scenario != NULL, NULL);

  load = tell_load (scenario);
  if (lw_scheduled_scenario_is_part (scenario))
    {
      double flow = scenario->flow ? scenario->share : 1 - scenario->share;

      lw_number_format_rounded (share, flow * 100, 1, FALSE);
      /* Translators: a sentence such as "We send 147 requests per second, …", a percentage */
      return g_strdup_printf (_("%s Of this, %s %% is from users who go all the way, from the first request to the end of the work "
                                "behind it."), load, share);
    }
  if (scenario->flow)
    /* Translators: a sentence such as "We send 147 requests per second, …" */
    return g_strdup_printf (_("%s Each user goes all the way, from the first request to the end of the work behind it."), load);
  return g_steal_pointer (&load);
}

static char *
tell_move (const LwScheduledScenario *scenario, guint i)
{
  const LwScheduledStage *stage = &scenario->stages[i];
  g_autofree char *level = lw_story_level (scenario->executor, level_of (scenario, stage->exact));
  g_autofree char *percent = dup_percent (stage->percent);
  g_autofree char *length = lw_duration_format_human (stage->duration_ms);

  if (stage->duration_ms == 0)
    /* Translators: "441 requests per second", a percentage */
    return g_strdup_printf (_("Jump to %s (%s %%)"), level, percent);
  if (is_same (stage->exact, level_before (scenario, i)))
    /* Translators: "441 requests per second", a duration */
    return g_strdup_printf (_("Hold %s for %s"), level, length);
  /* Translators: "441 requests per second", a percentage, a duration */
  return g_strdup_printf (stage->exact > level_before (scenario, i) ? _("Rise to %s (%s %%) over %s") : _("Fall to %s (%s %%) over %s"),
                          level, percent, length);
}

GPtrArray *
lw_story_moves (const LwScheduledScenario *scenario, guint most_lines)
{
  GPtrArray *moves = g_ptr_array_new_with_free_func (g_free);
  guint shown = scenario->n_stages > most_lines ? most_lines - 1 : scenario->n_stages;

  g_return_val_if_fail (most_lines > 0, moves);

  if (scenario->n_stages == 0)
    g_ptr_array_add (moves, lw_story_gist (scenario));
  for (guint i = 0; i < shown; i++)
    g_ptr_array_add (moves, tell_move (scenario, i));
  if (shown < scenario->n_stages)
    g_ptr_array_add (moves, g_strdup_printf (lw_words_plural ("and %u more stage", "and %u more stages", scenario->n_stages - shown),
                                             scenario->n_stages - shown));
  return moves;
}

char *
lw_story_whole (LwSchedule *schedule)
{
  guint n_scenarios;
  guint n_run = 0;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);
  char requests[LW_NUMBER_BUFFER];
  g_autofree char *length = lw_duration_format_human (lw_schedule_get_regular_ms (schedule));
  g_autofree char *peak = NULL;
  g_autofree char *count = NULL;

  for (guint i = 0; i < n_scenarios; i++)
    n_run += scenarios[i].use == LW_USE_RUN && lw_scheduled_scenario_get_beside (&scenarios[i]) == NULL;
  if (n_run == 0)
    return g_strdup (_("Nothing runs unless it is picked by name."));
  count = g_strdup_printf (lw_words_plural ("%u scenario", "%u scenarios", n_run), n_run);
  lw_number_format_rounded (requests, lw_schedule_get_requests (schedule), 0, TRUE);
  peak = lw_story_level (LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, lw_schedule_get_peak_rps (schedule));
  /* Translators: "3 scenarios", a duration, a number, "441 requests per second" */
  return g_strdup_printf (_("%s in %s: %s requests in all, %s at the highest point."), count, length, requests, peak);
}
