/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of the application; NULL where their schema is not installed, such as when it runs
 * from a build folder, and everything then has its default. (transfer none) (nullable) */
GSettings *lw_settings_get (void);

/* Folders that a dialog shows first, kept under key as a URI. */
GFile *lw_settings_dup_folder (const char *key); /* (transfer full) (nullable) */
void lw_settings_set_folder (const char *key, GFile *folder);

G_END_DECLS
