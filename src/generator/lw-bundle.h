/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"
#include "lw-schedule.h"

G_BEGIN_DECLS

/* The files of an export, in memory: relative path to bytes, sorted by path. */
typedef struct _LwBundle LwBundle;

#define LW_TYPE_BUNDLE (lw_bundle_get_type ())
GType lw_bundle_get_type (void);

/* Makes the four files that every bundle has, and those of the parts that the plan switches on. Pure:
 * date (seconds since 1970, for the day shown in the files) is an argument so that the same plan gives
 * the same bytes, in English whatever the language is. Fails with LW_ERROR_INVALID when the schedule
 * has errors, naming the first. (transfer full) */
LwBundle *lw_bundle_generate (LwPlan *plan, LwSchedule *schedule, gint64 date, GError **error);

/* Now, or SOURCE_DATE_EPOCH when it is set. */
gint64 lw_bundle_date (void);

LwBundle *lw_bundle_new (void);
LwBundle *lw_bundle_ref (LwBundle *self);
void lw_bundle_unref (LwBundle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwBundle, lw_bundle_unref)

void lw_bundle_add (LwBundle *self, const char *path, GBytes *bytes, gboolean executable);
guint lw_bundle_get_n_files (LwBundle *self);
const char *lw_bundle_get_path (LwBundle *self, guint index);
GBytes *lw_bundle_get_bytes (LwBundle *self, guint index); /* (transfer none) */
gboolean lw_bundle_is_executable (LwBundle *self, guint index);
GBytes *lw_bundle_find (LwBundle *self, const char *path); /* (transfer none) (nullable) */

/* One source for each file of the bundle. (transfer full) */
GBytes *lw_script_generate (LwPlan *plan, LwSchedule *schedule, gint64 date);      /* performance-test.js */
GBytes *lw_readme_generate (LwPlan *plan, LwSchedule *schedule, gint64 date);      /* README.md */
GBytes *lw_cloudwatch_generate (LwPlan *plan, LwSchedule *schedule, gint64 date);  /* cloudwatch-queries.sh */
GBytes *lw_environment_generate (LwPlan *plan, LwSchedule *schedule, gint64 date); /* config.example.env */

#define LW_SCRIPT_FILE "performance-test.js"
#define LW_README_FILE "README.md"
#define LW_CLOUDWATCH_FILE "cloudwatch-queries.sh"
#define LW_ENVIRONMENT_FILE "config.example.env"
#define LW_RUN_SCRIPT_FILE "run.sh"

/* The load over time, which the README shows when the plan's delivery has a picture. It takes a library
 * for drawing, so whoever generates the bundle draws it and adds it. */
#define LW_PICTURE_FILE "load-shape.svg"

G_END_DECLS
