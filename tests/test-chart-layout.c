/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "chart-plans.h"
#include "lw-chart-layout.h"
#include "lw-chart-style.h"
#include "test-plan.h"

#include <math.h>
#include <string.h>

#define END { -1, 0 }

/* Text in these tests is 6 pixels a character and 14 high. */
static void
measure (gpointer data, LwChartFont font, const char *text, double *width, double *height)
{
  *width = 6 * g_utf8_strlen (text, -1);
  *height = 14;
}

static LwChartLayout *
lay_out (const ChartPlan *plan, LwChartOptions options)
{
  options.measure = measure;
  return lw_chart_layout_new (&plan->source, &options);
}

/* One pixel is one second: 44 pixels of axis on the left, 16 of margin on the right. */
static const ChartStep five_minutes[] = { { 5 * CHART_MINUTE, 100 }, END };
#define WIDTH (44 + 330 + 16)
#define HEIGHT 200

static void
add_baseline (ChartPlan *plan)
{
  chart_plan_init (plan);
  chart_plan_add (plan, "baseline", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 0,
                  100, five_minutes);
}

static void
assert_rect (const LwChartRect *rect, double x, double y, double width, double height)
{
  g_assert_cmpfloat (rect->x, ==, x);
  g_assert_cmpfloat (rect->y, ==, y);
  g_assert_cmpfloat (rect->width, ==, width);
  g_assert_cmpfloat (rect->height, ==, height);
}

static void
assert_point (const LwChartPoint *point, double x, double y)
{
  g_assert_cmpfloat (point->x, ==, x);
  g_assert_cmpfloat (point->y, ==, y);
}

static void
test_plain (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;
  const LwChartSeries *series;

  add_baseline (&plan);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  chart_plan_clear (&plan);

  /* Above: 6 + 14 + 6. Below: 6 + 14 + 6 for the labels, 6 + 14 + 3 for the legend. */
  assert_rect (&layout->plot, 44, 26, 330, 125);
  g_assert_null (layout->message.text);
  g_assert_cmpstr (layout->unit.text, ==, "req/s");
  assert_rect (&layout->unit.rect, 6, 6, 30, 14);
  g_assert_cmpfloat (layout->time_scale.ms_per_pixel, ==, 1000);

  g_assert_cmpuint (layout->n_series, ==, 1);
  series = &layout->series[0];
  g_assert_cmpstr (series->name, ==, "baseline");
  g_assert_cmpint (series->regular_end_ms, ==, 5 * CHART_MINUTE);
  g_assert_cmpint (series->end_ms, ==, 5 * CHART_MINUTE + 30 * CHART_SECOND);
  g_assert_cmpfloat (series->peak, ==, 100);
  g_assert_null (series->base);
  g_assert_cmpuint (series->n_runs, ==, 1);
  g_assert_cmpuint (series->runs[0].n_top, ==, 2);
  g_assert_true (series->runs[0].opens && series->runs[0].closes);
  /* Above the curve stays room for its number: 14 + 2 * 4 pixels. */
  assert_point (&series->runs[0].top[0], 44, 48);
  assert_point (&series->runs[0].top[1], 344, 48);
  assert_point (&series->runs[0].bottom[0], 44, 151);
  assert_point (&series->runs[0].bottom[1], 344, 151);
  g_assert_cmpuint (series->n_tails, ==, 1);
  assert_rect (&series->tails[0].rect, 344, 48, 30, 103);

  g_assert_cmpuint (layout->n_values, ==, 1);
  g_assert_cmpstr (layout->values[0].label.text, ==, "100");
  assert_rect (&layout->values[0].label.rect, 185, 30, 18, 14);
  g_assert_cmpuint (layout->n_gaps, ==, 0);
}

