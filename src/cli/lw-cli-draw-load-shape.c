/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-chart.h"
#include "lw-cli-output.h"
#include "lw-file.h"
#include "lw-load-shape.h"
#include "lw-plan-file.h"

#include <stdio.h>

/* What comes in is a plan that has been checked, so errors have no place in a file to point to. */
static GBytes *
draw (GError **error)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = NULL;
  g_autoptr (LwSchedule) schedule = NULL;
  g_autofree char *data = NULL;
  gsize length;

  data = lw_file_read ("/dev/stdin", LW_MAX_PLAN_BYTES, &length, error);
  if (data == NULL)
    return NULL;
  plan = lw_plan_from_data (data, length, "stdin", problems);
  if (plan == NULL)
    {
      const LwProblem *problem = g_ptr_array_index (problems, 0);

      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, problem->message);
      return NULL;
    }
  schedule = lw_schedule_compute (plan);
  return lw_load_shape_draw (plan, schedule, error);
}

LwCliStatus
lw_cli_draw_load_shape (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = draw (&error);

  if (picture == NULL)
    {
      lw_cli_message ("%s", error->message);
      return LW_CLI_FAILED;
    }
  fwrite (g_bytes_get_data (picture, NULL), 1, g_bytes_get_size (picture), stdout);
  return LW_CLI_OK;
}
