/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan.h"

#include <string.h>

static gboolean
method_has_payload (const char *method)
{
  static const char *const methods[] = { "POST", "PUT", "PATCH", NULL };

  return g_strv_contains (methods, method);
}

/* Each ":id" and "{id}" of the path gets a value that a person replaces by one that exists. */
static void
add_path_parameters (LwEndpoint *endpoint)
{
  static GRegex *pattern;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&pattern))
    g_once_init_leave (&pattern, g_regex_new ("(?<=/):([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\}",
                                              G_REGEX_OPTIMIZE, 0, NULL));
  g_regex_match (pattern, lw_endpoint_get_path (endpoint), 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *colon = g_match_info_fetch (match, 1);
      g_autofree char *brace = g_match_info_fetch (match, 2);
      LwPair *pair = lw_pair_new ();

      lw_pair_set_name (pair, colon[0] != '\0' ? colon : brace);
      lw_pair_set_value (pair, "1");
      lw_record_list_take (lw_endpoint_get_path_parameters (endpoint), pair);
      g_match_info_next (match, NULL);
    }
}

/* What tells one request from another: "GET /orders". (transfer full) */
static char *
dup_key (LwEndpoint *endpoint)
{
  return g_strconcat (lw_endpoint_get_method (endpoint), " ", lw_endpoint_get_path (endpoint), NULL);
}

LwEndpoint *
lw_plan_make_request (LwEndpoint *from, const char *component)
{
  LwEndpoint *endpoint = LW_ENDPOINT (lw_record_copy (LW_RECORD (from)));
  const char *method = lw_endpoint_get_method (endpoint);

  if (lw_endpoint_get_name (endpoint)[0] == '\0')
    {
      g_autofree char *name = g_strdup_printf ("%s %s", method, lw_endpoint_get_path (endpoint));

      lw_endpoint_set_name (endpoint, name);
    }
  lw_endpoint_set_component (endpoint, component);
  lw_endpoint_set_expected_status (endpoint, "2xx");
  if (method_has_payload (method))
    {
      lw_endpoint_set_payload_kind (endpoint, LW_PAYLOAD_JSON);
      lw_endpoint_set_payload (endpoint, "{\n  \"request_id\": \"{{unique}}\"\n}");
    }
  add_path_parameters (endpoint);
  return endpoint;
}

void
lw_plan_add_profile_endpoints (LwPlan *self, LwComponent *component)
{
  LwRecordList *endpoints = lw_plan_get_endpoints (self);
  LwRecordList *served = component != NULL ? lw_component_get_endpoints (component) : NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    g_hash_table_add (known, dup_key (lw_record_list_get (endpoints, i)));
  for (guint i = 0; served != NULL && i < lw_record_list_get_size (served); i++)
    {
      LwEndpoint *from = lw_record_list_get (served, i);

      if (g_hash_table_add (known, dup_key (from)))
        lw_record_list_take (endpoints, lw_plan_make_request (from, lw_component_get_id (component)));
    }

  if (lw_record_list_get_size (endpoints) == 0)
    {
      g_autoptr (LwEndpoint) root = lw_endpoint_new ();

      lw_record_list_take (endpoints, lw_plan_make_request (root, ""));
    }
}

static gboolean
has_endpoint (LwRecordList *endpoints, const char *name)
{
  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    if (g_str_equal (lw_endpoint_get_name (lw_record_list_get (endpoints, i)), name))
      return TRUE;
  return FALSE;
}

static char *
dup_free_name (LwRecordList *requests, const char *wish)
{
  char *name = g_strdup (wish);

  for (guint n = 2; has_endpoint (requests, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wish, n);
    }
  return name;
}

gboolean
lw_plan_make_steps (LwPlan *self)
{
  LwRecordList *endpoints = lw_plan_get_endpoints (self);
  LwRecordList *steps = lw_flow_get_steps (lw_plan_get_flow (self));
  gboolean done = FALSE;

  for (guint i = 0; i < lw_record_list_get_size (steps); i++)
    if (lw_endpoint_get_enabled (lw_record_list_get (steps, i)))
      return FALSE;
  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i);

      if (!lw_endpoint_get_enabled (endpoint))
        continue;
      lw_record_list_take (steps, lw_record_copy (LW_RECORD (endpoint)));
      done = TRUE;
    }
  return done;
}

char *
lw_plan_dup_free_endpoint_name (LwPlan *self, const char *wish)
{
  return dup_free_name (lw_plan_get_endpoints (self), wish);
}

char *
lw_plan_dup_free_step_name (LwPlan *self, const char *wish)
{
  return dup_free_name (lw_flow_get_steps (lw_plan_get_flow (self)), wish);
}
