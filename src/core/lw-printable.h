/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text from a file or a file's name, made safe to show on a terminal: control characters and those
 * that turn the writing direction become escapes such as \u001b, bytes that are not UTF-8 become
 * U+FFFD. Line breaks are control characters, too. */
void lw_append_printable (GString *out, const char *text);
char *lw_printable (const char *text); /* (transfer full) */

/* The beginning of a text, short enough for a message, in quotes: “text”. (transfer full) */
char *lw_excerpt (const char *text);

/* Whether a character acts on a terminal or on the order of the text around it, instead of only being
 * seen. */
gboolean lw_steers_display (gunichar c);

G_END_DECLS
