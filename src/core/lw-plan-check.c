/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-file-private.h"

#include "lw-printable.h"

static GParamSpec *
get_field (gpointer record, const char *name)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (record), name);
}

static gboolean
is_off (LwRecord *scenario)
{
  return lw_objective_get_use (LW_OBJECTIVE (lw_record_get_parent (scenario))) == LW_USE_OFF;
}

/* Scenarios that take part are the schedule's to judge, which has the fix as well. The others are
 * only looked at here. Nothing is lost by any of it, and a person may have saved the plan halfway
 * through a change, so the plan opens all the same. */
static void
check_name (LwPlanReader *self, GHashTable *names, LwScenario *scenario)
{
  GParamSpec *field = get_field (scenario, "name");
  const char *name = lw_scenario_get_name (scenario);
  LwRecord *first = g_hash_table_lookup (names, name);
  gboolean off = is_off (LW_RECORD (scenario));
  g_autofree char *excerpt = lw_excerpt (name);
  guint line, column;

  if (off && !lw_scenario_name_is_valid (name))
    lw_plan_reader_report (
        self, LW_SEVERITY_WARNING, "scenario-name", LW_RECORD (scenario), field, 0,
        "k6 does not take %s as the name of a scenario: it may only have letters, digits, _ and -",
        excerpt);
  if (first == NULL)
    g_hash_table_insert (names, (gpointer) name, scenario);
  else if ((off || is_off (first)) && lw_record_get_mark (first, "name", &line, &column))
    lw_plan_reader_report (self, LW_SEVERITY_WARNING, "scenario-name-twice", LW_RECORD (scenario),
                           field, 0, "two scenarios are called %s; the first one is in line %u",
                           excerpt, line);
}

static void
check_scenarios (LwPlanReader *self, LwPlan *plan)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  LwRecordList *objectives = lw_plan_get_objectives (plan);
  guint n_scenarios = 0;

  for (guint i = 0; i < lw_record_list_get_size (objectives); i++)
    {
      LwRecordList *scenarios = lw_objective_get_scenarios (lw_record_list_get (objectives, i));

      n_scenarios += lw_record_list_get_size (scenarios);
      for (guint j = 0; j < lw_record_list_get_size (scenarios); j++)
        check_name (self, names, lw_record_list_get (scenarios, j));
    }
  if (n_scenarios > LW_MAX_SCENARIOS)
    lw_plan_reader_report (
        self, LW_SEVERITY_ERROR, "plan-limit", LW_RECORD (plan), get_field (plan, "objectives"), 0,
        "there are %u scenarios in all; at most %d are allowed", n_scenarios, LW_MAX_SCENARIOS);
}

static void
add_objective (LwPlan *plan, LwObjectiveKind kind)
{
  LwObjective *objective = lw_objective_new ();
  LwScenario *scenario;
  g_autofree char *name = NULL;

  lw_objective_set_kind (objective, kind);
  lw_objective_reset_scenarios (objective);
  scenario = lw_record_list_get (lw_objective_get_scenarios (objective), 0);
  name = lw_plan_dup_free_scenario_name (plan, lw_scenario_get_name (scenario));
  lw_scenario_set_name (scenario, name);
  lw_record_list_take (lw_plan_get_objectives (plan), objective);
}

/* Every plan has all five, so that panels can show them; what the file leaves out is off. */
static void
complete_objectives (LwPlanReader *self, LwPlan *plan)
{
  LwRecordList *objectives = lw_plan_get_objectives (plan);
  gboolean seen[LW_N_OBJECTIVES] = { FALSE };

  for (guint i = 0; i < lw_record_list_get_size (objectives); i++)
    {
      LwObjective *objective = lw_record_list_get (objectives, i);
      LwObjectiveKind kind = lw_objective_get_kind (objective);

      if (seen[kind])
        lw_plan_reader_report (self, LW_SEVERITY_ERROR, "plan-duplicate", LW_RECORD (objective),
                               get_field (objective, "kind"), 0, "the objective “%s” is here twice",
                               lw_enum_get_nick (LW_TYPE_OBJECTIVE_KIND, kind));
      seen[kind] = TRUE;
    }
  for (guint kind = 0; kind < LW_N_OBJECTIVES; kind++)
    if (!seen[kind])
      add_objective (plan, kind);
}

void
lw_plan_reader_check (LwPlanReader *self, LwPlan *plan)
{
  check_scenarios (self, plan);
  complete_objectives (self, plan);
}
