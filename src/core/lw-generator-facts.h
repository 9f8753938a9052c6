/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known of k6 and of the machines it runs on, apart from what a person sets in the plan. All
 * sizing of the load generator comes from this table, and the README of a bundle shows it. */

typedef enum
{
  LW_FACT_CPU_SHARE,
  LW_FACT_MEMORY_SHARE,
  LW_FACT_BASE_MIB,
  LW_FACT_TREND_VALUES,
  LW_FACT_VALUE_BYTES,
  LW_FACT_PAYLOAD_COPIES,
  LW_FACT_RESPONSE_COPIES,
  LW_FACT_OVERHEAD_BYTES,
  LW_FACT_PORTS,
  LW_FACT_PORT_SECONDS,
  LW_FACT_OTHER_FILES,
  LW_FACT_LINK_MBIT,
  LW_N_FACTS
} LwFact;

typedef struct
{
  const char *title;
  double value;
  const char *unit;
  const char *source; /* where the number is from */
} LwGeneratorFact;

const LwGeneratorFact *lw_generator_fact_get (LwFact fact); /* (transfer none) */
double lw_generator_fact (LwFact fact);

G_END_DECLS
