/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-readme-private.h"

#include "lw-aws-service.h"
#include "lw-duration.h"
#include "lw-number.h"
#include "lw-secrets.h"
#include "lw-shell-writer.h"
#include "lw-variable.h"

#include <math.h>
#include <string.h>

/* What to do with the bundle: run the test, watch it, read its results. */

#define MS_PER_MINUTE 60000
/* Before and after the test itself in a CI job. */
#define JOB_SPARE_MINUTES 10
#define QUERY_LEAD_MINUTES 5

/* What `k6 run --out json` writes for an iteration of one request, as measured, and how much
 * smaller gzip makes it. */
#define BYTES_PER_ITERATION 3900.0
#define GZIP_RATIO 23.5

static const char *
first_scenario (LwReadme *self)
{
  for (guint i = 0; i < self->n_scenarios; i++)
    if (self->scenarios[i].use == LW_USE_RUN)
      return self->scenarios[i].name;
  return self->n_scenarios > 0 ? self->scenarios[0].name : "all";
}

static void
set_scenario_list (LwReadme *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->n_scenarios; i++)
    {
      if (i > 0)
        g_string_append (names, i + 1 == self->n_scenarios ? " and " : ", ");
      lw_markdown_append_code (names, self->scenarios[i].name);
    }
  lw_template_take (self->template, "scenario-list", g_string_free (names, FALSE));
}

/* What has to be filled in before the test can start. */
static void
set_settings (LwReadme *self)
{
  g_auto (GStrv) variables = lw_secrets_dup_variables (self->plan);
  g_autoptr (GString) names = g_string_new (NULL);

  if (lw_plan_get_base_url (self->plan)[0] == '\0')
    g_string_append (names, "`API_BASE_URL`");
  for (guint i = 0; variables[i] != NULL; i++)
    {
      if (names->len > 0)
        g_string_append (names, variables[i + 1] != NULL ? ", " : " and ");
      lw_markdown_append_code (names, variables[i]);
    }
  if (names->len == 0)
    lw_template_set (self->template, "settings", "This test runs without any of them, too.");
  else
    lw_template_take (self->template, "settings",
                      g_strdup_printf ("The test does not start without %s.", names->str));
}

static void
set_health (LwReadme *self)
{
  const char *path = lw_plan_get_health_path (self->plan);
  g_autoptr (GString) code = g_string_new (NULL);

  lw_markdown_append_code (code, path);
  lw_template_set (self->template, "health", path[0] != '\0' ? code->str : "the health check");
  if (path[0] == '\0')
    lw_template_set (self->template, "before", "");
  else
    lw_template_take (
        self->template, "before",
        g_strdup_printf ("Before the first it asks for %s, and without a good answer no "
                         "load is sent. ",
                         code->str));
}

static void
set_actions_environment (LwReadme *self)
{
  g_auto (GStrv) variables = lw_secrets_dup_variables (self->plan);
  GString *lines = g_string_new (NULL);

  if (lw_plan_get_base_url (self->plan)[0] == '\0')
    g_string_append (lines, "          API_BASE_URL: ${{ vars.API_BASE_URL }}\n");
  for (guint i = 0; variables[i] != NULL; i++)
    if (lw_variable_find_fault (variables[i]) == NULL)
      g_string_append_printf (lines, "          %s: ${{ secrets.%s }}\n", variables[i],
                              variables[i]);
  lw_template_take (self->template, "actions-env", g_string_free (lines, FALSE));
}

static gint64
whole_minutes (gint64 duration_ms)
{
  return (duration_ms + MS_PER_MINUTE - 1) / MS_PER_MINUTE;
}

void
lw_readme_write_running (LwReadme *self)
{
  gint64 total_ms = lw_schedule_get_total_ms (self->schedule);

  set_scenario_list (self);
  set_settings (self);
  set_health (self);
  set_actions_environment (self);
  lw_readme_set_shell_word (self, "first", first_scenario (self));
  lw_readme_set_duration (self, "duration", lw_schedule_get_regular_ms (self->schedule));
  lw_readme_set_count (self, "requests", lw_schedule_get_requests (self->schedule), 0);
  lw_readme_set_number (self, "timeout-minutes",
                        (double) (whole_minutes (total_ms) + JOB_SPARE_MINUTES), 0);
  lw_readme_prose (self, "run");
  lw_readme_write_data (self);
  lw_readme_write_deployment (self);
}

/* The titles of what CloudWatch knows, for a sentence. */
static guint
set_components (LwReadme *self)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (self->plan));
  GString *titles = g_string_new (NULL);
  guint n_known = 0;

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *component = lw_record_list_get (components, i);

      if (lw_aws_service_find (component) == NULL)
        continue;
      if (n_known++ > 0)
        g_string_append (titles, ", ");
      lw_markdown_append_text (titles, lw_component_get_title (component));
    }
  lw_template_take (self->template, "components", g_string_free (titles, FALSE));
  return n_known;
}

void
lw_readme_write_watching (LwReadme *self)
{
  gint64 window = whole_minutes (lw_schedule_get_total_ms (self->schedule)) + QUERY_LEAD_MINUTES;

  lw_readme_prose (self, "watch");
  if (set_components (self) == 0)
    return;
  lw_readme_set_number (self, "window", (double) window, 0);
  lw_readme_prose (self, "cloudwatch");
}

