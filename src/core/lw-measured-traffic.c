/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-measured-traffic.h"

#include "lw-duration.h"
#include "lw-error.h"
#include "lw-i18n.h"
#include "lw-limits.h"
#include "lw-number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  GArray *points; /* (unowned) */
  guint line; /* from 0 */
  gboolean counts;
  gint64 first_ms;
  gint64 day_ms; /* midnights that times of day have passed */
  gint64 last_of_day_ms;
} Reader;

static gboolean
fail (const Reader *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (const Reader *self, GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *why = NULL;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: number of a line, what is wrong with it */
  g_set_error (error, LW_ERROR, LW_ERROR_PARSE, _("Line %u: %s"), self->line + 1, why);
  return FALSE;
}

/* "13:05" and "13:05:30" are times of a day, which go on after midnight. */
static gboolean
read_time_of_day (Reader *self, const char *text, gint64 *t_ms)
{
  guint hours, minutes, seconds = 0;
  int used = 0;

  if (sscanf (text, "%2u:%2u%n:%2u%n", &hours, &minutes, &used, &seconds, &used) < 2 || text[used] != '\0' ||
      hours > 23 || minutes > 59 || seconds > 59)
    return FALSE;
  *t_ms = ((hours * 60 + minutes) * 60 + seconds) * G_GINT64_CONSTANT (1000);
  if (self->points->len > 0 && *t_ms < self->last_of_day_ms)
    self->day_ms += 24 * 60 * 60 * 1000;
  self->last_of_day_ms = *t_ms;
  *t_ms += self->day_ms;
  return TRUE;
}

static gboolean
read_date (const char *text, gint64 *t_ms)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *iso = g_strdup (text);

  if (strlen (iso) > 10 && iso[10] == ' ')
    iso[10] = 'T';
  date = g_date_time_new_from_iso8601 (iso, utc);
  if (date == NULL)
    return FALSE;
  *t_ms = g_date_time_to_unix (date) * 1000 + g_date_time_get_microsecond (date) / 1000;
  return TRUE;
}

static gboolean
read_time (Reader *self, const char *text, gint64 *t_ms)
{
  double seconds;

  if (lw_number_parse_strict (text, &seconds))
    {
      if (seconds < 0 || seconds > LW_MAX_NUMBER)
        return FALSE;
      *t_ms = (gint64) round (seconds * 1000);
      return TRUE;
    }
  return read_time_of_day (self, text, t_ms) || read_date (text, t_ms) || lw_duration_parse (text, t_ms, NULL);
}

static char *
unquote (char *text)
{
  size_t length;

  g_strstrip (text);
  length = strlen (text);
  if (length < 2 || text[0] != '"' || text[length - 1] != '"')
    return text;
  text[length - 1] = '\0';
  return g_strstrip (text + 1);
}

static gboolean
add_point (Reader *self, gint64 t_ms, double value, GError **error)
{
  LwCurvePoint point = { 0, value };

  if (self->points->len == 0)
    self->first_ms = t_ms;
  point.t_ms = t_ms - self->first_ms;
  if (self->points->len > 0 && point.t_ms <= g_array_index (self->points, LwCurvePoint, self->points->len - 1).t_ms)
    return fail (self, error, _("the time is not after that of the line before; sort the lines by time"));
  if (point.t_ms > LW_MAX_DURATION_MS)
    return fail (self, error, _("more than a year after the first line; leave out what is not to be followed"));
  if (self->points->len >= LW_MAX_MEASURED_POINTS)
    {
      g_set_error (error, LW_ERROR, LW_ERROR_LIMIT, _("There are more than %d lines; add up longer stretches"),
                   LW_MAX_MEASURED_POINTS);
      return FALSE;
    }
  g_array_append_val (self->points, point);
  return TRUE;
}

/* Two words in the first line say what the columns are. */
static void
read_heading (Reader *self, const char *heading)
{
  g_autofree char *words = g_ascii_strdown (heading, -1);
  gboolean rate = strstr (words, "rps") != NULL || strstr (words, "per_second") != NULL ||
                  strstr (words, "per second") != NULL || strstr (words, "/s") != NULL;

  if (!rate && (strstr (words, "count") != NULL || strstr (words, "requests") != NULL))
    self->counts = TRUE;
}

static gboolean
read_line (Reader *self, char *line, GError **error)
{
  char *parting;
  char *time;
  char *number;
  gint64 t_ms;
  double value;

  g_strstrip (line);
  if (line[0] == '\0' || line[0] == '#')
    return TRUE;
  parting = strpbrk (line, ";\t");
  if (parting == NULL)
    parting = strchr (line, ',');
  if (parting == NULL)
    return fail (self, error, _("there is no comma; each line is a time, a comma and a number"));
  *parting = '\0';
  time = unquote (line);
  number = unquote (parting + 1);
  if (!lw_number_parse (number, &value, NULL))
    {
      if (self->points->len > 0 || g_ascii_isdigit (number[0]))
        return fail (self, error, _("“%s” is no number"), number);
      read_heading (self, number);
      return TRUE;
    }
  if (!(value >= 0) || value > LW_MAX_NUMBER)
    return fail (self, error, _("traffic cannot be %s"), number);
  if (!read_time (self, time, &t_ms))
    return fail (self, error, _("“%s” is no time; write seconds, 13:05, 5 min or 2026-01-31T13:05:00Z"), time);
  return add_point (self, t_ms, value, error);
}

