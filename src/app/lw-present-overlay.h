/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-timeline-view.h"

G_BEGIN_DECLS

/*
 * What lies over a chart that is presented, and lets everything through: a line that sweeps slowly
 * along the time with what is planned there, and a spotlight around the pointer that leaves the rest
 * in the dark.
 */

#define LW_TYPE_PRESENT_OVERLAY (lw_present_overlay_get_type ())
G_DECLARE_FINAL_TYPE (LwPresentOverlay, lw_present_overlay, LW, PRESENT_OVERLAY, GtkWidget)

GtkWidget *lw_present_overlay_new (LwTimelineView *timeline);

/* Starts the sweep from the start of the chart, or stops it. At its end it stops by itself. */
gboolean lw_present_overlay_get_sweeping (LwPresentOverlay *self);
void lw_present_overlay_set_sweeping (LwPresentOverlay *self, gboolean sweeping);

gboolean lw_present_overlay_get_spotlight (LwPresentOverlay *self);
void lw_present_overlay_set_spotlight (LwPresentOverlay *self, gboolean spotlight);

/* Where the pointer is, in the widget's own coordinates. */
void lw_present_overlay_point (LwPresentOverlay *self, double x, double y);

G_END_DECLS
