/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-timeline-view-private.h"

#include "lw-duration.h"

#include <glib/gi18n.h>

const LwChartWords *
lw_timeline_words (void)
{
  static LwChartWords words;

  if (words.requests != NULL)
    return &words;
  words = (LwChartWords) {
    .requests = _("req/s"),
    .vus = _("VUs"),
    .baseline = _("baseline"),
    .normal = _("target"),
    .stress = _("stress"),
    .sum = _("sum"),
    .graceful_stop = _("graceful stop"),
    .more = _("%u more"),
    .no_load = _("No load is planned"),
    .nothing_runs = _("Every scenario runs on request only"),
  };
  return &words;
}

char *
lw_timeline_describe_level (LwExecutor executor, double target)
{
  g_autofree char *number = lw_chart_format_value (target);

  if (lw_executor_is_arrival_rate (executor))
    return g_strdup_printf (_("%s requests per second"), number);
  return g_strdup_printf (_("%s VUs"), number);
}

/* "Peak 882 requests per second, 33 min, 3 scenarios: baseline, capacity, spike" */
char *
lw_timeline_describe (LwTimelineView *self)
{
  const LwChartLayout *layout = self->layout;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *peak = NULL;
  g_autofree char *level = NULL;
  g_autofree char *length = NULL;
  g_autofree char *count = NULL;

  if (layout == NULL || layout->message.text != NULL)
    return g_strdup (layout == NULL ? "" : layout->message.text);

  for (guint i = 0; i < layout->n_series; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", layout->series[i].name);
  peak = lw_chart_format_value (layout->peak);
  level = self->axis == LW_CHART_AXIS_VUS ? g_strdup_printf (_("%s VUs"), peak)
                                          : g_strdup_printf (_("%s requests per second"), peak);
  length = lw_duration_format_human (layout->to_ms - layout->from_ms);
  count = g_strdup_printf (ngettext ("%u scenario", "%u scenarios", layout->n_series), layout->n_series);
  /* Translators: peak, duration, "3 scenarios", their names */
  return g_strdup_printf (_("Peak %s, %s, %s: %s"), level, length, count, names->str);
}

char *
lw_timeline_handle_label (const LwChartSeries *series, const LwChartHandle *handle)
{
  if (handle->n_stages > 1)
    /* Translators: scenario, first stage, last stage, number of stages */
    return g_strdup_printf (_("%s, stages %u to %u of %u"), series->name, handle->stage + 1,
                            handle->stage + handle->n_stages, series->n_stages);
  if (!lw_executor_is_ramping (series->executor))
    return g_strdup (series->name);
  /* Translators: scenario, stage, number of stages */
  return g_strdup_printf (_("%s, stage %u of %u"), series->name, handle->stage + 1, series->n_stages);
}

char *
lw_timeline_handle_description (const LwChartSeries *series, const LwChartHandle *handle)
{
  const LwChartStage *stage = &series->stages[handle->stage];
  double before = handle->stage > 0 ? stage[-1].value : series->first_value;
  g_autofree char *level = lw_timeline_describe_level (series->executor, stage->target);
  g_autofree char *duration = lw_duration_format_human (stage->duration_ms);

  if (handle->n_stages > 1)
    return g_strdup (_("Too close to each other to be changed here; activate to zoom in"));
  if (!lw_executor_is_ramping (series->executor) || (stage->duration_ms > 0 && before == stage->value))
    return g_strdup_printf (_("hold %s for %s"), level, duration);
  if (stage->duration_ms == 0)
    return g_strdup_printf (_("jump to %s"), level);
  return g_strdup_printf (_("ramp to %s over %s"), level, duration);
}
