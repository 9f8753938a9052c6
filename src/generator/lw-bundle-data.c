/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-data.h"

#include "lw-bundle-resources.h"

#include <gio/gio.h>
#include <string.h>

#define PREFIX "/io/github/loadwright/bundle/"

const char *
lw_bundle_data_get (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *body;

  /* The linker may drop a constructor of a static library, so the resource is asked for by name. */
  bytes = g_resource_lookup_data (lw_bundle_data_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);

  /* The bytes are part of the program's image and end with a NUL that is not counted. */
  body = strstr (g_bytes_get_data (bytes, NULL), "\n\n");
  g_assert (body != NULL);
  return body + 2;
}
