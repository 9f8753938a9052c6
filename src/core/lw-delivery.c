/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-delivery.h"

#include <string.h>

struct _LwDelivery
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwDelivery, lw_delivery, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_RUN_SCRIPT,
  PROP_COMPOSE,
  PROP_KUBERNETES,
  PROP_GITHUB,
  PROP_GITLAB,
  PROP_PICTURE,
  PROP_K6_VERSION,
  PROP_IMAGE,
  PROP_TO_JSON,
  PROP_TO_CSV,
  PROP_TO_PROMETHEUS,
  PROP_TO_INFLUXDB,
  PROP_TO_OPENTELEMETRY,
  PROP_TO_DATADOG,
  PROP_DASHBOARD,
  PROP_SCHEDULE,
  PROP_NAMESPACE_NAME,
  PROP_PODS,
  PROP_POD_CORES,
  PROP_POD_MIB,
  PROP_FROM_VOLUME,
  PROP_RESPONSE_KIB,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_delivery_class_init (LwDeliveryClass *klass)
{
  properties[PROP_RUN_SCRIPT] = lw_param_spec_boolean ("run-script", FALSE);
  properties[PROP_COMPOSE] = lw_param_spec_boolean ("compose", FALSE);
  properties[PROP_KUBERNETES] = lw_param_spec_boolean ("kubernetes", FALSE);
  properties[PROP_GITHUB] = lw_param_spec_boolean ("github", FALSE);
  properties[PROP_GITLAB] = lw_param_spec_boolean ("gitlab", FALSE);
  properties[PROP_PICTURE] = lw_param_spec_boolean ("picture", FALSE);
  properties[PROP_K6_VERSION] = lw_param_spec_string ("k6-version", LW_DELIVERY_K6_VERSION);
  properties[PROP_IMAGE] = lw_param_spec_string ("image", NULL);
  properties[PROP_TO_JSON] = lw_param_spec_boolean ("to-json", TRUE);
  properties[PROP_TO_CSV] = lw_param_spec_boolean ("to-csv", FALSE);
  properties[PROP_TO_PROMETHEUS] = lw_param_spec_boolean ("to-prometheus", FALSE);
  properties[PROP_TO_INFLUXDB] = lw_param_spec_boolean ("to-influxdb", FALSE);
  properties[PROP_TO_OPENTELEMETRY] = lw_param_spec_boolean ("to-opentelemetry", FALSE);
  properties[PROP_TO_DATADOG] = lw_param_spec_boolean ("to-datadog", FALSE);
  properties[PROP_DASHBOARD] = lw_param_spec_boolean ("dashboard", TRUE);
  properties[PROP_SCHEDULE] = lw_param_spec_string ("schedule", NULL);
  properties[PROP_NAMESPACE_NAME] = lw_param_spec_string ("namespace", "load-test");
  properties[PROP_PODS] = lw_param_spec_int ("pods", 0, LW_MAX_PODS, 0);
  properties[PROP_POD_CORES] = lw_param_spec_double ("pod-cores", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_POD_MIB] = lw_param_spec_double ("pod-mib", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_FROM_VOLUME] = lw_param_spec_boolean ("from-volume", FALSE);
  properties[PROP_RESPONSE_KIB] = lw_param_spec_double ("response-kib", 0, LW_MAX_NUMBER, 10);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_delivery_init (LwDelivery *self)
{
}

LwDelivery *
lw_delivery_new (void)
{
  return g_object_new (LW_TYPE_DELIVERY, NULL);
}

LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, run_script, PROP_RUN_SCRIPT)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, compose, PROP_COMPOSE)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, kubernetes, PROP_KUBERNETES)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, github, PROP_GITHUB)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, gitlab, PROP_GITLAB)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, picture, PROP_PICTURE)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, string, const char *, k6_version, PROP_K6_VERSION)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, string, const char *, image, PROP_IMAGE)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, to_json, PROP_TO_JSON)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, to_csv, PROP_TO_CSV)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, to_prometheus, PROP_TO_PROMETHEUS)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, to_influxdb, PROP_TO_INFLUXDB)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, to_opentelemetry, PROP_TO_OPENTELEMETRY)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, to_datadog, PROP_TO_DATADOG)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, dashboard, PROP_DASHBOARD)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, string, const char *, schedule, PROP_SCHEDULE)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, string, const char *, namespace_name, PROP_NAMESPACE_NAME)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, int, int, pods, PROP_PODS)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, double, double, pod_cores, PROP_POD_CORES)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, double, double, pod_mib, PROP_POD_MIB)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, boolean, gboolean, from_volume, PROP_FROM_VOLUME)
LW_DEFINE_FIELD (LwDelivery, lw_delivery, double, double, response_kib, PROP_RESPONSE_KIB)

gboolean
lw_k6_version_parse (const char *text, int version[3])
{
  const char *at = text[0] == 'v' ? text + 1 : text;

  memset (version, 0, 3 * sizeof version[0]);
  for (int part = 0; part < 3; part++)
    {
      guint digits = 0;

      for (; g_ascii_isdigit (*at) && digits < 5; at++, digits++)
        version[part] = version[part] * 10 + (*at - '0');
      if (digits == 0)
        return FALSE;
      if (*at == '\0')
        return part > 0;
      if (*at++ != '.')
        return FALSE;
    }
  return FALSE;
}

const char *
lw_delivery_get_safe_k6_version (LwDelivery *self)
{
  const char *text = lw_delivery_get_k6_version (self);
  int version[3];

  return lw_k6_version_parse (text, version) ? text + (text[0] == 'v') : LW_DELIVERY_K6_VERSION;
}

gboolean
lw_delivery_has_k6 (LwDelivery *self, int major, int minor)
{
  int version[3];

  lw_k6_version_parse (lw_delivery_get_safe_k6_version (self), version);
  return version[0] > major || (version[0] == major && version[1] >= minor);
}

char *
lw_delivery_dup_image (LwDelivery *self)
{
  const char *image = lw_delivery_get_image (self);

  if (lw_image_is_valid (image))
    return g_strdup (image);
  return g_strconcat ("grafana/k6:", lw_delivery_get_safe_k6_version (self), NULL);
}

static gboolean
consists_of (const char *text, const char *others)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr (others, *text) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
lw_image_is_valid (const char *text)
{
  const char *last = strrchr (text, '/');
  const char *tag = strpbrk (last != NULL ? last : text, ":@");

  /* Only a tag may have capitals. */
  for (const char *c = text; *c != '\0' && c != tag; c++)
    if (g_ascii_isupper (*c))
      return FALSE;
  return g_ascii_isalnum (text[0]) && strlen (text) <= 255 && consists_of (text, "._-/:@");
}

gboolean
lw_kubernetes_name_is_valid (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 63 || text[0] == '-' || text[length - 1] == '-')
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_islower (*text) && !g_ascii_isdigit (*text) && *text != '-')
      return FALSE;
  return TRUE;
}

gboolean
lw_cron_is_valid (const char *text)
{
  g_auto (GStrv) fields = g_strsplit (text, " ", -1);

  if (g_strv_length (fields) != 5)
    return FALSE;
  for (guint i = 0; i < 5; i++)
    if (fields[i][0] == '\0' || fields[i][strspn (fields[i], "0123456789*,-/")] != '\0')
      return FALSE;
  return TRUE;
}
