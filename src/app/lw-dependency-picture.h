/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-profile.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small picture of who calls whom: components as boxes in columns, from the entry on. */

#define LW_TYPE_DEPENDENCY_PICTURE (lw_dependency_picture_get_type ())
G_DECLARE_FINAL_TYPE (LwDependencyPicture, lw_dependency_picture, LW, DEPENDENCY_PICTURE, GtkWidget)

GtkWidget *lw_dependency_picture_new (void);
void lw_dependency_picture_set_profile (LwDependencyPicture *self, LwProfile *profile); /* (nullable) */

G_END_DECLS
