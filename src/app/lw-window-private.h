/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan-view.h"
#include "lw-window.h"

G_BEGIN_DECLS

/* lw-window-files.c: opening, saving, closing. */
void lw_window_class_install_file_actions (GtkWidgetClass *klass);
/* Calls then(self) at once, or after the person has saved or discarded changes; not when cancelled. */
void lw_window_settle_changes (LwWindow *self, void (*then) (LwWindow *self));
void lw_window_save (LwWindow *self, void (*then) (LwWindow *self));

/* lw-window-export.c: the bundle. */
void lw_window_class_install_export_actions (GtkWidgetClass *klass);

/* lw-window-share.c: the chart as a picture, and the report. */
void lw_window_class_install_share_actions (GtkWidgetClass *klass);

/* lw-window-compare.c: another plan beside this one. */
void lw_window_class_install_compare_actions (GtkWidgetClass *klass);

/* lw-window-notes.c: what was noticed while a file was read.
 *
 * problems: LwProblem, none of them such that the file could not be read. file: what it is called in them.
 * When endpoints are gone from a profile, removing them from the test is offered. */
void lw_window_show_notes (LwWindow *self, const char *heading, GPtrArray *problems, const char *file);
/* The same, but only when the person asks for it in a toast. Nothing without problems. */
void lw_window_announce_notes (LwWindow *self, GPtrArray *problems, const char *file);

LwPlanView *lw_window_get_plan_view (LwWindow *self);

/* Says that something did not work. */
void lw_window_show_failure (LwWindow *self, const char *title, const char *message);

/* Whether it was closed while something was under way for it. */
gboolean lw_window_is_closed (LwWindow *self);

void lw_window_actions_update (LwWindow *self);

G_END_DECLS
