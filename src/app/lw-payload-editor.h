/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-endpoint.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The payload of a request, of any kind, with what one request looks like. Property: request. */

#define LW_TYPE_PAYLOAD_EDITOR (lw_payload_editor_get_type ())
G_DECLARE_FINAL_TYPE (LwPayloadEditor, lw_payload_editor, LW, PAYLOAD_EDITOR, AdwPreferencesGroup)

void lw_payload_editor_set_request (LwPayloadEditor *self, LwEndpoint *request); /* (nullable) */

G_END_DECLS
