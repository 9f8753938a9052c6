/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-export.h"
#include "lw-document.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The chart of a document as a picture for others, in the colours of print: the same bytes as the
 * command line draws with --theme=print. A PNG has scale pixels for each of the chart. (transfer full) */
GBytes *lw_chart_picture_draw (LwPlan *plan, LwSchedule *schedule, LwChartFormat format, guint scale,
                               GError **error);

/* For the clipboard and for dragging: whoever takes it chooses between PNG and SVG. (transfer full) */
GdkContentProvider *lw_chart_picture_get_content (LwDocument *document, GError **error);

G_END_DECLS
