/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/* How large the requests of a plan and their responses are, in bytes, without headers. */
typedef struct
{
  double sent;     /* an average payload, by the weights of the endpoints */
  double received; /* an average response */
  double largest;  /* the largest payload */
  double read;     /* a response that is looked into; 0 when none is */
} LwBodies;

void lw_bodies_measure (LwPlan *plan, LwBodies *bodies);

/* What they hold of the memory of a VU, in bytes. */
double lw_bodies_get_held (const LwBodies *bodies);

G_END_DECLS
