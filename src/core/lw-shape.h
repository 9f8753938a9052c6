/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-scenario.h"

G_BEGIN_DECLS

/* Ready shapes for ramping scenarios, as percentages of the target. */
typedef enum
{
  LW_SHAPE_RAMP,         /* up, hold, down */
  LW_SHAPE_STEPS,        /* the capacity ramp in steps */
  LW_SHAPE_SPIKE,        /* a fast ramp up and a slower one down */
  LW_SHAPE_SUDDEN_SPIKE, /* a jump up, held, a jump down, and time to recover */
  LW_SHAPE_WAVES,        /* rising and falling three times */
  LW_SHAPE_DOUBLE_PEAK,  /* a lower peak before noon and a higher one in the evening, in an hour */
  LW_SHAPE_SAWTOOTH,     /* slowly up and at once down, as retries and batches do */
  LW_SHAPE_DAY,          /* the curve of a day with people in one time zone */
  LW_SHAPE_BREAKPOINT,   /* up without end in sight; the abort of the scenario says where it broke */
  LW_SHAPE_RECOVERY,     /* too much for a while, then normal load for as long as getting well takes */
} LwShape;

#define LW_TYPE_SHAPE (lw_shape_get_type ())
GType lw_shape_get_type (void);

/* Replaces the stages and the starting level. A scenario that does not ramp becomes one that does,
 * driven by arrival rate or by VUs as before. */
void lw_shape_apply (LwShape shape, LwScenario *scenario);

G_END_DECLS
