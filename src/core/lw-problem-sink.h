/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-problem.h"

G_BEGIN_DECLS

/* Where a reader puts the problems of one text. A text that is wrong in the same way thousands of
 * times over is told a hundred times and then counted, so that it can neither flood the person nor
 * cost more memory than the text itself. */
typedef struct _LwProblemSink LwProblemSink;

#define LW_MAX_PROBLEMS_OF_A_KIND 100

/* The sink appends to problems, which must outlive it. file is the name used in them, and may be
 * NULL. (transfer full) */
LwProblemSink *lw_problem_sink_new (GPtrArray *problems, const char *file);
/* Adds the note on what was only counted. */
void lw_problem_sink_free (LwProblemSink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwProblemSink, lw_problem_sink_free)

const char *lw_problem_sink_get_file (LwProblemSink *self); /* (nullable) */

/* problem is (transfer full). Its file becomes the sink's when it has none. */
void lw_problem_sink_take (LwProblemSink *self, LwProblem *problem);
/* Whether one more problem with this code would only be counted; saves the work of wording it. */
gboolean lw_problem_sink_is_full (LwProblemSink *self, const char *code);
/* Counts one that nobody worded. */
void lw_problem_sink_count (LwProblemSink *self, const char *code, LwSeverity severity);
/* Whether an error was taken or counted. */
gboolean lw_problem_sink_has_errors (LwProblemSink *self);

G_END_DECLS
