/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-placeholder-private.h"

#include "lw-duration.h"
#include "lw-error.h"
#include "lw-i18n.h"
#include "lw-limits.h"
#include "lw-number.h"
#include "lw-variable.h"

#include <math.h>
#include <string.h>

/* JavaScript's largest whole number of which all smaller ones are exact. */
#define MAX_WHOLE G_GINT64_CONSTANT (9007199254740991)
#define MAX_WORDS 3
#define DEFAULT_DECIMALS 2
/* 2026-01-01, for samples */
#define SAMPLE_SECONDS G_GINT64_CONSTANT (1767225600)
#define SAMPLE_CHARACTERS 40

/* Error: always FALSE, so that a reader can end with it. */
static gboolean
fail (GError **error, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, int code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (LW_ERROR, code, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
fail_with_usage (GError **error, const char *why, const LwPlaceholder *placeholder)
{
  return fail (error, LW_ERROR_PARSE, _ ("%s; write %s"), why, placeholder->insert);
}

/* Cuts a text at its spaces. Returns the number of words; more than fit are only counted. */
static guint
split (const char *text, size_t length, char words[MAX_WORDS][LW_NUMBER_BUFFER])
{
  guint n_words = 0;
  size_t at = 0;

  while (TRUE)
    {
      size_t start;

      while (at < length && (text[at] == ' ' || text[at] == '\t'))
        at++;
      if (at == length)
        return n_words;
      start = at;
      while (at < length && text[at] != ' ' && text[at] != '\t')
        at++;
      if (n_words < MAX_WORDS)
        {
          size_t kept = MIN (at - start, LW_NUMBER_BUFFER - 1);

          memcpy (words[n_words], text + start, kept);
          words[n_words][kept] = '\0';
        }
      n_words++;
    }
}

static gboolean
read_whole (const char *text, gint64 *number)
{
  return g_ascii_string_to_signed (text, 10, -MAX_WHOLE, MAX_WHOLE, number, NULL);
}

static gboolean
read_nothing (const LwPlaceholder *placeholder, const char *text, size_t length,
              LwPlaceholderArguments *arguments, GError **error)
{
  return length == 0 || fail_with_usage (error, _ ("nothing may follow its name"), placeholder);
}

static gboolean
read_timestamp (const LwPlaceholder *placeholder, const char *text, size_t length,
                LwPlaceholderArguments *arguments, GError **error)
{
  arguments->seconds = length == 1 && text[0] == 's';
  return length == 0 || arguments->seconds || (length == 2 && memcmp (text, "ms", 2) == 0) ||
         fail (error, LW_ERROR_PARSE,
               _ ("only s may follow its name; write {{timestamp}} or {{timestamp s}}"));
}

/* "+7d", "-1h30m", or nothing. */
static gboolean
read_offset (const LwPlaceholder *placeholder, const char *text, size_t length,
             LwPlaceholderArguments *arguments, GError **error)
{
  g_autofree char *duration = length > 0 ? g_strndup (text + 1, length - 1) : NULL;

  arguments->offset_ms = 0;
  if (length == 0)
    return TRUE;
  if ((text[0] != '+' && text[0] != '-') || !g_ascii_isdigit (duration[0]))
    return fail (error, LW_ERROR_PARSE,
                 _ ("how long after or before now must have a sign; write {{%s +7d}} or {{%s -1h}}"),
                 placeholder->name, placeholder->name);
  if (!lw_duration_parse (duration, &arguments->offset_ms, error))
    return FALSE;
  if (text[0] == '-')
    arguments->offset_ms = -arguments->offset_ms;
  return TRUE;
}

static gboolean
read_integer (const LwPlaceholder *placeholder, const char *text, size_t length,
              LwPlaceholderArguments *arguments, GError **error)
{
  char words[MAX_WORDS][LW_NUMBER_BUFFER];

  if (split (text, length, words) != 2 || !read_whole (words[0], &arguments->low) ||
      !read_whole (words[1], &arguments->high))
    return fail_with_usage (error, _ ("it takes two whole numbers, the least and the most"),
                            placeholder);
  if (arguments->low > arguments->high)
    return fail (error, LW_ERROR_RANGE, _ ("the least number comes first; write {{integer %s %s}}"),
                 words[1], words[0]);
  if (arguments->high - arguments->low >= MAX_WHOLE)
    return fail (error, LW_ERROR_RANGE, _ ("the two numbers are too far apart"));
  return TRUE;
}

/* Numbers that are meant to be whole, without the noise of a product. */
static double
settle (double number, double (*otherwise) (double))
{
  return fabs (number - round (number)) <= 1e-9 * MAX (1, fabs (number)) ? round (number)
                                                                       : otherwise (number);
}

/* The values as multiples of the last decimal, so that none lies outside and all are as likely. */
static gboolean
find_grid (LwPlaceholderArguments *arguments, GError **error)
{
  double scale = pow (10, arguments->decimals);
  double low = settle (arguments->from * scale, ceil);
  double high = settle (arguments->to * scale, floor);

  if (fabs (low) > (double) MAX_WHOLE || fabs (high) > (double) MAX_WHOLE || high - low >= (double) MAX_WHOLE)
    return fail (error, LW_ERROR_RANGE, _ ("its numbers have more than 15 digits with so many decimals"));
  if (low > high)
    return fail (error, LW_ERROR_RANGE,
                 _ ("no number with so many decimals lies between the two"));
  arguments->low = (gint64) low;
  arguments->high = (gint64) high;
  return TRUE;
}

static gboolean
read_decimal (const LwPlaceholder *placeholder, const char *text, size_t length,
              LwPlaceholderArguments *arguments, GError **error)
{
  char words[MAX_WORDS][LW_NUMBER_BUFFER];
  guint n_words = split (text, length, words);
  gint64 decimals = DEFAULT_DECIMALS;

  if (n_words < 2 || n_words > 3 || !lw_number_parse_strict (words[0], &arguments->from) ||
      !lw_number_parse_strict (words[1], &arguments->to) ||
      (n_words == 3 && !read_whole (words[2], &decimals)))
    return fail_with_usage (
        error, _ ("it takes two numbers, the least and the most, and how many decimals"),
        placeholder);
  if (arguments->from > arguments->to)
    return fail (error, LW_ERROR_RANGE, _ ("the least number comes first; write {{decimal %s %s}}"),
                 words[1], words[0]);
  if (fabs (arguments->from) > LW_MAX_NUMBER || fabs (arguments->to) > LW_MAX_NUMBER)
    return fail (error, LW_ERROR_RANGE, _ ("its numbers may have at most 12 digits"));
  if (decimals < 0 || decimals > LW_PLACEHOLDER_MAX_DECIMALS)
    return fail (error, LW_ERROR_RANGE, _ ("it can have 0 to %d decimals"),
                 LW_PLACEHOLDER_MAX_DECIMALS);
  arguments->decimals = (int) decimals;
  return find_grid (arguments, error);
}

static gboolean
read_choice (const LwPlaceholder *placeholder, const char *text, size_t length,
             LwPlaceholderArguments *arguments, GError **error)
{
  arguments->list = (LwPlaceholderWord){ text, length };
  return length > 0 ||
         fail_with_usage (error, _ ("it takes the texts to choose from, with | between them"),
                          placeholder);
}

static gboolean
read_text (const LwPlaceholder *placeholder, const char *text, size_t length,
           LwPlaceholderArguments *arguments, GError **error)
{
  char words[MAX_WORDS][LW_NUMBER_BUFFER];
  gint64 number;

  if (split (text, length, words) != 1 || !read_whole (words[0], &number))
    return fail_with_usage (error, _ ("it takes the number of letters and digits"), placeholder);
  if (number < 1 || number > LW_PLACEHOLDER_MAX_CHARACTERS)
    return fail (error, LW_ERROR_RANGE, _ ("it can have 1 to %d characters"),
                 LW_PLACEHOLDER_MAX_CHARACTERS);
  arguments->n_characters = (guint) number;
  return TRUE;
}

static size_t
name_length (const char *text, size_t length)
{
  size_t n = 0;

  if (length > 0 && !g_ascii_isdigit (text[0]))
    while (n < length && (g_ascii_isalnum (text[n]) || text[n] == '_'))
      n++;
  return n;
}

static gboolean
read_data (const LwPlaceholder *placeholder, const char *text, size_t length,
           LwPlaceholderArguments *arguments, GError **error)
{
  size_t name = name_length (text, length);
  size_t column = name;

  while (column < length && (text[column] == ' ' || text[column] == '\t'))
    column++;
  if (name == 0 || column == name || column == length)
    return fail_with_usage (error, _ ("it takes the name of a data file and one of its columns"),
                            placeholder);
  arguments->name = (LwPlaceholderWord){ text, name };
  arguments->column = (LwPlaceholderWord){ text + column, length - column };
  return TRUE;
}

static gboolean
read_value (const LwPlaceholder *placeholder, const char *text, size_t length,
            LwPlaceholderArguments *arguments, GError **error)
{
  arguments->name = (LwPlaceholderWord){ text, length };
  return (length > 0 && name_length (text, length) == length) ||
         fail_with_usage (error, _ ("it takes the name of a value that an earlier answer gives"),
                          placeholder);
}

static gboolean
read_env (const LwPlaceholder *placeholder, const char *text, size_t length,
          LwPlaceholderArguments *arguments, GError **error)
{
  g_autofree char *name = g_strndup (text, length);
  const char *fault = lw_variable_find_fault (name);

  arguments->name = (LwPlaceholderWord){ text, length };
  if (length == 0)
    return fail_with_usage (error, _ ("it takes the name of an environment variable"), placeholder);
  return fault == NULL ||
         fail (error, LW_ERROR_PARSE, _ ("“%s” cannot be the environment variable: %s"), name, fault);
}

typedef gboolean (*Read) (const LwPlaceholder *placeholder, const char *text, size_t length,
                          LwPlaceholderArguments *arguments, GError **error);

gboolean
lw_placeholder_read_arguments (const LwPlaceholder *placeholder, const char *text, size_t length,
                               LwPlaceholderArguments *arguments, GError **error)
{
  static const Read readers[LW_N_PLACEHOLDERS] = {
    [LW_PLACEHOLDER_UNIQUE] = read_nothing,  [LW_PLACEHOLDER_UUID] = read_nothing,
    [LW_PLACEHOLDER_VU] = read_nothing,      [LW_PLACEHOLDER_ITERATION] = read_nothing,
    [LW_PLACEHOLDER_RUN] = read_nothing,     [LW_PLACEHOLDER_TIMESTAMP] = read_timestamp,
    [LW_PLACEHOLDER_DATE] = read_offset,     [LW_PLACEHOLDER_DAY] = read_offset,
    [LW_PLACEHOLDER_INTEGER] = read_integer, [LW_PLACEHOLDER_DECIMAL] = read_decimal,
    [LW_PLACEHOLDER_CHOICE] = read_choice,   [LW_PLACEHOLDER_TEXT] = read_text,
    [LW_PLACEHOLDER_DATA] = read_data,       [LW_PLACEHOLDER_VALUE] = read_value,
    [LW_PLACEHOLDER_ENV] = read_env,
  };

  *arguments = (LwPlaceholderArguments){ 0 };
  return readers[placeholder->kind](placeholder, text, length, arguments, error);
}

gboolean
lw_placeholder_name_is_valid (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return name[0] != '\0' && name_length (name, strlen (name)) == strlen (name);
}

/* Samples */

static void
append_time (GString *out, gint64 offset_ms, const char *format)
{
  g_autoptr (GDateTime) base = g_date_time_new_from_unix_utc (SAMPLE_SECONDS);
  g_autoptr (GDateTime) time = g_date_time_add (base, offset_ms * 1000);
  g_autofree char *text = time != NULL ? g_date_time_format (time, format) : NULL;

  g_string_append (out, text != NULL ? text : "");
}

static void
append_instant (GString *out, gint64 offset_ms)
{
  gint64 milliseconds = ((offset_ms % 1000) + 1000) % 1000;

  append_time (out, offset_ms - milliseconds, "%Y-%m-%dT%H:%M:%S");
  g_string_append_printf (out, ".%03dZ", (int) milliseconds);
}

static void
append_decimal (GString *out, const LwPlaceholderArguments *arguments)
{
  gint64 middle = arguments->low + (arguments->high - arguments->low) / 2;
  gint64 scale = 1;

  for (int i = 0; i < arguments->decimals; i++)
    scale *= 10;
  g_string_append_printf (out, "%s%" G_GINT64_FORMAT, middle < 0 ? "-" : "", ABS (middle) / scale);
  if (arguments->decimals > 0)
    g_string_append_printf (out, ".%0*" G_GINT64_FORMAT, arguments->decimals, ABS (middle) % scale);
}

static void
append_characters (GString *out, guint n_characters)
{
  static const char characters[] = "k3Xr9TqLmZ2vB8nWc5YdH7pJ";

  for (guint i = 0; i < MIN (n_characters, SAMPLE_CHARACTERS); i++)
    g_string_append_c (out, characters[i % (sizeof characters - 1)]);
  if (n_characters > SAMPLE_CHARACTERS)
    g_string_append (out, "…");
}

static void
append_first_choice (GString *out, LwPlaceholderWord list)
{
  LwPlaceholderWord choice;

  if (lw_placeholder_next_choice (&list, &choice))
    g_string_append_len (out, choice.text, (gssize) choice.length);
}

static void
append_numbered (GString *out, const LwPlaceholderWord *word)
{
  g_string_append_len (out, word->text, (gssize) word->length);
  g_string_append (out, "-1");
}

void
lw_placeholder_append_sample (GString *out, const LwPlaceholder *placeholder,
                              const LwPlaceholderArguments *arguments)
{
  switch (placeholder->kind)
    {
    case LW_PLACEHOLDER_TIMESTAMP:
      g_string_append_printf (out, "%" G_GINT64_FORMAT "%s", SAMPLE_SECONDS,
                              arguments->seconds ? "" : "000");
      break;
    case LW_PLACEHOLDER_DATE:
      append_instant (out, arguments->offset_ms);
      break;
    case LW_PLACEHOLDER_DAY:
      append_time (out, arguments->offset_ms, "%Y-%m-%d");
      break;
    case LW_PLACEHOLDER_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT,
                              arguments->low + (arguments->high - arguments->low) / 2);
      break;
    case LW_PLACEHOLDER_DECIMAL:
      append_decimal (out, arguments);
      break;
    case LW_PLACEHOLDER_CHOICE:
      append_first_choice (out, arguments->list);
      break;
    case LW_PLACEHOLDER_TEXT:
      append_characters (out, arguments->n_characters);
      break;
    case LW_PLACEHOLDER_DATA:
      append_numbered (out, &arguments->column);
      break;
    case LW_PLACEHOLDER_VALUE:
      append_numbered (out, &arguments->name);
      break;
    case LW_PLACEHOLDER_UNIQUE:
    case LW_PLACEHOLDER_UUID:
    case LW_PLACEHOLDER_VU:
    case LW_PLACEHOLDER_ITERATION:
    case LW_PLACEHOLDER_RUN:
    case LW_PLACEHOLDER_ENV:
    default:
      g_string_append (out, placeholder->sample);
      break;
    }
}
