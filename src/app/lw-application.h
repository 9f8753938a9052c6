/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LW_TYPE_APPLICATION (lw_application_get_type ())
G_DECLARE_FINAL_TYPE (LwApplication, lw_application, LW, APPLICATION, AdwApplication)

LwApplication *lw_application_new (void);

/* Of the running application. */
GtkWindow *lw_application_new_window (void); /* (transfer none) shown */
void lw_application_open_in_new_window (GFile *file);
void lw_application_add_recent (GFile *file);
/* Recent plans and profiles, newest first. (transfer full) */
GMenuModel *lw_application_dup_recent_menu (void);
/* The plan of the example that comes with the program. (transfer full) (nullable) */
LwPlan *lw_application_load_example (void);

G_END_DECLS
