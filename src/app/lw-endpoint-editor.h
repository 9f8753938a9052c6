/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-endpoint.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everything of one endpoint: the request, its payload, its checks and its times. */

#define LW_TYPE_ENDPOINT_EDITOR (lw_endpoint_editor_get_type ())
G_DECLARE_FINAL_TYPE (LwEndpointEditor, lw_endpoint_editor, LW, ENDPOINT_EDITOR, AdwBin)

LwEndpoint *lw_endpoint_editor_get_endpoint (LwEndpointEditor *self); /* (transfer none) (nullable) */
void lw_endpoint_editor_set_endpoint (LwEndpointEditor *self, LwEndpoint *endpoint); /* (nullable) */

G_END_DECLS
