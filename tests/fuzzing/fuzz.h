/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

/* The name that fuzzing engines look for. Returns 0. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
