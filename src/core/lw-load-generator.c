/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-schedule-private.h"

#include "lw-i18n.h"

#include <string.h>

/* What the machine that runs k6 needs. These are planning numbers, not promises: a person can set how
 * much a core and a VU do. */

/* k6 leaves a fifth of the CPU idle when its measurements are to be trusted, and a tenth of the memory. */
#define CPU_SHARE 0.8
#define MEMORY_SHARE 0.9
/* k6 itself, before any VU. */
#define BASE_MIB 100
/* Every sample of a trend is kept until the end: 8 bytes for each of about 11 trends a request
 * feeds, and half as much again while arrays grow. */
#define SAMPLE_BYTES (11 * 8 * 1.5)
/* From one address to one port. */
#define SOCKETS_PER_ADDRESS 28000
#define MIB (1024.0 * 1024.0)

typedef struct
{
  double peak_rps;
  double vus;
  double iterations;
  const char *longest; /* scenario with the most iterations */
} Need;

/* The largest of what runs together, and of each scenario that runs by itself on request. */
static Need
find_need (LwSchedule *schedule)
{
  Need need = { schedule->peak_rps, schedule->max_vus, 0, "" };
  double together = 0;

  for (guint i = 0; i < schedule->n_scenarios; i++)
    {
      const LwScheduledScenario *scenario = &schedule->scenarios[i];
      double iterations = MAX (scenario->planned_iterations, scenario->planned_requests);
      /* Both parts of a scenario that is asked for are most likely asked for together. */
      const LwScheduledScenario *other = lw_scheduled_scenario_get_beside (scenario);

      need.peak_rps = MAX (need.peak_rps, scenario->peak_rps + (other != NULL ? other->peak_rps : 0));
      need.vus = MAX (need.vus, scenario->max_vus + (other != NULL ? other->max_vus : 0));
      if (scenario->use == LW_USE_RUN)
        iterations = together += iterations;
      if (iterations > need.iterations)
        {
          need.iterations = iterations;
          need.longest = scenario->use == LW_USE_RUN ? _ ("the scenarios that run") : scenario->name;
        }
    }
  return need;
}

typedef struct
{
  LwComputation *computation;
  LwArena *arena;
  LwFigure figures[8];
  guint n_figures;
} Sheet;

static void
add (Sheet *self, const char *id, const char *title, double value, const char *unit, const char *formula, const char *note)
{
  g_assert (self->n_figures < G_N_ELEMENTS (self->figures));
  self->figures[self->n_figures++] =
    (LwFigure){ id, title, value, unit, lw_arena_strdup (self->arena, LW_TEXT (value, 1)), formula, note };
}

static double
add_memory (Sheet *self, const Need *need)
{
  LwPlan *plan = self->computation->plan;
  double per_vu = lw_plan_get_mib_per_vu (plan);
  double vus = need->vus * per_vu;
  double samples = need->iterations * SAMPLE_BYTES / MIB;
  double memory = (BASE_MIB + vus + samples) / MEMORY_SHARE;

  add (self, "vu-memory", _ ("Memory of the VUs"), vus, "MiB",
       lw_arena_printf (self->arena, "%s VUs × %s MiB = %s", LW_TEXT (need->vus, 0), LW_TEXT (per_vu, 2),
                        LW_TEXT (vus, 1)),
       _ ("when all of them are needed"));
  add (self, "sample-memory", _ ("Memory of the samples"), samples, "MiB",
       lw_arena_printf (self->arena, _ ("%s requests × 11 × 8 bytes × 1.5 = %s"), LW_TEXT (need->iterations, 0),
                        LW_TEXT (samples, 1)),
       lw_arena_printf (self->arena, _ ("k6 keeps every sample until the end; most in %s"), need->longest));
  add (self, "memory", _ ("Memory"), memory, "MiB",
       lw_arena_printf (self->arena, "(%d + %s + %s) / 0.9 = %s", BASE_MIB, LW_TEXT (vus, 1), LW_TEXT (samples, 1),
                        LW_TEXT (memory, 1)),
       _ ("a tenth is left free"));
  return memory;
}

static double
add_cores (Sheet *self, const Need *need)
{
  double per_core = lw_plan_get_rps_per_core (self->computation->plan);
  double cores = need->peak_rps / per_core / CPU_SHARE;

  add (self, "cores", _ ("CPU cores"), cores, _ ("cores"),
       lw_arena_printf (self->arena, "%s req/s / %s / 0.8 = %s", LW_TEXT (need->peak_rps, 2), LW_TEXT (per_core, 1),
                        LW_TEXT (cores, 1)),
       _ ("a fifth is left idle, or the generator slows the responses it measures"));
  return cores;
}

static void
add_machines (Sheet *self, const Need *need, double memory, double cores)
{
  LwComputation *computation = self->computation;
  double ram = lw_plan_get_generator_ram_mib (computation->plan);
  double own_cores = lw_plan_get_generator_cores (computation->plan);
  double by_memory = memory / ram;
  double by_cores = cores / own_cores;
  double by_sockets = need->vus / SOCKETS_PER_ADDRESS;
  gint64 machines = MAX (lw_ceil (MAX (MAX (by_memory, by_cores), by_sockets)), 1);

  add (self, "sockets", _ ("Sockets"), need->vus, _ ("sockets"),
       lw_arena_printf (self->arena, _ ("one for each of %s VUs"), LW_TEXT (need->vus, 0)),
       _ ("raise the limit of open files above this; one address has some 28000 ports"));
  add (self, "machines", _ ("Machines"), machines, _ ("machines"),
       lw_arena_printf (self->arena, _ ("⌈max (%s / %s MiB, %s / %s cores, %s / %d sockets)⌉ = %s"),
                        LW_TEXT (memory, 1), LW_TEXT (ram, 1), LW_TEXT (cores, 1), LW_TEXT (own_cores, 1),
                        LW_TEXT (need->vus, 0), SOCKETS_PER_ADDRESS, LW_TEXT (machines, 0)), NULL);
  if (machines <= 1)
    return;
  lw_problem_suggest (
    lw_computation_report (computation, LW_SEVERITY_WARNING, "generator-too-small", computation->plan,
                           by_cores > by_memory ? "generator-cores" : "generator-ram-mib",
                           _ ("One load generator of %s cores and %s MiB is not enough: this plan needs %s cores and %s MiB"),
                           LW_TEXT (own_cores, 1), LW_TEXT (ram, 0), LW_TEXT (cores, 1), LW_TEXT (memory, 0)),
    _ ("Use a larger machine, or spread the test over %s with the k6 operator"), LW_TEXT (machines, 0));
}

void
lw_computation_size_generator (LwComputation *self)
{
  Need need = find_need (self->schedule);
  Sheet sheet = { .computation = self, .arena = self->arena };
  double memory = add_memory (&sheet, &need);
  double cores = add_cores (&sheet, &need);

  add_machines (&sheet, &need, memory, cores);
  self->schedule->n_generator = sheet.n_figures;
  self->schedule->generator = lw_arena_array (self->arena, LwFigure, sheet.n_figures);
  memcpy (self->schedule->generator, sheet.figures, sizeof (LwFigure) * sheet.n_figures);
}
