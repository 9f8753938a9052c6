/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-readme-private.h"

#include "lw-number.h"

/* What is known about the tested system: its parts, the arithmetic, what is assumed, what gives
 * way. */

static void
append_amount (GString *cell, double amount, const char *unit)
{
  char buffer[LW_NUMBER_BUFFER];

  if (!LW_IS_SET (amount))
    return;
  g_string_append_printf (cell, "%s%s\u00a0%s", cell->len > 0 ? ", " : "",
                          lw_number_format_rounded (buffer, amount, 2, TRUE), unit);
}

static void
append_resources (GString *cell, LwResources *resources)
{
  if (resources == NULL)
    return;
  append_amount (cell, lw_resources_get_replicas (resources), "×");
  append_amount (cell, lw_resources_get_cpu (resources), "CPU");
  append_amount (cell, lw_resources_get_ram_mib (resources), "MiB");
  append_amount (cell, lw_resources_get_max_connections (resources), "connections");
  append_amount (cell, lw_resources_get_avg_messages_per_sec (resources), "messages/s");
  append_amount (cell, lw_resources_get_avg_duration_ms (resources), "ms a call");
  if (lw_resources_get_hpa_enabled (resources))
    {
      g_string_append_printf (cell, "%sautoscaled", cell->len > 0 ? ", " : "");
      if (LW_IS_SET (lw_resources_get_hpa_max_replicas (resources)))
        {
          g_autofree char *most =
              lw_readme_dup_count (lw_resources_get_hpa_max_replicas (resources), 0);

          g_string_append_printf (cell, " to %s", most);
        }
    }
}

static void
append_dependencies (GString *cell, LwReadme *self, LwComponent *component)
{
  const char *const *ids = lw_component_get_dependencies (component);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      LwComponent *other = lw_profile_find_component (lw_plan_get_profile (self->plan), ids[i]);

      if (i > 0)
        g_string_append (cell, ", ");
      lw_markdown_append_text (cell, other != NULL ? lw_component_get_title (other) : ids[i]);
    }
}

static void
add_component (LwReadme *self, LwMarkdownTable *table, LwComponent *component)
{
  LwEnvironment environment = lw_plan_get_environment (self->plan);
  const char *platform = lw_component_get_platform (component);
  GString *cell = lw_markdown_table_cell (table);
  gboolean entry = component == lw_plan_get_entry (self->plan);

  if (entry)
    g_string_append (cell, "Entry: ");
  lw_markdown_append_text (cell, lw_component_get_title (component));
  cell = lw_markdown_table_cell (table);
  lw_markdown_append_text (cell, lw_component_get_kind (component));
  if (platform[0] != '\0')
    {
      g_string_append (cell, " on ");
      lw_markdown_append_text (cell, platform);
    }
  append_dependencies (lw_markdown_table_cell (table), self, component);
  append_resources (lw_markdown_table_cell (table),
                    lw_component_get_resources_in (component, environment));
  if (environment != LW_ENVIRONMENT_PRODUCTION)
    append_resources (lw_markdown_table_cell (table),
                      lw_component_get_resources_in (component, LW_ENVIRONMENT_PRODUCTION));
}

void
lw_readme_write_architecture (LwReadme *self)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (self->plan));
  LwEnvironment environment = lw_plan_get_environment (self->plan);
  g_autofree char *name = lw_readme_dup_use (environment);
  g_autofree char *columns = NULL;
  g_autoptr (LwMarkdownTable) table = NULL;

  if (lw_record_list_get_size (components) == 0)
    return;
  columns = g_strdup_printf ("Component|What it is|Calls|In %s%s", name,
                             environment != LW_ENVIRONMENT_PRODUCTION ? "|In production" : "");
  table = lw_markdown_table_new (columns);
  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    add_component (self, table, lw_record_list_get (components, i));
  g_string_append (self->out, "## The architecture\n\n");
  lw_markdown_table_append_to (table, self->out);
}

gboolean
lw_readme_is_service_level (const LwFigure *figure)
{
  static const char *const ids[] = { "availability", "error-budget", "error-rate", "p95",
                                     "p99",          "p999",         NULL };

  return g_strv_contains (ids, figure->id);
}

void
lw_readme_write_arithmetic (LwReadme *self)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_figures (self->schedule, &n_figures);
  g_autofree LwFigure *load = g_new (LwFigure, n_figures + 1);
  guint n_load = 0;

  for (guint i = 0; i < n_figures; i++)
    if (!lw_readme_is_service_level (&figures[i]))
      load[n_load++] = figures[i];
  lw_readme_prose (self, "arithmetic");
  lw_readme_figures (self, load, n_load);
}

