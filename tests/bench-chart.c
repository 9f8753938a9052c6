/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "chart-plans.h"
#include "lw-chart-paint.h"

#include <stdlib.h>
#include <time.h>

/* How long it takes to lay out and to draw a chart of 100 scenarios of 20 stages, in a row and all at
 * once. The default plan in the same run says how fast the machine is. */

#define WIDTH 1000
#define HEIGHT 600
#define ROUNDS 50

typedef struct
{
  double layout; /* median milliseconds of the processor's time, which other programs do not lengthen */
  double paint;
} Times;

static int
compare_times (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
milliseconds_since (clock_t start)
{
  return (double) (clock () - start) * 1000 / CLOCKS_PER_SEC;
}

static Times
measure (ChartPlan *plan, gboolean all)
{
  g_autoptr (LwChartFonts) fonts = lw_chart_fonts_new (NULL, LW_CHART_DEFAULT_FONT, LW_CHART_DEFAULT_FONT_SIZE);
  LwChartOptions options = { WIDTH, HEIGHT, .show = all ? LW_CHART_SHOW_ALL : LW_CHART_SHOW_RUN,
                             .measure = lw_chart_fonts_measure, .measure_data = fonts };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  double layout_times[ROUNDS], paint_times[ROUNDS];
  LwChartStyle style;

  lw_chart_style_init (&style, LW_CHART_STYLE_LIGHT);
  for (guint i = 0; i < ROUNDS; i++)
    {
      cairo_t *cr = cairo_create (surface);
      clock_t start = clock ();
      g_autoptr (LwChartLayout) layout = lw_chart_layout_new (&plan->source, &options);

      layout_times[i] = milliseconds_since (start);
      start = clock ();
      lw_chart_paint (cr, layout, &style, fonts);
      paint_times[i] = milliseconds_since (start);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
  chart_plan_clear (plan);
  qsort (layout_times, ROUNDS, sizeof (double), compare_times);
  qsort (paint_times, ROUNDS, sizeof (double), compare_times);
  return (Times) { layout_times[ROUNDS / 2], paint_times[ROUNDS / 2] };
}

static void
report (const char *title, Times times, Times unit)
{
  char layout[64], paint[64], ratio[64];

  g_ascii_formatd (layout, sizeof layout, "%.2f", times.layout);
  g_ascii_formatd (paint, sizeof paint, "%.2f", times.paint);
  g_ascii_formatd (ratio, sizeof ratio, "%.1f", (times.layout + times.paint) / (unit.layout + unit.paint));
  g_print ("%s: layout %s ms, paint %s ms, together %s times the default plan\n", title, layout, paint, ratio);
}

int
main (void)
{
  ChartPlan plan;
  Times unit;

  g_print ("%d × %d pixels\n", WIDTH, HEIGHT);
  chart_plan_init (&plan);
  chart_plan_add_default (&plan);
  unit = measure (&plan, FALSE);
  report ("default plan", unit, unit);

  chart_plan_init (&plan);
  chart_plan_add_default (&plan);
  report ("all of the default plan, with a broken axis", measure (&plan, TRUE), unit);

  chart_plan_init (&plan);
  chart_plan_add_many (&plan, 100, 20, FALSE);
  report ("100 scenarios × 20 stages in a row", measure (&plan, FALSE), unit);

  chart_plan_init (&plan);
  chart_plan_add_many (&plan, 100, 20, TRUE);
  report ("100 scenarios × 20 stages at once", measure (&plan, FALSE), unit);
  return 0;
}
