/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile-reader-private.h"

#include "lw-i18n.h"
#include "lw-number.h"

#include <math.h>
#include <string.h>

/* Quantities */

static const LwUnit rate_units[] = {
  { "rps", 1 },   { "req/s", 1 },      { "requests/s", 1 }, { "/s", 1 },
  { "msg/s", 1 }, { "messages/s", 1 }, { "", 0 },
};

static const LwUnit millisecond_units[] = {
  { "ms", 1 },     { "s", 1000 },    { "sec", 1000 }, { "us", 0.001 },
  { "µs", 0.001 }, { "min", 60000 }, { "", 0 },
};

static const LwUnit second_units[] = {
  { "s", 1 },  { "sec", 1 },      { "seconds", 1 }, { "ms", 0.001 }, { "min", 60 },
  { "m", 60 }, { "minutes", 60 }, { "h", 3600 },    { "", 0 },
};

static const LwUnit cpu_units[] = {
  { "m", 0.001 }, { "vcpu", 1 }, { "vcpus", 1 }, { "core", 1 },
  { "cores", 1 }, { "cpu", 1 },  { "", 0 },
};

/* In bytes. Memory is sold in powers of two: `ram_mb` counts MiB, and so do MB and M here. */
#define KIB 1024.0
#define MIB (1024.0 * KIB)
#define GIB (1024.0 * MIB)
#define TIB (1024.0 * GIB)

static const LwUnit memory_units[] = {
  { "B", 1 },     { "bytes", 1 }, { "K", KIB },   { "KB", KIB },  { "Ki", KIB },
  { "KiB", KIB }, { "M", MIB },   { "MB", MIB },  { "Mi", MIB },  { "MiB", MIB },
  { "G", GIB },   { "GB", GIB },  { "Gi", GIB },  { "GiB", GIB }, { "T", TIB },
  { "TB", TIB },  { "Ti", TIB },  { "TiB", TIB }, { "", 0 },
};

static const LwUnit factor_units[] = { { "x", 1 }, { "×", 1 }, { "", 0 } };
static const LwUnit money_units[] = { { "USD", 1 }, { "$", 1 }, { "", 0 } };

const LwQuantity lw_quantity_count = { .example = "10" };
const LwQuantity lw_quantity_rate = { .example = "1000", .units = rate_units };
const LwQuantity lw_quantity_milliseconds = { .example = "350", .units = millisecond_units };
const LwQuantity lw_quantity_seconds = { .example = "30", .units = second_units };
const LwQuantity lw_quantity_cpu = {
  .example = N_ ("0.5 or 500m"),
  .units = cpu_units,
  .flags = LW_QUANTITY_NOT_ZERO,
  .why_not_zero = N_ ("nothing runs without CPU, and the factor divides by it"),
  .unlikely = 256,
  .unlikely_hint = N_ ("If thousandths of a core are meant, write them with an m, such as 500m"),
};
const LwQuantity lw_quantity_mib = { .example = N_ ("512, 512Mi or 2Gi"),
                                     .units = memory_units,
                                     .divisor = MIB };
const LwQuantity lw_quantity_bytes = { .example = N_ ("262144 or 256Ki"), .units = memory_units };
const LwQuantity lw_quantity_factor = {
  .example = "6.8",
  .units = factor_units,
  .flags = LW_QUANTITY_NOT_ZERO,
  .why_not_zero = N_ ("targets are divided by it"),
};
const LwQuantity lw_quantity_money = { .example = "288",
                                       .units = money_units,
                                       .flags = LW_QUANTITY_SHOWN_ONLY };
const LwQuantity lw_quantity_limit = {
  .example = "100",
  .flags = LW_QUANTITY_SHOWN_ONLY | LW_QUANTITY_ANY_UNIT,
};

/* Reporting */

static LwSeverity
severity_of (const LwProfileField *field)
{
  gboolean shown_only =
      field->quantity != NULL && (field->quantity->flags & LW_QUANTITY_SHOWN_ONLY) != 0;

  return shown_only ? LW_SEVERITY_WARNING : LW_SEVERITY_ERROR;
}

