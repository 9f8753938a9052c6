/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-history.h"

#include <string.h>

typedef struct
{
  LwChangeKind kind;
  LwRecord *record;  /* (owned) */
  GParamSpec *field; /* (owned) */
  GValue old_value;  /* SET */
  GValue new_value;  /* SET */
  LwRecord *item;    /* (owned) INSERT and REMOVE */
  guint position;
} Entry;

typedef struct
{
  char *title;
  GPtrArray *entries; /* (owned) Entry, in the order they happened */
  guint64 serial;     /* names the state after the step */
  gsize size;
} Step;

struct _LwHistory
{
  GObject parent_instance;

  LwRecord *root;
  gulong changed_handler;
  GQueue undo; /* (owned) Step, newest last */
  GQueue redo; /* (owned) Step, next one last */
  Step *open;  /* (owned) (nullable) the step of the outermost group */
  guint depth;
  gboolean replaying;
  gboolean sealed;
  gsize size;
  gsize limit;
  guint64 last_serial;
  guint64 base_serial; /* names the state before the oldest step */
  guint64 saved_serial;
};

G_DEFINE_FINAL_TYPE (LwHistory, lw_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_TITLE,
  PROP_REDO_TITLE,
  PROP_MODIFIED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->record);
  g_param_spec_unref (entry->field);
  g_clear_object (&entry->item);
  if (G_IS_VALUE (&entry->old_value))
    g_value_unset (&entry->old_value);
  if (G_IS_VALUE (&entry->new_value))
    g_value_unset (&entry->new_value);
  g_free (entry);
}

static Step *
step_new (const char *title)
{
  Step *step = g_new0 (Step, 1);

  step->title = g_strdup (title);
  step->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  return step;
}

static void
step_free (Step *step)
{
  g_free (step->title);
  g_ptr_array_unref (step->entries);
  g_free (step);
}

static void
copy_value (const GValue *from, GValue *to)
{
  g_value_init (to, G_VALUE_TYPE (from));
  g_value_copy (from, to);
}

static Entry *
entry_new (const LwChange *change)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->kind = change->kind;
  entry->record = g_object_ref (change->record);
  entry->field = g_param_spec_ref (change->field);
  entry->position = change->position;
  g_set_object (&entry->item, change->item);
  if (change->kind == LW_CHANGE_SET)
    {
      copy_value (change->old_value, &entry->old_value);
      copy_value (change->new_value, &entry->new_value);
    }
  return entry;
}

static gsize record_size (LwRecord *record);

static gsize
value_size (const GValue *value)
{
  gsize size = sizeof (GValue);

  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    size += strlen (g_value_get_string (value));
  else if (G_VALUE_HOLDS (value, LW_TYPE_RECORD))
    size += record_size (g_value_get_object (value));
  else if (G_VALUE_HOLDS (value, LW_TYPE_RECORD_LIST))
    {
      LwRecordList *list = g_value_get_object (value);

      for (guint i = 0; i < lw_record_list_get_size (list); i++)
        size += record_size (lw_record_list_get (list, i));
    }
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

      g_value_init (&value, G_PARAM_SPEC_VALUE_TYPE (fields[i]));
      g_object_get_property (G_OBJECT (record), fields[i]->name, &value);
      size += value_size (&value);
    }
  return size;
}

static gsize
entry_size (Entry *entry)
{
  gsize size = sizeof (Entry);

  if (entry->kind == LW_CHANGE_SET)
    size += value_size (&entry->old_value) + value_size (&entry->new_value);
  else
    size += record_size (entry->item);
  return size;
}

static guint64
current_serial (LwHistory *self)
{
  Step *top = g_queue_peek_tail (&self->undo);

  return top != NULL ? top->serial : self->base_serial;
}

