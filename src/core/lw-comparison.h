/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

G_BEGIN_DECLS

/* What differs between two plans, in the numbers that follow from them. In the language of whoever runs
 * the program. */

typedef struct
{
  char *group;  /* (owned) "" for the whole test, else the name of a scenario */
  char *title;  /* (owned) "Peak" */
  char *before; /* (owned) with its unit; "" where there was nothing */
  char *after;  /* (owned) "" where there is nothing any more */
} LwDifference;

void lw_difference_free (LwDifference *self);

/* Only what differs as it is shown: first the whole test, then scenario by scenario, those that went
 * last. Scenarios are the same by their names. (element-type LwDifference) (transfer full) */
GPtrArray *lw_comparison_make (LwSchedule *before, LwSchedule *after);

G_END_DECLS
