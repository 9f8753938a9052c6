/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-output.h"

#include <string.h>

static void
assert_flags (LwDelivery *delivery, gboolean with_files, const char *expected)
{
  g_autofree char *flags = lw_output_dup_flags (delivery, with_files);

  g_assert_cmpstr (flags, ==, expected);
}

static void
test_flags (void)
{
  g_autoptr (LwDelivery) delivery = lw_delivery_new ();

  assert_flags (delivery, TRUE, "--out json=results.json.gz");
  assert_flags (delivery, FALSE, "");
  lw_delivery_set_to_json (delivery, FALSE);
  assert_flags (delivery, TRUE, "");
  lw_delivery_set_to_csv (delivery, TRUE);
  lw_delivery_set_to_prometheus (delivery, TRUE);
  lw_delivery_set_to_influxdb (delivery, TRUE);
  assert_flags (delivery, TRUE, "--out csv=results.csv.gz --out experimental-prometheus-rw --out influxdb");
  assert_flags (delivery, FALSE, "--out experimental-prometheus-rw --out influxdb");
}

/* What k6 calls an output depends on its version. */
static void
test_versions (void)
{
  static const struct
  {
    const char *version;
    const char *opentelemetry;
    const char *datadog;
    const char *both;
  } cases[] = {
    { "2.3.0", "--out opentelemetry", "--out opentelemetry", "--out opentelemetry" },
    { "1.4.0", "--out opentelemetry", "--out opentelemetry", "--out opentelemetry" },
    { "1.3.9", "--out experimental-opentelemetry", "--out experimental-opentelemetry",
      "--out experimental-opentelemetry" },
    { "0.55.0", "--out experimental-opentelemetry", "--out experimental-opentelemetry",
      "--out experimental-opentelemetry" },
    { "0.54.0", "--out experimental-opentelemetry", "--out statsd",
      "--out experimental-opentelemetry --out statsd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LwDelivery) delivery = lw_delivery_new ();

      lw_delivery_set_to_json (delivery, FALSE);
      lw_delivery_set_k6_version (delivery, cases[i].version);
      g_test_message ("%s", cases[i].version);
      lw_delivery_set_to_opentelemetry (delivery, TRUE);
      assert_flags (delivery, TRUE, cases[i].opentelemetry);
      lw_delivery_set_to_datadog (delivery, TRUE);
      assert_flags (delivery, TRUE, cases[i].both);
      lw_delivery_set_to_opentelemetry (delivery, FALSE);
      assert_flags (delivery, TRUE, cases[i].datadog);
    }
}

/* Lines of a file of settings: remarks, and names with values; never anything that is a secret. */
static void
assert_settings (const char *settings)
{
  g_auto (GStrv) lines = g_strsplit (settings, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i][0] == '#' ? lines[i] + 1 : lines[i];
      g_autofree char *name = g_strndup (line, strcspn (line, "="));

      g_test_message ("%s", lines[i]);
      if (line[0] == ' ' || line[0] == '\0')
        continue;
      g_assert_nonnull (strchr (line, '='));
      g_assert_true (g_str_has_prefix (name, "K6_"));
      g_assert_null (strpbrk (name, " \t"));
      if (strstr (name, "PASSWORD") != NULL || strstr (name, "KEY") != NULL)
        g_assert_cmpstr (strchr (line, '='), ==, "=");
    }
}

static void
test_settings (void)
{
  static const struct
  {
    const char *field;
    const char *setting; /* NULL for none */
  } cases[] = {
    { "to-json", NULL },
    { "to-csv", NULL },
    { "to-prometheus", "\nK6_PROMETHEUS_RW_SERVER_URL=http://localhost:9090/api/v1/write\n" },
    { "to-influxdb", "\nK6_INFLUXDB_ADDR=http://localhost:8086\n" },
    { "to-opentelemetry", "\nK6_OTEL_GRPC_EXPORTER_ENDPOINT=localhost:4317\n" },
    { "to-datadog", "\nK6_OTEL_GRPC_EXPORTER_ENDPOINT=localhost:4317\n" },
  };

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, LW_N_OUTPUTS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LwDelivery) delivery = lw_delivery_new ();
      g_autofree char *settings = NULL;

      g_object_set (delivery, "to-json", FALSE, cases[i].field, TRUE, NULL);
      g_assert_cmpstr (lw_output_get (i)->field, ==, cases[i].field);
      g_assert_true (lw_output_is_used (lw_output_get (i), delivery));
      settings = lw_output_dup_settings (delivery);
      if (cases[i].setting == NULL)
        g_assert_cmpstr (settings, ==, "");
      else
        g_assert_nonnull (strstr (settings, cases[i].setting));
      assert_settings (settings);
    }
}

/* Both speak OpenTelemetry, so their settings are there once. */
static void
test_settings_once (void)
{
  g_autoptr (LwDelivery) delivery = lw_delivery_new ();
  g_autofree char *settings = NULL;
  const char *first;

  g_object_set (delivery, "to-opentelemetry", TRUE, "to-datadog", TRUE, NULL);
  settings = lw_output_dup_settings (delivery);
  first = strstr (settings, "K6_OTEL_GRPC_EXPORTER_ENDPOINT");
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, "K6_OTEL_GRPC_EXPORTER_ENDPOINT"));

  lw_delivery_set_k6_version (delivery, "0.54.0");
  g_free (settings);
  settings = lw_output_dup_settings (delivery);
  g_assert_nonnull (strstr (settings, "K6_STATSD_ADDR=localhost:8125"));
  g_assert_nonnull (strstr (settings, "K6_OTEL_GRPC_EXPORTER_ENDPOINT"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/flags", test_flags);
  g_test_add_func ("/output/versions", test_versions);
  g_test_add_func ("/output/settings", test_settings);
  g_test_add_func ("/output/settings-once", test_settings_once);
  return g_test_run ();
}
