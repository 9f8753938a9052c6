/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-error.h"
#include "lw-plan.h"

#include <math.h>

/* What was told about changes below a record. */
typedef struct
{
  guint n_changes;
  LwChangeKind kind;
  LwRecord *record;
  char *field;
  guint position;
  double old_double;
  double new_double;
} Told;

static void
on_changed (LwRecord *record, const LwChange *change, Told *told)
{
  told->n_changes++;
  told->kind = change->kind;
  told->record = change->record;
  told->position = change->position;
  g_free (told->field);
  told->field = g_strdup (change->field->name);
  if (change->old_value != NULL && G_VALUE_HOLDS_DOUBLE (change->old_value))
    {
      told->old_double = g_value_get_double (change->old_value);
      told->new_double = g_value_get_double (change->new_value);
    }
}

static void
count (guint *counter)
{
  (*counter)++;
}

static LwStage *
add_stage (LwScenario *scenario, double target)
{
  LwStage *stage = lw_stage_new_percent (60000, target);

  lw_record_list_take (lw_scenario_get_stages (scenario), stage);
  return stage;
}

static LwScenario *
add_scenario (LwPlan *plan)
{
  LwObjective *objective = lw_objective_new ();
  LwScenario *scenario = lw_scenario_new ();

  lw_record_list_take (lw_objective_get_scenarios (objective), scenario);
  lw_record_list_take (lw_plan_get_objectives (plan), objective);
  return scenario;
}

static void
test_notify (void)
{
  g_autoptr (LwStage) stage = lw_stage_new ();
  guint n_target = 0;
  guint n_duration = 0;

  g_signal_connect_swapped (stage, "notify::target", G_CALLBACK (count), &n_target);
  g_signal_connect_swapped (stage, "notify::duration-ms", G_CALLBACK (count), &n_duration);
  lw_stage_set_target (stage, 150);
  lw_stage_set_target (stage, 150);
  g_object_set (stage, "target", 150.0, NULL);
  g_assert_cmpuint (n_target, ==, 1);
  g_object_set (stage, "target", 200.0, NULL);
  g_assert_cmpuint (n_target, ==, 2);
  g_assert_cmpfloat (lw_stage_get_target (stage), ==, 200);
  g_assert_cmpuint (n_duration, ==, 0);
}

/* Doubles that differ in the last digit only are still an edit. */
static void
test_small_edit (void)
{
  g_autoptr (LwTraffic) traffic = lw_traffic_new ();
  guint n_changes = 0;

  lw_traffic_set_error_rate (traffic, 0.001);
  g_signal_connect_swapped (traffic, "notify::error-rate", G_CALLBACK (count), &n_changes);
  lw_traffic_set_error_rate (traffic, 0.001 + 1e-15);
  g_assert_cmpuint (n_changes, ==, 1);
}

static void
test_empty_strings (void)
{
  g_autoptr (LwEndpoint) endpoint = lw_endpoint_new ();
  guint n_changes = 0;

  g_signal_connect_swapped (endpoint, "changed", G_CALLBACK (count), &n_changes);
  g_assert_cmpstr (lw_endpoint_get_description (endpoint), ==, "");
  lw_endpoint_set_description (endpoint, "");
  lw_endpoint_set_description (endpoint, NULL);
  g_assert_cmpuint (n_changes, ==, 0);
  lw_endpoint_set_description (endpoint, "x");
  lw_endpoint_set_description (endpoint, NULL);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpstr (lw_endpoint_get_description (endpoint), ==, "");
}

