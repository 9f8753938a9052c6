/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-number.h"

#include "lw-error.h"
#include "lw-i18n.h"

#include <math.h>
#include <string.h>

#define THIN_SPACE "\u202f"

/* Most numbers have few decimals, and then a whole number of the last one says it all. Powers of ten
 * this small, and whole numbers up to 2⁵³, are exact. */
static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };
#define LARGEST_WHOLE 9e15

/* Writes a number of which units counts the last decimals, without zeros at its end. */
static char *
write_decimal (char *buffer, gboolean negative, guint64 units, guint decimals)
{
  char reversed[LW_NUMBER_BUFFER];
  size_t n = 0;
  char *at = buffer;

  while (decimals > 0 && units % 10 == 0)
    {
      units /= 10;
      decimals--;
    }
  for (guint i = 0; units > 0 || i <= decimals; i++)
    {
      if (i == decimals && i > 0)
        reversed[n++] = '.';
      reversed[n++] = (char) ('0' + units % 10);
      units /= 10;
    }
  if (negative)
    *at++ = '-';
  while (n > 0)
    *at++ = reversed[--n];
  *at = '\0';
  return buffer;
}

/* The shortest text for a number that a few decimals say exactly. */
static gboolean
write_short (char *buffer, double number)
{
  double magnitude = fabs (number);

  for (guint decimals = 0; decimals < G_N_ELEMENTS (powers); decimals++)
    {
      double units = round (magnitude * powers[decimals]);

      if (units >= LARGEST_WHOLE)
        return FALSE;
      /* The quotient is the number nearest to that decimal, which is what reading it back gives. */
      if (units / powers[decimals] == magnitude)
        {
          write_decimal (buffer, number < 0, (guint64) units, decimals);
          return TRUE;
        }
    }
  return FALSE;
}

char *
lw_number_format (char buffer[static LW_NUMBER_BUFFER], double number)
{
  double magnitude = fabs (number);

  if (!isfinite (number))
    {
      /* Never expected: every reader refuses them. Zero keeps whatever is written valid. */
      g_warn_if_reached ();
      number = magnitude = 0;
    }
  if (magnitude == 0)
    return strcpy (buffer, "0");
  if (magnitude < 1e15 && write_short (buffer, number))
    return buffer;

  for (int digits = 1; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

      g_ascii_formatd (buffer, LW_NUMBER_BUFFER, format, number);
      if (g_ascii_strtod (buffer, NULL) != number)
        continue;
      if (strchr (buffer, 'e') != NULL && magnitude >= 1e-6 && magnitude < 1e15)
        {
          int decimals = MAX (0, digits - 1 - (int) floor (log10 (magnitude)));

          /* The logarithm of a number just below a power of ten rounds up to it: one place short. */
          do
            {
              g_autofree char *fixed = g_strdup_printf ("%%.%df", decimals++);

              g_ascii_formatd (buffer, LW_NUMBER_BUFFER, fixed, number);
            }
          while (g_ascii_strtod (buffer, NULL) != number);
        }
      break;
    }
  return buffer;
}

static void
group_digits (char *text)
{
  g_autofree char *plain = g_strdup (text);
  const char *digits = plain + (plain[0] == '-');
  size_t n_digits = strspn (digits, "0123456789");
  g_autoptr (GString) grouped = g_string_new (plain[0] == '-' ? "-" : "");

  /* Four digits read well as they are. */
  if (n_digits < 5)
    return;
  for (size_t i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append (grouped, THIN_SPACE);
      g_string_append_c (grouped, digits[i]);
    }
  g_string_append (grouped, digits + n_digits);
  g_strlcpy (text, grouped->str, LW_NUMBER_BUFFER);
}

char *
lw_number_format_rounded (char buffer[static LW_NUMBER_BUFFER], double number, int decimals, gboolean grouped)
{
  double scale = powers[CLAMP (decimals, 0, (int) G_N_ELEMENTS (powers) - 1)];
  double units = round (fabs (number) * scale);

  if (!isfinite (number) || fabs (number) > 1e20)
    return strcpy (buffer, "0");
  if (units < LARGEST_WHOLE)
    write_decimal (buffer, number < 0 && units > 0, (guint64) units, CLAMP (decimals, 0, (int) G_N_ELEMENTS (powers) - 1));
  else
    g_ascii_formatd (buffer, LW_NUMBER_BUFFER, "%.0f", number);
  if (grouped)
    group_digits (buffer);
  return buffer;
}

