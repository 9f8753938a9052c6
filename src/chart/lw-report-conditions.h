/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

G_BEGIN_DECLS

/* What must hold for the test to be passed, in words, each condition once with all the scenarios it is
 * for; what users notice comes first. Limits at which a test is stopped early are looser, and left out.
 * (transfer full) (element-type utf8) */
GPtrArray *lw_report_list_conditions (LwSchedule *schedule);

G_END_DECLS
