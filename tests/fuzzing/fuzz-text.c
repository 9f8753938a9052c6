/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "fuzz.h"

#include "lw-duration.h"
#include "lw-limits.h"
#include "lw-number.h"

#include <math.h>

/* What people type as numbers, percentages and durations: refused with a reason, or a value that is
 * written and read back unchanged. */

static void
check_number (const char *text)
{
  g_autoptr (GError) error = NULL;
  char buffer[LW_NUMBER_BUFFER];
  double number = 7;
  double back;

  if (!lw_number_parse (text, &number, &error))
    {
      g_assert_nonnull (error);
      g_assert_cmpfloat (number, ==, 7);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (isfinite (number));
  g_assert_true (lw_number_parse_strict (lw_number_format (buffer, number), &back));
  g_assert_true (back == number);
  lw_number_format_rounded (buffer, number, 3, TRUE);
  g_assert_true (g_utf8_validate (buffer, -1, NULL));
}

static void
check_duration (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 duration = 7;
  gint64 back;

  if (!lw_duration_parse (text, &duration, &error))
    {
      g_assert_nonnull (error);
      g_assert_cmpint (duration, ==, 7);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint (duration, >=, 0);
  g_assert_cmpint (duration, <=, LW_MAX_DURATION_MS);

  g_autofree char *k6 = lw_duration_format_k6 (duration);
  g_autofree char *human = lw_duration_format_human (duration);
  g_autofree char *clock = lw_duration_format_clock (duration);

  g_assert_true (lw_duration_parse (k6, &back, NULL) && back == duration);
  g_assert_true (lw_duration_parse (human, &back, NULL) && back == duration);
  g_assert_cmpuint (clock[0], !=, '\0');
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  double share = 7;
  gboolean plain;

  check_number (text);
  check_duration (text);
  if (lw_percent_parse (text, &share, &plain))
    g_assert_true (isfinite (share));
  else
    g_assert_cmpfloat (share, ==, 7);
  return 0;
}
