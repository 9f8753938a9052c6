/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-bundle.h"
#include "lw-pods.h"
#include "lw-template.h"

G_BEGIN_DECLS

/* The files that say where a bundle runs. What all of them need. */
typedef struct
{
  LwPlan *plan;         /* (unowned) */
  LwSchedule *schedule; /* (unowned) */
  LwDelivery *delivery; /* (unowned) */
  LwBundle *bundle;     /* (unowned) with the files of the test itself, to which these are added */
  LwTemplate *template; /* (unowned) */
  LwPods pods;
} LwDeliveryJob;

/* Sets what every template may use: title, name, image, version, environment, minutes. */
void lw_delivery_job_prepare (LwDeliveryJob *self);
/* Adds a file from fixed text with the values of the template in it. */
void lw_delivery_job_add (LwDeliveryJob *self, const char *path, const char *data);
/* Sets a place of the template to fixed text with its values in it; to nothing when it is not wanted. */
void lw_delivery_job_set_part (LwDeliveryJob *self, const char *place, const char *data, gboolean wanted);
/* Sets a place to the lines of environment variables from the plan's secrets, or from the settings of
 * its outputs: "NAME: ${{ secrets.NAME }}". */
void lw_delivery_job_set_secrets (LwDeliveryJob *self, const char *place);
void lw_delivery_job_set_settings (LwDeliveryJob *self, const char *place);
/* Open files and ports that one load generator needs. */
double lw_delivery_job_figure (LwDeliveryJob *self, const char *id);
/* The scenarios, those that run by default alone or all, with a separator. (transfer full) */
char *lw_delivery_job_dup_scenarios (LwDeliveryJob *self, gboolean all, const char *separator);

/* One source for each. */
void lw_run_script_add (LwDeliveryJob *self); /* run.sh */
void lw_compose_add (LwDeliveryJob *self);    /* docker-compose.yml */
void lw_kubernetes_add (LwDeliveryJob *self); /* kustomization.yaml, k8s/ */
void lw_ci_github_add (LwDeliveryJob *self);  /* .github/workflows/load-test.yml */
void lw_ci_gitlab_add (LwDeliveryJob *self);  /* .gitlab-ci.yml */

/* Name of the test for Kubernetes and Compose, from the title. (transfer full) */
char *lw_delivery_dup_name (LwPlan *plan);
/* Whether the script comes from a volume: a ConfigMap holds no larger one, nor the folder of data files
 * beside it, or the plan says so. script_bytes is the size of performance-test.js. */
gboolean lw_kubernetes_uses_volume (LwPlan *plan, gsize script_bytes);
/* The files of the test itself, with spaces between them. (transfer none) */
const char *lw_kubernetes_get_files (LwPlan *plan);

/* Adds the files for all that is switched on. */
void lw_delivery_add_files (LwPlan *plan, LwSchedule *schedule, LwBundle *bundle);

#define LW_COMPOSE_FILE "docker-compose.yml"
#define LW_KUSTOMIZATION_FILE "kustomization.yaml"
#define LW_TESTRUN_FILE "k8s/testrun.yaml"
#define LW_VOLUME_FILE "k8s/volume.yaml"
#define LW_GITHUB_FILE ".github/workflows/load-test.yml"
#define LW_GITLAB_FILE ".gitlab-ci.yml"

G_END_DECLS
