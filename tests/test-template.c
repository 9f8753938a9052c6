/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-template.h"

static void
assert_expands (const char *text, const char *expected)
{
  g_autoptr (LwTemplate) template = lw_template_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  lw_template_set (template, "name", "value");
  lw_template_set (template, "two-words2", "{name}");
  lw_template_set (template, "empty", "");
  lw_template_expand (template, text, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_expand (void)
{
  assert_expands ("", "");
  assert_expands ("{name}", "value");
  assert_expands ("a {name}{name} b", "a valuevalue b");
  assert_expands ("{empty}", "");
  /* Values are not looked into. */
  assert_expands ("{two-words2}", "{name}");
}

static void
test_not_a_place (void)
{
  assert_expands ("${name} {Name} { name } {} {", "${name} {Name} { name } {} {");
  assert_expands ("{a: .b} {{name}} {name", "{a: .b} {value} {name");
  assert_expands ("${{ secrets.X }}", "${{ secrets.X }}");
}

static void
test_unknown (void)
{
  if (g_test_subprocess ())
    {
      assert_expands ("a{other}b", "ab");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*{other}*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/template/expand", test_expand);
  g_test_add_func ("/template/not-a-place", test_not_a_place);
  g_test_add_func ("/template/unknown", test_unknown);

  return g_test_run ();
}