static void
test_string_lists (void)
{
  static const char *const two[] = { "a", "b", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (LwComponent) component = lw_component_new ();
  guint n_changes = 0;

  g_signal_connect_swapped (component, "changed", G_CALLBACK (count), &n_changes);
  g_assert_nonnull (lw_component_get_dependencies (component));
  lw_component_set_dependencies (component, none);
  g_assert_cmpuint (n_changes, ==, 0);
  lw_component_set_dependencies (component, two);
  lw_component_set_dependencies (component, two);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (lw_component_get_dependencies (component)[1], ==, "b");
}

static void
test_bubbling (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new ();
  LwScenario *scenario = add_scenario (plan);
  LwStage *stage = add_stage (scenario, 100);
  Told at_plan = { 0 };
  Told at_scenario = { 0 };

  g_signal_connect (plan, "changed", G_CALLBACK (on_changed), &at_plan);
  g_signal_connect (scenario, "changed", G_CALLBACK (on_changed), &at_scenario);
  lw_stage_set_target (stage, 300);
  g_assert_cmpuint (at_plan.n_changes, ==, 1);
  g_assert_cmpuint (at_scenario.n_changes, ==, 1);
  g_assert_cmpint (at_plan.kind, ==, LW_CHANGE_SET);
  g_assert_true (at_plan.record == LW_RECORD (stage));
  g_assert_cmpstr (at_plan.field, ==, "target");
  g_assert_cmpfloat (at_plan.old_double, ==, 100);
  g_assert_cmpfloat (at_plan.new_double, ==, 300);

  lw_traffic_set_avg_rps (lw_profile_get_production (lw_plan_get_profile (plan)), 1000);
  g_assert_cmpuint (at_plan.n_changes, ==, 2);
  g_assert_cmpuint (at_scenario.n_changes, ==, 1);
  g_free (at_plan.field);
  g_free (at_scenario.field);
}

static void
test_list_changes (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new ();
  LwScenario *scenario = add_scenario (plan);
  LwRecordList *stages = lw_scenario_get_stages (scenario);
  g_autoptr (LwStage) removed = NULL;
  Told told = { 0 };
  guint n_items_changed = 0;

  g_signal_connect (plan, "changed", G_CALLBACK (on_changed), &told);
  g_signal_connect_swapped (stages, "items-changed", G_CALLBACK (count), &n_items_changed);
  add_stage (scenario, 1);
  add_stage (scenario, 2);
  g_assert_cmpuint (told.n_changes, ==, 2);
  g_assert_cmpint (told.kind, ==, LW_CHANGE_INSERT);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpstr (told.field, ==, "stages");
  g_assert_true (told.record == LW_RECORD (scenario));

  removed = g_object_ref (lw_record_list_get (stages, 0));
  lw_record_list_remove (stages, 0);
  g_assert_cmpint (told.kind, ==, LW_CHANGE_REMOVE);
  g_assert_cmpuint (told.position, ==, 0);
  g_assert_cmpuint (n_items_changed, ==, 3);
  g_assert_null (lw_record_get_parent (LW_RECORD (removed)));

  /* What has left the plan changes on its own. */
  told.n_changes = 0;
  lw_stage_set_target (removed, 77);
  g_assert_cmpuint (told.n_changes, ==, 0);
  lw_record_list_clear (stages);
  g_assert_cmpuint (lw_record_list_get_size (stages), ==, 0);
  g_assert_cmpuint (told.n_changes, ==, 1);
  g_free (told.field);
}

static void
assert_targets (LwRecordList *stages, const char *expected)
{
  g_autoptr (GString) targets = g_string_new (NULL);

  for (guint i = 0; i < lw_record_list_get_size (stages); i++)
    g_string_append_printf (targets, "%d ",
                            (int) lw_stage_get_target (lw_record_list_get (stages, i)));
  g_assert_cmpstr (targets->str, ==, expected);
}

static void
test_list_order (void)
{
  g_autoptr (LwScenario) scenario = lw_scenario_new ();
  LwRecordList *stages = lw_scenario_get_stages (scenario);
  g_autoptr (LwStage) inserted = lw_stage_new_percent (1000, 9);
  g_autoptr (GObject) item = NULL;
  guint position = 99;

  for (guint i = 1; i <= 4; i++)
    add_stage (scenario, i);
  lw_record_list_insert (stages, 1, inserted);
  assert_targets (stages, "1 9 2 3 4 ");
  lw_record_list_move (stages, 1, 4);
  assert_targets (stages, "1 2 3 4 9 ");
  lw_record_list_move (stages, 4, 0);
  assert_targets (stages, "9 1 2 3 4 ");
  lw_record_list_move (stages, 2, 2);
  assert_targets (stages, "9 1 2 3 4 ");
  g_assert_true (lw_record_list_find (stages, lw_record_list_get (stages, 3), &position));
  g_assert_cmpuint (position, ==, 3);
  g_assert_null (lw_record_list_get (stages, 5));
  g_assert_false (lw_record_list_find (stages, scenario, NULL));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (stages)), ==, 5);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (stages)) == LW_TYPE_STAGE);
  item = g_list_model_get_item (G_LIST_MODEL (stages), 0);
  g_assert_true (item == G_OBJECT (inserted));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (stages), 5));
}

