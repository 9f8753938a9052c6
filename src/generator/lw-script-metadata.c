/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-number.h"

#include <math.h>
#include <string.h>

static void
write_number_member (LwScript *self, const char *key, double number)
{
  lw_js_writer_key (self->js, key);
  lw_js_writer_number (self->js, number);
}

static void
write_string_member (LwScript *self, const char *key, const char *text)
{
  lw_js_writer_key (self->js, key);
  lw_js_writer_string (self->js, text);
}

static void
write_resources_of (LwScript *self, LwComponent *entry, LwEnvironment environment)
{
  LwResources *resources = entry != NULL ? lw_component_get_resources_in (entry, environment) : NULL;

  if (resources == NULL)
    return;
  lw_js_writer_key (self->js, lw_enum_get_nick (LW_TYPE_ENVIRONMENT, (int) environment));
  lw_js_writer_open (self->js, "{", FALSE);
  if (LW_IS_SET (lw_resources_get_cpu (resources)))
    write_number_member (self, "cpu", lw_resources_get_cpu (resources));
  if (LW_IS_SET (lw_resources_get_ram_mib (resources)))
    write_number_member (self, "ram_mb", lw_resources_get_ram_mib (resources));
  if (LW_IS_SET (lw_resources_get_replicas (resources)))
    write_number_member (self, "replicas", lw_resources_get_replicas (resources));
  lw_js_writer_close (self->js, "}");
}

static void
write_resources (LwScript *self)
{
  LwComponent *entry = lw_plan_get_entry (self->plan);

  lw_js_writer_key (self->js, "resources");
  lw_js_writer_open (self->js, "{", TRUE);
  write_resources_of (self, entry, LW_ENVIRONMENT_QA);
  write_resources_of (self, entry, LW_ENVIRONMENT_STAGING);
  write_resources_of (self, entry, LW_ENVIRONMENT_PRODUCTION);
  lw_js_writer_close (self->js, "}");
}

/* "(4 / 1 * 0.85) * (2 / 1 * 0.9)": evaluates to scaling->factor. (transfer full) */
static char *
make_formula (const LwScaling *scaling)
{
  const double numbers[] = {
    scaling->cpu_over,      scaling->cpu_under,      scaling->cpu_efficiency,
    scaling->replicas_over, scaling->replicas_under, scaling->lb_efficiency,
  };
  char texts[G_N_ELEMENTS (numbers)][LW_NUMBER_BUFFER];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    lw_number_format (texts[i], numbers[i]);
  return g_strdup_printf ("(%s / %s * %s) * (%s / %s * %s)", texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]);
}

static char *
describe_estimate (const LwFigure *estimate, double confidence)
{
  g_autofree char *words = g_strdup_printf ("%s: %s %s", estimate->title, estimate->formula, estimate->unit);
  char percent[LW_NUMBER_BUFFER];

  if (!LW_IS_SET (confidence))
    return g_steal_pointer (&words);
  lw_number_format_rounded (percent, confidence * 100, 1, FALSE);
  return g_strdup_printf ("%s, confidence %s %%", words, percent);
}

/* But for the last digit of binary arithmetic. */
static gboolean
is_same (double a, double b)
{
  return fabs (a - b) <= 1e-9 * fabs (b);
}

/* The formula beside a factor evaluates to that factor: one that was declared stands for itself, and
 * what the resources give has its own line. */
static void
write_extrapolation (LwScript *self)
{
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (self->plan));
  const LwFigure *estimate = lw_schedule_find_figure (self->schedule, "estimate");
  g_autofree char *computed = NULL;
  g_autofree char *words = NULL;
  gboolean qa = lw_plan_get_environment (self->plan) == LW_ENVIRONMENT_QA;
  LwTargets targets;

  lw_targets_compute (self->plan, &targets);
  if (targets.has_scaling)
    computed = make_formula (&targets.scaling);

  lw_js_writer_key (self->js, "extrapolation");
  lw_js_writer_open (self->js, "{", TRUE);
  write_number_member (self, "factor", targets.factor);
  if (targets.has_scaling && is_same (targets.scaling.factor, targets.factor))
    write_string_member (self, "formula", computed);
  else
    {
      char number[LW_NUMBER_BUFFER];

      write_string_member (self, "formula", lw_number_format (number, targets.factor));
      if (qa)
        lw_js_writer_remark (self->js, "as the profile declares it");
      if (qa && computed != NULL)
        {
          write_number_member (self, "computed_factor", targets.scaling.factor);
          write_string_member (self, "computed_formula", computed);
        }
    }
  write_number_member (self, "reality_adjustment", targets.reality);
  if (LW_IS_SET (lw_extrapolation_get_confidence (extrapolation)))
    write_number_member (self, "confidence", lw_extrapolation_get_confidence (extrapolation));
  if (estimate != NULL)
    words = describe_estimate (estimate, lw_extrapolation_get_confidence (extrapolation));
  write_string_member (self, "estimate", words != NULL ? words : "");
  lw_js_writer_close (self->js, "}");
}

