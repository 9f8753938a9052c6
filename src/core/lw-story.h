/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

G_BEGIN_DECLS

/*
 * A schedule in plain words, for people who do not plan load tests: slides and the report say them.
 * All of it is in the language of whoever runs the program. All (transfer full).
 */

/* What an objective finds out: "How the system does on an ordinary day". */
const char *lw_story_purpose (LwObjectiveKind kind); /* (transfer none) */

/* Of a scenario in two parts, both tell the whole; so one of them is enough. */

/* The gist of a scenario in a sentence: "We ramp to 441 requests per second, 150 % of what production
 * sends, and hold for 3 minutes." */
char *lw_story_gist (const LwScheduledScenario *scenario);

/* All that a scenario does, a line for each move: "Ramp to 100 requests per second (68 %) over 2 min".
 * At most so many lines; the last then says how many moves are left out. (element-type utf8) */
GPtrArray *lw_story_moves (const LwScheduledScenario *scenario, guint most_lines);

/* The whole test in a sentence: "3 scenarios in 32 min 30 s: 242 000 requests, 441 per second at the
 * highest point." */
char *lw_story_whole (LwSchedule *schedule);

/* "441 requests per second", "30 virtual users" */
char *lw_story_level (LwExecutor executor, double level);

G_END_DECLS
