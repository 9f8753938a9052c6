/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bodies.h"
#include "lw-generator-facts.h"
#include "lw-schedule-private.h"

#include "lw-i18n.h"

#include <string.h>

/* What the machine that runs k6 needs. These are planning numbers, not promises: a person can set how
 * much a core and a VU do. */

#define MIB (1024.0 * 1024.0)
#define BITS_PER_MBIT 1e6
/* Below this, the size of bodies does not count. */
#define LEAST_HELD_MIB 0.05
/* What most systems let a program open unless they are asked. */
#define USUAL_OPEN_FILES 4096

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
  LwFigure figures[12];
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
add_vu_memory (Sheet *self, const Need *need, const LwBodies *bodies)
{
  double per_vu = lw_plan_get_mib_per_vu (self->computation->plan);
  /* Small bodies are in the memory of a VU as the plan has it. */
  double held = lw_bodies_get_held (bodies) / MIB >= LEAST_HELD_MIB ? lw_bodies_get_held (bodies) / MIB : 0;
  double vus = need->vus * (per_vu + held);
  const char *formula =
    held > 0
      ? lw_arena_printf (self->arena, "%s VUs × (%s + %s MiB) = %s", LW_TEXT (need->vus, 0), LW_TEXT (per_vu, 2),
                         LW_TEXT (held, 2), LW_TEXT (vus, 1))
      : lw_arena_printf (self->arena, "%s VUs × %s MiB = %s", LW_TEXT (need->vus, 0), LW_TEXT (per_vu, 2),
                         LW_TEXT (vus, 1));

  add (self, "vu-memory", _ ("Memory of the VUs"), vus, "MiB", formula,
       held > 0 ? _ ("when all of them are needed; the second number is for the largest payload and for responses "
                    "that are looked into")
                : _ ("when all of them are needed"));
  return vus;
}

static double
add_memory (Sheet *self, const Need *need, const LwBodies *bodies)
{
  double values = lw_generator_fact (LW_FACT_TREND_VALUES);
  double bytes = lw_generator_fact (LW_FACT_VALUE_BYTES);
  double base = lw_generator_fact (LW_FACT_BASE_MIB);
  double share = lw_generator_fact (LW_FACT_MEMORY_SHARE);
  double vus = add_vu_memory (self, need, bodies);
  double samples = need->iterations * values * bytes / MIB;
  double memory = (base + vus + samples) / share;

  add (self, "sample-memory", _ ("Memory of the samples"), samples, "MiB",
       lw_arena_printf (self->arena, _ ("%s requests × %s × %s bytes = %s"), LW_TEXT (need->iterations, 0),
                        LW_TEXT (values, 0), LW_TEXT (bytes, 0), LW_TEXT (samples, 1)),
       lw_arena_printf (self->arena, _ ("k6 keeps every sample until the end; most in %s"), need->longest));
  add (self, "memory", _ ("Memory"), memory, "MiB",
       lw_arena_printf (self->arena, "(%s + %s + %s) / %s = %s", LW_TEXT (base, 0), LW_TEXT (vus, 1),
                        LW_TEXT (samples, 1), LW_TEXT (share, 2), LW_TEXT (memory, 1)),
       _ ("a tenth is left free"));
  return memory;
}

/* Both ways; the busier one counts, as links carry each of them at full speed. */
static double
add_bandwidth (Sheet *self, const Need *need, const LwBodies *bodies)
{
  double overhead = lw_generator_fact (LW_FACT_OVERHEAD_BYTES);
  double up = need->peak_rps * (bodies->sent + overhead) * 8 / BITS_PER_MBIT;
  double down = need->peak_rps * (bodies->received + overhead) * 8 / BITS_PER_MBIT;
  double most = MAX (up, down);

  add (self, "bandwidth", _ ("Network"), most, "Mbit/s",
       lw_arena_printf (self->arena, _ ("%s req/s × (%s + %s bytes) × 8 = %s"), LW_TEXT (need->peak_rps, 2),
                        LW_TEXT (MAX (bodies->sent, bodies->received), 0), LW_TEXT (overhead, 0), LW_TEXT (most, 1)),
       lw_arena_printf (self->arena, _ ("%s Mbit/s sent, %s received at the peak"), LW_TEXT (up, 1), LW_TEXT (down, 1)));
  return most;
}

/* Connections that wait out their end keep their port, too. */
static double
add_ports (Sheet *self, const Need *need)
{
  gboolean reused = lw_plan_get_reuse_connections (self->computation->plan);
  double seconds = lw_generator_fact (LW_FACT_PORT_SECONDS);
  double files = need->vus + lw_generator_fact (LW_FACT_OTHER_FILES);
  double ports = reused ? need->vus : need->vus + need->peak_rps * seconds;

  add (self, "sockets", _ ("Sockets"), need->vus, _ ("sockets"),
       lw_arena_printf (self->arena, _ ("one for each of %s VUs"), LW_TEXT (need->vus, 0)), NULL);
  add (self, "files", _ ("Open files"), files, "", lw_arena_printf (self->arena, "%s + %s = %s", LW_TEXT (need->vus, 0),
       LW_TEXT (files - need->vus, 0), LW_TEXT (files, 0)), _ ("the limit of the system must be above this"));
  add (self, "ports", _ ("Ports"), ports, _ ("ports"),
       reused ? lw_arena_printf (self->arena, _ ("one for each of %s VUs"), LW_TEXT (need->vus, 0))
              : lw_arena_printf (self->arena, "%s + %s req/s × %s s = %s", LW_TEXT (need->vus, 0),
                                 LW_TEXT (need->peak_rps, 2), LW_TEXT (seconds, 0), LW_TEXT (ports, 0)),
       reused ? _ ("connections are kept") : _ ("every request has a connection of its own, and its port rests afterwards"));
  return ports;
}

