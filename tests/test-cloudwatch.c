/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "hostile.h"
#include "lw-bundle.h"
#include "order-plan.h"

#include <glib/gstdio.h>
#include <string.h>

#define DATE G_GINT64_CONSTANT (1769868000) /* 2026-01-31 14:00 UTC */

/* A folder with the script, and with programs that stand in for the real ones. */
typedef struct
{
  char *folder;
  char *bin;
  char *output; /* of the last run, with what it said on standard error */
  int status;
} Fixture;

static void
write_program (const char *folder, const char *name, const char *text, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0755, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char aws[] = "#!/bin/sh\nprintf '%s\\n' \"$*\" >> aws.log\nexit ${AWS_STATUS:-0}\n";

  fixture->folder = g_dir_make_tmp ("loadwright-cloudwatch-XXXXXX", NULL);
  fixture->bin = g_build_filename (fixture->folder, "bin", NULL);
  g_assert_cmpint (g_mkdir (fixture->bin, 0755), ==, 0);
  write_program (fixture->bin, "aws", aws, strlen (aws));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "bin/aws", "bin/date", "bin", "aws.log", "queries.sh" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->output);
  g_free (fixture->bin);
  g_free (fixture->folder);
}

static void
make_script (Fixture *fixture, LwPlan *plan)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GBytes) bytes = lw_cloudwatch_generate (plan, schedule, DATE);

  write_program (fixture->folder, "queries.sh", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Runs a command in the folder, with the stand-ins found first. */
static void
run (Fixture *fixture, const char *command)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *path = g_strconcat (fixture->bin, ":", g_getenv ("PATH"), NULL);
  g_autofree char *whole = g_strconcat ("exec 2>&1; ", command, NULL);
  char *arguments[] = { (char *) "bash", (char *) "-c", whole, NULL };
  g_autoptr (GError) error = NULL;

  environment = g_environ_setenv (environment, "PATH", path, TRUE);
  g_clear_pointer (&fixture->output, g_free);
  g_spawn_sync (fixture->folder, arguments, environment, G_SPAWN_SEARCH_PATH, NULL, NULL,
                &fixture->output, NULL, &fixture->status, &error);
  g_assert_no_error (error);
  g_test_message ("%s", fixture->output);
}

static void
assert_has (Fixture *fixture, const char *text)
{
  if (strstr (fixture->output, text) == NULL)
    g_error ("“%s” is missing in: %s", text, fixture->output);
}

static void
test_commands (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = {
    "cloudwatch get-metric-statistics --namespace ContainerInsights "
    "--metric-name pod_cpu_utilization_over_pod_limit --statistics Average "
    "--dimensions Name=ClusterName,Value=qa Name=Namespace,Value=shop Name=Service,Value=order-api "
    "--start-time 2026-01-31T14:00:00Z --end-time 2026-01-31T15:00:00Z --period 60",
    "--namespace AWS/SQS --metric-name ApproximateAgeOfOldestMessage --statistics Maximum "
    "--dimensions Name=QueueName,Value=orders-queue ",
    "--namespace AWS/Lambda --metric-name Duration --extended-statistics p99 "
    "--dimensions Name=FunctionName,Value=order-worker-qa ",
    "{Time: Timestamp, Value: ExtendedStatistics.\"p99\", Unit: Unit}",
    "--namespace AWS/RDS --metric-name DatabaseConnections --statistics Maximum "
    "--dimensions Name=DBInstanceIdentifier,Value=orders-db ",
  };
  g_autoptr (LwPlan) plan = order_plan_new ();

  make_script (fixture, plan);
  run (fixture, "CLUSTER_NAME=qa NAMESPACE=shop ORDER_WORKER_NAME=order-worker-qa "
                "START=2026-01-31T14:00:00Z END=2026-01-31T15:00:00Z ./queries.sh all && cat aws.log");
  g_assert_cmpint (fixture->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_has (fixture, expected[i]);
  g_assert_null (strstr (fixture->output, "AWS/EKS"));

  /* One component asks about that one alone. */
  run (fixture, "rm aws.log; ./queries.sh orders-db >/dev/null && grep -c AWS/RDS aws.log && wc -l < aws.log");
  g_assert_cmpstr (fixture->output, ==, "7\n7\n");
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwPlan) plan = order_plan_new ();

  make_script (fixture, plan);
  /* What it prints, pasted into a shell, asks the same. */
  run (fixture, "export START=2026-01-31T14:00:00Z END=2026-02-02T14:00:00Z; "
                "./queries.sh -n all | grep ^aws > dry.sh; test ! -e aws.log && . ./dry.sh && mv aws.log pasted.log; "
                "./queries.sh all > /dev/null; cmp pasted.log aws.log && tail -n 1 aws.log; rm dry.sh pasted.log");
  g_assert_cmpint (fixture->status, ==, 0);
  /* Two days at one value a minute would be 2880 values. */
  assert_has (fixture, "--period 120 ");
}