static void
test_ticks (void)
{
  static const char *const times[] = { "0", "2\u00a0min", "4\u00a0min" };
  static const char *const values[] = { "0", "50", "100" };
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;

  add_baseline (&plan);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  chart_plan_clear (&plan);

  /* A label of 30 pixels and a gap of 32 do not fit into a minute. */
  g_assert_cmpuint (layout->n_time_ticks, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (layout->time_ticks[i].position, ==, 44 + 120 * i);
      g_assert_true (layout->time_ticks[i].has_label);
      g_assert_cmpstr (layout->time_ticks[i].label.text, ==, times[i]);
      g_assert_cmpfloat (layout->time_ticks[i].label.rect.y, ==, 157);
    }
  assert_rect (&layout->time_ticks[1].label.rect, 149, 157, 30, 14);

  /* At least 32 pixels a step are 31 requests per second. */
  g_assert_cmpuint (layout->n_value_ticks, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const LwChartRect *rect = &layout->value_ticks[i].label.rect;

      g_assert_cmpstr (layout->value_ticks[i].label.text, ==, values[i]);
      /* Numbers end below each other. */
      g_assert_cmpfloat (rect->x + rect->width, ==, 36);
    }
  g_assert_cmpfloat (layout->value_ticks[0].position, ==, 151);
  g_assert_cmpfloat (layout->value_ticks[1].position, ==, round (151 - 51.5));
  g_assert_cmpfloat (layout->value_ticks[2].position, ==, 48);
}

static void
test_legend (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;

  add_baseline (&plan);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  chart_plan_clear (&plan);

  g_assert_cmpuint (layout->n_legend, ==, 2);
  g_assert_cmpint (layout->legend[0].kind, ==, LW_CHART_LEGEND_SERIES);
  g_assert_cmpstr (layout->legend[0].label.text, ==, "baseline");
  assert_rect (&layout->legend[0].rect, 44, 183, 18 + 6 + 48, 14);
  assert_rect (&layout->legend[0].swatch, 44, 184, 18, 12);
  g_assert_cmpint (layout->legend[1].kind, ==, LW_CHART_LEGEND_TAIL);
  g_assert_cmpfloat (layout->legend[1].rect.x, ==, 44 + 72 + 18);

  g_assert_cmpint (lw_chart_layout_hit_legend (layout, 50, 190), ==, 0);
  g_assert_cmpint (lw_chart_layout_hit_legend (layout, 140, 190), ==, -1);
  g_assert_cmpint (lw_chart_layout_hit_legend (layout, 50, 100), ==, -1);
}

static void
test_crowded_legend (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;
  const LwChartLegendEntry *last;

  chart_plan_init (&plan);
  chart_plan_add_many (&plan, 40, 2, FALSE);
  layout = lay_out (&plan, (LwChartOptions) { 400, 200 });
  chart_plan_clear (&plan);

  last = &layout->legend[layout->n_legend - 1];
  g_assert_cmpint (last->kind, ==, LW_CHART_LEGEND_MORE);
  /* 40 scenarios and the graceful stop, less those that have a place. */
  g_assert_true (g_str_has_suffix (last->label.text, " more"));
  g_assert_cmpint (g_ascii_strtoll (last->label.text, NULL, 10), ==, 41 - ((int) layout->n_legend - 1));
  for (guint i = 0; i < layout->n_legend; i++)
    {
      const LwChartRect *rect = &layout->legend[i].rect;

      g_assert_cmpfloat (rect->x, >=, layout->plot.x);
      g_assert_cmpfloat (rect->x + rect->width, <=, 400);
      g_assert_cmpfloat (rect->y + rect->height, <=, 200);
    }
}

/* The longest name there may be is cut, not the chart. */
static void
test_long_name (void)
{
  ChartPlan plan;
  g_autofree char *name = g_strnfill (5000, 'n');
  g_autoptr (LwChartLayout) layout = NULL;

  chart_plan_init (&plan);
  chart_plan_add (&plan, name, LW_OBJECTIVE_SOAK, LW_USE_RUN, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 0, 100,
                  five_minutes);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  chart_plan_clear (&plan);

  g_assert_cmpfloat (layout->legend[0].label.rect.width, ==, 180);
  g_assert_cmpfloat (layout->plot.width, ==, 330);
  g_assert_cmpuint (layout->series[0].slot, ==, LW_OBJECTIVE_SOAK);
}

static void
test_mirrored (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;
  const LwChartSeries *series;

  add_baseline (&plan);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT, .mirrored = TRUE });
  chart_plan_clear (&plan);

  series = &layout->series[0];
  assert_rect (&layout->plot, 16, 26, 330, 125);
  assert_point (&series->runs[0].top[0], 346, 48);
  assert_point (&series->runs[0].top[1], 46, 48);
  assert_rect (&series->tails[0].rect, 16, 48, 30, 103);
  g_assert_true (series->tails[0].mirrored);
  g_assert_cmpfloat (layout->time_ticks[1].position, ==, 226);
  /* Numbers still end below each other, now at the edge of the chart. */
  for (guint i = 0; i < layout->n_value_ticks; i++)
    g_assert_cmpfloat (layout->value_ticks[i].label.rect.x + layout->value_ticks[i].label.rect.width, ==,
                       WIDTH - 6);
  assert_rect (&layout->legend[0].rect, WIDTH - 44 - 72, 183, 72, 14);
  g_assert_cmpfloat (layout->legend[0].swatch.x, ==, WIDTH - 44 - 18);
}

