/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-bundle-data.h"
#include "lw-secrets.h"

/* Tokens that VUs fetch for themselves: how they are asked for, and what is done with them. */

static LwAuthentication *
get_authentication (LwScript *self)
{
  return lw_plan_get_authentication (self->plan);
}

gboolean
lw_script_fetches_tokens (LwScript *self)
{
  return lw_secrets_fetch_tokens (self->plan);
}

static void
write_text_member (LwScript *self, const char *key, const char *text)
{
  lw_js_writer_key (self->js, key);
  lw_js_writer_string (self->js, text);
}

static void
write_code_member (LwScript *self, const char *key, const char *code)
{
  lw_js_writer_key (self->js, key);
  lw_js_writer_code (self->js, code);
}

static void
write_selector_member (LwScript *self, const char *key, const char *path)
{
  g_autofree char *selector = lw_script_dup_json_selector (path);

  write_text_member (self, key, selector);
}

/* What both kinds have in common. */
static void
write_token (LwScript *self)
{
  LwAuthentication *authentication = get_authentication (self);
  gboolean login = lw_authentication_get_kind (authentication) == LW_AUTHENTICATION_LOGIN;

  lw_js_writer_code (self->js, "\n");
  lw_js_writer_comment (self->js, "Where a token stands in the answer to a token request, how long it is valid unless the "
                                  "answer says otherwise, how long before its end it is renewed, and how requests carry it.");
  lw_js_writer_open (self->js, "const TOKEN = {", TRUE);
  lw_js_writer_key (self->js, "request");
  if (login)
    {
      LwEndpoint *request = lw_authentication_get_login (authentication);
      g_autofree char *words = g_strdup_printf ("%s %s", lw_endpoint_get_method (request), lw_endpoint_get_path (request));

      lw_js_writer_string (self->js, words);
    }
  else
    lw_js_writer_code (self->js, "`POST ${CONFIG.tokenUrl}`");
  write_selector_member (self, "path", lw_authentication_get_token_path (authentication));
  write_selector_member (self, "expiresPath", lw_authentication_get_expires_path (authentication));
  lw_js_writer_key (self->js, "lifetimeMs");
  lw_js_writer_integer (self->js, lw_authentication_get_lifetime_ms (authentication));
  lw_js_writer_key (self->js, "refreshBeforeMs");
  lw_js_writer_integer (self->js, lw_authentication_get_refresh_before_ms (authentication));
  write_text_member (self, "header", login ? lw_authentication_get_token_header (authentication) : "Authorization");
  write_text_member (self, "prefix", login ? lw_authentication_get_token_prefix (authentication) : "Bearer ");
  lw_js_writer_close (self->js, "};\n");
}

static void
write_form (LwScript *self)
{
  LwAuthentication *authentication = get_authentication (self);
  gboolean secret = lw_authentication_get_client_secret_variable (authentication)[0] != '\0';

  lw_js_writer_code (self->js, "\n");
  lw_js_writer_comment (self->js, "What is asked of the authorization server, and by which client.");
  lw_js_writer_open (self->js, "const TOKEN_FORM = {", TRUE);
  if (lw_authentication_get_kind (authentication) == LW_AUTHENTICATION_OAUTH2_PASSWORD)
    {
      write_text_member (self, "grant_type", "password");
      write_code_member (self, "username", "CONFIG.user");
      write_code_member (self, "password", "CONFIG.password");
    }
  else
    write_text_member (self, "grant_type", "client_credentials");
  if (lw_authentication_get_scope (authentication)[0] != '\0')
    write_text_member (self, "scope", lw_authentication_get_scope (authentication));
  if (lw_authentication_get_audience (authentication)[0] != '\0')
    write_text_member (self, "audience", lw_authentication_get_audience (authentication));
  /* A client without a secret says who it is in the body, whatever the place of those with one. */
  if (!secret || lw_authentication_get_client_place (authentication) == LW_CLIENT_IN_BODY)
    write_code_member (self, "client_id", "CONFIG.clientId");
  if (secret && lw_authentication_get_client_place (authentication) == LW_CLIENT_IN_BODY)
    write_code_member (self, "client_secret", "CONFIG.clientSecret");
  lw_js_writer_close (self->js, "};\n");
}

gboolean
lw_script_has_client_in_header (LwScript *self)
{
  LwAuthentication *authentication = get_authentication (self);

  return lw_script_fetches_tokens (self) &&
         lw_authentication_get_kind (authentication) != LW_AUTHENTICATION_LOGIN &&
         lw_authentication_get_client_secret_variable (authentication)[0] != '\0' &&
         lw_authentication_get_client_place (authentication) == LW_CLIENT_IN_HEADER;
}

static void
write_token_headers (LwScript *self)
{
  if (!lw_script_has_client_in_header (self))
    {
      lw_js_writer_code (self->js, "const TOKEN_HEADERS = { Accept: 'application/json' };\n");
      return;
    }
  lw_js_writer_comment (self->js, "RFC 6749 has the client id and the secret encoded as in a form first.");
  lw_js_writer_code (
    self->js,
    "const TOKEN_HEADERS = {\n"
    "  Accept: 'application/json',\n"
    "  Authorization: `Basic ${encoding.b64encode(\n"
    "    `${encodeURIComponent(CONFIG.clientId)}:${encodeURIComponent(CONFIG.clientSecret)}`,\n"
    "  )}`,\n"
    "};\n");
}

void
lw_script_write_token_config (LwScript *self)
{
  write_token (self);
  if (lw_authentication_get_kind (get_authentication (self)) == LW_AUTHENTICATION_LOGIN)
    return;
  write_form (self);
  write_token_headers (self);
}

/* The login request as the plan has it. */
static void
write_login (LwScript *self)
{
  LwEndpoint *login = lw_authentication_get_login (get_authentication (self));

  lw_js_writer_code (self->js, "/** Asks for a token as a user does who logs in. */\n");
  lw_js_writer_open (self->js, "function requestToken() {", TRUE);
  lw_js_writer_newline (self->js);
  lw_js_writer_open (self->js, "return http.request(", TRUE);
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, lw_endpoint_get_method (login));
  lw_js_writer_item (self->js);
  lw_js_writer_code (self->js, "CONFIG.baseUrl + ");
  lw_script_write_path (self, login);
  lw_js_writer_item (self->js);
  if (lw_endpoint_get_payload_kind (login) == LW_PAYLOAD_NONE)
    lw_js_writer_code (self->js, "null");
  else
    lw_script_write_payload (self, login);
  lw_js_writer_item (self->js);
  lw_js_writer_open (self->js, "tokenParams(", FALSE);
  lw_js_writer_item (self->js);
  lw_script_write_header_object (self, login);
  lw_js_writer_close (self->js, ")");
  lw_js_writer_close (self->js, ");");
  lw_js_writer_close (self->js, "");
  lw_js_writer_code (self->js, "\n}\n\n");
}

void
lw_script_write_token_request (LwScript *self)
{
  if (lw_authentication_get_kind (get_authentication (self)) == LW_AUTHENTICATION_LOGIN)
    write_login (self);
  else if (lw_script_fetches_tokens (self))
    {
      lw_js_writer_code (self->js, lw_bundle_data_get ("token-oauth2.js"));
      lw_js_writer_code (self->js, "\n");
    }
}
