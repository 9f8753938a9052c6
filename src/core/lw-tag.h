/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tags of samples: names and values that thresholds and outputs of k6 select by. */

/* A text as the value of a tag. k6 ends a value in a selector at a comma and takes spaces and quotes
 * off its ends, and refuses the names of checks with two colons in a row, so a value has none of those
 * there; nor control characters, which would act on a terminal. May be empty. (transfer full) */
char *lw_tag_dup_value (const char *text);
/* Whether a text is its own value for certain, as most are, so that it need not be copied. */
gboolean lw_tag_is_value (const char *text);

/* Why a tag of a person's own cannot have this name, as the end of a sentence; NULL when it can.
 * (transfer none) (nullable) */
const char *lw_tag_find_fault (const char *name);

G_END_DECLS
