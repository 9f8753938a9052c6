/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-form-field-list.h"

#include "lw-item-parts.h"

#include <glib/gi18n.h>

struct _LwFormFieldList
{
  LwItemList parent_instance;

  gboolean multipart;
};

G_DEFINE_FINAL_TYPE (LwFormFieldList, lw_form_field_list, LW_TYPE_ITEM_LIST)

enum
{
  PROP_0,
  PROP_MULTIPART,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
lw_form_field_list_make_content (LwItemList *list, LwRecord *item)
{
  GtkWidget *first = lw_item_line_new ();
  GtkWidget *second = lw_item_line_new ();
  GtkWidget *value = lw_item_entry_new (item, "value", _("Value"));
  GtkWidget *file_name = lw_item_entry_new (item, "file-name", _("File name, if a file"));

  g_object_set (value, "templated", TRUE, NULL);
  g_object_set (file_name, "templated", TRUE, NULL);
  gtk_box_append (GTK_BOX (first), lw_item_entry_new (item, "name", _("Name")));
  gtk_box_append (GTK_BOX (first), value);
  gtk_box_append (GTK_BOX (second), file_name);
  gtk_box_append (GTK_BOX (second), lw_item_entry_new (item, "content-type", _("Content type")));
  g_object_bind_property (list, "multipart", second, "visible", G_BINDING_SYNC_CREATE);
  return lw_item_lines_new (first, second);
}

static void
lw_form_field_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, LW_FORM_FIELD_LIST (object)->multipart);
}

static void
lw_form_field_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LW_FORM_FIELD_LIST (object)->multipart = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
lw_form_field_list_class_init (LwFormFieldListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lw_form_field_list_get_property;
  object_class->set_property = lw_form_field_list_set_property;
  LW_ITEM_LIST_CLASS (klass)->make_content = lw_form_field_list_make_content;

  properties[PROP_MULTIPART] = g_param_spec_boolean ("multipart", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_form_field_list_init (LwFormFieldList *self)
{
}
