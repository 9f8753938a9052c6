/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-duration.h"
#include "lw-error.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 ms;
  } accepted[] = {
    { "90s", 90 * SECOND },
    { "90", 90 * SECOND },
    { "1h30m", 90 * MINUTE },
    { "1h 30 min", 90 * MINUTE },
    { "1:30:00", 90 * MINUTE },
    { "2:30", 150 * SECOND },
    { "5 min", 5 * MINUTE },
    { "5\u00a0min", 5 * MINUTE },
    { "1d12h", 36 * HOUR },
    { "250ms", 250 },
    { "1.5h", 90 * MINUTE },
    { "1,5 h", 90 * MINUTE },
    { "1,500 ms", 1500 },
    { "2,5", 2500 },
    { "90 S", 90 * SECOND },
    { "1 hour 2 minutes 3 seconds 4 milliseconds", HOUR + 2 * MINUTE + 3 * SECOND + 4 },
    { "0:05", 5 * SECOND },
    { "100:00", 100 * MINUTE },
    { "0.5ms", 1 },
    { "0", 0 },
    { "0s", 0 },
    { "366d", 366 * 24 * HOUR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 ms = -1;

      g_assert_true (lw_duration_parse (accepted[i].text, &ms, &error));
      g_assert_no_error (error);
      g_assert_cmpint (ms, ==, accepted[i].ms);
    }
}

static void
test_refused (void)
{
  static const char *const wrong[] = {
    "", " ", "five", "-5s", "5m5h", "5m 3m", "1:60", "1:2:3:4", ":", "1h30", "5 parsecs", "1:", "\xff", "1.5:30", "+5s", "5s-", "s", "1 500 ms", "5,,s", "1m1m", "1e3s", "1:30:00h", "1:-5",
  };
  static const char *const too_long[] = { "367d", "999999999999999999999999999h" };
  gint64 ms = 7;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lw_duration_parse (wrong[i], &ms, &error));
      g_assert_error (error, LW_ERROR, LW_ERROR_PARSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (too_long); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lw_duration_parse (too_long[i], &ms, &error));
      g_assert_error (error, LW_ERROR, LW_ERROR_RANGE);
    }
  g_assert_cmpint (ms, ==, 7);
}

static void
assert_formats (gint64 ms, const char *k6, const char *human, const char *clock)
{
  g_autofree char *as_k6 = lw_duration_format_k6 (ms);
  g_autofree char *as_human = lw_duration_format_human (ms);
  g_autofree char *as_clock = lw_duration_format_clock (ms);

  g_assert_cmpstr (as_k6, ==, k6);
  g_assert_cmpstr (as_human, ==, human);
  g_assert_cmpstr (as_clock, ==, clock);
}

static void
test_format (void)
{
  assert_formats (0, "0s", "0\u00a0s", "0:00");
  assert_formats (250, "250ms", "250\u00a0ms", "0:00");
  assert_formats (150 * SECOND, "2m30s", "2\u00a0min 30\u00a0s", "2:30");
  assert_formats (5 * MINUTE, "5m", "5\u00a0min", "5:00");
  assert_formats (90 * MINUTE, "1h30m", "1\u00a0h 30\u00a0min", "1:30:00");
  assert_formats (12 * HOUR, "12h", "12\u00a0h", "12:00:00");
  assert_formats (50 * HOUR, "50h", "2\u00a0d 2\u00a0h", "50:00:00");
}

/* What is written can be typed. */
static void
test_round_trip (void)
{
  const gint64 durations[] = { 0, 1, 999, SECOND, 61 * SECOND, HOUR + 1, 49 * HOUR + 30 * MINUTE };

  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      g_autofree char *k6 = lw_duration_format_k6 (durations[i]);
      g_autofree char *human = lw_duration_format_human (durations[i]);
      gint64 ms = -1;

      g_assert_true (lw_duration_parse (k6, &ms, NULL));
      g_assert_cmpint (ms, ==, durations[i]);
      g_assert_true (lw_duration_parse (human, &ms, NULL));
      g_assert_cmpint (ms, ==, durations[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duration/parse", test_parse);
  g_test_add_func ("/duration/refused", test_refused);
  g_test_add_func ("/duration/format", test_format);
  g_test_add_func ("/duration/round-trip", test_round_trip);

  return g_test_run ();
}
