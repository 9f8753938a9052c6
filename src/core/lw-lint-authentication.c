/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-http-text.h"
#include "lw-i18n.h"
#include "lw-variable.h"

#include <string.h>

/* How the test shows who it is. */

typedef struct
{
  LwComputation *computation;
  LwAuthentication *authentication;
  GHashTable *variables; /* (unowned) names seen so far */
} Subject;

static LwProblem *
report (Subject *self, LwSeverity severity, const char *code, const char *field, const char *message)
{
  return lw_computation_report (self->computation, severity, code, self->authentication, field, "%s", message);
}

static gboolean
is_local (const char *url)
{
  return g_str_has_prefix (url, "http://localhost") || g_str_has_prefix (url, "http://127.") ||
         g_str_has_prefix (url, "http://[::1]");
}

static gboolean
is_in_clear (const char *url)
{
  return g_str_has_prefix (url, "http://") && !is_local (url);
}

static gboolean
has_space (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isspace (*at) || g_ascii_iscntrl (*at))
      return TRUE;
  return FALSE;
}

static void
lint_variable (Subject *self, const char *field, const char *name)
{
  const char *fault = lw_variable_find_fault (name);

  if (fault != NULL)
    lw_problem_offer_fix (lw_computation_report (self->computation, LW_SEVERITY_ERROR, "variable-name",
                                                 self->authentication, field,
                                                 _ ("“%s” cannot be the environment variable: %s"), name, fault),
                          _ ("Use the usual name"));
  else if (!g_hash_table_add (self->variables, (gpointer) name))
    lw_problem_offer_fix (lw_computation_report (self->computation, LW_SEVERITY_ERROR, "variable-name-twice",
                                                 self->authentication, field,
                                                 _ ("“%s” is the environment variable of something else already"), name),
                          _ ("Use the usual name"));
}

static void
lint_api_key (Subject *self)
{
  const char *name = lw_authentication_get_api_key_name (self->authentication);
  gboolean in_query = lw_authentication_get_api_key_place (self->authentication) == LW_API_KEY_IN_QUERY;

  if (name[0] == '\0' || strpbrk (name, " \t\r\n:\"(),/;<=>?@[\\]{}") != NULL)
    lw_problem_offer_fix (lw_computation_report (self->computation, LW_SEVERITY_ERROR, "api-key-name",
                                                 self->authentication, "api-key-name",
                                                 _ ("“%s” cannot be the name of a header or a query parameter"), name),
                          _ ("Use the usual name"));
  if (in_query)
    report (self, LW_SEVERITY_NOTE, "api-key-in-query", "api-key-place",
            _ ("A key in the query ends up in the access logs of every machine on the way, and in k6's own when a "
            "request cannot be sent"));
}

/* What a URL of an authorization server must be; a path is below the base URL. */
static void
lint_token_url (Subject *self)
{
  const char *url = lw_authentication_get_token_url (self->authentication);
  const char *host = g_str_has_prefix (url, "https://") ? url + 8 : g_str_has_prefix (url, "http://") ? url + 7 : NULL;
  size_t host_length = host != NULL ? strcspn (host, "/?#") : 0;

  if (url[0] == '\0')
    lw_problem_suggest (report (self, LW_SEVERITY_ERROR, "no-token-url", "token-url",
                                _ ("Nothing says where tokens come from")),
                        _ ("Enter the token endpoint of the authorization server, such as https://login.example.com/oauth2/token"));
  else if (url[0] != '/' && host_length == 0)
    report (self, LW_SEVERITY_ERROR, "token-url-scheme", "token-url",
            _ ("The token URL must begin with https://, http:// or, when it is below the base URL, with a slash"));
  else if (has_space (url))
    report (self, LW_SEVERITY_ERROR, "token-url-space", "token-url", _ ("The token URL has a space or a line break in it"));
  else if (host != NULL && memchr (host, '@', host_length) != NULL)
    report (self, LW_SEVERITY_ERROR, "token-url-secret", "token-url",
            _ ("The token URL holds a user or a password, which would be written into every file"));
  else if (is_in_clear (url))
    report (self, LW_SEVERITY_WARNING, "secret-in-clear", "token-url",
            _ ("With http:// the secret travels where everybody on the way can read it"));
}

static void
lint_oauth2 (Subject *self)
{
  LwAuthentication *authentication = self->authentication;
  const char *secret = lw_authentication_get_client_secret_variable (authentication);

  lint_token_url (self);
  lint_variable (self, "client-id-variable", lw_authentication_get_client_id_variable (authentication));
  if (secret[0] != '\0')
    lint_variable (self, "client-secret-variable", secret);
  else if (lw_authentication_get_kind (authentication) == LW_AUTHENTICATION_OAUTH2_CLIENT)
    lw_problem_offer_fix (report (self, LW_SEVERITY_WARNING, "client-without-secret", "client-secret-variable",
                                  _ ("Without a secret a client shows nobody who it is, and few servers give it a token")),
                          _ ("Use the usual name"));
}

