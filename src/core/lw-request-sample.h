/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-endpoint.h"

G_BEGIN_DECLS

/* What one request looks like when it is sent, with a sample in place of each placeholder: method and
 * path with its query, headers, an empty line and the body. Without what the authentication adds, and
 * without the base URL. (transfer full) */
char *lw_request_dup_sample (LwEndpoint *request);

G_END_DECLS
