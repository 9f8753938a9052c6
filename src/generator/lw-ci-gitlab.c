/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-delivery-private.h"

#include "lw-secrets.h"
#include "lw-variable.h"

/* .gitlab-ci.yml. */

#define DASHBOARD                     \
  "  variables:\n"                     \
  "    K6_WEB_DASHBOARD: \"true\"\n"    \
  "    K6_WEB_DASHBOARD_PORT: \"-1\"\n" \
  "    K6_WEB_DASHBOARD_EXPORT: report.html\n"

static void
set_variables (LwDeliveryJob *self)
{
  g_auto (GStrv) variables = lw_secrets_dup_variables (self->plan);
  GString *names = g_string_new (NULL);

  if (lw_plan_get_base_url (self->plan)[0] == '\0')
    g_string_append (names, "API_BASE_URL");
  for (guint i = 0; variables[i] != NULL; i++)
    if (lw_variable_find_fault (variables[i]) == NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", variables[i]);
  if (names->len == 0)
    g_string_append (names, "none is needed");
  lw_template_take (self->template, "variables", g_string_free (names, FALSE));
}

void
lw_ci_gitlab_add (LwDeliveryJob *self)
{
  gboolean production = lw_plan_get_environment (self->plan) == LW_ENVIRONMENT_PRODUCTION;

  set_variables (self);
  /* Somebody has to press the button, and with a protected environment, somebody who may. */
  lw_template_set (self->template, "approval", production ? "      when: manual\n" : "");
  lw_template_set (self->template, "dashboard",
                   lw_delivery_get_dashboard (self->delivery) ? DASHBOARD : "");
  lw_delivery_job_add (self, LW_GITLAB_FILE, "ci/gitlab.yml");
}
