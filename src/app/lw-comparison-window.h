/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A table of what changed from one schedule to another. */

GtkWidget *lw_comparison_window_new (GtkWindow *parent, LwSchedule *before, LwSchedule *after);

G_END_DECLS
