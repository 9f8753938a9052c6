/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/random-record.h"
#include "lw-history.h"
#include "lw-plan.h"

typedef struct
{
  LwPlan *plan;
  LwHistory *history;
  LwScenario *scenario; /* the ramp of the capacity objective */
  LwRecordList *stages;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LwObjective *objective;

  fixture->plan = lw_plan_new_default ();
  fixture->history = lw_history_new (LW_RECORD (fixture->plan));
  objective = lw_plan_get_objective (fixture->plan, LW_OBJECTIVE_CAPACITY);
  fixture->scenario = lw_record_list_get (lw_objective_get_scenarios (objective), 0);
  fixture->stages = lw_scenario_get_stages (fixture->scenario);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->plan);
}

static LwStage *
stage (Fixture *fixture, guint i)
{
  return lw_record_list_get (fixture->stages, i);
}

static guint
count_undo (LwHistory *history)
{
  guint n = 0;

  for (; lw_history_get_can_undo (history); n++)
    lw_history_undo (history);
  return n;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_false (lw_history_get_can_undo (fixture->history));
  g_assert_false (lw_history_get_can_redo (fixture->history));
  g_assert_false (lw_history_get_modified (fixture->history));
  g_assert_null (lw_history_get_undo_title (fixture->history));
  lw_history_undo (fixture->history);
  lw_history_redo (fixture->history);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  lw_plan_set_name (fixture->plan, "A");
  lw_plan_set_gap_ms (fixture->plan, 5);
  g_assert_cmpstr (lw_history_get_undo_title (fixture->history), ==, "gap-ms");
  lw_history_undo (fixture->history);
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 30000);
  g_assert_cmpstr (lw_history_get_undo_title (fixture->history), ==, "name");
  g_assert_cmpstr (lw_history_get_redo_title (fixture->history), ==, "gap-ms");
  lw_history_undo (fixture->history);
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, "");
  g_assert_false (lw_history_get_can_undo (fixture->history));

  lw_history_redo (fixture->history);
  lw_history_redo (fixture->history);
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, "A");
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 5);
  g_assert_false (lw_history_get_can_redo (fixture->history));

  /* A new edit ends what could be redone. */
  lw_history_undo (fixture->history);
  lw_plan_set_notes (fixture->plan, "n");
  g_assert_false (lw_history_get_can_redo (fixture->history));
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  lw_plan_set_name (fixture->plan, "O");
  lw_plan_set_name (fixture->plan, "Or");
  lw_plan_set_name (fixture->plan, "Ord");
  lw_history_undo (fixture->history);
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, "");
  g_assert_false (lw_history_get_can_undo (fixture->history));
  lw_history_redo (fixture->history);
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, "Ord");

  /* After undo or redo, after another field, and after a seal, a new step begins. */
  lw_plan_set_name (fixture->plan, "Orde");
  lw_history_seal (fixture->history);
  lw_plan_set_name (fixture->plan, "Order");
  lw_plan_set_notes (fixture->plan, "x");
  lw_plan_set_name (fixture->plan, "Orders");
  g_assert_cmpuint (count_undo (fixture->history), ==, 5);
}

static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  lw_plan_set_name (fixture->plan, "x");
  lw_plan_set_name (fixture->plan, "");
  g_assert_false (lw_history_get_can_undo (fixture->history));
  g_assert_false (lw_history_get_modified (fixture->history));

  lw_plan_set_notes (fixture->plan, "n");
  lw_history_begin (fixture->history, "Nothing");
  lw_plan_set_name (fixture->plan, "x");
  lw_plan_set_name (fixture->plan, NULL);
  lw_history_end (fixture->history);
  g_assert_cmpstr (lw_history_get_undo_title (fixture->history), ==, "notes");
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  lw_history_begin (fixture->history, "Outer");
  lw_plan_set_name (fixture->plan, "A");
  lw_history_begin (fixture->history, "Inner");
  lw_stage_set_target (stage (fixture, 0), 10);
  lw_stage_set_target (stage (fixture, 0), 11);
  lw_history_end (fixture->history);
  g_assert_false (lw_history_get_can_undo (fixture->history));
  lw_record_list_remove (fixture->stages, 1);
  lw_history_end (fixture->history);
  g_assert_cmpstr (lw_history_get_undo_title (fixture->history), ==, "Outer");

  lw_history_begin (fixture->history, "Empty");
  lw_history_end (fixture->history);
  g_assert_cmpstr (lw_history_get_undo_title (fixture->history), ==, "Outer");

  lw_history_undo (fixture->history);
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, "");
  g_assert_cmpfloat (lw_stage_get_target (stage (fixture, 0)), ==, 68);
  g_assert_cmpuint (lw_record_list_get_size (fixture->stages), ==, 7);
  g_assert_false (lw_history_get_can_undo (fixture->history));
  g_assert_cmpstr (lw_history_get_redo_title (fixture->history), ==, "Outer");
}

