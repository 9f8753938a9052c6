/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-enums.h"

G_DEFINE_ENUM_TYPE (LwEnvironment, lw_environment,
                    G_DEFINE_ENUM_VALUE (LW_ENVIRONMENT_QA, "qa"),
                    G_DEFINE_ENUM_VALUE (LW_ENVIRONMENT_STAGING, "staging"),
                    G_DEFINE_ENUM_VALUE (LW_ENVIRONMENT_PRODUCTION, "production"))

G_DEFINE_ENUM_TYPE (LwBasis, lw_basis,
                    G_DEFINE_ENUM_VALUE (LW_BASIS_AVERAGE, "average"),
                    G_DEFINE_ENUM_VALUE (LW_BASIS_PEAK, "peak"))

G_DEFINE_ENUM_TYPE (LwObjectiveKind, lw_objective_kind,
                    G_DEFINE_ENUM_VALUE (LW_OBJECTIVE_BASELINE, "baseline"),
                    G_DEFINE_ENUM_VALUE (LW_OBJECTIVE_CAPACITY, "capacity"),
                    G_DEFINE_ENUM_VALUE (LW_OBJECTIVE_SPIKE, "spike"),
                    G_DEFINE_ENUM_VALUE (LW_OBJECTIVE_STRESS, "stress"),
                    G_DEFINE_ENUM_VALUE (LW_OBJECTIVE_SOAK, "soak"))

G_DEFINE_ENUM_TYPE (LwUse, lw_use,
                    G_DEFINE_ENUM_VALUE (LW_USE_OFF, "off"),
                    G_DEFINE_ENUM_VALUE (LW_USE_ON_REQUEST, "on-request"),
                    G_DEFINE_ENUM_VALUE (LW_USE_RUN, "run"))

G_DEFINE_ENUM_TYPE (LwExecutor, lw_executor,
                    G_DEFINE_ENUM_VALUE (LW_EXECUTOR_CONSTANT_VUS, "constant-vus"),
                    G_DEFINE_ENUM_VALUE (LW_EXECUTOR_RAMPING_VUS, "ramping-vus"),
                    G_DEFINE_ENUM_VALUE (LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, "constant-arrival-rate"),
                    G_DEFINE_ENUM_VALUE (LW_EXECUTOR_RAMPING_ARRIVAL_RATE, "ramping-arrival-rate"),
                    G_DEFINE_ENUM_VALUE (LW_EXECUTOR_PER_VU_ITERATIONS, "per-vu-iterations"),
                    G_DEFINE_ENUM_VALUE (LW_EXECUTOR_SHARED_ITERATIONS, "shared-iterations"))

G_DEFINE_ENUM_TYPE (LwLevelUnit, lw_level_unit,
                    G_DEFINE_ENUM_VALUE (LW_LEVEL_PERCENT, "percent"),
                    G_DEFINE_ENUM_VALUE (LW_LEVEL_ABSOLUTE, "absolute"))

G_DEFINE_ENUM_TYPE (LwAuthenticationKind, lw_authentication_kind,
                    G_DEFINE_ENUM_VALUE (LW_AUTHENTICATION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LW_AUTHENTICATION_BEARER, "bearer"),
                    G_DEFINE_ENUM_VALUE (LW_AUTHENTICATION_API_KEY, "api-key"),
                    G_DEFINE_ENUM_VALUE (LW_AUTHENTICATION_BASIC, "basic"),
                    G_DEFINE_ENUM_VALUE (LW_AUTHENTICATION_OAUTH2_CLIENT, "oauth2-client-credentials"),
                    G_DEFINE_ENUM_VALUE (LW_AUTHENTICATION_OAUTH2_PASSWORD, "oauth2-password"),
                    G_DEFINE_ENUM_VALUE (LW_AUTHENTICATION_LOGIN, "login"))

G_DEFINE_ENUM_TYPE (LwApiKeyPlace, lw_api_key_place,
                    G_DEFINE_ENUM_VALUE (LW_API_KEY_IN_HEADER, "header"),
                    G_DEFINE_ENUM_VALUE (LW_API_KEY_IN_QUERY, "query"))

G_DEFINE_ENUM_TYPE (LwPayloadKind, lw_payload_kind,
                    G_DEFINE_ENUM_VALUE (LW_PAYLOAD_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LW_PAYLOAD_JSON, "json"),
                    G_DEFINE_ENUM_VALUE (LW_PAYLOAD_FORM, "form"),
                    G_DEFINE_ENUM_VALUE (LW_PAYLOAD_MULTIPART, "multipart"),
                    G_DEFINE_ENUM_VALUE (LW_PAYLOAD_GRAPHQL, "graphql"),
                    G_DEFINE_ENUM_VALUE (LW_PAYLOAD_RAW, "raw"))

G_DEFINE_ENUM_TYPE (LwClientPlace, lw_client_place,
                    G_DEFINE_ENUM_VALUE (LW_CLIENT_IN_HEADER, "header"),
                    G_DEFINE_ENUM_VALUE (LW_CLIENT_IN_BODY, "body"))

