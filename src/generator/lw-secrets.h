/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/* The environment variables that hold what requests prove themselves with. */
typedef struct
{
  const char *variable; /* as the plan has it; may be anything a person typed */
  const char *title;    /* "Bearer token" */
} LwSecret;

#define LW_MAX_SECRETS 2

/* Returns their number. */
guint lw_secrets_list (LwPlan *plan, LwSecret secrets[static LW_MAX_SECRETS]);

G_END_DECLS