static void
notify_all (LwHistory *self)
{
  for (guint id = 1; id < N_PROPS; id++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
clear_steps (LwHistory *self, GQueue *steps)
{
  Step *step;

  while ((step = g_queue_pop_tail (steps)) != NULL)
    {
      self->size -= step->size;
      step_free (step);
    }
}

/* The newest step always stays: an edit that cannot be undone surprises more than a little memory. */
static void
forget_oldest (LwHistory *self)
{
  while (self->size > self->limit && self->undo.length > 1)
    {
      Step *oldest = g_queue_pop_head (&self->undo);

      self->base_serial = oldest->serial;
      self->size -= oldest->size;
      step_free (oldest);
    }
}

static void
push_step (LwHistory *self, Step *step)
{
  clear_steps (self, &self->redo);
  step->serial = ++self->last_serial;
  for (guint i = 0; i < step->entries->len; i++)
    step->size += entry_size (g_ptr_array_index (step->entries, i));
  self->size += step->size;
  g_queue_push_tail (&self->undo, step);
  forget_oldest (self);
  notify_all (self);
}

/* Typing: the newest step ends with a change of the same field, so the new value goes into it. */
static gboolean
merge_into_newest (LwHistory *self, const LwChange *change)
{
  Step *top = g_queue_peek_tail (&self->undo);
  Entry *entry;

  if (self->sealed || change->kind != LW_CHANGE_SET || top == NULL || top->title != NULL)
    return FALSE;
  entry = g_ptr_array_index (top->entries, top->entries->len - 1);
  if (entry->kind != LW_CHANGE_SET || entry->record != change->record || entry->field != change->field)
    return FALSE;

  clear_steps (self, &self->redo);
  self->size -= top->size;
  top->size -= entry_size (entry);
  g_value_copy (change->new_value, &entry->new_value);
  top->size += entry_size (entry);
  self->size += top->size;
  top->serial = ++self->last_serial;
  notify_all (self);
  return TRUE;
}

static void
changed_cb (LwHistory *self, const LwChange *change)
{
  if (self->replaying)
    return;
  if (self->open != NULL)
    {
      g_ptr_array_add (self->open->entries, entry_new (change));
      return;
    }
  if (!merge_into_newest (self, change))
    {
      Step *step = step_new (NULL);

      g_ptr_array_add (step->entries, entry_new (change));
      push_step (self, step);
    }
  self->sealed = FALSE;
}

void
lw_history_begin (LwHistory *self, const char *title)
{
  g_return_if_fail (LW_IS_HISTORY (self));

  if (self->depth++ == 0)
    self->open = step_new (title);
}

void
lw_history_end (LwHistory *self)
{
  Step *step;

  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;
  step = g_steal_pointer (&self->open);
  self->sealed = step->title != NULL;
  if (step->entries->len > 0)
    push_step (self, step);
  else
    step_free (step);
}

void
lw_history_seal (LwHistory *self)
{
  self->sealed = TRUE;
}

static LwRecordList *
entry_list (Entry *entry)
{
  g_autoptr (LwRecordList) list = NULL;

  g_object_get (entry->record, entry->field->name, &list, NULL);
  return list; /* The record keeps it alive. */
}

static void
revert_entry (Entry *entry)
{
  if (entry->kind == LW_CHANGE_SET)
    g_object_set_property (G_OBJECT (entry->record), entry->field->name, &entry->old_value);
  else if (entry->kind == LW_CHANGE_INSERT)
    lw_record_list_remove (entry_list (entry), entry->position);
  else
    lw_record_list_insert (entry_list (entry), entry->position, entry->item);
}

static void
repeat_entry (Entry *entry)
{
  if (entry->kind == LW_CHANGE_SET)
    g_object_set_property (G_OBJECT (entry->record), entry->field->name, &entry->new_value);
  else if (entry->kind == LW_CHANGE_INSERT)
    lw_record_list_insert (entry_list (entry), entry->position, entry->item);
  else
    lw_record_list_remove (entry_list (entry), entry->position);
}

void
lw_history_undo (LwHistory *self)
{
  Step *step;

  g_return_if_fail (self->depth == 0);

  step = g_queue_pop_tail (&self->undo);
  if (step == NULL)
    return;
  self->replaying = TRUE;
  for (guint i = step->entries->len; i > 0; i--)
    revert_entry (g_ptr_array_index (step->entries, i - 1));
  self->replaying = FALSE;
  self->sealed = TRUE;
  g_queue_push_tail (&self->redo, step);
  notify_all (self);
}

void
lw_history_redo (LwHistory *self)
{
  Step *step;

  g_return_if_fail (self->depth == 0);

  step = g_queue_pop_tail (&self->redo);
  if (step == NULL)
    return;
  self->replaying = TRUE;
  for (guint i = 0; i < step->entries->len; i++)
    repeat_entry (g_ptr_array_index (step->entries, i));
  self->replaying = FALSE;
  self->sealed = TRUE;
  g_queue_push_tail (&self->undo, step);
  notify_all (self);
}

gboolean
lw_history_get_can_undo (LwHistory *self)
{
  return self->undo.length > 0;
}

gboolean
lw_history_get_can_redo (LwHistory *self)
{
  return self->redo.length > 0;
}

static const char *
newest_title (GQueue *steps)
{
  Step *step = g_queue_peek_tail (steps);

  if (step == NULL)
    return NULL;
  if (step->title != NULL)
    return step->title;
  return g_param_spec_get_name (((Entry *) g_ptr_array_index (step->entries, 0))->field);
}

const char *
lw_history_get_undo_title (LwHistory *self)
{
  return newest_title (&self->undo);
}

const char *
lw_history_get_redo_title (LwHistory *self)
{
  return newest_title (&self->redo);
}

gboolean
lw_history_get_modified (LwHistory *self)
{
  return current_serial (self) != self->saved_serial;
}

void
lw_history_mark_saved (LwHistory *self)
{
  self->saved_serial = current_serial (self);
  self->sealed = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

void
lw_history_mark_unsaved (LwHistory *self)
{
  self->saved_serial = ++self->last_serial;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

void
lw_history_set_limit (LwHistory *self, gsize bytes)
{
  self->limit = bytes;
  forget_oldest (self);
  notify_all (self);
}

void
lw_history_clear (LwHistory *self)
{
  clear_steps (self, &self->undo);
  clear_steps (self, &self->redo);
  self->base_serial = ++self->last_serial;
  self->saved_serial = self->base_serial;
  notify_all (self);
}

static void
lw_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwHistory *self = LW_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, lw_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, lw_history_get_can_redo (self));
      break;
    case PROP_UNDO_TITLE:
      g_value_set_string (value, lw_history_get_undo_title (self));
      break;
    case PROP_REDO_TITLE:
      g_value_set_string (value, lw_history_get_redo_title (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, lw_history_get_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lw_history_finalize (GObject *object)
{
  LwHistory *self = LW_HISTORY (object);

  g_clear_signal_handler (&self->changed_handler, self->root);
  clear_steps (self, &self->undo);
  clear_steps (self, &self->redo);
  g_clear_pointer (&self->open, step_free);
  g_clear_object (&self->root);

  G_OBJECT_CLASS (lw_history_parent_class)->finalize (object);
}

static void
lw_history_class_init (LwHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lw_history_get_property;
  object_class->finalize = lw_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_TITLE] = g_param_spec_string ("undo-title", NULL, NULL, NULL, flags);
  properties[PROP_REDO_TITLE] = g_param_spec_string ("redo-title", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_history_init (LwHistory *self)
{
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  self->limit = LW_HISTORY_DEFAULT_LIMIT;
}

LwHistory *
lw_history_new (LwRecord *root)
{
  LwHistory *self = g_object_new (LW_TYPE_HISTORY, NULL);

  self->root = g_object_ref (root);
  self->changed_handler = g_signal_connect_swapped (root, "changed", G_CALLBACK (changed_cb), self);
  return self;
}
