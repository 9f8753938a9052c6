/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-style.h"

#include <math.h>

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1 }
#define RGBA(hex, alpha) \
  { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, alpha }

/* Blue, orange, bluish green, vermilion, reddish purple, sky blue. */
static const LwChartStyle styles[] = {
  [LW_CHART_STYLE_LIGHT] = {
    .background = RGB (0xffffff),
    .text = RGBA (0x000000, 0.8),
    .dim_text = RGBA (0x000000, 0.62),
    .grid = RGBA (0x000000, 0.075),
    .axis = RGBA (0x000000, 0.32),
    .target = RGBA (0x000000, 0.5),
    .series = { RGB (0x0067a8), RGB (0xcc7a00), RGB (0x008f68), RGB (0xcc4a00), RGB (0xb05487), RGB (0x2f93cf) },
    .area_top = 0.28,
    .area_bottom = 0.16,
    .hatch = 0.3,
    .line_width = 2,
    .grid_width = 1,
  },
  [LW_CHART_STYLE_DARK] = {
    .background = RGB (0x1e1e1e),
    .text = RGBA (0xffffff, 0.92),
    .dim_text = RGBA (0xffffff, 0.65),
    .grid = RGBA (0xffffff, 0.075),
    .axis = RGBA (0xffffff, 0.34),
    .target = RGBA (0xffffff, 0.55),
    .series = { RGB (0x4a9fdc), RGB (0xf0a92e), RGB (0x2bbd8f), RGB (0xf4763a), RGB (0xdc8fbb), RGB (0x8fd0f7) },
    .area_top = 0.3,
    .area_bottom = 0.16,
    .hatch = 0.34,
    .line_width = 2,
    .grid_width = 1,
  },
  [LW_CHART_STYLE_HIGH_CONTRAST] = {
    .background = RGB (0xffffff),
    .text = RGB (0x000000),
    .dim_text = RGB (0x000000),
    .grid = RGBA (0x000000, 0.3),
    .axis = RGB (0x000000),
    .target = RGB (0x000000),
    .series = { RGB (0x004a80), RGB (0x8a4f00), RGB (0x005c43), RGB (0x9c2f00), RGB (0x7a2d57), RGB (0x1a6a9c) },
    .area_top = 0.25,
    .area_bottom = 0.25,
    .hatch = 0.75,
    .line_width = 3,
    .grid_width = 1,
  },
  [LW_CHART_STYLE_HIGH_CONTRAST_DARK] = {
    .background = RGB (0x000000),
    .text = RGB (0xffffff),
    .dim_text = RGB (0xffffff),
    .grid = RGBA (0xffffff, 0.35),
    .axis = RGB (0xffffff),
    .target = RGB (0xffffff),
    .series = { RGB (0x6db9f0), RGB (0xffc14d), RGB (0x4be0b0), RGB (0xff9566), RGB (0xf5b5d6), RGB (0xb5e3ff) },
    .area_top = 0.3,
    .area_bottom = 0.3,
    .hatch = 0.8,
    .line_width = 3,
    .grid_width = 1,
  },
  /* Survives a printer without colours: more hatch, less tint. */
  [LW_CHART_STYLE_PRINT] = {
    .background = RGB (0xffffff),
    .text = RGB (0x000000),
    .dim_text = RGB (0x333333),
    .grid = RGB (0xdddddd),
    .axis = RGB (0x555555),
    .target = RGB (0x444444),
    .series = { RGB (0x0067a8), RGB (0xb86e00), RGB (0x007d5b), RGB (0xbf4500), RGB (0xa04a79), RGB (0x2580b8) },
    .area_top = 0.2,
    .area_bottom = 0.12,
    .hatch = 0.55,
    .line_width = 2,
    .grid_width = 0.75,
  },
};

/* How much of the way to black, or to white, a shade goes. */
#define SHADE 0.34

static LwChartColor
mix (const LwChartColor *color, double goal)
{
  return (LwChartColor) { color->red + (goal - color->red) * SHADE, color->green + (goal - color->green) * SHADE,
                          color->blue + (goal - color->blue) * SHADE, color->alpha };
}

void
lw_chart_style_init (LwChartStyle *self, LwChartStyleKind kind)
{
  double goal = kind == LW_CHART_STYLE_DARK || kind == LW_CHART_STYLE_HIGH_CONTRAST_DARK ? 1 : 0;

  g_return_if_fail (kind < G_N_ELEMENTS (styles));

  *self = styles[kind];
  for (guint i = 0; i < LW_CHART_N_COLORS; i++)
    self->series[LW_CHART_N_COLORS + i] = mix (&self->series[i], goal);
}

const LwChartColor *
lw_chart_style_get_color (const LwChartStyle *self, guint slot)
{
  return &self->series[slot % G_N_ELEMENTS (self->series)];
}

guint
lw_chart_style_get_hatch (guint slot)
{
  return (slot + slot / LW_CHART_N_COLORS) % LW_CHART_N_HATCHES;
}

static double
linear (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const LwChartColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) + 0.0722 * linear (color->blue);
}

double
lw_chart_color_contrast (const LwChartColor *a, const LwChartColor *b)
{
  double one = luminance (a) + 0.05;
  double two = luminance (b) + 0.05;

  return MAX (one, two) / MIN (one, two);
}
