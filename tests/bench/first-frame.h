/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells bench-start when the first window of an application has been drawn for the first time: the
 * monotonic time in microseconds on one line of the output, and what the process keeps resident a
 * moment later, in KiB, on the next. Then ends the process. */
void first_frame_report (GtkApplication *application);

G_END_DECLS