static void
test_ramps_and_jumps (void)
{
  static const ChartStep steps[] = {
    { CHART_MINUTE, 100 }, { 0, 200 }, { CHART_MINUTE, 200 }, { 0, 50 }, { 3 * CHART_MINUTE, 0 }, END,
  };
  static const double xs[] = { 44, 104, 104, 164, 164, 344 };
  static const double ys[] = { 151, 99.5, 48, 48, 125.25, 151 };
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;
  const LwChartSeries *series;

  chart_plan_init (&plan);
  chart_plan_add (&plan, "spike", LW_OBJECTIVE_SPIKE, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 0, 0, steps);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  chart_plan_clear (&plan);

  series = &layout->series[0];
  g_assert_cmpuint (series->runs[0].n_top, ==, G_N_ELEMENTS (xs));
  for (guint i = 0; i < G_N_ELEMENTS (xs); i++)
    assert_point (&series->runs[0].top[i], xs[i], ys[i]);
  /* It ended at nothing; a low tail shows that there is one. */
  assert_rect (&series->tails[0].rect, 344, 145, 30, 6);
  g_assert_cmpuint (layout->n_values, ==, 1);
  g_assert_cmpstr (layout->values[0].label.text, ==, "200");

  g_assert_cmpuint (series->n_stages, ==, 5);
  g_assert_cmpuint (layout->n_handles, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpuint (layout->handles[i].stage, ==, i);
      g_assert_cmpuint (layout->handles[i].n_stages, ==, 1);
      g_assert_cmpfloat (layout->handles[i].x, ==, xs[i + 1]);
      g_assert_cmpfloat (layout->handles[i].y, ==, round (ys[i + 1]));
    }
}

/* 100 at the bottom, 50 on it for two of the five minutes. */
static void
add_overlap (ChartPlan *plan)
{
  static const ChartStep two_minutes[] = { { 2 * CHART_MINUTE, 50 }, END };

  add_baseline (plan);
  chart_plan_add (plan, "more", LW_OBJECTIVE_CAPACITY, LW_USE_RUN, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE,
                  CHART_MINUTE, 50, two_minutes);
}

static void
test_stack (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;
  const LwChartRun *run;

  add_overlap (&plan);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  chart_plan_clear (&plan);

  /* 103 pixels are 150 requests per second now. */
  g_assert_cmpfloat (layout->peak, ==, 150);
  run = &layout->series[0].runs[0];
  assert_point (&run->top[0], 44, 82);
  run = &layout->series[1].runs[0];
  g_assert_cmpuint (run->n_top, ==, 2);
  assert_point (&run->top[0], 104, 48);
  assert_point (&run->top[1], 224, 48);
  assert_point (&run->bottom[0], 104, 82);
  assert_point (&run->bottom[1], 224, 82);
  g_assert_cmpuint (layout->n_sums, ==, 1);
  g_assert_cmpuint (layout->sums[0].n_points, ==, 2);
  assert_point (&layout->sums[0].points[0], 104, 48);
  assert_point (&layout->sums[0].points[1], 224, 48);
  assert_rect (&layout->series[1].tails[0].rect, 224, 48, 30, 34);
  /* The number above both is that of the sum; those of the scenarios are inside their areas. */
  g_assert_cmpuint (layout->n_values, ==, 3);
  g_assert_cmpuint (layout->values[0].series, ==, G_MAXUINT);
  g_assert_cmpstr (layout->values[0].label.text, ==, "150");
  g_assert_cmpfloat (layout->values[0].label.rect.y, ==, 30);
  g_assert_cmpstr (layout->values[1].label.text, ==, "100");
  g_assert_cmpfloat (layout->values[1].label.rect.y, ==, 86);
  g_assert_cmpstr (layout->values[2].label.text, ==, "50");
  g_assert_cmpfloat (layout->values[2].label.rect.y, ==, 52);
  g_assert_cmpint (layout->legend[2].kind, ==, LW_CHART_LEGEND_SUM);
  g_assert_cmpfloat (layout->handles[1].y, ==, 48);
}

