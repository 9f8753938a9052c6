/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the last export put into a folder: the path, size and SHA-256 of each file. A file that no
 * longer matches has been changed by a person since; one that is not listed was never ours. */

#define LW_MANIFEST_FILE ".loadwright-manifest.json"
#define LW_MAX_MANIFEST_BYTES (1 << 20)
#define LW_MAX_MANIFEST_FILES 1000

typedef struct
{
  char *path;
  char *sha256; /* 64 hexadecimal digits in lower case */
  gint64 size;
} LwManifestEntry;

typedef struct _LwManifest LwManifest;

LwManifest *lw_manifest_new (void);
void lw_manifest_free (LwManifest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwManifest, lw_manifest_free)

/* Only the very bytes that lw_manifest_to_data() makes are a manifest. Anything else, be it damaged,
 * written by hand or by a newer program, gives NULL, and then no file counts as ours, which is the
 * reading that cannot lose anybody's work. (transfer full) (nullable) */
LwManifest *lw_manifest_from_data (const char *data, gsize length);
char *lw_manifest_to_data (LwManifest *self); /* (transfer full) */

void lw_manifest_add (LwManifest *self, const char *path, const char *sha256, gint64 size);
const LwManifestEntry *lw_manifest_find (LwManifest *self, const char *path); /* (nullable) */
guint lw_manifest_get_n_entries (LwManifest *self);
const LwManifestEntry *lw_manifest_get_entry (LwManifest *self, guint index);

/* A path that stays inside the folder on any file system and needs no quoting anywhere: parts of
 * letters, digits and "._-" with one "/" between them, none of them "." or "..". */
gboolean lw_manifest_path_is_safe (const char *path);

G_END_DECLS
