/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-endpoint.h"

G_BEGIN_DECLS

/* Names of the captured values that a request takes as {{value NAME}}, each once and in the order of its
 * texts. (transfer full) */
char **lw_request_dup_taken_values (LwEndpoint *request);

/* Names of the values that its response gives. (transfer full) */
char **lw_request_dup_given_values (LwEndpoint *request);

G_END_DECLS