/* Totals of what keeps a trace of each flow; only where flows are run. */
static void
test_crosscheck (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = {
    "--namespace AWS/SQS --metric-name NumberOfMessagesDeleted --statistics Sum "
    "--dimensions Name=QueueName,Value=orders-queue "
    "--start-time 2026-01-31T14:00:00Z --end-time 2026-01-31T15:00:00Z --period 60 "
    "--query sum(Datapoints[].Sum) --output text",
    "--metric-name ApproximateNumberOfMessagesVisible --statistics Maximum ",
    "--query sort_by(Datapoints, &Timestamp)[-1].Maximum --output text",
    "--namespace AWS/Lambda --metric-name Errors --statistics Sum ",
    "--namespace AWS/Lambda --metric-name IteratorAge --statistics Maximum ",
    "--namespace AWS/RDS --metric-name DatabaseConnections --statistics Maximum ",
    "--query max(Datapoints[].Maximum) --output text",
  };
  g_autoptr (LwPlan) plan = order_plan_new ();

  make_script (fixture, plan);
  run (fixture, "./queries.sh crosscheck");
  g_assert_cmpint (fixture->status, !=, 0);
  assert_has (fixture, "there is no component crosscheck");

  lw_plan_set_mode (plan, LW_MODE_MIXED);
  make_script (fixture, plan);
  run (fixture, "START=2026-01-31T14:00:00Z END=2026-01-31T15:00:00Z ./queries.sh crosscheck && cat aws.log");
  g_assert_cmpint (fixture->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_has (fixture, expected[i]);
  assert_has (fixture, "messages deleted (as many as completed flows)");
  g_assert_null (strstr (fixture->output, "ContainerInsights"));
  /* All is more than that, and what is printed asks the same. */
  run (fixture, "rm aws.log; ./queries.sh --help | grep -q crosscheck && ./queries.sh all > /dev/null && "
                "grep -q ContainerInsights aws.log && grep -c IteratorAge aws.log");
  g_assert_cmpstr (fixture->output, ==, "1\n");
  run (fixture, "command -v shellcheck > /dev/null || exit 0; exec shellcheck queries.sh");
  g_assert_cmpint (fixture->status, ==, 0);
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  static const char bsd_date[] =
    "#!/bin/bash\n"
    "# Refuses -d as BSD does, and knows -r SECONDS and -j -f FORMAT TEXT.\n"
    "case \"$*\" in\n"
    "  *-d*) echo 'date: illegal time format' >&2; exit 1 ;;\n"
    "  '-u -r '*) exec /bin/date -u -d \"@$3\" \"$4\" ;;\n"
    "  '-j -u -f '*) exec /bin/date -u -d \"$5\" \"$6\" ;;\n"
    "  '+%s') echo 1769868000 ;;\n"
    "  *) exit 1 ;;\n"
    "esac\n";
  g_autoptr (LwPlan) plan = order_plan_new ();

  make_script (fixture, plan);
  run (fixture, "END=2026-01-31T14:00:00Z MINUTES=90 ./queries.sh -n orders-db | head -n 1");
  g_assert_cmpstr (fixture->output, ==,
                   "From 2026-01-31T12:30:00Z to 2026-01-31T14:00:00Z, a value for every 60 seconds\n");

  run (fixture, "START=2026-01-31T13:00:00.684Z END=2026-01-31T14:00:00.001Z ./queries.sh -n orders-db | head -n 1");
  g_assert_cmpstr (fixture->output, ==,
                   "From 2026-01-31T13:00:00Z to 2026-01-31T14:00:00Z, a value for every 60 seconds\n");

  write_program (fixture->bin, "date", bsd_date, strlen (bsd_date));
  run (fixture, "MINUTES=30 ./queries.sh -n orders-db | head -n 1");
  g_assert_cmpstr (fixture->output, ==,
                   "From 2026-01-31T13:30:00Z to 2026-01-31T14:00:00Z, a value for every 60 seconds\n");
  run (fixture, "START=2026-01-31T12:00:00Z PERIOD=300 ./queries.sh -n orders-db | head -n 1");
  g_assert_cmpstr (fixture->output, ==,
                   "From 2026-01-31T12:00:00Z to 2026-01-31T14:00:00Z, a value for every 300 seconds\n");
}

static void
test_mistakes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *command;
    int status;
    const char *message;
  } cases[] = {
    { "./queries.sh", 2, "Usage:" },
    { "./queries.sh --help", 0, "ORDERS_DB_NAME" },
    { "./queries.sh nonsense", 2, "there is no component nonsense" },
    { "./queries.sh --nonsense", 2, "there is no option --nonsense" },
    { "START=yesterday ./queries.sh all", 2, "START must look like" },
    { "START=2026-01-31T14:00:00Z END=2026-01-31T14:00:00Z ./queries.sh all", 2, "before END" },
    { "MINUTES=08 ./queries.sh all", 2, "MINUTES must be a whole number" },
    { "MINUTES='x[$(touch hostile-was-here)]' ./queries.sh all", 2, "MINUTES must be" },
    { "ORDERS_DB_NAME='a,Value=b' ./queries.sh all", 2, "ORDERS_DB_NAME must be a name" },
    { "AWS_STATUS=255 ./queries.sh orders-db", 1, "7 of the questions failed" },
    { "rm bin/aws; PATH=bin:/usr/bin:/bin; command -v aws >/dev/null || ./queries.sh all", 2, "not installed" },
  };
  g_autoptr (LwPlan) plan = order_plan_new ();

  make_script (fixture, plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      run (fixture, cases[i].command);
      g_assert_cmpint (fixture->status >> 8, ==, cases[i].status);
      assert_has (fixture, cases[i].message);
    }
}