static void
test_empty_list (void)
{
  g_autoptr (LwScenario) scenario = lw_scenario_new ();
  LwRecordList *stages = lw_scenario_get_stages (scenario);

  g_assert_cmpuint (lw_record_list_get_size (stages), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (stages)), ==, 0);
  g_assert_null (lw_record_list_get (stages, 0));
  g_assert_false (lw_record_list_find (stages, scenario, NULL));
  g_assert_true (lw_record_list_get_owner (stages) == LW_RECORD (scenario));
  lw_record_list_clear (stages);
}

static void
test_copy_and_equal (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autoptr (LwPlan) copy = LW_PLAN (lw_record_copy (LW_RECORD (plan)));
  LwScenario *scenario = lw_plan_find_scenario (copy, "baseline");

  g_assert_nonnull (scenario);
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (copy)));
  g_assert_true (lw_plan_find_scenario (plan, "baseline") != scenario);

  lw_scenario_set_level (scenario, 51);
  g_assert_false (lw_record_equal (LW_RECORD (plan), LW_RECORD (copy)));
  lw_record_assign (LW_RECORD (copy), LW_RECORD (plan));
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (copy)));

  lw_record_list_remove (lw_plan_get_objectives (copy), 0);
  g_assert_false (lw_record_equal (LW_RECORD (plan), LW_RECORD (copy)));
  g_assert_false (lw_record_equal (LW_RECORD (plan), LW_RECORD (lw_plan_get_profile (plan))));
}

/* Assigning what is already there must not look like an edit. */
static void
test_assign_nothing_new (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autoptr (LwPlan) copy = LW_PLAN (lw_record_copy (LW_RECORD (plan)));
  guint n_changes = 0;

  g_signal_connect_swapped (plan, "changed", G_CALLBACK (count), &n_changes);
  lw_record_assign (LW_RECORD (plan), LW_RECORD (copy));
  g_assert_cmpuint (n_changes, ==, 0);
}

static void
test_paths (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new ();
  LwScenario *scenario;
  LwStage *stage;
  GParamSpec *field = NULL;
  g_autofree char *path = NULL;
  g_autofree char *record_path = NULL;
  g_autofree char *root_path = lw_record_dup_path (LW_RECORD (plan), NULL);
  g_autofree char *child_path = NULL;

  add_scenario (plan);
  scenario = add_scenario (plan);
  add_stage (scenario, 1);
  add_stage (scenario, 2);
  stage = add_stage (scenario, 3);
  path = lw_record_dup_path (LW_RECORD (stage), "target");
  record_path = lw_record_dup_path (LW_RECORD (stage), NULL);
  child_path = lw_record_dup_path (
      LW_RECORD (lw_profile_get_production (lw_plan_get_profile (plan))), "avg-rps");
  g_assert_cmpstr (path, ==, "objectives[1].scenarios[0].stages[2].target");
  g_assert_cmpstr (record_path, ==, "objectives[1].scenarios[0].stages[2]");
  g_assert_cmpstr (root_path, ==, "");
  g_assert_cmpstr (child_path, ==, "profile.production.avg-rps");

  g_assert_true (lw_record_lookup_path (LW_RECORD (plan), path, &field) == LW_RECORD (stage));
  g_assert_cmpstr (field->name, ==, "target");
  g_assert_true (lw_record_lookup_path (LW_RECORD (plan), record_path, &field) ==
                 LW_RECORD (stage));
  g_assert_null (field);
  g_assert_true (lw_record_lookup_path (LW_RECORD (plan), child_path, &field) ==
                 LW_RECORD (lw_profile_get_production (lw_plan_get_profile (plan))));
  g_assert_true (lw_record_get_root (LW_RECORD (stage)) == LW_RECORD (plan));
}

