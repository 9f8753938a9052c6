/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-delivery-private.h"

#include "lw-aws-service.h"
#include "lw-bundle-data.h"
#include "lw-number.h"
#include "lw-output.h"
#include "lw-shell-writer.h"

#include <string.h>

/* run.sh. Only values that every shell reads as they are get into it: what has to be quoted is left to
 * performance-test.js, which has it as well. */

static void
set_plain (LwDeliveryJob *self, const char *place, const char *text)
{
  lw_template_set (self->template, place, lw_shell_is_plain_value (text) ? text : "");
}

static void
set_number (LwDeliveryJob *self, const char *place, double number)
{
  char buffer[LW_NUMBER_BUFFER];

  lw_template_set (self->template, place, lw_number_format_rounded (buffer, number, 0, FALSE));
}

/* The highest load of any scenario, as a run may pick one that does not run by default. */
static void
set_peak (LwDeliveryJob *self)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (self->schedule, &n_scenarios);
  double peak = lw_schedule_get_peak_rps (self->schedule);

  for (guint i = 0; i < n_scenarios; i++)
    peak = MAX (peak, scenarios[i].peak_rps);
  set_number (self, "peak", peak);
}

static void
set_outputs (LwDeliveryJob *self)
{
  GString *lines = g_string_new (NULL);
  gboolean telemetry = FALSE;

  for (guint i = 0; i < LW_N_OUTPUTS; i++)
    {
      const LwOutput *output = lw_output_get (i);
      const char *flag = lw_output_get_flag (output, self->delivery);
      gboolean is_telemetry = g_str_has_suffix (flag, "opentelemetry");

      if (!lw_output_is_used (output, self->delivery) || (is_telemetry && telemetry))
        continue;
      telemetry |= is_telemetry;
      if (is_telemetry)
        g_string_append (lines, "    if is_older \"$lw_k6\" 1 4; then\n"
                                "      set -- \"$@\" --out experimental-opentelemetry\n"
                                "    else\n"
                                "      set -- \"$@\" --out opentelemetry\n"
                                "    fi\n");
      else
        g_string_append_printf (lines, "    set -- \"$@\" --out %s\n", flag);
    }
  if (lw_delivery_get_dashboard (self->delivery))
    g_string_append (lines, "    K6_WEB_DASHBOARD=true\n"
                            "    K6_WEB_DASHBOARD_EXPORT=report.html\n"
                            "    export K6_WEB_DASHBOARD K6_WEB_DASHBOARD_EXPORT\n"
                            "    [ -t 1 ] || export K6_WEB_DASHBOARD_PORT=-1\n");
  lw_template_take (self->template, "outputs", g_string_free (lines, FALSE));
}

static gboolean
has_services (LwPlan *plan)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (plan));

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    if (lw_aws_service_find (lw_record_list_get (components, i)) != NULL)
      return TRUE;
  return FALSE;
}

void
lw_run_script_add (LwDeliveryJob *self)
{
  GString *out = g_string_new ("#!/bin/sh\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *heading = g_strdup_printf ("Load test of %s", lw_plan_get_title (self->plan));

  lw_shell_append_comment (out, heading);
  set_plain (self, "base-url", lw_plan_get_base_url (self->plan));
  set_plain (self, "health-path",
             lw_plan_get_health_path (self->plan)[0] == '/' ? lw_plan_get_health_path (self->plan) : "");
  lw_template_take (self->template, "scenarios", lw_delivery_job_dup_scenarios (self, TRUE, " "));
  set_peak (self);
  set_number (self, "files", lw_delivery_job_figure (self, "files"));
  set_number (self, "ports", lw_delivery_job_figure (self, "ports"));
  set_outputs (self);
  lw_template_set (self->template, "curl-flags",
                   lw_plan_get_skip_tls_verification (self->plan) ? " --insecure" : "");
  lw_template_set (self->template, "next",
                   has_services (self->plan)
                       ? "START=$lw_start END=$lw_end ./" LW_CLOUDWATCH_FILE " all"
                       : "see Reading the results in README.md");
  lw_template_expand (self->template, lw_bundle_data_get ("run/run.sh"), out);
  bytes = g_string_free_to_bytes (out);
  lw_bundle_add (self->bundle, LW_RUN_SCRIPT_FILE, bytes, TRUE);
}