static void G_GNUC_PRINTF (6, 7)
    refuse (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node,
            const char *code, const char *suggestion, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  lw_profile_reader_report (self, node, field->property, severity_of (field), code, suggestion,
                            "“%s” %s", field->key, message);
}

/* Texts that are numbers to some YAML programs and not, or other numbers, to others */

static gboolean
is_one_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_date (const char *text)
{
  size_t year = strspn (text, "0123456789");

  return year == 4 && text[4] == '-' && g_ascii_isdigit (text[5]) && strchr (text + 5, '-') != NULL;
}

/* "1:30" and "12:30:45": digits parted by colons, counted in sixties by YAML 1.1. */
static gboolean
is_sexagesimal (const char *text, double *value)
{
  g_auto (GStrv) parts = NULL;

  if (strchr (text, ':') == NULL)
    return FALSE;
  parts = g_strsplit (text, ":", 8);
  *value = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      double part;

      if (!g_ascii_isdigit (parts[i][0]) || !lw_number_parse_strict (parts[i], &part))
        return FALSE;
      *value = *value * 60 + part;
    }
  return TRUE;
}

static gboolean
has_base_prefix (const char *text, double *value)
{
  static const struct
  {
    char letter;
    guint base;
  } prefixes[] = { { 'o', 8 }, { 'x', 16 }, { 'b', 2 } };

  for (guint i = 0; text[0] == '0' && i < G_N_ELEMENTS (prefixes); i++)
    {
      guint64 number;

      if (g_ascii_tolower (text[1]) != prefixes[i].letter ||
          !g_ascii_string_to_unsigned (text + 2, prefixes[i].base, 0, G_MAXUINT64, &number, NULL))
        continue;
      *value = number;
      return TRUE;
    }
  return FALSE;
}

static gboolean
has_leading_zero (const char *text)
{
  return text[0] == '0' && g_ascii_isdigit (text[1]) &&
         strspn (text, "0123456789") == strlen (text);
}

static gboolean
refuse_leading_zero (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node,
                     const char *text)
{
  g_autofree char *suggestion = NULL;
  const char *plain = text + strspn (text, "0");
  char number[LW_NUMBER_BUFFER];
  guint64 octal;

  plain = *plain != '\0' ? plain : "0";
  if (g_ascii_string_to_unsigned (text, 8, 0, G_MAXUINT64, &octal, NULL))
    suggestion = g_strdup_printf (_ ("Write %s, or %s if octal digits are meant"), plain,
                                  lw_number_format (number, octal));
  else
    suggestion = g_strdup_printf (_ ("Write %s"), plain);
  refuse (
      self, field, node, "ambiguous-number", suggestion,
      _ ("is “%s”: with its leading zero, older YAML programs read octal digits and newer ones decimal"),
      text);
  return TRUE;
}

static gboolean
refuse_comma (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node,
              const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autofree char *grouped = g_strjoinv ("", parts);
  g_autofree char *decimal = g_strjoinv (".", parts);
  g_autofree char *suggestion = NULL;
  char formatted[LW_NUMBER_BUFFER];
  double number;

  if (!lw_number_parse_strict (grouped, &number))
    return FALSE;
  if (lw_number_parse_strict (decimal, &number))
    suggestion = g_strdup_printf (_ ("Write %s or %s, whichever is meant"), grouped,
                                  lw_number_format (formatted, number));
  else
    suggestion = g_strdup_printf (_ ("Write %s"), grouped);
  refuse (self, field, node, "ambiguous-number", suggestion,
          _ ("is “%s”, and YAML numbers have no commas"), text);
  return TRUE;
}

