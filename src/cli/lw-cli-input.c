/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-input.h"

#include "lw-cli-output.h"
#include "lw-data-table.h"
#include "lw-plan-file.h"

void
lw_cli_input_clear (LwCliInput *self)
{
  g_clear_pointer (&self->file, g_free);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->schedule, lw_schedule_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

/* What no line of the file says is about the file as a whole. */
static void
set_place (LwProblem *problem, const char *file)
{
  if (problem->file == NULL)
    lw_problem_at (problem, file, MAX (problem->line, 1), MAX (problem->column, 1));
}

/* Many stages can have the same thing wrong with them; where no line tells them apart, once is
 * enough. */
static void
add_problems_of_schedule (LwCliInput *self)
{
  GPtrArray *found = lw_schedule_get_problems (self->schedule);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (LwProblem) problem = lw_problem_copy (g_ptr_array_index (found, i));

      set_place (problem, self->file);
      if (g_hash_table_add (known, lw_problem_format (problem, self->file)))
        g_ptr_array_add (self->problems, g_steal_pointer (&problem));
    }
}

gboolean
lw_cli_input_open (LwCliInput *self, const LwCliCommand *command, const char *file,
                   const LwCliOverrides *overrides, LwCliStatus *status)
{
  g_autoptr (GError) error = NULL;

  self->file = g_strdup (file);
  self->problems = lw_problems_new ();
  self->plan = lw_plan_open_any (file, self->problems);
  if (self->plan != NULL && overrides != NULL &&
      !lw_cli_overrides_apply (overrides, self->plan, &error))
    {
      *status = lw_cli_usage_error (command->name, "%s", error->message);
      return FALSE;
    }
  if (self->plan != NULL)
    {
      lw_plan_read_data_files (self->plan, self->problems);
      self->schedule = lw_schedule_compute (self->plan);
      add_problems_of_schedule (self);
    }
  lw_problems_sort (self->problems);
  return TRUE;
}