gboolean
lw_number_parse_strict (const char *text, double *number)
{
  const char *at = text + (*text == '-' || *text == '+');
  size_t whole = strspn (at, "0123456789");
  size_t decimals = 0;
  double value;

  at += whole;
  if (*at == '.')
    {
      decimals = strspn (at + 1, "0123456789");
      at += 1 + decimals;
    }
  if (whole + decimals == 0)
    return FALSE;
  if (*at == 'e' || *at == 'E')
    {
      at += 1 + (at[1] == '-' || at[1] == '+');
      if (!g_ascii_isdigit (*at))
        return FALSE;
      at += strspn (at, "0123456789");
    }
  value = g_ascii_strtod (text, NULL);
  if (*at != '\0' || !isfinite (value))
    return FALSE;
  *number = value;
  return TRUE;
}

/* "1,000" and "12,345,678" group thousands; "1,5" and "0,001" hold a decimal comma. */
static gboolean
commas_group_thousands (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  if (parts[0][0] == '\0' || parts[0][0] == '0' || strlen (parts[0]) > 3)
    return FALSE;
  for (guint i = 1; parts[i] != NULL; i++)
    if (strspn (parts[i], "0123456789") < 3 || (parts[i][3] != '\0' && parts[i][3] != '.'))
      return FALSE;
  return TRUE;
}

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x202f || c == '\'' || c == 0x2019 || c == '_';
}

/* Whether a separator before rest stands between digits, as in "1 000": behind up to three digits
 * at the start and before each three. "1 2" is two numbers. */
static gboolean
separates_digits (GString *kept, gsize n_before, const char *rest)
{
  gboolean behind_digits = n_before > 0 && n_before <= 3 && g_ascii_isdigit (kept->str[kept->len - 1]);

  return behind_digits && strspn (rest, "0123456789") == 3;
}

/* Returns: (nullable): the number without what parts its digits, and with a point; NULL when it is
 * parted where no number is */
static char *
drop_separators (const char *text)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  gboolean grouped = strchr (text, ',') != NULL && commas_group_thousands (text);
  gsize n_digits = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_separator (c) || (c == ',' && grouped))
        {
          if (!separates_digits (kept, n_digits, g_utf8_next_char (at)))
            return NULL;
          n_digits = 0;
          continue;
        }
      n_digits = g_unichar_isdigit (c) ? n_digits + 1 : 0;
      g_string_append_unichar (kept, c == ',' ? '.' : c);
    }
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

/* The text without spaces around it; the ASCII functions do not know them all. */
static char *
dup_stripped (const char *text)
{
  const char *end;

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, end - text);
}

/* Takes "k" or "M" from the end. */
static double
take_scale (char *text)
{
  size_t length = strlen (text);
  double scale = 1;

  if (length > 0 && strchr ("kK", text[length - 1]) != NULL)
    scale = 1e3;
  else if (length > 0 && text[length - 1] == 'M')
    scale = 1e6;
  if (scale > 1)
    text[length - 1] = '\0';
  return scale;
}

gboolean
lw_number_parse (const char *text, double *number, GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *scaled = NULL;
  g_autofree char *plain = NULL;
  double scale;
  double value;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_PARSE, _ ("this is not readable text"));
      return FALSE;
    }
  stripped = dup_stripped (text);
  if (stripped[0] == '\0')
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_PARSE, _ ("a number is needed"));
      return FALSE;
    }
  scale = take_scale (stripped);
  scaled = dup_stripped (stripped);
  plain = drop_separators (scaled);
  if (plain == NULL || !lw_number_parse_strict (plain, &value) || !isfinite (value * scale))
    {
      g_set_error (error, LW_ERROR, LW_ERROR_PARSE,
                   _ ("“%s” is not a number; write it like 1500, 1 500, 1.5k or 0.25"), text);
      return FALSE;
    }
  *number = value * scale;
  return TRUE;
}

/* 99.9 / 100 is 0.9990000000000001; the number that was written down with its point moved is 0.999. */
static double
hundredth (const char *number, double value)
{
  g_autofree char *moved = g_strconcat (number, "e-2", NULL);

  return strpbrk (number, "eE") == NULL ? g_ascii_strtod (moved, NULL) : value / 100;
}

gboolean
lw_percent_parse (const char *text, double *share, gboolean *plain)
{
  g_autofree char *number = g_strstrip (g_strdup (text));
  size_t length = strlen (number);
  gboolean percent = length > 0 && number[length - 1] == '%';
  double value;

  if (percent)
    {
      number[length - 1] = '\0';
      g_strchomp (number);
    }
  if (!lw_number_parse_strict (number, &value))
    return FALSE;

  *plain = percent || value < 1;
  *share = percent || value > 1 ? hundredth (number, value) : value;
  return TRUE;
}

gint64
lw_round_half_up (double number)
{
  double whole = floor (number);

  /* Adding a half first would round 0.49999999999999994 up, since that sum rounds, too. */
  if (number - whole >= 0.5)
    whole += 1;
  return (gint64) CLAMP (whole, -9e18, 9e18);
}
