/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-report.h"

#include "lw-chart-layout.h"
#include "lw-chart-paint.h"
#include "lw-chart-pdf.h"
#include "lw-duration.h"
#include "lw-number.h"
#include "lw-report-conditions.h"
#include "lw-report-page.h"
#include "lw-story.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* In points */
#define MARGIN 42
#define GUTTER 22
/* Of a risk, on average, in points. */
#define RISK_HEIGHT 24
#define CHART_HEIGHT 190
/* The chart is laid out for a screen; on paper its texts may be smaller. */
#define CHART_SCALE 0.62
#define MOST_SCENARIOS 6

typedef struct
{
  LwPlan *plan;
  LwSchedule *schedule;
  LwChartStyle style;
  LwReportPage page;
} Report;

static void
add_heading (LwReportColumn *column, const char *text)
{
  lw_report_column_skip (column, 9);
  lw_report_column_add (column, LW_REPORT_HEADING, text, 1, 0);
  lw_report_column_skip (column, 2);
}

static const char *
environment_words (LwEnvironment environment)
{
  switch (environment)
    {
    case LW_ENVIRONMENT_PRODUCTION:
      return _("Load test of production");
    case LW_ENVIRONMENT_STAGING:
      return _("Load test in staging");
    case LW_ENVIRONMENT_QA:
    default:
      return _("Load test in QA");
    }
}

static void
add_title (Report *self, LwReportColumn *column)
{
  g_autofree char *whole = lw_story_whole (self->schedule);
  g_autofree char *subtitle =
    g_strdup_printf ("%s. %s", environment_words (lw_plan_get_environment (self->plan)), whole);

  lw_report_column_add (column, LW_REPORT_TITLE, lw_plan_get_title (self->plan), 1, 0);
  lw_report_column_add (column, LW_REPORT_TEXT, subtitle, 2, 0);
}

/* Figures */

static void
show_figure (Report *self, guint position, double y, const char *name, const char *value)
{
  double width = (LW_REPORT_WIDTH - 2 * MARGIN) / 5;
  double x = MARGIN + position * width;

  lw_report_page_show (&self->page, LW_REPORT_DIM, name, x, y, width - 6, PANGO_ALIGN_LEFT, 1);
  lw_report_page_show (&self->page, LW_REPORT_FIGURE, value, x, y + 11, width - 6, PANGO_ALIGN_LEFT, 1);
}

static char *
dup_rate (double rate)
{
  char number[LW_NUMBER_BUFFER];

  /* Translators: a number */
  return g_strdup_printf (_("%s req/s"), lw_number_format_rounded (number, rate, rate < 10 ? 1 : 0, TRUE));
}

static char *
dup_count (double count)
{
  char number[LW_NUMBER_BUFFER];

  return g_strdup (lw_number_format_rounded (number, count, 0, TRUE));
}

static void
add_figures (Report *self, LwReportColumn *column)
{
  const LwFigure *estimate = lw_schedule_find_figure (self->schedule, "estimate");
  g_autofree char *target = dup_rate (lw_schedule_get_target_rps (self->schedule));
  g_autofree char *peak = dup_rate (lw_schedule_get_peak_rps (self->schedule));
  g_autofree char *length = lw_duration_format_human (lw_schedule_get_regular_ms (self->schedule));
  g_autofree char *requests = dup_count (lw_schedule_get_requests (self->schedule));
  g_autofree char *production = estimate != NULL ? dup_rate (estimate->value) : NULL;

  lw_report_column_skip (column, 10);
  show_figure (self, 0, column->y, _("Target"), target);
  show_figure (self, 1, column->y, _("Peak"), peak);
  show_figure (self, 2, column->y, _("Duration"), length);
  show_figure (self, 3, column->y, _("Requests"), requests);
  if (production != NULL)
    show_figure (self, 4, column->y, _("Production estimate"), production);
  lw_report_column_skip (column, 38);
}

static void
add_chart (Report *self, LwReportColumn *column)
{
  LwChartOptions options = { .width = column->width / CHART_SCALE, .height = CHART_HEIGHT / CHART_SCALE };
  g_autoptr (LwChartFonts) fonts = lw_chart_fonts_new (NULL, LW_CHART_DEFAULT_FONT, LW_CHART_DEFAULT_FONT_SIZE);
  g_autoptr (LwChartLayout) layout = NULL;
  LwChartSource source;

  lw_chart_source_init (&source, self->schedule);
  options.measure = lw_chart_fonts_measure;
  options.measure_data = fonts;
  layout = lw_chart_layout_new (&source, &options);
  cairo_save (self->page.cr);
  cairo_translate (self->page.cr, column->x, column->y);
  cairo_scale (self->page.cr, CHART_SCALE, CHART_SCALE);
  lw_chart_paint (self->page.cr, layout, &self->style, fonts);
  cairo_restore (self->page.cr);
  lw_report_column_skip (column, CHART_HEIGHT);
}

/* What is tested, and why */

static void
add_scenario (LwReportColumn *column, const LwScheduledScenario *scenario)
{
  g_autofree char *gist = lw_story_gist (scenario);
  g_autofree char *title = g_strdup_printf ("%s: %s", scenario->name, lw_story_purpose (scenario->objective));

  lw_report_column_add (column, LW_REPORT_STRONG, title, 1, 0);
  lw_report_column_add (column, LW_REPORT_TEXT, gist, 2, 0);
  lw_report_column_skip (column, 2);
}

