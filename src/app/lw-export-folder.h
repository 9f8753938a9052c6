/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-document.h"

G_BEGIN_DECLS

/* The folder that a document was last exported into. Documents with a plan file keep it between
 * sessions, in the user's own data, not in the plan: a plan travels, a folder does not. */

char *lw_export_folder_dup (LwDocument *document); /* (transfer full) (nullable) */
void lw_export_folder_set (LwDocument *document, const char *folder); /* (nullable) */

G_END_DECLS
