/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "fuzz.h"

#include "lw-problem.h"

static void
check_problem (const LwProblem *problem, guint n_lines)
{
  g_autofree char *words = lw_problem_format (problem, "");

  g_assert_true (g_utf8_validate (problem->message, -1, NULL));
  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_cmpuint (problem->line, <=, n_lines + 1);
  g_assert_true ((problem->line == 0) == (problem->column == 0));
  g_assert_cmpuint (g_utf8_strlen (problem->message, -1), <, 1000);
}

/* As the parser of YAML counts them: NEL, LS and PS end a line, too. */
static guint
count_lines (const guint8 *data, gsize size)
{
  guint n_lines = 1;

  for (gsize i = 0; i < size; i++)
    n_lines +=
        data[i] == '\n' || data[i] == '\r' || data[i] == 0x85 || data[i] == 0xa8 || data[i] == 0xa9;
  return n_lines;
}

void
fuzz_check_problems (GPtrArray *problems, const guint8 *data, gsize size, LwPlan *plan)
{
  guint n_lines = count_lines (data, size);

  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      check_problem (problem, n_lines);
      if (plan != NULL && problem->path != NULL)
        lw_record_lookup_path (LW_RECORD (plan), problem->path, NULL);
    }
}
