/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-export.h"

#include "lw-chart-paint.h"
#include "lw-chart-pdf.h"
#include "lw-duration.h"
#include "lw-error.h"

#include <cairo-svg.h>
#include <gio/gio.h>
#include <string.h>

/* The edge of a picture may be next to anything. */
#define PICTURE_MARGIN 8

gboolean
lw_chart_format_from_name (const char *name, LwChartFormat *format)
{
  static const char *const endings[] = {
    [LW_CHART_FORMAT_PNG] = ".png",
    [LW_CHART_FORMAT_SVG] = ".svg",
    [LW_CHART_FORMAT_PDF] = ".pdf",
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_size (double size, guint scale, GError **error)
{
  if (size >= LW_CHART_MIN_EXPORT_SIZE && scale >= 1 && size * scale <= LW_CHART_MAX_EXPORT_SIZE)
    return TRUE;
  g_set_error (error, LW_ERROR, LW_ERROR_RANGE, "width and height of a picture must be from %d to %d pixels",
               LW_CHART_MIN_EXPORT_SIZE, LW_CHART_MAX_EXPORT_SIZE);
  return FALSE;
}

static cairo_surface_t *
create_surface (LwChartFormat format, const LwChartOptions *options, guint scale, const char *title, GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case LW_CHART_FORMAT_SVG:
      surface = cairo_svg_surface_create_for_stream (append, bytes, options->width, options->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case LW_CHART_FORMAT_PDF:
      return lw_chart_pdf_new (bytes, options->width, options->height, title);
    case LW_CHART_FORMAT_PNG:
    default:
      surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, options->width * scale, options->height * scale);
      cairo_surface_set_device_scale (surface, scale, scale);
      return surface;
    }
}

static gboolean
number_surface (const GMatchInfo *match, GString *result, gpointer data)
{
  GHashTable *numbers = data;
  g_autofree char *prefix = g_match_info_fetch (match, 1);
  g_autofree char *id = g_match_info_fetch (match, 2);

  if (!g_hash_table_contains (numbers, id))
    g_hash_table_insert (numbers, g_strdup (id), GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
  g_string_append_printf (result, "%ssurface%u", prefix, GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id)));
  return FALSE;
}

/* Cairo numbers surfaces throughout a process; the second picture would differ from the first. */
static gboolean
number_surfaces_anew (GByteArray *bytes, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("(id=\"|#)surface(\\d+)", G_REGEX_DEFAULT, 0, error);
  g_autofree char *text = NULL;

  if (regex != NULL)
    text = g_regex_replace_eval (regex, (const char *) bytes->data, bytes->len, 0, 0, number_surface,
                                 numbers, error);
  if (text == NULL)
    return FALSE;
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
  return TRUE;
}

static const char *
unit_of (const LwChartLayout *layout)
{
  return layout->axis == LW_CHART_AXIS_VUS ? lw_chart_english.vus : lw_chart_english.requests;
}

/* All that can be seen, for those who do not see it: "Requests per second over 32:30, 441 at the highest
 * point. baseline: from 0:00 to 5:00, up to 147 req/s." In English whatever the locale, so that the same
 * plan gives the same bytes. */
