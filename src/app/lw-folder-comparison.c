/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-folder-comparison.h"

#include "lw-bundle-writer.h"
#include "lw-text-difference.h"

#define CONTEXT_LINES 3

typedef struct
{
  LwBundle *bundle; /* (owned) */
  char *folder;     /* (owned) */
  char *path;       /* (owned) (nullable) */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  lw_bundle_unref (question->bundle);
  g_free (question->folder);
  g_free (question->path);
  g_free (question);
}

void
lw_folder_comparison_free (LwFolderComparison *self)
{
  g_free (self->difference);
  g_free (self);
}

/* What is in the folder under that name, or "" when there is nothing to compare with. */
static char *
read_exported (const Question *question)
{
  g_autofree char *file = g_build_filename (question->folder, question->path, NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (file, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  return g_steal_pointer (&text);
}

static char *
make_difference (const Question *question)
{
  GBytes *bytes = lw_bundle_find (question->bundle, question->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (bytes == NULL)
    return g_strdup ("");
  before = read_exported (question);
  after = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return lw_text_difference (before, after, CONTEXT_LINES);
}

/* By a dry run of the writer itself, so that it says what an export would do. */
static void
compare_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Question *question = task_data;
  g_autoptr (LwFolderComparison) comparison = g_new0 (LwFolderComparison, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) report =
    lw_bundle_write (question->bundle, question->folder, LW_WRITE_DRY_RUN | LW_WRITE_FORCE, cancellable, &error);

  if (report == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < report->len; i++)
    {
      LwFileReport *file = g_ptr_array_index (report, i);

      comparison->n_changed += file->action == LW_FILE_CREATED || file->action == LW_FILE_UPDATED ||
                               file->action == LW_FILE_REMOVED;
      comparison->n_by_hand += file->action == LW_FILE_CONFLICT;
    }
  if (question->path != NULL)
    comparison->difference = make_difference (question);
  g_task_return_pointer (task, g_steal_pointer (&comparison), (GDestroyNotify) lw_folder_comparison_free);
}

void
lw_folder_comparison_make_async (LwBundle *bundle, const char *folder, const char *path, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->bundle = lw_bundle_ref (bundle);
  question->folder = g_strdup (folder);
  question->path = g_strdup (path);
  g_task_set_source_tag (task, lw_folder_comparison_make_async);
  g_task_set_task_data (task, question, question_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, compare_thread);
}

LwFolderComparison *
lw_folder_comparison_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
