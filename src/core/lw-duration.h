/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Durations are integer milliseconds everywhere in the program. */

/* What people type: "90s", "1h30m", "1:30:00", "2:30" (minutes and seconds), "5 min", "1d12h",
 * "250ms", "1.5h", a bare number as seconds. Error: LW_ERROR_PARSE or LW_ERROR_RANGE. */
gboolean lw_duration_parse (const char *text, gint64 *duration_ms, GError **error);

/* For k6 scripts: "5m", "1h30m", "2m30s", "500ms", "0s". */
char *lw_duration_format_k6 (gint64 duration_ms);
/* For people: "5 min", "12 h 30 min", "2 min 30 s", "1 d 2 h", "250 ms"; a no-break space before each unit. */
char *lw_duration_format_human (gint64 duration_ms);
/* For columns of figures: "32:30", "12:00:00". Rounded to seconds. */
char *lw_duration_format_clock (gint64 duration_ms);

G_END_DECLS
