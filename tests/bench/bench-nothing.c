/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include <gio/gio.h>

/* What a program costs that only starts GLib, GObject and GIO: the measure for bench-export. */
int
main (void)
{
  g_type_ensure (G_TYPE_FILE);
  return 0;
}
