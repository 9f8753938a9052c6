/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-problem.h"

#include "lw-i18n.h"
#include "lw-printable.h"

G_DEFINE_BOXED_TYPE (LwProblem, lw_problem, lw_problem_copy, lw_problem_free)

LwProblem *
lw_problem_new (LwSeverity severity, const char *code, const char *path, const char *format, ...)
{
  LwProblem *self = g_new0 (LwProblem, 1);
  va_list args;

  self->severity = severity;
  self->code = g_strdup (code);
  self->path = g_strdup (path);
  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);
  return self;
}

LwProblem *
lw_problem_copy (const LwProblem *self)
{
  LwProblem *copy = g_new0 (LwProblem, 1);

  *copy = *self;
  copy->code = g_strdup (self->code);
  copy->path = g_strdup (self->path);
  copy->file = g_strdup (self->file);
  copy->message = g_strdup (self->message);
  copy->suggestion = g_strdup (self->suggestion);
  copy->fix_label = g_strdup (self->fix_label);
  return copy;
}

void
lw_problem_free (LwProblem *self)
{
  g_free (self->code);
  g_free (self->path);
  g_free (self->file);
  g_free (self->message);
  g_free (self->suggestion);
  g_free (self->fix_label);
  g_free (self);
}

LwProblem *
lw_problem_at (LwProblem *self, const char *file, guint line, guint column)
{
  g_free (self->file);
  self->file = g_strdup (file);
  self->line = line;
  self->column = column;
  return self;
}

LwProblem *
lw_problem_suggest (LwProblem *self, const char *format, ...)
{
  va_list args;

  g_free (self->suggestion);
  va_start (args, format);
  self->suggestion = g_strdup_vprintf (format, args);
  va_end (args);
  return self;
}

LwProblem *
lw_problem_offer_fix (LwProblem *self, const char *label)
{
  g_free (self->fix_label);
  self->fix_label = g_strdup (label);
  return self;
}

const char *
lw_severity_words (LwSeverity severity)
{
  switch (severity)
    {
    case LW_SEVERITY_NOTE:
      return lw_words_plural ("note", "notes", 1);
    case LW_SEVERITY_WARNING:
      return lw_words_plural ("warning", "warnings", 1);
    case LW_SEVERITY_ERROR:
    default:
      return lw_words_plural ("error", "errors", 1);
    }
}

char *
lw_problem_format (const LwProblem *self, const char *fallback_file)
{
  g_autoptr (GString) text = g_string_new (NULL);

  lw_append_printable (text, self->file ? self->file : fallback_file);
  if (self->line > 0)
    g_string_append_printf (text, ":%u:%u", self->line, self->column);
  g_string_append_printf (text, ": %s: ", lw_severity_words (self->severity));
  lw_append_printable (text, self->message);
  if (self->suggestion != NULL)
    {
      g_string_append (text, "\n    ");
      lw_append_printable (text, self->suggestion);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GPtrArray *
lw_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lw_problem_free);
}

guint
lw_problems_count (GPtrArray *problems, LwSeverity severity)
{
  guint count = 0;

  for (guint i = 0; i < problems->len; i++)
    count += ((LwProblem *) g_ptr_array_index (problems, i))->severity == severity;
  return count;
}

gboolean
lw_problems_have_errors (GPtrArray *problems)
{
  return lw_problems_count (problems, LW_SEVERITY_ERROR) > 0;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const LwProblem *left = *(const LwProblem *const *) a;
  const LwProblem *right = *(const LwProblem *const *) b;

  if (left->severity != right->severity)
    return (int) right->severity - (int) left->severity;
  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return left->column < right->column ? -1 : left->column > right->column;
}

static int
compare_severities (gconstpointer a, gconstpointer b)
{
  const LwProblem *left = *(const LwProblem *const *) a;
  const LwProblem *right = *(const LwProblem *const *) b;

  return (int) right->severity - (int) left->severity;
}

void
lw_problems_sort_by_severity (GPtrArray *problems)
{
  g_ptr_array_sort (problems, compare_severities);
}

void
lw_problems_sort (GPtrArray *problems)
{
  /* The sort is stable: problems of one place stay as they were found. */
  g_ptr_array_sort (problems, compare_problems);
}
