/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-readme-private.h"

#include "lw-bundle-data.h"
#include "lw-duration.h"
#include "lw-number.h"
#include "lw-shell-writer.h"
#include "lw-story.h"

#include <string.h>

void
lw_readme_prose (LwReadme *self, const char *name)
{
  g_autofree char *file = g_strconcat ("readme/", name, ".md", NULL);

  lw_template_expand (self->template, lw_bundle_data_get (file), self->out);
}

void
lw_readme_set_text (LwReadme *self, const char *name, const char *text)
{
  lw_template_take (self->template, name, lw_markdown_dup_text (text));
}

void
lw_readme_set_number (LwReadme *self, const char *name, double number, int decimals)
{
  char buffer[LW_NUMBER_BUFFER];

  lw_template_set (self->template, name,
                   lw_number_format_rounded (buffer, number, decimals, FALSE));
}

char *
lw_readme_dup_count (double number, int decimals)
{
  char buffer[LW_NUMBER_BUFFER];

  return g_strdup (lw_number_format_rounded (buffer, number, decimals, TRUE));
}

void
lw_readme_set_count (LwReadme *self, const char *name, double number, int decimals)
{
  lw_template_take (self->template, name, lw_readme_dup_count (number, decimals));
}

void
lw_readme_set_duration (LwReadme *self, const char *name, gint64 duration_ms)
{
  lw_template_take (self->template, name, lw_duration_format_human (duration_ms));
}

void
lw_readme_set_shell_word (LwReadme *self, const char *name, const char *text)
{
  GString *word = g_string_new (NULL);

  if (text[0] != '\0' && lw_shell_is_plain_value (text))
    g_string_append (word, text);
  else
    lw_shell_append_quoted (word, text);
  lw_template_take (self->template, name, g_string_free (word, FALSE));
}

double
lw_readme_figure (LwReadme *self, const char *id, double fallback)
{
  const LwFigure *figure = lw_schedule_find_figure (self->schedule, id);

  return figure != NULL ? figure->value : fallback;
}

/* "CPU cores: 0.7" needs no unit. */
static gboolean
needs_unit (const LwFigure *figure)
{
  gsize title = strlen (figure->title);
  gsize unit = strlen (figure->unit);

  return unit > 0 &&
         (title < unit || g_ascii_strcasecmp (figure->title + title - unit, figure->unit) != 0);
}

void
lw_readme_figures (LwReadme *self, const LwFigure *figures, guint n_figures)
{
  g_autoptr (LwMarkdownTable) table = lw_markdown_table_new ("|>|From|");

  for (guint i = 0; i < n_figures; i++)
    {
      GString *cell;

      lw_markdown_table_add_text (table, figures[i].title);
      cell = lw_markdown_table_cell (table);
      lw_markdown_append_text (cell, figures[i].text);
      if (needs_unit (&figures[i]))
        {
          g_string_append (cell, "\u00a0");
          lw_markdown_append_text (cell, figures[i].unit);
        }
      /* A formula that only repeats the value says nothing. */
      lw_markdown_table_add_code (
          table, strcmp (figures[i].formula, figures[i].text) != 0 ? figures[i].formula : NULL);
      lw_markdown_table_add_text (table, figures[i].note);
    }
  lw_markdown_table_append_to (table, self->out);
}

/* Lowest and highest load of a scenario in requests per second, or VUs. */
static void
find_range (const LwScheduledScenario *scenario, double *low, double *high)
{
  const LwCurvePoint *points = scenario->rate_curve;
  guint n_points = scenario->n_rate_points;

  if (!lw_executor_is_arrival_rate (scenario->executor))
    {
      points = scenario->vus_curve;
      n_points = scenario->n_vus_points;
    }
  *low = *high = n_points > 0 ? points[0].value : 0;
  for (guint i = 1; i < n_points; i++)
    {
      *low = MIN (*low, points[i].value);
      *high = MAX (*high, points[i].value);
    }
}

char *
lw_readme_dup_load (const LwScheduledScenario *scenario)
{
  const char *unit = lw_executor_is_arrival_rate (scenario->executor) ? "req/s" : "VUs";
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;
  double low;
  double high;

  find_range (scenario, &low, &high);
  low_text = lw_readme_dup_count (low, 2);
  high_text = lw_readme_dup_count (high, 2);
  if (strcmp (low_text, high_text) == 0)
    return g_strdup_printf ("%s\u00a0%s", high_text, unit);
  return g_strdup_printf ("%s to %s\u00a0%s", low_text, high_text, unit);
}

char *
lw_readme_dup_use (LwEnvironment environment)
{
  const char *nick = lw_enum_get_nick (LW_TYPE_ENVIRONMENT, (int) environment);

  return environment == LW_ENVIRONMENT_QA ? g_strdup ("QA") : g_strdup (nick);
}

const LwScheduledScenario *
lw_readme_find_objective (LwReadme *self, LwObjectiveKind kind)
{
  for (guint i = 0; i < self->n_scenarios; i++)
    if (self->scenarios[i].objective == kind)
      return &self->scenarios[i];
  return NULL;
}

