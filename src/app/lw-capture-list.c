/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-capture-list.h"

#include "lw-capture.h"
#include "lw-item-parts.h"

#include <glib/gi18n.h>

struct _LwCaptureList
{
  LwItemList parent_instance;
};

G_DEFINE_FINAL_TYPE (LwCaptureList, lw_capture_list, LW_TYPE_ITEM_LIST)

/* By LwCaptureSource. */
static const char *const sources[] = { N_("From JSON"), N_("From a header"), NULL };
static const char *const subjects[] = { N_("Path, such as order.id"), N_("Name of the header") };

static void
source_cb (LwCapture *capture, GParamSpec *pspec, GtkWidget *subject)
{
  const char *label = _(subjects[lw_capture_get_source (capture)]);

  g_object_set (subject, "label", label, "placeholder", label, NULL);
}

static GtkWidget *
lw_capture_list_make_content (LwItemList *list, LwRecord *item)
{
  GtkWidget *first = lw_item_line_new ();
  GtkWidget *second = lw_item_line_new ();
  GtkWidget *subject = lw_item_entry_new (item, "subject", NULL);

  gtk_box_append (GTK_BOX (first), lw_item_entry_new (item, "name", _("Name")));
  gtk_box_append (GTK_BOX (first),
                  lw_item_choice_new (item, "source", _("Where It Stands"), _("Choose Where a Value Stands"), sources));
  gtk_box_append (GTK_BOX (second), subject);
  gtk_box_append (GTK_BOX (second), lw_item_entry_new (item, "fallback", _("Until there is one")));
  g_signal_connect_object (item, "notify::source", G_CALLBACK (source_cb), subject, 0);
  source_cb (LW_CAPTURE (item), NULL, subject);
  return lw_item_lines_new (first, second);
}

static void
lw_capture_list_class_init (LwCaptureListClass *klass)
{
  LW_ITEM_LIST_CLASS (klass)->make_content = lw_capture_list_make_content;
}

static void
lw_capture_list_init (LwCaptureList *self)
{
}
