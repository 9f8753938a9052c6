/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* for renameat2() */
#endif

#include "config.h"

#include "lw-transaction.h"

#include "lw-error.h"
#include "lw-i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define STAGING_ATTEMPTS 100
#define MAX_NAME 64

typedef struct
{
  char *path;  /* (owned) relative to the folder */
  int fd;      /* (owned) of the folder that holds it */
  char *name;  /* (owned) in that folder */
  char *saved; /* (owned) (nullable) name in the temporary folder of what stood there before */
} Step;

struct _LwTransaction
{
  LwFolder *folder;   /* (unowned) */
  int base_fd;        /* (owned) where the temporary folder is */
  int staging_fd;     /* (owned) the temporary folder */
  char *staging_name; /* (owned) */
  guint n_staged;
  GPtrArray *steps; /* (owned) (element-type Step) */
  GPtrArray *made;  /* (owned) (element-type utf8) folders made below the target, outer first */
  gboolean crossed; /* a rename would have had to cross from one mount to another */
  gboolean kept;
};

static void
step_free (gpointer data)
{
  Step *step = data;

  close (step->fd);
  g_free (step->path);
  g_free (step->name);
  g_free (step->saved);
  g_free (step);
}

static void
transaction_free (LwTransaction *self)
{
  if (self->staging_fd >= 0)
    close (self->staging_fd);
  if (self->base_fd >= 0)
    close (self->base_fd);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->made);
  g_free (self->staging_name);
  g_free (self);
}