static void
write_title (LwReadme *self, gint64 date)
{
  LwProfile *profile = lw_plan_get_profile (self->plan);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (date);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");
  g_autofree char *environment = lw_readme_dup_use (lw_plan_get_environment (self->plan));

  g_string_append (self->out, "# Load test");
  if (lw_plan_get_name (self->plan)[0] != '\0' || lw_profile_get_name (profile)[0] != '\0')
    {
      g_string_append (self->out, " of ");
      lw_markdown_append_text (self->out, lw_plan_get_title (self->plan));
    }
  g_string_append (self->out, "\n\n");
  if (lw_profile_get_description (profile)[0] != '\0')
    {
      lw_markdown_append_text (self->out, lw_profile_get_description (profile));
      g_string_append (self->out, "\n\n");
    }
  g_string_append_printf (
      self->out,
      "A [k6](https://k6.io/) test for the **%s** environment, made by Loadwright on %s.\n\n",
      environment, day);
  lw_markdown_append_quotation (self->out, lw_plan_get_notes (self->plan));
}

static void
add_fact (LwMarkdownTable *table, const char *name, const char *text)
{
  lw_markdown_table_add_text (table, name);
  lw_markdown_table_add_text (table, text);
}

static void
write_overview (LwReadme *self)
{
  g_autoptr (LwMarkdownTable) table = lw_markdown_table_new ("At a glance|");
  g_autofree char *target = lw_readme_dup_count (lw_schedule_get_target_rps (self->schedule), 2);
  g_autofree char *production =
      lw_readme_dup_count (lw_schedule_get_production_rps (self->schedule), 2);
  g_autofree char *peak = lw_readme_dup_count (lw_schedule_get_peak_rps (self->schedule), 2);
  g_autofree char *requests = lw_readme_dup_count (lw_schedule_get_requests (self->schedule), 0);
  g_autofree char *vus = lw_readme_dup_count ((double) lw_schedule_get_max_vus (self->schedule), 0);
  g_autofree char *regular = lw_duration_format_human (lw_schedule_get_regular_ms (self->schedule));
  g_autofree char *total = lw_duration_format_human (lw_schedule_get_total_ms (self->schedule));
  gboolean scaled = lw_schedule_get_target_rps (self->schedule) !=
                    lw_schedule_get_production_rps (self->schedule);
  g_autofree char *load =
      scaled ? g_strdup_printf ("%s req/s, for %s req/s in production", target, production)
             : g_strdup_printf ("%s req/s, as in production", target);
  g_autofree char *most = g_strdup_printf ("%s req/s, %s VUs", peak, vus);
  g_autofree char *length =
      g_strdup_printf ("%s, or %s when the last requests end late", regular, total);

  lw_markdown_table_add_text (table, "Tested");
  lw_markdown_table_add_code (table, lw_plan_get_base_url (self->plan)[0] != '\0'
                                         ? lw_plan_get_base_url (self->plan)
                                         : "API_BASE_URL");
  add_fact (table, "Target", load);
  add_fact (table, "At most", most);
  add_fact (table, "Takes", length);
  add_fact (table, "Requests", requests);
  lw_markdown_table_append_to (table, self->out);
}

/* What is in the picture, for those who do not see it. */
static void
write_picture (LwReadme *self)
{
  g_autofree char *whole = lw_story_whole (self->schedule);

  if (!lw_delivery_get_picture (lw_plan_get_delivery (self->plan)))
    return;
  g_string_append (self->out, "![The load over time. ");
  lw_markdown_append_text (self->out, whole);
  for (guint i = 0; i < self->n_scenarios; i++)
    {
      g_autofree char *gist = lw_story_gist (&self->scenarios[i]);

      if (self->scenarios[i].use != LW_USE_RUN || lw_scheduled_scenario_get_beside (&self->scenarios[i]) != NULL)
        continue;
      g_string_append_c (self->out, ' ');
      lw_markdown_append_text (self->out, self->scenarios[i].name);
      g_string_append (self->out, ": ");
      lw_markdown_append_text (self->out, gist);
    }
  g_string_append (self->out, "](" LW_PICTURE_FILE ")\n\n");
}

static void
write_warnings (LwReadme *self)
{
  GPtrArray *problems = lw_schedule_get_problems (self->schedule);
  gboolean headed = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == LW_SEVERITY_NOTE)
        continue;
      if (!headed)
        g_string_append (self->out, "Mind this before you run it:\n\n");
      headed = TRUE;
      g_string_append (self->out, "- ");
      lw_markdown_append_text (self->out, problem->message);
      if (problem->suggestion != NULL)
        {
          g_string_append (self->out, ". ");
          lw_markdown_append_text (self->out, problem->suggestion);
        }
      g_string_append (self->out, ".\n");
    }
  if (headed)
    g_string_append_c (self->out, '\n');
}

/* README.md */
GBytes *
lw_readme_generate (LwPlan *plan, LwSchedule *schedule, gint64 date)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (LwTemplate) template = lw_template_new ();
  LwReadme self = { .plan = plan, .schedule = schedule, .template = template, .out = out };

  self.scenarios = lw_schedule_get_scenarios (schedule, &self.n_scenarios);
  write_title (&self, date);
  write_overview (&self);
  write_picture (&self);
  write_warnings (&self);
  lw_readme_prose (&self, "contents");
  lw_readme_write_requests (&self);
  lw_readme_write_flow (&self);
  lw_readme_write_architecture (&self);
  lw_readme_write_arithmetic (&self);
  lw_readme_write_scenarios (&self);
  lw_readme_write_thresholds (&self);
  lw_readme_write_budget (&self);
  lw_readme_write_assumptions (&self);
  lw_readme_write_predictions (&self);
  lw_readme_write_running (&self);
  lw_readme_write_access (&self);
  lw_readme_write_connections (&self);
  lw_readme_write_watching (&self);
  lw_readme_write_crosscheck (&self);
  lw_readme_write_results (&self);
  lw_readme_write_soak (&self);
  lw_readme_write_generator (&self);
  lw_readme_write_trouble (&self);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
