/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-authentication.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How requests prove who they are: the scheme, and the fields of that scheme only. The row of the login
 * request activates endpoints.login. Property: authentication. */

#define LW_TYPE_AUTHENTICATION_EDITOR (lw_authentication_editor_get_type ())
G_DECLARE_FINAL_TYPE (LwAuthenticationEditor, lw_authentication_editor, LW, AUTHENTICATION_EDITOR, AdwPreferencesGroup)

void lw_authentication_editor_set_authentication (LwAuthenticationEditor *self,
                                                  LwAuthentication *authentication); /* (nullable) */

G_END_DECLS
