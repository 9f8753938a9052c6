/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "chart-plans.h"
#include "lw-chart-paint.h"
#include "lw-number.h"
#include "pixels.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * Whole charts against those in tests/golden/chart: where everything is, as text, and how it is painted,
 * as pixels. A change of either is seen in a review. Texts have fixed sizes here and are left out of the
 * pictures, so that no font matters; LW_UPDATE_GOLDEN=1 writes the files anew.
 */

#define WIDTH 720
#define HEIGHT 400
#define END { -1, 0 }

/* Another version of the library that paints smooths lines a little differently. */
#define TOLERANCE 16
#define MAX_SHARE 0.004

typedef struct
{
  const char *name;
  void (*fill) (ChartPlan *plan);
  LwChartOptions options;
  LwChartStyleKind style;
} Case;

static void
add_parts (ChartPlan *plan)
{
  static const ChartStep hold[] = { { 5 * CHART_MINUTE, 80 }, END };
  static const ChartStep hold_flow[] = { { 5 * CHART_MINUTE, 20 }, END };
  static const ChartStep rise[] = { { 2 * CHART_MINUTE, 160 }, { 4 * CHART_MINUTE, 160 }, { 0, 40 }, { CHART_MINUTE, 40 }, END };
  static const ChartStep rise_flow[] = { { 2 * CHART_MINUTE, 40 }, { 4 * CHART_MINUTE, 40 }, { 0, 10 }, { CHART_MINUTE, 10 }, END };
  LwScheduledScenario *scenarios;

  chart_plan_add (plan, "even", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 0, 80, hold);
  chart_plan_add (plan, "even_e2e", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 0, 20, hold_flow);
  chart_plan_add (plan, "steps", LW_OBJECTIVE_CAPACITY, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 6 * CHART_MINUTE, 80, rise);
  chart_plan_add (plan, "steps_e2e", LW_OBJECTIVE_CAPACITY, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 6 * CHART_MINUTE, 20,
                  rise_flow);
  scenarios = (LwScheduledScenario *) plan->source.scenarios;
  for (guint i = 0; i < plan->source.n_scenarios; i++)
    {
      scenarios[i].flow = i % 2 == 1;
      scenarios[i].share = i % 2 == 1 ? 0.2 : 0.8;
    }
}

/* Up and down all day: more turns than there are columns of pixels. */
static void
add_day (ChartPlan *plan)
{
  chart_plan_add_many (plan, 2, 1000, FALSE);
}

/* The reference plan by itself, on other axes, with the soak of 12 hours beside the baseline of 5 minutes
 * and from right to left; scenarios in two parts; a day. */
static const Case cases[] = {
  { "plan", chart_plan_add_default, { WIDTH, HEIGHT }, LW_CHART_STYLE_LIGHT },
  { "plan-dark", chart_plan_add_default, { WIDTH, HEIGHT, .mirrored = TRUE }, LW_CHART_STYLE_DARK },
  { "plan-vus", chart_plan_add_default, { WIDTH, HEIGHT, .axis = LW_CHART_AXIS_VUS }, LW_CHART_STYLE_HIGH_CONTRAST },
  { "all", chart_plan_add_default, { WIDTH, HEIGHT, .show = LW_CHART_SHOW_ALL }, LW_CHART_STYLE_PRINT },
  { "zoomed", chart_plan_add_default,
    { WIDTH, HEIGHT, .zoom_from_ms = 10 * CHART_MINUTE, .zoom_to_ms = 24 * CHART_MINUTE }, LW_CHART_STYLE_LIGHT },
  { "parts", add_parts, { WIDTH, HEIGHT }, LW_CHART_STYLE_LIGHT },
  { "parts-dark", add_parts, { WIDTH, HEIGHT }, LW_CHART_STYLE_HIGH_CONTRAST_DARK },
  { "day", add_day, { WIDTH, HEIGHT }, LW_CHART_STYLE_LIGHT },
};

static void
measure (gpointer data, LwChartFont font, const char *text, double *width, double *height)
{
  *width = 6 * (double) g_utf8_strlen (text, -1);
  *height = 14;
}

static LwChartLayout *
lay_out (const Case *test)
{
  LwChartOptions options = test->options;
  LwChartLayout *layout;
  ChartPlan plan;

  options.measure = measure;
  chart_plan_init (&plan);
  test->fill (&plan);
  layout = lw_chart_layout_new (&plan.source, &options);
  chart_plan_clear (&plan);
  return layout;
}

/* Layouts as text */

static void
append_number (GString *out, double number)
{
  char text[LW_NUMBER_BUFFER];

  g_string_append_printf (out, " %s", lw_number_format_rounded (text, number, 2, FALSE));
}

static void
append_rect (GString *out, const LwChartRect *rect)
{
  append_number (out, rect->x);
  append_number (out, rect->y);
  append_number (out, rect->width);
  append_number (out, rect->height);
}

static void
append_label (GString *out, const char *kind, const LwChartLabel *label)
{
  if (label->text == NULL)
    return;
  g_string_append_printf (out, "%s “%s” at", kind, label->text);
  append_rect (out, &label->rect);
  g_string_append_c (out, '\n');
}

static void
append_points (GString *out, const char *kind, const LwChartPoint *points, guint n_points)
{
  g_string_append_printf (out, "  %s", kind);
  for (guint i = 0; i < MIN (n_points, 24); i++)
    {
      append_number (out, points[i].x);
      append_number (out, points[i].y);
      g_string_append_c (out, i + 1 < n_points ? ',' : '\n');
    }
  if (n_points > 24)
    g_string_append_printf (out, " … %u in all\n", n_points);
}

