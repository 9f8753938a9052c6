/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "german.h"

#include <libintl.h>
#include <locale.h>

gboolean
german_begin (void)
{
  const char *folder = g_getenv ("LW_TEST_LOCALE_DIR");
  g_autofree char *catalogue = NULL;

  if (folder == NULL)
    return FALSE;
  catalogue = g_build_filename (folder, "de", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  if (!g_file_test (catalogue, G_FILE_TEST_EXISTS))
    return FALSE;

  /* Any locale but C takes its words from LANGUAGE, and this one is always there. */
  g_setenv ("LANGUAGE", "de", TRUE);
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    return FALSE;
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return TRUE;
}