/* Without a title, typing goes on in the field that the group changed last. */
static void
test_untitled_group (Fixture *fixture, gconstpointer data)
{
  lw_history_begin (fixture->history, NULL);
  lw_plan_set_notes (fixture->plan, "n");
  lw_plan_set_name (fixture->plan, "A");
  lw_history_end (fixture->history);
  lw_plan_set_name (fixture->plan, "AB");
  g_assert_cmpuint (count_undo (fixture->history), ==, 1);
  g_assert_cmpstr (lw_plan_get_notes (fixture->plan), ==, "");
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, "");
}

static void
drag (Fixture *fixture, const char *key, double to)
{
  lw_history_begin_merging (fixture->history, "Drag", key);
  lw_stage_set_target (stage (fixture, 0), to);
  lw_stage_set_duration_ms (stage (fixture, 0), (gint64) to * 1000);
  lw_history_end (fixture->history);
}

static void
test_merging (Fixture *fixture, gconstpointer data)
{
  for (guint i = 1; i <= 100; i++)
    drag (fixture, "stage-0", i);
  lw_history_undo (fixture->history);
  g_assert_cmpfloat (lw_stage_get_target (stage (fixture, 0)), ==, 68);
  g_assert_cmpint (lw_stage_get_duration_ms (stage (fixture, 0)), ==, 120000);
  g_assert_false (lw_history_get_can_undo (fixture->history));
  lw_history_redo (fixture->history);
  g_assert_cmpfloat (lw_stage_get_target (stage (fixture, 0)), ==, 100);

  drag (fixture, "stage-0", 7); /* not after a redo */
  drag (fixture, "other", 8);
  lw_history_seal (fixture->history);
  drag (fixture, "other", 9);
  g_assert_cmpuint (count_undo (fixture->history), ==, 4);

  /* Back where it began, there is nothing left of it. */
  drag (fixture, "back", 5);
  drag (fixture, "back", 5);
  lw_history_begin_merging (fixture->history, "Drag", "back");
  lw_stage_set_target (stage (fixture, 0), 68);
  lw_stage_set_duration_ms (stage (fixture, 0), 120000);
  lw_history_end (fixture->history);
  g_assert_false (lw_history_get_can_undo (fixture->history));
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwStage) added = lw_stage_new ();
  LwStage *first = stage (fixture, 0);
  LwStage *third = stage (fixture, 2);

  lw_record_list_insert (fixture->stages, 1, added);
  lw_record_list_remove (fixture->stages, 0);
  lw_record_list_move (fixture->stages, 1, 4);
  lw_stage_set_target (added, 7);
  g_assert_cmpuint (count_undo (fixture->history), ==, 4);
  g_assert_true (stage (fixture, 0) == first);
  g_assert_true (stage (fixture, 2) == third);
  g_assert_null (lw_record_get_parent (LW_RECORD (added)));

  while (lw_history_get_can_redo (fixture->history))
    lw_history_redo (fixture->history);
  g_assert_true (stage (fixture, 0) == added);
  g_assert_cmpfloat (lw_stage_get_target (added), ==, 7);
  count_undo (fixture->history);
}

