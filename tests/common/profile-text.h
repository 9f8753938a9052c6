/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-profile-reader.h"

G_BEGIN_DECLS

/* The profile in a text that has no problem above a note. */
LwProfile *profile_text_read (const char *text);

/* Every problem as "line:column severity code", one a line, in the order of the text. (transfer
 * full) */
char *profile_text_dup_problems (GPtrArray *problems);

/* Reading a text gives these problems, and a profile only without an error. */
void profile_text_assert_problems (const char *text, const char *expected);

/* The first problem with a code. */
const LwProblem *profile_text_find_problem (GPtrArray *problems, const char *code);

G_END_DECLS
