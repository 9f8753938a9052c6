/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The nick of each value is the word for it in plan files, on the command line and in scripts. */

typedef enum
{
  LW_ENVIRONMENT_QA,
  LW_ENVIRONMENT_STAGING,
  LW_ENVIRONMENT_PRODUCTION,
} LwEnvironment;

/* Which production traffic to plan for. */
typedef enum
{
  LW_BASIS_AVERAGE,
  LW_BASIS_PEAK,
} LwBasis;

typedef enum
{
  LW_OBJECTIVE_BASELINE,
  LW_OBJECTIVE_CAPACITY,
  LW_OBJECTIVE_SPIKE,
  LW_OBJECTIVE_STRESS,
  LW_OBJECTIVE_SOAK,
} LwObjectiveKind;
#define LW_N_OBJECTIVES 5

/* How an objective takes part. */
typedef enum
{
  LW_USE_OFF,        /* not in the bundle */
  LW_USE_ON_REQUEST, /* in the script, runs only when picked by name */
  LW_USE_RUN,        /* in the script, runs unless others are picked */
} LwUse;

typedef enum
{
  LW_EXECUTOR_CONSTANT_VUS,
  LW_EXECUTOR_RAMPING_VUS,
  LW_EXECUTOR_CONSTANT_ARRIVAL_RATE,
  LW_EXECUTOR_RAMPING_ARRIVAL_RATE,
  LW_EXECUTOR_PER_VU_ITERATIONS,
  LW_EXECUTOR_SHARED_ITERATIONS,
} LwExecutor;

/* What the number of a level counts: percent of the scenario's reference (the target in requests
 * per second for arrival-rate executors, the VUs that target needs for VU executors), or requests
 * per second and VUs themselves. */
typedef enum
{
  LW_LEVEL_PERCENT,
  LW_LEVEL_ABSOLUTE,
} LwLevelUnit;

typedef enum
{
  LW_AUTHENTICATION_NONE,
  LW_AUTHENTICATION_BEARER,
  LW_AUTHENTICATION_API_KEY,
  LW_AUTHENTICATION_BASIC,
  LW_AUTHENTICATION_OAUTH2_CLIENT,   /* client credentials */
  LW_AUTHENTICATION_OAUTH2_PASSWORD, /* password grant */
  LW_AUTHENTICATION_LOGIN,           /* a request of one's own gives the token */
} LwAuthenticationKind;

typedef enum
{
  LW_API_KEY_IN_HEADER,
  LW_API_KEY_IN_QUERY,
} LwApiKeyPlace;

typedef enum
{
  LW_PAYLOAD_NONE,
  LW_PAYLOAD_JSON,
  LW_PAYLOAD_FORM,
  LW_PAYLOAD_MULTIPART,
  LW_PAYLOAD_GRAPHQL,
  LW_PAYLOAD_RAW,
} LwPayloadKind;

/* Where a token request says which client it is. */
typedef enum
{
  LW_CLIENT_IN_HEADER,
  LW_CLIENT_IN_BODY,
} LwClientPlace;

/* What a check looks at. */
typedef enum
{
  LW_CHECK_JSON_EXISTS, /* the body has a value at the path */
  LW_CHECK_JSON_EQUALS, /* the value at the path is this */
  LW_CHECK_HEADER, /* a header is there, or contains a text */
  LW_CHECK_BODY_CONTAINS,
  LW_CHECK_RESPONSE_TIME, /* below so many milliseconds */
  LW_CHECK_PROTOCOL, /* such as HTTP/2.0 */
} LwCheckKind;

typedef enum
{
  LW_CAPTURE_JSON,
  LW_CAPTURE_HEADER,
} LwCaptureSource;

/* How pauses vary around their mean. */
typedef enum
{
  LW_THINK_CONSTANT,
  LW_THINK_UNIFORM, /* evenly within the spread */
  LW_THINK_NORMAL, /* the spread is the standard deviation */
  LW_THINK_EXPONENTIAL, /* many short ones, few long ones */
} LwThinkDistribution;

/* Of payloads. */
typedef enum
{
  LW_COMPRESSION_NONE,
  LW_COMPRESSION_GZIP,
  LW_COMPRESSION_DEFLATE,
  LW_COMPRESSION_BR,
} LwCompression;

