/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-endpoint.h"
#include "lw-enums.h"
#include "lw-limits.h"
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

/* oauth2: where tokens come from; a path is below the base URL. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, token_url)

/* oauth2: environment variable with the client id. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, client_id_variable)

/* oauth2: environment variable with the client secret; empty for a public client. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, client_secret_variable)

/* oauth2: where the client id and secret go. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, LwClientPlace, client_place)

/* oauth2: scopes, with spaces between them; empty for none. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, scope)

/* oauth2: audience; empty for none. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, audience)

/* login: the request that gives the token. */
LW_DECLARE_CHILD (LwAuthentication, lw_authentication, LwEndpoint, login)

/* oauth2, login: JSON path of the token in the answer. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, token_path)

/* oauth2, login: JSON path of how long it is valid, in seconds; empty when the answer does not say. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, expires_path)

/* oauth2, login: how long a token is valid when its answer does not say, in milliseconds. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, gint64, lifetime_ms)

/* oauth2, login: how long before its end a token is replaced, in milliseconds. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, gint64, refresh_before_ms)

/* login: header that carries the token. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, token_header)

/* login: what stands before the token in it. */
LW_DECLARE_FIELD (LwAuthentication, lw_authentication, const char *, token_prefix)

G_END_DECLS
