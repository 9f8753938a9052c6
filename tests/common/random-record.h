/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/* Random content for tests, by the tables of fields alone, so that new fields take part by
 * themselves. The numbers come from g_test_rand_int(); a failing run is repeated with --seed. */

/* Gives a plain field a value that it can have. */
void random_record_set_field (LwRecord *record, GParamSpec *field);
/* Gives every field of a new record and of all below it a value. */
void random_record_fill (LwRecord *record);
/* A plan with each objective once, as readers of plans may expect. */
LwPlan *random_plan_new (void);
/* Text with what is hard to write down: quotes, controls, separators, other scripts. */
char *random_text (void);

G_END_DECLS
