/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of the placeholders that a text may hold, with words on each and a sample. It opens when {{ is
 * typed and by Ctrl+Space; what is typed on narrows the list, and stays as typed when nothing is
 * picked. */

/* target: a GtkEntry or GtkTextView; anchor: what it is in, which has a layout manager that gives the
 * list its place. */
void lw_placeholder_picker_attach (GtkWidget *target, GtkWidget *anchor);
void lw_placeholder_picker_open (GtkWidget *target);

G_END_DECLS
