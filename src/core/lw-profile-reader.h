/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-problem.h"
#include "lw-profile.h"

G_BEGIN_DECLS

/* Reads an architecture profile in any of its shapes. Every problem of the text is added to
 * problems in one pass, with file, line and column; with an error among them the result is NULL.
 * file is the name used in the problems. (transfer full) (nullable) */
LwProfile *lw_profile_read_data (const char *data, gsize length, const char *file,
                                 GPtrArray *problems);

/* The same from a file. A file that cannot be read is a problem, too. (transfer full) (nullable) */
LwProfile *lw_profile_read_file (const char *path, GPtrArray *problems);

G_END_DECLS