static void
lint_login (Subject *self)
{
  LwEndpoint *login = lw_authentication_get_login (self->authentication);
  const char *prefix = lw_authentication_get_token_prefix (self->authentication);
  const char *path = lw_endpoint_get_path (login);

  if (path[0] != '/' || has_space (path))
    lw_computation_report (self->computation, LW_SEVERITY_ERROR, "login-path", login, "path",
                           _ ("The path of the login request must begin with a slash and have no space in it"));
  if (!lw_http_is_token (lw_endpoint_get_method (login)))
    lw_computation_report (self->computation, LW_SEVERITY_ERROR, "login-method", login, "method", _ ("HTTP has no such method"));
  if (!lw_http_is_token (lw_authentication_get_token_header (self->authentication)))
    lw_problem_offer_fix (lw_computation_report (self->computation, LW_SEVERITY_ERROR, "token-header", self->authentication,
                                                 "token-header", _ ("“%s” cannot be the name of a header"),
                                                 lw_authentication_get_token_header (self->authentication)),
                          _ ("Use the usual name"));
  for (const char *at = prefix; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      {
        lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "token-prefix", "token-prefix",
                                      _ ("What stands before the token has a line break or another control character in it")),
                              _ ("Use the usual text"));
        return;
      }
}

/* What holds for every token that VUs fetch. */
static void
lint_fetched_token (Subject *self)
{
  LwAuthentication *authentication = self->authentication;

  if (lw_authentication_get_token_path (authentication)[0] == '\0')
    lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "no-token-path", "token-path",
                                  _ ("Nothing says where in the answer the token is")),
                          _ ("Use the usual name"));
  if (lw_authentication_get_expires_path (authentication)[0] == '\0' &&
      lw_authentication_get_refresh_before_ms (authentication) * 2 > lw_authentication_get_lifetime_ms (authentication))
    report (self, LW_SEVERITY_NOTE, "refresh-early", "refresh-before-ms",
            _ ("Tokens would be replaced before half of their life is over; they are kept for half of it"));
}

static gboolean
fetches_tokens (LwAuthenticationKind kind)
{
  return kind == LW_AUTHENTICATION_OAUTH2_CLIENT || kind == LW_AUTHENTICATION_OAUTH2_PASSWORD ||
         kind == LW_AUTHENTICATION_LOGIN;
}

static void
lint_kind (Subject *self, LwAuthenticationKind kind)
{
  LwAuthentication *authentication = self->authentication;

  if (kind == LW_AUTHENTICATION_BEARER || kind == LW_AUTHENTICATION_API_KEY)
    lint_variable (self, "token-variable", lw_authentication_get_token_variable (authentication));
  if (kind == LW_AUTHENTICATION_API_KEY)
    lint_api_key (self);
  if (kind == LW_AUTHENTICATION_OAUTH2_CLIENT || kind == LW_AUTHENTICATION_OAUTH2_PASSWORD)
    lint_oauth2 (self);
  if (kind == LW_AUTHENTICATION_LOGIN)
    lint_login (self);
  if (fetches_tokens (kind))
    lint_fetched_token (self);
  if (kind == LW_AUTHENTICATION_BASIC || kind == LW_AUTHENTICATION_OAUTH2_PASSWORD)
    {
      lint_variable (self, "user-variable", lw_authentication_get_user_variable (authentication));
      lint_variable (self, "password-variable", lw_authentication_get_password_variable (authentication));
    }
}

void
lw_lint_authentication (LwComputation *self)
{
  g_autoptr (GHashTable) variables = g_hash_table_new (g_str_hash, g_str_equal);
  LwAuthentication *authentication = lw_plan_get_authentication (self->plan);
  LwAuthenticationKind kind = lw_authentication_get_kind (authentication);
  Subject subject = { .computation = self, .authentication = authentication, .variables = variables };

  lint_kind (&subject, kind);
  if (kind == LW_AUTHENTICATION_NONE && lw_plan_get_environment (self->plan) == LW_ENVIRONMENT_PRODUCTION)
    report (&subject, LW_SEVERITY_NOTE, "production-without-authentication", "kind",
            _ ("Requests to production show nobody who sends them; see whether it really takes such requests"));
  if (kind != LW_AUTHENTICATION_NONE && is_in_clear (lw_plan_get_base_url (self->plan)))
    lw_computation_report (self, LW_SEVERITY_WARNING, "secret-in-clear", self->plan, "base-url",
                           _ ("With http:// the secret travels where everybody on the way can read it"));
}
