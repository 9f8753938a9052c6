/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-bundle-data.h"
#include "lw-tag.h"

/* Options of the whole test beside its load, and those of requests that are like them. */

/* Tags with names that are not free are named among the plan's problems, and are left out here. */
static gboolean
is_free_tag (LwRecordList *tags, guint index)
{
  const char *name = lw_pair_get_name (lw_record_list_get (tags, index));

  if (lw_tag_find_fault (name) != NULL)
    return FALSE;
  for (guint i = 0; i < index; i++)
    if (g_str_equal (lw_pair_get_name (lw_record_list_get (tags, i)), name))
      return FALSE;
  return TRUE;
}

static void
write_tag (LwScript *self, LwPair *tag)
{
  g_autofree char *value = lw_tag_dup_value (lw_pair_get_value (tag));

  if (value[0] == '\0')
    return;
  lw_js_writer_key (self->js, lw_pair_get_name (tag));
  lw_js_writer_string (self->js, value);
}

static void
write_tags (LwScript *self, LwRecordList *tags)
{
  for (guint i = 0; i < lw_record_list_get_size (tags); i++)
    if (is_free_tag (tags, i))
      write_tag (self, lw_record_list_get (tags, i));
}

void
lw_script_write_run_tags (LwScript *self)
{
  lw_js_writer_key (self->js, "tags");
  lw_js_writer_open (self->js, "{", FALSE);
  lw_js_writer_key (self->js, "environment");
  lw_js_writer_code (self->js, "CONFIG.environment");
  write_tags (self, lw_plan_get_tags (self->plan));
  lw_js_writer_close (self->js, "}");
}

void
lw_script_write_request_tags (LwScript *self, LwEndpoint *endpoint)
{
  LwRecordList *tags = lw_endpoint_get_tags (endpoint);
  gboolean any = FALSE;

  for (guint i = 0; i < lw_record_list_get_size (tags); i++)
    any = any || is_free_tag (tags, i);
  if (!any)
    return;
  lw_js_writer_key (self->js, "tags");
  lw_js_writer_open (self->js, "{", FALSE);
  write_tags (self, tags);
  lw_js_writer_close (self->js, "}");
}

static void
write_true (LwScript *self, const char *key)
{
  lw_js_writer_key (self->js, key);
  lw_js_writer_code (self->js, "true");
}

void
lw_script_write_connection_options (LwScript *self)
{
  LwTlsVersion min_tls = lw_plan_get_min_tls (self->plan);

  if (lw_plan_get_keep_cookies (self->plan))
    {
      lw_js_writer_comment (self->js, "Each VU keeps its cookies from one iteration to the next.");
      write_true (self, "noCookiesReset");
    }
  if (!lw_plan_get_reuse_connections (self->plan))
    {
      lw_js_writer_comment (self->js, "Each iteration connects anew, as a user does who has just come.");
      write_true (self, "noVUConnectionReuse");
    }
  if (lw_plan_get_skip_tls_verification (self->plan))
    {
      lw_js_writer_comment (self->js, "Any certificate is taken: what is measured may not be who it says it is.");
      write_true (self, "insecureSkipTLSVerify");
    }
  if (min_tls != LW_TLS_ANY)
    {
      lw_js_writer_key (self->js, "tlsVersion");
      lw_js_writer_code (self->js, min_tls == LW_TLS_1_3 ? "{ min: 'tls1.3', max: 'tls1.3' }"
                                                            : "{ min: 'tls1.2', max: 'tls1.3' }");
    }
}

static const char *const pause_functions[] = {
  [LW_THINK_CONSTANT] = NULL,
  [LW_THINK_UNIFORM] = "evenPause(",
  [LW_THINK_NORMAL] = "normalPause(",
  [LW_THINK_EXPONENTIAL] = "exponentialPause(",
};

static const char *const pause_files[] = {
  [LW_THINK_CONSTANT] = NULL,
  [LW_THINK_UNIFORM] = "think-uniform.js",
  [LW_THINK_NORMAL] = "think-normal.js",
  [LW_THINK_EXPONENTIAL] = "think-exponential.js",
};

/* A pause without any spread is always the same, whatever its distribution is called. */
static LwThinkDistribution
get_distribution (LwEndpoint *endpoint)
{
  LwThinkDistribution distribution = lw_endpoint_get_think_distribution (endpoint);

  if (distribution != LW_THINK_EXPONENTIAL && lw_endpoint_get_think_spread (endpoint) <= 0)
    return LW_THINK_CONSTANT;
  return distribution;
}

void
lw_script_write_pause (LwScript *self, LwEndpoint *endpoint)
{
  LwThinkDistribution distribution = get_distribution (endpoint);
  double seconds = lw_endpoint_get_think_time_ms (endpoint) / 1000;

  if (!self->pauses || seconds <= 0)
    return;
  lw_js_writer_key (self->js, "pause");
  if (distribution == LW_THINK_CONSTANT)
    {
      lw_js_writer_number (self->js, seconds);
      return;
    }
  lw_js_writer_open (self->js, pause_functions[distribution], FALSE);
  lw_js_writer_item (self->js);
  lw_js_writer_number (self->js, seconds);
  if (distribution != LW_THINK_EXPONENTIAL)
    {
      lw_js_writer_item (self->js);
      lw_js_writer_number (self->js, lw_endpoint_get_think_spread (endpoint) / 100);
    }
  lw_js_writer_close (self->js, ")");
  self->distributions |= 1u << distribution;
}

void
lw_script_write_pause_helpers (LwScript *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (pause_files); i++)
    if ((self->distributions & 1u << i) != 0)
      {
        lw_js_writer_code (self->js, lw_bundle_data_get (pause_files[i]));
        lw_js_writer_code (self->js, "\n");
      }
}
