/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-printable.h"

static void
assert_printable (const char *text, const char *expected)
{
  g_autofree char *printable = lw_printable (text);

  g_assert_cmpstr (printable, ==, expected);
  g_assert_true (g_utf8_validate (printable, -1, NULL));
}

static void
test_plain (void)
{
  assert_printable ("", "");
  assert_printable ("Ordnung über alles ✓ 🙂", "Ordnung über alles ✓ 🙂");
  assert_printable ("12\u202f345", "12\u202f345");
}

static void
test_hostile (void)
{
  assert_printable ("\033[31mred", "\\u001b[31mred");
  assert_printable ("a\nb\r\tc\177", "a\\u000ab\\u000d\\u0009c\\u007f");
  assert_printable ("abc\u202ecba", "abc\\u202ecba");
  assert_printable ("\u2066x\u2069\u200f\u2028", "\\u2066x\\u2069\\u200f\\u2028");
  assert_printable ("\xc2\x85", "\\u0085");
}

static void
test_not_utf8 (void)
{
  assert_printable ("a\xff" "b\xc3", "a\uFFFDb\uFFFD");
  assert_printable ("\xf0\x9f\x99" "z", "\uFFFD\uFFFD\uFFFDz");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/printable/plain", test_plain);
  g_test_add_func ("/printable/hostile", test_hostile);
  g_test_add_func ("/printable/not-utf8", test_not_utf8);

  return g_test_run ();
}
