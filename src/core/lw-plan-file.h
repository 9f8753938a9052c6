/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"
#include "lw-problem.h"

G_BEGIN_DECLS

#define LW_PLAN_SUFFIX ".loadwright"
#define LW_PLAN_FORMAT_VERSION 2

/* The plan as readable, canonical JSON that ends with a newline: the same plan, the same bytes.
 * (transfer full) */
char *lw_plan_to_data (LwPlan *plan, gsize *length);

/* The five objectives are always there afterwards: those that the text leaves out are off.
 * Every problem of the text is added to problems with line and column; with an error among them the
 * result is NULL. Fields get marks. file is the name used in the problems. (transfer full)
 * (nullable) */
LwPlan *lw_plan_from_data (const char *data, gsize length, const char *file, GPtrArray *problems);

/* From a file; a profile-file and data files relative to it become absolute. (transfer full) (nullable) */
LwPlan *lw_plan_load (const char *path, GPtrArray *problems);
/* Atomic: the old file is whole until the new one is. What could not be read back is not written,
 * so that the old file is not lost to a new one that nobody can open: LW_ERROR_INVALID. */
gboolean lw_plan_save (LwPlan *plan, const char *path, GError **error);

/* Opens a plan file or a profile, whichever path is, by its content. For a profile, makes a plan
 * for it that remembers the profile's path. (transfer full) (nullable) */
LwPlan *lw_plan_open_any (const char *path, GPtrArray *problems);

G_END_DECLS
