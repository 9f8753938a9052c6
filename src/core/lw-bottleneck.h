/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* A limit that the profile names or that somebody typed. */

#define LW_TYPE_BOTTLENECK (lw_bottleneck_get_type ())
G_DECLARE_FINAL_TYPE (LwBottleneck, lw_bottleneck, LW, BOTTLENECK, LwRecord)

LwBottleneck *lw_bottleneck_new (void);

/* Id of the component that has the limit. */
LW_DECLARE_FIELD (LwBottleneck, lw_bottleneck, const char *, component)

/* The profile's `type`: database_connections, concurrency, … */
LW_DECLARE_FIELD (LwBottleneck, lw_bottleneck, const char *, kind)

/* The limit, in whatever the kind counts. */
LW_DECLARE_FIELD (LwBottleneck, lw_bottleneck, double, limit)

/* What may happen, in words. */
LW_DECLARE_FIELD (LwBottleneck, lw_bottleneck, const char *, risk)

/* What would help, in words; also read from `recommendation`. */
LW_DECLARE_FIELD (LwBottleneck, lw_bottleneck, const char *, solution)

G_END_DECLS
