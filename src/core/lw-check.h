/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-enums.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* Something an answer must have to count as right, beside its status. */

#define LW_TYPE_CHECK (lw_check_get_type ())
G_DECLARE_FINAL_TYPE (LwCheck, lw_check, LW, CHECK, LwRecord)

LwCheck *lw_check_new (void);

/* What is looked at. */
LW_DECLARE_FIELD (LwCheck, lw_check, LwCheckKind, kind)

/* json: path in the body, such as order.id; header: its name; empty for the other kinds. */
LW_DECLARE_FIELD (LwCheck, lw_check, const char *, subject)

/* What it must be, contain or stay below (response-time: milliseconds); empty where the subject
 * only has to be there. */
LW_DECLARE_FIELD (LwCheck, lw_check, const char *, value)

G_END_DECLS
