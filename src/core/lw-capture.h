/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-enums.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* A value that an answer gives to later requests of the same VU, as {{value NAME}}. */

#define LW_TYPE_CAPTURE (lw_capture_get_type ())
G_DECLARE_FINAL_TYPE (LwCapture, lw_capture, LW, CAPTURE, LwRecord)

LwCapture *lw_capture_new (void);

/* What placeholders call it: letters, digits and _. */
LW_DECLARE_FIELD (LwCapture, lw_capture, const char *, name)

/* Where it stands. */
LW_DECLARE_FIELD (LwCapture, lw_capture, LwCaptureSource, source)

/* json: path in the body, such as order.id; header: its name. */
LW_DECLARE_FIELD (LwCapture, lw_capture, const char *, subject)

/* What stands in its place as long as no answer gave one. */
LW_DECLARE_FIELD (LwCapture, lw_capture, const char *, fallback)

G_END_DECLS
