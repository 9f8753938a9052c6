/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile-merge.h"

#include "lw-i18n.h"
#include "lw-printable.h"
#include "lw-record-merge.h"

typedef struct
{
  LwPlan *plan;
  LwProfile *fresh;
  GHashTable *before; /* request key -> endpoint of the profile as it was */
  GHashTable *now;    /* the same of the profile as it is */
  GPtrArray *problems;
} Update;

static char *
dup_key (LwRecord *item)
{
  if (LW_IS_COMPONENT (item))
    return g_strdup (lw_component_get_id (LW_COMPONENT (item)));
  if (LW_IS_ENDPOINT (item))
    return g_strdup_printf ("%s %s", lw_endpoint_get_method (LW_ENDPOINT (item)),
                            lw_endpoint_get_path (LW_ENDPOINT (item)));
  if (LW_IS_RESOURCES (item))
    return g_strdup (
        lw_enum_get_nick (LW_TYPE_ENVIRONMENT, lw_resources_get_environment (LW_RESOURCES (item))));
  if (LW_IS_BOTTLENECK (item))
    return g_strdup_printf ("%s %s", lw_bottleneck_get_component (LW_BOTTLENECK (item)),
                            lw_bottleneck_get_kind (LW_BOTTLENECK (item)));
  if (LW_IS_COST (item))
    return g_strdup_printf ("%s %s", lw_cost_get_environment (LW_COST (item)),
                            lw_cost_get_item (LW_COST (item)));
  if (LW_IS_PAIR (item))
    return g_strdup (lw_pair_get_name (LW_PAIR (item)));
  return g_strdup ("");
}

/* Requests are known by component, method and path. */
static char *
dup_request_key (const char *component, LwEndpoint *endpoint)
{
  return g_strdup_printf ("%s\n%s\n%s", component, lw_endpoint_get_method (endpoint),
                          lw_endpoint_get_path (endpoint));
}

static void
index_component (GHashTable *index, LwComponent *component)
{
  LwRecordList *endpoints = lw_component_get_endpoints (component);

  /* From the end, so that the first of two alike is found. */
  for (guint i = lw_record_list_get_size (endpoints); i > 0; i--)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i - 1);

      g_hash_table_insert (index, dup_request_key (lw_component_get_id (component), endpoint),
                           endpoint);
    }
}

static GHashTable *
index_profile (LwProfile *profile)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LwRecordList *components = lw_profile_get_components (profile);

  for (guint i = lw_record_list_get_size (components); i > 0; i--)
    index_component (index, lw_record_list_get (components, i - 1));
  return index;
}

static void
note (Update *update, const char *code, LwEndpoint *endpoint, const char *words)
{
  g_autofree char *path = lw_record_dup_path (LW_RECORD (endpoint), NULL);
  g_autofree char *request = dup_key (LW_RECORD (endpoint));
  g_autofree char *excerpt = lw_excerpt (request);
  LwProblem *problem = lw_problem_new (LW_SEVERITY_NOTE, code, path, "%s %s", excerpt, words);

  g_ptr_array_add (update->problems, problem);
}

/* A request that came from the profile follows it in the values that were not edited. */
static void
update_request (Update *update, LwEndpoint *endpoint)
{
  const char *component = lw_endpoint_get_component (endpoint);
  g_autofree char *key = dup_request_key (component, endpoint);
  LwEndpoint *before = g_hash_table_lookup (update->before, key);
  LwEndpoint *now = g_hash_table_lookup (update->now, key);

  if (before == NULL)
    return;
  if (now == NULL)
    note (update, "profile-endpoint-gone", endpoint,
          _ ("is in the profile no longer; the test still calls it"));
  else if (!lw_record_equal (LW_RECORD (before), LW_RECORD (now)))
    {
      g_autoptr (LwEndpoint) old_request = lw_plan_make_request (before, component);
      g_autoptr (LwEndpoint) new_request = lw_plan_make_request (now, component);

      lw_record_merge (LW_RECORD (endpoint), LW_RECORD (old_request), LW_RECORD (new_request),
                       dup_key, update->problems);
    }
}

/* Whatever component they are for: a new line in a file hardly means that a URL is called twice. */
static GHashTable *
index_plan (LwPlan *plan)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LwRecordList *endpoints = lw_plan_get_endpoints (plan);

  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    g_hash_table_add (index, dup_request_key ("", lw_record_list_get (endpoints, i)));
  return index;
}

