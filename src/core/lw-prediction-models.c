/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-predictions.h"

#include "lw-i18n.h"

#include <string.h>

static const char *
solution_of (LwBottleneck *declared, const char *fallback)
{
  if (declared != NULL && lw_bottleneck_get_solution (declared)[0] != '\0')
    return lw_bottleneck_get_solution (declared);
  return fallback;
}

static double
smaller_limit (double limit, LwBottleneck *declared)
{
  double other = declared != NULL ? lw_bottleneck_get_limit (declared) : LW_UNSET;

  if (limit <= 0)
    return other;
  return other > 0 ? MIN (limit, other) : limit;
}

/* Seconds of an invocation; LW_UNSET when they are not known. */
static double
invocation_seconds (LwOracle *self, LwComponent *component)
{
  LwResources *resources = lw_oracle_get_resources (self, component);
  double ms = resources != NULL ? lw_resources_get_avg_duration_ms (resources) : LW_UNSET;

  if (!LW_IS_SET (ms))
    {
      resources = lw_component_get_resources_in (component, LW_ENVIRONMENT_PRODUCTION);
      ms = resources != NULL ? lw_resources_get_avg_duration_ms (resources) : LW_UNSET;
    }
  return LW_IS_SET (ms) ? ms / 1000 : LW_UNSET;
}

static double
concurrency_limit (LwOracle *self, LwComponent *component, LwBottleneck **declared)
{
  double limit;

  *declared = lw_oracle_find_declared (self, component, "concurrency");
  limit = smaller_limit (lw_component_get_reserved_concurrency (component), *declared);
  return limit > 0 ? limit : LW_DEFAULT_CONCURRENCY;
}

void
lw_oracle_predict_concurrency (LwOracle *self, LwComponent *component)
{
  double seconds = invocation_seconds (self, component);
  LwBottleneck *declared;
  gboolean known;
  double calls;
  double limit;
  double usage;
  const char *formula;

  if (!lw_component_is_function (component) || seconds <= 0)
    return;
  calls = lw_oracle_get_calls (self, component, &known);
  limit = concurrency_limit (self, component, &declared);
  usage = self->peak_rps * calls * seconds;
  formula = lw_arena_printf (self->computation->arena, _ ("%s req/s × %s invocations per request%s × %s s = %s of %s"),
                             LW_TEXT (self->peak_rps, 2), LW_TEXT (calls, 3), known ? "" : _ (" (assumed)"),
                             LW_TEXT (seconds, 3), LW_TEXT (usage, 1), LW_TEXT (limit, 0));
  lw_oracle_add (self, component, N_ ("function concurrency"), usage, limit, limit / (calls * seconds), LW_CONCURRENCY_DANGER,
                 formula, solution_of (declared, _ ("Raise the reserved concurrency, or make invocations shorter")));
}

void
lw_oracle_predict_queue (LwOracle *self, LwComponent *component)
{
  gboolean fifo = strstr (lw_component_get_kind (component), "fifo") != NULL;
  LwBottleneck *declared;
  gboolean known;
  double calls;
  double limit;
  double usage;
  const char *formula;

  if (!lw_component_is_queue (component))
    return;
  declared = lw_oracle_find_declared (self, component, "throughput");
  calls = lw_oracle_get_calls (self, component, &known);
  limit = smaller_limit (fifo ? LW_FIFO_MESSAGES_PER_SECOND : LW_UNSET, declared);
  usage = self->peak_rps * calls;
  formula = lw_arena_printf (self->computation->arena, _ ("%s req/s × %s messages per request%s = %s/s"),
                             LW_TEXT (self->peak_rps, 2), LW_TEXT (calls, 3), known ? "" : _ (" (assumed)"), LW_TEXT (usage, 1));
  lw_oracle_add (self, component, N_ ("queue throughput"), usage, limit > 0 ? limit : LW_UNSET, limit > 0 ? limit / calls : LW_UNSET,
                 LW_QUEUE_DANGER, formula,
                 solution_of (declared, fifo ? _ ("Send in batches of ten, which raises the limit to 3000 messages a second") : NULL));
}

/* Database connections. */

typedef struct
{
  double per_rps; /* connections for each request per second */
  double most;    /* connections that the callers can open at all */
  GString *text;
} Demand;

static double
pool_of (LwOracle *self, LwComponent *caller)
{
  LwResources *resources = lw_oracle_get_resources (self, caller);
  double pool = lw_component_get_connection_pool_size (caller);
  double replicas = resources != NULL ? lw_resources_get_replicas (resources) : LW_UNSET;

  if (resources != NULL && lw_resources_get_hpa_enabled (resources))
    replicas = MAX (replicas, lw_resources_get_hpa_max_replicas (resources));
  return pool > 0 ? pool * MAX (replicas, 1) : G_MAXDOUBLE;
}

