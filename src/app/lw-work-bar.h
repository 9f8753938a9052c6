/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How long something may take before it is said that it is under way. */
#define LW_WORK_PATIENCE_MS 500

/* At the edge of a window: says what is under way when it takes longer than a moment, and stops it
 * when the person wants that. Of several, the oldest is shown. */
#define LW_TYPE_WORK_BAR (lw_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (LwWorkBar, lw_work_bar, LW, WORK_BAR, AdwBin)

/* Something begins. It is told by the cancellable when the person stops it, and must then end soon
 * with nothing done; what cannot be stopped gets no button. (transfer none) until it ends */
GCancellable *lw_work_bar_begin (LwWorkBar *self, const char *title, gboolean can_stop);
void lw_work_bar_end (LwWorkBar *self, GCancellable *work);

G_END_DECLS
