/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/* The words of --with, with commas between them: what a bundle has besides the test itself, and where
 * its samples go. Everything that is listed is switched on; what the plan has on stays on. Fails at a
 * word that is none, with the plan unchanged. text may be NULL. */
gboolean lw_cli_with_apply (const char *text, LwPlan *plan, GError **error);

G_END_DECLS
