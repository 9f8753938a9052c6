/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* Draws charts of many kinds into a folder, to look at them: chart-gallery FOLDER */

#include "config.h"

#include "chart-plans.h"
#include "lw-chart-export.h"

#define END { -1, 0 }

static const char *folder;

static const struct
{
  const char *name;
  LwChartStyleKind kind;
} styles[] = {
  { "light", LW_CHART_STYLE_LIGHT },
  { "dark", LW_CHART_STYLE_DARK },
  { "contrast", LW_CHART_STYLE_HIGH_CONTRAST },
  { "contrast-dark", LW_CHART_STYLE_HIGH_CONTRAST_DARK },
  { "print", LW_CHART_STYLE_PRINT },
};

static void
draw (const ChartPlan *plan, const LwChartOptions *options, const char *name, guint style)
{
  g_autofree char *file = g_strdup_printf ("%s/%s-%dx%d-%s.png", folder, name, (int) options->width,
                                           (int) options->height, styles[style].name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lw_chart_export (&plan->source, options, styles[style].kind,
                                              LW_CHART_FORMAT_PNG, 1, NULL, &error);

  g_assert_no_error (error);
  g_file_set_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static void
draw_default (void)
{
  static const int sizes[][2] = { { 1000, 600 }, { 600, 300 }, { 1600, 1000 }, { 360, 240 } };
  ChartPlan plan;

  chart_plan_init (&plan);
  chart_plan_add_default (&plan);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
      {
        LwChartOptions options = { sizes[i][0], sizes[i][1] };

        draw (&plan, &options, "default", j);
        options.show = LW_CHART_SHOW_ALL;
        draw (&plan, &options, "all", j);
      }
  draw (&plan, &(LwChartOptions) { 1000, 500, .axis = LW_CHART_AXIS_VUS }, "vus", 0);
  draw (&plan, &(LwChartOptions) { 1000, 500, .mirrored = TRUE }, "mirrored", 0);
  draw (&plan, &(LwChartOptions) { 1000, 500, .mirrored = TRUE, .show = LW_CHART_SHOW_ALL },
        "mirrored-all", 0);
  draw (&plan, &(LwChartOptions) { 1000, 500, .show = LW_CHART_SHOW_ALL, .unbroken = TRUE }, "unbroken", 0);
  draw (&plan, &(LwChartOptions) { 1000, 500, .show = LW_CHART_SHOW_ONE, .scenario = "soak" }, "soak", 0);
  draw (&plan, &(LwChartOptions) { 360, 240, .show = LW_CHART_SHOW_ONE, .scenario = "soak" }, "soak", 1);
  draw (&plan, &(LwChartOptions) { 600, 300, .show = LW_CHART_SHOW_ONE, .scenario = "stress" }, "stress", 0);
  draw (&plan, &(LwChartOptions) { 600, 300, .zoom_from_ms = 25 * CHART_MINUTE, .zoom_to_ms = 33 * CHART_MINUTE },
        "zoom", 0);
  chart_plan_clear (&plan);
}

static void
draw_overlapping (void)
{
  static const ChartStep shop[] = {
    { 5 * CHART_MINUTE, 120 }, { 10 * CHART_MINUTE, 120 }, { 5 * CHART_MINUTE, 240 },
    { 10 * CHART_MINUTE, 240 }, { 5 * CHART_MINUTE, 0 }, END,
  };
  static const ChartStep steady[] = { { 30 * CHART_MINUTE, 90 }, END };
  static const ChartStep burst[] = {
    { 0, 300 }, { 3 * CHART_MINUTE, 300 }, { 0, 60 }, { 8 * CHART_MINUTE, 60 }, END,
  };
  ChartPlan plan;

  chart_plan_init (&plan);
  plan.source = (LwChartSource) { NULL, 0, 150, 300, 450 };
  chart_plan_add (&plan, "browse", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE,
                  0, 90, steady);
  chart_plan_add (&plan, "checkout", LW_OBJECTIVE_CAPACITY, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE,
                  2 * CHART_MINUTE, 0, shop);
  chart_plan_add (&plan, "flash-sale", LW_OBJECTIVE_SPIKE, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE,
                  12 * CHART_MINUTE, 60, burst);
  for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
    draw (&plan, &(LwChartOptions) { 1000, 500 }, "overlap", j);
  draw (&plan, &(LwChartOptions) { 360, 240 }, "overlap", 0);
  draw (&plan, &(LwChartOptions) { 1000, 500, .axis = LW_CHART_AXIS_VUS }, "overlap-vus", 1);
  chart_plan_clear (&plan);
}

static void
draw_others (void)
{
  static const ChartStep vus[] = {
    { 2 * CHART_MINUTE, 20 }, { 5 * CHART_MINUTE, 20 }, { CHART_MINUTE, 60 }, { 3 * CHART_MINUTE, 60 },
    { 2 * CHART_MINUTE, 0 }, END,
  };
  static const ChartStep fixed[] = { { 5 * CHART_MINUTE, 25 }, END };
  static const ChartStep sudden[] = {
    { 2 * CHART_MINUTE, 147 }, { 0, 882 }, { CHART_MINUTE, 882 }, { 0, 147 }, { 3 * CHART_MINUTE, 147 }, END,
  };
  static const ChartStep tiny[] = {
    { 60 * CHART_SECOND, 147 }, { 10 * CHART_SECOND, 294 }, { 30 * CHART_SECOND, 294 }, END,
  };
  static const ChartStep days[] = { { CHART_HOUR, 100 }, { 7 * 24 * CHART_HOUR, 100 }, { CHART_HOUR, 0 }, END };
  ChartPlan plan;

  chart_plan_init (&plan);
  chart_plan_add (&plan, "constant", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_CONSTANT_VUS, 0, 25, fixed);
  chart_plan_add (&plan, "ramping", LW_OBJECTIVE_CAPACITY, LW_USE_RUN, LW_EXECUTOR_RAMPING_VUS, -1, 1, vus);
  draw (&plan, &(LwChartOptions) { 1000, 500, .axis = LW_CHART_AXIS_VUS }, "vu-executors", 0);
  draw (&plan, &(LwChartOptions) { 1000, 500 }, "vu-executors-rate", 0);
  chart_plan_clear (&plan);

  chart_plan_init (&plan);
  plan.source = (LwChartSource) { NULL, 0, 147, 294, 441 };
  chart_plan_add (&plan, "spike", LW_OBJECTIVE_SPIKE, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 0, 147, sudden);
  draw (&plan, &(LwChartOptions) { 600, 300 }, "sudden", 0);
  draw (&plan, &(LwChartOptions) { 600, 300 }, "sudden", 1);
  chart_plan_clear (&plan);

  chart_plan_init (&plan);
  plan.source = (LwChartSource) { NULL, 0, 0.735, 1.47, 2.205 };
  plan.time_unit_ms = 100 * CHART_SECOND;
  chart_plan_add (&plan, "tiny", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 0, 147, tiny);
  draw (&plan, &(LwChartOptions) { 600, 300 }, "tiny", 0);
  chart_plan_clear (&plan);

  chart_plan_init (&plan);
  plan.source.normal_rps = 100000;
  chart_plan_add (&plan, "a-week", LW_OBJECTIVE_SOAK, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 0, 0, days);
  draw (&plan, &(LwChartOptions) { 1000, 400, .unbroken = TRUE }, "days", 0);
  draw (&plan, &(LwChartOptions) { 1000, 400 }, "days-broken", 0);
  chart_plan_clear (&plan);

  chart_plan_init (&plan);
  draw (&plan, &(LwChartOptions) { 600, 300 }, "empty", 0);
  chart_plan_add_many (&plan, 100, 20, FALSE);
  draw (&plan, &(LwChartOptions) { 1600, 1000 }, "many", 0);
  draw (&plan, &(LwChartOptions) { 600, 300 }, "many", 0);
  chart_plan_clear (&plan);

  chart_plan_init (&plan);
  chart_plan_add_many (&plan, 100, 20, TRUE);
  draw (&plan, &(LwChartOptions) { 1600, 1000 }, "many-at-once", 0);
  chart_plan_clear (&plan);
}

int
main (int argc, char *argv[])
{
  if (argc != 2)
    {
      g_printerr ("Usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  folder = argv[1];
  draw_default ();
  draw_overlapping ();
  draw_others ();
  return 0;
}
