/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "fuzz.h"

#include "lw-plan.h"
#include "lw-profile-reader.h"

/* Any bytes at all are a profile or have an error, and whatever is said about them can be shown. */

static void
check_problem (const LwProblem *problem, guint n_lines)
{
  g_autofree char *words = lw_problem_format (problem, NULL);

  g_assert_true (g_utf8_validate (problem->message, -1, NULL));
  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_cmpuint (problem->line, <=, n_lines + 1);
  g_assert_true ((problem->line == 0) == (problem->column == 0));
  g_assert_cmpuint (g_utf8_strlen (problem->message, -1), <, 1000);
}

/* As the parser counts them: NEL, LS and PS end a line, too. */
static guint
count_lines (const guint8 *data, gsize size)
{
  guint n_lines = 1;

  for (gsize i = 0; i < size; i++)
    n_lines +=
        data[i] == '\n' || data[i] == '\r' || data[i] == 0x85 || data[i] == 0xa8 || data[i] == 0xa9;
  return n_lines;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (GPtrArray) again = lw_problems_new ();
  g_autoptr (LwProfile) profile =
      lw_profile_read_data ((const char *) data, size, "profile.yaml", problems);
  g_autoptr (LwProfile) same =
      lw_profile_read_data ((const char *) data, size, "profile.yaml", again);
  g_autoptr (LwPlan) plan = NULL;
  guint n_lines = count_lines (data, size);

  g_assert_cmpint (profile == NULL, ==, lw_problems_have_errors (problems));
  g_assert_cmpuint (problems->len, ==, again->len);
  if (profile != NULL)
    {
      g_assert_true (lw_record_equal (LW_RECORD (profile), LW_RECORD (same)));
      plan = lw_plan_new_for_profile (profile);
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      check_problem (problem, n_lines);
      if (plan != NULL && problem->path != NULL)
        lw_record_lookup_path (LW_RECORD (plan), problem->path, NULL);
    }
  return 0;
}
