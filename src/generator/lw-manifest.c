/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-manifest.h"

#include <string.h>

#define HEAD "{\n  \"format\": \"loadwright-bundle\",\n  \"version\": 1,\n  \"files\": {"
#define FOOT "\n  }\n}\n"
#define ENTRY_PREFIX "\n    \""
#define HASH_PREFIX "\": { \"sha256\": \""
#define SIZE_PREFIX "\", \"size\": "
#define ENTRY_SUFFIX " }"

#define MAX_PATH_LENGTH 255
#define SHA256_DIGITS 64

struct _LwManifest
{
  GPtrArray *entries; /* (owned) (element-type LwManifestEntry): in the order of their paths */
};

static void
entry_free (gpointer data)
{
  LwManifestEntry *entry = data;

  g_free (entry->path);
  g_free (entry->sha256);
  g_free (entry);
}

LwManifest *
lw_manifest_new (void)
{
  LwManifest *self = g_new0 (LwManifest, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

void
lw_manifest_free (LwManifest *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static gboolean
part_is_safe (const char *part, gsize length)
{
  if (length == 0 || (length == 1 && part[0] == '.') ||
      (length == 2 && part[0] == '.' && part[1] == '.'))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (part[i]) && strchr ("._-", part[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
lw_manifest_path_is_safe (const char *path)
{
  const char *part = path;

  if (strlen (path) > MAX_PATH_LENGTH)
    return FALSE;
  while (TRUE)
    {
      const char *slash = strchr (part, '/');

      if (!part_is_safe (part, slash != NULL ? (gsize) (slash - part) : strlen (part)))
        return FALSE;
      if (slash == NULL)
        return TRUE;
      part = slash + 1;
    }
}

static guint
find_position (LwManifest *self, const char *path, gboolean *found)
{
  guint low = 0;
  guint high = self->entries->len;

  *found = FALSE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      LwManifestEntry *entry = g_ptr_array_index (self->entries, middle);
      int order = strcmp (entry->path, path);

      if (order == 0)
        {
          *found = TRUE;
          return middle;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
lw_manifest_add (LwManifest *self, const char *path, const char *sha256, gint64 size)
{
  gboolean found;
  guint position = find_position (self, path, &found);
  LwManifestEntry *entry;

  g_return_if_fail (!found);
  g_return_if_fail (lw_manifest_path_is_safe (path));

  entry = g_new0 (LwManifestEntry, 1);
  entry->path = g_strdup (path);
  entry->sha256 = g_strdup (sha256);
  entry->size = size;
  g_ptr_array_insert (self->entries, (int) position, entry);
}

const LwManifestEntry *
lw_manifest_find (LwManifest *self, const char *path)
{
  gboolean found;
  guint position = find_position (self, path, &found);

  return found ? g_ptr_array_index (self->entries, position) : NULL;
}

guint
lw_manifest_get_n_entries (LwManifest *self)
{
  return self->entries->len;
}

const LwManifestEntry *
lw_manifest_get_entry (LwManifest *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);
  return g_ptr_array_index (self->entries, index);
}

char *
lw_manifest_to_data (LwManifest *self)
{
  GString *data = g_string_new (HEAD);

  for (guint i = 0; i < self->entries->len; i++)
    {
      LwManifestEntry *entry = g_ptr_array_index (self->entries, i);

      g_string_append_printf (data,
                              "%s" ENTRY_PREFIX "%s" HASH_PREFIX "%s" SIZE_PREFIX
                              "%" G_GINT64_FORMAT ENTRY_SUFFIX,
                              i > 0 ? "," : "", entry->path, entry->sha256, entry->size);
    }
  g_string_append (data, FOOT);
  return g_string_free (data, FALSE);
}

/* Takes everything up to the first character of end from the text and moves behind it. */
static char *
take_until (const char **text, const char *end)
{
  const char *stop = strstr (*text, end);
  char *taken;

  if (stop == NULL)
    return NULL;
  taken = g_strndup (*text, (gsize) (stop - *text));
  *text = stop + strlen (end);
  return taken;
}

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == SHA256_DIGITS && strspn (text, "0123456789abcdef") == SHA256_DIGITS;
}

static gboolean
read_entry (LwManifest *self, const char **text)
{
  g_autofree char *path = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *size_text = NULL;
  gint64 size;
  gboolean found;

  *text += strlen (ENTRY_PREFIX);
  path = take_until (text, HASH_PREFIX);
  sha256 = path != NULL ? take_until (text, SIZE_PREFIX) : NULL;
  size_text = sha256 != NULL ? take_until (text, ENTRY_SUFFIX) : NULL;
  if (size_text == NULL || !lw_manifest_path_is_safe (path) || !is_sha256 (sha256) ||
      !g_ascii_string_to_signed (size_text, 10, 0, G_MAXINT64, &size, NULL))
    return FALSE;
  find_position (self, path, &found);
  if (found || self->entries->len == LW_MAX_MANIFEST_FILES)
    return FALSE;
  lw_manifest_add (self, path, sha256, size);
  return TRUE;
}

LwManifest *
lw_manifest_from_data (const char *data, gsize length)
{
  g_autoptr (LwManifest) self = lw_manifest_new ();
  g_autofree char *copy = NULL;
  g_autofree char *again = NULL;
  const char *text;

  if (length == 0 || length > LW_MAX_MANIFEST_BYTES || memchr (data, '\0', length) != NULL)
    return NULL;
  copy = g_strndup (data, length);
  if (!g_str_has_prefix (copy, HEAD))
    return NULL;
  text = copy + strlen (HEAD);
  while (g_str_has_prefix (text, ENTRY_PREFIX))
    {
      if (!read_entry (self, &text))
        return NULL;
      if (*text == ',')
        text++;
    }

  /* The loop above is lenient; that writing it again gives the same bytes is what makes it strict.
   */
  again = lw_manifest_to_data (self);
  return strcmp (again, copy) == 0 ? g_steal_pointer (&self) : NULL;
}
