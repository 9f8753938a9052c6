/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-words.h"

/* What glib/gi18n-lib.h is for other libraries: sources of core and generator mark their words with
 * these, and keep the way to English files open. */
#define _(text) lw_words (text)
#define N_(text) (text)
