/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-cli.h"
#include "lw-plan.h"

G_BEGIN_DECLS

/*
 * Drawing takes libraries that the rest of the command line does without, so it is a program of its
 * own, which the subcommand becomes. Machines without those libraries can still do everything else,
 * and no other subcommand takes the time to load them.
 */
#define LW_CHART_PROGRAM "loadwright-chart"

/* The subcommand inside that program. */
LwCliStatus lw_cli_draw_chart (const LwCliCommand *self, int argc, char *argv[]);
LwCliStatus lw_cli_draw_report (const LwCliCommand *self, int argc, char *argv[]);

/* With this option alone, that program draws the picture of a bundle: the plan comes in on standard
 * input, the picture goes out on standard output. */
#define LW_CHART_FOR_BUNDLE "--for-bundle"
LwCliStatus lw_cli_draw_load_shape (void);

/* The picture of a bundle, from that program. (transfer full) */
GBytes *lw_cli_get_load_shape (LwPlan *plan, GError **error);

G_END_DECLS
