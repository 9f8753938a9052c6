/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-document.h"
#include "lw-work-bar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What widgets deep in a window need of the document that the window shows. Anything that holds a
 * document, such as the window, implements it; widgets ask their nearest ancestor. */

#define LW_TYPE_DOCUMENT_HOST (lw_document_host_get_type ())
G_DECLARE_INTERFACE (LwDocumentHost, lw_document_host, LW, DOCUMENT_HOST, GtkWidget)

struct _LwDocumentHostInterface
{
  GTypeInterface parent_iface;

  LwDocument *(*get_document) (LwDocumentHost *self);
  void (*toast) (LwDocumentHost *self, const char *message);
  LwWorkBar *(*get_work_bar) (LwDocumentHost *self); /* (transfer none) (nullable) */
};

/* (transfer none) (nullable): none while the widget is not in a window */
LwDocument *lw_document_host_get_document (GtkWidget *widget);

/* Shorthands that do nothing when there is no document. */
void lw_document_host_seal (GtkWidget *widget);
void lw_document_host_begin (GtkWidget *widget, const char *title);
/* The same for typing or dragging: steps in a row with one key join, until the next seal. */
void lw_document_host_begin_merging (GtkWidget *widget, const char *title, const char *key);
void lw_document_host_end (GtkWidget *widget);
/* A message that goes by itself. */
void lw_document_host_toast (GtkWidget *widget, const char *message);

/* What may take long, as in lw_work_bar_begin(). (transfer full) */
GCancellable *lw_document_host_begin_work (GtkWidget *widget, const char *title, gboolean can_stop);
/* Also when the window is closed by now. */
void lw_document_host_end_work (GtkWidget *widget, GCancellable *work);

G_END_DECLS
