/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-i18n.h"

#include <string.h>

/* The tested system: where it is. */

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
                                      _ ("The plan has no base URL, so each run must be given one")),
                          _ ("Enter it here, or run with API_BASE_URL set"));
      return;
    }
  if (host == NULL)
    {
      lw_problem_offer_fix (report_url (self, LW_SEVERITY_ERROR, "base-url-scheme",
                                        _ ("The base URL must begin with https:// or http://")),
                            _ ("Put https:// before it"));
      return;
    }
  if (!g_str_has_prefix (url, "http://") && !g_str_has_prefix (url, "https://"))
    {
      report_url (self, LW_SEVERITY_ERROR, "base-url-scheme", _ ("The base URL must begin with https:// or http://"));
      return;
    }
  host += 3;
  host_length = strcspn (host, "/?#");
  if (host_length == 0)
    report_url (self, LW_SEVERITY_ERROR, "base-url-host", _ ("The base URL names no host"));
  if (memchr (host, '@', host_length) != NULL)
    lw_problem_offer_fix (report_url (self, LW_SEVERITY_ERROR, "base-url-secret",
                                      _ ("The base URL holds a user or a password, which would be written into every file")),
                          _ ("Take it out"));
  if (strpbrk (host, "?#") != NULL)
    report_url (self, LW_SEVERITY_ERROR, "base-url-query",
                _ ("The base URL has a query or a fragment, and no path can follow that"));
  for (const char *at = url; *at != '\0'; at++)
    if (g_ascii_isspace (*at) || g_ascii_iscntrl (*at))
      {
        report_url (self, LW_SEVERITY_ERROR, "base-url-space", _ ("The base URL has a space or a line break in it"));
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
                                               _ ("The path of the health check must begin with a slash")),
                        _ ("Put it there"));
}

void
lw_lint_target_system (LwComputation *self)
{
  lint_base_url (self);
  lint_health_path (self);
  lw_lint_authentication (self);
  lw_lint_connections (self);
}
