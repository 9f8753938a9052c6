/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-component.h"

G_BEGIN_DECLS

/* The AWS service behind a component, which decides where its metrics are. */
typedef struct
{
  const char *word;     /* of data/bundle/cloudwatch/WORD.sh and its function WORD_metrics */
  const char *title;    /* what such a thing is called: "SQS queue" */
  gboolean in_cluster;
  gboolean in_namespace;
} LwAwsService;

const LwAwsService *lw_aws_service_list (guint *n_services);

/* By platform and kind, which are both open sets. NULL when there is no telling.
 * (transfer none) (nullable) */
const LwAwsService *lw_aws_service_find (LwComponent *component);

/* What the names of such things end with; "" for nothing in particular. */
const char *lw_aws_service_get_name_suffix (const LwAwsService *self, LwComponent *component);

G_END_DECLS
