/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* Where a bundle can run besides a shell, where its samples go, and what it shows. Each part that is
 * switched on adds files to the bundle. */

#define LW_TYPE_DELIVERY (lw_delivery_get_type ())
G_DECLARE_FINAL_TYPE (LwDelivery, lw_delivery, LW, DELIVERY, LwRecord)

LwDelivery *lw_delivery_new (void);

/* The k6 that is pinned when the plan says nothing else. */
#define LW_DELIVERY_K6_VERSION "2.3.0"
/* The oldest k6 that runs the scripts. */
#define LW_DELIVERY_OLDEST_K6 "0.49"
/* More runners than this share no test. */
#define LW_MAX_PODS 10000

/* A script, run.sh, that runs the test with all its checks. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, run_script)

/* A file for Docker Compose. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, compose)

/* Files for the k6 operator. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, kubernetes)

/* A workflow for GitHub Actions. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, github)

/* A pipeline for GitLab CI. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, gitlab)

/* A picture of the load over time, which the README shows. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, picture)

/* The k6 that containers, clusters and pipelines run, such as 2.3.0. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, const char *, k6_version)

/* Container image with k6; empty takes grafana/k6 of that version. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, const char *, image)

/* Keep every sample as JSON; compressed. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, to_json)

/* Keep every sample as CSV; compressed. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, to_csv)

/* Send samples to a Prometheus that takes remote writes. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, to_prometheus)

/* Send samples to an InfluxDB that speaks version 1. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, to_influxdb)

/* Send samples to an OpenTelemetry collector. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, to_opentelemetry)

/* Send samples to a Datadog Agent. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, to_datadog)

/* k6's own dashboard, which leaves a page, report.html. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, dashboard)

/* When pipelines run the test by themselves: five fields as for cron, in UTC; empty for never. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, const char *, schedule)

/* Kubernetes: the namespace. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, const char *, namespace_name)

/* Kubernetes: number of pods that share the load; 0 for as many as the sizing says. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, int, pods)

/* Kubernetes: CPU cores of a pod; unset takes the sizing's. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, double, pod_cores)

/* Kubernetes: memory of a pod, in MiB; unset takes the sizing's. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, double, pod_mib)

/* Kubernetes: the script comes from a volume, also when a ConfigMap could hold it. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, gboolean, from_volume)

/* Size of an average response, in KiB; sizes memory and bandwidth of the load generator. */
LW_DECLARE_FIELD (LwDelivery, lw_delivery, double, response_kib)

/* Reads a version such as 2.3.0, or 2.3 for 2.3.0, into three numbers. FALSE when it is none. */
gboolean lw_k6_version_parse (const char *text, int version[3]);
/* Whether the pinned k6 is this one or newer; with a version that cannot be read, that of
 * LW_DELIVERY_K6_VERSION counts. */
gboolean lw_delivery_has_k6 (LwDelivery *self, int major, int minor);
/* The pinned version, or LW_DELIVERY_K6_VERSION when it cannot be read. (transfer none) */
const char *lw_delivery_get_safe_k6_version (LwDelivery *self);
/* The image to run: the plan's, or k6's own. (transfer full) */
char *lw_delivery_dup_image (LwDelivery *self);

/* Whether text is the reference of a container image. */
gboolean lw_image_is_valid (const char *text);
/* Whether text can name a Kubernetes object or namespace: lower-case letters, digits and "-". */
gboolean lw_kubernetes_name_is_valid (const char *text);
/* Whether text is the five fields of a schedule, each in digits and "*,-/". */
gboolean lw_cron_is_valid (const char *text);

G_END_DECLS
