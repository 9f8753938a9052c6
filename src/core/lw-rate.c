/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-rate.h"

#include "lw-number.h"

#include <math.h>

static const gint64 units_ms[] = { 1000, 2000, 5000, 10000, 20000, 60000 };

gint64
lw_rate_per_unit (double rate, gint64 time_unit_ms)
{
  gint64 rounded = lw_round_half_up (rate * time_unit_ms / 1000);

  return rate > 0 ? MAX (rounded, 1) : 0;
}

static double
largest_error (const double *rates, guint n_rates, gint64 unit_ms)
{
  double largest = 0;

  for (guint i = 0; i < n_rates; i++)
    {
      double exact = rates[i] * unit_ms / 1000;

      if (rates[i] > 0)
        largest = MAX (largest, fabs (lw_rate_per_unit (rates[i], unit_ms) - exact) / exact);
    }
  return largest;
}

gint64
lw_rate_choose_unit (const double *rates, guint n_rates, double *error)
{
  gint64 best_unit = units_ms[0];
  double best_error = INFINITY;

  for (guint i = 0; i < G_N_ELEMENTS (units_ms) && best_error > LW_RATE_TOLERANCE; i++)
    {
      double candidate = largest_error (rates, n_rates, units_ms[i]);

      if (candidate < best_error)
        {
          best_error = candidate;
          best_unit = units_ms[i];
        }
    }
  if (error != NULL)
    *error = best_error;
  return best_unit;
}

double
lw_rate_driven (double rate, gint64 *time_unit_ms)
{
  gint64 unit_ms = lw_rate_choose_unit (&rate, 1, NULL);

  if (time_unit_ms != NULL)
    *time_unit_ms = unit_ms;
  return lw_rate_per_unit (rate, unit_ms) * 1000.0 / unit_ms;
}