static void
test_targets (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;

  add_baseline (&plan);
  plan.source.baseline_rps = 75;
  plan.source.normal_rps = 150;
  plan.source.stress_rps = 225;
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });

  /* The target is always in sight; what is above it only when the load goes there. */
  g_assert_cmpuint (layout->n_targets, ==, 2);
  g_assert_cmpfloat (layout->targets[0].value, ==, 150);
  g_assert_cmpfloat (layout->targets[0].y, ==, 48);
  g_assert_true (layout->targets[0].has_label);
  g_assert_cmpstr (layout->targets[0].label.text, ==, "target 150");
  assert_rect (&layout->targets[0].label.rect, 374 - 60, 41, 60, 14);
  g_assert_cmpfloat (layout->targets[1].value, ==, 75);
  g_assert_cmpfloat (layout->targets[1].y, ==, round (151 - 51.5));
  /* Not over the graceful stop. */
  g_assert_true (layout->targets[1].has_label);
  g_assert_cmpfloat (layout->targets[1].label.rect.x + 72, <=, 344);

  lw_chart_layout_unref (layout);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT, .axis = LW_CHART_AXIS_VUS });
  g_assert_cmpuint (layout->n_targets, ==, 0);
  chart_plan_clear (&plan);
}

static void
test_vus (void)
{
  static const ChartStep steps[] = { { 5 * CHART_MINUTE, 25 }, END };
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;

  /* Half a second for each of 100 iterations a second keeps 50 VUs busy. */
  add_baseline (&plan);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT, .axis = LW_CHART_AXIS_VUS });
  g_assert_cmpstr (layout->unit.text, ==, "VUs");
  g_assert_cmpfloat (layout->peak, ==, 50);
  g_assert_cmpfloat (layout->series[0].stages[0].target, ==, 100);
  g_assert_cmpfloat (layout->series[0].stages[0].value, ==, 50);
  chart_plan_clear (&plan);
  lw_chart_layout_unref (layout);

  /* And 25 VUs make 50 requests per second. */
  chart_plan_init (&plan);
  chart_plan_add (&plan, "vus", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_CONSTANT_VUS, 0, 25, steps);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  g_assert_cmpfloat (layout->peak, ==, 50);
  g_assert_cmpfloat (layout->series[0].stages[0].target, ==, 25);
  g_assert_cmpfloat (layout->series[0].stages[0].value, ==, 50);
  chart_plan_clear (&plan);
}

static void
test_show (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;

  chart_plan_init (&plan);
  chart_plan_add_default (&plan);
  layout = lay_out (&plan, (LwChartOptions) { 1000, 600 });
  g_assert_cmpuint (layout->n_series, ==, 3);
  g_assert_cmpint (layout->to_ms, ==, 33 * CHART_MINUTE);
  g_assert_cmpuint (layout->n_breaks, ==, 0);
  g_assert_cmpuint (layout->n_gaps, ==, 2);
  g_assert_cmpint (layout->gaps[0].from_ms, ==, 5 * CHART_MINUTE);
  g_assert_cmpint (layout->gaps[0].to_ms, ==, 6 * CHART_MINUTE);
  lw_chart_layout_unref (layout);

  layout = lay_out (&plan, (LwChartOptions) { 1000, 600, .show = LW_CHART_SHOW_ALL });
  g_assert_cmpuint (layout->n_series, ==, 5);
  g_assert_cmpuint (layout->n_breaks, ==, 1);
  /* Five minutes are at least as wide as a word. */
  g_assert_cmpfloat (layout->series[0].runs[0].top[1].x - layout->series[0].runs[0].top[0].x, >, 50);
  g_assert_cmpuint (layout->series[4].n_runs, ==, 2);
  g_assert_true (layout->series[4].runs[0].opens && !layout->series[4].runs[0].closes);
  g_assert_true (!layout->series[4].runs[1].opens && layout->series[4].runs[1].closes);
  lw_chart_layout_unref (layout);

  layout = lay_out (&plan, (LwChartOptions) { 1000, 600, .show = LW_CHART_SHOW_ONE, .scenario = "soak" });
  g_assert_cmpuint (layout->n_series, ==, 1);
  g_assert_cmpint (layout->series[0].start_ms, ==, 0);
  g_assert_cmpuint (layout->n_breaks, ==, 0);
  g_assert_cmpuint (layout->series[0].slot, ==, LW_OBJECTIVE_SOAK);
  lw_chart_layout_unref (layout);

  layout = lay_out (&plan, (LwChartOptions) { 1000, 600, .show = LW_CHART_SHOW_ALL, .unbroken = TRUE });
  g_assert_cmpuint (layout->n_breaks, ==, 0);
  chart_plan_clear (&plan);
}

