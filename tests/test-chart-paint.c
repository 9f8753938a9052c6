/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "chart-plans.h"
#include "lw-chart-export.h"
#include "lw-chart-paint.h"
#include "lw-error.h"
#include "pixels.h"

#include <gio/gio.h>
#include <string.h>

#define END { -1, 0 }

typedef struct
{
  LwChartFonts *fonts;
  LwChartLayout *layout;
  LwChartStyle style;
  cairo_surface_t *surface;
} Picture;

static void
picture_init (Picture *self, const ChartPlan *plan, LwChartOptions options, LwChartStyleKind kind)
{
  cairo_t *cr;

  self->fonts = lw_chart_fonts_new (NULL, LW_CHART_DEFAULT_FONT, LW_CHART_DEFAULT_FONT_SIZE);
  options.measure = lw_chart_fonts_measure;
  options.measure_data = self->fonts;
  self->layout = lw_chart_layout_new (&plan->source, &options);
  lw_chart_style_init (&self->style, kind);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, options.width, options.height);
  cr = cairo_create (self->surface);
  lw_chart_paint (cr, self->layout, &self->style, self->fonts);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static void
picture_clear (Picture *self)
{
  lw_chart_fonts_free (self->fonts);
  lw_chart_layout_unref (self->layout);
  cairo_surface_destroy (self->surface);
}

static guint32
get_pixel (const Picture *self, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (self->surface);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (self->surface) + x * 4, 4);
  return pixel;
}

static guint32
as_pixel (const LwChartColor *color)
{
  return 0xff000000u | (guint32) (color->red * 255 + 0.5) << 16 | (guint32) (color->green * 255 + 0.5) << 8
         | (guint32) (color->blue * 255 + 0.5);
}

static void
add_step (ChartPlan *plan)
{
  static const ChartStep steps[] = { { 2 * CHART_MINUTE, 100 }, { 0, 200 }, { 2 * CHART_MINUTE, 200 }, END };

  chart_plan_init (plan);
  chart_plan_add (plan, "baseline", LW_OBJECTIVE_BASELINE, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 0,
                  100, steps);
}

/* Lines lie exactly where the layout has them and nowhere else, in the colour of the series. */
static void
test_pixels (void)
{
  for (guint kind = LW_CHART_STYLE_LIGHT; kind <= LW_CHART_STYLE_PRINT; kind++)
    {
      ChartPlan plan;
      Picture picture;
      const LwChartRun *run;
      guint32 line, background;
      int x, y, jump_x;

      add_step (&plan);
      picture_init (&picture, &plan, (LwChartOptions) { 600, 300 }, kind);
      chart_plan_clear (&plan);
      run = &picture.layout->series[0].runs[0];
      line = as_pixel (lw_chart_style_get_color (&picture.style, 0));
      background = as_pixel (&picture.style.background);
      x = run->top[0].x + 20;
      y = run->top[0].y;
      jump_x = run->top[1].x;

      /* A level line of 2 pixels covers the pixels on both sides of its place. */
      g_assert_cmphex (get_pixel (&picture, x, y), ==, line);
      g_assert_cmphex (get_pixel (&picture, x, y - 1), ==, line);
      if (picture.style.line_width == 2)
        {
          g_assert_cmphex (get_pixel (&picture, x, y - 2), !=, line);
          g_assert_cmphex (get_pixel (&picture, x, y + 1), !=, line);
        }
      /* The jump is vertical and as crisp. */
      g_assert_cmphex (get_pixel (&picture, jump_x, y - 30), ==, line);
      g_assert_cmphex (get_pixel (&picture, jump_x - 1, y - 30), ==, line);
      /* The area has a tint of the line; nothing is outside of it, and nothing in the corners. */
      g_assert_cmphex (get_pixel (&picture, x, y + 20), !=, background);
      g_assert_cmphex (get_pixel (&picture, x, y + 20), !=, line);
      g_assert_cmphex (get_pixel (&picture, x, y - 20), ==, background);
      g_assert_cmphex (get_pixel (&picture, 0, 0), ==, background);
      g_assert_cmphex (get_pixel (&picture, 599, 299), ==, background);
      picture_clear (&picture);
    }
}

static gboolean
has_ink (const Picture *self, const LwChartRect *rect)
{
  guint32 background = as_pixel (&self->style.background);

  for (int y = rect->y; y < rect->y + rect->height; y++)
    for (int x = rect->x; x < rect->x + rect->width; x++)
      if (get_pixel (self, x, y) != background)
        return TRUE;
  return FALSE;
}

