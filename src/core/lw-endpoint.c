/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-endpoint.h"

#include "lw-tag.h"

struct _LwEndpoint
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwEndpoint, lw_endpoint, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_COMPONENT,
  PROP_ENABLED,
  PROP_METHOD,
  PROP_PATH,
  PROP_DESCRIPTION,
  PROP_WEIGHT,
  PROP_EXPECTED_STATUS,
  PROP_AVG_RESPONSE_MS,
  PROP_P95_RESPONSE_MS,
  PROP_THINK_TIME_MS,
  PROP_THINK_DISTRIBUTION,
  PROP_THINK_SPREAD,
  PROP_TIMEOUT_MS,
  PROP_HEADERS,
  PROP_QUERY,
  PROP_PATH_PARAMETERS,
  PROP_PAYLOAD_KIND,
  PROP_PAYLOAD,
  PROP_CONTENT_TYPE,
  PROP_GRAPHQL_VARIABLES,
  PROP_FORM_FIELDS,
  PROP_COMPRESSION,
  PROP_AUTHENTICATED,
  PROP_MAX_REDIRECTS,
  PROP_TAGS,
  PROP_CHECKS,
  PROP_CAPTURES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_endpoint_class_init (LwEndpointClass *klass)
{
  properties[PROP_NAME] = lw_param_spec_string ("name", NULL);
  properties[PROP_COMPONENT] = lw_param_spec_string ("component", NULL);
  properties[PROP_ENABLED] = lw_param_spec_boolean ("enabled", TRUE);
  properties[PROP_METHOD] = lw_param_spec_string ("method", "GET");
  properties[PROP_PATH] = lw_param_spec_string ("path", "/");
  properties[PROP_DESCRIPTION] = lw_param_spec_string ("description", NULL);
  properties[PROP_WEIGHT] = lw_param_spec_double ("weight", 0, LW_MAX_NUMBER, 1);
  properties[PROP_EXPECTED_STATUS] = lw_param_spec_string ("expected-status", NULL);
  properties[PROP_AVG_RESPONSE_MS] = lw_param_spec_double ("avg-response-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_P95_RESPONSE_MS] = lw_param_spec_double ("p95-response-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_THINK_TIME_MS] = lw_param_spec_double ("think-time-ms", 0, LW_MAX_NUMBER, 0);
  properties[PROP_THINK_DISTRIBUTION] = lw_param_spec_enum ("think-distribution", LW_TYPE_THINK_DISTRIBUTION, LW_THINK_CONSTANT);
  properties[PROP_THINK_SPREAD] = lw_param_spec_double ("think-spread", 0, 100, 50);
  properties[PROP_TIMEOUT_MS] = lw_param_spec_double ("timeout-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_HEADERS] = lw_param_spec_list ("headers", LW_TYPE_PAIR);
  properties[PROP_QUERY] = lw_param_spec_list ("query", LW_TYPE_PAIR);
  properties[PROP_PATH_PARAMETERS] = lw_param_spec_list ("path-parameters", LW_TYPE_PAIR);
  properties[PROP_PAYLOAD_KIND] = lw_param_spec_enum ("payload-kind", LW_TYPE_PAYLOAD_KIND, LW_PAYLOAD_NONE);
  properties[PROP_PAYLOAD] = lw_param_spec_string ("payload", NULL);
  properties[PROP_CONTENT_TYPE] = lw_param_spec_string ("content-type", NULL);
  properties[PROP_GRAPHQL_VARIABLES] = lw_param_spec_string ("graphql-variables", NULL);
  properties[PROP_FORM_FIELDS] = lw_param_spec_list ("form-fields", LW_TYPE_FORM_FIELD);
  properties[PROP_COMPRESSION] = lw_param_spec_enum ("compression", LW_TYPE_COMPRESSION, LW_COMPRESSION_NONE);
  properties[PROP_AUTHENTICATED] = lw_param_spec_boolean ("authenticated", TRUE);
  properties[PROP_MAX_REDIRECTS] = lw_param_spec_int ("max-redirects", -1, 100, -1);
  properties[PROP_TAGS] = lw_param_spec_list ("tags", LW_TYPE_PAIR);
  properties[PROP_CHECKS] = lw_param_spec_list ("checks", LW_TYPE_CHECK);
  properties[PROP_CAPTURES] = lw_param_spec_list ("captures", LW_TYPE_CAPTURE);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_endpoint_init (LwEndpoint *self)
{
}

LwEndpoint *
lw_endpoint_new (void)
{
  return g_object_new (LW_TYPE_ENDPOINT, NULL);
}

LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, string, const char *, name, PROP_NAME)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, string, const char *, component, PROP_COMPONENT)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, boolean, gboolean, enabled, PROP_ENABLED)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, string, const char *, method, PROP_METHOD)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, string, const char *, path, PROP_PATH)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, string, const char *, description, PROP_DESCRIPTION)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, double, double, weight, PROP_WEIGHT)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, string, const char *, expected_status, PROP_EXPECTED_STATUS)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, double, double, avg_response_ms, PROP_AVG_RESPONSE_MS)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, double, double, p95_response_ms, PROP_P95_RESPONSE_MS)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, double, double, think_time_ms, PROP_THINK_TIME_MS)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, enum, LwThinkDistribution, think_distribution, PROP_THINK_DISTRIBUTION)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, double, double, think_spread, PROP_THINK_SPREAD)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, double, double, timeout_ms, PROP_TIMEOUT_MS)
LW_DEFINE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, headers, PROP_HEADERS)
LW_DEFINE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, query, PROP_QUERY)
LW_DEFINE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, path_parameters, PROP_PATH_PARAMETERS)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, enum, LwPayloadKind, payload_kind, PROP_PAYLOAD_KIND)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, string, const char *, payload, PROP_PAYLOAD)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, string, const char *, content_type, PROP_CONTENT_TYPE)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, string, const char *, graphql_variables, PROP_GRAPHQL_VARIABLES)
LW_DEFINE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, form_fields, PROP_FORM_FIELDS)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, enum, LwCompression, compression, PROP_COMPRESSION)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, boolean, gboolean, authenticated, PROP_AUTHENTICATED)
LW_DEFINE_FIELD (LwEndpoint, lw_endpoint, int, int, max_redirects, PROP_MAX_REDIRECTS)
LW_DEFINE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, tags, PROP_TAGS)
LW_DEFINE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, checks, PROP_CHECKS)
LW_DEFINE_CHILD (LwEndpoint, lw_endpoint, LwRecordList, captures, PROP_CAPTURES)

gboolean
lw_endpoint_name_is_tag (LwEndpoint *self)
{
  return lw_tag_is_value (lw_endpoint_get_name (self));
}

char *
lw_endpoint_dup_tag (LwEndpoint *self)
{
  g_autofree char *tag = NULL;

  g_return_val_if_fail (LW_IS_ENDPOINT (self), NULL);

  if (lw_endpoint_name_is_tag (self))
    return g_strdup (lw_endpoint_get_name (self));
  tag = lw_tag_dup_value (lw_endpoint_get_name (self));
  return tag[0] != '\0' ? g_steal_pointer (&tag) : g_strdup ("request");
}
