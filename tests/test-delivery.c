/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"
#include "hostile.h"
#include "lw-delivery.h"

#include <string.h>

static void
test_versions (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
    int version[3];
  } cases[] = {
    { "2.3.0", TRUE, { 2, 3, 0 } },   { "v0.49.1", TRUE, { 0, 49, 1 } },  { "2.3", TRUE, { 2, 3, 0 } },
    { "10.20.30", TRUE, { 10, 20, 30 } }, { "2", FALSE, { 0 } },          { "", FALSE, { 0 } },
    { "v", FALSE, { 0 } },            { "2.", FALSE, { 0 } },             { "2.3.", FALSE, { 0 } },
    { "2.3.0.1", FALSE, { 0 } },      { "2.3.0-rc1", FALSE, { 0 } },      { " 2.3.0", FALSE, { 0 } },
    { "2.3.0\n", FALSE, { 0 } },      { "latest", FALSE, { 0 } },         { "-1.0.0", FALSE, { 0 } },
    { "999999.0.0", FALSE, { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int version[3];

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (lw_k6_version_parse (cases[i].text, version), ==, cases[i].valid);
      for (guint part = 0; cases[i].valid && part < 3; part++)
        g_assert_cmpint (version[part], ==, cases[i].version[part]);
    }
}

static void
test_pinned (void)
{
  g_autoptr (LwDelivery) delivery = lw_delivery_new ();

  g_assert_cmpstr (lw_delivery_get_safe_k6_version (delivery), ==, LW_DELIVERY_K6_VERSION);
  lw_delivery_set_k6_version (delivery, "v1.4.2");
  g_assert_cmpstr (lw_delivery_get_safe_k6_version (delivery), ==, "1.4.2");
  g_assert_true (lw_delivery_has_k6 (delivery, 1, 4));
  g_assert_true (lw_delivery_has_k6 (delivery, 0, 99));
  g_assert_false (lw_delivery_has_k6 (delivery, 1, 5));
  g_assert_false (lw_delivery_has_k6 (delivery, 2, 0));
  lw_delivery_set_k6_version (delivery, "$(id)");
  g_assert_cmpstr (lw_delivery_get_safe_k6_version (delivery), ==, LW_DELIVERY_K6_VERSION);
  g_assert_true (lw_delivery_has_k6 (delivery, 2, 0));
}

static void
assert_image (LwDelivery *delivery, const char *image, const char *expected)
{
  g_autofree char *used = NULL;

  lw_delivery_set_image (delivery, image);
  used = lw_delivery_dup_image (delivery);
  g_assert_cmpstr (used, ==, expected);
}

/* What is no image never gets into a file. */
static void
test_images (void)
{
  static const char *const good[] = { "grafana/k6:2.3.0", "registry.example.com:5000/team/k6", "k6",
                                      "localhost/k6:With-Kafka_1",
                                      "k6@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" };
  static const char *const bad[] = { "", "Grafana/k6", "k6 run", "k6;id", "-k6", "/k6", "$(id)", "k6\n", "k6#x" };
  g_autoptr (LwDelivery) delivery = lw_delivery_new ();

  lw_delivery_set_k6_version (delivery, "1.2");
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    assert_image (delivery, good[i], good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_image (delivery, bad[i], "grafana/k6:1.2");
}

static void
test_names (void)
{
  static const char *const good[] = { "a", "load-test", "0", "a1-b2",
                                      "a23456789-123456789-123456789-123456789-123456789-123456789-123" };
  static const char *const bad[] = { "",     "-a",   "a-",  "A",   "a_b", "a.b", "a b", "ä", "a\n",
                                     "a23456789-123456789-123456789-123456789-123456789-123456789-1234" };

  g_assert_cmpuint (strlen (good[4]), ==, 63);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (lw_kubernetes_name_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (lw_kubernetes_name_is_valid (bad[i]));
}

static void
test_schedules (void)
{
  static const char *const good[] = { "0 3 * * 1", "*/15 0-6 1,15 * *", "0 0 1 1 0" };
  static const char *const bad[] = { "",           "0 3 * *",  "0 3 * * 1 2", "0 3 * * MON", "0  3 * * 1",
                                     "@daily",     "0 3 * * $(id)", "0 3 * * 1\n", " 0 3 * * 1", "0 3 * * #" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (lw_cron_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (lw_cron_is_valid (bad[i]));
    }
}

static void
assert_problem (LwPlan *plan, const char *code, const char *path)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  const LwProblem *problem = lw_test_find_problem (schedule, code);

  g_test_message ("%s", code);
  if (path == NULL)
    {
      g_assert_null (problem);
      return;
    }
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->severity, ==, LW_SEVERITY_ERROR);
  g_assert_cmpstr (problem->path, ==, path);
}

static void
test_problems (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (100, 1);
  LwDelivery *delivery = lw_plan_get_delivery (plan);
  static const char *const codes[] = { "k6-version", "k6-version-old", "k6-version-opentelemetry", "image",
                                       "namespace", "pods", "schedule" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    assert_problem (plan, codes[i], NULL);

  lw_delivery_set_k6_version (delivery, "newest");
  assert_problem (plan, "k6-version", "delivery.k6-version");
  lw_delivery_set_k6_version (delivery, "0.48.0");
  assert_problem (plan, "k6-version-old", "delivery.k6-version");
  lw_delivery_set_k6_version (delivery, "0.52.0");
  assert_problem (plan, "k6-version-old", NULL);
  lw_delivery_set_to_opentelemetry (delivery, TRUE);
  assert_problem (plan, "k6-version-opentelemetry", "delivery.k6-version");
  lw_delivery_set_k6_version (delivery, "0.53.0");
  assert_problem (plan, "k6-version-opentelemetry", NULL);

  lw_delivery_set_image (delivery, "two words");
  assert_problem (plan, "image", "delivery.image");
  lw_delivery_set_schedule (delivery, "at night");
  assert_problem (plan, "schedule", "delivery.schedule");

  /* What is only for Kubernetes counts only there. */
  lw_delivery_set_namespace_name (delivery, "No Name");
  lw_delivery_set_pods (delivery, 9999);
  assert_problem (plan, "namespace", NULL);
  assert_problem (plan, "pods", NULL);
  lw_delivery_set_kubernetes (delivery, TRUE);
  assert_problem (plan, "namespace", "delivery.namespace");
  assert_problem (plan, "pods", "delivery.pods");
  lw_delivery_set_pods (delivery, 1);
  assert_problem (plan, "pods", NULL);
}

/* None of these texts is anything that a file would take as it is. */
static void
test_hostile (void)
{
  for (guint i = 0; hostile_texts[i] != NULL; i++)
    {
      g_autoptr (LwDelivery) delivery = lw_delivery_new ();
      g_autofree char *image = NULL;

      hostile_fill (LW_RECORD (delivery), hostile_texts[i], NULL);
      image = lw_delivery_dup_image (delivery);
      g_assert_cmpuint (strspn (image, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/:@"), ==,
                        strlen (image));
      g_assert_cmpstr (lw_delivery_get_safe_k6_version (delivery), ==, LW_DELIVERY_K6_VERSION);
      g_assert_false (lw_cron_is_valid (hostile_texts[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/delivery/versions", test_versions);
  g_test_add_func ("/delivery/pinned", test_pinned);
  g_test_add_func ("/delivery/images", test_images);
  g_test_add_func ("/delivery/names", test_names);
  g_test_add_func ("/delivery/schedules", test_schedules);
  g_test_add_func ("/delivery/problems", test_problems);
  g_test_add_func ("/delivery/hostile", test_hostile);
  return g_test_run ();
}
