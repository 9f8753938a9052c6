/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is wrong with the plan, most severe first. Activating one goes to its field through the action
 * win.reveal; the button of one that can be mended does it. */

#define LW_TYPE_PROBLEM_LIST (lw_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (LwProblemList, lw_problem_list, LW, PROBLEM_LIST, GtkWidget)

/* (element-type LwProblem) */
void lw_problem_list_set_problems (LwProblemList *self, GPtrArray *problems);

G_END_DECLS
