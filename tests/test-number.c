/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-error.h"
#include "lw-number.h"

#include <math.h>

static void
assert_format (double number, const char *expected)
{
  char buffer[LW_NUMBER_BUFFER];

  g_assert_cmpstr (lw_number_format (buffer, number), ==, expected);
}

static void
test_format (void)
{
  assert_format (0, "0");
  assert_format (-0.0, "0");
  assert_format (147, "147");
  assert_format (-3, "-3");
  assert_format (0.1, "0.1");
  assert_format (0.85, "0.85");
  assert_format (2000 / 6.8, "294.11764705882354");
  assert_format (1e12, "1000000000000");
  assert_format (1e-6, "0.000001");
  assert_format (0.0000123, "0.0000123");
  assert_format (5e-7, "5e-07");
}

static void
test_format_reads_back (void)
{
  const double numbers[] = { 1.0 / 3, 0.1 + 0.2, 6.12, 1e15, 123456789.125, 4.9e-324, 1.7e308 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char buffer[LW_NUMBER_BUFFER];
      double back = 0;

      g_assert_true (lw_number_parse_strict (lw_number_format (buffer, numbers[i]), &back));
      g_assert_true (back == numbers[i]);
    }
}

/* Any number of a few decimals reads as it is written. */
static void
test_format_decimals (void)
{
  static const guint powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

  for (guint i = 0; i < 20000; i++)
    {
      guint decimals = g_test_rand_int_range (1, 7);
      guint whole = g_test_rand_int_range (0, 1000000);
      guint part = g_test_rand_int_range (0, powers[decimals]);
      double number = (whole * (double) powers[decimals] + part) / powers[decimals];
      g_autoptr (GString) expected = g_string_new (NULL);

      g_string_printf (expected, "%u.%0*u", whole, (int) decimals, part);
      while (g_str_has_suffix (expected->str, "0"))
        g_string_truncate (expected, expected->len - 1);
      if (g_str_has_suffix (expected->str, "."))
        g_string_truncate (expected, expected->len - 1);
      assert_format (number, expected->str);
    }
}

static void
assert_rounded (double number, int decimals, gboolean grouped, const char *expected)
{
  char buffer[LW_NUMBER_BUFFER];

  g_assert_cmpstr (lw_number_format_rounded (buffer, number, decimals, grouped), ==, expected);
}

static void
test_format_rounded (void)
{
  assert_rounded (294.1176, 2, FALSE, "294.12");
  assert_rounded (6.8, 2, FALSE, "6.8");
  assert_rounded (6, 2, FALSE, "6");
  assert_rounded (0.5, 0, FALSE, "1");
  assert_rounded (-0.001, 2, FALSE, "0");
  assert_rounded (1234, 0, TRUE, "1234");
  assert_rounded (12345, 0, TRUE, "12\u202f345");
  assert_rounded (1234567.891, 1, TRUE, "1\u202f234\u202f567.9");
  assert_rounded (1e12, 3, TRUE, "1\u202f000\u202f000\u202f000\u202f000");
}

