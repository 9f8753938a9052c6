/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-pair-list.h"

#include "lw-item-parts.h"

#include <glib/gi18n.h>

struct _LwPairList
{
  LwItemList parent_instance;

  gboolean templated;
};

G_DEFINE_FINAL_TYPE (LwPairList, lw_pair_list, LW_TYPE_ITEM_LIST)

enum
{
  PROP_0,
  PROP_TEMPLATED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
lw_pair_list_make_content (LwItemList *list, LwRecord *item)
{
  GtkWidget *line = lw_item_line_new ();
  GtkWidget *value = lw_item_entry_new (item, "value", _("Value"));

  g_object_set (value, "templated", LW_PAIR_LIST (list)->templated, NULL);
  gtk_box_append (GTK_BOX (line), lw_item_entry_new (item, "name", _("Name")));
  gtk_box_append (GTK_BOX (line), value);
  return line;
}

static void
lw_pair_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, LW_PAIR_LIST (object)->templated);
}

static void
lw_pair_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LW_PAIR_LIST (object)->templated = g_value_get_boolean (value);
}

static void
lw_pair_list_class_init (LwPairListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lw_pair_list_get_property;
  object_class->set_property = lw_pair_list_set_property;
  LW_ITEM_LIST_CLASS (klass)->make_content = lw_pair_list_make_content;

  properties[PROP_TEMPLATED] = g_param_spec_boolean ("templated", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_pair_list_init (LwPairList *self)
{
}
