/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* Highlights in colours that fit the light or dark style, for as long as the buffer lives. */
void lw_source_style_follow (GtkSourceBuffer *buffer);

G_END_DECLS