static char *
describe (const LwChartLayout *layout)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *length = lw_duration_format_clock (layout->length_ms);
  g_autofree char *peak = lw_chart_format_value (layout->peak);

  if (layout->message.text != NULL)
    return g_strdup (layout->message.text);
  g_string_append_printf (text, "%s over %s, %s at the highest point.",
                          layout->axis == LW_CHART_AXIS_VUS ? "Virtual users" : "Requests per second", length, peak);
  for (guint i = 0; i < layout->n_series; i++)
    {
      const LwChartSeries *series = &layout->series[i];
      g_autofree char *from = lw_duration_format_clock (series->start_ms);
      g_autofree char *to = lw_duration_format_clock (series->regular_end_ms);
      g_autofree char *most = lw_chart_format_value (series->peak);

      g_string_append_printf (text, " %s: from %s to %s, up to %s %s.", series->name, from, to, most, unit_of (layout));
    }
  for (guint i = 0; i < layout->n_targets; i++)
    {
      g_autofree char *value = lw_chart_format_value (layout->targets[i].value);

      g_string_append_printf (text, " Line at %s %s: %s.", value, unit_of (layout), layout->targets[i].word);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A picture made of glyphs says nothing to a screen reader; its title and its description do. */
static void
insert_svg_words (GByteArray *bytes, const char *title, const char *description)
{
  g_autofree char *escaped_title = g_markup_escape_text (title != NULL ? title : "Load over time", -1);
  g_autofree char *escaped_description = g_markup_escape_text (description, -1);
  g_autofree char *element =
    g_strdup_printf ("\n<title>%s</title>\n<desc>%s</desc>", escaped_title, escaped_description);
  const char *text = (const char *) bytes->data;
  const char *svg = g_strstr_len (text, bytes->len, "<svg");
  const char *end = svg == NULL ? NULL : memchr (svg, '>', text + bytes->len - svg);
  gsize at, length = strlen (element);

  if (end == NULL)
    return;
  at = end + 1 - text;
  g_byte_array_append (bytes, (const guint8 *) element, length);
  memmove (bytes->data + at + length, bytes->data + at, bytes->len - length - at);
  memcpy (bytes->data + at, element, length);
}

/* So that it is read as one picture, not as a group of shapes. */
static void
insert_svg_role (GByteArray *bytes)
{
  static const char role[] = " role=\"img\"";
  const char *text = (const char *) bytes->data;
  const char *svg = g_strstr_len (text, bytes->len, "<svg");
  gsize at, length = sizeof role - 1;

  if (svg == NULL)
    return;
  at = svg + strlen ("<svg") - text;
  g_byte_array_append (bytes, (const guint8 *) role, length);
  memmove (bytes->data + at + length, bytes->data + at, bytes->len - length - at);
  memcpy (bytes->data + at, role, length);
}

static gboolean
finish_svg (GByteArray *bytes, const char *title, const LwChartLayout *layout, GError **error)
{
  g_autofree char *description = describe (layout);

  if (!number_surfaces_anew (bytes, error))
    return FALSE;
  insert_svg_words (bytes, title, description);
  insert_svg_role (bytes);
  return TRUE;
}

static cairo_status_t
paint (cairo_surface_t *surface, const LwChartOptions *options, LwChartLayout *layout, LwChartStyleKind kind,
       LwChartFonts *fonts)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  LwChartStyle style;

  lw_chart_style_init (&style, kind);
  lw_chart_set_source (cr, &style.background, 1);
  cairo_rectangle (cr, 0, 0, options->width, options->height);
  cairo_fill (cr);
  style.background.alpha = 0;
  cairo_translate (cr, PICTURE_MARGIN, PICTURE_MARGIN);
  lw_chart_paint (cr, layout, &style, fonts);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

GBytes *
lw_chart_export (const LwChartSource *source, const LwChartOptions *options, LwChartStyleKind style_kind,
                 LwChartFormat format, guint scale, const char *title, GError **error)
{
  LwChartOptions used = *options;
  g_autoptr (LwChartFonts) fonts = NULL;
  g_autoptr (LwChartLayout) layout = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  if (!check_size (options->width, scale, error) || !check_size (options->height, scale, error))
    return NULL;

  fonts = lw_chart_fonts_new (NULL, LW_CHART_DEFAULT_FONT, LW_CHART_DEFAULT_FONT_SIZE);
  used.width -= 2 * PICTURE_MARGIN;
  used.height -= 2 * PICTURE_MARGIN;
  used.measure = lw_chart_fonts_measure;
  used.measure_data = fonts;
  layout = lw_chart_layout_new (source, &used);
  surface = create_surface (format, options, scale, title, bytes);
  status = paint (surface, options, layout, style_kind, fonts);
  if (status == CAIRO_STATUS_SUCCESS && format == LW_CHART_FORMAT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the picture could not be made: %s",
                   cairo_status_to_string (status));
      return NULL;
    }

  if (format == LW_CHART_FORMAT_SVG && !finish_svg (bytes, title, layout, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
