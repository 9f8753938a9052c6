/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-output.h"

#include "lw-bundle-data.h"

#include <string.h>

static const LwOutput outputs[LW_N_OUTPUTS] = {
  { "to-json", "JSON", TRUE,
    "every sample in `results.json.gz`, one JSON object a line; compressed, which takes a twentieth of the room" },
  { "to-csv", "CSV", TRUE, "every sample in `results.csv.gz`, a line each" },
  { "to-prometheus", "Prometheus remote write", FALSE,
    "built into k6, as an experiment: the output is called `experimental-prometheus-rw`. The server has to accept "
    "remote writes: `--web.enable-remote-write-receiver`" },
  { "to-influxdb", "InfluxDB", FALSE,
    "built into k6 for version 1 of its API. InfluxDB 2 has that, too, once the bucket is mapped to a database; "
    "its own API needs a k6 built with `xk6-output-influxdb`" },
  { "to-opentelemetry", "OpenTelemetry", FALSE,
    "built into k6: `opentelemetry` from 1.4 on, `experimental-opentelemetry` from 0.53 on" },
  { "to-datadog", "Datadog", FALSE,
    "k6 has no output of its own for it since 0.55. The Datadog Agent takes OpenTelemetry, on port 4317, once "
    "`DD_OTLP_CONFIG_RECEIVER_PROTOCOLS_GRPC_ENDPOINT` is set there. A k6 built with `xk6-output-statsd` speaks "
    "DogStatsD instead" },
};

const LwOutput *
lw_output_get (guint index)
{
  g_return_val_if_fail (index < LW_N_OUTPUTS, NULL);
  return &outputs[index];
}

gboolean
lw_output_is_used (const LwOutput *self, LwDelivery *delivery)
{
  gboolean used;

  g_object_get (delivery, self->field, &used, NULL);
  return used;
}

static const char *
get_opentelemetry_flag (LwDelivery *delivery)
{
  return lw_delivery_has_k6 (delivery, 1, 4) ? "opentelemetry" : "experimental-opentelemetry";
}

const char *
lw_output_get_flag (const LwOutput *self, LwDelivery *delivery)
{
  switch (self - outputs)
    {
    case 0:
      return "json=results.json.gz";
    case 1:
      return "csv=results.csv.gz";
    case 2:
      return "experimental-prometheus-rw";
    case 3:
      return "influxdb";
    case 5:
      if (!lw_delivery_has_k6 (delivery, 0, 55))
        return "statsd";
      return get_opentelemetry_flag (delivery);
    default:
      return get_opentelemetry_flag (delivery);
    }
}

char *
lw_output_dup_flags (LwDelivery *delivery, gboolean with_files)
{
  GString *flags = g_string_new (NULL);

  for (guint i = 0; i < LW_N_OUTPUTS; i++)
    {
      g_autofree char *flag = NULL;

      if (!lw_output_is_used (&outputs[i], delivery) || (outputs[i].file && !with_files))
        continue;
      flag = g_strconcat ("--out ", lw_output_get_flag (&outputs[i], delivery), NULL);
      if (strstr (flags->str, flag) == NULL)
        g_string_append_printf (flags, "%s%s", flags->len > 0 ? " " : "", flag);
    }
  return g_string_free (flags, FALSE);
}

/* What an output is set up with depends on what becomes of it in the pinned k6. */
static const char *
get_settings (const LwOutput *self, LwDelivery *delivery)
{
  const char *flag = lw_output_get_flag (self, delivery);

  if (strcmp (flag, "statsd") == 0)
    return "env/statsd.env";
  if (strcmp (self->field, "to-datadog") == 0)
    return "env/datadog.env";
  if (g_str_has_suffix (flag, "opentelemetry"))
    return "env/opentelemetry.env";
  if (strcmp (flag, "influxdb") == 0)
    return "env/influxdb.env";
  return g_str_has_suffix (flag, "prometheus-rw") ? "env/prometheus.env" : NULL;
}

char *
lw_output_dup_settings (LwDelivery *delivery)
{
  GString *lines = g_string_new (NULL);
  const char *last = "";

  for (guint i = 0; i < LW_N_OUTPUTS; i++)
    {
      const char *settings = get_settings (&outputs[i], delivery);
      const char *flag = lw_output_get_flag (&outputs[i], delivery);

      if (settings == NULL || !lw_output_is_used (&outputs[i], delivery) || strcmp (flag, last) == 0)
        continue;
      last = flag;
      g_string_append (lines, lw_bundle_data_get (settings));
    }
  return g_string_free (lines, FALSE);
}
