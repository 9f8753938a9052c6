/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-check-list.h"

#include "lw-check.h"
#include "lw-item-parts.h"

#include <glib/gi18n.h>

struct _LwCheckList
{
  LwItemList parent_instance;
};

G_DEFINE_FINAL_TYPE (LwCheckList, lw_check_list, LW_TYPE_ITEM_LIST)

/* By LwCheckKind. */
static const char *const kinds[] = {
  N_("JSON has a value"), N_("JSON value is"), N_("Header"), N_("Body contains"), N_("Response time"), N_("Protocol"), NULL
};

/* What the two entries are for; NULL where there is nothing to say. By LwCheckKind. */
static const struct
{
  const char *subject;
  const char *value;
} labels[] = {
  [LW_CHECK_JSON_EXISTS] = { N_("Path, such as order.id"), NULL },
  [LW_CHECK_JSON_EQUALS] = { N_("Path, such as order.id"), N_("Value") },
  [LW_CHECK_HEADER] = { N_("Name of the header"), N_("Contains, if anything") },
  [LW_CHECK_BODY_CONTAINS] = { NULL, N_("Text") },
  [LW_CHECK_RESPONSE_TIME] = { NULL, N_("Below, in milliseconds") },
  [LW_CHECK_PROTOCOL] = { NULL, N_("Such as HTTP/2.0") },
};

static void
show_entry (GtkWidget *entry, const char *label)
{
  gtk_widget_set_visible (entry, label != NULL);
  if (label != NULL)
    g_object_set (entry, "label", _(label), "placeholder", _(label), NULL);
}

static void
kind_cb (LwCheck *check, GParamSpec *pspec, GtkWidget *line)
{
  LwCheckKind kind = lw_check_get_kind (check);

  show_entry (gtk_widget_get_first_child (line), labels[kind].subject);
  show_entry (gtk_widget_get_last_child (line), labels[kind].value);
}

static GtkWidget *
lw_check_list_make_content (LwItemList *list, LwRecord *item)
{
  GtkWidget *line = lw_item_line_new ();

  gtk_box_append (GTK_BOX (line), lw_item_entry_new (item, "subject", NULL));
  gtk_box_append (GTK_BOX (line), lw_item_entry_new (item, "value", NULL));
  g_signal_connect_object (item, "notify::kind", G_CALLBACK (kind_cb), line, 0);
  kind_cb (LW_CHECK (item), NULL, line);
  return lw_item_lines_new (lw_item_choice_new (item, "kind", _("What Is Checked"), _("Choose What Is Checked"), kinds), line);
}

static void
lw_check_list_class_init (LwCheckListClass *klass)
{
  LW_ITEM_LIST_CLASS (klass)->make_content = lw_check_list_make_content;
}

static void
lw_check_list_init (LwCheckList *self)
{
}
