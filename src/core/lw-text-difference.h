/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What changed from one text to another, line by line, in the unified notation without file names:
 * "@@ -1,4 +1,5 @@", then lines that begin with a space, - or +. context is the number of unchanged
 * lines shown around a change. Empty for equal texts. (transfer full) */
char *lw_text_difference (const char *before, const char *after, guint context);

G_END_DECLS
