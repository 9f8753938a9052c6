/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-history-step.h"

#include "lw-record-private.h"

#include <string.h>

/* How far back a new value looks for the one before it in the same field. A drag changes a few
 * fields in turn; a longer search would make large steps slow. */
#define MAX_LOOK_BACK 16

/* Strays
 *
 * An item that was removed is still there: the step holds it, and perhaps a widget that commits
 * what was typed last. Undoing the removal brings the item back as it was when it left, so changes
 * while it is out are noted and reverted before. When somebody other than the history puts it back,
 * they have become part of what happened. */

static void
stray_watch (LwRecord *item, const LwChange *change, gpointer data)
{
  LwHistoryEntry *self = data;

  if (self->strays == NULL)
    self->strays = lw_history_entries_new ();
  lw_history_entries_add (self->strays, change);
}

void
lw_history_entry_watch_item (LwHistoryEntry *self)
{
  if (!lw_record_is_watched (self->item))
    lw_record_set_watch (self->item, stray_watch, self);
}

static void
unwatch_item (LwHistoryEntry *self)
{
  if (self->item != NULL && lw_record_get_watch_data (self->item, stray_watch) == self)
    lw_record_set_watch (self->item, NULL, NULL);
}

static void
revert_strays (LwHistoryEntry *self)
{
  g_autoptr (GPtrArray) strays = g_steal_pointer (&self->strays);

  unwatch_item (self);
  for (guint i = strays != NULL ? strays->len : 0; i > 0; i--)
    lw_history_entry_revert (g_ptr_array_index (strays, i - 1));
}

static void
adopt_strays (GPtrArray *entries, LwRecord *item)
{
  LwHistoryEntry *leaving = lw_record_get_watch_data (item, stray_watch);

  if (leaving == NULL)
    return;
  unwatch_item (leaving);
  if (leaving->strays != NULL)
    g_ptr_array_extend_and_steal (entries, g_steal_pointer (&leaving->strays));
}

/* Entries */

void
lw_history_entry_free (LwHistoryEntry *self)
{
  unwatch_item (self);
  g_object_unref (self->record);
  g_param_spec_unref (self->field);
  g_clear_object (&self->item);
  g_clear_pointer (&self->strays, g_ptr_array_unref);
  if (G_IS_VALUE (&self->old_value))
    g_value_unset (&self->old_value);
  if (G_IS_VALUE (&self->new_value))
    g_value_unset (&self->new_value);
  g_free (self);
}

static void
copy_value (const GValue *from, GValue *to)
{
  g_value_init (to, G_VALUE_TYPE (from));
  g_value_copy (from, to);
}

static LwHistoryEntry *
entry_new (const LwChange *change)
{
  LwHistoryEntry *self = g_new0 (LwHistoryEntry, 1);

  self->kind = change->kind;
  self->record = g_object_ref (change->record);
  self->field = g_param_spec_ref (change->field);
  self->position = change->position;
  g_set_object (&self->item, change->item);
  if (change->kind == LW_CHANGE_SET)
    {
      copy_value (change->old_value, &self->old_value);
      copy_value (change->new_value, &self->new_value);
    }
  return self;
}

static LwRecordList *
get_list (LwHistoryEntry *self)
{
  return lw_record_get_child (self->record, self->field->param_id);
}

static void
take_out (LwHistoryEntry *self)
{
  guint position;

  if (lw_record_list_find (get_list (self), self->item, &position))
    lw_record_list_remove (get_list (self), position);
}

static void
put_in (LwHistoryEntry *self)
{
  guint size = lw_record_list_get_size (get_list (self));

  revert_strays (self);
  /* It lives in another tree by now: only a copy can come back. */
  if (lw_record_get_parent (self->item) != NULL)
    {
      LwRecord *copy = lw_record_copy (self->item);

      g_object_unref (self->item);
      self->item = copy;
    }
  lw_record_list_insert (get_list (self), MIN (self->position, size), self->item);
}

void
lw_history_entry_revert (LwHistoryEntry *self)
{
  if (self->kind == LW_CHANGE_SET)
    g_object_set_property (G_OBJECT (self->record), self->field->name, &self->old_value);
  else if (self->kind == LW_CHANGE_INSERT)
    take_out (self);
  else
    put_in (self);
}

void
lw_history_entry_repeat (LwHistoryEntry *self)
{
  if (self->kind == LW_CHANGE_SET)
    g_object_set_property (G_OBJECT (self->record), self->field->name, &self->new_value);
  else if (self->kind == LW_CHANGE_INSERT)
    put_in (self);
  else
    take_out (self);
}

GPtrArray *
lw_history_entries_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lw_history_entry_free);
}

static gboolean
is_same_field (const LwHistoryEntry *entry, const LwRecord *record, const GParamSpec *field)
{
  return entry->kind == LW_CHANGE_SET && entry->record == record && entry->field == field;
}

/* A value can be taken back to where its field was set before, as values of other fields and places
 * in lists do not depend on it. (nullable) */
