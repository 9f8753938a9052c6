/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-secrets.h"

#include "lw-request-texts.h"

static const char *
or_else (const char *name, const char *fallback)
{
  return name[0] != '\0' ? name : fallback;
}

static LwSecret
make_user (LwAuthentication *authentication)
{
  return (LwSecret){ or_else (lw_authentication_get_user_variable (authentication), "API_USER"), "user",
                     "User name", "Take an account that was made for tests." };
}

static LwSecret
make_password (LwAuthentication *authentication)
{
  return (LwSecret){ or_else (lw_authentication_get_password_variable (authentication), "API_PASSWORD"), "password",
                     "Password", "Of the same account." };
}

static guint
list_client (LwAuthentication *authentication, LwSecret secrets[static 2])
{
  const char *secret = lw_authentication_get_client_secret_variable (authentication);

  secrets[0] = (LwSecret){ or_else (lw_authentication_get_client_id_variable (authentication), "OAUTH_CLIENT_ID"),
                           "clientId", "Client id",
                           "The authorization server gives it to each client that is registered there." };
  if (secret[0] == '\0')
    return 1;
  secrets[1] = (LwSecret){ secret, "clientSecret", "Client secret", "It comes with the client id." };
  return 2;
}

guint
lw_secrets_list (LwPlan *plan, LwSecret secrets[static LW_MAX_SECRETS])
{
  LwAuthentication *authentication = lw_plan_get_authentication (plan);
  const char *token = or_else (lw_authentication_get_token_variable (authentication), "API_TOKEN");
  guint n_secrets = 0;

  switch (lw_authentication_get_kind (authentication))
    {
    case LW_AUTHENTICATION_BEARER:
      secrets[0] = (LwSecret){ token, "token", "Bearer token", "It must stay valid until the test has ended." };
      return 1;
    case LW_AUTHENTICATION_API_KEY:
      secrets[0] = (LwSecret){ token, "apiKey", "API key", "Whoever runs the API hands it out." };
      return 1;
    case LW_AUTHENTICATION_OAUTH2_CLIENT:
      return list_client (authentication, secrets);
    case LW_AUTHENTICATION_OAUTH2_PASSWORD:
      n_secrets = list_client (authentication, secrets);
      G_GNUC_FALLTHROUGH;
    case LW_AUTHENTICATION_BASIC:
      secrets[n_secrets] = make_user (authentication);
      secrets[n_secrets + 1] = make_password (authentication);
      return n_secrets + 2;
    case LW_AUTHENTICATION_LOGIN:
    case LW_AUTHENTICATION_NONE:
    default:
      return 0;
    }
}

char **
lw_secrets_dup_variables (LwPlan *plan)
{
  LwSecret secrets[LW_MAX_SECRETS];
  guint n_secrets = lw_secrets_list (plan, secrets);
  g_auto (GStrv) read = lw_plan_dup_variables (plan);
  g_autoptr (GStrvBuilder) variables = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_secrets; i++)
    if (g_hash_table_add (known, (gpointer) secrets[i].variable))
      g_strv_builder_add (variables, secrets[i].variable);
  for (guint i = 0; read[i] != NULL; i++)
    if (g_hash_table_add (known, read[i]))
      g_strv_builder_add (variables, read[i]);
  return g_strv_builder_end (variables);
}

gboolean
lw_secrets_have_token_url (LwPlan *plan)
{
  LwAuthenticationKind kind = lw_authentication_get_kind (lw_plan_get_authentication (plan));

  return kind == LW_AUTHENTICATION_OAUTH2_CLIENT || kind == LW_AUTHENTICATION_OAUTH2_PASSWORD;
}

gboolean
lw_secrets_fetch_tokens (LwPlan *plan)
{
  return lw_secrets_have_token_url (plan) ||
         lw_authentication_get_kind (lw_plan_get_authentication (plan)) == LW_AUTHENTICATION_LOGIN;
}
