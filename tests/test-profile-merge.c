/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/random-record.h"
#include "lw-history.h"
#include "lw-profile-merge.h"
#include "lw-profile-reader.h"

#include <string.h>

#define API                                                                                        \
  "    - id: api\n"                                                                                \
  "      type: http-api\n"                                                                         \
  "      endpoints:\n"                                                                             \
  "        - {method: GET, path: /orders, avg_response_ms: 20}\n"                                  \
  "        - {method: GET, path: '/orders/:id', avg_response_ms: 30}\n"
#define QUEUE "    - {id: queue, type: sqs-standard}\n"
#define HEAD "architecture:\n  name: Orders\n  components:\n"
#define TARGETS(rps) "targets:\n  production: {avg_rps: " rps ", peak_rps: 5000}\n"

static LwProfile *
read_profile (const char *text)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  LwProfile *profile = lw_profile_read_data (text, strlen (text), "profile.yaml", problems);

  g_assert_nonnull (profile);
  return profile;
}

static LwPlan *
plan_for (const char *text)
{
  g_autoptr (LwProfile) profile = read_profile (text);

  return lw_plan_new_for_profile (profile);
}

/* Merges and returns the notes, a line each: "code path: message". */
static char *
merge (LwPlan *plan, const char *text)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) fresh = read_profile (text);
  GString *notes = g_string_new (NULL);

  lw_profile_merge (plan, NULL, fresh, problems);
  for (guint i = 0; i < problems->len; i++)
    {
      LwProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpint (problem->severity, ==, LW_SEVERITY_NOTE);
      g_assert_nonnull (lw_record_lookup_path (LW_RECORD (plan), problem->path, NULL));
      g_string_append_printf (notes, "%s %s: %s\n", problem->code, problem->path, problem->message);
    }
  g_assert_true (
      lw_record_equal (LW_RECORD (lw_plan_get_imported_profile (plan)), LW_RECORD (fresh)));
  return g_string_free (notes, FALSE);
}

/* Without edits the plan becomes what a new plan for the file would be. */
static void
test_only_file (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD API QUEUE TARGETS ("1000"));
  const char *changed =
      HEAD "    - {id: cache, type: redis}\n"
           "    - id: api\n"
           "      type: http-api\n"
           "      name: Orders API\n"
           "      endpoints:\n"
           "        - {method: GET, path: /orders, avg_response_ms: 25, p95_response_ms: 90}\n"
           "        - {method: GET, path: '/orders/:id', avg_response_ms: 30}\n" TARGETS ("1500");
  g_autoptr (LwPlan) wanted = plan_for (changed);
  g_autofree char *notes = merge (plan, changed);

  g_assert_cmpstr (notes, ==, "");
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (wanted)));
}

static void
test_same_file (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD API QUEUE TARGETS ("1000"));
  g_autoptr (LwRecord) before = NULL;
  g_autofree char *notes = NULL;

  lw_traffic_set_avg_rps (lw_profile_get_production (lw_plan_get_profile (plan)), 3);
  lw_record_list_remove (lw_plan_get_endpoints (plan), 0);
  before = lw_record_copy (LW_RECORD (plan));
  notes = merge (plan, HEAD API QUEUE TARGETS ("1000"));
  g_assert_cmpstr (notes, ==, "");
  g_assert_true (lw_record_equal (LW_RECORD (plan), before));
}

static void
test_values (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD API TARGETS ("1000"));
  LwTraffic *production = lw_profile_get_production (lw_plan_get_profile (plan));
  g_autofree char *notes = NULL;
  g_autofree char *again = NULL;

  lw_profile_set_description (lw_plan_get_profile (plan), "Mine");
  lw_traffic_set_avg_rps (production, 2000);
  notes = merge (plan, HEAD API "targets:\n  production: {avg_rps: 1500, peak_rps: 6000}\n");
  g_assert_cmpstr (
      notes, ==,
      "profile-conflict profile.production.avg-rps: avg rps was changed here and in the "
      "file: 2000 is kept, the file now says 1500\n");
  g_assert_cmpfloat (lw_traffic_get_avg_rps (production), ==, 2000);
  g_assert_cmpfloat (lw_traffic_get_peak_rps (production), ==, 6000);
  g_assert_cmpstr (lw_profile_get_description (lw_plan_get_profile (plan)), ==, "Mine");

  /* The conflict was told; the next reload starts from the file as it is. */
  again = merge (plan, HEAD API "targets:\n  production: {avg_rps: 1500}\n");
  g_assert_cmpstr (again, ==, "");
  g_assert_cmpfloat (lw_traffic_get_avg_rps (production), ==, 2000);
  g_assert_false (LW_IS_SET (lw_traffic_get_peak_rps (production)));
}

static void
test_same_edit (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD API TARGETS ("1000"));
  g_autofree char *notes = NULL;

  lw_traffic_set_avg_rps (lw_profile_get_production (lw_plan_get_profile (plan)), 1500);
  notes = merge (plan, HEAD API TARGETS ("1500"));
  g_assert_cmpstr (notes, ==, "");
}