static void
test_modified (Fixture *fixture, gconstpointer data)
{
  lw_plan_set_name (fixture->plan, "A");
  g_assert_true (lw_history_get_modified (fixture->history));
  lw_history_mark_saved (fixture->history);
  g_assert_false (lw_history_get_modified (fixture->history));

  /* Typing on after saving is a step of its own. */
  lw_plan_set_name (fixture->plan, "AB");
  g_assert_true (lw_history_get_modified (fixture->history));
  lw_history_undo (fixture->history);
  g_assert_false (lw_history_get_modified (fixture->history));
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, "A");
  lw_history_undo (fixture->history);
  g_assert_true (lw_history_get_modified (fixture->history));
  lw_history_redo (fixture->history);
  g_assert_false (lw_history_get_modified (fixture->history));

  /* The saved state is out of reach once something else was edited before it. */
  lw_history_undo (fixture->history);
  lw_plan_set_name (fixture->plan, "C");
  g_assert_true (lw_history_get_modified (fixture->history));
  lw_history_undo (fixture->history);
  g_assert_true (lw_history_get_modified (fixture->history));

  lw_history_clear (fixture->history);
  g_assert_false (lw_history_get_modified (fixture->history));
  lw_history_mark_unsaved (fixture->history);
  g_assert_true (lw_history_get_modified (fixture->history));
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');

  lw_history_mark_saved (fixture->history);
  lw_history_set_limit (fixture->history, 500000);
  for (guint i = 0; i < 100; i++)
    {
      long_text[0] = 'a' + i % 26;
      lw_plan_set_notes (fixture->plan, long_text);
      lw_history_seal (fixture->history);
    }
  /* Each step holds the old and the new text. */
  g_assert_cmpuint (count_undo (fixture->history), ==, 2);
  g_assert_true (lw_history_get_modified (fixture->history));

  lw_history_clear (fixture->history);
  lw_history_set_limit (fixture->history, 1);
  lw_plan_set_notes (fixture->plan, "short");
  lw_plan_set_name (fixture->plan, "A");
  g_assert_cmpuint (count_undo (fixture->history), ==, 1);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_notify (Fixture *fixture, gconstpointer data)
{
  static const char *const signals[] = { "notify::can-undo", "notify::can-redo",
                                         "notify::undo-title", "notify::redo-title",
                                         "notify::modified" };
  guint counts[G_N_ELEMENTS (signals)] = { 0 };
  gboolean can_undo;

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_swapped (fixture->history, signals[i], G_CALLBACK (count_cb), &counts[i]);

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      lw_plan_set_name (fixture->plan, name);
    }
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 0);
  g_assert_cmpuint (counts[2], ==, 1);
  g_assert_cmpuint (counts[4], ==, 1);
  g_object_get (fixture->history, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);

  lw_history_undo (fixture->history);
  g_assert_cmpuint (counts[0], ==, 2);
  g_assert_cmpuint (counts[1], ==, 1);
  g_assert_cmpuint (counts[2], ==, 2);
  g_assert_cmpuint (counts[3], ==, 1);
  g_assert_cmpuint (counts[4], ==, 2);
}

/* Somebody who keeps two fields in step: 10 ms of gap for each letter of the name. */
static void
follow_name_cb (LwPlan *plan)
{
  lw_plan_set_gap_ms (plan, 10 * g_utf8_strlen (lw_plan_get_name (plan), -1));
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  g_signal_connect (fixture->plan, "notify::name", G_CALLBACK (follow_name_cb), NULL);
  lw_plan_set_name (fixture->plan, "abc");
  lw_plan_set_name (fixture->plan, "abcd");
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 40);
  g_assert_cmpstr (lw_history_get_undo_title (fixture->history), ==, "name");

  /* One step, which also brings back a value that the follower would never give. */
  lw_history_undo (fixture->history);
  g_assert_false (lw_history_get_can_undo (fixture->history));
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, "");
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 30000);
  lw_history_redo (fixture->history);
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 40);
}

static void
limit_gap_cb (LwPlan *plan)
{
  if (lw_plan_get_gap_ms (plan) > 1000)
    lw_plan_set_gap_ms (plan, 1000);
}

