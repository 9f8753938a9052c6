/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For "did you mean": how far two words are from each other, in letters added, dropped, changed or
 * swapped with their neighbour. Case, "-" and "_" make no difference. Above limit the result is
 * limit + 1. */
guint lw_spelling_distance (const char *a, const char *b, guint limit);

/* How far a word may be from what was meant: two steps, one for words of three
 * or four letters, none for shorter ones. */
guint lw_spelling_tolerance (const char *word);

G_END_DECLS