static void
test_zoom (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;

  chart_plan_init (&plan);
  chart_plan_add_default (&plan);
  layout = lay_out (&plan, (LwChartOptions) { 1000, 600, .zoom_from_ms = 10 * CHART_MINUTE,
                                              .zoom_to_ms = 20 * CHART_MINUTE });
  chart_plan_clear (&plan);
  g_assert_cmpint (layout->from_ms, ==, 10 * CHART_MINUTE);
  g_assert_cmpint (layout->to_ms, ==, 20 * CHART_MINUTE);
  g_assert_cmpuint (layout->series[0].n_runs, ==, 0);
  g_assert_cmpuint (layout->series[1].n_runs, ==, 1);
  g_assert_false (layout->series[1].runs[0].opens);
  g_assert_cmpfloat (layout->series[1].runs[0].top[0].x, ==, layout->plot.x);
  for (guint i = 0; i < layout->n_handles; i++)
    g_assert_cmpuint (layout->handles[i].series, ==, 1);
}

/* Stage 2 of the capacity test is tried with 6 instead of 5 minutes and 250 instead of 200. */
static void
test_trial (void)
{
  const LwChartTrial trial = { "capacity", 1, 6 * CHART_MINUTE, 250 };
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;
  const LwChartSeries *series;

  chart_plan_init (&plan);
  chart_plan_add_default (&plan);
  layout = lay_out (&plan, (LwChartOptions) { 1000, 600, .trial = &trial });
  chart_plan_clear (&plan);

  series = &layout->series[1];
  g_assert_cmpint (series->regular_end_ms - series->start_ms, ==, 22 * CHART_MINUTE);
  g_assert_cmpfloat (lw_chart_curve_get_value (series->rate, 14 * CHART_MINUTE), ==, 250);
  g_assert_cmpfloat (lw_chart_curve_get_value (series->vus, 14 * CHART_MINUTE), ==, 125);
  /* What follows moves along, what was before stays. */
  g_assert_cmpint (layout->series[2].start_ms, ==, 29 * CHART_MINUTE);
  g_assert_cmpint (layout->series[0].start_ms, ==, 0);
}

static LwChartLayout *
lay_out_plan (LwPlan *plan, const LwChartTrial *trial)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  LwChartOptions options = { 1000, 600, .show = LW_CHART_SHOW_ALL, .trial = trial, .measure = measure };
  LwChartSource source;

  lw_chart_source_init (&source, schedule);
  return lw_chart_layout_new (&source, &options);
}

/* What is seen while a stage is dragged is what there is once it is let go: what has a time of its own to
 * start at stays there, in front of the changed one or behind it, and the others make room. */
static void
test_trial_is_kept (void)
{
  static const char *const fixed[] = { NULL, "spike", "stress" };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      const LwChartTrial trial = { "capacity", 1, 50 * CHART_MINUTE, 150 };
      g_autoptr (LwPlan) plan = lw_test_plan_new (1000, 6.8);
      LwScenario *capacity = lw_plan_find_scenario (plan, "capacity");
      g_autoptr (LwChartLayout) tried = NULL;
      g_autoptr (LwChartLayout) kept = NULL;

      if (fixed[i] != NULL)
        lw_scenario_set_start_offset_ms (lw_plan_find_scenario (plan, fixed[i]), 40 * CHART_MINUTE);
      tried = lay_out_plan (plan, &trial);
      lw_stage_set_duration_ms (lw_record_list_get (lw_scenario_get_stages (capacity), 1), 50 * CHART_MINUTE);
      kept = lay_out_plan (plan, NULL);

      g_assert_cmpuint (tried->n_series, ==, kept->n_series);
      g_assert_cmpuint (tried->n_series, >, 3);
      for (guint k = 0; k < kept->n_series; k++)
        {
          g_assert_cmpstr (tried->series[k].name, ==, kept->series[k].name);
          g_assert_cmpint (tried->series[k].start_ms, ==, kept->series[k].start_ms);
          g_assert_cmpint (tried->series[k].end_ms, ==, kept->series[k].end_ms);
        }
    }
}

