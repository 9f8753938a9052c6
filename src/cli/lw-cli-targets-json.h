/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-cli-input.h"

G_BEGIN_DECLS

/* The schedule and the problems as one canonical JSON object on standard output. Numbers have full
 * precision, durations are milliseconds, what is not known is null. */
void lw_cli_print_targets_json (const LwCliInput *input);

G_END_DECLS