static void
test_wrong_paths (void)
{
  static const char *const paths[] = {
    "nothing",
    "objectives[1]",
    "objectives[x]",
    "objectives[0]x",
    "objectives[0",
    "objectives[]",
    "objectives[99999999999999999999]",
    "objectives[",
    "objectives[x].scenarios[0]",
    "name[0]",
    "name.name",
    "profile.name.x",
    "..",
    "profile.",
    "objectives[-1]",
  };
  g_autoptr (LwPlan) plan = lw_plan_new ();

  add_scenario (plan);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      GParamSpec *field = NULL;

      g_assert_null (lw_record_lookup_path (LW_RECORD (plan), paths[i], &field));
      g_assert_null (field);
    }
}

static void
assert_mark (LwRecord *record, const char *field, guint expected_line, guint expected_column)
{
  guint line = 0;
  guint column = 0;

  g_assert_true (lw_record_get_mark (record, field, &line, &column));
  g_assert_cmpuint (line, ==, expected_line);
  g_assert_cmpuint (column, ==, expected_column);
}

static void
test_marks (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new ();
  g_autoptr (LwPlan) copy = NULL;
  LwScenario *scenario = add_scenario (plan);
  LwStage *stage = add_stage (scenario, 100);
  guint line;
  guint column;

  g_assert_false (lw_record_get_mark (LW_RECORD (stage), "target", &line, &column));
  lw_record_set_mark (LW_RECORD (scenario), NULL, 7, 3);
  assert_mark (LW_RECORD (stage), "target", 7, 3);
  lw_record_set_mark (LW_RECORD (stage), NULL, 9, 5);
  assert_mark (LW_RECORD (stage), "target", 9, 5);
  lw_record_set_mark (LW_RECORD (stage), "target", 10, 12);
  assert_mark (LW_RECORD (stage), "target", 10, 12);
  assert_mark (LW_RECORD (stage), "unit", 9, 5);
  assert_mark (LW_RECORD (stage), NULL, 9, 5);
  lw_record_set_mark (LW_RECORD (stage), "target", 11, 1);
  assert_mark (LW_RECORD (stage), "target", 11, 1);

  /* Marks are no content, and go with a copy. */
  copy = LW_PLAN (lw_record_copy (LW_RECORD (plan)));
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (copy)));
  stage = LW_STAGE (
      lw_record_lookup_path (LW_RECORD (copy), "objectives[0].scenarios[0].stages[0]", NULL));
  assert_mark (LW_RECORD (stage), "target", 11, 1);
}

static void
assert_check (const char *field, double number, gboolean accepted)
{
  g_autoptr (LwTraffic) traffic = lw_traffic_new ();
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, number);
  g_assert_cmpint (lw_record_check (LW_RECORD (traffic), field, &value, &error), ==, accepted);
  if (accepted)
    g_assert_no_error (error);
  else
    g_assert_error (error, LW_ERROR, LW_ERROR_RANGE);
}