/* Requests of a stretch of time as requests per second; the last one is as long as the one before. */
static void
counts_to_rates (GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      LwCurvePoint *point = &g_array_index (points, LwCurvePoint, i);
      guint from = i + 1 < points->len ? i : i - 1;
      gint64 length =
        g_array_index (points, LwCurvePoint, from + 1).t_ms - g_array_index (points, LwCurvePoint, from).t_ms;

      point->value = point->value * 1000 / (double) length;
    }
}

GArray *
lw_measured_traffic_parse (const char *text, gsize length, gboolean counts, GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LwCurvePoint));
  Reader reader = { .points = points, .counts = counts };
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (length > LW_MAX_MEASURED_BYTES)
    {
      g_set_error (error, LW_ERROR, LW_ERROR_LIMIT, _("This is more than %d MiB; add up longer stretches"),
                   LW_MAX_MEASURED_BYTES >> 20);
      return NULL;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_PARSE, _("This is no text of lines with a time and a number"));
      return NULL;
    }
  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += 3;
  /* What is left of other line ends is stripped from the lines. */
  lines = g_strsplit (text, "\n", -1);
  for (; lines[reader.line] != NULL; reader.line++)
    if (!read_line (&reader, lines[reader.line], error))
      return NULL;
  if (points->len < 2)
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_PARSE,
                           _("It takes at least two lines, each with a time, a comma and a number"));
      return NULL;
    }
  if (reader.counts)
    counts_to_rates (points);
  return g_steal_pointer (&points);
}

/* Tries the point for every end that a line from start can have: best holds the fewest lines to each
 * point, before the point that the last of them starts at. */
static void
extend_lines (const LwCurvePoint *points, guint n_points, guint start, double tolerance, guint *best, guint *before)
{
  double least = -INFINITY;
  double most = INFINITY;

  for (guint end = start + 1; end < n_points && least <= most; end++)
    {
      double span = (double) (points[end].t_ms - points[start].t_ms);
      double slope = (points[end].value - points[start].value) / span;

      if (slope >= least && slope <= most && best[start] + 1 < best[end])
        {
          best[end] = best[start] + 1;
          before[end] = start;
        }
      least = MAX (least, (points[end].value - tolerance - points[start].value) / span);
      most = MIN (most, (points[end].value + tolerance - points[start].value) / span);
    }
}

GArray *
lw_measured_traffic_fit (const GArray *points, double tolerance)
{
  const LwCurvePoint *all = (const LwCurvePoint *) (gpointer) points->data;
  g_autofree guint *best = g_new (guint, points->len);
  g_autofree guint *before = g_new0 (guint, points->len);
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at = points->len - 1;

  g_return_val_if_fail (points->len >= 2, corners);

  for (guint i = 0; i < points->len; i++)
    best[i] = i == 0 ? 0 : G_MAXUINT;
  /* Rounding must not part points that lie on one line. */
  tolerance = MAX (tolerance, 0) + 1e-9;
  for (guint i = 0; i + 1 < points->len; i++)
    extend_lines (all, points->len, i, tolerance, best, before);
  g_array_append_val (corners, at);
  while (at > 0)
    {
      at = before[at];
      g_array_prepend_val (corners, at);
    }
  return corners;
}

static double
find_peak (const GArray *points)
{
  double peak = 0;

  for (guint i = 0; i < points->len; i++)
    peak = MAX (peak, g_array_index (points, LwCurvePoint, i).value);
  return peak;
}

gboolean
lw_measured_traffic_apply (const GArray *points, double tolerance_percent, double production_rps,
                           LwScenario *scenario, GError **error)
{
  g_autoptr (GArray) corners = lw_measured_traffic_fit (points, find_peak (points) * tolerance_percent / 100);
  const LwCurvePoint *all = (const LwCurvePoint *) (gpointer) points->data;
  LwRecordList *stages = lw_scenario_get_stages (scenario);
  LwLevelUnit unit = production_rps > 0 ? LW_LEVEL_PERCENT : LW_LEVEL_ABSOLUTE;
  double scale = production_rps > 0 ? 100 / production_rps : 1;

  if (corners->len - 1 > LW_MAX_STAGES)
    {
      g_set_error (error, LW_ERROR, LW_ERROR_LIMIT,
                   _("Following it this closely takes %u stages, and a scenario has at most %d; allow more difference"),
                   corners->len - 1, LW_MAX_STAGES);
      return FALSE;
    }
  lw_scenario_set_executor (scenario, LW_EXECUTOR_RAMPING_ARRIVAL_RATE);
  lw_scenario_set_level_unit (scenario, unit);
  lw_scenario_set_level (scenario, all[0].value * scale);
  lw_record_list_clear (stages);
  for (guint i = 1; i < corners->len; i++)
    {
      const LwCurvePoint *from = &all[g_array_index (corners, guint, i - 1)];
      const LwCurvePoint *to = &all[g_array_index (corners, guint, i)];
      LwStage *stage = lw_stage_new ();

      lw_stage_set_duration_ms (stage, to->t_ms - from->t_ms);
      lw_stage_set_unit (stage, unit);
      lw_stage_set_target (stage, to->value * scale);
      lw_record_list_take (stages, stage);
    }
  return TRUE;
}
