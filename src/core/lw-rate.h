/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * k6 takes whole numbers of iterations per time unit. A rate such as 1.47 per second becomes 88 per
 * minute: the time unit is the smallest of 1, 2, 5, 10, 20 and 60 seconds with which every rate of a
 * scenario is at most 0.5 % off, or else the one that is off least.
 */

/* Largest relative difference that is not worth a longer time unit. */
#define LW_RATE_TOLERANCE 0.005

/* rates are per second; zeros do not count. Sets error (nullable) to the largest relative difference
 * that is left. Returns the time unit in milliseconds. */
gint64 lw_rate_choose_unit (const double *rates, guint n_rates, double *error);

/* A rate per second as a whole number per time unit, half rounded up; only 0 becomes 0. */
gint64 lw_rate_per_unit (double rate, gint64 time_unit_ms);

/* What k6 drives for a rate that stands alone, per second. */
double lw_rate_driven (double rate, gint64 *time_unit_ms);

G_END_DECLS
