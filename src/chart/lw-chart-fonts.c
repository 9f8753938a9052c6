/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-style.h"

#include <math.h>

#define MIN_SIZE 11.0
/* Texts that are remembered with their size; a chart that is edited has mostly the same ones again. */
#define MAX_MEASURED 4096

struct _LwChartFonts
{
  PangoLayout *layouts[LW_CHART_N_FONTS];
  GHashTable *measured[LW_CHART_N_FONTS]; /* (element-type utf8 PangoRectangle) */
};

static const struct
{
  double size; /* relative to running text */
  PangoWeight weight;
} fonts[LW_CHART_N_FONTS] = {
  [LW_CHART_FONT_TICK] = { 0.82, PANGO_WEIGHT_NORMAL },
  [LW_CHART_FONT_VALUE] = { 0.86, PANGO_WEIGHT_BOLD },
  [LW_CHART_FONT_LEGEND] = { 0.9, PANGO_WEIGHT_NORMAL },
  [LW_CHART_FONT_MESSAGE] = { 1.1, PANGO_WEIGHT_NORMAL },
};

/* The same glyphs in the same places on every machine that has the font. */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_language (context, pango_language_from_string ("en"));
  cairo_font_options_destroy (options);
  return context;
}

LwChartFonts *
lw_chart_fonts_new (PangoContext *context, const char *family, double size)
{
  LwChartFonts *self = g_new0 (LwChartFonts, 1);
  PangoContext *used = context != NULL ? g_object_ref (context) : create_context ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* Digits of one width, so that numbers in a column stand below each other. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  for (guint i = 0; i < LW_CHART_N_FONTS; i++)
    {
      g_autoptr (PangoFontDescription) description = pango_font_description_from_string (family);
      double pixels = MAX (MIN_SIZE, round (size * fonts[i].size * 2) / 2);

      pango_font_description_set_absolute_size (description, pixels * PANGO_SCALE);
      pango_font_description_set_weight (description, fonts[i].weight);
      self->layouts[i] = pango_layout_new (used);
      pango_layout_set_font_description (self->layouts[i], description);
      pango_layout_set_attributes (self->layouts[i], attributes);
      pango_layout_set_single_paragraph_mode (self->layouts[i], TRUE);
      self->measured[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  g_object_unref (used);
  return self;
}

void
lw_chart_fonts_free (LwChartFonts *self)
{
  for (guint i = 0; i < LW_CHART_N_FONTS; i++)
    {
      g_clear_object (&self->layouts[i]);
      g_clear_pointer (&self->measured[i], g_hash_table_unref);
    }
  g_free (self);
}

void
lw_chart_fonts_measure (gpointer data, LwChartFont font, const char *text, double *width, double *height)
{
  LwChartFonts *self = data;
  PangoRectangle *size = g_hash_table_lookup (self->measured[font], text);

  if (size == NULL)
    {
      if (g_hash_table_size (self->measured[font]) >= MAX_MEASURED)
        g_hash_table_remove_all (self->measured[font]);
      size = g_new0 (PangoRectangle, 1);
      pango_layout_set_width (self->layouts[font], -1);
      pango_layout_set_text (self->layouts[font], text, -1);
      pango_layout_get_extents (self->layouts[font], NULL, size);
      g_hash_table_insert (self->measured[font], g_strdup (text), size);
    }
  *width = (double) size->width / PANGO_SCALE;
  *height = (double) size->height / PANGO_SCALE;
}

void
lw_chart_fonts_show (LwChartFonts *self, cairo_t *cr, LwChartFont font, const char *text, double x,
                     double y, double width)
{
  PangoLayout *layout = self->layouts[font];
  double needed, height;

  lw_chart_fonts_measure (self, font, text, &needed, &height);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, needed > width + 1 ? width * PANGO_SCALE : -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (cr, x, y);
  pango_cairo_update_layout (cr, layout);
  pango_cairo_show_layout (cr, layout);
}
