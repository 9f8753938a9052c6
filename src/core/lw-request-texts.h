/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/* A text of a request that may hold placeholders. */
typedef struct
{
  LwEndpoint *endpoint;
  gpointer record;   /* whose field it is: the endpoint's, one of its pairs' or form fields' */
  const char *field; /* name of the field */
  const char *text;
} LwRequestText;

typedef void (*LwRequestTextFunc) (const LwRequestText *text, gpointer data);

/* Every text that the request is made of, as it is set: no payload when it has none. */
void lw_endpoint_foreach_text (LwEndpoint *self, LwRequestTextFunc func, gpointer data);

/* Where in the test a request is made. */
typedef enum
{
  LW_REQUEST_OF_MIX,   /* one of the endpoints, drawn by its weight */
  LW_REQUEST_OF_FLOW,  /* a step of the flow, or what it polls */
  LW_REQUEST_OF_LOGIN, /* gives the token */
} LwRequestPlace;

typedef void (*LwRequestFunc) (LwEndpoint *endpoint, LwRequestPlace place, gpointer data);

/* The requests that the test makes: those of the login first, then those of the mix, then those of
 * the flow in its order; each as the mode of the plan says. */
void lw_plan_foreach_request (LwPlan *self, LwRequestFunc func, gpointer data);

/* The environment variables that {{env NAME}} reads, in the order of the requests, each once.
 * (transfer full) */
char **lw_plan_dup_variables (LwPlan *self);

/* The columns of a data file that the requests take, each once. (transfer full) */
char **lw_plan_dup_columns (LwPlan *self, const char *data_file);

/* The data file of that name. (transfer none) (nullable) */
LwDataFile *lw_plan_find_data_file (LwPlan *self, const char *name);

G_END_DECLS
