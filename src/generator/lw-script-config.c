/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include <string.h>

/* __ENV.API_TOKEN, or with brackets when the name is not one that a variable can have. */
static void
write_variable (LwScript *self, const char *name)
{
  lw_js_writer_code (self->js, "__ENV");
  lw_js_writer_property (self->js, name);
}

/* A setting of CONFIG that the environment gives, or else the fallback. */
static void
write_setting (LwScript *self, const char *key, const char *variable, const char *fallback)
{
  lw_js_writer_key (self->js, key);
  lw_js_writer_code (self->js, "(");
  write_variable (self, variable);
  lw_js_writer_code (self->js, " || ");
  lw_js_writer_string (self->js, fallback);
  lw_js_writer_code (self->js, ").trim()");
}

static const char *
or_else (const char *name, const char *fallback)
{
  return name[0] != '\0' ? name : fallback;
}

/* The settings with secrets, and the variables they come from. */
typedef struct
{
  const char *key;
  const char *variable;
} Secret;

static guint
list_secrets (LwScript *self, Secret secrets[static 2])
{
  LwAuthentication *authentication = lw_plan_get_authentication (self->plan);
  const char *token = lw_authentication_get_token_variable (authentication);

  switch (lw_authentication_get_kind (authentication))
    {
    case LW_AUTHENTICATION_BEARER:
      secrets[0] = (Secret){ "token", or_else (token, "API_TOKEN") };
      return 1;
    case LW_AUTHENTICATION_API_KEY:
      secrets[0] = (Secret){ "apiKey", or_else (token, "API_TOKEN") };
      return 1;
    case LW_AUTHENTICATION_BASIC:
      secrets[0] = (Secret){ "user", or_else (lw_authentication_get_user_variable (authentication), "API_USER") };
      secrets[1] =
        (Secret){ "password", or_else (lw_authentication_get_password_variable (authentication), "API_PASSWORD") };
      return 2;
    case LW_AUTHENTICATION_NONE:
    default:
      return 0;
    }
}

static void
write_settings (LwScript *self, const Secret *secrets, guint n_secrets)
{
  lw_js_writer_comment (self->js, "Settings, each from an environment variable. Secrets have no default and are never written here.");
  lw_js_writer_open (self->js, "const CONFIG = {", TRUE);
  write_setting (self, "baseUrl", "API_BASE_URL", lw_plan_get_base_url (self->plan));
  lw_js_writer_code (self->js, ".replace(/\\/+$/, '')");
  for (guint i = 0; i < n_secrets; i++)
    write_setting (self, secrets[i].key, secrets[i].variable, "");
  write_setting (self, "environment", "ENVIRONMENT",
                 lw_enum_get_nick (LW_TYPE_ENVIRONMENT, (int) lw_plan_get_environment (self->plan)));
  write_setting (self, "scenarios", "SCENARIOS", "");
  lw_js_writer_close (self->js, "};\n");
}

static void
write_required (LwScript *self, const Secret *secrets, guint n_secrets)
{
  lw_js_writer_code (self->js, "\n");
  lw_js_writer_comment (self->js, "Without these the test does not start.");
  lw_js_writer_open (self->js, "const REQUIRED = {", n_secrets > 0);
  lw_js_writer_key (self->js, "API_BASE_URL");
  lw_js_writer_code (self->js, "CONFIG.baseUrl");
  for (guint i = 0; i < n_secrets; i++)
    {
      lw_js_writer_key (self->js, secrets[i].variable);
      lw_js_writer_code (self->js, "CONFIG.");
      lw_js_writer_code (self->js, secrets[i].key);
    }
  lw_js_writer_close (self->js, "};\n");
}

/* Headers that every request has. */
static void
write_common_headers (LwScript *self)
{
  LwAuthentication *authentication = lw_plan_get_authentication (self->plan);
  LwAuthenticationKind kind = lw_authentication_get_kind (authentication);

  lw_js_writer_code (self->js, "\n");
  lw_js_writer_comment (self->js, "Headers of every request.");
  if (kind == LW_AUTHENTICATION_NONE)
    lw_js_writer_code (self->js, "/** @type {Record<string, string>} */\n");
  lw_js_writer_open (self->js, "const HEADERS = {", FALSE);
  if (kind == LW_AUTHENTICATION_BEARER)
    {
      lw_js_writer_key (self->js, "Authorization");
      lw_js_writer_code (self->js, "`Bearer ${CONFIG.token}`");
    }
  else if (kind == LW_AUTHENTICATION_BASIC)
    {
      lw_js_writer_key (self->js, "Authorization");
      lw_js_writer_code (self->js, "`Basic ${encoding.b64encode(`${CONFIG.user}:${CONFIG.password}`)}`");
    }
  else if (kind == LW_AUTHENTICATION_API_KEY && !lw_script_has_key_in_query (self))
    {
      lw_js_writer_key (self->js, or_else (lw_authentication_get_api_key_name (authentication), "X-API-Key"));
      lw_js_writer_code (self->js, "CONFIG.apiKey");
    }
  lw_js_writer_close (self->js, "};\n");
}

gboolean
lw_script_has_key_in_query (LwScript *self)
{
  LwAuthentication *authentication = lw_plan_get_authentication (self->plan);

  return lw_authentication_get_kind (authentication) == LW_AUTHENTICATION_API_KEY &&
         lw_authentication_get_api_key_place (authentication) == LW_API_KEY_IN_QUERY;
}

void
lw_script_write_config (LwScript *self)
{
  Secret secrets[2];
  guint n_secrets = list_secrets (self, secrets);

  lw_script_write_heading (self, "Configuration");
  write_settings (self, secrets, n_secrets);
  write_required (self, secrets, n_secrets);
  write_common_headers (self);
  if (lw_script_has_key_in_query (self))
    {
      const char *name = lw_authentication_get_api_key_name (lw_plan_get_authentication (self->plan));
      g_autofree char *encoded = g_uri_escape_string (or_else (name, "api_key"), NULL, FALSE);

      lw_js_writer_code (self->js, "\nconst KEY_PARAMETER = ");
      lw_js_writer_string (self->js, encoded);
      lw_js_writer_code (self->js, ";\n");
    }
}
