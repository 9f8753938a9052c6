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
