/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include <string.h>

/* The tested system: where it is and how the test shows who it is. */

static LwProblem *
report_url (LwComputation *self, LwSeverity severity, const char *code, const char *message)
{
  return lw_computation_report (self, severity, code, self->plan, "base-url", "%s", message);
}

static void
lint_base_url (LwComputation *self)
{
  const char *url = lw_plan_get_base_url (self->plan);
  const char *host = strstr (url, "://");
  size_t host_length;

  if (url[0] == '\0')
    {
      lw_problem_suggest (report_url (self, LW_SEVERITY_NOTE, "no-base-url",
                                      "The plan has no base URL, so each run must be given one"),
                          "Enter it here, or run with API_BASE_URL set");
      return;
    }
  if (host == NULL)
    {
      lw_problem_offer_fix (report_url (self, LW_SEVERITY_ERROR, "base-url-scheme",
                                        "The base URL must begin with https:// or http://"),
                            "Put https:// before it");
      return;
    }
  if (!g_str_has_prefix (url, "http://") && !g_str_has_prefix (url, "https://"))
    {
      report_url (self, LW_SEVERITY_ERROR, "base-url-scheme", "The base URL must begin with https:// or http://");
      return;
    }
  host += 3;
  host_length = strcspn (host, "/?#");
  if (host_length == 0)
    report_url (self, LW_SEVERITY_ERROR, "base-url-host", "The base URL names no host");
  if (memchr (host, '@', host_length) != NULL)
    lw_problem_offer_fix (report_url (self, LW_SEVERITY_ERROR, "base-url-secret",
                                      "The base URL holds a user or a password, which would be written into every file"),
                          "Take it out");
  if (strpbrk (host, "?#") != NULL)
    report_url (self, LW_SEVERITY_ERROR, "base-url-query",
                "The base URL has a query or a fragment, and no path can follow that");
  for (const char *at = url; *at != '\0'; at++)
    if (g_ascii_isspace (*at) || g_ascii_iscntrl (*at))
      {
        report_url (self, LW_SEVERITY_ERROR, "base-url-space", "The base URL has a space or a line break in it");
        break;
      }
}

static void
lint_health_path (LwComputation *self)
{
  const char *path = lw_plan_get_health_path (self->plan);

  if (path[0] == '\0' || path[0] == '/')
    return;
  lw_problem_offer_fix (lw_computation_report (self, LW_SEVERITY_ERROR, "health-path", self->plan, "health-path",
                                               "The path of the health check must begin with a slash"),
                        "Put it there");
}

static gboolean
is_variable_name (const char *name)
{
  if (!g_ascii_isalpha (name[0]) && name[0] != '_')
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_')
      return FALSE;
  return TRUE;
}

static void
lint_variable (LwComputation *self, const char *field, const char *name)
{
  static const char *const taken[] = { "API_BASE_URL", "ENVIRONMENT", "SCENARIOS", "RUN_ID", NULL };
  LwAuthentication *authentication = lw_plan_get_authentication (self->plan);
  const char *why = NULL;

  if (!is_variable_name (name))
    why = "it may only have letters, digits and _, and must not begin with a digit";
  else if (g_str_has_prefix (name, "K6_"))
    why = "k6 takes those that begin with K6_ as its own options";
  else if (g_strv_contains (taken, name))
    why = "the script uses it for something else";
  if (why == NULL)
    return;
  lw_problem_offer_fix (lw_computation_report (self, LW_SEVERITY_ERROR, "variable-name", authentication, field,
                                               "“%s” cannot be the environment variable: %s", name, why),
                        "Use the usual name");
}

static void
lint_api_key (LwComputation *self, LwAuthentication *authentication)
{
  const char *name = lw_authentication_get_api_key_name (authentication);

  if (name[0] == '\0' || strpbrk (name, " \t\r\n:\"(),/;<=>?@[\\]{}") != NULL)
    lw_problem_offer_fix (lw_computation_report (self, LW_SEVERITY_ERROR, "api-key-name", authentication, "api-key-name",
                                                 "“%s” cannot be the name of a header or a query parameter", name),
                          "Use the usual name");
  if (lw_authentication_get_api_key_place (authentication) == LW_API_KEY_IN_QUERY)
    lw_computation_report (self, LW_SEVERITY_NOTE, "api-key-in-query", authentication, "api-key-place",
                           "A key in the query ends up in the access logs of every machine on the way");
}

static void
lint_authentication (LwComputation *self)
{
  LwAuthentication *authentication = lw_plan_get_authentication (self->plan);
  LwAuthenticationKind kind = lw_authentication_get_kind (authentication);
  const char *url = lw_plan_get_base_url (self->plan);

  if (kind == LW_AUTHENTICATION_BEARER || kind == LW_AUTHENTICATION_API_KEY)
    lint_variable (self, "token-variable", lw_authentication_get_token_variable (authentication));
  if (kind == LW_AUTHENTICATION_BASIC)
    {
      lint_variable (self, "user-variable", lw_authentication_get_user_variable (authentication));
      lint_variable (self, "password-variable", lw_authentication_get_password_variable (authentication));
    }
  if (kind == LW_AUTHENTICATION_API_KEY)
    lint_api_key (self, authentication);
  if (kind != LW_AUTHENTICATION_NONE && g_str_has_prefix (url, "http://") &&
      !g_str_has_prefix (url, "http://localhost") && !g_str_has_prefix (url, "http://127."))
    lw_computation_report (self, LW_SEVERITY_WARNING, "secret-in-clear", self->plan, "base-url",
                           "With http:// the secret travels where everybody on the way can read it");
}

void
lw_lint_target_system (LwComputation *self)
{
  lint_base_url (self);
  lint_health_path (self);
  lint_authentication (self);
}