static void
test_components (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD API QUEUE "    - {id: db, type: postgresql}\n");
  LwProfile *profile = lw_plan_get_profile (plan);
  LwRecordList *components = lw_profile_get_components (profile);
  LwComponent *api = lw_profile_find_component (profile, "api");
  g_autofree char *notes = NULL;

  lw_component_set_name (lw_profile_find_component (profile, "db"), "Main");
  lw_record_list_remove (components, 1); /* the queue */
  notes = merge (plan,
                 HEAD "    - {id: cache, type: redis}\n" API "    - {id: queue, type: sqs-fifo}\n");
  g_assert_cmpstr (
      notes, ==,
      "profile-conflict profile.components[2]: “db” was changed here and removed from the file: it is kept\n"
      "profile-conflict profile.components: “queue” was removed here and changed in the file: it stays "
      "removed\n");
  g_assert_cmpuint (lw_record_list_get_size (components), ==, 3);
  g_assert_cmpstr (lw_component_get_id (lw_record_list_get (components, 0)), ==, "cache");
  /* The object is the same one, so widgets stay bound. */
  g_assert_true (lw_record_list_get (components, 1) == (gpointer) api);
  g_assert_cmpstr (lw_component_get_id (lw_record_list_get (components, 2)), ==, "db");
}

static void
assert_order (LwPlan *plan, const char *expected)
{
  LwRecordList *components = lw_profile_get_components (lw_plan_get_profile (plan));
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < lw_record_list_get_size (components); i++)
    g_string_append (order, lw_component_get_id (lw_record_list_get (components, i)));
  g_assert_cmpstr (order->str, ==, expected);
}

#define ITEM(id) "    - {id: " id ", type: redis}\n"

static void
test_order (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD ITEM ("a") ITEM ("b") ITEM ("c") ITEM ("d"));
  g_autoptr (LwPlan) edited = plan_for (HEAD ITEM ("a") ITEM ("b") ITEM ("c") ITEM ("d"));
  g_autoptr (LwComponent) own = lw_component_new ();
  g_autofree char *notes = NULL;
  g_autofree char *edited_notes = NULL;

  lw_component_set_id (own, "X");
  lw_record_list_insert (lw_profile_get_components (lw_plan_get_profile (plan)), 1, own);
  notes = merge (plan, HEAD ITEM ("d") ITEM ("c") ITEM ("new") ITEM ("a") ITEM ("b"));
  assert_order (plan, "dXcnewab");

  lw_record_list_move (lw_profile_get_components (lw_plan_get_profile (edited)), 0, 3);
  edited_notes = merge (edited, HEAD ITEM ("d") ITEM ("c") ITEM ("b") ITEM ("a"));
  assert_order (edited, "bcda");
}

static void
test_added_twice (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD API);
  g_autoptr (LwComponent) own = lw_component_new ();
  g_autofree char *notes = NULL;

  lw_component_set_id (own, "queue");
  lw_component_set_kind (own, "sqs-fifo");
  lw_record_list_append (lw_profile_get_components (lw_plan_get_profile (plan)), own);
  notes = merge (plan, HEAD API "    - {id: queue, type: sqs-standard, name: Jobs}\n");
  g_assert_cmpstr (
      notes, ==,
      "profile-conflict profile.components[1].kind: kind was changed here and in the file: "
      "“sqs-fifo” is kept, the file now says “sqs-standard”\n");
  g_assert_cmpstr (lw_component_get_name (own), ==, "Jobs");
}

static LwEndpoint *
request (LwPlan *plan, guint i)
{
  return lw_record_list_get (lw_plan_get_endpoints (plan), i);
}

static void
test_requests (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD API);
  LwRecordList *requests = lw_plan_get_endpoints (plan);
  g_autofree char *notes = NULL;

  lw_endpoint_set_weight (request (plan, 0), 7);
  lw_endpoint_set_avg_response_ms (request (plan, 1), 99);
  notes = merge (
      plan, HEAD
      "    - id: api\n"
      "      type: http-api\n"
      "      endpoints:\n"
      "        - {method: GET, path: /orders, avg_response_ms: 25}\n"
      "        - {method: GET, path: '/orders/:id', avg_response_ms: 35, p95_response_ms: 80}\n"
      "        - {method: POST, path: /orders}\n");
  g_assert_cmpstr (
      notes, ==,
      "profile-conflict endpoints[1].avg-response-ms: avg response ms was changed here and in the file: "
      "99 is kept, the file now says 35\n"
      "profile-endpoint-added endpoints[2]: “POST /orders” is new in the profile; the test calls it as well "
      "now\n");
  g_assert_cmpuint (lw_record_list_get_size (requests), ==, 3);
  g_assert_cmpfloat (lw_endpoint_get_weight (request (plan, 0)), ==, 7);
  g_assert_cmpfloat (lw_endpoint_get_avg_response_ms (request (plan, 0)), ==, 25);
  g_assert_cmpfloat (lw_endpoint_get_avg_response_ms (request (plan, 1)), ==, 99);
  g_assert_cmpfloat (lw_endpoint_get_p95_response_ms (request (plan, 1)), ==, 80);
  g_assert_cmpstr (lw_endpoint_get_component (request (plan, 2)), ==, "api");
  g_assert_cmpint (lw_endpoint_get_payload_kind (request (plan, 2)), ==, LW_PAYLOAD_JSON);
}