static void
test_texts (void)
{
  ChartPlan plan;
  Picture picture;

  chart_plan_init (&plan);
  chart_plan_add_default (&plan);
  picture_init (&picture, &plan, (LwChartOptions) { 1000, 600 }, LW_CHART_STYLE_LIGHT);
  chart_plan_clear (&plan);

  g_assert_true (has_ink (&picture, &picture.layout->unit.rect));
  for (guint i = 0; i < picture.layout->n_time_ticks; i++)
    g_assert_true (has_ink (&picture, &picture.layout->time_ticks[i].label.rect));
  for (guint i = 0; i < picture.layout->n_value_ticks; i++)
    g_assert_true (has_ink (&picture, &picture.layout->value_ticks[i].label.rect));
  for (guint i = 0; i < picture.layout->n_legend; i++)
    {
      g_assert_true (has_ink (&picture, &picture.layout->legend[i].label.rect));
      g_assert_true (has_ink (&picture, &picture.layout->legend[i].swatch));
    }
  g_assert_cmpuint (picture.layout->n_values, ==, 6);
  g_assert_cmpuint (picture.layout->n_targets, ==, 3);
  picture_clear (&picture);
}

/* No text is smaller than 11 pixels, however small the person's font is. */
static void
test_font_size (void)
{
  g_autoptr (LwChartFonts) small = lw_chart_fonts_new (NULL, LW_CHART_DEFAULT_FONT, 6);
  g_autoptr (LwChartFonts) large = lw_chart_fonts_new (NULL, LW_CHART_DEFAULT_FONT, 28);

  for (guint i = 0; i < LW_CHART_N_FONTS; i++)
    {
      double width, height, large_width, large_height;

      lw_chart_fonts_measure (small, i, "0123", &width, &height);
      lw_chart_fonts_measure (large, i, "0123", &large_width, &large_height);
      g_assert_cmpfloat (height, >=, 11);
      g_assert_cmpfloat (large_height, >, 1.5 * height);
      g_assert_cmpfloat (large_width, >, 1.5 * width);
    }
}

/* The line of each series can be told from the background by everybody, and two neighbours differ in
 * more than the colour. */
