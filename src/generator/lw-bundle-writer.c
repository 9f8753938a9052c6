/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-writer.h"

#include "lw-error.h"
#include "lw-folder.h"
#include "lw-i18n.h"
#include "lw-manifest.h"
#include "lw-transaction.h"

#include <string.h>

typedef enum
{
  NOTHING,
  PUT,
  REMOVE,
} Deed;

/* What is to happen to one file, of the bundle or of the last export. */
typedef struct
{
  const char *path; /* (unowned) */
  GBytes *bytes;    /* (unowned) (nullable) */
  gboolean executable;
  LwFolderEntry before;
  LwFileAction action;
  Deed deed;
  int staged;
} Change;

typedef struct
{
  LwBundle *bundle;     /* (unowned) */
  LwFolder *folder;     /* (owned) */
  LwManifest *old;      /* (owned) what the folder's manifest says; empty without one */
  GBytes *new_manifest; /* (owned) */
  GArray *changes;      /* (owned) (element-type Change) */
  LwWriteFlags flags;
  GCancellable *cancellable;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->folder, lw_folder_free);
  g_clear_pointer (&self->old, lw_manifest_free);
  g_clear_pointer (&self->new_manifest, g_bytes_unref);
  g_clear_pointer (&self->changes, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static void
file_report_free (gpointer data)
{
  LwFileReport *report = data;

  g_free (report->path);
  g_free (report);
}

static int
compare_reports (gconstpointer a, gconstpointer b)
{
  const LwFileReport *const *first = a;
  const LwFileReport *const *second = b;

  return strcmp ((*first)->path, (*second)->path);
}

static GPtrArray *
make_report (Export *self)
{
  GPtrArray *reports = g_ptr_array_new_with_free_func (file_report_free);

  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = &g_array_index (self->changes, Change, i);
      LwFileReport *report;

      if (strcmp (change->path, LW_MANIFEST_FILE) == 0)
        continue;
      report = g_new0 (LwFileReport, 1);
      report->path = g_strdup (change->path);
      report->action = change->action;
      g_ptr_array_add (reports, report);
    }
  g_ptr_array_sort (reports, compare_reports);
  return reports;
}

static gboolean
read_manifest (Export *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  LwFolderEntry entry = { 0 };

  if (lw_folder_exists (self->folder) &&
      !lw_folder_look (self->folder, LW_MANIFEST_FILE, &entry, error))
    return FALSE;
  if (entry.regular)
    {
      bytes = lw_folder_read (self->folder, LW_MANIFEST_FILE, LW_MAX_MANIFEST_BYTES, NULL);
      if (bytes != NULL)
        self->old =
            lw_manifest_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  if (self->old == NULL)
    self->old = lw_manifest_new ();
  return TRUE;
}

/* Compares a file with what the last export wrote. Sizes tell most changed files from ours, so that
 * nothing large is read. */
static gboolean
is_untouched (Export *self, const char *path, const LwFolderEntry *entry)
{
  const LwManifestEntry *known = lw_manifest_find (self->old, path);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;

  if (known == NULL || !entry->regular || entry->stat.st_size != known->size)
    return FALSE;
  bytes = lw_folder_read (self->folder, path, (gsize) known->size, NULL);
  if (bytes == NULL)
    return FALSE;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return strcmp (sha256, known->sha256) == 0;
}

static gboolean
has_content (Export *self, const char *path, const LwFolderEntry *entry, GBytes *wanted)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize size = g_bytes_get_size (wanted);

  if (!entry->regular || entry->stat.st_size != (goffset) size)
    return FALSE;
  bytes = lw_folder_read (self->folder, path, size, NULL);
  return bytes != NULL && g_bytes_equal (bytes, wanted);
}

static gboolean
look (Export *self, Change *change, GError **error)
{
  if (!lw_folder_exists (self->folder))
    return TRUE;
  if (!lw_folder_look (self->folder, change->path, &change->before, error))
    return FALSE;
  if (change->bytes != NULL && change->before.exists && S_ISDIR (change->before.stat.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                   _ ("“%s” in “%s” is a folder, so the file cannot be written"), change->path,
                   lw_folder_get_path (self->folder));
      return FALSE;
    }
  return TRUE;
}

static gboolean
decide_file (Export *self, guint index, GError **error)
{
  Change change = {
    .path = lw_bundle_get_path (self->bundle, index),
    .bytes = lw_bundle_get_bytes (self->bundle, index),
    .executable = lw_bundle_is_executable (self->bundle, index),
    .deed = PUT,
  };

  if (!lw_manifest_path_is_safe (change.path) || strcmp (change.path, LW_MANIFEST_FILE) == 0)
    {
      g_set_error (error, LW_ERROR, LW_ERROR_UNSAFE, _ ("“%s” is not a name for a file in a bundle"),
                   change.path);
      return FALSE;
    }
  if (!look (self, &change, error))
    return FALSE;

  if (!change.before.exists)
    change.action = LW_FILE_CREATED;
  else if (has_content (self, change.path, &change.before, change.bytes))
    {
      change.action = LW_FILE_UNCHANGED;
      change.deed = NOTHING;
    }
  else if (is_untouched (self, change.path, &change.before) || (self->flags & LW_WRITE_FORCE) != 0)
    change.action = LW_FILE_UPDATED;
  else
    change.action = LW_FILE_CONFLICT;
  g_array_append_val (self->changes, change);
  return TRUE;
}

/* A file of the last export that is no longer part of the bundle goes, unless somebody has worked
 * on it: then it is theirs from now on. */