static void
test_requests_gone (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD API);
  g_autoptr (LwPlan) removed = plan_for (HEAD API);
  const char *one = HEAD
      "    - {id: api, type: http-api, endpoints: [{method: GET, path: /orders, avg_response_ms: 20}]}\n";
  g_autofree char *notes = merge (plan, one);
  g_autofree char *back = NULL;
  g_autofree char *removed_notes = NULL;

  g_assert_cmpstr (
      notes, ==,
      "profile-endpoint-gone endpoints[1]: “GET /orders/:id” is in the profile no longer; the "
      "test still calls it\n");
  g_assert_cmpuint (lw_record_list_get_size (lw_plan_get_endpoints (plan)), ==, 2);
  /* And when it is back it is not there twice. */
  back = merge (plan, HEAD API);
  g_assert_cmpstr (back, ==, "");
  g_assert_cmpuint (lw_record_list_get_size (lw_plan_get_endpoints (plan)), ==, 2);

  /* What was removed from the test does not come back because the file changes elsewhere. */
  lw_record_list_remove (lw_plan_get_endpoints (removed), 1);
  removed_notes = merge (removed, HEAD API QUEUE);
  g_assert_cmpstr (removed_notes, ==, "");
  g_assert_cmpuint (lw_record_list_get_size (lw_plan_get_endpoints (removed)), ==, 1);
}

static void
test_stopgap (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD "    - {id: api, type: http-api}\n");
  g_autoptr (LwPlan) wanted = plan_for (HEAD API);
  g_autofree char *notes = NULL;

  g_assert_cmpuint (lw_record_list_get_size (lw_plan_get_endpoints (plan)), ==, 1);
  notes = merge (plan, HEAD API);
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (wanted)));
}

static void
test_undo (void)
{
  g_autoptr (LwPlan) plan = plan_for (HEAD API QUEUE TARGETS ("1000"));
  g_autoptr (LwRecord) before = lw_record_copy (LW_RECORD (plan));
  g_autoptr (LwHistory) history = lw_history_new (LW_RECORD (plan));
  g_autofree char *notes = NULL;

  lw_history_begin (history, "Reload profile");
  notes = merge (plan, HEAD QUEUE API "    - {id: x, type: redis}\n" TARGETS ("2000"));
  lw_history_end (history);
  g_assert_false (lw_record_equal (LW_RECORD (plan), before));
  lw_history_undo (history);
  g_assert_true (lw_record_equal (LW_RECORD (plan), before));
}

/* Whatever the three are: nothing to take changes nothing, nothing edited takes everything but
 * order, and a second merge finds nothing left to do. */
static void
test_random (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (LwPlan) plan = random_plan_new ();
      g_autoptr (LwProfile) base = lw_profile_new ();
      g_autoptr (LwProfile) fresh = lw_profile_new ();
      g_autoptr (GPtrArray) problems = lw_problems_new ();
      g_autoptr (LwRecord) before = NULL;

      random_record_fill (LW_RECORD (base));
      random_record_fill (LW_RECORD (fresh));

      lw_record_assign (LW_RECORD (lw_plan_get_imported_profile (plan)), LW_RECORD (base));
      before = lw_record_copy (LW_RECORD (plan));
      lw_profile_merge (plan, NULL, base, problems);
      g_assert_true (lw_record_equal (LW_RECORD (plan), before));

      lw_profile_merge (plan, base, fresh, problems);
      g_assert_true (
          lw_record_equal (LW_RECORD (lw_plan_get_imported_profile (plan)), LW_RECORD (fresh)));
      g_clear_object (&before);
      before = lw_record_copy (LW_RECORD (plan));
      lw_profile_merge (plan, NULL, fresh, problems);
      g_assert_true (lw_record_equal (LW_RECORD (plan), before));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile-merge/only-file", test_only_file);
  g_test_add_func ("/profile-merge/same-file", test_same_file);
  g_test_add_func ("/profile-merge/values", test_values);
  g_test_add_func ("/profile-merge/same-edit", test_same_edit);
  g_test_add_func ("/profile-merge/components", test_components);
  g_test_add_func ("/profile-merge/order", test_order);
  g_test_add_func ("/profile-merge/added-twice", test_added_twice);
  g_test_add_func ("/profile-merge/requests", test_requests);
  g_test_add_func ("/profile-merge/requests-gone", test_requests_gone);
  g_test_add_func ("/profile-merge/stopgap", test_stopgap);
  g_test_add_func ("/profile-merge/undo", test_undo);
  g_test_add_func ("/profile-merge/random", test_random);

  return g_test_run ();
}
