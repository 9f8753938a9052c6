/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Takes measured traffic, pasted or from a file, and gives a scenario the stages that follow it, as
 * one step of the history. */

#define LW_TYPE_TRAFFIC_DIALOG (lw_traffic_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LwTrafficDialog, lw_traffic_dialog, LW, TRAFFIC_DIALOG, AdwWindow)

GtkWidget *lw_traffic_dialog_new (GtkWindow *parent, LwDocument *document, LwScenario *scenario);

G_END_DECLS