static int
open_base (LwFolder *folder, gboolean inside)
{
  int target_fd = lw_folder_get_fd (folder);
  struct stat target;
  struct stat base;
  int fd;

  if (inside)
    return openat (target_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  fd = openat (target_fd, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0 && fstat (fd, &base) == 0 && fstat (target_fd, &target) == 0 &&
      base.st_dev == target.st_dev && faccessat (fd, ".", W_OK | X_OK, AT_EACCESS) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  return open_base (folder, TRUE);
}

static gboolean
make_staging (LwTransaction *self)
{
  for (int i = 0; i < STAGING_ATTEMPTS; i++)
    {
      g_free (self->staging_name);
      self->staging_name = g_strdup_printf (".loadwright-%08x", g_random_int ());
      if (mkdirat (self->base_fd, self->staging_name, 0700) == 0)
        {
          self->staging_fd = openat (self->base_fd, self->staging_name,
                                     O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
          return self->staging_fd >= 0;
        }
      if (errno != EEXIST)
        return FALSE;
    }
  return FALSE;
}

LwTransaction *
lw_transaction_begin (LwFolder *folder, gboolean inside, GError **error)
{
  LwTransaction *self = g_new0 (LwTransaction, 1);

  self->folder = folder;
  self->staging_fd = -1;
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->base_fd = open_base (folder, inside);
  if (self->base_fd < 0 || !make_staging (self))
    {
      lw_set_errno_error (error, errno, _ ("Cannot write to “%s”"), lw_folder_get_path (folder));
      transaction_free (self);
      return NULL;
    }
  return self;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n = write (fd, data, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      left -= (gsize) n;
    }
  return TRUE;
}

int
lw_transaction_stage (LwTransaction *self, const char *path, GBytes *bytes, mode_t mode,
                      GError **error)
{
  char name[MAX_NAME];
  gboolean written;
  int errsv;
  int fd;

  g_snprintf (name, sizeof name, "new-%u", self->n_staged);
  fd = openat (self->staging_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  if (fd >= 0)
    self->n_staged++;
  written = fd >= 0 && write_all (fd, bytes) && fsync (fd) == 0;
  errsv = errno;
  if (fd >= 0 && close (fd) != 0 && written)
    {
      errsv = errno;
      written = FALSE;
    }
  if (!written)
    {
      lw_set_errno_error (error, errsv, _ ("Cannot write “%s” to “%s”"), path,
                          lw_folder_get_path (self->folder));
      return -1;
    }
  return (int) self->n_staged - 1;
}

static Step *
step_new (LwTransaction *self, const char *path, GError **error)
{
  Step *step;
  const char *name;
  int fd = lw_folder_open_parent (self->folder, path, self->made, &name, error);

  if (fd < 0)
    return NULL;
  step = g_new0 (Step, 1);
  step->path = g_strdup (path);
  step->fd = fd;
  step->name = g_strdup (name);
  return step;
}

static gboolean
is_same (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static gboolean
set_changed (LwTransaction *self, const char *path, GError **error)
{
  g_set_error (error, LW_ERROR, LW_ERROR_CHANGED, _ ("“%s” in “%s” was changed during the export"),
               path, lw_folder_get_path (self->folder));
  return FALSE;
}

/* Moves what stands at the step's place into the temporary folder. */
static gboolean
save_old (LwTransaction *self, Step *step, const LwFolderEntry *before, GError **error)
{
  char name[MAX_NAME];
  struct stat now;

  g_snprintf (name, sizeof name, "old-%u", self->steps->len);
  if (renameat (step->fd, step->name, self->staging_fd, name) != 0)
    {
      if (errno == ENOENT)
        return set_changed (self, step->path, error);
      self->crossed = errno == EXDEV;
      return lw_set_errno_error (error, errno, _ ("Cannot replace “%s” in “%s”"), step->path,
                                 lw_folder_get_path (self->folder));
    }
  step->saved = g_strdup (name);
  if (fstatat (self->staging_fd, name, &now, AT_SYMLINK_NOFOLLOW) != 0 ||
      !is_same (&now, &before->stat))
    return set_changed (self, step->path, error);
  return TRUE;
}

/* Renames without replacing what may have come into the way. */
static int
rename_to_free_name (int from_fd, const char *from, int to_fd, const char *to)
{
  struct stat stat;

#ifdef RENAME_NOREPLACE
  if (renameat2 (from_fd, from, to_fd, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
#endif
  if (fstatat (to_fd, to, &stat, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return -1;
    }
  return renameat (from_fd, from, to_fd, to);
}

static gboolean
put_new (LwTransaction *self, Step *step, const char *staged, GError **error)
{
  if (rename_to_free_name (self->staging_fd, staged, step->fd, step->name) == 0)
    return TRUE;
  if (errno == EEXIST)
    return set_changed (self, step->path, error);
  self->crossed = errno == EXDEV;
  return lw_set_errno_error (error, errno, _ ("Cannot write “%s” to “%s”"), step->path,
                             lw_folder_get_path (self->folder));
}

/* Swaps the new file with the old one in a single step, so that there is no moment without either.
 * FALSE without an error when the file system cannot do that. */
static gboolean
exchange (LwTransaction *self, Step *step, const char *staged, const LwFolderEntry *before,
          GError **error)
{
#ifdef RENAME_EXCHANGE
  struct stat now;

  if (renameat2 (self->staging_fd, staged, step->fd, step->name, RENAME_EXCHANGE) != 0)
    return FALSE;
  step->saved = g_strdup (staged);
  if (fstatat (self->staging_fd, staged, &now, AT_SYMLINK_NOFOLLOW) == 0 &&
      is_same (&now, &before->stat))
    return TRUE;
  set_changed (self, step->path, error);
#endif
  return FALSE;
}

gboolean
lw_transaction_put (LwTransaction *self, const char *path, int staged, const LwFolderEntry *before,
                    GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char name[MAX_NAME];
  Step *step = step_new (self, path, error);
  gboolean done;

  if (step == NULL)
    return FALSE;
  g_snprintf (name, sizeof name, "new-%d", staged);
  if (before->exists)
    {
      done = exchange (self, step, name, before, &local_error);
      if (!done && local_error == NULL)
        done =
            save_old (self, step, before, &local_error) && put_new (self, step, name, &local_error);
    }
  else
    done = put_new (self, step, name, &local_error);

  /* A step that only got half way has something to put back, too. */
  if (done || step->saved != NULL)
    g_ptr_array_add (self->steps, step);
  else
    step_free (step);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

gboolean
lw_transaction_remove (LwTransaction *self, const char *path, const LwFolderEntry *before,
                       GError **error)
{
  Step *step = step_new (self, path, error);
  gboolean done;

  if (step == NULL)
    return FALSE;
  done = save_old (self, step, before, error);
  if (step->saved != NULL)
    g_ptr_array_add (self->steps, step);
  else
    step_free (step);
  return done;
}

gboolean
lw_transaction_has_crossed (LwTransaction *self)
{
  return self->crossed;
}

void
lw_transaction_keep (LwTransaction *self)
{
  /* That the names reach the disk is worth trying, but the files are there either way. */
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      (void) fsync (step->fd);
    }
  self->kept = TRUE;
}

static gboolean
undo_step (LwTransaction *self, Step *step)
{
  if (step->saved == NULL)
    return unlinkat (step->fd, step->name, 0) == 0;
  return renameat (self->staging_fd, step->saved, step->fd, step->name) == 0;
}

static void
remove_folder (LwTransaction *self, const char *path)
{
  const char *name;
  int fd = lw_folder_open_parent (self->folder, path, NULL, &name, NULL);

  if (fd < 0)
    return;
  unlinkat (fd, name, AT_REMOVEDIR);
  close (fd);
}

static gboolean
undo (LwTransaction *self)
{
  gboolean undone = TRUE;

  for (guint i = self->steps->len; i > 0; i--)
    if (!undo_step (self, g_ptr_array_index (self->steps, i - 1)))
      undone = FALSE;
  for (guint i = self->made->len; i > 0; i--)
    remove_folder (self, g_ptr_array_index (self->made, i - 1));
  return undone;
}

static void
remove_staging (LwTransaction *self)
{
  char name[MAX_NAME];

  for (guint i = 0; i < self->n_staged; i++)
    {
      g_snprintf (name, sizeof name, "new-%u", i);
      unlinkat (self->staging_fd, name, 0);
    }
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      if (step->saved != NULL)
        unlinkat (self->staging_fd, step->saved, 0);
    }
  unlinkat (self->base_fd, self->staging_name, AT_REMOVEDIR);
}

/* A folder that held only files of an earlier export goes with the last of them. */
static void
remove_empty_folders (LwTransaction *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);
      g_autofree char *folder = g_path_get_dirname (step->path);
      struct stat stat;

      if (strcmp (folder, ".") == 0 ||
          fstatat (step->fd, step->name, &stat, AT_SYMLINK_NOFOLLOW) == 0)
        continue;
      remove_folder (self, folder);
    }
}

void
lw_transaction_end (LwTransaction *self, GError **error)
{
  if (self->kept)
    {
      remove_staging (self);
      remove_empty_folders (self);
    }
  else if (undo (self))
    remove_staging (self);
  else if (error != NULL && *error != NULL)
    g_prefix_error (error, _ ("Could not put everything back as it was, what is missing is in “%s”. "),
                    self->staging_name);
  transaction_free (self);
}