static void
test_other_services (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *platform;
    const char *expected; /* NULL when CloudWatch does not know it */
  } cases[] = {
    { "http-api", "ecs", "AWS/ECS" },
    { "postgresql", "eks", "ContainerInsights" },
    { "sqs-fifo", "aws", "Name=QueueName,Value=thing.fifo" },
    { "redis", "", "AWS/ElastiCache" },
    { "redis", "aws-elasticache", "AWS/ElastiCache" },
    { "dynamodb", "", "AWS/DynamoDB" },
    { "sns", "aws", "AWS/SNS" },
    { "kinesis-stream", "aws", "AWS/Kinesis" },
    { "mysql", "rds", "AWS/RDS" },
    { "api-gateway", "aws", "AWS/ApiGateway" },
    { "alb", "aws", "AWS/ApplicationELB" },
    { "function", "lambda", "AWS/Lambda" },
    { "http-api", "", NULL },
    { "redis", "gcp", NULL },
    { "standards", "", NULL },
    { "", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LwPlan) plan = lw_plan_new_default ();

      order_plan_add_component (plan, "thing", "Thing", cases[i].kind, cases[i].platform);
      make_script (fixture, plan);
      run (fixture, "./queries.sh -n all");
      if (cases[i].expected != NULL)
        assert_has (fixture, cases[i].expected);
      else
        assert_has (fixture, "no component that CloudWatch knows");
      run (fixture, "grep -c 'No CloudWatch metrics are known for Thing' queries.sh");
      g_assert_cmpstr (fixture->output, ==, cases[i].expected != NULL ? "0\n" : "1\n");
    }
}

