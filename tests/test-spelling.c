/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-spelling.h"

static void
test_distance (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint distance;
  } cases[] = {
    { "", "", 0 },
    { "cpu", "cpu", 0 },
    { "cpu", "cpo", 1 },
    { "cpu", "cp", 1 },
    { "cpu", "cpus", 1 },
    { "cpu", "pcu", 1 },
    { "avg-rps", "avg_rps", 0 },
    { "avgRps", "avg_rps", 1 },
    { "Type", "type", 0 },
    { "replicas", "relpcas", 2 },
    { "kitten", "sitting", 3 },
    { "abcdef", "fedcba", 4 },
    { "", "abc", 3 },
    { "x", "abcdef", 4 },
    { "ca", "abc", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (lw_spelling_distance (cases[i].a, cases[i].b, 3), ==, cases[i].distance);
      g_assert_cmpuint (lw_spelling_distance (cases[i].b, cases[i].a, 3), ==, cases[i].distance);
    }
}

static void
test_limit (void)
{
  g_autofree char *long_word = g_strnfill (100000, 'a');
  g_autofree char *longest = g_strnfill (64, 'a');

  g_assert_cmpuint (lw_spelling_distance ("kitten", "sitting", 2), ==, 3);
  g_assert_cmpuint (lw_spelling_distance ("kitten", "sitting", 1), ==, 2);
  g_assert_cmpuint (lw_spelling_distance (long_word, long_word, 2), ==, 3);
  g_assert_cmpuint (lw_spelling_distance (longest, longest, 2), ==, 0);
}

static void
test_tolerance (void)
{
  g_assert_cmpuint (lw_spelling_tolerance ("id"), ==, 0);
  g_assert_cmpuint (lw_spelling_tolerance ("cpu"), ==, 1);
  g_assert_cmpuint (lw_spelling_tolerance ("replicas"), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spelling/distance", test_distance);
  g_test_add_func ("/spelling/limit", test_limit);
  g_test_add_func ("/spelling/tolerance", test_tolerance);

  return g_test_run ();
}
