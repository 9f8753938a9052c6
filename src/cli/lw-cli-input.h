/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-cli-overrides.h"
#include "lw-cli.h"
#include "lw-schedule.h"

G_BEGIN_DECLS

/* A profile or plan as a subcommand works on it. */
typedef struct
{
  char *file;
  LwPlan *plan;         /* (owned) (nullable) NULL when the file could not be read as a plan */
  LwSchedule *schedule; /* (owned) (nullable) NULL with plan */
  GPtrArray *problems;  /* (owned) of the file and of the schedule, most severe first, each with its place */
} LwCliInput;

void lw_cli_input_clear (LwCliInput *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LwCliInput, lw_cli_input_clear)

/* Opens the file, changes the plan as the command line says and computes the schedule. FALSE, with
 * the status and after having said why, only when a value on the command line cannot be used; what is
 * wrong with the file is among the problems. */
gboolean lw_cli_input_open (LwCliInput *self, const LwCliCommand *command, const char *file,
                            const LwCliOverrides *overrides, LwCliStatus *status);

G_END_DECLS