/* Both parts of a scenario are stacked, share its handles, and change together. */
static void
test_parts (void)
{
  const LwChartTrial trial = { "only", 0, CHART_MINUTE, 160 };
  static const ChartStep minute[] = { { CHART_MINUTE, 80 }, END };
  static const ChartStep quarter[] = { { CHART_MINUTE, 20 }, END };
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;
  g_autoptr (LwChartLayout) tried = NULL;
  LwScheduledScenario *parts;

  chart_plan_init (&plan);
  chart_plan_add (&plan, "only", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 0, 80, minute);
  chart_plan_add (&plan, "only_e2e", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 0, 20, quarter);
  parts = (LwScheduledScenario *) plan.source.scenarios;
  parts[0].share = 0.8;
  parts[1].share = 0.2;
  parts[1].flow = TRUE;
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  tried = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT, .trial = &trial });
  chart_plan_clear (&plan);

  g_assert_cmpuint (layout->n_series, ==, 2);
  g_assert_false (layout->series[0].follows);
  g_assert_true (layout->series[1].follows);
  /* A shade of the same colour. */
  g_assert_cmpuint (layout->series[0].slot, ==, LW_OBJECTIVE_BASELINE);
  g_assert_cmpuint (layout->series[1].slot, ==, LW_OBJECTIVE_BASELINE + LW_CHART_N_COLORS);
  g_assert_nonnull (layout->series[1].base);
  g_assert_cmpfloat (lw_chart_curve_get_value (layout->series[1].top, 30 * CHART_SECOND), ==, 100);
  g_assert_cmpuint (layout->n_handles, >, 0);
  for (guint i = 0; i < layout->n_handles; i++)
    g_assert_cmpuint (layout->handles[i].series, ==, 0);
  g_assert_cmpfloat (lw_chart_curve_get_value (tried->series[0].rate, 30 * CHART_SECOND), ==, 160);
  g_assert_cmpfloat_with_epsilon (lw_chart_curve_get_value (tried->series[1].rate, 30 * CHART_SECOND), 40, 1e-9);
}

/* No colour comes twice while there are others: further scenarios of an objective take those that no
 * objective of the plan has. */
static void
test_colors (void)
{
  static const ChartStep minute[] = { { CHART_MINUTE, 80 }, END };
  static const guint expected[] = { LW_OBJECTIVE_CAPACITY, 0, LW_OBJECTIVE_SPIKE, 3, 4, 5, 6 };
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;

  chart_plan_init (&plan);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *name = g_strdup_printf ("scenario_%u", i);

      chart_plan_add (&plan, name, i == 2 ? LW_OBJECTIVE_SPIKE : LW_OBJECTIVE_CAPACITY, LW_USE_RUN,
                      LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, i * CHART_MINUTE, 80, minute);
    }
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  chart_plan_clear (&plan);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (layout->series[i].slot, ==, expected[i]);
}

static void
test_hit (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;
  LwChartHit hit;

  add_overlap (&plan);
  layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });
  chart_plan_clear (&plan);

  g_assert_true (lw_chart_layout_hit (layout, 44 + 90, 60, &hit));
  g_assert_cmpint (hit.t_ms, ==, 90 * CHART_SECOND);
  g_assert_cmpint (hit.series, ==, 1);
  g_assert_true (hit.on_series);
  g_assert_cmpuint (hit.n_active, ==, 2);
  g_assert_cmpfloat (hit.rate, ==, 50);
  g_assert_cmpfloat (hit.total_rate, ==, 150);
  g_assert_cmpfloat (hit.total_vus, ==, 75);
  g_assert_cmpint (hit.stage, ==, 0);

  g_assert_true (lw_chart_layout_hit (layout, 44 + 90, 120, &hit));
  g_assert_cmpint (hit.series, ==, 0);
  /* Above all of them is none, unless there is just one. */
  g_assert_true (lw_chart_layout_hit (layout, 44 + 90, 30, &hit));
  g_assert_cmpint (hit.series, ==, -1);
  g_assert_true (lw_chart_layout_hit (layout, 44 + 250, 30, &hit));
  g_assert_cmpint (hit.series, ==, 0);
  g_assert_false (hit.on_series);
  g_assert_true (lw_chart_layout_hit (layout, 44 + 310, 120, &hit));
  g_assert_true (hit.in_tail);
  g_assert_cmpint (hit.series, ==, 0);
  g_assert_cmpfloat (hit.rate, ==, 0);
  g_assert_false (lw_chart_layout_hit (layout, 10, 60, &hit));
  g_assert_false (lw_chart_layout_hit (layout, 100, 5, &hit));
  g_assert_cmpint (lw_chart_layout_find_series (layout, "more"), ==, 1);
  g_assert_cmpint (lw_chart_layout_find_series (layout, "less"), ==, -1);
}

