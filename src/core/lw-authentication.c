/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-authentication.h"

struct _LwAuthentication
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwAuthentication, lw_authentication, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_TOKEN_VARIABLE,
  PROP_USER_VARIABLE,
  PROP_PASSWORD_VARIABLE,
  PROP_API_KEY_PLACE,
  PROP_API_KEY_NAME,
  PROP_TOKEN_URL,
  PROP_CLIENT_ID_VARIABLE,
  PROP_CLIENT_SECRET_VARIABLE,
  PROP_CLIENT_PLACE,
  PROP_SCOPE,
  PROP_AUDIENCE,
  PROP_LOGIN,
  PROP_TOKEN_PATH,
  PROP_EXPIRES_PATH,
  PROP_LIFETIME_MS,
  PROP_REFRESH_BEFORE_MS,
  PROP_TOKEN_HEADER,
  PROP_TOKEN_PREFIX,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_authentication_class_init (LwAuthenticationClass *klass)
{
  properties[PROP_KIND] = lw_param_spec_enum ("kind", LW_TYPE_AUTHENTICATION_KIND, LW_AUTHENTICATION_BEARER);
  properties[PROP_TOKEN_VARIABLE] = lw_param_spec_string ("token-variable", "API_TOKEN");
  properties[PROP_USER_VARIABLE] = lw_param_spec_string ("user-variable", "API_USER");
  properties[PROP_PASSWORD_VARIABLE] = lw_param_spec_string ("password-variable", "API_PASSWORD");
  properties[PROP_API_KEY_PLACE] = lw_param_spec_enum ("api-key-place", LW_TYPE_API_KEY_PLACE, LW_API_KEY_IN_HEADER);
  properties[PROP_API_KEY_NAME] = lw_param_spec_string ("api-key-name", "X-API-Key");
  properties[PROP_TOKEN_URL] = lw_param_spec_string ("token-url", NULL);
  properties[PROP_CLIENT_ID_VARIABLE] = lw_param_spec_string ("client-id-variable", "OAUTH_CLIENT_ID");
  properties[PROP_CLIENT_SECRET_VARIABLE] = lw_param_spec_string ("client-secret-variable", "OAUTH_CLIENT_SECRET");
  properties[PROP_CLIENT_PLACE] = lw_param_spec_enum ("client-place", LW_TYPE_CLIENT_PLACE, LW_CLIENT_IN_HEADER);
  properties[PROP_SCOPE] = lw_param_spec_string ("scope", NULL);
  properties[PROP_AUDIENCE] = lw_param_spec_string ("audience", NULL);
  properties[PROP_LOGIN] = lw_param_spec_child ("login", LW_TYPE_ENDPOINT);
  properties[PROP_TOKEN_PATH] = lw_param_spec_string ("token-path", "access_token");
  properties[PROP_EXPIRES_PATH] = lw_param_spec_string ("expires-path", "expires_in");
  properties[PROP_LIFETIME_MS] = lw_param_spec_int64 ("lifetime-ms", 1000, LW_MAX_DURATION_MS, 3600000);
  properties[PROP_REFRESH_BEFORE_MS] = lw_param_spec_int64 ("refresh-before-ms", 0, LW_MAX_DURATION_MS, 30000);
  properties[PROP_TOKEN_HEADER] = lw_param_spec_string ("token-header", "Authorization");
  properties[PROP_TOKEN_PREFIX] = lw_param_spec_string ("token-prefix", "Bearer ");

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_authentication_init (LwAuthentication *self)
{
}

LwAuthentication *
lw_authentication_new (void)
{
  return g_object_new (LW_TYPE_AUTHENTICATION, NULL);
}

LW_DEFINE_FIELD (LwAuthentication, lw_authentication, enum, LwAuthenticationKind, kind, PROP_KIND)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, token_variable, PROP_TOKEN_VARIABLE)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, user_variable, PROP_USER_VARIABLE)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, password_variable, PROP_PASSWORD_VARIABLE)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, enum, LwApiKeyPlace, api_key_place, PROP_API_KEY_PLACE)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, api_key_name, PROP_API_KEY_NAME)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, token_url, PROP_TOKEN_URL)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, client_id_variable, PROP_CLIENT_ID_VARIABLE)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, client_secret_variable, PROP_CLIENT_SECRET_VARIABLE)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, enum, LwClientPlace, client_place, PROP_CLIENT_PLACE)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, scope, PROP_SCOPE)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, audience, PROP_AUDIENCE)
LW_DEFINE_CHILD (LwAuthentication, lw_authentication, LwEndpoint, login, PROP_LOGIN)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, token_path, PROP_TOKEN_PATH)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, expires_path, PROP_EXPIRES_PATH)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, int64, gint64, lifetime_ms, PROP_LIFETIME_MS)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, int64, gint64, refresh_before_ms, PROP_REFRESH_BEFORE_MS)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, token_header, PROP_TOKEN_HEADER)
LW_DEFINE_FIELD (LwAuthentication, lw_authentication, string, const char *, token_prefix, PROP_TOKEN_PREFIX)
