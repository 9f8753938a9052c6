/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle.h"

#include "lw-delivery-private.h"
#include "lw-error.h"
#include "lw-i18n.h"

static gboolean
check_schedule (LwSchedule *schedule, GError **error)
{
  GPtrArray *problems = lw_schedule_get_problems (schedule);

  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == LW_SEVERITY_ERROR)
        {
          g_set_error (error, LW_ERROR, LW_ERROR_INVALID, _ ("the plan has an error: %s"), problem->message);
          return FALSE;
        }
    }
  return TRUE;
}

LwBundle *
lw_bundle_generate (LwPlan *plan, LwSchedule *schedule, gint64 date, GError **error)
{
  static const struct
  {
    const char *path;
    GBytes *(*generate) (LwPlan *plan, LwSchedule *schedule, gint64 date);
    gboolean executable;
  } files[] = {
    { LW_SCRIPT_FILE, lw_script_generate, FALSE },
    { LW_README_FILE, lw_readme_generate, FALSE },
    { LW_CLOUDWATCH_FILE, lw_cloudwatch_generate, TRUE },
    { LW_ENVIRONMENT_FILE, lw_environment_generate, FALSE },
  };
  g_autoptr (LwSchedule) english = NULL;
  g_autoptr (LwBundle) bundle = NULL;

  g_return_val_if_fail (LW_IS_PLAN (plan), NULL);
  g_return_val_if_fail (schedule != NULL, NULL);

  if (!check_schedule (schedule, error))
    return NULL;

  lw_words_begin_english ();
  english = lw_schedule_is_english (schedule) ? lw_schedule_ref (schedule) : lw_schedule_compute (plan);
  bundle = lw_bundle_new ();
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = files[i].generate (plan, english, date);

      lw_bundle_add (bundle, files[i].path, bytes, files[i].executable);
    }
  lw_delivery_add_files (plan, english, bundle);
  lw_words_end_english ();
  return g_steal_pointer (&bundle);
}
