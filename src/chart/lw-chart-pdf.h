/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* PDF files that do not depend on the clock: their date is that of SOURCE_DATE_EPOCH, or the start of
 * 1970. */

/* A page of so many points, which goes into bytes. title may be NULL. (transfer full) */
cairo_surface_t *lw_chart_pdf_new (GByteArray *bytes, double width, double height, const char *title);

/* Completes the file, and releases the surface. Error: G_IO_ERROR. */
gboolean lw_chart_pdf_finish (cairo_surface_t *surface /* (transfer full) */, GError **error);

G_END_DECLS
