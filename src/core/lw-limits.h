/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

/* Bounds of what the program reads and plans. They are far beyond real plans and keep every sum and
 * product well inside what a double or an int64 holds exactly. */
#define LW_MAX_NUMBER 1e12
#define LW_MAX_DURATION_MS (G_GINT64_CONSTANT (366) * 24 * 60 * 60 * 1000)
#define LW_MAX_VUS 1000000
#define LW_MAX_DEPTH 32                /* nesting of a profile */
#define LW_MAX_PROFILE_BYTES (1 << 20) /* 1 MiB */
#define LW_MAX_PROFILE_NODES 250000    /* keys and values of a profile */
#define LW_MAX_PLAN_BYTES (16 << 20)   /* 16 MiB */
#define LW_MAX_ENDPOINTS 10000
#define LW_MAX_SCENARIOS 1000
#define LW_MAX_STAGES 1000 /* of one scenario */
#define LW_MAX_ITEMS 10000 /* of any other list */
#define LW_MAX_DATA_BYTES (32 << 20) /* 32 MiB, of a file with test data */
#define LW_MAX_DATA_COLUMNS 1000
