/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-file.h"

#include "lw-error.h"
#include "lw-i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_BYTES 65536

static void
set_errno_error (GError **error, int number)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (number), g_strerror (number));
}

/* Fills block as far as the file goes. Returns the number of bytes, -1 on an error. */
static gssize
read_block (int fd, guint8 *block, gsize size)
{
  gsize filled = 0;

  while (filled < size)
    {
      gssize n = read (fd, block + filled, size - filled);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      filled += n;
    }
  return filled;
}

static GByteArray *
read_bounded (int fd, gsize max_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n;

  /* The size that the system reports is no help: it is 0 for pipes, and files grow. */
  do
    {
      guint8 block[BLOCK_BYTES];

      n = read_block (fd, block, sizeof block);
      if (n < 0)
        {
          set_errno_error (error, errno);
          return NULL;
        }
      g_byte_array_append (bytes, block, n);
      if (bytes->len > max_bytes)
        {
          g_set_error (error, LW_ERROR, LW_ERROR_LIMIT, _ ("it is larger than %u KiB"), (guint)
                       max_bytes / 1024);
          return NULL;
        }
    }
  while (n == BLOCK_BYTES);
  return g_steal_pointer (&bytes);
}

char *
lw_file_read (const char *path, gsize max_bytes, gsize *length, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      set_errno_error (error, errno);
      return NULL;
    }
  bytes = read_bounded (fd, max_bytes, error);
  close (fd);
  if (bytes == NULL)
    return NULL;

  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

char *
lw_file_read_or_report (const char *path, const char *name, gsize max_bytes, gsize *length,
                        GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  char *data = lw_file_read (path, max_bytes, length, &error);
  gboolean too_large = g_error_matches (error, LW_ERROR, LW_ERROR_LIMIT);
  LwProblem *problem;

  if (data != NULL)
    return data;
  problem = lw_problem_new (LW_SEVERITY_ERROR, too_large ? "too-large" : "unreadable-file", NULL,
                            _ ("the file cannot be read: %s"), error->message);
  g_ptr_array_add (problems, lw_problem_at (problem, name, 0, 0));
  return NULL;
}

/* The kernel protects users from following the links of others in shared folders the same way. */
static gboolean
link_is_own (const struct stat *link)
{
  return link->st_uid == geteuid () || link->st_uid == 0;
}

/* Finds the file that path stands for, and its permissions; -1 when it is not there yet. */
static char *
resolve_target (const char *path, int *mode, GError **error)
{
  g_autofree char *target = NULL;
  struct stat status;

  *mode = -1;
  if (lstat (path, &status) != 0)
    return g_strdup (path);
  if (S_ISLNK (status.st_mode))
    {
      char *resolved = link_is_own (&status) ? realpath (path, NULL) : NULL;

      if (resolved == NULL || stat (resolved, &status) != 0)
        {
          free (resolved);
          g_set_error_literal (error, LW_ERROR, LW_ERROR_UNSAFE,
                               _ ("is a link that leads nowhere or belongs to somebody else"));
          return NULL;
        }
      target = g_strdup (resolved);
      free (resolved);
    }
  if (S_ISDIR (status.st_mode))
    {
      set_errno_error (error, EISDIR);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_UNSAFE, _ ("is not a regular file"));
      return NULL;
    }
  *mode = status.st_mode & 07777;
  return target != NULL ? g_steal_pointer (&target) : g_strdup (path);
}

/* GLib's messages repeat long paths, one of them that of a temporary file. */
static void
take_plain_error (GError **error, GError *from)
{
  static const int numbers[] = { ENOENT,  EACCES, EPERM,        EROFS,  ENOSPC, EIO,
                                 ENOTDIR, ELOOP,  ENAMETOOLONG, EMFILE, ENFILE, ENOMEM };
  g_autoptr (GError) owned = from;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_error_matches (owned, G_FILE_ERROR, g_file_error_from_errno (numbers[i])))
      {
        set_errno_error (error, numbers[i]);
        return;
      }
  g_propagate_error (error, g_steal_pointer (&owned));
}

gboolean
lw_file_replace (const char *path, const char *data, gsize length, GError **error)
{
  const GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
  int mode;
  g_autofree char *target = resolve_target (path, &mode, error);
  GError *failure = NULL;

  if (target == NULL)
    return FALSE;
  if (!g_file_set_contents_full (target, data, length, flags, mode >= 0 ? mode & 0777 : 0666,
                                 &failure))
    {
      take_plain_error (error, failure);
      return FALSE;
    }
  /* The umask has taken its share of the mode; the new file may never be readable by more people
   * than the old one, so the rest is given back only now. */
  if (mode >= 0)
    g_chmod (target, mode);
  return TRUE;
}
