/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/* What the command line says in place of the plan. The texts are as typed; the values are set by
 * lw_cli_overrides_read(). */
typedef struct
{
  char *objective_text;
  char *environment_text;
  char *basis_text;
  char *production_rps_text;
  char *factor_text;
  char *base_url;
  char *mode_text;
  char *e2e_share_text;
  char *with_text; /* of --with, which only export has */

  gboolean objectives[LW_N_OBJECTIVES]; /* listed */
  gboolean all_objectives;
  int environment; /* LwEnvironment, or -1 */
  int basis;       /* LwBasis, or -1 */
  double production_rps;
  double factor;
  int mode;        /* LwMode, or -1 */
  double e2e_share; /* in percent */
} LwCliOverrides;

void lw_cli_overrides_clear (LwCliOverrides *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LwCliOverrides, lw_cli_overrides_clear)

/* Appends the options (GOptionEntry) that fill the texts of self. */
void lw_cli_overrides_add_entries (LwCliOverrides *self, GArray *entries);

/* Reads the texts, before any file is. Errors name the option and are for the person who typed it. */
gboolean lw_cli_overrides_read (LwCliOverrides *self, GError **error);

/* Changes the plan accordingly. Fails when a value is outside of what its field can have. */
gboolean lw_cli_overrides_apply (const LwCliOverrides *self, LwPlan *plan, GError **error);

G_END_DECLS
