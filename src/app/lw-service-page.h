/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What all requests of a plan have in common: the service, the authentication, the connections and the
 * tags. Property: plan. */

#define LW_TYPE_SERVICE_PAGE (lw_service_page_get_type ())
G_DECLARE_FINAL_TYPE (LwServicePage, lw_service_page, LW, SERVICE_PAGE, AdwPreferencesPage)

void lw_service_page_set_plan (LwServicePage *self, LwPlan *plan); /* (nullable) */

G_END_DECLS
