/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle.h"

/* config.example.env */
GBytes *
lw_environment_generate (LwPlan *plan, LwSchedule *schedule, gint64 date)
{
  g_autoptr (GString) out = g_string_new (NULL);

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
