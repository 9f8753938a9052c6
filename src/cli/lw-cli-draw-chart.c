/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-export.h"
#include "lw-cli-chart.h"
#include "lw-cli-input.h"
#include "lw-cli-output.h"
#include "lw-file.h"
#include "lw-printable.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  LwCliOverrides overrides;
  char *output;
  int width;
  int height;
  int scale;
  char *theme;
  char *scenario;
  gboolean all;
  gboolean vus;
  gboolean unbroken;
} Options;

static void
options_clear (Options *self)
{
  lw_cli_overrides_clear (&self->overrides);
  g_free (self->output);
  g_free (self->theme);
  g_free (self->scenario);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What the options come to. */
typedef struct
{
  LwChartFormat format;
  LwChartStyleKind style;
  int width;
  int height;
  int scale;
} Picture;

static void
add_entries (Options *self, GArray *entries)
{
  const GOptionEntry own[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_ ("The picture to write; its name ends in .png, .svg or .pdf"), N_ ("FILE") },
    { "width", 0, 0, G_OPTION_ARG_INT, &self->width, N_ ("Width in pixels; 1200 when not given"), N_ ("PIXELS") },
    { "height", 0, 0, G_OPTION_ARG_INT, &self->height, N_ ("Height in pixels; 640 when not given"), N_ ("PIXELS") },
    { "scale", 0, 0, G_OPTION_ARG_INT, &self->scale, N_ ("Of a PNG: pixels for each of these; 1 when not given"), N_ ("N") },
    { "theme", 0, 0, G_OPTION_ARG_FILENAME, &self->theme, N_ ("light, dark, high-contrast, high-contrast-dark or print"),
      N_ ("THEME") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &self->all, N_ ("Also what runs on request only"), NULL },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &self->scenario, N_ ("Only this scenario"), N_ ("NAME") },
    { "vus", 0, 0, G_OPTION_ARG_NONE, &self->vus, N_ ("VUs instead of requests per second"), NULL },
    { "unbroken", 0, 0, G_OPTION_ARG_NONE, &self->unbroken, N_ ("Never cut anything out of the time"), NULL },
  };

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
  lw_cli_overrides_add_entries (&self->overrides, entries);
}

static gboolean
is_size (int pixels)
{
  return pixels >= LW_CHART_MIN_EXPORT_SIZE && pixels <= LW_CHART_MAX_EXPORT_SIZE;
}

static gboolean
read_theme (const char *text, LwChartStyleKind *style)
{
  static const char *const names[] = {
    [LW_CHART_STYLE_LIGHT] = "light",
    [LW_CHART_STYLE_DARK] = "dark",
    [LW_CHART_STYLE_HIGH_CONTRAST] = "high-contrast",
    [LW_CHART_STYLE_HIGH_CONTRAST_DARK] = "high-contrast-dark",
    [LW_CHART_STYLE_PRINT] = "print",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i]) == 0)
      {
        *style = i;
        return TRUE;
      }
  return FALSE;
}

/* FALSE after having said what is wrong with the command line. */
static gboolean
read_options (const LwCliCommand *self, const Options *options, Picture *picture)
{
  *picture = (Picture) { .style = LW_CHART_STYLE_LIGHT, .width = options->width, .height = options->height,
                          .scale = options->scale };
  if (options->output == NULL || options->output[0] == '\0')
    lw_cli_usage_error (self->name, _ ("say where the picture goes: -o FILE"));
  else if (!lw_chart_format_from_name (options->output, &picture->format))
    lw_cli_usage_error (self->name, _ ("the name of the picture has to end in .png, .svg or .pdf"));
  else if (!is_size (options->width) || !is_size (options->height))
    lw_cli_usage_error (self->name, _ ("--width and --height: pixels, from %d to %d"), LW_CHART_MIN_EXPORT_SIZE,
                        LW_CHART_MAX_EXPORT_SIZE);
  else if (options->scale < 1 || options->scale > LW_CHART_MAX_EXPORT_SIZE
           || !is_size (options->width * options->scale) || !is_size (options->height * options->scale))
    lw_cli_usage_error (self->name, _ ("--scale: a whole number; the picture may have %d pixels in each direction"),
                        LW_CHART_MAX_EXPORT_SIZE);
  else if (options->scale > 1 && picture->format != LW_CHART_FORMAT_PNG)
    lw_cli_usage_error (self->name, _ ("--scale is for PNG; the others can be shown in any size"));
  else if (options->theme != NULL && !read_theme (options->theme, &picture->style))
    lw_cli_usage_error (self->name, _ ("--theme: choose one of %s"),
                        "light, dark, high-contrast, high-contrast-dark, print");
  else if (options->all && options->scenario != NULL)
    lw_cli_usage_error (self->name, _ ("--all and --scenario do not go together"));
  else
    return TRUE;
  return FALSE;
}