/* The answer comes before those who listen later hear of the change itself. */
static void
test_answer_in_same_field (Fixture *fixture, gconstpointer data)
{
  lw_plan_set_gap_ms (fixture->plan, 500);
  lw_history_seal (fixture->history);
  g_signal_connect (fixture->plan, "notify::gap-ms", G_CALLBACK (limit_gap_cb), NULL);
  lw_plan_set_gap_ms (fixture->plan, 2000);
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 1000);
  lw_history_undo (fixture->history);
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 500);
  lw_history_redo (fixture->history);
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 1000);
}

/* Keeps a flat stage at the start of the list, and tells of it while the list is still being told
 * of. */
static void
keep_first_flat_cb (LwRecordList *stages, guint position, guint removed, guint added,
                    LwHistory *history)
{
  LwStage *first = lw_record_list_get (stages, 0);

  if (first != NULL && lw_stage_get_target (first) == 0)
    return;
  lw_history_begin (history, "Keep flat");
  lw_record_list_insert (stages, 0, g_object_new (LW_TYPE_STAGE, "target", 0.0, NULL));
  g_object_unref (lw_record_list_get (stages, 0));
  lw_history_end (history);
}

static void
test_answers_in_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwRecord) before = NULL;
  g_autoptr (LwRecord) after = NULL;
  g_autoptr (LwStage) added = lw_stage_new ();

  lw_stage_set_target (stage (fixture, 0), 0);
  lw_history_clear (fixture->history);
  before = lw_record_copy (LW_RECORD (fixture->plan));
  g_signal_connect (fixture->stages, "items-changed", G_CALLBACK (keep_first_flat_cb),
                    fixture->history);
  lw_record_list_insert (fixture->stages, 0, added);
  g_assert_cmpuint (lw_record_list_get_size (fixture->stages), ==, 9);
  lw_history_begin (fixture->history, "Remove");
  lw_record_list_remove (fixture->stages, 0); /* comes back at once */
  lw_record_list_remove (fixture->stages, 2);
  lw_history_end (fixture->history);
  after = lw_record_copy (LW_RECORD (fixture->plan));

  g_assert_cmpuint (count_undo (fixture->history), ==, 2);
  g_assert_true (lw_record_equal (LW_RECORD (fixture->plan), before));
  while (lw_history_get_can_redo (fixture->history))
    lw_history_redo (fixture->history);
  g_assert_true (lw_record_equal (LW_RECORD (fixture->plan), after));
}

static void
rename_forever_cb (LwPlan *plan)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("%u", ++n);

  if (n % 2 == 0)
    lw_plan_set_name (plan, name);
}

/* Nobody can undo what is done again each time, but the program goes on. */
static void
test_stubborn (Fixture *fixture, gconstpointer data)
{
  lw_plan_set_name (fixture->plan, "A");
  lw_history_seal (fixture->history);
  g_signal_connect (fixture->plan, "notify::name", G_CALLBACK (rename_forever_cb), NULL);
  lw_plan_set_name (fixture->plan, "B");
  lw_history_undo (fixture->history);
  lw_history_undo (fixture->history);
  g_assert_false (lw_history_get_can_undo (fixture->history));
}

static void
undo_cb (LwHistory *history)
{
  lw_history_undo (history);
}

static void
test_undo_while_undoing (Fixture *fixture, gconstpointer data)
{
  lw_plan_set_name (fixture->plan, "A");
  lw_plan_set_gap_ms (fixture->plan, 1);
  g_signal_connect_object (fixture->plan, "notify::gap-ms", G_CALLBACK (undo_cb), fixture->history,
                           G_CONNECT_SWAPPED);
  lw_history_undo (fixture->history);
  g_assert_cmpstr (lw_plan_get_name (fixture->plan), ==, "A");
  g_assert_cmpint (lw_plan_get_gap_ms (fixture->plan), ==, 30000);
}