static void
append_series (GString *out, const LwChartSeries *series)
{
  g_string_append_printf (out, "series %s slot %u from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " ms, peak", series->name,
                          series->slot, series->start_ms, series->end_ms);
  append_number (out, series->peak);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < series->n_runs; i++)
    {
      append_points (out, "top", series->runs[i].top, series->runs[i].n_top);
      append_points (out, "bottom", series->runs[i].bottom, series->runs[i].n_bottom);
    }
  for (guint i = 0; i < series->n_tails; i++)
    {
      g_string_append (out, "  tail");
      append_rect (out, &series->tails[i].rect);
      g_string_append_c (out, '\n');
    }
}

static void
append_ticks (GString *out, const char *kind, const LwChartTick *ticks, guint n_ticks)
{
  for (guint i = 0; i < n_ticks; i++)
    {
      g_string_append_printf (out, "%s at", kind);
      append_number (out, ticks[i].position);
      g_string_append_printf (out, " %s\n", ticks[i].has_label ? ticks[i].label.text : "-");
    }
}

static char *
describe (const LwChartLayout *layout)
{
  GString *out = g_string_new ("plot");

  append_rect (out, &layout->plot);
  g_string_append_c (out, '\n');
  append_label (out, "unit", &layout->unit);
  append_ticks (out, "time", layout->time_ticks, layout->n_time_ticks);
  append_ticks (out, "value", layout->value_ticks, layout->n_value_ticks);
  for (guint i = 0; i < layout->n_breaks; i++)
    {
      g_string_append (out, "break");
      append_rect (out, &layout->breaks[i]);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < layout->n_series; i++)
    append_series (out, &layout->series[i]);
  for (guint i = 0; i < layout->n_sums; i++)
    append_points (out, "sum", layout->sums[i].points, layout->sums[i].n_points);
  for (guint i = 0; i < layout->n_targets; i++)
    if (layout->targets[i].has_label)
      append_label (out, "target", &layout->targets[i].label);
  for (guint i = 0; i < layout->n_values; i++)
    append_label (out, "number", &layout->values[i].label);
  for (guint i = 0; i < layout->n_legend; i++)
    append_label (out, "legend", &layout->legend[i].label);
  for (guint i = 0; i < layout->n_handles; i++)
    append_points (out, "handle", &(LwChartPoint) { layout->handles[i].x, layout->handles[i].y }, 1);
  return g_string_free (out, FALSE);
}

static char *
golden_path (const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);

  return g_test_build_filename (G_TEST_DIST, "golden", "chart", file, NULL);
}

static void
test_layout (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (LwChartLayout) layout = lay_out (test);
  g_autofree char *made = describe (layout);
  g_autofree char *path = golden_path (test->name, ".txt");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("LW_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, made, -1, &error);
  else
    g_file_get_contents (path, &kept, NULL, &error);
  g_assert_no_error (error);
  if (kept != NULL)
    g_assert_cmpstr (made, ==, kept);
}

/* Pictures */

static void
cover (cairo_t *cr, const LwChartLabel *label)
{
  if (label->text == NULL)
    return;
  cairo_rectangle (cr, label->rect.x - 3, label->rect.y - 4, label->rect.width + 6, label->rect.height + 8);
  cairo_fill (cr);
}

/* Which fonts there are is another matter. */
static void
cover_texts (cairo_t *cr, const LwChartLayout *layout)
{
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cover (cr, &layout->unit);
  for (guint i = 0; i < layout->n_time_ticks; i++)
    cover (cr, &layout->time_ticks[i].label);
  for (guint i = 0; i < layout->n_value_ticks; i++)
    cover (cr, &layout->value_ticks[i].label);
  for (guint i = 0; i < layout->n_targets; i++)
    cover (cr, &layout->targets[i].label);
  for (guint i = 0; i < layout->n_values; i++)
    cover (cr, &layout->values[i].label);
  for (guint i = 0; i < layout->n_legend; i++)
    cover (cr, &layout->legend[i].label);
}

static cairo_surface_t *
paint (const Case *test)
{
  g_autoptr (LwChartFonts) fonts = lw_chart_fonts_new (NULL, LW_CHART_DEFAULT_FONT, LW_CHART_DEFAULT_FONT_SIZE);
  g_autoptr (LwChartLayout) layout = lay_out (test);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  LwChartStyle style;

  lw_chart_style_init (&style, test->style);
  lw_chart_paint (cr, layout, &style, fonts);
  cover_texts (cr, layout);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
compare (const Case *test, cairo_surface_t *made, const char *path)
{
  g_autofree char *name = g_strconcat (test->name, ".made.png", NULL);
  g_autofree char *seen = g_test_build_filename (G_TEST_BUILT, name, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *kept;
  gsize length;
  double share;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  kept = pixels_load (bytes);
  share = pixels_share_that_differs (made, kept, TOLERANCE);
  cairo_surface_destroy (kept);
  if (share <= MAX_SHARE)
    {
      g_unlink (seen);
      return;
    }
  cairo_surface_write_to_png (made, seen);
  g_test_message ("compare %s with %s", seen, path);
  g_assert_cmpfloat (share, <=, MAX_SHARE);
}

static void
test_picture (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *path = golden_path (test->name, ".png");
  cairo_surface_t *made = paint (test);

  if (g_getenv ("LW_UPDATE_GOLDEN") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (made, path), ==, CAIRO_STATUS_SUCCESS);
  else
    compare (test, made, path);
  cairo_surface_destroy (made);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *layout = g_strconcat ("/chart-golden/layout/", cases[i].name, NULL);
      g_autofree char *picture = g_strconcat ("/chart-golden/picture/", cases[i].name, NULL);

      g_test_add_data_func (layout, &cases[i], test_layout);
      g_test_add_data_func (picture, &cases[i], test_picture);
    }
  return g_test_run ();
}
