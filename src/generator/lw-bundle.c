/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle.h"

#include <string.h>

struct _LwBundle
{
  gatomicrefcount ref_count;
  GPtrArray *files; /* (owned) File, sorted by path */
};

typedef struct
{
  char *path;
  GBytes *bytes;
  gboolean executable;
} File;

G_DEFINE_BOXED_TYPE (LwBundle, lw_bundle, lw_bundle_ref, lw_bundle_unref)

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_free (file);
}

LwBundle *
lw_bundle_new (void)
{
  LwBundle *self = g_new0 (LwBundle, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->files = g_ptr_array_new_with_free_func (file_free);
  return self;
}

LwBundle *
lw_bundle_ref (LwBundle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lw_bundle_unref (LwBundle *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->files);
  g_free (self);
}

/* Where a path is, or where it belongs. */
static gboolean
find_file (LwBundle *self, const char *path, guint *index)
{
  guint i;

  for (i = 0; i < self->files->len; i++)
    {
      File *file = g_ptr_array_index (self->files, i);
      int order = strcmp (file->path, path);

      if (order >= 0)
        {
          *index = i;
          return order == 0;
        }
    }
  *index = i;
  return FALSE;
}

void
lw_bundle_add (LwBundle *self, const char *path, GBytes *bytes, gboolean executable)
{
  File *file;
  guint index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL && path[0] != '\0' && path[0] != '/');
  g_return_if_fail (bytes != NULL);

  if (find_file (self, path, &index))
    g_ptr_array_remove_index (self->files, index);

  file = g_new0 (File, 1);
  file->path = g_strdup (path);
  file->bytes = g_bytes_ref (bytes);
  file->executable = executable;
  g_ptr_array_insert (self->files, (int) index, file);
}

guint
lw_bundle_get_n_files (LwBundle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->files->len;
}

static File *
get_file (LwBundle *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->files->len, NULL);

  return g_ptr_array_index (self->files, index);
}

const char *
lw_bundle_get_path (LwBundle *self, guint index)
{
  File *file = get_file (self, index);

  return file != NULL ? file->path : NULL;
}

GBytes *
lw_bundle_get_bytes (LwBundle *self, guint index)
{
  File *file = get_file (self, index);

  return file != NULL ? file->bytes : NULL;
}

gboolean
lw_bundle_is_executable (LwBundle *self, guint index)
{
  File *file = get_file (self, index);

  return file != NULL && file->executable;
}

GBytes *
lw_bundle_find (LwBundle *self, const char *path)
{
  guint index;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  return find_file (self, path, &index) ? lw_bundle_get_bytes (self, index) : NULL;
}

gint64
lw_bundle_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds;

  /* The limit is the end of the year 9999, past which no date has the usual form. */
  if (epoch != NULL && g_ascii_string_to_unsigned (epoch, 10, 0, G_GUINT64_CONSTANT (253402300799), &seconds, NULL))
    return (gint64) seconds;
  return g_get_real_time () / G_USEC_PER_SEC;
}
