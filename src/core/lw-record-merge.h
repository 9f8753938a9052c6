/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-problem.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* What an item of a list is known by, in any of its versions; "" when only its position tells.
 * (transfer full) */
typedef char *(*LwRecordKey) (LwRecord *item);

/* Three-way merge: takes what differs between base and theirs into ours, except where ours differs
 * from base as well; there ours stays, and a note with the code "profile-conflict" is added to
 * problems. All three are of one type. */
void lw_record_merge (LwRecord *ours, LwRecord *base, LwRecord *theirs, LwRecordKey key,
                      GPtrArray *problems);

G_END_DECLS
