/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes German the language of the program, from the translations in the build tree; before anything
 * else of it. FALSE where they are not there. */
gboolean german_begin (void);

G_END_DECLS