static double
add_cores (Sheet *self, const Need *need)
{
  double per_core = lw_plan_get_rps_per_core (self->computation->plan);
  double share = lw_generator_fact (LW_FACT_CPU_SHARE);
  double cores = need->peak_rps / per_core / share;

  add (self, "cores", _ ("CPU cores"), cores, _ ("cores"),
       lw_arena_printf (self->arena, "%s req/s / %s / %s = %s", LW_TEXT (need->peak_rps, 2), LW_TEXT (per_core, 1),
                        LW_TEXT (share, 2), LW_TEXT (cores, 1)),
       _ ("a fifth is left idle, or the generator slows the responses it measures"));
  return cores;
}

typedef struct
{
  double memory;
  double cores;
  double ports;
  double mbit;
} Demand;

static void
warn_of_size (Sheet *self, const Demand *demand, gint64 machines)
{
  LwComputation *computation = self->computation;
  double ram = lw_plan_get_generator_ram_mib (computation->plan);
  double own_cores = lw_plan_get_generator_cores (computation->plan);
  const char *field = demand->cores / own_cores > demand->memory / ram ? "generator-cores" : "generator-ram-mib";

  if (demand->memory > ram || demand->cores > own_cores)
    lw_problem_suggest (
      lw_computation_report (computation, LW_SEVERITY_WARNING, "generator-too-small", computation->plan, field,
                             _ ("One load generator of %s cores and %s MiB is not enough: this plan needs %s cores and %s MiB"),
                             LW_TEXT (own_cores, 1), LW_TEXT (ram, 0), LW_TEXT (demand->cores, 1),
                             LW_TEXT (demand->memory, 0)),
      _ ("Use a larger machine, or spread the test over %s with the k6 operator"), LW_TEXT ((double) machines, 0));
  if (demand->mbit > lw_generator_fact (LW_FACT_LINK_MBIT))
    lw_problem_suggest (
      lw_computation_report (computation, LW_SEVERITY_WARNING, "generator-network", computation->plan,
                             "generator-cores",
                             _ ("The load generator sends or receives %s Mbit/s at the peak, more than a link of 1 Gbit/s takes"),
                             LW_TEXT (demand->mbit, 0)),
      _ ("Use a faster network, or spread the test over %s machines"), LW_TEXT ((double) machines, 0));
}

static void
warn_of_limits (Sheet *self, const Need *need, const Demand *demand)
{
  LwComputation *computation = self->computation;
  double files = need->vus + lw_generator_fact (LW_FACT_OTHER_FILES);

  if (demand->ports > lw_generator_fact (LW_FACT_PORTS))
    lw_problem_suggest (
      lw_computation_report (computation, LW_SEVERITY_WARNING, "generator-ports", computation->plan, "generator-cores",
                             _ ("The load generator needs %s ports, and an address has some %s"), LW_TEXT (demand->ports, 0),
                             LW_TEXT (lw_generator_fact (LW_FACT_PORTS), 0)),
      _ ("Widen their range with sysctl -w net.ipv4.ip_local_port_range=\"1024 65535\", or use more machines"));
  if (files > USUAL_OPEN_FILES)
    lw_problem_suggest (
      lw_computation_report (computation, LW_SEVERITY_NOTE, "generator-files", computation->plan, "generator-cores",
                             _ ("The load generator may have %s files and connections open, more than some systems allow"),
                             LW_TEXT (files, 0)),
      _ ("Raise the limit with ulimit -n %s before the run"), LW_TEXT (files, 0));
}

static void
add_machines (Sheet *self, const Need *need, const Demand *demand)
{
  LwPlan *plan = self->computation->plan;
  double ram = lw_plan_get_generator_ram_mib (plan);
  double own_cores = lw_plan_get_generator_cores (plan);
  double ports = lw_generator_fact (LW_FACT_PORTS);
  double link = lw_generator_fact (LW_FACT_LINK_MBIT);
  double computing = MAX (demand->memory / ram, demand->cores / own_cores);
  double network = MAX (demand->ports / ports, demand->mbit / link);
  gint64 machines = MAX (lw_ceil (MAX (computing, network)), 1);

  add (self, "machines", _ ("Machines"), machines, _ ("machines"),
       lw_arena_printf (self->arena,
                        _ ("⌈max (%s / %s MiB, %s / %s cores, %s / %s ports, %s / %s Mbit/s)⌉ = %s"),
                        LW_TEXT (demand->memory, 1), LW_TEXT (ram, 1), LW_TEXT (demand->cores, 1),
                        LW_TEXT (own_cores, 1), LW_TEXT (demand->ports, 0), LW_TEXT (ports, 0),
                        LW_TEXT (demand->mbit, 1), LW_TEXT (link, 0), LW_TEXT ((double) machines, 0)),
       NULL);
  warn_of_size (self, demand, machines);
  warn_of_limits (self, need, demand);
}

void
lw_computation_size_generator (LwComputation *self)
{
  Need need = find_need (self->schedule);
  Sheet sheet = { .computation = self, .arena = self->arena };
  LwBodies bodies;
  Demand demand;

  lw_bodies_measure (self->plan, &bodies);
  demand.memory = add_memory (&sheet, &need, &bodies);
  demand.cores = add_cores (&sheet, &need);
  demand.mbit = add_bandwidth (&sheet, &need, &bodies);
  demand.ports = add_ports (&sheet, &need);
  add_machines (&sheet, &need, &demand);
  self->schedule->n_generator = sheet.n_figures;
  self->schedule->generator = lw_arena_array (self->arena, LwFigure, sheet.n_figures);
  memcpy (self->schedule->generator, sheet.figures, sizeof (LwFigure) * sheet.n_figures);
}