static void
test_empty (void)
{
  static const ChartStep nothing[] = { { 5 * CHART_MINUTE, 0 }, END };
  static const ChartStep no_time[] = { { 0, 100 }, END };
  static const double sizes[][2] = { { 0, 0 }, { 1, 1 }, { 30, 20 }, { -5, 100 }, { NAN, 50 }, { 100, INFINITY } };
  ChartPlan plan;
  LwChartHit hit;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (LwChartLayout) layout = NULL;

      chart_plan_init (&plan);
      if (i == 1)
        chart_plan_add (&plan, "zero", LW_OBJECTIVE_SOAK, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 0, 0, nothing);
      if (i == 2)
        chart_plan_add (&plan, "point", LW_OBJECTIVE_SOAK, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 0, 0, no_time);
      if (i == 3)
        chart_plan_add (&plan, "later", LW_OBJECTIVE_SOAK, LW_USE_ON_REQUEST, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 0, 5, five_minutes);
      layout = lay_out (&plan, (LwChartOptions) { 400, 200 });
      g_assert_cmpstr (layout->message.text, ==,
                       i == 3 ? lw_chart_english.nothing_runs : lw_chart_english.no_load);
      g_assert_cmpfloat (layout->message.rect.x, ==, round ((400 - layout->message.rect.width) / 2));
      g_assert_false (lw_chart_layout_hit (layout, 100, 100, &hit));
      g_assert_cmpuint (layout->n_handles, ==, 0);
      chart_plan_clear (&plan);
    }

  add_baseline (&plan);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (LwChartLayout) layout = lay_out (&plan, (LwChartOptions) { sizes[i][0], sizes[i][1] });

      g_assert_cmpuint (layout->n_value_ticks, ==, 0);
    }
  chart_plan_clear (&plan);
}

/* Curves with numbers that no schedule should have. */
static void
test_hostile (void)
{
  const LwCurvePoint points[] = {
    { -5, 10 }, { 0, NAN }, { 0, 20 }, { 1000, INFINITY }, { 500, 30 }, { 400, 99 }, { 9999999, 1 }, { 600, -4 },
  };
  LwScheduledScenario scenario = { .name = "odd", .use = LW_USE_RUN, .regular_ms = 1000, .end_ms = 900,
                                   .rate_curve = points, .n_rate_points = G_N_ELEMENTS (points),
                                   .iteration_ms = NAN, .start_ms = -100 };
  ChartPlan plan = { { &scenario, 1, NAN, INFINITY, -3 } };
  g_autoptr (LwChartLayout) layout = lay_out (&plan, (LwChartOptions) { WIDTH, HEIGHT });

  g_assert_cmpint (layout->to_ms, ==, 1000);
  g_assert_cmpfloat (layout->peak, ==, 30);
  for (guint i = 0; i < layout->series[0].runs[0].n_top; i++)
    {
      g_assert_true (isfinite (layout->series[0].runs[0].top[i].x));
      g_assert_true (isfinite (layout->series[0].runs[0].top[i].y));
    }
}

/* Samples are thinned out to what the columns of pixels can show, without losing the extremes. */
static void
test_decimation (void)
{
  enum { N = 43200 };
  g_autofree LwCurvePoint *points = g_new (LwCurvePoint, N);
  LwScheduledScenario scenario = { .name = "sampled", .use = LW_USE_RUN, .regular_ms = N * 1000,
                                   .end_ms = N * 1000, .rate_curve = points, .n_rate_points = N,
                                   .iteration_ms = 1, .requests_per_iteration = 1 };
  ChartPlan plan = { { &scenario, 1 } };
  g_autoptr (LwChartLayout) layout = NULL;
  double top = G_MAXDOUBLE;

  for (guint i = 0; i < N; i++)
    points[i] = (LwCurvePoint) { i * 1000, i == 31415 ? 1000 : 50 + i % 50 };
  layout = lay_out (&plan, (LwChartOptions) { 1000, 600 });
  g_assert_cmpuint (layout->series[0].runs[0].n_top, <=, 4 * 1000);
  for (guint i = 0; i < layout->series[0].runs[0].n_top; i++)
    top = MIN (top, layout->series[0].runs[0].top[i].y);
  g_assert_cmpfloat_with_epsilon (top, layout->plot.y + 22, 0.01);
  g_assert_cmpint (layout->series[0].runs[0].density, ==, LW_CHART_COLUMNS);
}

