/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle.h"

#include "lw-aws-service.h"
#include "lw-bundle-data.h"
#include "lw-shell-writer.h"

#include <string.h>

#define MS_PER_MINUTE 60000
/* The window that is asked about without START begins this long before the test could have. */
#define LEAD_MINUTES 5
#define LIST_WIDTH 30

/* A component that CloudWatch knows, and what the script calls it. */
typedef struct
{
  LwComponent *component;      /* (unowned) */
  const LwAwsService *service; /* (unowned) */
  char *slug;                  /* (owned) what a person types; unique */
  char *function;              /* (owned) shell function */
  char *variable;              /* (owned) setting with its name in AWS */
  char *resource;              /* (owned) default of that */
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->slug);
  g_free (query->function);
  g_free (query->variable);
  g_free (query->resource);
  g_free (query);
}

static gboolean
slug_is_taken (GPtrArray *queries, const char *slug)
{
  static const char *const reserved[] = { "all", "cluster", "crosscheck", NULL };

  /* "all" is for the script itself, and CLUSTER_NAME is the setting of the cluster's name. */
  if (g_strv_contains (reserved, slug))
    return TRUE;
  for (guint i = 0; i < queries->len; i++)
    if (strcmp (((Query *) g_ptr_array_index (queries, i))->slug, slug) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_free_slug (GPtrArray *queries, const char *wish)
{
  g_autofree char *base = lw_shell_dup_slug (wish);
  char *slug = g_strdup (base);

  for (guint i = 2; slug_is_taken (queries, slug); i++)
    {
      g_free (slug);
      slug = g_strdup_printf ("%s-%u", base, i);
    }
  return slug;
}

/* What AWS most likely calls it: the id, in the characters that such names have. */
static char *
dup_resource_name (LwComponent *component, const LwAwsService *service)
{
  const char *id = lw_component_get_id (component);
  const char *suffix = lw_aws_service_get_name_suffix (service, component);
  g_autofree char *name = g_strdup (id[0] != '\0' ? id : lw_component_get_title (component));

  g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-", '-');
  if (name[0] == '\0')
    return g_strconcat ("component", suffix, NULL);
  return g_str_has_suffix (name, suffix) ? g_steal_pointer (&name)
                                         : g_strconcat (name, suffix, NULL);
}

static Query *
query_new (GPtrArray *queries, LwComponent *component, const LwAwsService *service)
{
  const char *id = lw_component_get_id (component);
  Query *query = g_new0 (Query, 1);
  g_autofree char *name = NULL;

  query->component = component;
  query->service = service;
  query->slug = dup_free_slug (queries, id[0] != '\0' ? id : lw_component_get_title (component));
  query->function = g_strdelimit (g_strconcat ("query_", query->slug, NULL), "-", '_');
  name = lw_shell_dup_variable (query->slug);
  query->variable = g_strconcat (name, "_NAME", NULL);
  query->resource = dup_resource_name (component, service);
  return query;
}

static GPtrArray *
find_queries (LwPlan *plan)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (plan));
  GPtrArray *queries = g_ptr_array_new_with_free_func (query_free);

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *component = lw_record_list_get (components, i);
      const LwAwsService *service = lw_aws_service_find (component);

      if (service != NULL)
        g_ptr_array_add (queries, query_new (queries, component, service));
    }
  return queries;
}

static char *
describe (LwComponent *component)
{
  const char *kind = lw_component_get_kind (component);
  const char *platform = lw_component_get_platform (component);

  return g_strconcat (lw_component_get_title (component), kind[0] != '\0' ? ": " : "", kind,
                      platform[0] != '\0' ? " on " : "", platform, NULL);
}

static void
append_header (GString *out, LwPlan *plan, GPtrArray *queries, gint64 date)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (date);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");
  g_autofree char *title =
      g_strdup_printf ("CloudWatch metrics of %s during a load test.", lw_plan_get_title (plan));
  g_autofree char *made =
      g_strdup_printf ("Made by Loadwright on %s. --help says what it does and needs.", day);

  g_string_append (out, "#!/usr/bin/env bash\n#\n");
  lw_shell_append_comment (out, title);
  lw_shell_append_comment (out, made);
  if (queries->len == 0)
    g_string_append (out, "\n# With no component to ask about, some functions have nothing to do.\n"
                          "# shellcheck disable=SC2317,SC2329\n");
  g_string_append (out, "\nset -euo pipefail\n\n");
}

