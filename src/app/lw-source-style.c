/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-source-style.h"

#include <adwaita.h>

static void
apply (GtkSourceBuffer *buffer)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (
    buffer, gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita"));
}

void
lw_source_style_follow (GtkSourceBuffer *buffer)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (apply), buffer, G_CONNECT_SWAPPED);
  apply (buffer);
}
