/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-duration.h"

#include "lw-error.h"
#include "lw-i18n.h"
#include "lw-limits.h"
#include "lw-number.h"

#include <math.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00a0"

enum
{
  SECOND_MS = 1000,
  MINUTE_MS = 60 * SECOND_MS,
  HOUR_MS = 60 * MINUTE_MS,
  DAY_MS = 24 * HOUR_MS,
};

static const struct
{
  const char *word;
  double ms;
} units[] = {
  { "ms", 1 },
  { "millisecond", 1 },
  { "milliseconds", 1 },
  { "s", SECOND_MS },
  { "sec", SECOND_MS },
  { "secs", SECOND_MS },
  { "second", SECOND_MS },
  { "seconds", SECOND_MS },
  { "m", MINUTE_MS },
  { "min", MINUTE_MS },
  { "mins", MINUTE_MS },
  { "minute", MINUTE_MS },
  { "minutes", MINUTE_MS },
  { "h", HOUR_MS },
  { "hr", HOUR_MS },
  { "hrs", HOUR_MS },
  { "hour", HOUR_MS },
  { "hours", HOUR_MS },
  { "d", DAY_MS },
  { "day", DAY_MS },
  { "days", DAY_MS },
};

static double
unit_ms (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (units[i].word, word) == 0)
      return units[i].ms;
  return 0;
}

/* "1:30:00" is hours, minutes and seconds, "2:30" minutes and seconds. */
static gboolean
parse_clock (const char *text, double *ms)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  guint n_parts = g_strv_length (parts);
  double total = 0;

  if (n_parts < 2 || n_parts > 3)
    return FALSE;
  for (guint i = 0; i < n_parts; i++)
    {
      size_t digits = strspn (parts[i], "0123456789");
      double value = g_ascii_strtod (parts[i], NULL);

      if (digits == 0 || parts[i][digits] != '\0' || digits > 6 || (i > 0 && value >= 60))
        return FALSE;
      total = total * 60 + value;
    }
  *ms = total * SECOND_MS;
  return TRUE;
}

/* A row of numbers with units, largest unit first: "1h 30m". A bare number is seconds. */
static gboolean
parse_units (const char *text, double *ms)
{
  double last_unit = G_MAXDOUBLE;
  double total = 0;
  const char *at = text;

  while (*at != '\0')
    {
      size_t number_length = strspn (at, "0123456789.,");
      g_autofree char *number = g_strndup (at, number_length);
      g_autofree char *word = NULL;
      size_t word_length;
      double value;
      double unit;

      if (!lw_number_parse (number, &value, NULL))
        return FALSE;
      at += number_length;
      at += strspn (at, " ");
      for (word_length = 0; g_ascii_isalpha (at[word_length]); word_length++)
        ;
      word = g_strndup (at, word_length);
      unit = word_length == 0 && at[0] == '\0' && total == 0 && last_unit == G_MAXDOUBLE ? SECOND_MS : unit_ms (word);
      if (unit == 0 || unit >= last_unit)
        return FALSE;
      total += value * unit;
      last_unit = unit;
      at += word_length;
      at += strspn (at, " ");
    }
  *ms = total;
  return last_unit != G_MAXDOUBLE;
}

static char *
plain_spaces (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (plain, g_unichar_isspace (c) || c == 0x202f ? ' ' : c);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&plain), FALSE));
}

gboolean
lw_duration_parse (const char *text, gint64 *duration_ms, GError **error)
{
  g_autofree char *plain = g_utf8_validate (text, -1, NULL) ? plain_spaces (text) : g_strdup ("");
  double ms;

  if (!parse_clock (plain, &ms) && !parse_units (plain, &ms))
    {
      g_set_error (error, LW_ERROR, LW_ERROR_PARSE,
                   _ ("“%s” is not a duration; write it like 90s, 5 min, 1h30m or 1:30:00"), text);
      return FALSE;
    }
  if (!isfinite (ms) || ms > LW_MAX_DURATION_MS)
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_RANGE, _ ("no duration may be longer than 366 days"));
      return FALSE;
    }
  *duration_ms = lw_round_half_up (ms);
  return TRUE;
}

static void
append_part (GString *text, gint64 amount, const char *unit, const char *before_unit, const char *between)
{
  if (amount == 0)
    return;
  if (text->len > 0)
    g_string_append (text, between);
  g_string_append_printf (text, "%" G_GINT64_FORMAT "%s%s", amount, before_unit, unit);
}

char *
lw_duration_format_k6 (gint64 duration_ms)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_part (text, duration_ms / HOUR_MS, "h", "", "");
  append_part (text, duration_ms % HOUR_MS / MINUTE_MS, "m", "", "");
  append_part (text, duration_ms % MINUTE_MS / SECOND_MS, "s", "", "");
  append_part (text, duration_ms % SECOND_MS, "ms", "", "");
  if (text->len == 0)
    g_string_append (text, "0s");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
lw_duration_format_human (gint64 duration_ms)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* A day is only a unit of its own once hours stop being easy to picture. */
  if (duration_ms >= 2 * (gint64) DAY_MS)
    {
      append_part (text, duration_ms / DAY_MS, "d", NO_BREAK_SPACE, " ");
      duration_ms %= DAY_MS;
    }
  append_part (text, duration_ms / HOUR_MS, "h", NO_BREAK_SPACE, " ");
  append_part (text, duration_ms % HOUR_MS / MINUTE_MS, "min", NO_BREAK_SPACE, " ");
  append_part (text, duration_ms % MINUTE_MS / SECOND_MS, "s", NO_BREAK_SPACE, " ");
  append_part (text, duration_ms % SECOND_MS, "ms", NO_BREAK_SPACE, " ");
  if (text->len == 0)
    g_string_append (text, "0" NO_BREAK_SPACE "s");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
lw_duration_format_clock (gint64 duration_ms)
{
  gint64 seconds = (duration_ms + SECOND_MS / 2) / SECOND_MS;

  if (seconds >= 3600)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                            (int) (seconds % 3600 / 60), (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}