static void
test_shellcheck (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwPlan) full = order_plan_new ();
  g_autoptr (LwPlan) empty = lw_plan_new_default ();
  LwPlan *plans[] = { full, empty };
  g_autofree char *shellcheck = g_find_program_in_path ("shellcheck");

  if (shellcheck == NULL)
    {
      g_test_skip ("needs shellcheck");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      make_script (fixture, plans[i]);
      run (fixture, "shellcheck queries.sh");
      g_assert_cmpstr (fixture->output, ==, "");
    }
}

static void
test_same_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();

  order_plan_add_component (plan, "all", "One", "sqs-standard", "aws");
  order_plan_add_component (plan, "Orders", "Two", "sqs-standard", "aws");
  order_plan_add_component (plan, "orders", "Three", "sqs-standard", "aws");
  order_plan_add_component (plan, "cluster", "Four", "http-api", "eks");
  order_plan_add_component (plan, "", "", "sqs-standard", "aws");
  make_script (fixture, plan);
  run (fixture, "./queries.sh -n all-2 orders orders-2 cluster-2 component | grep ^==");
  g_assert_cmpstr (fixture->output, ==, "== One\n== Two\n== Three\n== Four\n== \n");
}

/* Every text in every field of a plan, whatever the field means. */
static void
test_hostile_plans (Fixture *fixture, gconstpointer data)
{
  static const char *const keep[] = { "kind", "platform", NULL };
  g_autofree char *witness = g_build_filename (fixture->folder, HOSTILE_WITNESS, NULL);

  for (guint i = 0; hostile_texts[i] != NULL; i++)
    for (guint all = 0; all < 2; all++)
      {
        g_autoptr (LwPlan) plan = order_plan_new ();

        hostile_fill (LW_RECORD (plan), hostile_texts[i], all ? NULL : keep);
        make_script (fixture, plan);
        run (fixture, all ? "./queries.sh --help" : "./queries.sh --help && ./queries.sh -n all");
        g_assert_cmpint (fixture->status, ==, 0);
        g_assert_false (g_file_test (witness, G_FILE_TEST_EXISTS));
      }
}

/* A component for every text, so that one script has them all. */
static void
test_hostile_components (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "lambda", "sqs-fifo", "postgresql", "redis", "dynamodb" };
  g_autofree char *witness = g_build_filename (fixture->folder, HOSTILE_WITNESS, NULL);
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  guint n = 0;

  for (; hostile_texts[n] != NULL; n++)
    order_plan_add_component (plan, hostile_texts[n], hostile_texts[n], kinds[n % G_N_ELEMENTS (kinds)], "");
  for (guint i = 0; i < n; i++)
    order_plan_add_component (plan, hostile_texts[i], hostile_texts[i], hostile_texts[i], hostile_texts[i]);
  make_script (fixture, plan);
  run (fixture, "./queries.sh --help && ./queries.sh all | grep -c '^== '");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_false (g_file_test (witness, G_FILE_TEST_EXISTS));
  run (fixture, "command -v shellcheck > /dev/null || exit 0; exec shellcheck queries.sh");
  g_assert_cmpstr (fixture->output, ==, "");
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GBytes) first = lw_cloudwatch_generate (plan, schedule, DATE);
  g_autoptr (GBytes) second = lw_cloudwatch_generate (plan, schedule, DATE + 3600);
  const char *text = g_bytes_get_data (first, NULL);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (g_str_has_prefix (text, "#!/usr/bin/env bash\n"));
  g_assert_nonnull (strstr (text, "on 2026-01-31."));
}

#define ADD(name, function) g_test_add ("/cloudwatch/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("commands", test_commands);
  ADD ("dry-run", test_dry_run);
  ADD ("crosscheck", test_crosscheck);
  ADD ("window", test_window);
  ADD ("mistakes", test_mistakes);
  ADD ("other-services", test_other_services);
  ADD ("shellcheck", test_shellcheck);
  ADD ("same-names", test_same_names);
  ADD ("hostile-plans", test_hostile_plans);
  ADD ("hostile-components", test_hostile_components);
  ADD ("same-bytes", test_same_bytes);

  return g_test_run ();
}
