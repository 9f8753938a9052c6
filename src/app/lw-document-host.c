/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-document-host.h"

G_DEFINE_INTERFACE (LwDocumentHost, lw_document_host, GTK_TYPE_WIDGET)

static void
lw_document_host_default_init (LwDocumentHostInterface *iface)
{
}

static LwDocumentHost *
find_host (GtkWidget *widget)
{
  while (widget != NULL && !LW_IS_DOCUMENT_HOST (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      /* Dialogs belong to the document of the window they are for. */
      if (parent == NULL && GTK_IS_WINDOW (widget))
        parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (widget)));
      widget = parent;
    }
  return widget != NULL ? LW_DOCUMENT_HOST (widget) : NULL;
}

LwDocument *
lw_document_host_get_document (GtkWidget *widget)
{
  LwDocumentHost *host = find_host (widget);

  return host != NULL ? LW_DOCUMENT_HOST_GET_IFACE (host)->get_document (host) : NULL;
}

static LwHistory *
find_history (GtkWidget *widget)
{
  LwDocument *document = lw_document_host_get_document (widget);

  return document != NULL ? lw_document_get_history (document) : NULL;
}

void
lw_document_host_seal (GtkWidget *widget)
{
  LwHistory *history = find_history (widget);

  if (history != NULL)
    lw_history_seal (history);
}

void
lw_document_host_begin (GtkWidget *widget, const char *title)
{
  LwHistory *history = find_history (widget);

  if (history != NULL)
    lw_history_begin (history, title);
}

void
lw_document_host_begin_merging (GtkWidget *widget, const char *title, const char *key)
{
  LwHistory *history = find_history (widget);

  if (history != NULL)
    lw_history_begin_merging (history, title, key);
}

void
lw_document_host_end (GtkWidget *widget)
{
  LwHistory *history = find_history (widget);

  if (history != NULL)
    lw_history_end (history);
}

void
lw_document_host_toast (GtkWidget *widget, const char *message)
{
  LwDocumentHost *host = find_host (widget);

  if (host != NULL)
    LW_DOCUMENT_HOST_GET_IFACE (host)->toast (host, message);
}

static LwWorkBar *
find_work_bar (GtkWidget *widget)
{
  LwDocumentHost *host = find_host (widget);

  return host != NULL ? LW_DOCUMENT_HOST_GET_IFACE (host)->get_work_bar (host) : NULL;
}

GCancellable *
lw_document_host_begin_work (GtkWidget *widget, const char *title, gboolean can_stop)
{
  LwWorkBar *bar = find_work_bar (widget);

  return bar != NULL ? g_object_ref (lw_work_bar_begin (bar, title, can_stop)) : g_cancellable_new ();
}

void
lw_document_host_end_work (GtkWidget *widget, GCancellable *work)
{
  LwWorkBar *bar = find_work_bar (widget);

  if (bar != NULL)
    lw_work_bar_end (bar, work);
}
