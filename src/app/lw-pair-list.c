/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-pair-list.h"

#include "lw-document-host.h"
#include "lw-field-entry.h"
#include "lw-pair.h"
#include "lw-place.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwPairList
{
  AdwPreferencesGroup parent_instance;

  LwRecordList *pairs; /* (owned) (nullable) */
  GtkListBox *list;
  GtkWidget *add_button;
  gulong items_handler;
};

G_DEFINE_FINAL_TYPE (LwPairList, lw_pair_list, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_ADD_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
remove_cb (GtkButton *button, LwPairList *self)
{
  LwPair *pair = g_object_get_data (G_OBJECT (button), "pair");
  guint position;

  if (!lw_record_list_find (self->pairs, pair, &position))
    return;
  lw_document_host_begin (GTK_WIDGET (self), _("Remove"));
  lw_record_list_remove (self->pairs, position);
  lw_document_host_end (GTK_WIDGET (self));
}

static GtkWidget *
entry_new (LwPair *pair, const char *field, const char *label)
{
  GtkWidget *entry = lw_field_entry_new (field, LW_FIELD_TEXT, label);

  g_object_set (entry, "width-chars", 8, "placeholder", label, NULL);
  gtk_widget_set_hexpand (entry, TRUE);
  lw_field_entry_set_record (LW_FIELD_ENTRY (entry), LW_RECORD (pair));
  return entry;
}

static GtkWidget *
row_new (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = lw_tip_button_new ("list-remove-symbolic", _("Remove"));

  g_object_set_data (G_OBJECT (remove), "pair", item);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), user_data);

  gtk_widget_add_css_class (box, "pair");
  gtk_box_append (GTK_BOX (box), entry_new (item, "name", _("Name")));
  gtk_box_append (GTK_BOX (box), entry_new (item, "value", _("Value")));
  gtk_box_append (GTK_BOX (box), remove);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_cb (LwPairList *self)
{
  g_autofree char *step = gtk_widget_get_tooltip_text (self->add_button) != NULL
                            ? g_strdup (gtk_widget_get_tooltip_text (self->add_button))
                            : NULL;
  GtkListBoxRow *row;

  lw_document_host_begin (GTK_WIDGET (self), step);
  lw_record_list_take (self->pairs, lw_pair_new ());
  lw_document_host_end (GTK_WIDGET (self));
  row = gtk_list_box_get_row_at_index (self->list, lw_record_list_get_size (self->pairs) - 1);
  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
items_cb (LwPairList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list), lw_record_list_get_size (self->pairs) > 0);
}

void
lw_pair_list_set_pairs (LwPairList *self, LwRecordList *pairs)
{
  if (self->pairs != NULL)
    g_clear_signal_handler (&self->items_handler, self->pairs);
  g_set_object (&self->pairs, pairs);
  lw_place_set_list (GTK_WIDGET (self), pairs);
  gtk_list_box_bind_model (self->list, pairs != NULL ? G_LIST_MODEL (pairs) : NULL, row_new, self, NULL);
  gtk_widget_set_sensitive (self->add_button, pairs != NULL);
  if (pairs == NULL)
    return;
  self->items_handler = g_signal_connect_swapped (pairs, "items-changed", G_CALLBACK (items_cb), self);
  items_cb (self);
}

static void
lw_pair_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, gtk_widget_get_tooltip_text (LW_PAIR_LIST (object)->add_button));
}

static void
lw_pair_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lw_tip_set (LW_PAIR_LIST (object)->add_button, g_value_get_string (value));
}

static void
lw_pair_list_dispose (GObject *object)
{
  LwPairList *self = LW_PAIR_LIST (object);

  if (self->pairs != NULL)
    g_clear_signal_handler (&self->items_handler, self->pairs);
  g_clear_object (&self->pairs);
  G_OBJECT_CLASS (lw_pair_list_parent_class)->dispose (object);
}

static void
lw_pair_list_class_init (LwPairListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lw_pair_list_get_property;
  object_class->set_property = lw_pair_list_set_property;
  object_class->dispose = lw_pair_list_dispose;

  properties[PROP_ADD_LABEL] =
    g_param_spec_string ("add-label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_pair_list_init (LwPairList *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), list);

  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
}