static void
test_parse_strict (void)
{
  static const char *const refused[] = {
    "", " 1", "1 ", "1_000", "0x10", "inf", "nan", ".", "-", "1e", "1e+", "--1", "1.2.3", "1e999", "1,5",
  };
  double number = 7;

  g_assert_true (lw_number_parse_strict ("-1.5e3", &number));
  g_assert_cmpfloat (number, ==, -1500);
  g_assert_true (lw_number_parse_strict (".5", &number));
  g_assert_cmpfloat (number, ==, 0.5);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      number = 7;
      g_assert_false (lw_number_parse_strict (refused[i], &number));
      g_assert_cmpfloat (number, ==, 7);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    double number;
  } accepted[] = {
    { "1500", 1500 },   { " 1 500 ", 1500 },  { "1,500", 1500 },      { "12,345,678", 12345678 },
    { "1.5k", 1500 },   { "2M", 2000000 },    { "0,25", 0.25 },       { "1,5", 1.5 },
    { "1\u202f000", 1000 }, { "1'000", 1000 }, { "1,234.5", 1234.5 }, { "0,001", 0.001 },
    { "1\u2019000", 1000 }, { "1_000", 1000 }, { "-1,500", -1500 }, { "12 345 678.5", 12345678.5 },
    { "1,500k", 1500000 }, { "2 k", 2000 }, { "\u00a03\u00a0", 3 }, { "1 000,5", 1000.5 },
  };
  static const char *const refused[] = { "", "  ", "k", "12 apples", "0x10", "inf", "NaN", "1e999", "\xff", "1..2",
                                         "1 2", "10 20", "1 0000", "1000 000", "1  000", "- 5", "1 .5", "1 000 k 5", "_1", "1_",
                                         "1.5.000,2", "1 00", "'", "k k", "1 000 00" };

  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GError) error = NULL;
      double number = -1;

      g_assert_true (lw_number_parse (accepted[i].text, &number, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat (number, ==, accepted[i].number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      double number = 7;

      g_assert_false (lw_number_parse (refused[i], &number, &error));
      g_assert_error (error, LW_ERROR, LW_ERROR_PARSE);
      g_assert_cmpfloat (number, ==, 7);
    }
}

static void
assert_percent (const char *text, double expected, gboolean expected_plain)
{
  double share = -1;
  gboolean plain = !expected_plain;

  g_assert_true (lw_percent_parse (text, &share, &plain));
  g_assert_cmpfloat (share, ==, expected);
  g_assert_cmpint (plain, ==, expected_plain);
}

/* The longest text of each kind fits the buffer that callers bring. */
static void
test_buffer (void)
{
  const double numbers[] = { 1e20, -1e20, 999999999999999.9, -1.7976931348623157e308, -4.9406564584124654e-324,
                             -1.2345678901234567e-5, 123456789012345.678 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (int decimals = 0; decimals <= 8; decimals++)
      {
        char guarded[LW_NUMBER_BUFFER + 1];

        guarded[LW_NUMBER_BUFFER] = 'x';
        lw_number_format (guarded, numbers[i]);
        lw_number_format_rounded (guarded, numbers[i], decimals, TRUE);
        g_assert_cmpint (guarded[LW_NUMBER_BUFFER], ==, 'x');
        g_assert_true (g_utf8_validate (guarded, -1, NULL));
      }
}

static void
test_percent (void)
{
  double share = 7;
  gboolean plain;

  assert_percent ("99.9%", 0.999, TRUE);
  assert_percent ("15 %", 0.15, TRUE);
  assert_percent ("1e1%", 0.1, TRUE);
  assert_percent ("0.999", 0.999, TRUE);
  assert_percent ("99.9", 0.999, FALSE);
  assert_percent ("75", 0.75, FALSE);
  assert_percent ("1", 1, FALSE);
  assert_percent ("1%", 0.01, TRUE);
  assert_percent ("0", 0, TRUE);
  g_assert_false (lw_percent_parse ("many", &share, &plain));
  g_assert_false (lw_percent_parse ("%", &share, &plain));
  g_assert_false (lw_percent_parse ("", &share, &plain));
  g_assert_cmpfloat (share, ==, 7);
}

static void
test_round_half_up (void)
{
  g_assert_cmpint (lw_round_half_up (147.058), ==, 147);
  g_assert_cmpint (lw_round_half_up (176.47), ==, 176);
  g_assert_cmpint (lw_round_half_up (2.5), ==, 3);
  g_assert_cmpint (lw_round_half_up (3.5), ==, 4);
  g_assert_cmpint (lw_round_half_up (0.49), ==, 0);
  g_assert_cmpint (lw_round_half_up (0.49999999999999994), ==, 0);
  g_assert_cmpint (lw_round_half_up (-2.5), ==, -2);
  g_assert_cmpint (lw_round_half_up (4503599627370497.0), ==, G_GINT64_CONSTANT (4503599627370497));
  g_assert_cmpint (lw_round_half_up (1e300), >, 0);
  g_assert_cmpint (lw_round_half_up (-1e300), <, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/format-reads-back", test_format_reads_back);
  g_test_add_func ("/number/format-decimals", test_format_decimals);
  g_test_add_func ("/number/format-rounded", test_format_rounded);
  g_test_add_func ("/number/parse-strict", test_parse_strict);
  g_test_add_func ("/number/parse", test_parse);
  g_test_add_func ("/number/buffer", test_buffer);
  g_test_add_func ("/number/percent", test_percent);
  g_test_add_func ("/number/round-half-up", test_round_half_up);

  return g_test_run ();
}