/* Whether the text is a surprise, and was reported. */
static gboolean
refuse_surprise (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node,
                 const char *text)
{
  static const char *const endless[] = { ".inf", "-.inf", "+.inf",    ".nan", "inf",
                                         "-inf", "+inf",  "infinity", "nan",  NULL };
  static const char *const truths[] = { "yes", "no", "on", "off", "true", "false", "y", "n", NULL };
  g_autofree char *suggestion = NULL;
  char number[LW_NUMBER_BUFFER];
  double value;

  if (is_one_of (text, endless))
    refuse (self, field, node, "not-finite", _ ("Write the real number, or leave the key out"),
            _ ("is “%s”, which is not a finite number"), text);
  else if (is_one_of (text, truths))
    refuse (self, field, node, "not-a-number", _ ("Write a number, or leave the key out"),
            _ ("is “%s”, which YAML programs take for true or false"), text);
  else if (is_date (text))
    refuse (self, field, node, "not-a-number", _ ("Write a number, or leave the key out"),
            _ ("is “%s”, which is a date"), text);
  else if (is_sexagesimal (text, &value))
    {
      suggestion = g_strdup_printf (_ ("Write %s, or whichever number is meant"),
                                    lw_number_format (number, value));
      refuse (self, field, node, "ambiguous-number", suggestion,
              _ ("is “%s”, which older YAML programs count in sixties and newer ones take for text"),
              text);
    }
  else if (has_base_prefix (text, &value))
    {
      suggestion = g_strdup_printf (_ ("Write %s"), lw_number_format (number, value));
      refuse (self, field, node, "ambiguous-number", suggestion,
              _ ("is “%s”, which some YAML programs take for a number and others for text"), text);
    }
  else if (has_leading_zero (text))
    return refuse_leading_zero (self, field, node, text);
  else
    return strchr (text, ',') != NULL && refuse_comma (self, field, node, text);
  return TRUE;
}

/* Numbers with units */

/* "1_000": everybody means 1000, but not every program reads it so. */
static gboolean
parse_with_underscores (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node,
                        const char *text, double *value)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  g_autofree char *suggestion = g_strdup_printf (_ ("Write %s"), plain);
  char number[LW_NUMBER_BUFFER];

  if (!g_ascii_isdigit (text[0]) || parts[1] == NULL || !lw_number_parse_strict (plain, value))
    return FALSE;
  lw_profile_reader_report (
      self, node, field->property, LW_SEVERITY_WARNING, "ambiguous-number", suggestion,
      _ ("“%s” is “%s” and read as %s, but as text by programs that follow YAML 1.2"), field->key, text,
      lw_number_format (number, *value));
  return TRUE;
}

/* Units that differ by case only come first in that case: "m" is a thousandth, "M" a million. */
static const LwUnit *
find_unit (const LwUnit *units, const char *word)
{
  for (const LwUnit *unit = units; unit != NULL && unit->word[0] != '\0'; unit++)
    if (strcmp (unit->word, word) == 0)
      return unit;
  for (const LwUnit *unit = units; unit != NULL && unit->word[0] != '\0'; unit++)
    if (strlen (word) > 1 && g_ascii_strcasecmp (unit->word, word) == 0)
      return unit;
  return NULL;
}

static gboolean
parse_with_unit (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node,
                 const char *text, double *value)
{
  gboolean dollar = field->quantity->units == money_units && text[0] == '$';
  const char *start = text + dollar + strspn (text + dollar, " ");
  size_t length = strspn (start, "+-.0123456789");
  g_autofree char *number = g_strndup (start, length);
  g_autofree char *word = g_strstrip (g_strdup (start + length));
  const LwUnit *unit = find_unit (field->quantity->units, word);

  if (!lw_number_parse_strict (number, value))
    return FALSE;
  if (dollar && word[0] == '\0')
    return TRUE;
  if (unit != NULL)
    {
      *value *= field->quantity->divisor > 0 ? unit->scale / field->quantity->divisor : unit->scale;
      return TRUE;
    }
  if ((field->quantity->flags & LW_QUANTITY_ANY_UNIT) == 0)
    return FALSE;
  lw_profile_reader_report (self, node, field->property, LW_SEVERITY_NOTE, "number-reading", NULL,
                            _ ("“%s” is “%s”, and read as %s"), field->key, text, number);
  return TRUE;
}