G_DEFINE_ENUM_TYPE (LwCheckKind, lw_check_kind,
                    G_DEFINE_ENUM_VALUE (LW_CHECK_JSON_EXISTS, "json-exists"),
                    G_DEFINE_ENUM_VALUE (LW_CHECK_JSON_EQUALS, "json-equals"),
                    G_DEFINE_ENUM_VALUE (LW_CHECK_HEADER, "header"),
                    G_DEFINE_ENUM_VALUE (LW_CHECK_BODY_CONTAINS, "body-contains"),
                    G_DEFINE_ENUM_VALUE (LW_CHECK_RESPONSE_TIME, "response-time"),
                    G_DEFINE_ENUM_VALUE (LW_CHECK_PROTOCOL, "protocol"))

G_DEFINE_ENUM_TYPE (LwCaptureSource, lw_capture_source,
                    G_DEFINE_ENUM_VALUE (LW_CAPTURE_JSON, "json"),
                    G_DEFINE_ENUM_VALUE (LW_CAPTURE_HEADER, "header"))

G_DEFINE_ENUM_TYPE (LwThinkDistribution, lw_think_distribution,
                    G_DEFINE_ENUM_VALUE (LW_THINK_CONSTANT, "constant"),
                    G_DEFINE_ENUM_VALUE (LW_THINK_UNIFORM, "uniform"),
                    G_DEFINE_ENUM_VALUE (LW_THINK_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (LW_THINK_EXPONENTIAL, "exponential"))

G_DEFINE_ENUM_TYPE (LwCompression, lw_compression,
                    G_DEFINE_ENUM_VALUE (LW_COMPRESSION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LW_COMPRESSION_GZIP, "gzip"),
                    G_DEFINE_ENUM_VALUE (LW_COMPRESSION_DEFLATE, "deflate"),
                    G_DEFINE_ENUM_VALUE (LW_COMPRESSION_BR, "br"))

G_DEFINE_ENUM_TYPE (LwTlsVersion, lw_tls_version,
                    G_DEFINE_ENUM_VALUE (LW_TLS_ANY, "any"),
                    G_DEFINE_ENUM_VALUE (LW_TLS_1_2, "tls1.2"),
                    G_DEFINE_ENUM_VALUE (LW_TLS_1_3, "tls1.3"))

G_DEFINE_ENUM_TYPE (LwDataFormat, lw_data_format,
                    G_DEFINE_ENUM_VALUE (LW_DATA_CSV, "csv"),
                    G_DEFINE_ENUM_VALUE (LW_DATA_JSON, "json"))

G_DEFINE_ENUM_TYPE (LwDataOrder, lw_data_order,
                    G_DEFINE_ENUM_VALUE (LW_DATA_SEQUENTIAL, "sequential"),
                    G_DEFINE_ENUM_VALUE (LW_DATA_RANDOM, "random"),
                    G_DEFINE_ENUM_VALUE (LW_DATA_PER_VU, "per-vu"))

G_DEFINE_ENUM_TYPE (LwMode, lw_mode,
                    G_DEFINE_ENUM_VALUE (LW_MODE_API, "api"),
                    G_DEFINE_ENUM_VALUE (LW_MODE_E2E, "e2e"),
                    G_DEFINE_ENUM_VALUE (LW_MODE_MIXED, "mixed"))

G_DEFINE_ENUM_TYPE (LwSeverity, lw_severity,
                    G_DEFINE_ENUM_VALUE (LW_SEVERITY_NOTE, "note"),
                    G_DEFINE_ENUM_VALUE (LW_SEVERITY_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (LW_SEVERITY_ERROR, "error"))

const char *
lw_enum_get_nick (GType enum_type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (enum_type);
  GEnumValue *found = g_enum_get_value (klass, value);

  g_return_val_if_fail (found != NULL, "");
  return found->value_nick;
}

gboolean
lw_enum_from_nick (GType enum_type, const char *nick, int *value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (enum_type);
  GEnumValue *found = g_enum_get_value_by_nick (klass, nick);

  if (found == NULL)
    return FALSE;
  *value = found->value;
  return TRUE;
}

char *
lw_enum_dup_nicks (GType enum_type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (enum_type);
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (nicks, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
  return g_string_free (g_steal_pointer (&nicks), FALSE);
}

gboolean
lw_enum_is_one_of (GType enum_type, int value, const char *nicks)
{
  g_auto (GStrv) words = g_strsplit (nicks, " ", -1);
  const char *nick = lw_enum_get_nick (enum_type, value);
  int known;

  for (guint i = 0; words[i] != NULL; i++)
    g_return_val_if_fail (lw_enum_from_nick (enum_type, words[i], &known), FALSE);
  return nick != NULL && g_strv_contains ((const char *const *) words, nick);
}

gboolean
lw_executor_is_arrival_rate (LwExecutor executor)
{
  return executor == LW_EXECUTOR_CONSTANT_ARRIVAL_RATE ||
         executor == LW_EXECUTOR_RAMPING_ARRIVAL_RATE;
}

gboolean
lw_executor_is_ramping (LwExecutor executor)
{
  return executor == LW_EXECUTOR_RAMPING_VUS || executor == LW_EXECUTOR_RAMPING_ARRIVAL_RATE;
}

gboolean
lw_executor_is_iterations (LwExecutor executor)
{
  return executor == LW_EXECUTOR_PER_VU_ITERATIONS || executor == LW_EXECUTOR_SHARED_ITERATIONS;
}
