/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "profile-text.h"

#include <string.h>

LwProfile *
profile_text_read (const char *text)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  LwProfile *profile = lw_profile_read_data (text, strlen (text), "profile.yaml", problems);

  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *words = lw_problem_format (problem, NULL);

      g_test_message ("%s", words);
      g_assert_cmpint (problem->severity, ==, LW_SEVERITY_NOTE);
    }
  g_assert_nonnull (profile);
  return profile;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const LwProblem *left = *(const LwProblem *const *) a;
  const LwProblem *right = *(const LwProblem *const *) b;

  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return left->column < right->column ? -1 : left->column > right->column;
}

char *
profile_text_dup_problems (GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (problems, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_places);
  for (guint i = 0; i < sorted->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (sorted, i);

      g_string_append_printf (text, "%u:%u %s %s\n", problem->line, problem->column,
                              lw_enum_get_nick (LW_TYPE_SEVERITY, problem->severity),
                              problem->code);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
profile_text_assert_problems (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile =
      lw_profile_read_data (text, strlen (text), "profile.yaml", problems);
  g_autofree char *found = profile_text_dup_problems (problems);

  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (profile == NULL, ==, lw_problems_have_errors (problems));
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpstr (((LwProblem *) g_ptr_array_index (problems, i))->file, ==, "profile.yaml");
}

const LwProblem *
profile_text_find_problem (GPtrArray *problems, const char *code)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, code))
        return problem;
    }
  g_test_message ("there is no problem “%s”", code);
  g_test_fail ();
  return NULL;
}