static void
test_contrast (void)
{
  for (guint kind = LW_CHART_STYLE_LIGHT; kind <= LW_CHART_STYLE_PRINT; kind++)
    {
      gboolean high = kind == LW_CHART_STYLE_HIGH_CONTRAST || kind == LW_CHART_STYLE_HIGH_CONTRAST_DARK;
      LwChartStyle style;

      lw_chart_style_init (&style, kind);
      for (guint i = 0; i < G_N_ELEMENTS (style.series); i++)
        g_assert_cmpfloat (lw_chart_color_contrast (&style.series[i], &style.background), >=, high ? 5.5 : 3);
    }
  for (guint i = 0; i < LW_CHART_N_COLORS * LW_CHART_N_HATCHES; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true (i % LW_CHART_N_COLORS != j % LW_CHART_N_COLORS
                     || lw_chart_style_get_hatch (i) != lw_chart_style_get_hatch (j));
  for (guint i = 1; i < LW_CHART_N_COLORS; i++)
    g_assert_cmpuint (lw_chart_style_get_hatch (i), !=, lw_chart_style_get_hatch (i - 1));
}

static void
test_highlight (void)
{
  ChartPlan plan;
  Picture picture;
  cairo_t *cr;
  guint32 before, after;
  int x, y;

  add_step (&plan);
  picture_init (&picture, &plan, (LwChartOptions) { 600, 300 }, LW_CHART_STYLE_LIGHT);
  chart_plan_clear (&plan);
  x = picture.layout->series[0].runs[0].top[0].x + 20;
  y = picture.layout->series[0].runs[0].top[0].y + 20;
  before = get_pixel (&picture, x, y);
  cr = cairo_create (picture.surface);
  lw_chart_paint_highlight (cr, picture.layout, &picture.style, 0);
  cairo_destroy (cr);
  cairo_surface_flush (picture.surface);
  after = get_pixel (&picture, x, y);
  /* Less red in a blue that is deeper. */
  g_assert_cmpuint (after >> 16 & 0xff, <, before >> 16 & 0xff);
  picture_clear (&picture);
}

/* Nothing of an area is inside a break, and the rest is drawn on both sides of it. */
static void
test_break (void)
{
  ChartPlan plan;
  Picture picture;
  const LwChartRect *gap;
  int y;

  chart_plan_init (&plan);
  chart_plan_add_default (&plan);
  picture_init (&picture, &plan, (LwChartOptions) { 1000, 600, .show = LW_CHART_SHOW_ALL },
                LW_CHART_STYLE_LIGHT);
  chart_plan_clear (&plan);
  g_assert_cmpuint (picture.layout->n_breaks, ==, 1);
  gap = &picture.layout->breaks[0];
  y = picture.layout->value_scale.bottom_y - 20;
  g_assert_cmphex (get_pixel (&picture, gap->x + gap->width / 2, y), ==, 0xffffffff);
  g_assert_cmphex (get_pixel (&picture, gap->x - 5, y), !=, 0xffffffff);
  g_assert_cmphex (get_pixel (&picture, gap->x + gap->width + 5, y), !=, 0xffffffff);
  picture_clear (&picture);
}

static GBytes *
export (LwChartFormat format, const char *title)
{
  ChartPlan plan;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  chart_plan_init (&plan);
  chart_plan_add_default (&plan);
  bytes = lw_chart_export (&plan.source, &(LwChartOptions) { 800, 400, .show = LW_CHART_SHOW_ALL },
                           LW_CHART_STYLE_PRINT, format, 1, title, &error);
  chart_plan_clear (&plan);
  g_assert_no_error (error);
  return bytes;
}

static void
test_export (void)
{
  static const struct
  {
    LwChartFormat format;
    const char *begins;
  } formats[] = {
    { LW_CHART_FORMAT_PNG, "\x89PNG" },
    { LW_CHART_FORMAT_SVG, "<?xml" },
    { LW_CHART_FORMAT_PDF, "%PDF-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) once = export (formats[i].format, "Orders & <more>");
      g_autoptr (GBytes) again = export (formats[i].format, "Orders & <more>");
      const char *data = g_bytes_get_data (once, NULL);

      g_assert_cmpuint (g_bytes_get_size (once), >, 1000);
      g_assert_cmpint (strncmp (data, formats[i].begins, strlen (formats[i].begins)), ==, 0);
      g_assert_true (g_bytes_equal (once, again));
    }
}

/* Pixels that differ by more than rounding and antialiasing make. */
static void
assert_alike (GBytes *one, GBytes *two)
{
  cairo_surface_t *a = pixels_load (one);
  cairo_surface_t *b = pixels_load (two);

  g_assert_cmpfloat (pixels_share_that_differs (a, b, 64), <, 0.003);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* Another program draws the SVG as the PNG was drawn here, without any font. */
static void
test_svg_elsewhere (void)
{
  g_autofree char *program = g_find_program_in_path ("rsvg-convert");
  g_autoptr (GBytes) svg = export (LW_CHART_FORMAT_SVG, "Orders");
  g_autoptr (GBytes) png = export (LW_CHART_FORMAT_PNG, "Orders");
  g_autoptr (GBytes) drawn = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                                                        G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      g_test_skip ("There is no rsvg-convert");
      return;
    }
  /* No fonts are found there. */
  g_subprocess_launcher_setenv (launcher, "FONTCONFIG_FILE", "/dev/null", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, svg, NULL, &drawn, NULL, &error);
  g_assert_no_error (error);
  assert_alike (png, drawn);
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize length = strlen (text);

  for (gsize i = 0; i + length <= g_bytes_get_size (bytes); i++)
    if (memcmp (data + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

static void
remove_folder (const char *folder)
{
  const char *const arguments[] = { "rm", "-rf", folder, NULL };

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

/* A browser draws it as well as that. */
static void
test_svg_in_browser (void)
{
  g_autofree char *program = g_find_program_in_path ("chromium");
  g_autofree char *folder = g_dir_make_tmp ("loadwright-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "chart.svg", NULL);
  g_autofree char *shot = g_build_filename (folder, "chart.png", NULL);
  g_autofree char *screenshot = g_strconcat ("--screenshot=", shot, NULL);
  g_autofree char *profile = g_strdup_printf ("--user-data-dir=%s/profile", folder);
  g_autoptr (GBytes) svg = export (LW_CHART_FORMAT_SVG, "Orders");
  g_autoptr (GBytes) png = export (LW_CHART_FORMAT_PNG, "Orders");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_file_set_contents (file, g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), &error);
  g_assert_no_error (error);
  if (program != NULL)
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "timeout",
                                "60", program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                                "--force-device-scale-factor=1", "--window-size=800,400", screenshot, profile, file, NULL);
  g_assert_no_error (error);
  if (process == NULL || !g_subprocess_wait (process, NULL, NULL) || !g_file_get_contents (shot, &data, &length, NULL))
    g_test_skip ("There is no browser that draws without a screen");
  else
    {
      g_autoptr (GBytes) drawn = g_bytes_new_take (g_steal_pointer (&data), length);

      assert_alike (png, drawn);
    }
  remove_folder (folder);
}

/* It can be read as XML, and is complete without anything from elsewhere. */
static void
test_svg_valid (void)
{
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autoptr (GBytes) svg = export (LW_CHART_FORMAT_SVG, "Orders & <more> \"quoted\"");
  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  for (const char *at = strstr (text, "href="); at != NULL; at = strstr (at + 1, "href="))
    g_assert_true (g_str_has_prefix (at, "href=\"#"));
  for (const char *at = strstr (text, "url("); at != NULL; at = strstr (at + 1, "url("))
    g_assert_true (g_str_has_prefix (at, "url(#"));
  g_assert_null (strstr (text, "<script"));
  g_assert_null (strstr (text, "<!ENTITY"));
  if (program == NULL)
    {
      g_test_skip ("There is no xmllint");
      return;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error, program, "--noout", "--nonet", "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, svg, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
}

/* Words in a PDF can be searched and copied. */
static void
test_pdf_words (void)
{
  static const char *const words[] = { "req/s", "baseline", "soak", "graceful stop", "882", "target 294" };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (GBytes) pdf = export (LW_CHART_FORMAT_PDF, "Orders");
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      g_test_skip ("There is no pdftotext");
      return;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "-raw", "-",
                              "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (!contains (text, words[i]))
      g_error ("“%s” is not in: %s", words[i], (const char *) g_bytes_get_data (text, NULL));
}

static void
test_svg_title (void)
{
  g_autoptr (GBytes) bytes = export (LW_CHART_FORMAT_SVG, "</title><script>alert(1)</script>&");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_null (strstr (text, "<script>"));
  g_assert_nonnull (strstr (text, "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</title>"));
  g_assert_nonnull (strstr (text, "</svg>"));
  /* Lines stay lines: no picture of pixels inside. */
  g_assert_null (strstr (text, "<image"));
}

static void
test_pdf_date (void)
{
  g_autoptr (GBytes) plain = export (LW_CHART_FORMAT_PDF, NULL);
  g_autoptr (GBytes) dated = NULL;
  g_autoptr (GBytes) broken = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  dated = export (LW_CHART_FORMAT_PDF, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "yesterday", TRUE);
  broken = export (LW_CHART_FORMAT_PDF, NULL);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_false (g_bytes_equal (plain, dated));
  g_assert_true (g_bytes_equal (plain, broken));
  g_assert_true (contains (dated, "20231114221320"));
}

static void
test_export_size (void)
{
  static const double sizes[][2] = { { 0, 0 }, { 63, 100 }, { 100, 8193 }, { 1e9, 1e9 }, { -1, 100 } };
  ChartPlan plan;

  add_step (&plan);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lw_chart_export (&plan.source, &(LwChartOptions) { sizes[i][0], sizes[i][1] },
                                      LW_CHART_STYLE_LIGHT, LW_CHART_FORMAT_PNG, 1, NULL, &error));
      g_assert_error (error, LW_ERROR, LW_ERROR_RANGE);
    }
  chart_plan_clear (&plan);
}

static void
test_format_from_name (void)
{
  LwChartFormat format;

  g_assert_true (lw_chart_format_from_name ("a.png", &format));
  g_assert_cmpint (format, ==, LW_CHART_FORMAT_PNG);
  g_assert_true (lw_chart_format_from_name ("dir/A.SVG", &format));
  g_assert_cmpint (format, ==, LW_CHART_FORMAT_SVG);
  g_assert_true (lw_chart_format_from_name ("a.b.pdf", &format));
  g_assert_cmpint (format, ==, LW_CHART_FORMAT_PDF);
  g_assert_false (lw_chart_format_from_name ("png", &format));
  g_assert_false (lw_chart_format_from_name ("a.jpg", &format));
  g_assert_false (lw_chart_format_from_name ("", &format));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-paint/pixels", test_pixels);
  g_test_add_func ("/chart-paint/texts", test_texts);
  g_test_add_func ("/chart-paint/font-size", test_font_size);
  g_test_add_func ("/chart-paint/contrast", test_contrast);
  g_test_add_func ("/chart-paint/highlight", test_highlight);
  g_test_add_func ("/chart-paint/break", test_break);
  g_test_add_func ("/chart-paint/export", test_export);
  g_test_add_func ("/chart-paint/svg-title", test_svg_title);
  g_test_add_func ("/chart-paint/svg-elsewhere", test_svg_elsewhere);
  g_test_add_func ("/chart-paint/svg-in-browser", test_svg_in_browser);
  g_test_add_func ("/chart-paint/svg-valid", test_svg_valid);
  g_test_add_func ("/chart-paint/pdf-date", test_pdf_date);
  g_test_add_func ("/chart-paint/pdf-words", test_pdf_words);
  g_test_add_func ("/chart-paint/export-size", test_export_size);
  g_test_add_func ("/chart-paint/format-from-name", test_format_from_name);

  return g_test_run ();
}
