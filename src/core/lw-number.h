/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as text. Nothing here follows the locale: files must read the same everywhere. */

#define LW_NUMBER_BUFFER 48

/* Shortest text that reads back as the same number; no exponent from 1e-6 up to 1e15. Returns buffer. */
char *lw_number_format (char buffer[static LW_NUMBER_BUFFER], double number);
/* At most that many decimals, and never more than 6, rounded half away from zero, no trailing zeros; groups of three digits
 * are parted by a no-break thin space when grouped, as people read them. Returns buffer. */
char *lw_number_format_rounded (char buffer[static LW_NUMBER_BUFFER], double number, int decimals, gboolean grouped);

/* Decimal notation only: "12", "-1.5", "1e3". No spaces, no hexadecimal, no infinity, no underscores. */
gboolean lw_number_parse_strict (const char *text, double *number);
/* What people type: spaces, "1 000", "1,000", "1.5k", "2M", a comma as decimal sign when it is plain.
 * On failure error says why in words for the person, and number is untouched. */
gboolean lw_number_parse (const char *text, double *number, GError **error);

/* Reads "99.9%", "99.9" or "0.999" as 0.999. Sets plain to FALSE when the reading was a guess: a bare
 * number over 1 was taken as percent, or exactly 1. */
gboolean lw_percent_parse (const char *text, double *share, gboolean *plain);

/* Rounds half up, as the arithmetic of targets does; bounded by what an int64 holds. */
gint64 lw_round_half_up (double number);

G_END_DECLS
