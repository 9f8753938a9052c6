/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "fuzz.h"

#include "lw-plan.h"
#include "lw-profile-reader.h"

/* Any bytes at all are a profile or have an error, and whatever is said about them can be shown. */

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

  g_assert_cmpint (profile == NULL, ==, lw_problems_have_errors (problems));
  g_assert_cmpuint (problems->len, ==, again->len);
  if (profile != NULL)
    {
      g_assert_true (lw_record_equal (LW_RECORD (profile), LW_RECORD (same)));
      plan = lw_plan_new_for_profile (profile);
    }
  fuzz_check_problems (problems, data, size, plan);
  return 0;
}
