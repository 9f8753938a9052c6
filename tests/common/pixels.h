/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Comparing pictures. */

/* Fails the test when it is no PNG. (transfer full) */
cairo_surface_t *pixels_load (GBytes *png);

/* Pixels of which a channel differs by more than tolerance, as a share of all. Pictures that are not
 * equally large differ everywhere. */
double pixels_share_that_differs (cairo_surface_t *a, cairo_surface_t *b, int tolerance);

G_END_DECLS
