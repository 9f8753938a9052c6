/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-bundle-data.h"
#include "lw-duration.h"
#include "lw-number.h"
#include "lw-status-list.h"

#include <string.h>

#define COLUMNS 100

/* Statuses that cannot be read are named among the plan's problems; here they mean the usual ones. */
static GArray *
parse_statuses (const char *text)
{
  GArray *ranges = lw_status_list_parse (text, NULL);

  return ranges != NULL ? ranges : lw_status_list_parse ("", NULL);
}

static void
write_status_constant (LwScript *self, const char *name, const char *words, GArray *ranges)
{
  lw_js_writer_code (self->js, "const ");
  lw_js_writer_code (self->js, name);
  lw_js_writer_open (self->js, " = expectStatus(", FALSE);
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, words);
  for (guint i = 0; i < ranges->len; i++)
    {
      const LwStatusRange *range = &g_array_index (ranges, LwStatusRange, i);

      lw_js_writer_item (self->js);
      if (range->min == range->max)
        {
          lw_js_writer_integer (self->js, range->min);
          continue;
        }
      lw_js_writer_open (self->js, "{", FALSE);
      lw_js_writer_key (self->js, "min");
      lw_js_writer_integer (self->js, range->min);
      lw_js_writer_key (self->js, "max");
      lw_js_writer_integer (self->js, range->max);
      lw_js_writer_close (self->js, "}");
    }
  lw_js_writer_close (self->js, ");");
  lw_js_writer_newline (self->js);
}

