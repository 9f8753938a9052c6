/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-readme-private.h"

#include "lw-duration.h"
#include "lw-secrets.h"

#include <string.h>

/* How requests show who sends them, and over what they travel. */

static const char *
describe_scheme (LwAuthenticationKind kind)
{
  switch (kind)
    {
    case LW_AUTHENTICATION_BEARER:
      return "Requests carry a bearer token.";
    case LW_AUTHENTICATION_API_KEY:
      return "Requests carry an API key.";
    case LW_AUTHENTICATION_BASIC:
      return "Requests carry a user name and a password (Basic authentication).";
    case LW_AUTHENTICATION_OAUTH2_CLIENT:
      return "Requests carry OAuth 2 tokens, which are fetched with client credentials.";
    case LW_AUTHENTICATION_OAUTH2_PASSWORD:
      return "Requests carry OAuth 2 tokens, which are fetched with the password of a user.";
    case LW_AUTHENTICATION_LOGIN:
      return "Requests carry a token that a login request gives.";
    case LW_AUTHENTICATION_NONE:
    default:
      return "Requests show nobody who sends them.";
    }
}

static gboolean
is_secret (const LwSecret *secrets, guint n_secrets, const char *variable)
{
  for (guint i = 0; i < n_secrets; i++)
    if (strcmp (secrets[i].variable, variable) == 0)
      return TRUE;
  return FALSE;
}

static void
write_variables (LwReadme *self)
{
  g_auto (GStrv) variables = lw_secrets_dup_variables (self->plan);
  LwSecret secrets[LW_MAX_SECRETS];
  guint n_secrets = lw_secrets_list (self->plan, secrets);
  g_autoptr (LwMarkdownTable) table = lw_markdown_table_new ("Variable|What it is|What to know");

  for (guint i = 0; i < n_secrets; i++)
    {
      lw_markdown_table_add_code (table, secrets[i].variable);
      lw_markdown_table_add_text (table, secrets[i].title);
      lw_markdown_table_add_text (table, secrets[i].origin);
    }
  for (guint i = 0; variables[i] != NULL; i++)
    if (!is_secret (secrets, n_secrets, variables[i]))
      {
        lw_markdown_table_add_code (table, variables[i]);
        lw_markdown_table_add_text (table, "Part of requests");
        lw_markdown_table_add_text (table, "The plan has it as {{env …}}.");
      }
  lw_markdown_table_append_to (table, self->out);
}

/* The VUs that a scenario works with by plan; each of them fetches a token. */
static gint64
count_vus (LwReadme *self)
{
  gint64 most = 1;

  for (guint i = 0; i < self->n_scenarios; i++)
    most = MAX (most, lw_executor_is_arrival_rate (self->scenarios[i].executor) ? self->scenarios[i].pre_allocated_vus
                                                                                : self->scenarios[i].max_vus);
  return most;
}

static void
write_tokens (LwReadme *self, LwAuthentication *authentication)
{
  g_autofree char *lifetime = lw_duration_format_human (lw_authentication_get_lifetime_ms (authentication));
  gboolean says = lw_authentication_get_expires_path (authentication)[0] != '\0';

  lw_readme_set_count (self, "vus", (double) count_vus (self), 0);
  lw_readme_set_duration (self, "margin", lw_authentication_get_refresh_before_ms (authentication));
  lw_template_take (self->template, "lifetime",
                    g_strdup_printf (says ? "When the answer does not say how long it is valid, that is taken to be %s."
                                          : "It is taken to be valid for %s.",
                                     lifetime));
  lw_readme_prose (self, "access-token");
}

void
lw_readme_write_access (LwReadme *self)
{
  LwAuthentication *authentication = lw_plan_get_authentication (self->plan);
  LwAuthenticationKind kind = lw_authentication_get_kind (authentication);

  lw_template_set (self->template, "scheme", describe_scheme (kind));
  if (kind == LW_AUTHENTICATION_NONE)
    return;
  lw_readme_prose (self, "access");
  write_variables (self);
  if (kind == LW_AUTHENTICATION_BEARER)
    lw_readme_prose (self, "access-bearer");
  if (kind == LW_AUTHENTICATION_API_KEY &&
      lw_authentication_get_api_key_place (authentication) == LW_API_KEY_IN_QUERY)
    lw_readme_prose (self, "access-query");
  if (lw_secrets_fetch_tokens (self->plan))
    write_tokens (self, authentication);
  if (lw_secrets_have_token_url (self->plan))
    lw_readme_prose (self, "access-oauth2");
}

static const char *
describe_tls (LwTlsVersion version)
{
  switch (version)
    {
    case LW_TLS_1_2:
      return "TLS older than 1.2 is not spoken. ";
    case LW_TLS_1_3:
      return "TLS older than 1.3 is not spoken. ";
    case LW_TLS_ANY:
    default:
      return "";
    }
}

void
lw_readme_write_connections (LwReadme *self)
{
  lw_template_set (self->template, "cookies",
                   lw_plan_get_keep_cookies (self->plan) ? "Each VU keeps its cookies from one iteration to the next."
                                                         : "Cookies last as long as an iteration.");
  lw_template_set (self->template, "connections",
                   lw_plan_get_reuse_connections (self->plan)
                       ? "Connections are kept and used again."
                       : "Each iteration opens a connection of its own, whose time is in `http_req_connecting` and "
                         "`http_req_tls_handshaking`.");
  lw_template_take (self->template, "tls",
                    g_strconcat (describe_tls (lw_plan_get_min_tls (self->plan)),
                                 lw_plan_get_skip_tls_verification (self->plan)
                                     ? "**Certificates are not verified**: secrets and load may go to whoever answers."
                                     : "Certificates are verified.",
                                 NULL));
  lw_readme_prose (self, "connections");
}
