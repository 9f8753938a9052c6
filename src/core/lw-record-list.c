/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-record-private.h"

/* The ordered records in one field of their owner. */
struct _LwRecordList
{
  GObject parent_instance;

  GType item_type;
  LwRecord *owner; /* (unowned) (nullable) NULL once the owner is gone */
  guint field;
  GPtrArray *items; /* (owned) (nullable) LwRecord; most lists never have any */
};

static GType
get_item_type (GListModel *model)
{
  return LW_RECORD_LIST (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return lw_record_list_get_size (LW_RECORD_LIST (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  gpointer item = lw_record_list_get (LW_RECORD_LIST (model), position);

  return item ? g_object_ref (item) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LwRecordList, lw_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
lw_record_list_finalize (GObject *object)
{
  LwRecordList *self = LW_RECORD_LIST (object);

  lw_record_list_disown (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (lw_record_list_parent_class)->finalize (object);
}

static void
lw_record_list_class_init (LwRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_record_list_finalize;
}

static void
lw_record_list_init (LwRecordList *self)
{
}

LwRecordList *
lw_record_list_new (GType item_type, LwRecord *owner, guint field)
{
  LwRecordList *self = g_object_new (LW_TYPE_RECORD_LIST, NULL);

  self->item_type = item_type;
  self->owner = owner;
  self->field = field;
  return self;
}

void
lw_record_list_disown (LwRecordList *self)
{
  self->owner = NULL;
  for (guint i = 0; i < lw_record_list_get_size (self); i++)
    lw_record_set_parent (g_ptr_array_index (self->items, i), NULL, 0);
}

static void
put_item (LwRecordList *self, guint position, LwRecord *item)
{
  if (self->items == NULL)
    self->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_insert (self->items, position, item);
  lw_record_set_parent (item, self->owner, self->field);
}

void
lw_record_list_adopt (LwRecordList *self, gpointer item)
{
  put_item (self, lw_record_list_get_size (self), item);
}

/* Told to the watch first, then to those who see the list, then to those who see its owner. The
 * change counts as being told of until end_telling(). (transfer full) (nullable) */
static LwRecord *
begin_telling (LwRecordList *self, LwChangeKind kind, LwRecord *item, guint position)
{
  g_autoptr (LwRecord) owner = self->owner != NULL ? g_object_ref (self->owner) : NULL;
  LwChange change = { .kind = kind, .record = owner, .item = item, .position = position };
  gboolean inserted = kind == LW_CHANGE_INSERT;
  LwRecord *root = NULL;

  if (owner != NULL)
    {
      change.field = LW_RECORD_GET_CLASS (owner)->fields[self->field];
      root = lw_record_begin_telling (owner, &change);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, !inserted, inserted);
  if (owner != NULL)
    lw_record_emit_change (owner, &change);
  return root;
}

static void
end_telling (LwRecord *root)
{
  if (root != NULL)
    lw_record_end_telling (root);
}

guint
lw_record_list_get_size (LwRecordList *self)
{
  return self->items != NULL ? self->items->len : 0;
}

gpointer
lw_record_list_get (LwRecordList *self, guint position)
{
  return position < lw_record_list_get_size (self) ? g_ptr_array_index (self->items, position) : NULL;
}

GType
lw_record_list_get_item_type (LwRecordList *self)
{
  return self->item_type;
}

LwRecord *
lw_record_list_get_owner (LwRecordList *self)
{
  return self->owner;
}

gboolean
lw_record_list_find (LwRecordList *self, gpointer item, guint *position)
{
  return self->items != NULL && g_ptr_array_find (self->items, item, position);
}

/**
 * lw_record_list_insert:
 * @item: (transfer none): a record of the list's item type that is in no other list
 */
void
lw_record_list_insert (LwRecordList *self, guint position, gpointer item)
{
  g_return_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (item, self->item_type));
  g_return_if_fail (lw_record_get_parent (item) == NULL);
  g_return_if_fail (position <= lw_record_list_get_size (self));

  put_item (self, position, g_object_ref (item));
  end_telling (begin_telling (self, LW_CHANGE_INSERT, item, position));
}

void
lw_record_list_append (LwRecordList *self, gpointer item)
{
  lw_record_list_insert (self, lw_record_list_get_size (self), item);
}

void
lw_record_list_take (LwRecordList *self, gpointer item)
{
  lw_record_list_append (self, item);
  g_object_unref (item);
}

static LwRecord *
begin_removal (LwRecordList *self, guint position)
{
  g_autoptr (LwRecord) item = g_ptr_array_steal_index (self->items, position);

  lw_record_set_parent (item, NULL, 0);
  return begin_telling (self, LW_CHANGE_REMOVE, item, position);
}

void
lw_record_list_remove (LwRecordList *self, guint position)
{
  g_return_if_fail (position < self->items->len);

  end_telling (begin_removal (self, position));
}

/* Two changes, a removal and an insertion; to is the position after the removal. The second one is
 * made while the first is still being told of, so that they are undone together. */
void
lw_record_list_move (LwRecordList *self, guint from, guint to)
{
  g_autoptr (LwRecord) item = NULL;
  LwRecord *root;

  g_return_if_fail (from < self->items->len && to < self->items->len);

  if (from == to)
    return;
  item = g_object_ref (g_ptr_array_index (self->items, from));
  root = begin_removal (self, from);
  /* Who was told of the removal may have removed more. */
  lw_record_list_insert (self, MIN (to, self->items->len), item);
  end_telling (root);
}

void
lw_record_list_clear (LwRecordList *self)
{
  while (lw_record_list_get_size (self) > 0)
    lw_record_list_remove (self, lw_record_list_get_size (self) - 1);
}
