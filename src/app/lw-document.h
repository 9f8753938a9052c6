/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-bundle.h"
#include "lw-history.h"
#include "lw-plan.h"
#include "lw-schedule.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A plan that is open in a window: the plan, its undo history, the file it lives in, and the schedule
 * that follows from it. Panels bind to the plan and listen to notify::schedule; everything else here
 * is about files. All functions belong to the main thread.
 */

#define LW_TYPE_DOCUMENT (lw_document_get_type ())
G_DECLARE_FINAL_TYPE (LwDocument, lw_document, LW, DOCUMENT, GObject)

/* Takes over plan as it is, as an unmodified document without a file. */
LwDocument *lw_document_new (LwPlan *plan);

LwPlan *lw_document_get_plan (LwDocument *self);
LwHistory *lw_document_get_history (LwDocument *self);
GFile *lw_document_get_file (LwDocument *self); /* (transfer none) (nullable) the plan file */
GFile *lw_document_get_profile_file (LwDocument *self); /* (transfer none) (nullable) */
gboolean lw_document_get_modified (LwDocument *self);
/* Work that was recovered is not in any file the person chose. */
void lw_document_mark_unsaved (LwDocument *self);
gboolean lw_document_get_changed_on_disk (LwDocument *self);
char *lw_document_dup_title (LwDocument *self);

/* Where this document was exported to since it was opened. (nullable) */
const char *lw_document_get_export_folder (LwDocument *self);
void lw_document_set_export_folder (LwDocument *self, const char *folder);

/* Of the plan as it is now: recomputed at most once for any number of changes. (transfer none) */
LwSchedule *lw_document_get_schedule (LwDocument *self);
/* Emits notify::schedule now, instead of before the next frame, when something changed. */
void lw_document_flush (LwDocument *self);

/* The files of the plan as it is now, made in a thread of its own; NULL with an error when the plan has
 * errors or, if all of it is needed, when a data file cannot be read; such a file is left out if not.
 * (transfer full) */
void lw_document_generate_async (LwDocument *self, gboolean all, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
LwBundle *lw_document_generate_finish (LwDocument *self, GAsyncResult *result, GError **error);

/* Opens a plan file or a profile. problems, which may be NULL, gets what was found in the file, also
 * when it could be opened. */
void lw_document_open_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
LwDocument *lw_document_open_finish (GAsyncResult *result, GPtrArray **problems, GError **error);

/* Saves to file, which becomes the document's own, or to that when file is NULL. */
void lw_document_save_async (LwDocument *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean lw_document_save_finish (LwDocument *self, GAsyncResult *result, GError **error);

/* Takes over what changed in the profile's file since it was read; edits stay. FALSE, with the plan as it
 * was, when the file cannot be read or when cancelled; only then is error set. problems as above. */
void lw_document_reload_profile_async (LwDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean lw_document_reload_profile_finish (LwDocument *self, GAsyncResult *result, GPtrArray *problems, GError **error);

G_END_DECLS
