/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-secrets.h"

static const char *
or_else (const char *name, const char *fallback)
{
  return name[0] != '\0' ? name : fallback;
}

guint
lw_secrets_list (LwPlan *plan, LwSecret secrets[static LW_MAX_SECRETS])
{
  LwAuthentication *authentication = lw_plan_get_authentication (plan);
  const char *token = or_else (lw_authentication_get_token_variable (authentication), "API_TOKEN");

  switch (lw_authentication_get_kind (authentication))
    {
    case LW_AUTHENTICATION_BEARER:
      secrets[0] = (LwSecret){ token, "Bearer token" };
      return 1;
    case LW_AUTHENTICATION_API_KEY:
      secrets[0] = (LwSecret){ token, "API key" };
      return 1;
    case LW_AUTHENTICATION_BASIC:
      secrets[0] =
          (LwSecret){ or_else (lw_authentication_get_user_variable (authentication), "API_USER"),
                      "User name" };
      secrets[1] = (LwSecret){ or_else (lw_authentication_get_password_variable (authentication),
                                        "API_PASSWORD"),
                               "Password" };
      return 2;
    case LW_AUTHENTICATION_NONE:
    default:
      return 0;
    }
}
