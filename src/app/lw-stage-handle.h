/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-style.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The end of a stage in the timeline, which can be dragged and moved with the keyboard. It stands for
 * several stages when they are too close to each other; those cannot be changed, only looked at more
 * closely. The timeline places the handles and decides what a movement means.
 *
 * Signals: drag-started and dragged (x, y: the pointer in the timeline), drag-ended (whether it
 * counts), and what the keys do: see the source.
 */

#define LW_TYPE_STAGE_HANDLE (lw_stage_handle_get_type ())
G_DECLARE_FINAL_TYPE (LwStageHandle, lw_stage_handle, LW, STAGE_HANDLE, GtkWidget)

#define LW_STAGE_HANDLE_SIZE 24

GtkWidget *lw_stage_handle_new (const char *path, guint stage);

/* The scenario's name, which may change while its path stays. */
const char *lw_stage_handle_get_scenario (LwStageHandle *self);
void lw_stage_handle_set_scenario (LwStageHandle *self, const char *scenario);
const char *lw_stage_handle_get_path (LwStageHandle *self);     /* of the scenario in the plan */
guint lw_stage_handle_get_stage (LwStageHandle *self);          /* the first, when there are several */
guint lw_stage_handle_get_n_stages (LwStageHandle *self);
gboolean lw_stage_handle_is_for (LwStageHandle *self, const char *path, guint stage);
gboolean lw_stage_handle_is_dragged (LwStageHandle *self);
/* Whether Shift is held while it is dragged, for small changes. */
gboolean lw_stage_handle_is_fine (LwStageHandle *self);

/* Where its centre goes in the timeline, and how it is drawn. */
void lw_stage_handle_place (LwStageHandle *self, double x, double y, guint n_stages);
void lw_stage_handle_get_place (LwStageHandle *self, double *x, double *y);
void lw_stage_handle_set_colors (LwStageHandle *self, const LwChartColor *line, const LwChartColor *fill);
/* Handles are drawn while the pointer is in the timeline, and when they have the focus. */
void lw_stage_handle_set_shown (LwStageHandle *self, gboolean shown);

/* Gives a drag up, as Escape does. */
void lw_stage_handle_cancel (LwStageHandle *self);

G_END_DECLS
