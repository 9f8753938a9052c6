/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-picture.h"

GBytes *
lw_chart_picture_draw (LwPlan *plan, LwSchedule *schedule, LwChartFormat format, guint scale, GError **error)
{
  LwChartOptions options = { .width = LW_CHART_DEFAULT_EXPORT_WIDTH, .height = LW_CHART_DEFAULT_EXPORT_HEIGHT };
  LwChartSource chart;

  lw_chart_source_init (&chart, schedule);
  return lw_chart_export (&chart, &options, LW_CHART_STYLE_PRINT, format, scale, lw_plan_get_title (plan), error);
}

GdkContentProvider *
lw_chart_picture_get_content (LwDocument *document, GError **error)
{
  LwPlan *plan = lw_document_get_plan (document);
  LwSchedule *schedule = lw_document_get_schedule (document);
  g_autoptr (GBytes) svg = lw_chart_picture_draw (plan, schedule, LW_CHART_FORMAT_SVG, 1, error);
  g_autoptr (GBytes) png = svg != NULL ? lw_chart_picture_draw (plan, schedule, LW_CHART_FORMAT_PNG, 1, error) : NULL;
  GdkContentProvider *notations[2];

  if (png == NULL)
    return NULL;
  notations[0] = gdk_content_provider_new_for_bytes ("image/png", png);
  notations[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  return gdk_content_provider_new_union (notations, G_N_ELEMENTS (notations));
}
