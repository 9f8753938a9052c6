/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The only place that puts values into shell text. Whatever a value holds, it stays a value. */

/* One word of bash with exactly the bytes of text, in '…' when it is plain and in $'…' otherwise.
 * shellcheck has nothing to say about it, whatever it holds. */
void lw_shell_append_quoted (GString *out, const char *text);

/* Text for the inside of a comment, where it ends as it is told: characters that break a line, move the
 * cursor or reverse the writing direction are spaces. (transfer full) */
char *lw_shell_dup_remark (const char *text);

/* A comment line of that text, as lw_shell_dup_remark() makes it. */
void lw_shell_append_comment (GString *out, const char *text);

/* A word for people to type: lower-case letters, digits and "-"; "component" when nothing is left of
 * the text. (transfer full) */
char *lw_shell_dup_slug (const char *text);

/* The same for the name of a variable: capitals, digits and "_", never starting with a digit.
 * (transfer full) */
char *lw_shell_dup_variable (const char *text);

/* Whether text can be the name of an environment variable. */
gboolean lw_shell_is_variable (const char *text);

/* Whether a shell reads NAME=text, without quotes, as just these bytes. */
gboolean lw_shell_is_plain_value (const char *text);

G_END_DECLS
