/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-document.h"

G_BEGIN_DECLS

/* Copies of unsaved work in the user's state folder. A copy is written a few seconds after a change,
 * goes away when the document is saved or closed, and so is only found after a crash. */

/* Looks after document for as long as it lives. */
void lw_autosave_attach (LwDocument *document);
/* Drops the copy: the person does not want the changes. */
void lw_autosave_forget (LwDocument *document);
/* Writes the copy of a modified document now. */
gboolean lw_autosave_write (LwDocument *document, GError **error);

/* Paths of copies that no running process looks after. (transfer full) (element-type filename) */
GPtrArray *lw_autosave_find_lost (void);
/* Opens a copy as a modified document and removes it from the lost ones. (transfer full) (nullable) */
LwDocument *lw_autosave_recover (const char *path, GPtrArray *problems);
void lw_autosave_discard (const char *path);

G_END_DECLS