static void
write_targets (LwScript *self)
{
  g_autofree char *key = g_strconcat (
    lw_enum_get_nick (LW_TYPE_ENVIRONMENT, (int) lw_plan_get_environment (self->plan)), "_rps", NULL);
  gboolean qa = lw_plan_get_environment (self->plan) == LW_ENVIRONMENT_QA;
  double target = lw_schedule_get_target_rps (self->schedule);
  char text[LW_NUMBER_BUFFER];

  lw_js_writer_key (self->js, "targets");
  lw_js_writer_open (self->js, "{", TRUE);
  write_number_member (self, "production_rps", lw_schedule_get_production_rps (self->schedule));
  if (lw_plan_get_environment (self->plan) != LW_ENVIRONMENT_PRODUCTION)
    {
      lw_js_writer_key (self->js, qa ? "qa_equivalent_rps" : key);
      lw_js_writer_code (self->js, lw_number_format_rounded (text, target, 2, FALSE));
    }
  lw_js_writer_close (self->js, "}");
}

static void
add_note (LwScript *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_note (LwScript *self, const char *format, ...)
{
  g_autofree char *note = NULL;
  va_list arguments;

  va_start (arguments, format);
  note = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, note);
}

static void
write_profile_notes (LwScript *self)
{
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (self->plan));
  double qa_cold = lw_extrapolation_get_cold_start_qa_impact (extrapolation);
  double production_cold = lw_extrapolation_get_cold_start_prod_impact (extrapolation);
  double qa_network = lw_extrapolation_get_network_qa_to_rds_ms (extrapolation);
  double production_network = lw_extrapolation_get_network_prod_to_rds_ms (extrapolation);
  const char *const *confidence = lw_extrapolation_get_confidence_notes (extrapolation);
  char a[LW_NUMBER_BUFFER];
  char b[LW_NUMBER_BUFFER];

  if (LW_IS_SET (qa_cold) && LW_IS_SET (production_cold))
    add_note (self, "Cold starts slow %s %% of the requests in QA, %s %% in production",
              lw_number_format_rounded (a, qa_cold * 100, 2, FALSE),
              lw_number_format_rounded (b, production_cold * 100, 2, FALSE));
  if (LW_IS_SET (qa_network) && LW_IS_SET (production_network))
    add_note (self, "Network latency to the database: %s ms in QA, %s ms in production",
              lw_number_format_rounded (a, qa_network, 3, FALSE),
              lw_number_format_rounded (b, production_network, 3, FALSE));
  for (guint i = 0; confidence[i] != NULL; i++)
    add_note (self, "%s", confidence[i]);
}

static void
write_notes (LwScript *self)
{
  g_auto (GStrv) lines = g_strsplit (lw_plan_get_notes (self->plan), "\n", -1);

  lw_js_writer_key (self->js, "notes");
  lw_js_writer_open (self->js, "[", TRUE);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strstrip (lines[i])[0] != '\0')
      add_note (self, "%s", lines[i]);
  write_profile_notes (self);
  lw_js_writer_close (self->js, "]");
}

void
lw_script_write_metadata (LwScript *self)
{
  g_autofree char *day = lw_script_dup_day (self);

  lw_script_write_heading (self, "Where the numbers come from");
  lw_js_writer_open (self->js, "export const metadata = {", TRUE);
  write_string_member (self, "generated_by", "Loadwright " LW_VERSION);
  write_string_member (self, "generated_at", day);
  write_string_member (self, "title", lw_plan_get_title (self->plan));
  write_string_member (self, "environment",
                       lw_enum_get_nick (LW_TYPE_ENVIRONMENT, (int) lw_plan_get_environment (self->plan)));
  write_resources (self);
  write_extrapolation (self);
  write_targets (self);
  write_notes (self);
  lw_js_writer_close (self->js, "};\n");
}
