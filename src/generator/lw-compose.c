/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-delivery-private.h"

#include "lw-generator-facts.h"
#include "lw-number.h"
#include "lw-output.h"
#include "lw-yaml-writer.h"

/* docker-compose.yml. */

static void
set_command (LwDeliveryJob *self)
{
  g_autofree char *flags = lw_output_dup_flags (self->delivery, TRUE);
  g_auto (GStrv) words = g_strsplit (flags, " ", -1);
  GString *command = g_string_new ("[run");

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      {
        g_autofree char *word = lw_yaml_dup_literal (words[i]);

        g_string_append_printf (command, ", %s", word);
      }
  g_string_append (command, ", /test/" LW_SCRIPT_FILE "]");
  lw_template_take (self->template, "command", g_string_free (command, FALSE));
}

void
lw_compose_add (LwDeliveryJob *self)
{
  g_autofree char *image = lw_delivery_dup_image (self->delivery);
  g_autofree char *scenarios = lw_delivery_job_dup_scenarios (self, TRUE, ",");
  gboolean wide = lw_delivery_job_figure (self, "ports") > lw_generator_fact (LW_FACT_PORTS);
  char files[LW_NUMBER_BUFFER];

  lw_template_take (self->template, "first",
                    g_strndup (scenarios, strcspn (scenarios, ",")));
  lw_template_take (self->template, "image", lw_yaml_dup_literal (image));
  lw_template_set (self->template, "files",
                   lw_number_format_rounded (
                       files, MAX (lw_delivery_job_figure (self, "files"), 65536), 0, FALSE));
  set_command (self);
  lw_delivery_job_set_part (self, "dashboard", "compose/dashboard.yml",
                            lw_delivery_get_dashboard (self->delivery));
  lw_template_set (self->template, "sysctls",
                   wide ? "    sysctls:\n      net.ipv4.ip_local_port_range: \"1024 65535\"\n" : "");
  lw_delivery_job_add (self, LW_COMPOSE_FILE, "compose/docker-compose.yml");
}
