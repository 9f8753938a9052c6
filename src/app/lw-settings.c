/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-settings.h"

/* g_settings_new() ends the program when there is no such schema. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, LW_APPLICATION_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

GSettings *
lw_settings_get (void)
{
  static GSettings *settings;
  static gsize looked;

  if (g_once_init_enter (&looked))
    {
      settings = find_settings ();
      g_once_init_leave (&looked, 1);
    }
  return settings;
}

GFile *
lw_settings_dup_folder (const char *key)
{
  GSettings *settings = lw_settings_get ();
  g_autofree char *uri = settings != NULL ? g_settings_get_string (settings, key) : NULL;

  return uri != NULL && uri[0] != '\0' ? g_file_new_for_uri (uri) : NULL;
}

void
lw_settings_set_folder (const char *key, GFile *folder)
{
  GSettings *settings = lw_settings_get ();
  g_autofree char *uri = g_file_get_uri (folder);

  if (settings != NULL)
    g_settings_set_string (settings, key, uri);
}
