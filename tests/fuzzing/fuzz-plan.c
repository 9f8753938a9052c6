/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "fuzz.h"

#include "lw-plan-file.h"
#include "lw-schedule.h"

/* Any bytes at all are a plan or have an error. A plan is written so that it reads the same again,
 * and has a schedule whatever its numbers are. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (GPtrArray) again = lw_problems_new ();
  g_autoptr (LwPlan) plan =
      lw_plan_from_data ((const char *) data, size, "fuzz.loadwright", problems);
  g_autoptr (LwPlan) same = NULL;
  g_autoptr (LwSchedule) schedule = NULL;
  g_autofree char *text = NULL;
  g_autofree char *same_text = NULL;
  gsize length;

  g_assert_cmpint (plan == NULL, ==, lw_problems_have_errors (problems));
  fuzz_check_problems (problems, data, size, plan);
  if (plan == NULL)
    return 0;

  text = lw_plan_to_data (plan, &length);
  same = lw_plan_from_data (text, length, "fuzz.loadwright", again);
  g_assert_nonnull (same);
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (same)));
  same_text = lw_plan_to_data (same, NULL);
  g_assert_cmpstr (text, ==, same_text);

  schedule = lw_schedule_compute (plan);
  g_assert_nonnull (schedule);
  return 0;
}
