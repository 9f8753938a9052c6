/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-folder.h"

#include "lw-error.h"
#include "lw-i18n.h"
#include "lw-manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_WAIT_USEC (10 * G_USEC_PER_SEC)
#define LOCK_POLL_USEC (20 * 1000)

#define OPEN_FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

struct _LwFolder
{
  char *path;
  int fd;          /* -1 when there is no such folder */
  GPtrArray *made; /* (owned) (element-type utf8): the folders made to get here, outermost first */
};

gboolean
lw_set_errno_error (GError **error, int errno_value, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno_value), "%s: %s", what,
               g_strerror (errno_value));
  return FALSE;
}

void
lw_folder_free (LwFolder *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_ptr_array_unref (self->made);
  g_free (self->path);
  g_free (self);
}

void
lw_folder_unmake (LwFolder *self)
{
  for (guint i = self->made->len; i > 0; i--)
    if (g_rmdir (g_ptr_array_index (self->made, i - 1)) != 0)
      break;
  g_ptr_array_set_size (self->made, 0);
}

static gboolean
make_folders (LwFolder *self, const char *path, GError **error)
{
  g_autofree char *parent = NULL;

  if (g_mkdir (path, 0777) == 0)
    {
      g_ptr_array_add (self->made, g_strdup (path));
      return TRUE;
    }
  if (errno == EEXIST)
    return TRUE; /* Opening it will tell whether it is a folder. */
  if (errno != ENOENT)
    return lw_set_errno_error (error, errno, _ ("Cannot make the folder “%s”"), path);

  parent = g_path_get_dirname (path);
  if (strcmp (parent, path) == 0 || strcmp (parent, ".") == 0)
    return lw_set_errno_error (error, ENOENT, _ ("Cannot make the folder “%s”"), path);
  if (!make_folders (self, parent, error))
    return FALSE;
  if (g_mkdir (path, 0777) == 0)
    g_ptr_array_add (self->made, g_strdup (path));
  else if (errno != EEXIST)
    return lw_set_errno_error (error, errno, _ ("Cannot make the folder “%s”"), path);
  return TRUE;
}

static char *
dup_without_trailing_slashes (const char *path)
{
  gsize length = strlen (path);

  while (length > 1 && path[length - 1] == '/')
    length--;
  return g_strndup (path, length);
}

LwFolder *
lw_folder_open (const char *path, gboolean make, GError **error)
{
  g_autoptr (LwFolder) self = g_new0 (LwFolder, 1);

  self->path = dup_without_trailing_slashes (path);
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->fd = -1;

  if (make && !make_folders (self, self->path, error))
    {
      lw_folder_unmake (self);
      return NULL;
    }
  self->fd = open (self->path, OPEN_FOLDER_FLAGS);
  if (self->fd < 0 && (make || errno != ENOENT))
    {
      lw_set_errno_error (error, errno, _ ("Cannot open the folder “%s”"), self->path);
      lw_folder_unmake (self);
      return NULL;
    }
  return g_steal_pointer (&self);
}

gboolean
lw_folder_exists (LwFolder *self)
{
  return self->fd >= 0;
}

int
lw_folder_get_fd (LwFolder *self)
{
  return self->fd;
}

const char *
lw_folder_get_path (LwFolder *self)
{
  return self->path;
}

gboolean
lw_folder_lock (LwFolder *self, GCancellable *cancellable, GError **error)
{
  gint64 give_up = g_get_monotonic_time () + LOCK_WAIT_USEC;
  struct stat now;

  while (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EINTR)
        continue;
      if (errno != EWOULDBLOCK)
        return TRUE; /* This file system has no locks; the writer's own checks must do. */
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_get_monotonic_time () > give_up)
        return lw_set_errno_error (error, EBUSY, _ ("Another export is writing to “%s”"), self->path);
      g_usleep (LOCK_POLL_USEC);
    }
  if (fstat (self->fd, &now) == 0 && now.st_nlink == 0)
    return lw_set_errno_error (error, ENOENT, _ ("The folder “%s” was removed meanwhile"), self->path);
  return TRUE;
}