/* Texts in the plot never touch each other, whatever is planned. */
static void
test_labels_apart (void)
{
  ChartPlan plan;

  for (guint n = 1; n < 30; n++)
    {
      g_autoptr (LwChartLayout) layout = NULL;

      chart_plan_init (&plan);
      plan.source = (LwChartSource) { NULL, 0, 150, 300, 450 };
      chart_plan_add_many (&plan, n % 7 + 1, n % 11 + 1, n % 3 == 0);
      layout = lay_out (&plan, (LwChartOptions) { 300 + 40 * n, 160 + 20 * n });
      chart_plan_clear (&plan);
      for (guint i = 0; i < layout->n_values; i++)
        for (guint j = 0; j < i; j++)
          {
            const LwChartRect *a = &layout->values[i].label.rect;
            const LwChartRect *b = &layout->values[j].label.rect;

            g_assert_true (a->x >= b->x + b->width || b->x >= a->x + a->width
                           || a->y >= b->y + b->height || b->y >= a->y + a->height);
          }
      for (guint i = 1; i < layout->n_time_ticks; i++)
        g_assert_cmpfloat (layout->time_ticks[i].label.rect.x, >=,
                           layout->time_ticks[i - 1].label.rect.x + layout->time_ticks[i - 1].label.rect.width);
    }
}

static void
test_crowded_handles (void)
{
  ChartPlan plan;
  g_autoptr (LwChartLayout) layout = NULL;
  guint n_stages = 0;

  chart_plan_init (&plan);
  chart_plan_add_many (&plan, 20, 20, FALSE);
  layout = lay_out (&plan, (LwChartOptions) { 500, 100 });
  chart_plan_clear (&plan);
  g_assert_cmpuint (layout->n_handles, <=, 200);
  for (guint i = 0; i < layout->n_handles; i++)
    n_stages += layout->handles[i].n_stages;
  g_assert_cmpuint (n_stages, ==, 400);
}

static void
test_format (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" }, { 1.47, "1.47" }, { 0.735, "0.735" }, { 73.5, "73.5" }, { 147.06, "147" }, { 294.5, "295" },
    { 10, "10" }, { 12345, "12\u202f345" }, { 0.0001234, "0.000123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lw_chart_format_value (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-layout/plain", test_plain);
  g_test_add_func ("/chart-layout/ticks", test_ticks);
  g_test_add_func ("/chart-layout/legend", test_legend);
  g_test_add_func ("/chart-layout/crowded-legend", test_crowded_legend);
  g_test_add_func ("/chart-layout/long-name", test_long_name);
  g_test_add_func ("/chart-layout/mirrored", test_mirrored);
  g_test_add_func ("/chart-layout/ramps-and-jumps", test_ramps_and_jumps);
  g_test_add_func ("/chart-layout/stack", test_stack);
  g_test_add_func ("/chart-layout/targets", test_targets);
  g_test_add_func ("/chart-layout/vus", test_vus);
  g_test_add_func ("/chart-layout/show", test_show);
  g_test_add_func ("/chart-layout/zoom", test_zoom);
  g_test_add_func ("/chart-layout/trial", test_trial);
  g_test_add_func ("/chart-layout/trial-is-kept", test_trial_is_kept);
  g_test_add_func ("/chart-layout/parts", test_parts);
  g_test_add_func ("/chart-layout/colors", test_colors);
  g_test_add_func ("/chart-layout/hit", test_hit);
  g_test_add_func ("/chart-layout/empty", test_empty);
  g_test_add_func ("/chart-layout/hostile", test_hostile);
  g_test_add_func ("/chart-layout/decimation", test_decimation);
  g_test_add_func ("/chart-layout/labels-apart", test_labels_apart);
  g_test_add_func ("/chart-layout/crowded-handles", test_crowded_handles);
  g_test_add_func ("/chart-layout/format", test_format);

  return g_test_run ();
}
