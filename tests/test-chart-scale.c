/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-scale.h"

#include <math.h>

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static void
test_time_steps (void)
{
  static const struct
  {
    double minimum;
    gint64 step;
  } cases[] = {
    { 0.1, 1 },
    { 3, 5 },
    { 900, SECOND },
    { 1000, SECOND },
    { 1001, 2 * SECOND },
    { 12 * SECOND, 15 * SECOND },
    { 40 * SECOND, MINUTE },
    { 3 * MINUTE, 5 * MINUTE },
    { 16 * MINUTE, 30 * MINUTE },
    { 50 * MINUTE, HOUR },
    { 4 * HOUR, 6 * HOUR },
    { 13 * HOUR, DAY },
    { 3 * DAY, 7 * DAY },
    { 8 * DAY, 14 * DAY },
    { 15 * DAY, 28 * DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lw_chart_time_step (cases[i].minimum), ==, cases[i].step);
  g_assert_cmpint (lw_chart_time_step_next (5 * MINUTE), ==, 10 * MINUTE);
  g_assert_cmpint (lw_chart_time_step_next (7 * DAY), ==, 14 * DAY);
  /* Whatever is asked for, there is an answer. */
  g_assert_cmpint (lw_chart_time_step (INFINITY), >, 0);
  g_assert_cmpint (lw_chart_time_step (NAN), >, 0);
}

static void
test_value_steps (void)
{
  static const double cases[][2] = {
    { 1, 1 },       { 1.01, 2 },    { 2, 2 },       { 3, 5 },       { 5.5, 10 },  { 10, 10 },
    { 11, 20 },     { 90, 100 },    { 140, 200 },   { 0.11, 0.2 },  { 0.3, 0.5 }, { 0.06, 0.1 },
    { 0.001, 0.001 }, { 1e9, 1e9 }, { 1.5e12, 2e12 }, { 0, 1 },     { -4, 1 },    { NAN, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (lw_chart_value_step (cases[i][0]), ==, cases[i][1]);
}

static void
test_values (void)
{
  LwChartValueScale scale;

  lw_chart_value_scale_init (&scale, 500, 20, 120);
  g_assert_cmpfloat (lw_chart_value_scale_get_y (&scale, 0), ==, 120);
  g_assert_cmpfloat (lw_chart_value_scale_get_y (&scale, 500), ==, 20);
  g_assert_cmpfloat (lw_chart_value_scale_get_y (&scale, 125), ==, 95);
  g_assert_cmpfloat (lw_chart_value_scale_get_value (&scale, 95), ==, 125);

  /* Nothing to show: never a division by zero. */
  lw_chart_value_scale_init (&scale, 0, 20, 120);
  g_assert_cmpfloat (lw_chart_value_scale_get_y (&scale, 7), ==, 120);
  g_assert_cmpfloat (lw_chart_value_scale_get_value (&scale, 50), ==, 0);
  lw_chart_value_scale_init (&scale, NAN, 20, 120);
  g_assert_cmpfloat (scale.top, ==, 0);
  lw_chart_value_scale_init (&scale, 10, 20, 20);
  g_assert_cmpfloat (scale.top, ==, 0);
}

static void
test_one_span (void)
{
  const LwChartSpan span = { 0, 10 * MINUTE };
  LwChartTimeScale scale;

  lw_chart_time_scale_init (&scale, &span, 1, 50, 650, 14);
  g_assert_cmpuint (scale.n_segments, ==, 1);
  g_assert_cmpfloat (scale.ms_per_pixel, ==, 1000);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, 0), ==, 50);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, MINUTE), ==, 110);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, 10 * MINUTE), ==, 650);
  g_assert_cmpint (lw_chart_time_scale_get_time (&scale, 110), ==, MINUTE);
  /* Outside means at the edge. */
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, -5), ==, 50);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, HOUR), ==, 650);
  g_assert_cmpint (lw_chart_time_scale_get_time (&scale, 0), ==, 0);
  g_assert_cmpint (lw_chart_time_scale_get_time (&scale, 1000), ==, 10 * MINUTE);

  lw_chart_time_scale_init (&scale, &span, 1, 650, 50, 14);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, 0), ==, 650);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, MINUTE), ==, 590);
  g_assert_cmpint (lw_chart_time_scale_get_time (&scale, 590), ==, MINUTE);
}

static void
test_two_spans (void)
{
  const LwChartSpan spans[] = { { 0, 100 }, { 900, 1000 } };
  LwChartTimeScale scale;

  /* 220 pixels, 20 of them for the break: one millisecond a pixel on both sides. */
  lw_chart_time_scale_init (&scale, spans, 2, 0, 220, 20);
  g_assert_cmpfloat (scale.ms_per_pixel, ==, 1);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, 100), ==, 100);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, 500), ==, 110);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, 900), ==, 120);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, 1000), ==, 220);
  g_assert_cmpint (lw_chart_time_scale_get_time (&scale, 110), ==, 500);
  g_assert_cmpint (lw_chart_time_scale_get_time (&scale, 170), ==, 950);

  lw_chart_time_scale_init (&scale, spans, 2, 220, 0, 20);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, 900), ==, 100);
  g_assert_cmpint (lw_chart_time_scale_get_time (&scale, 110), ==, 500);
  g_assert_cmpint (lw_chart_time_scale_get_time (&scale, 50), ==, 950);
}