static gboolean
set_not_a_folder (LwFolder *self, int fd, const char *name, const char *path, GError **error)
{
  struct stat stat;

  if (fstatat (fd, name, &stat, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK (stat.st_mode))
    g_set_error (
        error, LW_ERROR, LW_ERROR_UNSAFE,
        _ ("“%s” in “%s” is reached through a symbolic link, which may lead out of the folder"), path,
        self->path);
  else
    lw_set_errno_error (error, ENOTDIR, _ ("Cannot reach “%s” in “%s”"), path, self->path);
  return FALSE;
}

/* Goes from the folder fd, which it closes, down into one of its folders. */
static int
descend (LwFolder *self, int fd, const char *name, const char *path, gsize end, GPtrArray *made,
         GError **error)
{
  int next = openat (fd, name, OPEN_FOLDER_FLAGS | O_NOFOLLOW);

  if (next < 0 && errno == ENOENT && made != NULL)
    {
      if (mkdirat (fd, name, 0777) == 0)
        g_ptr_array_add (made, g_strndup (path, end));
      next = openat (fd, name, OPEN_FOLDER_FLAGS | O_NOFOLLOW);
    }
  if (next < 0 && (errno == ENOTDIR || errno == ELOOP))
    set_not_a_folder (self, fd, name, path, error);
  else if (next < 0 && (errno != ENOENT || made != NULL))
    lw_set_errno_error (error, errno, _ ("Cannot open the folder of “%s” in “%s”"), path, self->path);
  close (fd);
  return next;
}

int
lw_folder_open_parent (LwFolder *self, const char *path, GPtrArray *made, const char **name,
                       GError **error)
{
  const char *part = path;
  const char *slash;
  int fd;

  if (!lw_manifest_path_is_safe (path))
    {
      g_set_error (error, LW_ERROR, LW_ERROR_UNSAFE, _ ("“%s” is not a name for a file in “%s”"), path,
                   self->path);
      return -1;
    }
  fd = openat (self->fd, ".", OPEN_FOLDER_FLAGS);
  if (fd < 0)
    lw_set_errno_error (error, errno, _ ("Cannot open the folder “%s”"), self->path);
  while (fd >= 0 && (slash = strchr (part, '/')) != NULL)
    {
      g_autofree char *folder = g_strndup (part, (gsize) (slash - part));

      fd = descend (self, fd, folder, path, (gsize) (slash - path), made, error);
      part = slash + 1;
    }
  *name = part;
  return fd;
}

gboolean
lw_folder_look (LwFolder *self, const char *path, LwFolderEntry *entry, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  const char *name;
  int errsv;
  int fd;

  memset (entry, 0, sizeof *entry);
  fd = lw_folder_open_parent (self, path, NULL, &name, &local_error);
  if (fd < 0)
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  entry->exists = fstatat (fd, name, &entry->stat, AT_SYMLINK_NOFOLLOW) == 0;
  errsv = errno;
  close (fd);
  if (!entry->exists && errsv != ENOENT)
    return lw_set_errno_error (error, errsv, _ ("Cannot look at “%s” in “%s”"), path, self->path);
  entry->regular = entry->exists && S_ISREG (entry->stat.st_mode);
  return TRUE;
}

static GBytes *
read_all (int fd, gsize max_bytes)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 block[16384];
  gssize n;

  while ((n = read (fd, block, sizeof block)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (data->len + (gsize) n > max_bytes)
        {
          errno = EFBIG;
          return NULL;
        }
      g_byte_array_append (data, block, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

GBytes *
lw_folder_read (LwFolder *self, const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *name;
  int parent = lw_folder_open_parent (self, path, NULL, &name, error);
  int errsv;
  int fd;

  if (parent < 0)
    {
      if (error != NULL && *error == NULL)
        lw_set_errno_error (error, ENOENT, _ ("Cannot read “%s” in “%s”"), path, self->path);
      return NULL;
    }
  /* Non-blocking, lest something put a pipe there after we looked. */
  fd = openat (parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  bytes = fd >= 0 ? read_all (fd, max_bytes) : NULL;
  errsv = errno;
  if (fd >= 0)
    close (fd);
  close (parent);
  if (bytes == NULL)
    lw_set_errno_error (error, errsv, _ ("Cannot read “%s” in “%s”"), path, self->path);
  return g_steal_pointer (&bytes);
}
