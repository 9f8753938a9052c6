/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-endpoint.h"

G_BEGIN_DECLS

/* What a check says, and whether it can be made at all. */

/* Why a check cannot be made, as the end of a sentence, with the field that is to blame; NULL when it can.
 * (transfer none) (nullable) */
const char *lw_check_find_fault (LwCheck *self, const char **field);

/* What a check looks for in a few words, such as "order.id is 5", as the name of the check in k6: no
 * longer than a line of results, and without what k6 does not take in such a name. (transfer full) */
char *lw_check_dup_words (LwCheck *self);

/* Whether the check looks into the body of the answer. */
gboolean lw_check_reads_body (LwCheck *self);

/* response-time: its limit in milliseconds; 0 when that cannot be read. */
double lw_check_get_limit_ms (LwCheck *self);

/* protocol: as k6 calls it, "HTTP/2.0" for "h2" and the like; NULL when there is no such protocol.
 * (transfer none) (nullable) */
const char *lw_check_get_protocol (LwCheck *self);

/* header: its name in the capitals that k6 gives it, "Content-Type". (transfer full) */
char *lw_check_dup_header_name (LwCheck *self);

G_END_DECLS
