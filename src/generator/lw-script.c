/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle.h"

#include "lw-bundle-data.h"
#include "lw-script-private.h"

#define RULE_COLUMNS 96

void
lw_script_write_heading (LwScript *self, const char *title)
{
  g_autofree char *rule = g_strnfill (RULE_COLUMNS - g_utf8_strlen (title, -1) - 1, '-');

  lw_js_writer_code (self->js, "\n// ");
  lw_js_writer_code (self->js, title);
  lw_js_writer_code (self->js, " ");
  lw_js_writer_code (self->js, rule);
  lw_js_writer_code (self->js, "\n\n");
}

char *
lw_script_dup_day (LwScript *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (self->date);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("");
}

static void
write_introduction (LwScript *self)
{
  g_autofree char *day = lw_script_dup_day (self);
  g_autofree char *title = g_strdup_printf ("Load test of %s for k6 0.49 or newer.", lw_plan_get_title (self->plan));
  g_autofree char *origin = g_strdup_printf ("Made with Loadwright %s on %s, to run against the %s environment.",
                                             LW_VERSION, day,
                                             lw_enum_get_nick (LW_TYPE_ENVIRONMENT,
                                                               (int) lw_plan_get_environment (self->plan)));
  const LwFigure *target = lw_schedule_find_figure (self->schedule, "target");

  lw_js_writer_comment (self->js, title);
  lw_js_writer_comment (self->js, origin);
  if (target != NULL)
    {
      g_autofree char *words = g_strdup_printf ("%s: %s %s.", target->title, target->formula, target->unit);

      lw_js_writer_comment (self->js, words);
    }
  lw_js_writer_comment (self->js, "How to run it is at the end.");
}

/* Whether setup() makes a request that may hold any placeholder. */
static gboolean
logs_in (LwScript *self)
{
  return lw_authentication_get_kind (lw_plan_get_authentication (self->plan)) == LW_AUTHENTICATION_LOGIN;
}

static void
write_imports (LwScript *self)
{
  LwAuthentication *authentication = lw_plan_get_authentication (self->plan);
  gboolean needs_execution = self->uses_unique || self->uses_execution || self->recovers ||
                             (self->helpers & LW_SCRIPT_DATA) != 0 || self->endpoints->len > 1 ||
                             lw_script_fetches_tokens (self) || lw_script_runs_flow (self);

  lw_js_writer_code (self->js, "\nimport http from 'k6/http';\nimport { check, sleep } from 'k6';\n");
  if (lw_authentication_get_kind (authentication) == LW_AUTHENTICATION_BASIC ||
      lw_script_has_client_in_header (self))
    lw_js_writer_code (self->js, "import encoding from 'k6/encoding';\n");
  if ((self->helpers & LW_SCRIPT_UUID) != 0)
    lw_js_writer_code (self->js, "import crypto from 'k6/crypto';\n");
  if ((self->helpers & LW_SCRIPT_DATA) != 0)
    lw_js_writer_code (self->js, "import { SharedArray } from 'k6/data';\n");
  if (needs_execution)
    lw_js_writer_code (self->js, logs_in (self) ? "import execution from 'k6/execution';\n"
                                                : "import exec from 'k6/execution';\n");
  lw_js_writer_code (self->js, lw_script_runs_flow (self) ? "import { Rate, Trend } from 'k6/metrics';\n"
                                                          : "import { Rate } from 'k6/metrics';\n");
}

static void
write_head (LwScript *self)
{
  write_introduction (self);
  write_imports (self);
  if (logs_in (self))
    {
      lw_js_writer_code (self->js, "\n");
      lw_js_writer_code (self->js, lw_bundle_data_get ("execution-in-setup.js"));
    }
  lw_script_write_config (self);
  lw_script_write_metadata (self);
  lw_script_write_scenarios (self);
  lw_script_write_thresholds (self);
  lw_script_write_options (self);
}

static void
write_item (LwScript *self, const char *code)
{
  lw_js_writer_item (self->js);
  lw_js_writer_code (self->js, code);
}

static void
write_lifecycle (LwScript *self)
{
  lw_script_write_heading (self, "Before and after the load");
  lw_js_writer_code (self->js, "// What must be right before any load is sent.\n");
  lw_js_writer_open (self->js, "const PREFLIGHT = [", FALSE);
  if ((self->helpers & LW_SCRIPT_DATA) != 0)
    write_item (self, "checkRows");
  if (lw_script_fetches_tokens (self))
    write_item (self, "checkToken");
  write_item (self, "checkHealth");
  lw_js_writer_close (self->js, "];\n\n");
  lw_js_writer_code (self->js, lw_bundle_data_get ("lifecycle.js"));
  lw_script_write_heading (self, "Summary");
  lw_script_write_flow_summary (self);
  lw_js_writer_code (self->js, lw_bundle_data_get ("summary.js"));
}

static void
write_usage (LwScript *self)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (self->schedule, &n_scenarios);
  g_autoptr (GString) names = g_string_new ("Scenarios of this script:");

  lw_script_write_heading (self, "Usage");
  lw_js_writer_code (self->js, lw_bundle_data_get ("usage.js"));
  for (guint i = 0; i < n_scenarios; i++)
    g_string_append_printf (names, "%s %s%s", i > 0 ? "," : "", scenarios[i].name,
                            scenarios[i].use == LW_USE_RUN ? "" : " (only when picked)");
  lw_js_writer_comment (self->js, names->str);
}

typedef void (*Section) (LwScript *self);

static GBytes *
write_section (LwScript *self, Section section)
{
  g_autoptr (LwJsWriter) js = lw_js_writer_new ();

  self->js = js;
  section (self);
  self->js = NULL;
  return lw_js_writer_to_bytes (js);
}

GBytes *
lw_script_generate (LwPlan *plan, LwSchedule *schedule, gint64 date)
{
  LwScript script = { .plan = plan, .schedule = schedule, .date = date };
  /* The requests are written first: only they know what the rest of the script has to have for them. */
  static const Section sections[] = { lw_script_write_requests, write_head, lw_script_write_helpers,
                                      write_lifecycle, write_usage };
  static const guint order[] = { 1, 2, 0, 3, 4 };
  GBytes *parts[G_N_ELEMENTS (sections)];
  g_autoptr (GByteArray) out = g_byte_array_new ();

  lw_script_collect_endpoints (&script);
  lw_script_collect_values (&script);
  lw_script_find_pauses (&script);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    parts[i] = write_section (&script, sections[i]);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (parts[order[i]], &size);

      g_byte_array_append (out, data, (guint) size);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_bytes_unref (parts[i]);
  lw_script_forget_endpoints (&script);
  g_hash_table_unref (script.values);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
