/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-enums.h"

G_BEGIN_DECLS

/* Something about a profile or a plan that a person should know, with the place and the way out. */
typedef struct
{
  char *code;       /* stable word, such as "factor-mismatch" */
  LwSeverity severity;
  char *path;       /* (nullable) place in the plan, for lw_record_lookup_path() */
  char *file;       /* (nullable) file the place was read from; NULL for the one the plan was opened from */
  guint line;       /* 0 when no line says it */
  guint column;     /* in characters, from 1 */
  char *message;    /* what is wrong and what it means for the test; one sentence, no full stop needed */
  char *suggestion; /* (nullable) what to do, in words */
  char *fix_label;  /* (nullable) words on a button; then lw_fix_apply() can do it */
} LwProblem;

#define LW_TYPE_PROBLEM (lw_problem_get_type ())
GType lw_problem_get_type (void);

LwProblem *lw_problem_new (LwSeverity severity, const char *code, const char *path, const char *format, ...) G_GNUC_PRINTF (4, 5);
LwProblem *lw_problem_copy (const LwProblem *self);
void lw_problem_free (LwProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwProblem, lw_problem_free)

/* Sets what they name, and returns self. (transfer none) */
LwProblem *lw_problem_at (LwProblem *self, const char *file, guint line, guint column);
LwProblem *lw_problem_suggest (LwProblem *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
LwProblem *lw_problem_offer_fix (LwProblem *self, const char *label);

/* "error", "warning" or "note", in the person's language. */
const char *lw_severity_words (LwSeverity severity);

/* "file:line:column: severity: message", with the suggestion on a line of its own below. */
char *lw_problem_format (const LwProblem *self, const char *fallback_file);

/* A GPtrArray that owns its LwProblems. (transfer full) */
GPtrArray *lw_problems_new (void);
gboolean lw_problems_have_errors (GPtrArray *problems);
guint lw_problems_count (GPtrArray *problems, LwSeverity severity);
/* Most severe first, else by line and then as found. */
void lw_problems_sort (GPtrArray *problems);
/* Most severe first, else as found: the same order whatever file they were read from. */
void lw_problems_sort_by_severity (GPtrArray *problems);

G_END_DECLS
