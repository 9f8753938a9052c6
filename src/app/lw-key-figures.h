/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The row of large figures above the chart. A click on one shows how it came about. */

#define LW_TYPE_KEY_FIGURES (lw_key_figures_get_type ())
G_DECLARE_FINAL_TYPE (LwKeyFigures, lw_key_figures, LW, KEY_FIGURES, GtkWidget)

void lw_key_figures_set_schedule (LwKeyFigures *self, LwSchedule *schedule, double confidence);

G_END_DECLS