static gboolean
decide_leftover (Export *self, const LwManifestEntry *known, GError **error)
{
  Change change = { .path = known->path, .action = LW_FILE_REMOVED, .deed = REMOVE };

  if (lw_bundle_find (self->bundle, known->path) != NULL ||
      strcmp (known->path, LW_MANIFEST_FILE) == 0)
    return TRUE;
  if (!look (self, &change, error))
    return FALSE;
  if (is_untouched (self, change.path, &change.before))
    g_array_append_val (self->changes, change);
  return TRUE;
}

static gboolean
decide_manifest (Export *self, GError **error)
{
  g_autoptr (LwManifest) manifest = lw_manifest_new ();
  Change change = { .path = LW_MANIFEST_FILE, .action = LW_FILE_UPDATED, .deed = PUT };
  g_autofree char *data = NULL;

  for (guint i = 0; i < lw_bundle_get_n_files (self->bundle); i++)
    {
      GBytes *bytes = lw_bundle_get_bytes (self->bundle, i);
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      lw_manifest_add (manifest, lw_bundle_get_path (self->bundle, i), sha256,
                       (gint64) g_bytes_get_size (bytes));
    }
  data = lw_manifest_to_data (manifest);
  self->new_manifest = g_bytes_new (data, strlen (data));
  change.bytes = self->new_manifest;
  if (!look (self, &change, error))
    return FALSE;
  if (has_content (self, change.path, &change.before, change.bytes))
    change.deed = NOTHING;
  g_array_append_val (self->changes, change);
  return TRUE;
}

static gboolean
decide (Export *self, GError **error)
{
  if (lw_bundle_get_n_files (self->bundle) > LW_MAX_MANIFEST_FILES)
    {
      g_set_error (error, LW_ERROR, LW_ERROR_LIMIT, _ ("A bundle has at most %d files"),
                   LW_MAX_MANIFEST_FILES);
      return FALSE;
    }
  if (!read_manifest (self, error))
    return FALSE;
  for (guint i = 0; i < lw_bundle_get_n_files (self->bundle); i++)
    if (!decide_file (self, i, error))
      return FALSE;
  for (guint i = 0; i < lw_manifest_get_n_entries (self->old); i++)
    if (!decide_leftover (self, lw_manifest_get_entry (self->old, i), error))
      return FALSE;
  return decide_manifest (self, error);
}

static gboolean
check_conflicts (Export *self, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = &g_array_index (self->changes, Change, i);

      if (change->action == LW_FILE_CONFLICT)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", change->path);
    }
  if (names->len == 0)
    return TRUE;
  g_set_error (error, LW_ERROR, LW_ERROR_CHANGED,
               _ ("Files in “%s” were changed since the last export, or are not from one: %s"),
               lw_folder_get_path (self->folder), names->str);
  return FALSE;
}

/* A replaced file keeps who may read it; the umask decides for a new one. */
static mode_t
get_mode (const Change *change)
{
  mode_t mode = change->before.regular ? change->before.stat.st_mode & 0666 : 0666;

  return change->executable ? mode | (mode & 0444) >> 2 : mode;
}

static gboolean
stage (Export *self, LwTransaction *transaction, GError **error)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = &g_array_index (self->changes, Change, i);

      if (change->deed != PUT)
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      change->staged =
          lw_transaction_stage (transaction, change->path, change->bytes, get_mode (change), error);
      if (change->staged < 0)
        return FALSE;
    }
  return TRUE;
}

/* The manifest comes last: whenever it names a file, that file is there. */
static gboolean
commit (Export *self, LwTransaction *transaction, GError **error)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = &g_array_index (self->changes, Change, i);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (change->deed == PUT &&
          !lw_transaction_put (transaction, change->path, change->staged, &change->before, error))
        return FALSE;
      if (change->deed == REMOVE &&
          !lw_transaction_remove (transaction, change->path, &change->before, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_deeds (Export *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, Change, i).deed != NOTHING)
      return TRUE;
  return FALSE;
}

static gboolean
carry_out (Export *self, gboolean inside, gboolean *crossed, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  LwTransaction *transaction = lw_transaction_begin (self->folder, inside, error);
  gboolean done;

  if (transaction == NULL)
    return FALSE;
  done = stage (self, transaction, &local_error) && commit (self, transaction, &local_error);
  if (done)
    lw_transaction_keep (transaction);
  *crossed = lw_transaction_has_crossed (transaction);
  lw_transaction_end (transaction, &local_error);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

/* A parent that looks like the same file system may still be another mount of it, between which
 * nothing can be renamed. Then the temporary folder has to be inside the target. */
static gboolean
carry_out_anywhere (Export *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean crossed = FALSE;

  if (carry_out (self, FALSE, &crossed, &local_error))
    return TRUE;
  if (crossed)
    return carry_out (self, TRUE, &crossed, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
write_files (Export *self, GError **error)
{
  if (!lw_folder_lock (self->folder, self->cancellable, error) || !decide (self, error) ||
      !check_conflicts (self, error))
    return FALSE;
  return !has_deeds (self) || carry_out_anywhere (self, error);
}

GPtrArray *
lw_bundle_write (LwBundle *bundle, const char *folder, LwWriteFlags flags,
                 GCancellable *cancellable, GError **error)
{
  g_auto (Export) export = { .bundle = bundle, .flags = flags, .cancellable = cancellable };
  gboolean dry_run = (flags & LW_WRITE_DRY_RUN) != 0;

  g_return_val_if_fail (bundle != NULL, NULL);
  g_return_val_if_fail (folder != NULL && folder[0] != '\0', NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  export.changes = g_array_new (FALSE, FALSE, sizeof (Change));
  export.folder = lw_folder_open (folder, !dry_run, error);
  if (export.folder == NULL)
    return NULL;
  if (dry_run)
    return decide (&export, error) ? make_report (&export) : NULL;
  if (!write_files (&export, error))
    {
      lw_folder_unmake (export.folder);
      return NULL;
    }
  return make_report (&export);
}
