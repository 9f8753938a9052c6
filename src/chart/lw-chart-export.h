/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-layout.h"
#include "lw-chart-style.h"

G_BEGIN_DECLS

typedef enum
{
  LW_CHART_FORMAT_PNG,
  LW_CHART_FORMAT_SVG,
  LW_CHART_FORMAT_PDF,
} LwChartFormat;

#define LW_CHART_MIN_EXPORT_SIZE 64
#define LW_CHART_MAX_EXPORT_SIZE 8192
#define LW_CHART_DEFAULT_EXPORT_WIDTH 1200
#define LW_CHART_DEFAULT_EXPORT_HEIGHT 640

/* By the ending of a file's name. */
gboolean lw_chart_format_from_name (const char *name, LwChartFormat *format);

/* The chart as the bytes of a picture. The measure of the options is filled in here. The same chart
 * gives the same bytes with the same fonts and libraries; the date in a PDF is that of
 * SOURCE_DATE_EPOCH, or the start of 1970. Its points are as large as pixels elsewhere.
 * A PNG has scale pixels for each of the options', in both directions; the others have no pixels.
 * title is put into SVG and PDF files for those who do not see the picture; it may be NULL. An SVG has a
 * description of all that can be seen in it as well, in English.
 * Error: LW_ERROR_RANGE for a size out of bounds, G_IO_ERROR when the picture cannot be made. */
GBytes *lw_chart_export (const LwChartSource *source, const LwChartOptions *options,
                         LwChartStyleKind style, LwChartFormat format, guint scale, const char *title,
                         GError **error);

G_END_DECLS