static void
append_list_line (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, "  printf '  %%-%ds %%s\\n' ", LIST_WIDTH);
  lw_shell_append_quoted (out, name);
  g_string_append_c (out, ' ');
  lw_shell_append_quoted (out, text);
  g_string_append_c (out, '\n');
}

/* The services that keep a trace of each flow. */
static gboolean
keeps_trace (const LwAwsService *service)
{
  static const char *const words[] = { "database", "function", "queue", "stream", "table", "topic", NULL };

  return g_strv_contains (words, service->word);
}

static gboolean
can_crosscheck (LwPlan *plan, GPtrArray *queries)
{
  for (guint i = 0; lw_plan_get_mode (plan) != LW_MODE_API && i < queries->len; i++)
    if (keeps_trace (((Query *) g_ptr_array_index (queries, i))->service))
      return TRUE;
  return FALSE;
}

static void
append_components (GString *out, GPtrArray *queries, gboolean crosschecks)
{
  g_string_append (out, "# What can be asked about, in the order of the profile.\ncomponents='");
  for (guint i = 0; i < queries->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            ((Query *) g_ptr_array_index (queries, i))->slug);
  g_string_append_printf (out, "'\n# Questions about several of them.\ngroups='%s'\n\nlist_components ()\n{\n",
                          crosschecks ? "crosscheck" : "");
  for (guint i = 0; i < queries->len; i++)
    {
      Query *query = g_ptr_array_index (queries, i);
      g_autofree char *text = describe (query->component);

      append_list_line (out, query->slug, text);
    }
  if (queries->len == 0)
    append_list_line (out, "(none)",
                      "none of this architecture's components is known to CloudWatch");
  if (crosschecks)
    append_list_line (out, "crosscheck", "what flows from end to end left in all of them, as totals");
  g_string_append (out, "}\n\n");
}

static gboolean
need_cluster (GPtrArray *queries)
{
  for (guint i = 0; i < queries->len; i++)
    if (((Query *) g_ptr_array_index (queries, i))->service->in_cluster)
      return TRUE;
  return FALSE;
}

static gboolean
need_namespace (GPtrArray *queries)
{
  for (guint i = 0; i < queries->len; i++)
    if (((Query *) g_ptr_array_index (queries, i))->service->in_namespace)
      return TRUE;
  return FALSE;
}

static void
append_setting_defaults (GString *out, GPtrArray *queries)
{
  g_string_append (out, "# What AWS calls them.\n");
  if (need_cluster (queries))
    g_string_append (out, "CLUSTER_NAME=${CLUSTER_NAME:-your-cluster}\n");
  if (need_namespace (queries))
    g_string_append (out, "NAMESPACE=${NAMESPACE:-default}\n");
  for (guint i = 0; i < queries->len; i++)
    {
      Query *query = g_ptr_array_index (queries, i);

      g_string_append_printf (out, "%s=${%s:-%s}\n", query->variable, query->variable,
                              query->resource);
    }
  g_string_append_c (out, '\n');
}

static void
append_setting_list (GString *out, GPtrArray *queries)
{
  g_string_append (out, "list_settings ()\n{\n");
  if (need_cluster (queries))
    append_list_line (out, "CLUSTER_NAME", "cluster [your-cluster]");
  if (need_namespace (queries))
    append_list_line (out, "NAMESPACE", "Kubernetes namespace [default]");
  for (guint i = 0; i < queries->len; i++)
    {
      Query *query = g_ptr_array_index (queries, i);
      g_autofree char *text =
          g_strdup_printf ("%s of %s [%s]", query->service->title,
                           lw_component_get_title (query->component), query->resource);

      append_list_line (out, query->variable, text);
    }
  if (queries->len == 0)
    g_string_append (out, "  :\n");
  g_string_append (out, "}\n\n");
}

static void
append_name_checks (GString *out, GPtrArray *queries)
{
  g_string_append (out, "check_names ()\n{\n");
  if (need_cluster (queries))
    g_string_append (out, "  check_name CLUSTER_NAME \"$CLUSTER_NAME\"\n");
  if (need_namespace (queries))
    g_string_append (out, "  check_name NAMESPACE \"$NAMESPACE\"\n");
  for (guint i = 0; i < queries->len; i++)
    {
      Query *query = g_ptr_array_index (queries, i);

      g_string_append_printf (out, "  check_name %s \"$%s\"\n", query->variable, query->variable);
    }
  if (queries->len == 0)
    g_string_append (out, "  :\n");
  g_string_append (out, "}\n\n");
}

