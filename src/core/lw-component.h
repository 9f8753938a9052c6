/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-bottleneck.h"
#include "lw-endpoint.h"
#include "lw-enums.h"
#include "lw-limits.h"
#include "lw-record.h"
#include "lw-resources.h"

G_BEGIN_DECLS

/* A part of the architecture: a service, queue, function or database. */

#define LW_TYPE_COMPONENT (lw_component_get_type ())
G_DECLARE_FINAL_TYPE (LwComponent, lw_component, LW, COMPONENT, LwRecord)

LwComponent *lw_component_new (void);

/* What dependencies call it; unique in a profile. */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *, id)

/* Title for people. */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *, name)

/* The profile's `type`: http-api, sqs-standard, aws-lambda, postgresql, … (open set). */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *, kind)

/* eks, ecs, lambda, rds, aws, … (open set). */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *, platform)

/* Programming language. */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *, language)

/* Framework. */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *, framework)

/* Runtime, such as nodejs18. */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *, runtime)

/* Version, as written. */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *, version)

/* What it does, in words. */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *, description)

/* Ids of the components it calls. */
LW_DECLARE_FIELD (LwComponent, lw_component, const char *const *, dependencies)

/* The requests it serves, as the profile has them. */
LW_DECLARE_CHILD (LwComponent, lw_component, LwRecordList, endpoints)

/* What it has, one entry for each environment. */
LW_DECLARE_CHILD (LwComponent, lw_component, LwRecordList, resources)

/* Limits the profile names inside the component. */
LW_DECLARE_CHILD (LwComponent, lw_component, LwRecordList, bottlenecks)

/* Queue: visibility timeout, in seconds. */
LW_DECLARE_FIELD (LwComponent, lw_component, double, visibility_timeout_s)

/* Queue: largest message, in bytes. */
LW_DECLARE_FIELD (LwComponent, lw_component, double, max_message_size)

/* Function: memory, in MiB. */
LW_DECLARE_FIELD (LwComponent, lw_component, double, memory_mib)

/* Function: timeout, in seconds. */
LW_DECLARE_FIELD (LwComponent, lw_component, double, timeout_s)

/* Function: invocations that may run at once. */
LW_DECLARE_FIELD (LwComponent, lw_component, double, reserved_concurrency)

/* Time of a cold start, in milliseconds. */
LW_DECLARE_FIELD (LwComponent, lw_component, double, cold_start_ms)

/* Requests one replica serves at once. */
LW_DECLARE_FIELD (LwComponent, lw_component, double, max_concurrent_requests)

/* Connections one replica keeps to its database. */
LW_DECLARE_FIELD (LwComponent, lw_component, double, connection_pool_size)

/* Returns: (transfer none) (nullable): what the component has in an environment */
LwResources *lw_component_get_resources_in (LwComponent *self, LwEnvironment environment);
/* Title for people: the name, or the id when there is none. */
const char *lw_component_get_title (LwComponent *self);

G_END_DECLS
