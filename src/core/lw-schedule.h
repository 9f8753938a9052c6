/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"
#include "lw-problem.h"

G_BEGIN_DECLS

/*
 * What follows from a plan: an immutable value, computed by a pure function. The same plan gives the
 * same schedule, whatever the clock, the locale or the order of anything that has no order.
 *
 * All structures and strings belong to the schedule and must not be changed.
 */

/* A number with the way it came about. */
typedef struct
{
  const char *id;      /* stable word, such as "qa-target" */
  const char *title;   /* "QA target" */
  double value;        /* full precision */
  const char *unit;    /* "req/s", "VUs", "×", "%", "min", "" */
  const char *text;    /* the value as shown, without the unit: "294.12", "147" */
  const char *formula; /* with the numbers in it: "2000 / 6.8 = 294.12" */
  const char *note;    /* (nullable) where an input came from, what was assumed */
} LwFigure;

typedef struct
{
  gint64 t_ms;  /* after the start of the scenario */
  double value; /* two points with the same t_ms are a jump */
} LwCurvePoint;

typedef struct
{
  gint64 duration_ms;
  gint64 target;      /* as in the script: iterations per time unit, or VUs */
  double exact;       /* before rounding: iterations per second, or VUs */
  double percent;     /* of the scenario's reference; may be any number */
} LwScheduledStage;

typedef struct
{
  const char *name;
  const char *path; /* of the scenario in the plan; both parts of a mixed one have the same */
  LwObjectiveKind objective;
  LwUse use; /* RUN or ON_REQUEST */
  LwExecutor executor;
  gboolean flow;    /* its iterations run the flow from end to end, not one request of the mix */
  double share;     /* of the load that the plan's scenario asks for: below 1 for a part of a mixed one */

  /* As in the script */
  gint64 start_ms;        /* from the start of the test; those on request follow the others */
  gint64 rest_ms;         /* between the end of all before it and its start; -1 when it starts at a fixed time */
  gint64 rate;            /* arrival rate: constant or start rate, iterations per time unit */
  gint64 time_unit_ms;    /* arrival rate */
  double level_exact;     /* the level, or the level at the start: iterations per second, or VUs */
  double level_percent;   /* the same, of the scenario's reference */
  double rate_error;      /* largest relative difference between a rounded and its exact rate */
  gint64 duration_ms;     /* constant executors; maxDuration of iteration executors */
  const LwScheduledStage *stages;
  guint n_stages;
  gint64 vus;             /* VU executors: VUs, or VUs at the start */
  gint64 iterations;      /* iteration executors, as in the script (per VU, or of all) */
  gint64 pre_allocated_vus;
  gint64 max_vus;         /* arrival rate: maxVUs; VU executors: the most VUs it has */
  gint64 graceful_stop_ms;
  gint64 graceful_ramp_down_ms;

  /* What k6 will do */
  gint64 regular_ms;  /* planned length without the graceful end */
  gint64 end_ms;      /* length including it: the VUs are reserved until start_ms + end_ms */
  gint64 recovery_ms; /* spikes: from here on the system must have recovered; -1 when that is not asked */
  const LwCurvePoint *rate_curve; /* requests per second; for VU executors as expected, not driven */
  guint n_rate_points;
  const LwCurvePoint *vus_curve;  /* VUs; for arrival-rate executors as expected to be busy */
  guint n_vus_points;
  double requests_per_iteration;
  double polls_per_iteration; /* of these, how many ask whether asynchronous work is done */
  double iteration_ms;       /* response and think time of an iteration, and its waiting */
  double peak_rps;           /* requests per second at the highest point */
  double busy_vus;           /* at the highest point, by Little's law */
  double planned_iterations; /* area under the curve */
  double planned_requests;

  const LwFigure *sizing; /* VUs busy, preAllocatedVUs, maxVUs, iterations, each with its formula */
  guint n_sizing;
} LwScheduledScenario;

/* The tag `phase` of the requests that a scenario makes from its recovery_ms on. */
#define LW_PHASE_RECOVERY "recovery"

typedef struct
{
  const char *key;        /* as in the script: "http_req_duration{scenario:baseline}" */
  const char *expression; /* "p(95)<500" */
  const char *metric;
  const char *scenario;   /* "" for the whole test */
  const char *endpoint;   /* "" for all */
  const char *phase;      /* LW_PHASE_RECOVERY, or "" for the whole scenario */
  const char *aggregation;
  const char *operator;
  double value;
  gboolean abort;
  gint64 delay_ms;        /* after the start of the scenario; the script adds that start */
  gboolean enabled;
  gboolean automatic;     /* not added by a person */
  gboolean changed;       /* automatic, and a person changed it */
  gboolean guard;         /* only makes sure that samples exist, or that a sub-metric is reported */
  const char *path;       /* (nullable) of the LwThreshold behind it */
  const char *words;      /* "95 % of the responses in baseline take less than 500 ms" */
} LwScheduledThreshold;