/* An entry commits what was typed after its row is gone. */
static void
test_strays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwScenario) scenario = g_object_ref (fixture->scenario);
  g_autoptr (LwRecord) before = lw_record_copy (LW_RECORD (fixture->plan));
  g_autoptr (LwRecord) after = NULL;
  LwRecordList *scenarios =
      lw_objective_get_scenarios (LW_OBJECTIVE (lw_record_get_parent (LW_RECORD (scenario))));

  lw_record_list_remove (scenarios, 0);
  lw_scenario_set_name (scenario, "late");
  lw_stage_set_target (stage (fixture, 0), 1);
  lw_record_list_remove (fixture->stages, 0);
  after = lw_record_copy (LW_RECORD (fixture->plan));
  lw_history_undo (fixture->history);
  g_assert_false (lw_history_get_can_undo (fixture->history));
  g_assert_true (lw_record_equal (LW_RECORD (fixture->plan), before));
  lw_history_redo (fixture->history);
  g_assert_true (lw_record_equal (LW_RECORD (fixture->plan), after));

  /* The same once the history itself has taken it out. */
  lw_scenario_set_description (scenario, "late");
  lw_history_undo (fixture->history);
  g_assert_true (lw_record_equal (LW_RECORD (fixture->plan), before));
  /* And back in the tree it is watched as ever. */
  lw_scenario_set_name (scenario, "now");
  g_assert_cmpuint (count_undo (fixture->history), ==, 1);
  g_assert_true (lw_record_equal (LW_RECORD (fixture->plan), before));
}

/* Moved by hand, with an edit in between: what came back is what counts. */
static void
test_put_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwStage) moved = g_object_ref (stage (fixture, 0));
  g_autoptr (LwRecord) before = lw_record_copy (LW_RECORD (fixture->plan));
  g_autoptr (LwRecord) after = NULL;

  lw_history_begin (fixture->history, "Move");
  lw_record_list_remove (fixture->stages, 0);
  lw_stage_set_target (moved, 42);
  lw_record_list_insert (fixture->stages, 3, moved);
  lw_history_end (fixture->history);
  after = lw_record_copy (LW_RECORD (fixture->plan));
  for (guint i = 0; i < 2; i++)
    {
      lw_history_undo (fixture->history);
      g_assert_true (lw_record_equal (LW_RECORD (fixture->plan), before));
      g_assert_true (stage (fixture, 0) == moved);
      lw_history_redo (fixture->history);
      g_assert_true (lw_record_equal (LW_RECORD (fixture->plan), after));
      g_assert_true (stage (fixture, 3) == moved);
    }
}

static void
test_moved_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwPlan) other = lw_plan_new_default ();
  g_autoptr (LwRecord) before = lw_record_copy (LW_RECORD (fixture->plan));
  g_autoptr (LwRecord) endpoint =
      g_object_ref (lw_record_list_get (lw_plan_get_endpoints (fixture->plan), 0));

  lw_record_list_remove (lw_plan_get_endpoints (fixture->plan), 0);
  lw_record_list_append (lw_plan_get_endpoints (other), endpoint);
  lw_history_undo (fixture->history);
  g_assert_true (lw_record_equal (LW_RECORD (fixture->plan), before));
  g_assert_true (lw_record_get_root (endpoint) == LW_RECORD (other));
}

/* Random edits */

static LwRecord *
random_record (LwRecord *record)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (record, &n_fields);
  g_autoptr (GPtrArray) below = g_ptr_array_new ();

  for (guint i = 0; i < n_fields; i++)
    {
      gpointer child = NULL;

      if (lw_param_spec_get_item_type (fields[i]) != G_TYPE_INVALID)
        {
          LwRecordList *list = lw_record_get_child (record, fields[i]->param_id);

          for (guint j = 0; j < lw_record_list_get_size (list); j++)
            g_ptr_array_add (below, lw_record_list_get (list, j));
        }
      else if (g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (fields[i]), LW_TYPE_RECORD))
        child = lw_record_get_child (record, fields[i]->param_id);
      if (child != NULL)
        g_ptr_array_add (below, child);
    }
  if (below->len == 0 || g_test_rand_int_range (0, 3) == 0)
    return record;
  return random_record (g_ptr_array_index (below, g_test_rand_int_range (0, below->len)));
}