/* The oldest that is spoken. */
typedef enum
{
  LW_TLS_ANY,
  LW_TLS_1_2,
  LW_TLS_1_3,
} LwTlsVersion;

typedef enum
{
  LW_DATA_CSV,
  LW_DATA_JSON,
} LwDataFormat;

/* Which row of a data file an iteration takes. */
typedef enum
{
  LW_DATA_SEQUENTIAL, /* the next one; from the start again after the last */
  LW_DATA_RANDOM,
  LW_DATA_PER_VU, /* each VU has one of its own */
} LwDataOrder;

/* What the test drives. */
typedef enum
{
  LW_MODE_API, /* each endpoint by itself, in the planned mix */
  LW_MODE_E2E, /* the flow, from end to end */
  LW_MODE_MIXED, /* both, in scenarios of their own */
} LwMode;

/* From least to most severe. */
typedef enum
{
  LW_SEVERITY_NOTE,    /* worth knowing; nothing is wrong */
  LW_SEVERITY_WARNING, /* the test runs but may mislead */
  LW_SEVERITY_ERROR,   /* no correct bundle can be made */
} LwSeverity;

#define LW_TYPE_ENVIRONMENT (lw_environment_get_type ())
GType lw_environment_get_type (void);
#define LW_TYPE_BASIS (lw_basis_get_type ())
GType lw_basis_get_type (void);
#define LW_TYPE_OBJECTIVE_KIND (lw_objective_kind_get_type ())
GType lw_objective_kind_get_type (void);
#define LW_TYPE_USE (lw_use_get_type ())
GType lw_use_get_type (void);
#define LW_TYPE_EXECUTOR (lw_executor_get_type ())
GType lw_executor_get_type (void);
#define LW_TYPE_LEVEL_UNIT (lw_level_unit_get_type ())
GType lw_level_unit_get_type (void);
#define LW_TYPE_AUTHENTICATION_KIND (lw_authentication_kind_get_type ())
GType lw_authentication_kind_get_type (void);
#define LW_TYPE_API_KEY_PLACE (lw_api_key_place_get_type ())
GType lw_api_key_place_get_type (void);
#define LW_TYPE_PAYLOAD_KIND (lw_payload_kind_get_type ())
GType lw_payload_kind_get_type (void);
#define LW_TYPE_CLIENT_PLACE (lw_client_place_get_type ())
GType lw_client_place_get_type (void);
#define LW_TYPE_CHECK_KIND (lw_check_kind_get_type ())
GType lw_check_kind_get_type (void);
#define LW_TYPE_CAPTURE_SOURCE (lw_capture_source_get_type ())
GType lw_capture_source_get_type (void);
#define LW_TYPE_THINK_DISTRIBUTION (lw_think_distribution_get_type ())
GType lw_think_distribution_get_type (void);
#define LW_TYPE_COMPRESSION (lw_compression_get_type ())
GType lw_compression_get_type (void);
#define LW_TYPE_TLS_VERSION (lw_tls_version_get_type ())
GType lw_tls_version_get_type (void);
#define LW_TYPE_DATA_FORMAT (lw_data_format_get_type ())
GType lw_data_format_get_type (void);
#define LW_TYPE_DATA_ORDER (lw_data_order_get_type ())
GType lw_data_order_get_type (void);
#define LW_TYPE_MODE (lw_mode_get_type ())
GType lw_mode_get_type (void);
#define LW_TYPE_SEVERITY (lw_severity_get_type ())
GType lw_severity_get_type (void);

const char *lw_enum_get_nick (GType enum_type, int value); /* (transfer none) */
gboolean lw_enum_from_nick (GType enum_type, const char *nick, int *value);
char *lw_enum_dup_nicks (GType enum_type); /* "qa, staging, production", for messages */
gboolean lw_enum_is_one_of (GType enum_type, int value, const char *nicks); /* with spaces between them */

/* What kind of load an executor drives. */
gboolean lw_executor_is_arrival_rate (LwExecutor executor);
gboolean lw_executor_is_ramping (LwExecutor executor);    /* has stages */
gboolean lw_executor_is_iterations (LwExecutor executor); /* a fixed number of iterations */

G_END_DECLS