/* A component that will be the first to give way. */
typedef struct
{
  const char *component;  /* id */
  const char *title;
  const char *kind;       /* "database connections", "function concurrency", "queue throughput", "cpu", or as declared */
  LwSeverity severity;    /* NOTE: within the limit */
  double usage;           /* at the highest planned load, in the limit's unit; LW_UNSET when not known */
  double limit;           /* LW_UNSET when not known */
  double breaking_rps;    /* requests per second at which it fails; LW_UNSET when not known */
  const char *formula;
  const char *message;
  const char *advice;     /* (nullable) */
} LwPrediction;

typedef struct _LwSchedule LwSchedule;

#define LW_TYPE_SCHEDULE (lw_schedule_get_type ())
GType lw_schedule_get_type (void);

/* Pure. Always gives a schedule; what could not be computed is among the problems, as an error, and
 * its numbers are 0. (transfer full) */
LwSchedule *lw_schedule_compute (LwPlan *plan);
/* Whether its words are in English, as those of files are to be. */
gboolean lw_schedule_is_english (LwSchedule *self);
LwSchedule *lw_schedule_ref (LwSchedule *self);
void lw_schedule_unref (LwSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwSchedule, lw_schedule_unref)

/* Targets: production, factor (declared, computed, used), target, baseline, normal, stress,
 * stress-peak, spike, soak, vus, estimate, …; in the order of the arithmetic. */
const LwFigure *lw_schedule_get_figures (LwSchedule *self, guint *n_figures);
const LwFigure *lw_schedule_find_figure (LwSchedule *self, const char *id); /* (nullable) */

double lw_schedule_get_target_rps (LwSchedule *self);     /* T, in the chosen environment */
double lw_schedule_get_production_rps (LwSchedule *self); /* P, by the chosen basis */
double lw_schedule_get_factor (LwSchedule *self);         /* the one used */

/* In the order they run: first those that run, then those on request. */
const LwScheduledScenario *lw_schedule_get_scenarios (LwSchedule *self, guint *n_scenarios);
const LwScheduledScenario *lw_schedule_find_scenario (LwSchedule *self, const char *name); /* (nullable) */
/* The first that a scenario of the plan has; it makes single requests when there are two. (nullable) */
const LwScheduledScenario *lw_schedule_find_by_path (LwSchedule *self, const char *path);

/* The scenario of the plan behind a scheduled one. (transfer none) (nullable) */
LwScenario *lw_scheduled_scenario_get_source (const LwScheduledScenario *scenario, LwPlan *plan);
/* Whether it is one of the two parts that a scenario of a mixed plan has. */
gboolean lw_scheduled_scenario_is_part (const LwScheduledScenario *scenario);
/* Of the part that runs the flow, the one that makes single requests; it stands just before it in the
 * schedule. NULL for all others. (transfer none) (nullable) */
const LwScheduledScenario *lw_scheduled_scenario_get_beside (const LwScheduledScenario *scenario);

/* Whether it has that name, or runs the flow beside the one that has. */
gboolean lw_scheduled_scenario_belongs_to (const LwScheduledScenario *scenario, const char *name);

/* Of the scenarios that run when none are picked; as `k6 inspect --execution-requirements` says. */
gint64 lw_schedule_get_total_ms (LwSchedule *self);   /* with the graceful end of the last */
gint64 lw_schedule_get_regular_ms (LwSchedule *self); /* to the regular end of the last */
gint64 lw_schedule_get_max_vus (LwSchedule *self);    /* most VUs reserved at one time */
double lw_schedule_get_peak_rps (LwSchedule *self);   /* highest sum of the rate curves */
double lw_schedule_get_requests (LwSchedule *self);   /* planned requests in all */

/* How long a request may take, in milliseconds: the endpoint's or the plan's own timeout, but never
 * longer than the shortest graceful stop, so that none is cut off uncounted. endpoint may be NULL. */
double lw_schedule_get_timeout_ms (LwSchedule *self, LwEndpoint *endpoint);

/* Those with the same key stand together. */
const LwScheduledThreshold *lw_schedule_get_thresholds (LwSchedule *self, guint *n_thresholds);

/* Load generator: memory, sockets, cores, machines. */
const LwFigure *lw_schedule_get_generator (LwSchedule *self, guint *n_figures);

/* Most severe first. */
const LwPrediction *lw_schedule_get_predictions (LwSchedule *self, guint *n_predictions);

/* (element-type LwProblem) (transfer none): sorted, most severe first */
GPtrArray *lw_schedule_get_problems (LwSchedule *self);

/* Does to the plan what the problem's fix_label says. FALSE when there is nothing to do any more. */
gboolean lw_fix_apply (LwPlan *plan, const LwProblem *problem);

G_END_DECLS