static void
edit_list (LwRecordList *list)
{
  guint size = lw_record_list_get_size (list);

  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      {
        g_autoptr (LwRecord) item = g_object_new (lw_record_list_get_item_type (list), NULL);

        random_record_fill (item);
        lw_record_list_insert (list, g_test_rand_int_range (0, size + 1), item);
      }
      break;
    case 1:
      if (size > 0)
        lw_record_list_remove (list, g_test_rand_int_range (0, size));
      break;
    default:
      if (size > 0)
        lw_record_list_move (list, g_test_rand_int_range (0, size),
                             g_test_rand_int_range (0, size));
      break;
    }
}

static void
random_edit (LwPlan *plan)
{
  LwRecord *record = random_record (LW_RECORD (plan));
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (record, &n_fields);
  GParamSpec *field = fields[g_test_rand_int_range (0, n_fields)];

  if (lw_param_spec_get_item_type (field) != G_TYPE_INVALID)
    edit_list (lw_record_get_child (record, field->param_id));
  else if (!g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (field), LW_TYPE_RECORD))
    random_record_set_field (record, field);
}

static void
random_step (LwPlan *plan, LwHistory *history)
{
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      lw_history_begin (history, "Group");
      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        random_edit (plan);
      lw_history_end (history);
      break;
    case 1:
      lw_history_begin_merging (history, "Drag", "drag");
      random_edit (plan);
      lw_history_end (history);
      break;
    case 2:
      lw_history_seal (history);
      break;
    case 3:
      lw_history_undo (history);
      break;
    case 4:
      lw_history_redo (history);
      break;
    default:
      random_edit (plan);
      break;
    }
}

/* Undoing everything gives the original, redoing everything the edited plan, and on the way back
 * down every state is the one that was there on the way up. */
static void
test_random (void)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (LwPlan) plan = random_plan_new ();
      g_autoptr (LwHistory) history = lw_history_new (LW_RECORD (plan));
      g_autoptr (LwRecord) original = lw_record_copy (LW_RECORD (plan));
      g_autoptr (LwRecord) edited = NULL;
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint n = 0; n < 60; n++)
        random_step (plan, history);
      while (lw_history_get_can_redo (history))
        lw_history_redo (history);
      edited = lw_record_copy (LW_RECORD (plan));

      while (lw_history_get_can_undo (history))
        {
          g_ptr_array_add (states, lw_record_copy (LW_RECORD (plan)));
          lw_history_undo (history);
        }
      g_assert_true (lw_record_equal (LW_RECORD (plan), original));
      g_assert_false (lw_history_get_modified (history));
      for (guint n = states->len; n > 0; n--)
        {
          lw_history_redo (history);
          g_assert_true (lw_record_equal (LW_RECORD (plan), g_ptr_array_index (states, n - 1)));
        }
      g_assert_true (lw_record_equal (LW_RECORD (plan), edited));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD_TEST(name, function)                                                                   \
  g_test_add ("/history/" name, Fixture, NULL, set_up, function, tear_down)
  ADD_TEST ("empty", test_empty);
  ADD_TEST ("values", test_values);
  ADD_TEST ("typing", test_typing);
  ADD_TEST ("taken-back", test_taken_back);
  ADD_TEST ("groups", test_groups);
  ADD_TEST ("untitled-group", test_untitled_group);
  ADD_TEST ("merging", test_merging);
  ADD_TEST ("lists", test_lists);
  ADD_TEST ("modified", test_modified);
  ADD_TEST ("limit", test_limit);
  ADD_TEST ("notify", test_notify);
  ADD_TEST ("answers", test_answers);
  ADD_TEST ("answer-in-same-field", test_answer_in_same_field);
  ADD_TEST ("answers-in-lists", test_answers_in_lists);
  ADD_TEST ("stubborn", test_stubborn);
  ADD_TEST ("undo-while-undoing", test_undo_while_undoing);
  ADD_TEST ("strays", test_strays);
  ADD_TEST ("put-back", test_put_back);
  ADD_TEST ("moved-elsewhere", test_moved_elsewhere);
  g_test_add_func ("/history/random", test_random);

  return g_test_run ();
}
