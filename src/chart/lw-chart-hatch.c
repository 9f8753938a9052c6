/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-hatch.h"

#include <math.h>

#define SPACING 8
#define TAIL_SPACING 5

static double
floor_to (double value, double step)
{
  return floor (value / step) * step;
}

/* Lines that rise to the right for +1, to the left for -1: on each of them x + direction * y is a
 * multiple of the spacing. Each goes just past the edges of the rectangle. */
static void
add_diagonals (cairo_t *cr, const LwChartRect *rect, double spacing, double direction)
{
  double right = rect->x + rect->width;
  double bottom = rect->y + rect->height;
  double first = rect->x + MIN (direction * rect->y, direction * bottom);
  double last = right + MAX (direction * rect->y, direction * bottom);

  for (double sum = floor_to (first, spacing); sum <= last + spacing; sum += spacing)
    {
      double from = MAX (rect->y, direction > 0 ? sum - right : rect->x - sum) - 1;
      double to = MIN (bottom, direction > 0 ? sum - rect->x : right - sum) + 1;

      if (from >= to)
        continue;
      cairo_move_to (cr, sum - direction * from, from);
      cairo_line_to (cr, sum - direction * to, to);
    }
}

static void
add_horizontals (cairo_t *cr, const LwChartRect *rect)
{
  for (double y = floor_to (rect->y, SPACING) + 0.5; y < rect->y + rect->height; y += SPACING)
    {
      cairo_move_to (cr, rect->x, y);
      cairo_line_to (cr, rect->x + rect->width, y);
    }
}

static void
add_verticals (cairo_t *cr, const LwChartRect *rect)
{
  for (double x = floor_to (rect->x, SPACING) + 0.5; x < rect->x + rect->width; x += SPACING)
    {
      cairo_move_to (cr, x, rect->y);
      cairo_line_to (cr, x, rect->y + rect->height);
    }
}

/* Every other row is shifted by half a step. */
static void
add_dots (cairo_t *cr, const LwChartRect *rect)
{
  double dashes[] = { 0, SPACING };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (double y = floor_to (rect->y, SPACING / 2); y < rect->y + rect->height; y += SPACING / 2)
    {
      gboolean odd = fmod (y / (SPACING / 2), 2) != 0;
      double x = floor_to (rect->x, SPACING);

      cairo_set_dash (cr, dashes, 2, odd ? SPACING / 2.0 : 0);
      cairo_move_to (cr, x, y + 0.5);
      cairo_line_to (cr, rect->x + rect->width, y + 0.5);
      cairo_stroke (cr);
    }
}

void
lw_chart_hatch_stroke (cairo_t *cr, guint hatch, const LwChartRect *rect)
{
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_width (cr, 1);
  switch (hatch)
    {
    case 0:
      break; /* plain, as the first one */
    case 1:
      add_diagonals (cr, rect, SPACING, 1);
      break;
    case 2:
      add_diagonals (cr, rect, SPACING, -1);
      break;
    case 3:
      add_horizontals (cr, rect);
      break;
    case 4:
      cairo_set_line_width (cr, 1.75);
      add_dots (cr, rect);
      break;
    case 5:
      add_verticals (cr, rect);
      break;
    case LW_CHART_HATCH_TAIL:
    default:
      add_diagonals (cr, rect, TAIL_SPACING, 1);
      break;
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Every hatch but that of the graceful stop repeats after this many pixels both ways. */
#define TILE_SIZE SPACING

static cairo_pattern_t *
create_tile (cairo_t *cr, guint hatch, const LwChartColor *color, double opacity)
{
  cairo_surface_t *tile;
  cairo_pattern_t *pattern;
  double scale_x, scale_y;
  cairo_t *tile_cr;

  cairo_surface_get_device_scale (cairo_get_target (cr), &scale_x, &scale_y);
  tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ceil (TILE_SIZE * scale_x),
                                     ceil (TILE_SIZE * scale_y));
  cairo_surface_set_device_scale (tile, scale_x, scale_y);
  tile_cr = cairo_create (tile);
  cairo_set_source_rgba (tile_cr, color->red, color->green, color->blue, MIN (1, color->alpha * opacity));
  /* Lines that cross the edges of the tile come back at the other side. */
  lw_chart_hatch_stroke (tile_cr, hatch,
                         &(LwChartRect) { -TILE_SIZE, -TILE_SIZE, 3 * TILE_SIZE, 3 * TILE_SIZE });
  cairo_destroy (tile_cr);
  pattern = cairo_pattern_create_for_surface (tile);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_surface_destroy (tile);
  return pattern;
}

void
lw_chart_hatch_fill (cairo_t *cr, guint hatch, const LwChartColor *color, double opacity,
                     const LwChartRect *bounds)
{
  cairo_pattern_t *pattern;

  /* Pixels are filled fastest from a tile; elsewhere the lines stay lines. */
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    {
      pattern = create_tile (cr, hatch, color, opacity);
      cairo_set_source (cr, pattern);
      cairo_fill (cr);
      cairo_pattern_destroy (pattern);
      return;
    }
  cairo_save (cr);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, MIN (1, color->alpha * opacity));
  lw_chart_hatch_stroke (cr, hatch, bounds);
  cairo_restore (cr);
}
