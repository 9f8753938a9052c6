/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-comparison.h"

#include "lw-duration.h"
#include "lw-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
lw_difference_free (LwDifference *self)
{
  g_free (self->group);
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* Takes before and after; either may be NULL. */
static void
add (GPtrArray *differences, const char *group, const char *title, char *before, char *after)
{
  LwDifference *difference;

  if (g_strcmp0 (before, after) == 0)
    {
      g_free (before);
      g_free (after);
      return;
    }
  difference = g_new0 (LwDifference, 1);
  difference->group = g_strdup (group);
  difference->title = g_strdup (title);
  difference->before = before != NULL ? before : g_strdup ("");
  difference->after = after != NULL ? after : g_strdup ("");
  g_ptr_array_add (differences, difference);
}

static char *
dup_number (double value, const char *unit)
{
  char number[LW_NUMBER_BUFFER];

  lw_number_format_rounded (number, value, value < 100 ? 1 : 0, TRUE);
  return unit[0] != '\0' ? g_strdup_printf ("%s\u00a0%s", number, unit) : g_strdup (number);
}

static void
compare_figures (GPtrArray *differences, LwSchedule *before, LwSchedule *after)
{
  static const char *const ids[] = { "production", "factor", "target", "estimate" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const LwFigure *old_figure = lw_schedule_find_figure (before, ids[i]);
      const LwFigure *new_figure = lw_schedule_find_figure (after, ids[i]);
      const LwFigure *named = new_figure != NULL ? new_figure : old_figure;

      if (named != NULL)
        add (differences, "", named->title, old_figure != NULL ? g_strdup_printf ("%s\u00a0%s", old_figure->text, old_figure->unit) : NULL,
             new_figure != NULL ? g_strdup_printf ("%s\u00a0%s", new_figure->text, new_figure->unit) : NULL);
    }
}

static void
compare_totals (GPtrArray *differences, LwSchedule *before, LwSchedule *after)
{
  add (differences, "", _("Peak"), dup_number (lw_schedule_get_peak_rps (before), "req/s"),
       dup_number (lw_schedule_get_peak_rps (after), "req/s"));
  add (differences, "", _("Duration"), lw_duration_format_human (lw_schedule_get_regular_ms (before)),
       lw_duration_format_human (lw_schedule_get_regular_ms (after)));
  add (differences, "", _("VUs"), dup_number ((double) lw_schedule_get_max_vus (before), ""),
       dup_number ((double) lw_schedule_get_max_vus (after), ""));
  add (differences, "", _("Requests"), dup_number (lw_schedule_get_requests (before), ""),
       dup_number (lw_schedule_get_requests (after), ""));
}

static const char *
use_words (LwUse use)
{
  return use == LW_USE_RUN ? _("with the others") : _("on request");
}

/* "2 min → 68 %, 5 min → 68 %" */
static char *
dup_shape (const LwScheduledScenario *scenario)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < scenario->n_stages; i++)
    {
      char percent[LW_NUMBER_BUFFER];
      g_autofree char *length = lw_duration_format_human (scenario->stages[i].duration_ms);

      g_string_append_printf (shape, "%s%s → %s\u00a0%%", i > 0 ? ", " : "", length,
                              lw_number_format_rounded (percent, scenario->stages[i].percent, 1, FALSE));
    }
  return g_string_free (shape, FALSE);
}

static void
compare_scenarios (GPtrArray *differences, const LwScheduledScenario *before, const LwScheduledScenario *after)
{
  const char *name = after->name;

  add (differences, name, _("Runs"), g_strdup (use_words (before->use)), g_strdup (use_words (after->use)));
  add (differences, name, _("Executor"), g_strdup (lw_enum_get_nick (LW_TYPE_EXECUTOR, (int) before->executor)),
       g_strdup (lw_enum_get_nick (LW_TYPE_EXECUTOR, (int) after->executor)));
  add (differences, name, _("Start"), lw_duration_format_clock (before->start_ms), lw_duration_format_clock (after->start_ms));
  add (differences, name, _("Duration"), lw_duration_format_human (before->regular_ms),
       lw_duration_format_human (after->regular_ms));
  add (differences, name, _("Peak"), dup_number (before->peak_rps, "req/s"), dup_number (after->peak_rps, "req/s"));
  add (differences, name, _("VUs"), dup_number ((double) before->max_vus, ""), dup_number ((double) after->max_vus, ""));
  add (differences, name, _("Requests"), dup_number (before->planned_requests, ""), dup_number (after->planned_requests, ""));
  add (differences, name, _("Stages"), dup_shape (before), dup_shape (after));
}

static char *
dup_summary (const LwScheduledScenario *scenario)
{
  g_autofree char *length = lw_duration_format_human (scenario->regular_ms);
  g_autofree char *peak = dup_number (scenario->peak_rps, "req/s");

  return g_strdup_printf ("%s, %s", length, peak);
}

GPtrArray *
lw_comparison_make (LwSchedule *before, LwSchedule *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_difference_free);
  guint n_before, n_after;
  const LwScheduledScenario *old_ones = lw_schedule_get_scenarios (before, &n_before);
  const LwScheduledScenario *new_ones = lw_schedule_get_scenarios (after, &n_after);

  compare_figures (differences, before, after);
  compare_totals (differences, before, after);
  for (guint i = 0; i < n_after; i++)
    {
      const LwScheduledScenario *old_one = lw_schedule_find_scenario (before, new_ones[i].name);

      if (old_one != NULL)
        compare_scenarios (differences, old_one, &new_ones[i]);
      else
        add (differences, new_ones[i].name, _("New"), NULL, dup_summary (&new_ones[i]));
    }
  for (guint i = 0; i < n_before; i++)
    if (lw_schedule_find_scenario (after, old_ones[i].name) == NULL)
      add (differences, old_ones[i].name, _("Gone"), dup_summary (&old_ones[i]), NULL);
  return differences;
}
