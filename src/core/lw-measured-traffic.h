/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-scenario.h"
#include "lw-schedule.h"

G_BEGIN_DECLS

/*
 * Traffic that somebody measured, such as the requests of each minute from an access log, as a shape
 * that a scenario can follow.
 */

#define LW_MAX_MEASURED_BYTES (4 << 20)
#define LW_MAX_MEASURED_POINTS 20000 /* two weeks of minutes */

/*
 * Reads lines of a time and a number, with a comma, a semicolon or a tab between them; a first line of
 * words is a heading. Times are seconds, such as 60 or 1767225600, durations as people type them, times
 * of day such as 13:05, or dates with times of ISO 8601; each later than the one before. Numbers are
 * requests per second; when the heading says "count" or "requests" without "per second", or counts is
 * set, they are requests until the next time instead.
 *
 * Gives the points from time 0 on. Error: LW_ERROR_PARSE or LW_ERROR_LIMIT, with the number of the
 * line. (element-type LwCurvePoint) (transfer full)
 */
GArray *lw_measured_traffic_parse (const char *text, gsize length, gboolean counts, GError **error);

/*
 * The points to keep so that straight lines between them are nowhere further from a measured point than
 * the tolerance, in requests per second; the fewest that do so with corners at measured points. A
 * shortest path over all lines that are near enough, found in one pass by narrowing the slopes that are
 * still possible from each point. (element-type guint) (transfer full)
 */
GArray *lw_measured_traffic_fit (const GArray *points, double tolerance);

/*
 * Gives the scenario stages that follow the points within so many percent of their peak: as
 * percentages of the target, with production_rps for 100 %, or, when that is not above zero, in requests
 * per second. Error: LW_ERROR_LIMIT when that takes more stages than a scenario can have.
 */
gboolean lw_measured_traffic_apply (const GArray *points, double tolerance_percent, double production_rps,
                                    LwScenario *scenario, GError **error);

G_END_DECLS
