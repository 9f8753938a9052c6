/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-slo.h"

#include "lw-i18n.h"

#define FROM_PLAN _ ("set in the plan")
#define FROM_QA _ ("targets.qa_equivalent of the profile")
#define FROM_PRODUCTION _ ("targets.production of the profile")
#define FROM_DEFAULT _ ("default")

typedef double (*TrafficField) (LwTraffic *traffic);

/* A value of the profile for the tested environment: QA has promises of its own, the others keep
 * those of production. */
static double
from_profile (LwPlan *plan, TrafficField field, const char **source)
{
  LwProfile *profile = lw_plan_get_profile (plan);
  double qa = field (lw_profile_get_qa (profile));

  if (lw_plan_get_environment (plan) == LW_ENVIRONMENT_QA && LW_IS_SET (qa))
    {
      *source = FROM_QA;
      return qa;
    }
  *source = FROM_PRODUCTION;
  return field (lw_profile_get_production (profile));
}

static double
resolve (LwPlan *plan, double planned, TrafficField field, double fallback, const char **source)
{
  double value = planned;

  *source = FROM_PLAN;
  if (!LW_IS_SET (value) && field != NULL)
    value = from_profile (plan, field, source);
  if (LW_IS_SET (value))
    return value;
  *source = FROM_DEFAULT;
  return fallback;
}

static void
resolve_error_rate (LwPlan *plan, LwSlo *slo)
{
  LwServiceLevel *level = lw_plan_get_service_level (plan);
  double planned = lw_service_level_get_availability (level);
  double uptime;

  slo->error_rate = resolve (plan, lw_service_level_get_error_rate (level), NULL, LW_UNSET,
                             &slo->error_rate_source);
  if (!LW_IS_SET (slo->error_rate) && LW_IS_SET (planned))
    {
      slo->error_rate = 1 - planned;
      slo->error_rate_source = _ ("1 − availability");
    }
  if (!LW_IS_SET (slo->error_rate))
    slo->error_rate = from_profile (plan, lw_traffic_get_error_rate, &slo->error_rate_source);
  if (LW_IS_SET (slo->error_rate))
    return;

  uptime = from_profile (plan, lw_traffic_get_uptime, &slo->error_rate_source);
  slo->error_rate = LW_IS_SET (uptime) ? 1 - uptime : LW_DEFAULT_ERROR_RATE;
  slo->error_rate_source = LW_IS_SET (uptime) ? _ ("1 − uptime of the profile") : FROM_DEFAULT;
}

void
lw_slo_resolve (LwPlan *plan, LwSlo *slo)
{
  LwServiceLevel *level = lw_plan_get_service_level (plan);

  slo->availability = resolve (plan, lw_service_level_get_availability (level), lw_traffic_get_uptime,
                               1 - LW_DEFAULT_ERROR_RATE, &slo->availability_source);
  resolve_error_rate (plan, slo);

  /* A default that is stricter than the level below it would contradict it. */
  slo->p95_ms = resolve (plan, lw_service_level_get_p95_ms (level), lw_traffic_get_p95_latency_ms,
                         LW_DEFAULT_P95_MS, &slo->p95_source);
  slo->p99_ms = resolve (plan, lw_service_level_get_p99_ms (level), lw_traffic_get_p99_latency_ms,
                         MAX (LW_DEFAULT_P99_MS, 2 * slo->p95_ms), &slo->p99_source);
  slo->p999_ms = resolve (plan, lw_service_level_get_p999_ms (level), NULL,
                          MAX (LW_DEFAULT_P999_MS, 2 * slo->p99_ms), &slo->p999_source);
}

double
lw_slo_downtime_minutes (double availability)
{
  return (1 - availability) * 30 * 24 * 60;
}
