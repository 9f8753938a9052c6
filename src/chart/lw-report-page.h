/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-style.h"

G_BEGIN_DECLS

/* A page that texts are put on from top to bottom. Everything is in points. */

typedef enum
{
  LW_REPORT_TITLE,
  LW_REPORT_HEADING,
  LW_REPORT_FIGURE, /* a large number */
  LW_REPORT_STRONG,
  LW_REPORT_TEXT,
  LW_REPORT_DIM,
  LW_REPORT_N_FONTS,
} LwReportFont;

typedef struct
{
  cairo_t *cr; /* (unowned) */
  PangoContext *context; /* (owned) */
  const LwChartStyle *style; /* (unowned) */
} LwReportPage;

/* A stretch of the page that fills from its top. */
typedef struct
{
  LwReportPage *page;
  double x;
  double y; /* of what comes next */
  double width;
  double bottom;
} LwReportColumn;

void lw_report_page_init (LwReportPage *self, cairo_t *cr, const LwChartStyle *style);
void lw_report_page_clear (LwReportPage *self);

/* How high a text becomes in that width; most_lines cuts it off with an ellipsis. */
double lw_report_page_measure (LwReportPage *self, LwReportFont font, const char *text, double width, int most_lines);
/* Draws it, and gives its height. */
double lw_report_page_show (LwReportPage *self, LwReportFont font, const char *text, double x, double y, double width,
                            PangoAlignment alignment, int most_lines);

/* Puts a text below what is there; FALSE, with nothing drawn, when there is no room, and for the text
 * reserve below it. */
gboolean lw_report_column_add (LwReportColumn *self, LwReportFont font, const char *text, int most_lines, double reserve);
/* A name on the left and a value on the right, on one line. */
gboolean lw_report_column_add_pair (LwReportColumn *self, const char *name, const char *value, double reserve);
void lw_report_column_skip (LwReportColumn *self, double height);

/* Lines of a list; when not all of them fit, the last says how many more there are. */
void lw_report_column_add_list (LwReportColumn *self, LwReportFont font, GPtrArray *lines, int most_lines);

G_END_DECLS
