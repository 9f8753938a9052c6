/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-export-folder.h"

#define MAX_REMEMBERED 100

static char *
store_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "loadwright", "export-folders.ini", NULL);
}

/* The plan file's URI holds characters that key files do not take as keys, so its hash is the key. */
static char *
key_for (LwDocument *document)
{
  GFile *file = lw_document_get_file (document);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  return uri != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1) : NULL;
}

char *
lw_export_folder_dup (LwDocument *document)
{
  const char *current = lw_document_get_export_folder (document);
  g_autofree char *key = key_for (document);
  g_autofree char *path = store_path ();
  g_autoptr (GKeyFile) store = g_key_file_new ();
  char *folder = NULL;

  if (current != NULL)
    return g_strdup (current);
  if (key != NULL && g_key_file_load_from_file (store, path, 0, NULL))
    folder = g_key_file_get_string (store, "folders", key, NULL);
  if (folder != NULL && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_clear_pointer (&folder, g_free);
  return folder;
}

static void
forget_oldest (GKeyFile *store)
{
  gsize n_keys;
  g_auto (GStrv) keys = g_key_file_get_keys (store, "folders", &n_keys, NULL);

  for (gsize i = 0; keys != NULL && i + MAX_REMEMBERED < n_keys; i++)
    g_key_file_remove_key (store, "folders", keys[i], NULL);
}

void
lw_export_folder_set (LwDocument *document, const char *folder)
{
  g_autofree char *key = key_for (document);
  g_autofree char *path = store_path ();
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GKeyFile) store = g_key_file_new ();

  lw_document_set_export_folder (document, folder);
  if (key == NULL)
    return;
  g_key_file_load_from_file (store, path, 0, NULL);
  g_key_file_remove_key (store, "folders", key, NULL);
  if (folder != NULL)
    g_key_file_set_string (store, "folders", key, folder);
  forget_oldest (store);
  g_mkdir_with_parents (parent, 0700);
  /* Not remembering a folder is no reason to stop an export. */
  g_key_file_save_to_file (store, path, NULL);
}