static void
add_scenarios (Report *self, LwReportColumn *column)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (self->schedule, &n_scenarios);
  g_autoptr (GString) others = g_string_new (NULL);
  guint shown = 0;

  add_heading (column, _("What is tested, and why"));
  for (guint i = 0; i < n_scenarios; i++)
    {
      if (lw_scheduled_scenario_get_beside (&scenarios[i]) != NULL)
        continue;
      if (scenarios[i].use == LW_USE_RUN && shown++ < MOST_SCENARIOS)
        add_scenario (column, &scenarios[i]);
      else
        g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", scenarios[i].name);
    }
  if (others->len > 0)
    {
      /* Translators: names of scenarios */
      g_autofree char *line = g_strdup_printf (shown > MOST_SCENARIOS ? _("Not shown here: %s") : _("When asked for: %s"),
                                               others->str);

      lw_report_column_add (column, LW_REPORT_DIM, line, 2, 0);
    }
}

/* Targets with their arithmetic */

static void
add_targets (Report *self, LwReportColumn *column)
{
  static const char *const ids[] = { "production", "factor", "target", "baseline", "normal", "stress", "stress-peak",
                                     "spike", "soak", "estimate", "confidence", "error-budget", NULL };

  add_heading (column, _("Where the numbers come from"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const LwFigure *figure = lw_schedule_find_figure (self->schedule, ids[i]);
      g_autofree char *value = figure != NULL ? g_strdup_printf ("%s %s", figure->text, figure->unit) : NULL;

      if (figure == NULL)
        continue;
      if (!lw_report_column_add_pair (column, figure->title, value, 10))
        return;
      if (g_strcmp0 (figure->formula, figure->text) != 0)
        lw_report_column_add (column, LW_REPORT_DIM, figure->formula, 1, 0);
    }
}

/* What must hold, and what is not sure */

/* What the risks below need is kept for them: about two lines each, but neither nothing nor most of it. */
static void
add_thresholds (Report *self, LwReportColumn *column, guint n_risks)
{
  g_autoptr (GPtrArray) lines = lw_report_list_conditions (self->schedule);
  LwReportColumn upper = *column;
  double height = column->bottom - column->y;

  if (lines->len == 0)
    return;
  add_heading (&upper, _("What must hold"));
  upper.bottom = column->bottom - CLAMP (RISK_HEIGHT * (n_risks + 1), height * 0.15, height * 0.45);
  lw_report_column_add_list (&upper, LW_REPORT_TEXT, lines, 2);
  column->y = upper.y;
}

/* (transfer container) (element-type utf8) */
static GPtrArray *
list_risks (Report *self)
{
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (self->plan));
  const char *const *notes = lw_extrapolation_get_confidence_notes (extrapolation);
  GPtrArray *problems = lw_schedule_get_problems (self->schedule);
  GPtrArray *lines = g_ptr_array_new ();
  guint n_predictions;
  const LwPrediction *predictions = lw_schedule_get_predictions (self->schedule, &n_predictions);

  for (guint i = 0; i < n_predictions; i++)
    if (predictions[i].severity >= LW_SEVERITY_WARNING)
      g_ptr_array_add (lines, (gpointer) predictions[i].message);
  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity >= LW_SEVERITY_WARNING)
        g_ptr_array_add (lines, problem->message);
    }
  for (guint i = 0; notes[i] != NULL; i++)
    g_ptr_array_add (lines, (gpointer) notes[i]);
  return lines;
}

static void
fill_page (Report *self)
{
  double bottom = LW_REPORT_HEIGHT - MARGIN;
  LwReportColumn whole = { &self->page, MARGIN, MARGIN, LW_REPORT_WIDTH - 2 * MARGIN, bottom };
  double half = (whole.width - GUTTER) / 2;
  g_autoptr (GPtrArray) risks = list_risks (self);
  LwReportColumn left;
  LwReportColumn right;

  add_title (self, &whole);
  add_figures (self, &whole);
  add_chart (self, &whole);
  add_scenarios (self, &whole);
  left = (LwReportColumn) { &self->page, whole.x, whole.y, half, bottom };
  right = (LwReportColumn) { &self->page, whole.x + half + GUTTER, whole.y, half, bottom };
  add_targets (self, &left);
  add_thresholds (self, &right, risks->len);
  if (risks->len > 0)
    {
      add_heading (&right, _("Risks and assumptions"));
      lw_report_column_add_list (&right, LW_REPORT_TEXT, risks, 3);
    }
}

void
lw_report_draw (cairo_t *cr, LwPlan *plan, LwSchedule *schedule)
{
  Report self = { .plan = plan, .schedule = schedule };

  g_return_if_fail (LW_IS_PLAN (plan) && schedule != NULL);

  lw_chart_style_init (&self.style, LW_CHART_STYLE_PRINT);
  lw_report_page_init (&self.page, cr, &self.style);
  fill_page (&self);
  lw_report_page_clear (&self.page);
}

GBytes *
lw_report_make (LwPlan *plan, LwSchedule *schedule, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_val_if_fail (LW_IS_PLAN (plan) && schedule != NULL, NULL);

  surface = lw_chart_pdf_new (bytes, LW_REPORT_WIDTH, LW_REPORT_HEIGHT, lw_plan_get_title (plan));
  cr = cairo_create (surface);
  lw_report_draw (cr, plan, schedule);
  cairo_destroy (cr);
  if (!lw_chart_pdf_finish (surface, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
