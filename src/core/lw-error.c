/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-error.h"

G_DEFINE_QUARK (lw-error-quark, lw_error)
