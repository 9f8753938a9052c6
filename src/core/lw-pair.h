/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

G_BEGIN_DECLS

/* A name and a value, such as a header. */

#define LW_TYPE_PAIR (lw_pair_get_type ())
G_DECLARE_FINAL_TYPE (LwPair, lw_pair, LW, PAIR, LwRecord)

LwPair *lw_pair_new (void);

/* Header, query or path parameter name. */
LW_DECLARE_FIELD (LwPair, lw_pair, const char *, name)

/* May hold placeholders of the payload notation. */
LW_DECLARE_FIELD (LwPair, lw_pair, const char *, value)

G_END_DECLS