/* Fixed text for each service that is asked about, once. */
static void
append_services (GString *out, GPtrArray *queries, const char *prefix)
{
  guint n_services;
  const LwAwsService *services = lw_aws_service_list (&n_services);

  for (guint s = 0; s < n_services; s++)
    for (guint i = 0; i < queries->len; i++)
      if (((Query *) g_ptr_array_index (queries, i))->service == &services[s])
        {
          g_autofree char *file = g_strdup_printf ("cloudwatch/%s%s.sh", prefix, services[s].word);

          if (prefix[0] != '\0' && !keeps_trace (&services[s]))
            break;

          g_string_append (out, lw_bundle_data_get (file));
          g_string_append_c (out, '\n');
          break;
        }
}

static void
append_queries (GString *out, GPtrArray *queries)
{
  for (guint i = 0; i < queries->len; i++)
    {
      Query *query = g_ptr_array_index (queries, i);
      g_autofree char *text = describe (query->component);

      lw_shell_append_comment (out, text);
      g_string_append_printf (out, "%s ()\n{\n  heading ", query->function);
      lw_shell_append_quoted (out, lw_component_get_title (query->component));
      g_string_append_printf (out, "\n  %s_metrics \"$%s\"\n}\n\n", query->service->word,
                              query->variable);
    }
}

static void
append_crosschecks (GString *out, GPtrArray *queries)
{
  g_string_append (out, lw_bundle_data_get ("cloudwatch/crosscheck.sh"));
  append_services (out, queries, "crosscheck-");
  g_string_append (out, "crosscheck ()\n{\n");
  for (guint i = 0; i < queries->len; i++)
    {
      Query *query = g_ptr_array_index (queries, i);

      if (!keeps_trace (query->service))
        continue;
      g_string_append (out, "  heading ");
      lw_shell_append_quoted (out, lw_component_get_title (query->component));
      g_string_append_printf (out, "\n  %s_crosscheck \"$%s\"\n", query->service->word, query->variable);
    }
  g_string_append (out, "}\n\n");
}

static void
append_strangers (GString *out, LwPlan *plan)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (plan));
  gsize start = out->len;

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *component = lw_record_list_get (components, i);
      g_autofree char *text = NULL;
      g_autofree char *line = NULL;

      if (lw_aws_service_find (component) != NULL)
        continue;
      text = describe (component);
      line = g_strdup_printf ("No CloudWatch metrics are known for %s", text);
      lw_shell_append_comment (out, line);
    }
  if (out->len > start)
    g_string_append_c (out, '\n');
}

static void
append_dispatch (GString *out, GPtrArray *queries, gboolean crosschecks)
{
  g_string_append (out, "query ()\n{\n  case $1 in\n");
  for (guint i = 0; i < queries->len; i++)
    {
      Query *query = g_ptr_array_index (queries, i);

      g_string_append_printf (out, "    %s) %s ;;\n", query->slug, query->function);
    }
  if (crosschecks)
    g_string_append (out, "    crosscheck) crosscheck ;;\n");
  g_string_append (out, "    *) fail \"there is no component $1\" ;;\n  esac\n}\n\n");
}

/* cloudwatch-queries.sh */
GBytes *
lw_cloudwatch_generate (LwPlan *plan, LwSchedule *schedule, gint64 date)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) queries = find_queries (plan);
  gboolean crosschecks = can_crosscheck (plan, queries);
  gint64 minutes =
      (lw_schedule_get_total_ms (schedule) + MS_PER_MINUTE - 1) / MS_PER_MINUTE + LEAD_MINUTES;

  append_header (out, plan, queries, date);
  g_string_append (out, "# As long as the planned test, and a little before.\n");
  g_string_append_printf (out, "test_minutes=%" G_GINT64_FORMAT "\n\n", minutes);
  append_components (out, queries, crosschecks);
  append_setting_defaults (out, queries);
  append_setting_list (out, queries);
  g_string_append (out, lw_bundle_data_get ("cloudwatch/common.sh"));
  g_string_append_c (out, '\n');
  append_services (out, queries, "");
  append_queries (out, queries);
  if (crosschecks)
    append_crosschecks (out, queries);
  append_strangers (out, plan);
  append_name_checks (out, queries);
  append_dispatch (out, queries, crosschecks);
  g_string_append (out, lw_bundle_data_get ("cloudwatch/main.sh"));
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
