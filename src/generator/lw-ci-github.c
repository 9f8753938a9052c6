/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-delivery-private.h"

#include "lw-yaml-writer.h"

/* .github/workflows/load-test.yml. */

#define DASHBOARD                         \
  "          K6_WEB_DASHBOARD: \"true\"\n"    \
  "          K6_WEB_DASHBOARD_PORT: \"-1\"\n" \
  "          K6_WEB_DASHBOARD_EXPORT: report.html\n"

static void
set_schedule (LwDeliveryJob *self)
{
  const char *text = lw_delivery_get_schedule (self->delivery);
  gboolean valid = lw_cron_is_valid (text);
  g_autofree char *cron = lw_yaml_dup_string (text);

  lw_template_take (self->template, "schedule",
                    valid ? g_strdup_printf ("  schedule:\n    - cron: %s\n", cron) : g_strdup (""));
  lw_template_set (self->template, "and-schedule", valid ? " or on a schedule" : "");
}

/* The steps that every job ends with, under a name of its own. */
static void
set_keep (LwDeliveryJob *self, const char *place, const char *artifact)
{
  lw_template_set (self->template, "artifact", artifact);
  lw_delivery_job_set_part (self, place, "ci/github-keep.yml", TRUE);
}

void
lw_ci_github_add (LwDeliveryJob *self)
{
  g_autofree char *name = g_strdup_printf ("Load test of %s", lw_plan_get_title (self->plan));
  g_autofree char *workflow = lw_yaml_dup_string (name);

  lw_template_set (self->template, "workflow", workflow);
  set_schedule (self);
  lw_delivery_job_set_secrets (self, "secrets");
  lw_delivery_job_set_settings (self, "settings");
  lw_template_set (self->template, "dashboard",
                   lw_delivery_get_dashboard (self->delivery) ? DASHBOARD : "");
  set_keep (self, "keep-smoke", "smoke-test");
  set_keep (self, "keep", "load-test");
  lw_delivery_job_add (self, LW_GITHUB_FILE, "ci/github.yml");
}
