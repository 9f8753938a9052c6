/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory that is given out in pieces and taken back all at once. A schedule consists of hundreds of
 * small strings and arrays that live and die together, and so does the tree of a YAML text. */
typedef struct _LwArena LwArena;

LwArena *lw_arena_new (void);
void lw_arena_free (LwArena *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwArena, lw_arena_free)

/* Zeroed memory, aligned for pointers, int64 and double. (transfer none) */
gpointer lw_arena_alloc (LwArena *self, gsize size);
#define lw_arena_array(self, Type, n) ((Type *) lw_arena_alloc (self, sizeof (Type) * (n)))

/* All (transfer none). Never print a double with these: it would follow the locale. */
char *lw_arena_strdup (LwArena *self, const char *text);
char *lw_arena_strndup (LwArena *self, const char *text, gsize length); /* text has length bytes, or more */
char *lw_arena_printf (LwArena *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
char *lw_arena_concat (LwArena *self, const char *first, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
