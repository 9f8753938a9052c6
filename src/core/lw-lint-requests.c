/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-check-words.h"
#include "lw-i18n.h"
#include "lw-status-list.h"
#include "lw-tag.h"

#include <string.h>

/* How single requests are made and what their answers must have. */

static LwProblem *
report (LwComputation *self, LwSeverity severity, const char *code, gpointer record, const char *field,
        LwEndpoint *endpoint, const char *message)
{
  const char *name = lw_endpoint_get_name (endpoint);

  return lw_computation_report (self, severity, code, record, field, "%s: %s",
                                name[0] != '\0' ? name : lw_endpoint_get_path (endpoint), message);
}

static void
lint_checks (LwComputation *self, LwEndpoint *endpoint)
{
  LwRecordList *checks = lw_endpoint_get_checks (endpoint);
  gboolean head = strcmp (lw_endpoint_get_method (endpoint), "HEAD") == 0;

  for (guint i = 0; i < lw_record_list_get_size (checks); i++)
    {
      LwCheck *check = lw_record_list_get (checks, i);
      const char *field;
      const char *fault = lw_check_find_fault (check, &field);

      if (fault != NULL)
        lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "check", check, field, endpoint, fault),
                              _ ("Remove the check"));
      else if (head && lw_check_reads_body (check))
        lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "check-of-head", check, "kind", endpoint,
                                      _ ("answers to HEAD have no body, so this check always fails")),
                              _ ("Remove the check"));
    }
}

static void
lint_tag_list (LwComputation *self, LwRecordList *tags, LwEndpoint *endpoint)
{
  for (guint i = 0; i < lw_record_list_get_size (tags); i++)
    {
      LwPair *tag = lw_record_list_get (tags, i);
      const char *name = lw_pair_get_name (tag);
      const char *fault = lw_tag_find_fault (name);
      g_autofree char *subject = endpoint != NULL ? g_strconcat (lw_endpoint_get_name (endpoint), ": ", NULL) : g_strdup ("");

      for (guint n = 0; fault == NULL && n < i; n++)
        if (strcmp (lw_pair_get_name (lw_record_list_get (tags, n)), name) == 0)
          fault = _ ("there is one of this name already");
      if (fault != NULL)
        lw_problem_offer_fix (lw_computation_report (self, LW_SEVERITY_ERROR, "tag-name", tag, "name",
                                                     _ ("%s“%s” cannot be a tag: %s"), subject, name, fault),
                              _ ("Remove the tag"));
      else if (strstr (lw_pair_get_value (tag), "{{") != NULL)
        lw_computation_report (self, LW_SEVERITY_WARNING, "tag-value", tag, "value",
                               _ ("%sthe tag “%s” is taken as it is typed; a value that varies would make a series of "
                                  "numbers for each request"),
                               subject, name);
    }
}

static gboolean
is_redirect (const LwStatusRange *range)
{
  return range->min >= 300 && range->max <= 399;
}

static void
lint_redirects (LwComputation *self, LwEndpoint *endpoint)
{
  g_autoptr (GArray) ranges = NULL;
  int most = lw_endpoint_get_max_redirects (endpoint);

  /* Most endpoints have one of these, and then there is nothing to read. */
  if (strchr (lw_endpoint_get_expected_status (endpoint), '3') == NULL || most == 0)
    return;
  ranges = lw_status_list_parse (lw_endpoint_get_expected_status (endpoint), NULL);
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    if (is_redirect (&g_array_index (ranges, LwStatusRange, i)))
      {
        lw_problem_offer_fix (report (self, LW_SEVERITY_WARNING, "redirect-followed", endpoint, "max-redirects", endpoint,
                                      _ ("a redirect is expected, but k6 follows it, sees the status of the last answer only, "
                                         "and counts each as a request of its own")),
                              _ ("Follow none"));
        return;
      }
}

void
lw_lint_request (LwComputation *self, LwEndpoint *endpoint)
{
  lint_checks (self, endpoint);
  lint_tag_list (self, lw_endpoint_get_tags (endpoint), endpoint);
  lint_redirects (self, endpoint);
}

/* Of the whole test */

static void
lint_tls (LwComputation *self)
{
  gboolean production = lw_plan_get_environment (self->plan) == LW_ENVIRONMENT_PRODUCTION;

  if (!lw_plan_get_skip_tls_verification (self->plan))
    return;
  lw_problem_offer_fix (
    lw_computation_report (self, LW_SEVERITY_WARNING, "tls-not-verified", self->plan, "skip-tls-verification",
                           production ? _ ("Certificates are not verified, in production: secrets and load may go to somebody "
                                           "else, and nobody would notice")
                                      : _ ("Certificates are not verified, so secrets may go to whoever answers")),
    _ ("Verify them"));
}

void
lw_lint_connections (LwComputation *self)
{
  lint_tls (self);
  lint_tag_list (self, lw_plan_get_tags (self->plan), NULL);
  if (!lw_plan_get_reuse_connections (self->plan))
    lw_computation_report (self, LW_SEVERITY_NOTE, "no-connection-reuse", self->plan, "reuse-connections",
                           _ ("Each iteration opens a connection of its own, which costs the load generator ports and CPU, "
                              "and its time is in http_req_connecting and http_req_tls_handshaking, not in "
                              "http_req_duration"));
}