static void
add_caller (LwOracle *self, Demand *demand, LwComponent *caller)
{
  gboolean known;
  double calls = lw_oracle_get_calls (self, caller, &known);
  double seconds = lw_computation_request_ms (self->computation, FALSE) / 1000;
  double most = pool_of (self, caller);

  if (lw_component_is_function (caller))
    {
      LwBottleneck *declared;
      double invocation = invocation_seconds (self, caller);

      seconds = invocation > 0 ? invocation : seconds;
      most = MIN (most, concurrency_limit (self, caller, &declared));
    }
  demand->per_rps += calls * seconds;
  demand->most = MIN (demand->most + most, G_MAXDOUBLE);
  g_string_append_printf (demand->text, "%s%s × %s s", demand->text->len > 0 ? " + " : "", LW_TEXT (calls, 3),
                          LW_TEXT (seconds, 3));
}

static void
add_callers (LwOracle *self, Demand *demand, LwComponent *database)
{
  LwPlan *plan = self->computation->plan;
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (plan));
  gboolean found = FALSE;

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    {
      LwComponent *caller = lw_record_list_get (components, i);

      if (!g_strv_contains (lw_component_get_dependencies (caller), lw_component_get_id (database)))
        continue;
      add_caller (self, demand, caller);
      found = TRUE;
    }
  if (!found && lw_plan_get_entry (plan) != NULL)
    add_caller (self, demand, lw_plan_get_entry (plan));
}

void
lw_oracle_predict_connections (LwOracle *self, LwComponent *component)
{
  LwResources *resources = lw_oracle_get_resources (self, component);
  LwBottleneck *declared = lw_oracle_find_declared (self, component, "connection");
  double limit = smaller_limit (resources != NULL ? lw_resources_get_max_connections (resources) : LW_UNSET, declared);
  g_autoptr (GString) text = NULL;
  Demand demand = { 0 };
  LwArena *arena = self->computation->arena;
  const char *formula;
  double wanted;
  double usage;
  double breaking;

  if (limit <= 0)
    return;
  demand.text = text = g_string_new (NULL);
  add_callers (self, &demand, component);
  if (demand.per_rps <= 0)
    return;

  wanted = self->peak_rps * demand.per_rps;
  usage = MIN (wanted, demand.most);
  breaking = demand.most < limit ? LW_UNSET : limit / demand.per_rps;
  if (usage < wanted)
    formula = lw_arena_printf (arena, _ ("%s req/s × (%s) = %s, held down to %s by the limits of its callers, of %s"),
                               LW_TEXT (self->peak_rps, 2), text->str, LW_TEXT (wanted, 1), LW_TEXT (usage, 1),
                               LW_TEXT (limit, 0));
  else
    formula = lw_arena_printf (arena, _ ("%s req/s × (%s) = %s of %s"), LW_TEXT (self->peak_rps, 2), text->str,
                               LW_TEXT (usage, 1), LW_TEXT (limit, 0));
  lw_oracle_add (self, component, N_ ("database connections"), usage, limit, breaking, LW_CONNECTIONS_DANGER, formula,
                 solution_of (declared, _ ("Put a connection pool or proxy in front of it, or hold connections for less time")));
}

/* CPU of the API. Nothing is known before the test but what it is planned to be: the share that
 * production is meant to run at, reached at the target. */
void
lw_oracle_predict_cpu (LwOracle *self, LwComponent *component)
{
  LwPlan *plan = self->computation->plan;
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (plan));
  LwResources *resources = lw_oracle_get_resources (self, component);
  double target = self->computation->targets.target;
  double percent = lw_extrapolation_get_target_cpu_percent (extrapolation);
  const char *formula;

  if (component != lw_plan_get_entry (plan) || resources == NULL || target <= 0)
    return;
  if (!LW_IS_SET (percent))
    percent = LW_DEFAULT_TARGET_CPU_PERCENT;
  if (percent <= 0)
    return;
  formula = lw_arena_printf (self->computation->arena, _ ("%s %% at the target (assumed), full at %s req/s / %s %% = %s req/s"),
                             LW_TEXT (percent, 1), LW_TEXT (target, 2), LW_TEXT (percent, 1),
                             LW_TEXT (target / percent * 100, 0));
  lw_oracle_add (self, component, N_ ("cpu"), percent, 100, target / percent * 100, LW_CPU_DANGER, formula,
                 _ ("Watch it during the test: the estimate for production rests on it"));
}