static void
refuse_text (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node)
{
  g_autofree char *excerpt = lw_excerpt (node->text);
  g_autofree char *suggestion = NULL;
  char number[LW_NUMBER_BUFFER];
  double guess;

  if (lw_number_parse (node->text, &guess, NULL))
    suggestion = g_strdup_printf (_ ("Write %s"), lw_number_format (number, guess));
  else if (field->quantity == &lw_quantity_mib && g_str_has_suffix (node->text, "m"))
    suggestion = g_strdup (_ ("A small m means thousandths; write Mi for MiB, such as 512Mi"));
  else
    suggestion = g_strdup_printf (_ ("Write it like %s"), _ (field->quantity->example));
  refuse (self, field, node, "not-a-number", suggestion, _ ("should be a number, but is %s"), excerpt);
}

static gboolean
parse_number (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node,
              double *value)
{
  g_autofree char *text = NULL;

  if (node->kind != LW_YAML_SCALAR)
    {
      lw_profile_reader_wrong_shape (self, node, severity_of (field), field->key, _ ("a number"),
                                     _ ("Write the number behind the “:”"));
      return FALSE;
    }
  if (strlen (node->text) < 256)
    {
      text = g_strstrip (g_strdup (node->text));
      if (refuse_surprise (self, field, node, text))
        return FALSE;
      if (lw_number_parse_strict (text, value) ||
          parse_with_underscores (self, field, node, text, value) ||
          parse_with_unit (self, field, node, text, value))
        return TRUE;
    }
  refuse_text (self, field, node);
  return FALSE;
}

/* Ranges */

static double
maximum_of (LwRecord *record, const LwProfileField *field)
{
  GParamSpec *property =
      g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->property);

  return G_PARAM_SPEC_DOUBLE (property)->maximum;
}

static void
store (LwRecord *record, const LwProfileField *field, const LwYamlNode *node, double value)
{
  /* A zero with a minus sign would be written as one. */
  lw_record_set_double (record, lw_profile_field_get_id (field, record), value == 0 ? 0 : value);
  lw_record_set_mark (record, field->property, node->line, node->column);
}

static gboolean
check_range (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
             const LwYamlNode *node, double value)
{
  const LwQuantity *quantity = field->quantity;
  double maximum = maximum_of (record, field);
  char number[LW_NUMBER_BUFFER];
  g_autofree char *suggestion = NULL;

  if (!isfinite (value) || value > maximum)
    {
      suggestion = g_strdup_printf (_ ("Write at most %s"), lw_number_format (number, maximum));
      refuse (self, field, node, "too-large", suggestion,
              _ ("is “%s”, which is more than can be planned"), node->text);
      return FALSE;
    }
  if (value < 0)
    {
      refuse (self, field, node, "negative",
              _ ("Write the number without the minus sign, or leave the key out"),
              _ ("is “%s”, and cannot be below zero"), node->text);
      return FALSE;
    }
  if (value == 0 && (quantity->flags & LW_QUANTITY_NOT_ZERO) != 0)
    {
      refuse (self, field, node, "zero", _ ("Write the real number, or leave the key out"),
              _ ("is 0, but %s"), _ (quantity->why_not_zero));
      return FALSE;
    }
  return TRUE;
}

void
lw_profile_read_number (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                        const LwYamlNode *node)
{
  const LwQuantity *quantity = field->quantity;
  double value;

  if (!parse_number (self, field, node, &value) || !check_range (self, record, field, node, value))
    return;
  store (record, field, node, value);
  if (quantity->unlikely > 0 && value >= quantity->unlikely)
    {
      lw_profile_reader_report (self, node, field->property, LW_SEVERITY_WARNING, "unlikely-number",
                                _ (quantity->unlikely_hint), _ ("“%s” is %s, which is unlikely"),
                                field->key, node->text);
    }
}

