/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-endpoint.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a request is there for; the editor leaves out what does not count for it. */
typedef enum
{
  LW_REQUEST_ENDPOINT, /* one of the traffic mix */
  LW_REQUEST_STEP,     /* of the flow */
  LW_REQUEST_POLL,     /* asks whether the work of the flow is done */
  LW_REQUEST_LOGIN,    /* gives the token */
} LwRequestRole;

#define LW_TYPE_REQUEST_ROLE (lw_request_role_get_type ())
GType lw_request_role_get_type (void);

/* Everything of one request: the request, its payload, its checks and its times. Properties: endpoint,
 * role. */

#define LW_TYPE_ENDPOINT_EDITOR (lw_endpoint_editor_get_type ())
G_DECLARE_FINAL_TYPE (LwEndpointEditor, lw_endpoint_editor, LW, ENDPOINT_EDITOR, AdwBin)

LwEndpoint *lw_endpoint_editor_get_endpoint (LwEndpointEditor *self); /* (transfer none) (nullable) */
void lw_endpoint_editor_set_endpoint (LwEndpointEditor *self, LwEndpoint *endpoint); /* (nullable) */
void lw_endpoint_editor_edit (LwEndpointEditor *self, LwEndpoint *endpoint, LwRequestRole role);

G_END_DECLS