static void
test_check (void)
{
  assert_check ("error-rate", 0, TRUE);
  assert_check ("error-rate", 1, TRUE);
  assert_check ("error-rate", 1.01, FALSE);
  assert_check ("avg-rps", 1e12, TRUE);
  assert_check ("avg-rps", 1e13, FALSE);
  assert_check ("avg-rps", -2, FALSE);
  assert_check ("avg-rps", G_MAXDOUBLE * 2, FALSE);
  assert_check ("avg-rps", NAN, FALSE);
}

static void
test_field_tables (void)
{
  const GType types[] = {
    LW_TYPE_PLAN,      LW_TYPE_PROFILE,       LW_TYPE_COMPONENT,      LW_TYPE_RESOURCES,
    LW_TYPE_ENDPOINT,  LW_TYPE_TRAFFIC,       LW_TYPE_EXTRAPOLATION,  LW_TYPE_BOTTLENECK,
    LW_TYPE_COST,      LW_TYPE_OBJECTIVE,     LW_TYPE_SCENARIO,       LW_TYPE_STAGE,
    LW_TYPE_THRESHOLD, LW_TYPE_SERVICE_LEVEL, LW_TYPE_AUTHENTICATION, LW_TYPE_PAIR,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (LwRecord) record = g_object_new (types[i], NULL);
      g_autoptr (LwRecord) copy = lw_record_copy (record);
      guint n_fields;
      GParamSpec **fields = lw_record_list_fields (record, &n_fields);

      g_assert_cmpuint (n_fields, >, 0);
      for (guint j = 0; j < n_fields; j++)
        {
          g_auto (GValue) value = G_VALUE_INIT;

          g_object_get_property (G_OBJECT (record), fields[j]->name, &value);
          g_assert_true (G_VALUE_HOLDS (&value, G_PARAM_SPEC_VALUE_TYPE (fields[j])));
        }
      g_assert_true (lw_record_equal (record, copy));
    }
}

/* A part that somebody holds outlives its plan, and does not look back at it. */
static void
test_lifetime (void)
{
  LwPlan *plan = lw_plan_new_default ();
  LwScenario *scenario = g_object_ref (lw_plan_find_scenario (plan, "baseline"));
  LwRecordList *stages = g_object_ref (lw_scenario_get_stages (scenario));
  LwProfile *profile = g_object_ref (lw_plan_get_profile (plan));
  LwStage *stage = g_object_ref (add_stage (scenario, 5));

  g_assert_finalize_object (plan);
  lw_scenario_set_level (scenario, 12);
  lw_profile_set_name (profile, "alone");
  g_assert_null (lw_record_get_parent (LW_RECORD (profile)));
  g_assert_true (lw_record_get_root (LW_RECORD (stage)) != NULL);
  g_assert_finalize_object (profile);

  g_assert_finalize_object (scenario);
  g_assert_null (lw_record_list_get_owner (stages));
  g_assert_cmpuint (lw_record_list_get_size (stages), >, 0);
  g_assert_null (lw_record_get_parent (LW_RECORD (stage)));
  g_assert_finalize_object (stages);
  g_assert_finalize_object (stage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/notify", test_notify);
  g_test_add_func ("/record/small-edit", test_small_edit);
  g_test_add_func ("/record/empty-strings", test_empty_strings);
  g_test_add_func ("/record/string-lists", test_string_lists);
  g_test_add_func ("/record/bubbling", test_bubbling);
  g_test_add_func ("/record/list-changes", test_list_changes);
  g_test_add_func ("/record/list-order", test_list_order);
  g_test_add_func ("/record/empty-list", test_empty_list);
  g_test_add_func ("/record/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/record/assign-nothing-new", test_assign_nothing_new);
  g_test_add_func ("/record/paths", test_paths);
  g_test_add_func ("/record/wrong-paths", test_wrong_paths);
  g_test_add_func ("/record/marks", test_marks);
  g_test_add_func ("/record/check", test_check);
  g_test_add_func ("/record/field-tables", test_field_tables);
  g_test_add_func ("/record/lifetime", test_lifetime);

  return g_test_run ();
}