static void
write_estimate (LwReadme *self)
{
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (self->plan));
  const LwFigure *estimate = lw_schedule_find_figure (self->schedule, "estimate");
  const LwFigure *confidence = lw_schedule_find_figure (self->schedule, "confidence");
  double reality = lw_extrapolation_get_reality_factor (extrapolation);
  double cpu = lw_extrapolation_get_target_cpu_percent (extrapolation);
  double target = lw_schedule_get_target_rps (self->schedule);

  if (estimate == NULL)
    return;
  lw_readme_set_number (self, "factor", lw_schedule_get_factor (self->schedule), 4);
  lw_readme_set_number (self, "reality", LW_IS_SET (reality) ? reality : LW_DEFAULT_REALITY_FACTOR,
                        4);
  lw_readme_set_number (self, "target-cpu", LW_IS_SET (cpu) ? cpu : LW_DEFAULT_TARGET_CPU_PERCENT,
                        2);
  lw_readme_set_number (self, "target", target, 2);
  lw_readme_set_number (self, "example-rps", target, target < 10 ? 2 : 0);
  lw_readme_set_text (self, "estimate", estimate->text);
  lw_readme_set_text (self, "estimate-formula", estimate->formula);
  lw_template_take (self->template, "confidence",
                    confidence != NULL
                        ? g_strdup_printf ("Confidence: %s\u00a0%%. ", confidence->text)
                        : g_strdup (""));
  lw_readme_prose (self, "estimate");
}

void
lw_readme_write_results (LwReadme *self)
{
  lw_readme_prose (self, "results");
  write_estimate (self);
}

static void
set_size (LwReadme *self, const char *name, double bytes)
{
  static const char *const units[] = { "kB", "MB", "GB", "TB" };
  double size = bytes / 1000;
  guint unit = 0;
  g_autofree char *text = NULL;

  for (; size >= 1000 && unit + 1 < G_N_ELEMENTS (units); unit++)
    size /= 1000;
  text = lw_readme_dup_count (size, size < 10 ? 1 : 0);
  lw_template_take (self->template, name, g_strdup_printf ("%s\u00a0%s", text, units[unit]));
}

static gboolean
has_pods (LwReadme *self)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (self->plan));

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      const LwAwsService *service = lw_aws_service_find (lw_record_list_get (components, i));

      if (service != NULL && service->in_namespace)
        return TRUE;
    }
  return FALSE;
}

/* How run.sh does it, where there is one. (transfer full) */
static char *
dup_lean_run (LwReadme *self, const char *scenario)
{
  g_autofree char *command = g_strconcat ("./" LW_RUN_SCRIPT_FILE " --lean ", scenario, NULL);
  GString *text = g_string_new (NULL);

  if (lw_delivery_get_run_script (lw_plan_get_delivery (self->plan)) && lw_shell_is_plain_value (scenario))
    {
      g_string_append (text, "\n  ");
      lw_markdown_append_code (text, command);
      g_string_append (text, " says what the k6 at hand takes.");
    }
  return g_string_free (text, FALSE);
}

void
lw_readme_write_soak (LwReadme *self)
{
  const LwScheduledScenario *soak = lw_readme_find_objective (self, LW_OBJECTIVE_SOAK);
  double bytes;

  if (soak == NULL)
    return;
  bytes = soak->planned_iterations * BYTES_PER_ITERATION * MAX (soak->requests_per_iteration, 1);
  lw_readme_set_shell_word (self, "soak", soak->name);
  lw_readme_set_duration (self, "soak-duration", soak->regular_ms);
  lw_template_take (self->template, "soak-load", lw_readme_dup_load (soak));
  lw_readme_set_count (self, "soak-iterations", soak->planned_iterations, 0);
  set_size (self, "soak-plain", bytes);
  set_size (self, "soak-packed", bytes / GZIP_RATIO);
  lw_template_set (self->template, "soak-secrets",
                   lw_secrets_fetch_tokens (self->plan)
                       ? "tokens are renewed by the script; what it fetches them with has to stay valid as long."
                       : "what requests prove themselves with has to stay valid as long as the test. It is read once, at "
                         "the start.");
  lw_readme_prose (self, "soak");
  lw_template_take (self->template, "lean-run", dup_lean_run (self, soak->name));
  lw_readme_prose (self, "lean");
  if (has_pods (self))
    lw_readme_prose (self, "soak-pods");
  g_string_append_c (self->out, '\n');
}

/* "0,1/3,2/3,1", and the segments after the first, for k6 to share a test. */
static void
set_segments (LwReadme *self, gint64 machines)
{
  GString *sequence = g_string_new ("0");
  GString *segments = g_string_new (NULL);

  for (gint64 i = 1; i < machines; i++)
    {
      g_string_append_printf (sequence, ",%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, i, machines);
      if (i + 1 < machines)
        g_string_append_printf (segments,
                                "`%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT
                                "/%" G_GINT64_FORMAT "`, ",
                                i, machines, i + 1, machines);
      else
        g_string_append_printf (segments, "`%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT ":1`", i,
                                machines);
    }
  g_string_append (sequence, ",1");
  lw_template_take (self->template, "sequence", g_string_free (sequence, FALSE));
  lw_template_take (self->template, "segments", g_string_free (segments, FALSE));
}

#define MOST_SEGMENTS 20

void
lw_readme_write_generator (LwReadme *self)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_generator (self->schedule, &n_figures);
  double machines = 1;

  if (n_figures == 0)
    return;
  lw_readme_prose (self, "generator");
  lw_readme_figures (self, figures, n_figures);
  lw_readme_write_facts (self);
  for (guint i = 0; i < n_figures; i++)
    if (strcmp (figures[i].id, "machines") == 0)
      machines = figures[i].value;
  /* Nobody types the segments of hundreds of machines. */
  if (machines <= 1 || machines > MOST_SEGMENTS)
    return;
  lw_readme_set_number (self, "machines", machines, 0);
  set_segments (self, (gint64) machines);
  lw_readme_prose (self, "several");
}

void
lw_readme_write_trouble (LwReadme *self)
{
  lw_readme_prose (self, "trouble");
  lw_readme_prose (self, "codes");
}
