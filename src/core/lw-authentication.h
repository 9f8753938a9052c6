/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-enums.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* How requests prove who they are. Secrets are read from the environment when the script runs; only
 * the names of the variables are here. */

#define LW_TYPE_AUTHENTICATION (lw_authentication_get_type ())
G_DECLARE_FINAL_TYPE (LwAuthentication, lw_authentication, LW, AUTHENTICATION, LwRecord)

LwAuthentication *lw_authentication_new (void);

/* The scheme. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, LwAuthenticationKind, kind)

/* Environment variable with the token or key. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, token_variable)

/* basic: environment variable with the user name. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, user_variable)

/* basic: environment variable with the password. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, password_variable)

/* api-key: where the key goes. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, LwApiKeyPlace, api_key_place)

/* api-key: name of the header or query parameter. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, api_key_name)

G_END_DECLS
