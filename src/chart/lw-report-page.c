/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-report-page.h"

#include "lw-chart-paint.h"

#include <glib/gi18n-lib.h>

#define LINE_SPACING 1.5
#define INDENT 9

static const struct
{
  double size;
  PangoWeight weight;
  gboolean dim;
} fonts[LW_REPORT_N_FONTS] = {
  [LW_REPORT_TITLE] = { 20, PANGO_WEIGHT_BOLD, FALSE },
  [LW_REPORT_HEADING] = { 10.5, PANGO_WEIGHT_BOLD, FALSE },
  [LW_REPORT_FIGURE] = { 14, PANGO_WEIGHT_BOLD, FALSE },
  [LW_REPORT_STRONG] = { 8.5, PANGO_WEIGHT_BOLD, FALSE },
  [LW_REPORT_TEXT] = { 8.5, PANGO_WEIGHT_NORMAL, FALSE },
  [LW_REPORT_DIM] = { 7.5, PANGO_WEIGHT_NORMAL, TRUE },
};

void
lw_report_page_init (LwReportPage *self, cairo_t *cr, const LwChartStyle *style)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  *self = (LwReportPage) { .cr = cr, .style = style };
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* Print has no pixels for glyphs to keep to. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);
}

void
lw_report_page_clear (LwReportPage *self)
{
  g_clear_object (&self->context);
}

static PangoLayout *
make_layout (LwReportPage *self, LwReportFont font, const char *text, double width, int most_lines)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (LW_CHART_DEFAULT_FONT);

  pango_font_description_set_absolute_size (description, fonts[font].size * PANGO_SCALE);
  pango_font_description_set_weight (description, fonts[font].weight);
  pango_layout_set_font_description (layout, description);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -MAX (most_lines, 1));
  pango_layout_set_spacing (layout, (int) (LINE_SPACING * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
lw_report_page_measure (LwReportPage *self, LwReportFont font, const char *text, double width, int most_lines)
{
  g_autoptr (PangoLayout) layout = make_layout (self, font, text, width, most_lines);

  return height_of (layout);
}

double
lw_report_page_show (LwReportPage *self, LwReportFont font, const char *text, double x, double y, double width,
                     PangoAlignment alignment, int most_lines)
{
  g_autoptr (PangoLayout) layout = make_layout (self, font, text, width, most_lines);

  pango_layout_set_alignment (layout, alignment);
  lw_chart_set_source (self->cr, fonts[font].dim ? &self->style->dim_text : &self->style->text, 1);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  return height_of (layout);
}

gboolean
lw_report_column_add (LwReportColumn *self, LwReportFont font, const char *text, int most_lines, double reserve)
{
  double height = lw_report_page_measure (self->page, font, text, self->width, most_lines);

  if (self->y + height + reserve > self->bottom)
    return FALSE;
  lw_report_page_show (self->page, font, text, self->x, self->y, self->width, PANGO_ALIGN_LEFT, most_lines);
  self->y += height + LINE_SPACING;
  return TRUE;
}

gboolean
lw_report_column_add_pair (LwReportColumn *self, const char *name, const char *value, double reserve)
{
  double height = lw_report_page_measure (self->page, LW_REPORT_STRONG, value, self->width, 1);

  if (self->y + height + reserve > self->bottom)
    return FALSE;
  lw_report_page_show (self->page, LW_REPORT_TEXT, name, self->x, self->y, self->width * 0.62, PANGO_ALIGN_LEFT, 1);
  lw_report_page_show (self->page, LW_REPORT_STRONG, value, self->x + self->width * 0.62, self->y, self->width * 0.38,
                       PANGO_ALIGN_RIGHT, 1);
  self->y += height + LINE_SPACING;
  return TRUE;
}

void
lw_report_column_skip (LwReportColumn *self, double height)
{
  self->y += height;
}

void
lw_report_column_add_list (LwReportColumn *self, LwReportFont font, GPtrArray *lines, int most_lines)
{
  LwReportColumn text = *self;
  double last_line = lw_report_page_measure (self->page, LW_REPORT_DIM, "0", self->width, 1) + LINE_SPACING;

  text.x += INDENT;
  text.width -= INDENT;
  for (guint i = 0; i < lines->len; i++)
    {
      double y = text.y;
      /* Room for the line that says how many there are, unless this is the last one. */
      double reserve = i + 1 < lines->len ? last_line : 0;

      if (!lw_report_column_add (&text, font, g_ptr_array_index (lines, i), most_lines, reserve))
        {
          g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", lines->len - i), lines->len - i);

          lw_report_column_add (&text, LW_REPORT_DIM, more, 1, 0);
          break;
        }
      lw_report_page_show (self->page, font, "•", self->x, y, INDENT, PANGO_ALIGN_LEFT, 1);
    }
  self->y = text.y;
}
