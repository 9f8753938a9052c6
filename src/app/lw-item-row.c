/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-item-row.h"

#include "lw-document-host.h"
#include "lw-place.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwItemRow
{
  GtkListBoxRow parent_instance;

  LwRecord *item; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LwItemRow, lw_item_row, GTK_TYPE_LIST_BOX_ROW)

/* The list of its owner that the record is in. */
static LwRecordList *
find_place (LwItemRow *self, guint *position)
{
  LwRecord *owner = lw_record_get_parent (self->item);
  guint n_fields = 0;
  GParamSpec **fields = owner != NULL ? lw_record_list_fields (owner, &n_fields) : NULL;

  for (guint i = 0; i < n_fields; i++)
    {
      LwRecordList *list = NULL;

      if (lw_param_spec_get_item_type (fields[i]) == G_OBJECT_TYPE (self->item))
        list = lw_record_get_child (owner, fields[i]->param_id);
      if (list != NULL && lw_record_list_find (list, self->item, position))
        return list;
    }
  return NULL;
}

/* Rows are made anew when their record moves. */
static void
focus_row (GtkWidget *list_box, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_box), position);

  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwItemRow *self = LW_ITEM_ROW (widget);
  GtkWidget *list_box = gtk_widget_get_parent (widget);
  guint position;
  LwRecordList *list = find_place (self, &position);
  int to = (int) position + g_variant_get_int32 (parameter);

  if (list == NULL || to < 0 || to >= (int) lw_record_list_get_size (list))
    return;
  lw_document_host_begin (list_box, _("Move"));
  lw_record_list_move (list, position, to);
  lw_document_host_end (list_box);
  focus_row (list_box, to);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwItemRow *self = LW_ITEM_ROW (widget);
  GtkWidget *list_box = gtk_widget_get_parent (widget);
  guint position;
  LwRecordList *list = find_place (self, &position);

  if (list == NULL)
    return;
  lw_document_host_begin (list_box, _("Remove"));
  lw_record_list_remove (list, position);
  lw_document_host_end (list_box);
  if (lw_record_list_get_size (list) > 0)
    focus_row (list_box, MIN (position, lw_record_list_get_size (list) - 1));
}

static void
lw_item_row_dispose (GObject *object)
{
  g_clear_object (&LW_ITEM_ROW (object)->item);
  G_OBJECT_CLASS (lw_item_row_parent_class)->dispose (object);
}

static void
lw_item_row_class_init (LwItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_item_row_dispose;
  gtk_widget_class_install_action (widget_class, "item.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "item.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "item.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "item.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK, "item.remove", NULL);
}

static void
lw_item_row_init (LwItemRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
menu_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Move _Up"), "item.move(-1)");
  g_menu_append (menu, _("Move Dow_n"), "item.move(1)");
  g_menu_append (menu, _("_Remove"), "item.remove");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  lw_tip_set (button, _("Move or Remove"));
  return button;
}

static GtkWidget *
remove_button_new (void)
{
  GtkWidget *button = lw_tip_button_new ("list-remove-symbolic", _("Remove"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "item.remove");
  return button;
}

GtkWidget *
lw_item_row_new (LwRecord *item, GtkWidget *content, gboolean ordered)
{
  LwItemRow *self = g_object_new (LW_TYPE_ITEM_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = ordered ? menu_button_new () : remove_button_new ();

  self->item = g_object_ref (item);
  lw_place_set (GTK_WIDGET (self), item, NULL);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "item");
  gtk_box_append (GTK_BOX (box), content);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}
