/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-item-list.h"

#include "lw-document-host.h"
#include "lw-item-row.h"
#include "lw-place.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

typedef struct
{
  LwRecordList *items; /* (owned) (nullable) */
  GtkListBox *list;
  GtkWidget *add_button;
  gboolean ordered;
  gulong items_handler;
} LwItemListPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LwItemList, lw_item_list, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_ADD_LABEL,
  PROP_ORDERED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define PRIVATE(self) ((LwItemListPrivate *) lw_item_list_get_instance_private (LW_ITEM_LIST (self)))

LwRecordList *
lw_item_list_get_items (LwItemList *self)
{
  return PRIVATE (self)->items;
}

static GtkWidget *
row_new (gpointer item, gpointer user_data)
{
  GtkWidget *content = LW_ITEM_LIST_GET_CLASS (user_data)->make_content (user_data, item);

  return lw_item_row_new (item, content, PRIVATE (user_data)->ordered);
}

static void
lw_item_list_add (LwItemList *self)
{
  LwItemListPrivate *priv = PRIVATE (self);
  GtkListBoxRow *row;

  lw_document_host_begin (GTK_WIDGET (self), gtk_widget_get_tooltip_text (priv->add_button));
  lw_record_list_take (priv->items, g_object_new (lw_record_list_get_item_type (priv->items), NULL));
  lw_document_host_end (GTK_WIDGET (self));
  row = gtk_list_box_get_row_at_index (priv->list, lw_record_list_get_size (priv->items) - 1);
  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
add_cb (LwItemList *self)
{
  LW_ITEM_LIST_GET_CLASS (self)->add (self);
}

static void
items_cb (LwItemList *self)
{
  LwItemListPrivate *priv = PRIVATE (self);

  gtk_widget_set_visible (GTK_WIDGET (priv->list), lw_record_list_get_size (priv->items) > 0);
}

void
lw_item_list_set_items (LwItemList *self, LwRecordList *items)
{
  LwItemListPrivate *priv = PRIVATE (self);

  if (priv->items == items)
    return;
  if (priv->items != NULL)
    g_clear_signal_handler (&priv->items_handler, priv->items);
  g_set_object (&priv->items, items);
  lw_place_set_list (GTK_WIDGET (self), items);
  gtk_list_box_bind_model (priv->list, items != NULL ? G_LIST_MODEL (items) : NULL, row_new, self, NULL);
  gtk_widget_set_sensitive (priv->add_button, items != NULL);
  gtk_widget_set_visible (GTK_WIDGET (priv->list), FALSE);
  if (items == NULL)
    return;
  priv->items_handler = g_signal_connect_swapped (items, "items-changed", G_CALLBACK (items_cb), self);
  items_cb (self);
}

static void
lw_item_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ADD_LABEL)
    g_value_set_string (value, gtk_widget_get_tooltip_text (PRIVATE (object)->add_button));
  else
    g_value_set_boolean (value, PRIVATE (object)->ordered);
}

static void
lw_item_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ADD_LABEL)
    lw_tip_set (PRIVATE (object)->add_button, g_value_get_string (value));
  else
    PRIVATE (object)->ordered = g_value_get_boolean (value);
}

static void
lw_item_list_dispose (GObject *object)
{
  LwItemListPrivate *priv = PRIVATE (object);

  if (priv->items != NULL)
    g_clear_signal_handler (&priv->items_handler, priv->items);
  g_clear_object (&priv->items);
  G_OBJECT_CLASS (lw_item_list_parent_class)->dispose (object);
}

static void
lw_item_list_class_init (LwItemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lw_item_list_get_property;
  object_class->set_property = lw_item_list_set_property;
  object_class->dispose = lw_item_list_dispose;
  klass->add = lw_item_list_add;

  properties[PROP_ADD_LABEL] =
    g_param_spec_string ("add-label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ORDERED] = g_param_spec_boolean ("ordered", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_item_list_init (LwItemList *self)
{
  LwItemListPrivate *priv = PRIVATE (self);

  priv->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (priv->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->list), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (priv->list));

  priv->add_button = lw_tip_button_new ("list-add-symbolic", _("Add"));
  g_signal_connect_swapped (priv->add_button, "clicked", G_CALLBACK (add_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), priv->add_button);
}
