/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The load over time, as it will be driven, with handles at the ends of the stages. The view never
 * changes a plan; it shows a schedule and says what a person wants:
 *
 * stage-edited (path, stage, duration_ms, target): a drag ended or a key changed a stage of the
 *   scenario with that path. target counts requests per second, or VUs for VU executors. Constant
 *   executors have one stage, 0, which stands for their duration and level.
 * stage-activated (path, stage): the stage is to be shown in full.
 * stage-removed (path, stage)
 * stage-split (path, stage, after_ms): a double click or a key wants an end so long after the stage's start.
 * scenario-activated (path): a click on the area or the legend entry of a scenario.
 */

#define LW_TYPE_TIMELINE_VIEW (lw_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (LwTimelineView, lw_timeline_view, LW, TIMELINE_VIEW, GtkWidget)

GtkWidget *lw_timeline_view_new (void);

LwSchedule *lw_timeline_view_get_schedule (LwTimelineView *self); /* (nullable) (transfer none) */
void lw_timeline_view_set_schedule (LwTimelineView *self, LwSchedule *schedule);

/* The scenario that stands out: under the pointer here, or set from elsewhere. (nullable) */
const char *lw_timeline_view_get_highlight (LwTimelineView *self);
void lw_timeline_view_set_highlight (LwTimelineView *self, const char *scenario);

LwChartAxis lw_timeline_view_get_axis (LwTimelineView *self);
void lw_timeline_view_set_axis (LwTimelineView *self, LwChartAxis axis);

LwChartShow lw_timeline_view_get_show (LwTimelineView *self);
void lw_timeline_view_set_show (LwTimelineView *self, LwChartShow show);

/* The one that LW_CHART_SHOW_ONE shows. (nullable) */
const char *lw_timeline_view_get_scenario (LwTimelineView *self);
void lw_timeline_view_set_scenario (LwTimelineView *self, const char *scenario);

/* Whether there are handles; TRUE at first. */
gboolean lw_timeline_view_get_editable (LwTimelineView *self);
void lw_timeline_view_set_editable (LwTimelineView *self, gboolean editable);

/* Shown on a secondary click, a long press and the menu key; the scenario there is the highlight
 * then. (nullable) (transfer none) */
GMenuModel *lw_timeline_view_get_menu_model (LwTimelineView *self);
void lw_timeline_view_set_menu_model (LwTimelineView *self, GMenuModel *menu_model);

/* Another schedule to compare with, drawn as one dashed line over this one. (nullable) */
LwSchedule *lw_timeline_view_get_ghost (LwTimelineView *self);
void lw_timeline_view_set_ghost (LwTimelineView *self, LwSchedule *ghost);

/* Shows only that part of the time; both 0 for all of it. */
void lw_timeline_view_zoom (LwTimelineView *self, gint64 from_ms, gint64 to_ms);
gboolean lw_timeline_view_get_zoomed (LwTimelineView *self);
/* Both 0 while all of it is shown. */
void lw_timeline_view_get_zoom (LwTimelineView *self, gint64 *from_ms, gint64 *to_ms);

/* What is drawn now. (transfer none) (nullable) NULL before the view has a size */
LwChartLayout *lw_timeline_view_get_layout (LwTimelineView *self);

G_END_DECLS