static void
add_remark (LwReadme *self, const char *title, const char *text)
{
  if (text[0] == '\0')
    return;
  g_string_append (self->out, "- ");
  if (title != NULL)
    g_string_append_printf (self->out, "%s: ", title);
  lw_markdown_append_text (self->out, text);
  g_string_append_c (self->out, '\n');
}

static void
add_pair (LwReadme *self, const char *title, double qa, double production, double scale,
          const char *unit, const char *adjustment)
{
  g_autofree char *qa_text = NULL;
  g_autofree char *production_text = NULL;

  if (!LW_IS_SET (qa) || !LW_IS_SET (production))
    return;
  qa_text = lw_readme_dup_count (qa * scale, 2);
  production_text = lw_readme_dup_count (production * scale, 2);
  g_string_append_printf (self->out, "- %s: %s\u00a0%s in QA, %s\u00a0%s in production", title,
                          qa_text, unit, production_text, unit);
  if (adjustment[0] != '\0')
    {
      g_string_append (self->out, "; ");
      lw_markdown_append_text (self->out, adjustment);
    }
  g_string_append_c (self->out, '\n');
}

void
lw_readme_write_assumptions (LwReadme *self)
{
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (self->plan));
  const char *const *notes = lw_extrapolation_get_confidence_notes (extrapolation);
  const LwFigure *confidence = lw_schedule_find_figure (self->schedule, "confidence");
  gsize start = self->out->len;
  gsize content;

  g_string_append (self->out, "## What is assumed\n\n");
  content = self->out->len;
  if (confidence != NULL)
    g_string_append_printf (self->out,
                            "The profile puts the confidence in its own numbers at %s\u00a0%%.\n\n",
                            confidence->text);
  add_remark (self, "Method", lw_extrapolation_get_method (extrapolation));
  add_pair (self, "Requests slowed by cold starts",
            lw_extrapolation_get_cold_start_qa_impact (extrapolation),
            lw_extrapolation_get_cold_start_prod_impact (extrapolation), 100, "%",
            lw_extrapolation_get_cold_start_adjustment (extrapolation));
  add_pair (self, "Way to the database", lw_extrapolation_get_network_qa_to_rds_ms (extrapolation),
            lw_extrapolation_get_network_prod_to_rds_ms (extrapolation), 1, "ms",
            lw_extrapolation_get_network_adjustment (extrapolation));
  for (guint i = 0; notes[i] != NULL; i++)
    add_remark (self, NULL, notes[i]);
  if (self->out->len == content)
    g_string_truncate (self->out, start);
  else
    g_string_append_c (self->out, '\n');
}

static const char *const severities[] = {
  [LW_SEVERITY_NOTE] = "within its limit",
  [LW_SEVERITY_WARNING] = "close to its limit",
  [LW_SEVERITY_ERROR] = "over its limit",
};

static void
add_prediction (LwMarkdownTable *table, const LwPrediction *prediction)
{
  GString *cell;

  lw_markdown_table_add_text (table, prediction->title);
  lw_markdown_table_add_text (table, prediction->kind);
  lw_markdown_table_add_text (table, severities[prediction->severity]);
  cell = lw_markdown_table_cell (table);
  if (LW_IS_SET (prediction->breaking_rps))
    {
      g_autofree char *rps =
          lw_readme_dup_count (prediction->breaking_rps, prediction->breaking_rps < 10 ? 1 : 0);

      g_string_append_printf (cell, "%s\u00a0req/s", rps);
    }
  cell = lw_markdown_table_cell (table);
  if (prediction->message != NULL)
    lw_markdown_append_text (cell, prediction->message);
  if (prediction->advice != NULL && prediction->advice[0] != '\0')
    {
      g_string_append (cell, ". ");
      lw_markdown_append_text (cell, prediction->advice);
    }
}

void
lw_readme_write_predictions (LwReadme *self)
{
  guint n_predictions;
  const LwPrediction *predictions = lw_schedule_get_predictions (self->schedule, &n_predictions);
  g_autoptr (LwMarkdownTable) table =
      lw_markdown_table_new ("Component|Limit|At the highest load|>Gives way at|");

  if (n_predictions == 0)
    return;
  for (guint i = 0; i < n_predictions; i++)
    add_prediction (table, &predictions[i]);
  g_string_append (self->out, "## What is likely to give way first\n\n");
  lw_markdown_table_append_to (table, self->out);
}