/* "200, 404" makes STATUS_200_404. */
static char *
make_status_name (const char *words)
{
  g_autoptr (GString) name = g_string_new ("STATUS");
  gboolean parted = TRUE;

  for (const char *at = words; *at != '\0'; at++)
    {
      if (!g_ascii_isalnum (*at))
        {
          if (*at == '-')
            g_string_append (name, "_TO");
          parted = TRUE;
          continue;
        }
      if (parted)
        g_string_append_c (name, '_');
      parted = FALSE;
      g_string_append_c (name, g_ascii_toupper (*at));
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

void
lw_script_write_status (LwScript *self, const char *name, const char *text)
{
  g_autoptr (GArray) ranges = parse_statuses (text);
  g_autofree char *words = lw_status_list_format (ranges);

  write_status_constant (self, name, words, ranges);
}

/* A constant for each list of statuses that the endpoints have. */
static void
write_statuses (LwScript *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->called->len; i++)
    {
      LwScriptEndpoint *called = g_ptr_array_index (self->called, i);
      g_autoptr (GArray) ranges = parse_statuses (called->statuses);
      g_autofree char *words = lw_status_list_format (ranges);
      const char *name = g_hash_table_lookup (known, words);

      if (name == NULL)
        {
          char *made = make_status_name (words);

          write_status_constant (self, made, words, ranges);
          name = made;
          g_hash_table_insert (known, g_steal_pointer (&words), made);
        }
      called->status = g_strdup (name);
    }
}

char *
lw_script_dup_json_selector (const char *path)
{
  g_autoptr (GString) selector = g_string_new (NULL);

  if (path[0] == '$')
    path += path[1] == '.' ? 2 : 1;
  for (const char *at = path; *at != '\0'; at++)
    {
      size_t digits = at[0] == '[' ? strspn (at + 1, "0123456789") : 0;

      if (digits > 0 && at[1 + digits] == ']')
        {
          if (selector->len > 0)
            g_string_append_c (selector, '.');
          g_string_append_len (selector, at + 1, (gssize) digits);
          at += 1 + digits;
        }
      else
        g_string_append_c (selector, *at);
    }
  return g_string_free (g_steal_pointer (&selector), FALSE);
}

/* endpoint may be NULL, for those without a timeout of their own. */
static char *
dup_timeout (LwScript *self, LwEndpoint *endpoint)
{
  double timeout_ms = lw_schedule_get_timeout_ms (self->schedule, endpoint);

  return lw_duration_format_k6 (MAX (1, lw_round_half_up (timeout_ms)));
}

/* What is not the same for all requests of a plan. */
static void
write_request_options (LwScript *self, LwEndpoint *endpoint)
{
  lw_script_write_request_tags (self, endpoint);
  if (LW_IS_SET (lw_endpoint_get_timeout_ms (endpoint)))
    {
      g_autofree char *timeout = dup_timeout (self, endpoint);

      lw_js_writer_key (self->js, "timeout");
      lw_js_writer_string (self->js, timeout);
    }
  if (lw_endpoint_get_max_redirects (endpoint) >= 0)
    {
      lw_js_writer_key (self->js, "redirects");
      lw_js_writer_integer (self->js, lw_endpoint_get_max_redirects (endpoint));
    }
  if (!lw_endpoint_get_authenticated (endpoint))
    {
      lw_js_writer_key (self->js, "anonymous");
      lw_js_writer_code (self->js, "true");
    }
}

static void
write_payload (LwScript *self, LwEndpoint *endpoint)
{
  LwCompression compression = lw_endpoint_get_compression (endpoint);

  if (lw_script_has_headers (endpoint))
    {
      lw_js_writer_key (self->js, "headers");
      lw_script_write_headers (self, endpoint);
    }
  if (lw_endpoint_get_payload_kind (endpoint) == LW_PAYLOAD_NONE)
    return;
  lw_js_writer_key (self->js, "body");
  lw_script_write_payload (self, endpoint);
  if (compression == LW_COMPRESSION_NONE)
    return;
  lw_js_writer_key (self->js, "compression");
  lw_js_writer_string (self->js, lw_enum_get_nick (LW_TYPE_COMPRESSION, (int) compression));
}

static void
write_captures (LwScript *self, LwEndpoint *endpoint)
{
  if (!lw_script_has_captures (endpoint))
    return;
  lw_js_writer_key (self->js, "keep");
  lw_script_write_captures (self, endpoint);
}

static void
write_call (LwScript *self, LwScriptEndpoint *called, gboolean lines)
{
  LwEndpoint *endpoint = called->endpoint;

  lw_js_writer_code (self->js, "return ");
  lw_js_writer_code (self->js, called->sender);
  lw_js_writer_code (self->js, "(");
  lw_js_writer_string (self->js, lw_endpoint_get_method (endpoint));
  lw_js_writer_code (self->js, ", ");
  lw_script_write_path (self, endpoint);
  lw_js_writer_open (self->js, ", {", lines);
  lw_js_writer_key (self->js, "name");
  lw_js_writer_string (self->js, called->tag);
  lw_js_writer_key (self->js, "status");
  lw_js_writer_code (self->js, called->status);
  write_payload (self, endpoint);
  /* Polls are judged by what becomes of the work. */
  if (called != self->poll)
    {
      lw_script_write_checks (self, endpoint);
      write_captures (self, endpoint);
      lw_script_write_pause (self, endpoint);
    }
  write_request_options (self, endpoint);
  lw_js_writer_close (self->js, "});");
}

static gboolean
is_simple (LwEndpoint *endpoint)
{
  return lw_endpoint_get_payload_kind (endpoint) == LW_PAYLOAD_NONE &&
         lw_record_list_get_size (lw_endpoint_get_checks (endpoint)) == 0 &&
         lw_record_list_get_size (lw_endpoint_get_headers (endpoint)) < 2;
}

static void
write_endpoint (LwScript *self, LwScriptEndpoint *called)
{
  LwJsWriterMark mark;

  lw_js_writer_newline (self->js);
  lw_js_writer_comment (self->js, lw_endpoint_get_description (called->endpoint));
  lw_js_writer_code (self->js, "function ");
  lw_js_writer_code (self->js, called->function);
  lw_js_writer_open (self->js, "() {", TRUE);
  lw_js_writer_newline (self->js);
  mark = lw_js_writer_mark (self->js);
  write_call (self, called, !is_simple (called->endpoint));
  if (is_simple (called->endpoint) && lw_js_writer_get_column (self->js) > COLUMNS)
    {
      lw_js_writer_rewind (self->js, mark);
      write_call (self, called, TRUE);
    }
  lw_js_writer_close (self->js, "");
  lw_js_writer_code (self->js, "\n}\n");
}

static void
write_mix (LwScript *self)
{
  gboolean even = TRUE;

  for (guint i = 0; i < self->endpoints->len; i++)
    even = even && ((LwScriptEndpoint *) g_ptr_array_index (self->endpoints, i))->turns == 1;
  even = even && !self->draws;

  lw_js_writer_code (self->js, "\n");
  if (!even)
    {
      lw_js_writer_code (self->js, lw_bundle_data_get (self->draws ? "draw.js" : "mix.js"));
      lw_js_writer_code (self->js, "\n");
    }
  lw_js_writer_code (self->js, self->draws ? "// The weight of each request in the traffic.\n"
                                           : "// How often each request is made in one cycle of the traffic.\n");
  lw_js_writer_open (self->js, even ? "const MIX = [" : self->draws ? "const MIX = sideBySide([" : "const MIX = spread([", TRUE);
  for (guint i = 0; i < self->endpoints->len; i++)
    {
      LwScriptEndpoint *called = g_ptr_array_index (self->endpoints, i);

      lw_js_writer_item (self->js);
      if (even)
        {
          lw_js_writer_code (self->js, called->function);
          continue;
        }
      lw_js_writer_open (self->js, "[", FALSE);
      lw_js_writer_item (self->js);
      if (self->draws)
        lw_js_writer_number (self->js, lw_endpoint_get_weight (called->endpoint));
      else
        lw_js_writer_integer (self->js, called->turns);
      lw_js_writer_item (self->js);
      lw_js_writer_code (self->js, called->function);
      lw_js_writer_close (self->js, "]");
    }
  lw_js_writer_close (self->js, even ? "];\n" : "]);\n");
}

static void
write_functions (LwScript *self)
{
  for (guint i = 0; i < self->called->len; i++)
    write_endpoint (self, g_ptr_array_index (self->called, i));
}

/* The function that an iteration runs when no flow is made. */
static void
write_single_requests (LwScript *self)
{
  gboolean takes_run = self->uses_unique || self->uses_run;

  if (lw_plan_get_mode (self->plan) == LW_MODE_E2E)
    return;
  if (self->endpoints->len > 1)
    write_mix (self);
  lw_js_writer_code (self->js, lw_script_runs_flow (self) ? "\n// One iteration of scenarios that make single requests.\n"
                                                          : "\n// One iteration of every scenario.\n");
  if (takes_run)
    lw_js_writer_code (self->js, "/** @param {ReturnType<typeof setup>} data */\n");
  lw_js_writer_code (self->js, "export function " LW_SCRIPT_API);
  lw_js_writer_code (self->js, takes_run ? "(data) {\n  if (data) runId = data.runId;\n" : "() {\n");
  if (self->recovers)
    lw_js_writer_code (self->js, "  markPhase();\n");
  if (self->endpoints->len > 1)
    lw_js_writer_code (self->js, self->draws ? "  endpointOf(MIX, exec.scenario.iterationInTest)();\n"
                                             : "  MIX[exec.scenario.iterationInTest % MIX.length]();\n");
  else if (self->endpoints->len == 1)
    {
      LwScriptEndpoint *called = g_ptr_array_index (self->endpoints, 0);

      lw_js_writer_code (self->js, "  ");
      lw_js_writer_code (self->js, called->function);
      lw_js_writer_code (self->js, "();\n");
    }
  lw_js_writer_code (self->js, "}\n");
}

static void
write_settings (LwScript *self)
{
  g_autofree char *timeout = dup_timeout (self, NULL);

  lw_js_writer_code (self->js, "// Share of requests whose answer was not as expected, whatever its status.\n"
                               "const errors = new Rate('errors');\n\n");
  lw_js_writer_comment (self->js, "No longer than gracefulStop, so that no request is cut off uncounted.");
  lw_js_writer_code (self->js, "const TIMEOUT = ");
  lw_js_writer_string (self->js, timeout);
  lw_js_writer_code (self->js, ";\n");
  lw_script_write_content_types (self);
  lw_js_writer_code (self->js, "\n");
}

/* The file with the function that every request goes through. */
static const char *
name_delivery (LwScript *self)
{
  if (lw_script_fetches_tokens (self))
    return "deliver-with-token.js";
  return lw_script_has_key_in_query (self) ? "deliver-with-key.js" : "deliver.js";
}

void
lw_script_write_helpers (LwScript *self)
{
  lw_script_write_heading (self, "Requests");
  write_settings (self);
  lw_js_writer_code (self->js, lw_bundle_data_get (name_delivery (self)));
  lw_js_writer_code (self->js, "\n");
  lw_js_writer_code (self->js, lw_bundle_data_get ("requests.js"));
  lw_js_writer_code (self->js, "\n");
  lw_script_write_check_helpers (self);
  lw_script_write_pause_helpers (self);
  if (self->recovers)
    {
      lw_js_writer_code (self->js, lw_bundle_data_get ("recovery.js"));
      lw_js_writer_code (self->js, "\n");
    }
  if (self->uses_unique || self->uses_run)
    {
      lw_js_writer_code (self->js, lw_bundle_data_get ("run.js"));
      lw_js_writer_code (self->js, "\n");
    }
  if (self->uses_unique)
    {
      lw_js_writer_code (self->js, lw_bundle_data_get ("unique.js"));
      lw_js_writer_code (self->js, "\n");
    }
  lw_script_write_value_helpers (self);
  lw_script_write_flow_helpers (self);
}

void
lw_script_write_requests (LwScript *self)
{
  lw_script_write_token_request (self);
  write_statuses (self);
  write_functions (self);
  write_single_requests (self);
  lw_script_write_flow (self);
}