static void
test_no_span (void)
{
  const LwChartSpan empty = { 5, 5 };
  LwChartTimeScale scale;

  lw_chart_time_scale_init (&scale, &empty, 1, 0, 100, 14);
  g_assert_cmpuint (scale.n_segments, ==, 0);
  g_assert_cmpfloat (lw_chart_time_scale_get_x (&scale, 5), ==, 0);
  g_assert_cmpint (lw_chart_time_scale_get_time (&scale, 50), ==, 0);
  lw_chart_time_scale_init (&scale, &(LwChartSpan) { 0, 10 }, 1, 50, 50, 14);
  g_assert_cmpuint (scale.n_segments, ==, 0);
}

/* A baseline of 5 minutes, its tail, a gap, then a soak of 12 hours with a tail. */
static void
test_break (void)
{
  const gint64 borders[] = { 0, 5 * MINUTE, 5 * MINUTE + 30 * SECOND, 6 * MINUTE, 6 * MINUTE + 12 * HOUR,
                             6 * MINUTE + 12 * HOUR + 30 * SECOND };
  const gboolean loaded[] = { TRUE, FALSE, FALSE, TRUE, FALSE };
  LwChartSpan spans[LW_CHART_MAX_SEGMENTS];

  g_assert_cmpuint (lw_chart_find_spans (borders, loaded, 6, spans), ==, 2);
  /* Everything else takes 6.5 minutes; two fifths of that stay of the soak, half at each end. */
  g_assert_cmpint (spans[0].from_ms, ==, 0);
  g_assert_cmpint (spans[0].to_ms, ==, 6 * MINUTE + 78 * SECOND);
  g_assert_cmpint (spans[1].from_ms, ==, 6 * MINUTE + 12 * HOUR - 78 * SECOND);
  g_assert_cmpint (spans[1].to_ms, ==, 6 * MINUTE + 12 * HOUR + 30 * SECOND);
}

static void
test_no_break (void)
{
  const gint64 alone[] = { 0, 12 * HOUR, 12 * HOUR + 30 * SECOND };
  const gboolean loaded_alone[] = { TRUE, FALSE };
  const gint64 alike[] = { 0, 30 * MINUTE, 40 * MINUTE };
  const gboolean loaded_alike[] = { TRUE, TRUE };
  LwChartSpan spans[LW_CHART_MAX_SEGMENTS];

  /* Nothing else would gain from a break but the graceful stop. */
  g_assert_cmpuint (lw_chart_find_spans (alone, loaded_alone, 3, spans), ==, 1);
  g_assert_cmpint (spans[0].to_ms, ==, 12 * HOUR + 30 * SECOND);
  g_assert_cmpuint (lw_chart_find_spans (alike, loaded_alike, 3, spans), ==, 1);
  g_assert_cmpuint (lw_chart_find_spans (alike, loaded_alike, 1, spans), ==, 0);
  g_assert_cmpuint (lw_chart_find_spans (alike, loaded_alike, 0, spans), ==, 0);
}

/* Two soaks hide the baseline as much as one does. */
static void
test_two_breaks (void)
{
  const gint64 borders[] = { 0, 12 * HOUR, 12 * HOUR + 10 * MINUTE, 24 * HOUR };
  const gboolean loaded[] = { TRUE, TRUE, TRUE };
  LwChartSpan spans[LW_CHART_MAX_SEGMENTS];

  g_assert_cmpuint (lw_chart_find_spans (borders, loaded, 4, spans), ==, 3);
  g_assert_cmpint (spans[0].to_ms, ==, MINUTE);
  g_assert_cmpint (spans[1].from_ms, ==, 12 * HOUR - MINUTE);
  g_assert_cmpint (spans[1].to_ms, ==, 12 * HOUR + 11 * MINUTE);
  g_assert_cmpint (spans[2].from_ms, ==, 24 * HOUR - MINUTE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-scale/time-steps", test_time_steps);
  g_test_add_func ("/chart-scale/value-steps", test_value_steps);
  g_test_add_func ("/chart-scale/values", test_values);
  g_test_add_func ("/chart-scale/one-span", test_one_span);
  g_test_add_func ("/chart-scale/two-spans", test_two_spans);
  g_test_add_func ("/chart-scale/no-span", test_no_span);
  g_test_add_func ("/chart-scale/break", test_break);
  g_test_add_func ("/chart-scale/no-break", test_no_break);
  g_test_add_func ("/chart-scale/two-breaks", test_two_breaks);

  return g_test_run ();
}
