/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"
#include "lw-schedule.h"

#include <cairo.h>

G_BEGIN_DECLS

/*
 * A page for those who decide: what is tested and why, the load over time, the targets with their
 * arithmetic, what must hold, what is assumed, and what it comes to. A PDF of one A4 page, whose text
 * can be searched and selected; what does not fit is counted rather than made smaller.
 *
 * In the language of whoever runs the program; the same plan gives the same bytes in the same language
 * with the same fonts and libraries. Its date is that of SOURCE_DATE_EPOCH, or the start of 1970.
 * Error: G_IO_ERROR when the page cannot be made.
 */
GBytes *lw_report_make (LwPlan *plan, LwSchedule *schedule, GError **error);

/* The same on a page of somebody else's, such as a printer's, from its upper left corner. In points. */
#define LW_REPORT_WIDTH 595.28
#define LW_REPORT_HEIGHT 841.89
void lw_report_draw (cairo_t *cr, LwPlan *plan, LwSchedule *schedule);

G_END_DECLS
