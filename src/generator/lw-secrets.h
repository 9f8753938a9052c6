/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/* The environment variables that hold what requests prove themselves with. */
typedef struct
{
  const char *variable; /* as the plan has it; may be anything a person typed */
  const char *key;      /* what the script's configuration calls it */
  const char *title;    /* "Bearer token" */
  const char *origin;   /* where a person gets it, a sentence */
} LwSecret;

#define LW_MAX_SECRETS 4

/* Returns their number. */
guint lw_secrets_list (LwPlan *plan, LwSecret secrets[static LW_MAX_SECRETS]);

/* The variables that the test cannot start without: those, and the ones that requests read, each once.
 * (transfer full) */
char **lw_secrets_dup_variables (LwPlan *plan);

/* The variable that says where tokens come from, for other environments than the planned one. */
#define LW_TOKEN_URL_VARIABLE "TOKEN_URL"

/* Whether VUs fetch tokens for themselves. */
gboolean lw_secrets_fetch_tokens (LwPlan *plan);

/* Whether tokens come from an authorization server. */
gboolean lw_secrets_have_token_url (LwPlan *plan);

G_END_DECLS
