/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-timeline-view.h"

G_BEGIN_DECLS

/* All of a chart in small, with a frame around what the chart shows of it; a press or a drag moves that.
 * For use while the chart is zoomed. The chart does all of it by keys and scrolling, too. */

#define LW_TYPE_TIMELINE_OVERVIEW (lw_timeline_overview_get_type ())
G_DECLARE_FINAL_TYPE (LwTimelineOverview, lw_timeline_overview, LW, TIMELINE_OVERVIEW, GtkWidget)

void lw_timeline_overview_set_timeline (LwTimelineOverview *self, LwTimelineView *timeline); /* (nullable) */

G_END_DECLS