/* A plan for a profile without any endpoint calls "/", so that it calls something. */
static gboolean
has_only_stopgap (LwPlan *plan)
{
  LwRecordList *endpoints = lw_plan_get_endpoints (plan);
  g_autoptr (LwEndpoint) root = NULL;
  g_autoptr (LwEndpoint) stopgap = NULL;

  if (lw_record_list_get_size (endpoints) != 1)
    return FALSE;
  root = lw_endpoint_new ();
  stopgap = lw_plan_make_request (root, "");
  return lw_record_equal (lw_record_list_get (endpoints, 0), LW_RECORD (stopgap));
}

/* What the file has anew; a request that was removed from the plan does not come back. */
static void
add_requests (Update *update, GHashTable *in_plan, LwComponent *component)
{
  LwRecordList *served = lw_component_get_endpoints (component);
  LwRecordList *endpoints = lw_plan_get_endpoints (update->plan);
  const char *id = lw_component_get_id (component);

  for (guint i = 0; i < lw_record_list_get_size (served); i++)
    {
      LwEndpoint *from = lw_record_list_get (served, i);
      g_autofree char *key = dup_request_key (id, from);
      g_autoptr (LwEndpoint) request = NULL;

      if (g_hash_table_contains (update->before, key) ||
          lw_record_list_get_size (endpoints) >= LW_MAX_ENDPOINTS ||
          !g_hash_table_add (in_plan, dup_request_key ("", from)))
        continue;
      if (has_only_stopgap (update->plan))
        lw_record_list_remove (endpoints, 0);
      request = lw_plan_make_request (from, id);
      lw_record_clear_marks (LW_RECORD (request));
      lw_record_list_append (endpoints, request);
      note (update, "profile-endpoint-added", request,
            _ ("is new in the profile; the test calls it as well now"));
    }
}

/* The components that the test calls: what takes the traffic, and those it has requests for. */
static GPtrArray *
list_called_components (Update *update)
{
  LwRecordList *components = lw_profile_get_components (update->fresh);
  LwRecordList *endpoints = lw_plan_get_endpoints (update->plan);
  LwComponent *entry = lw_plan_get_entry (update->plan);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *called = g_ptr_array_new ();

  if (entry != NULL)
    g_hash_table_add (ids, (gpointer) lw_component_get_id (entry));
  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    g_hash_table_add (ids,
                      (gpointer) lw_endpoint_get_component (lw_record_list_get (endpoints, i)));
  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    if (g_hash_table_contains (ids, lw_component_get_id (lw_record_list_get (components, i))))
      g_ptr_array_add (called, lw_record_list_get (components, i));
  return called;
}

static void
update_requests (Update *update)
{
  LwRecordList *endpoints = lw_plan_get_endpoints (update->plan);
  g_autoptr (GPtrArray) called = list_called_components (update);
  g_autoptr (GHashTable) in_plan = index_plan (update->plan);

  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    update_request (update, lw_record_list_get (endpoints, i));
  for (guint i = 0; i < called->len; i++)
    add_requests (update, in_plan, g_ptr_array_index (called, i));
}

void
lw_profile_merge (LwPlan *plan, LwProfile *base, LwProfile *fresh, GPtrArray *problems)
{
  LwRecord *ours = LW_RECORD (lw_plan_get_profile (plan));
  LwRecord *imported = LW_RECORD (lw_plan_get_imported_profile (plan));
  g_autoptr (LwRecord) before = lw_record_copy (base != NULL ? LW_RECORD (base) : imported);
  g_autoptr (GHashTable) requests_before = index_profile (LW_PROFILE (before));
  g_autoptr (GHashTable) requests_now = index_profile (fresh);
  Update update = { plan, fresh, requests_before, requests_now, problems };

  g_return_if_fail (LW_IS_PLAN (plan));
  g_return_if_fail (LW_IS_PROFILE (fresh));

  lw_record_merge (ours, before, LW_RECORD (fresh), dup_key, problems);
  update_requests (&update);
  lw_record_assign (imported, LW_RECORD (fresh));
  /* The lines that the marks name are those of another text now. */
  lw_record_clear_marks (ours);
  lw_record_clear_marks (imported);
}
