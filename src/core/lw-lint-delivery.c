/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-i18n.h"
#include "lw-number.h"
#include "lw-pods.h"
#include "lw-printable.h"

/* Where the bundle is to run: what k6, Kubernetes or a pipeline would not take. */

/* The first k6 with an output for OpenTelemetry. */
#define OPENTELEMETRY_MAJOR 0
#define OPENTELEMETRY_MINOR 53

static LwProblem *
report (LwComputation *self, const char *code, const char *field, const char *message)
{
  return lw_computation_report (self, LW_SEVERITY_ERROR, code, lw_plan_get_delivery (self->plan), field,
                                "%s", message);
}

static void
lint_version (LwComputation *self, LwDelivery *delivery)
{
  const char *text = lw_delivery_get_k6_version (delivery);
  g_autofree char *excerpt = lw_excerpt (text);
  int version[3];

  if (!lw_k6_version_parse (text, version))
    {
      lw_problem_suggest (
          lw_computation_report (self, LW_SEVERITY_ERROR, "k6-version", delivery, "k6-version",
                                 _ ("%s is no version of k6"), excerpt),
          _ ("Write three numbers with points between them, such as %s"), LW_DELIVERY_K6_VERSION);
      return;
    }
  if (!lw_delivery_has_k6 (delivery, 0, 49))
    report (self, "k6-version-old", "k6-version",
            _ ("The script needs k6 0.49 or newer"));
  if (lw_delivery_get_to_opentelemetry (delivery) &&
      !lw_delivery_has_k6 (delivery, OPENTELEMETRY_MAJOR, OPENTELEMETRY_MINOR))
    report (self, "k6-version-opentelemetry", "k6-version",
            _ ("The pinned k6 sends nothing to OpenTelemetry; 0.53 was the first to do so"));
}

static void
lint_kubernetes (LwComputation *self, LwDelivery *delivery)
{
  gint64 vus = self->schedule->max_vus;
  LwPods pods;

  if (!lw_kubernetes_name_is_valid (lw_delivery_get_namespace_name (delivery)))
    lw_problem_suggest (report (self, "namespace", "namespace",
                                _ ("Kubernetes does not take this for the name of a namespace")),
                        _ ("Use at most 63 lower-case letters, digits and -"));
  lw_pods_compute (self->plan, self->schedule, &pods);
  if (vus > 0 && pods.pods > vus)
    lw_computation_report (self, LW_SEVERITY_ERROR, "pods", delivery, "pods",
                           _ ("The k6 operator does not share %s VUs among %s pods"),
                           LW_TEXT ((double) vus, 0), LW_TEXT ((double) pods.pods, 0));
}

void
lw_lint_delivery (LwComputation *self)
{
  LwDelivery *delivery = lw_plan_get_delivery (self->plan);
  const char *image = lw_delivery_get_image (delivery);
  const char *schedule = lw_delivery_get_schedule (delivery);

  lint_version (self, delivery);
  if (image[0] != '\0' && !lw_image_is_valid (image))
    report (self, "image", "image", _ ("This is not the name of a container image"));
  if (lw_delivery_get_kubernetes (delivery))
    lint_kubernetes (self, delivery);
  if (schedule[0] != '\0' && !lw_cron_is_valid (schedule))
    lw_problem_suggest (report (self, "schedule", "schedule", _ ("This is no schedule for a pipeline")),
                        _ ("Write minute, hour, day, month and day of the week, such as 0 3 * * 1"));
}
