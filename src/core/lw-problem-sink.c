/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-problem-sink.h"

#include "lw-i18n.h"

typedef struct
{
  char *code; /* (owned) */
  LwSeverity severity;
  guint count;
} Tally;

struct _LwProblemSink
{
  GPtrArray *problems; /* (unowned) */
  char *file;          /* (owned) (nullable) */
  GPtrArray *tallies;  /* (owned) Tally, in the order the codes were met */
  GHashTable *by_code; /* (owned) code to the Tally in tallies */
  gboolean has_errors;
};

static void
tally_free (gpointer data)
{
  Tally *tally = data;

  g_free (tally->code);
  g_free (tally);
}

LwProblemSink *
lw_problem_sink_new (GPtrArray *problems, const char *file)
{
  LwProblemSink *self = g_new0 (LwProblemSink, 1);

  self->problems = problems;
  self->file = g_strdup (file);
  self->tallies = g_ptr_array_new_with_free_func (tally_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void
report_uncounted (LwProblemSink *self, const Tally *tally)
{
  LwProblem *problem;

  if (tally->count <= LW_MAX_PROBLEMS_OF_A_KIND)
    return;
  problem = lw_problem_new (tally->severity, tally->code, NULL,
                            lw_words_plural ("%u more problem of the same kind (%s) is not listed",
                                             "%u more problems of the same kind (%s) are not listed",
                                             tally->count - LW_MAX_PROBLEMS_OF_A_KIND),
                            tally->count - LW_MAX_PROBLEMS_OF_A_KIND, tally->code);
  if (self->file != NULL)
    lw_problem_at (problem, self->file, 0, 0);
  g_ptr_array_add (self->problems, problem);
}

void
lw_problem_sink_free (LwProblemSink *self)
{
  for (guint i = 0; i < self->tallies->len; i++)
    report_uncounted (self, g_ptr_array_index (self->tallies, i));
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->tallies);
  g_free (self->file);
  g_free (self);
}

const char *
lw_problem_sink_get_file (LwProblemSink *self)
{
  return self->file;
}

static Tally *
ensure_tally (LwProblemSink *self, const char *code)
{
  Tally *tally = g_hash_table_lookup (self->by_code, code);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->code = g_strdup (code);
      g_ptr_array_add (self->tallies, tally);
      g_hash_table_insert (self->by_code, tally->code, tally);
    }
  return tally;
}

gboolean
lw_problem_sink_is_full (LwProblemSink *self, const char *code)
{
  return ensure_tally (self, code)->count >= LW_MAX_PROBLEMS_OF_A_KIND;
}

void
lw_problem_sink_count (LwProblemSink *self, const char *code, LwSeverity severity)
{
  Tally *tally = ensure_tally (self, code);

  tally->severity = MAX (tally->severity, severity);
  if (tally->count < G_MAXUINT)
    tally->count++;
  if (severity == LW_SEVERITY_ERROR)
    self->has_errors = TRUE;
}

void
lw_problem_sink_take (LwProblemSink *self, LwProblem *problem)
{
  gboolean full = lw_problem_sink_is_full (self, problem->code);

  lw_problem_sink_count (self, problem->code, problem->severity);
  if (full)
    {
      lw_problem_free (problem);
      return;
    }
  if (problem->file == NULL)
    problem->file = g_strdup (self->file);
  g_ptr_array_add (self->problems, problem);
}

gboolean
lw_problem_sink_has_errors (LwProblemSink *self)
{
  return self->has_errors;
}