static LwHistoryEntry *
find_earlier (GPtrArray *entries, const LwRecord *record, const GParamSpec *field)
{
  for (guint i = entries->len; i > 0 && i + MAX_LOOK_BACK > entries->len; i--)
    {
      LwHistoryEntry *entry = g_ptr_array_index (entries, i - 1);

      if (is_same_field (entry, record, field))
        return entry;
    }
  return NULL;
}

LwHistoryEntry *
lw_history_entries_add (GPtrArray *entries, const LwChange *change)
{
  LwHistoryEntry *earlier =
      change->kind == LW_CHANGE_SET ? find_earlier (entries, change->record, change->field) : NULL;
  LwHistoryEntry *entry;

  if (earlier != NULL)
    {
      g_value_copy (change->new_value, &earlier->new_value);
      return earlier;
    }
  if (change->kind == LW_CHANGE_INSERT)
    adopt_strays (entries, change->item);
  entry = entry_new (change);
  g_ptr_array_add (entries, entry);
  if (change->kind == LW_CHANGE_REMOVE)
    lw_history_entry_watch_item (entry);
  return entry;
}

/* Sizes */

static gsize record_size (LwRecord *record);

static gsize
list_size (LwRecordList *list)
{
  gsize size = 64;

  for (guint i = 0; i < lw_record_list_get_size (list); i++)
    size += sizeof (gpointer) + record_size (lw_record_list_get (list, i));
  return size;
}

static gsize
value_size (const GValue *value)
{
  gsize size = sizeof (GValue);

  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    size += strlen (g_value_get_string (value)) + 1;
  else if (G_VALUE_HOLDS (value, G_TYPE_STRV) && g_value_get_boxed (value) != NULL)
    for (char **at = g_value_get_boxed (value); *at != NULL; at++)
      size += sizeof (char *) + strlen (*at) + 1;
  else if (G_VALUE_HOLDS (value, LW_TYPE_RECORD) && g_value_get_object (value) != NULL)
    size += record_size (g_value_get_object (value));
  else if (G_VALUE_HOLDS (value, LW_TYPE_RECORD_LIST) && g_value_get_object (value) != NULL)
    size += list_size (g_value_get_object (value));
  return size;
}

static gsize
record_size (LwRecord *record)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (record, &n_fields);
  gsize size = 128;

  for (guint i = 0; i < n_fields; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      lw_record_read_value (record, fields[i]->param_id, &value);
      size += value_size (&value);
    }
  return size;
}

static gsize
entry_size (LwHistoryEntry *entry)
{
  if (entry->kind == LW_CHANGE_SET)
    return sizeof *entry + value_size (&entry->old_value) + value_size (&entry->new_value);
  return sizeof *entry + record_size (entry->item);
}

/* Steps */

LwHistoryStep *
lw_history_step_new (const char *title, const char *merge_key)
{
  LwHistoryStep *self = g_new0 (LwHistoryStep, 1);

  self->title = g_strdup (title);
  self->merge_key = g_strdup (merge_key);
  self->entries = lw_history_entries_new ();
  return self;
}

void
lw_history_step_free (LwHistoryStep *self)
{
  g_free (self->title);
  g_free (self->merge_key);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

void
lw_history_step_add (LwHistoryStep *self, const LwChange *change, gboolean is_answer)
{
  LwHistoryEntry *entry = lw_history_entries_add (self->entries, change);

  if (!is_answer)
    self->last = entry;
}

void
lw_history_step_join (LwHistoryStep *self, LwHistoryStep *other)
{
  for (guint i = 0; i < other->entries->len; i++)
    {
      LwHistoryEntry *entry = g_ptr_array_index (other->entries, i);
      LwHistoryEntry *earlier = entry->kind == LW_CHANGE_SET
                                    ? find_earlier (self->entries, entry->record, entry->field)
                                    : NULL;

      if (earlier != NULL)
        g_value_copy (&entry->new_value, &earlier->new_value);
      else
        g_ptr_array_add (self->entries, g_steal_pointer (&g_ptr_array_index (other->entries, i)));
    }
  /* What has moved left NULL behind. */
  for (guint i = other->entries->len; i > 0; i--)
    if (g_ptr_array_index (other->entries, i - 1) == NULL)
      g_ptr_array_steal_index (other->entries, i - 1);
  lw_history_step_free (other);
}

gboolean
lw_history_step_continues (LwHistoryStep *self, const LwChange *change)
{
  return change->kind == LW_CHANGE_SET && self->last != NULL &&
         is_same_field (self->last, change->record, change->field);
}

gboolean
lw_history_step_finish (LwHistoryStep *self)
{
  self->size = 0;
  for (guint i = self->entries->len; i > 0; i--)
    {
      LwHistoryEntry *entry = g_ptr_array_index (self->entries, i - 1);

      if (entry->kind == LW_CHANGE_SET &&
          lw_record_values_equal (entry->field, &entry->old_value, &entry->new_value))
        {
          if (self->last == entry)
            self->last = NULL;
          g_ptr_array_remove_index (self->entries, i - 1);
        }
      else
        self->size += entry_size (entry);
    }
  return self->entries->len > 0;
}