/* The scenario that is asked for is in the plan, or has been missed. */
static gboolean
check_scenario (LwSchedule *schedule, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *shown = NULL;
  g_autofree char *list = NULL;
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  if (name == NULL || lw_schedule_find_scenario (schedule, name) != NULL)
    return TRUE;
  for (guint i = 0; i < n_scenarios; i++)
    g_ptr_array_add (names, (gpointer) scenarios[i].name);
  g_ptr_array_add (names, NULL);
  shown = lw_printable (name);
  list = g_strjoinv (", ", (char **) names->pdata);
  lw_cli_message (_ ("there is no scenario “%s” in the plan; it has: %s"), shown, list);
  return FALSE;
}

static LwCliStatus
draw (const LwCliInput *input, const Options *options, const Picture *picture)
{
  LwChartOptions chart = {
    .width = picture->width,
    .height = picture->height,
    .axis = options->vus ? LW_CHART_AXIS_VUS : LW_CHART_AXIS_REQUESTS,
    .show = options->scenario != NULL ? LW_CHART_SHOW_ONE : options->all ? LW_CHART_SHOW_ALL : LW_CHART_SHOW_RUN,
    .scenario = options->scenario,
    .unbroken = options->unbroken,
  };
  g_autofree char *shown = lw_printable (options->output);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LwChartSource source;

  lw_chart_source_init (&source, input->schedule);
  bytes = lw_chart_export (&source, &chart, picture->style, picture->format, picture->scale,
                           lw_plan_get_title (input->plan), &error);
  if (bytes == NULL
      || !lw_file_replace (options->output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    {
      lw_cli_message ("%s: %s", shown, error->message);
      return LW_CLI_FAILED;
    }
  lw_cli_print (_ ("Wrote %s\n"), shown);
  return LW_CLI_OK;
}

LwCliStatus
lw_cli_draw_chart (const LwCliCommand *self, int argc, char *argv[])
{
  g_auto (Options) options = { .width = LW_CHART_DEFAULT_EXPORT_WIDTH, .height = LW_CHART_DEFAULT_EXPORT_HEIGHT,
                             .scale = 1 };
  g_auto (LwCliInput) input = { 0 };
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = NULL;
  LwCliStatus status = LW_CLI_OK;
  Picture picture;

  add_entries (&options, entries);
  if (!lw_cli_parse (self, (const GOptionEntry *) entries->data, argc, argv, &files, &status))
    return status;
  if (!read_options (self, &options, &picture))
    return LW_CLI_USAGE;
  if (!lw_cli_overrides_read (&options.overrides, &error))
    return lw_cli_usage_error (self->name, "%s", error->message);
  if (!lw_cli_input_open (&input, self, files[0], &options.overrides, &status))
    return status;

  lw_cli_print_problems (LW_CLI_TO_ERROR, input.problems, files[0], LW_SEVERITY_ERROR);
  /* A plan with errors has a chart all the same, of what could be computed. */
  if (input.plan == NULL || !check_scenario (input.schedule, options.scenario))
    return LW_CLI_FAILED;
  return draw (&input, &options, &picture);
}
