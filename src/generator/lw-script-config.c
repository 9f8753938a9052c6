/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-bundle-data.h"
#include "lw-request-texts.h"
#include "lw-secrets.h"

#include <string.h>

/* A setting of CONFIG that the environment gives, or else the fallback. */
static void
write_setting (LwScript *self, const char *key, const char *variable, const char *fallback)
{
  lw_js_writer_key (self->js, key);
  lw_js_writer_open (self->js, "setting(", FALSE);
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, variable);
  if (fallback[0] != '\0')
    {
      lw_js_writer_item (self->js);
      lw_js_writer_string (self->js, fallback);
    }
  lw_js_writer_close (self->js, ")");
}

static const char *
or_else (const char *name, const char *fallback)
{
  return name[0] != '\0' ? name : fallback;
}

/* Empty for no health check. */
static void
write_health_path (LwScript *self)
{
  const char *path = lw_plan_get_health_path (self->plan);

  if (path[0] == '\0')
    lw_js_writer_string (self->js, "");
  else
    lw_script_write_plain_path (self, path);
}

static void
write_settings (LwScript *self, const LwSecret *secrets, guint n_secrets)
{
  lw_js_writer_comment (self->js, "Secrets have no default and are never written here.");
  lw_js_writer_open (self->js, "const CONFIG = {", TRUE);
  write_setting (self, "baseUrl", "API_BASE_URL", lw_plan_get_base_url (self->plan));
  lw_js_writer_code (self->js, ".replace(/\\/+$/, '')");
  for (guint i = 0; i < n_secrets; i++)
    write_setting (self, secrets[i].key, secrets[i].variable, "");
  if (lw_secrets_have_token_url (self->plan))
    write_setting (self, "tokenUrl", LW_TOKEN_URL_VARIABLE,
                   lw_authentication_get_token_url (lw_plan_get_authentication (self->plan)));
  write_setting (self, "environment", "ENVIRONMENT",
                 lw_enum_get_nick (LW_TYPE_ENVIRONMENT, (int) lw_plan_get_environment (self->plan)));
  write_setting (self, "scenarios", "SCENARIOS", "");
  lw_js_writer_key (self->js, "healthPath");
  write_health_path (self);
  lw_js_writer_close (self->js, "};\n");
}

/* What {{env NAME}} reads. */
static void
write_variables (LwScript *self, char **variables)
{
  if (variables[0] == NULL)
    return;
  lw_js_writer_code (self->js, "\n");
  lw_js_writer_comment (self->js, "What requests have from the environment, and nobody else may see.");
  lw_js_writer_open (self->js, "const VARIABLES = {", TRUE);
  for (guint i = 0; variables[i] != NULL; i++)
    write_setting (self, variables[i], variables[i], "");
  lw_js_writer_close (self->js, "};\n");
}

static void
write_required (LwScript *self, const LwSecret *secrets, guint n_secrets, char **variables)
{
  lw_js_writer_code (self->js, "\n");
  lw_js_writer_comment (self->js, "Without these the test does not start.");
  lw_js_writer_open (self->js, "const REQUIRED = {", n_secrets > 0 || variables[0] != NULL);
  lw_js_writer_key (self->js, "API_BASE_URL");
  lw_js_writer_code (self->js, "CONFIG.baseUrl");
  if (lw_secrets_have_token_url (self->plan))
    {
      lw_js_writer_key (self->js, LW_TOKEN_URL_VARIABLE);
      lw_js_writer_code (self->js, "CONFIG.tokenUrl");
    }
  for (guint i = 0; i < n_secrets; i++)
    {
      lw_js_writer_key (self->js, secrets[i].variable);
      lw_js_writer_code (self->js, "CONFIG.");
      lw_js_writer_code (self->js, secrets[i].key);
    }
  for (guint i = 0; variables[i] != NULL; i++)
    {
      lw_js_writer_key (self->js, variables[i]);
      lw_js_writer_code (self->js, "VARIABLES.");
      lw_js_writer_code (self->js, variables[i]);
    }
  lw_js_writer_close (self->js, "};\n");
}

/* What shows who sends a request. */
static void
write_common_headers (LwScript *self)
{
  LwAuthentication *authentication = lw_plan_get_authentication (self->plan);
  LwAuthenticationKind kind = lw_authentication_get_kind (authentication);

  lw_js_writer_code (self->js, "\n");
  lw_js_writer_comment (self->js, "Headers that show who sends a request.");
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
  else if (kind == LW_AUTHENTICATION_API_KEY)
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
  LwSecret secrets[LW_MAX_SECRETS];
  guint n_secrets = lw_secrets_list (self->plan, secrets);
  g_auto (GStrv) variables = lw_plan_dup_variables (self->plan);

  lw_script_write_heading (self, "Configuration");
  lw_js_writer_code (self->js, lw_bundle_data_get ("settings.js"));
  lw_js_writer_code (self->js, "\n");
  write_settings (self, secrets, n_secrets);
  write_variables (self, variables);
  write_required (self, secrets, n_secrets, variables);
  if (lw_script_fetches_tokens (self))
    lw_script_write_token_config (self);
  else if (!lw_script_has_key_in_query (self))
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
