/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why an environment variable of this name cannot hold a secret of a test, as the end of a sentence;
 * NULL when it can. (transfer none) (nullable) */
const char *lw_variable_find_fault (const char *name);

G_END_DECLS