/* Percent */

static void
note_reading (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node,
              double percent)
{
  char number[LW_NUMBER_BUFFER];
  /* A bare 1 may be one percent or everything, and which one makes a great difference. */
  gboolean one = percent == 100;
  g_autofree char *suggestion = NULL;

  lw_number_format_rounded (number, percent, 6, FALSE);
  if (one)
    suggestion = g_strdup (_ ("Write 100%, or 1% if one percent is meant"));
  else
    suggestion = g_strdup_printf (_ ("Write %s%% to leave no doubt"), number);
  lw_profile_reader_report (
      self, node, field->property, one ? LW_SEVERITY_WARNING : LW_SEVERITY_NOTE, "percent-reading",
      suggestion, _ ("“%s” is %s, and read as %s %%"), field->key, node->text, number);
}

/* Reads a percent value as a share from 0 to 1. plain says whether there was only one way to. */
static gboolean
parse_share (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
             const LwYamlNode *node, double maximum, double *share, gboolean *plain)
{
  g_autofree char *excerpt = lw_excerpt (node->text);
  g_autofree char *text = NULL;

  if (node->kind != LW_YAML_SCALAR)
    {
      lw_profile_reader_wrong_shape (self, node, LW_SEVERITY_ERROR, field->key, _ ("a percentage"),
                                     _ ("Write it like 15% or 0.15"));
      return FALSE;
    }
  text = g_strstrip (g_strdup (node->text));
  if (refuse_surprise (self, field, node, text))
    return FALSE;
  if (!lw_percent_parse (text, share, plain))
    {
      refuse (self, field, node, "not-a-number", _ ("Write it like 15% or 0.15"),
              _ ("should be a percentage, but is %s"), excerpt);
      return FALSE;
    }
  if (*share < 0)
    {
      refuse (self, field, node, "negative", _ ("Write it like 15% or 0.15"),
              _ ("is %s, and cannot be below zero"), excerpt);
      return FALSE;
    }
  if (*share > maximum)
    {
      refuse (self, field, node, "too-large", _ ("Write it like 15% or 0.15"),
              _ ("is %s, and cannot be over 100 %%"), excerpt);
      return FALSE;
    }
  return TRUE;
}

/* `15%`, `0.15` or `15`, as a share from 0 to 1. */
void
lw_profile_read_share (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                       const LwYamlNode *node)
{
  gboolean plain;
  double share;

  if (!parse_share (self, record, field, node, maximum_of (record, field), &share, &plain))
    return;
  store (record, field, node, share);
  if (!plain)
    note_reading (self, field, node, share * 100);
}

/* An efficiency is near 1 and may be a little over it: `1` and `1.1` are plain, `85` is not. */
void
lw_profile_read_efficiency (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                            const LwYamlNode *node)
{
  gboolean plain;
  double share;
  double number;

  if (!parse_share (self, record, field, node, maximum_of (record, field), &share, &plain))
    return;
  if (lw_number_parse_strict (node->text, &number) && number <= 2)
    {
      share = number;
      plain = TRUE;
    }
  if (share == 0)
    {
      refuse (self, field, node, "zero", _ ("Write a number such as 0.85, or leave the key out"),
              _ ("is 0, but then the factor would be 0"));
      return;
    }
  store (record, field, node, share);
  if (!plain)
    note_reading (self, field, node, share * 100);
}

/* A key that says it counts percent: `70` and `70%` are plain, `0.7` is read as 70 %. */
void
lw_profile_read_percent (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                         const LwYamlNode *node)
{
  gboolean plain;
  double share;

  if (!parse_share (self, record, field, node, maximum_of (record, field) / 100, &share, &plain))
    return;
  store (record, field, node, share * 100);
  if (strchr (node->text, '%') == NULL && share > 0 && (plain || share == 1))
    note_reading (self, field, node, share * 100);
}
