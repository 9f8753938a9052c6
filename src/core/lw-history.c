/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-history.h"

#include "lw-history-step.h"
#include "lw-record-private.h"

/* Handlers that answer each revert with the same change again are given up on after so many. */
#define MAX_ANSWERS 8

/* What the properties were when they last notified. */
typedef struct
{
  gboolean can_undo;
  gboolean can_redo;
  char *undo_title; /* (owned) (nullable) */
  char *redo_title; /* (owned) (nullable) */
  gboolean modified;
} Told;

struct _LwHistory
{
  GObject parent_instance;

  LwRecord *root; /* (owned) */
  gulong changed_handler;
  GQueue undo;         /* (owned) LwHistoryStep, newest last */
  GQueue redo;         /* (owned) LwHistoryStep, next one last */
  LwHistoryStep *open; /* (owned) (nullable) the step of the outermost group */
  guint depth;         /* of groups */
  gboolean sealed;
  gboolean answerable; /* the change that is being told of went into the newest step */

  gboolean replaying;
  LwHistoryEntry *expected; /* (unowned) (nullable) the entry whose change comes next in that */
  GPtrArray *answers;       /* (owned) LwHistoryEntry: changes that others made meanwhile */

  gsize size;
  gsize limit;
  guint64 last_serial;
  guint64 base_serial; /* names the state before the oldest step */
  guint64 saved_serial;
  Told told;
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

/* Notifying */

static gboolean
take_boolean (gboolean *told, gboolean now)
{
  gboolean changed = *told != now;

  *told = now;
  return changed;
}

static gboolean
take_title (char **told, const char *now)
{
  if (g_strcmp0 (*told, now) == 0)
    return FALSE;
  g_free (*told);
  *told = g_strdup (now);
  return TRUE;
}

static void
notify_differences (LwHistory *self)
{
  gboolean changed[N_PROPS] = { FALSE };

  changed[PROP_CAN_UNDO] = take_boolean (&self->told.can_undo, lw_history_get_can_undo (self));
  changed[PROP_CAN_REDO] = take_boolean (&self->told.can_redo, lw_history_get_can_redo (self));
  changed[PROP_UNDO_TITLE] = take_title (&self->told.undo_title, lw_history_get_undo_title (self));
  changed[PROP_REDO_TITLE] = take_title (&self->told.redo_title, lw_history_get_redo_title (self));
  changed[PROP_MODIFIED] = take_boolean (&self->told.modified, lw_history_get_modified (self));
  for (guint id = 1; id < N_PROPS; id++)
    if (changed[id])
      g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

/* Steps */

static guint64
current_serial (LwHistory *self)
{
  LwHistoryStep *top = g_queue_peek_tail (&self->undo);

  return top != NULL ? top->serial : self->base_serial;
}

static void
drop_step (LwHistory *self, LwHistoryStep *step)
{
  self->size -= step->size;
  lw_history_step_free (step);
}

static void
clear_steps (LwHistory *self, GQueue *steps)
{
  while (!g_queue_is_empty (steps))
    drop_step (self, g_queue_pop_tail (steps));
}

/* The newest step always stays: an edit that cannot be undone surprises more than some memory. */
static void
forget_oldest (LwHistory *self)
{
  while (self->size > self->limit && self->undo.length > 1)
    {
      LwHistoryStep *oldest = g_queue_pop_head (&self->undo);

      self->base_serial = oldest->serial;
      drop_step (self, oldest);
    }
  while (self->size > self->limit && self->redo.length > 1)
    drop_step (self, g_queue_pop_head (&self->redo));
}

static void
push_step (LwHistory *self, LwHistoryStep *step)
{
  if (!lw_history_step_finish (step))
    {
      lw_history_step_free (step);
      return;
    }
  clear_steps (self, &self->redo);
  step->serial = ++self->last_serial;
  self->size += step->size;
  g_queue_push_tail (&self->undo, step);
  forget_oldest (self);
}

/* After changes have joined the newest step. When they took back what it did, it goes, and the
 * state is the one before it again. */
static void
refinish_newest (LwHistory *self)
{
  LwHistoryStep *top = g_queue_peek_tail (&self->undo);

  clear_steps (self, &self->redo);
  self->size -= top->size;
  if (lw_history_step_finish (top))
    {
      self->size += top->size;
      top->serial = ++self->last_serial;
      forget_oldest (self);
      return;
    }
  g_queue_pop_tail (&self->undo);
  lw_history_step_free (top);
  self->sealed = TRUE;
  self->answerable = FALSE;
}

/* Inside of the watch: whether the change was made by somebody who was just told of another one. */
static gboolean
is_answer (LwHistory *self)
{
  return lw_record_count_telling (self->root) > 1;
}

static void
add_lone_change (LwHistory *self, const LwChange *change)
{
  LwHistoryStep *top = g_queue_peek_tail (&self->undo);
  LwHistoryStep *step;

  /* What others change in answer to a change is undone with it. */
  if (self->answerable && is_answer (self))
    {
      lw_history_step_add (top, change, TRUE);
      refinish_newest (self);
      return;
    }
  if (!self->sealed && top != NULL && top->title == NULL && lw_history_step_continues (top, change))
    {
      lw_history_step_add (top, change, FALSE);
      self->answerable = TRUE;
      refinish_newest (self);
      return;
    }
  step = lw_history_step_new (NULL, NULL);
  lw_history_step_add (step, change, FALSE);
  push_step (self, step);
  self->sealed = FALSE;
  self->answerable = TRUE;
}

/* Comes before anybody else knows of the change, so it only takes notes. */
static void
watch (LwRecord *root, const LwChange *change, gpointer data)
{
  LwHistory *self = data;

  if (self->replaying && self->expected != NULL)
    {
      LwHistoryEntry *entry = g_steal_pointer (&self->expected);

      if (change->kind == LW_CHANGE_REMOVE)
        lw_history_entry_watch_item (entry);
    }
  else if (self->replaying)
    lw_history_entries_add (self->answers, change);
  else if (self->open != NULL)
    lw_history_step_add (self->open, change, is_answer (self));
  else
    add_lone_change (self, change);
}

static void
changed_cb (LwHistory *self)
{
  if (!self->replaying && self->open == NULL)
    notify_differences (self);
}

void
lw_history_begin (LwHistory *self, const char *title)
{
  lw_history_begin_merging (self, title, NULL);
}

void
lw_history_begin_merging (LwHistory *self, const char *title, const char *key)
{
  g_return_if_fail (LW_IS_HISTORY (self));

  if (self->depth++ == 0)
    self->open = lw_history_step_new (title, key);
}

static gboolean
joins_newest (LwHistory *self, LwHistoryStep *step)
{
  LwHistoryStep *top = g_queue_peek_tail (&self->undo);

  if (top == NULL)
    return FALSE;
  if (self->answerable && lw_record_count_telling (self->root) > 0)
    return TRUE;
  return !self->sealed && step->merge_key != NULL &&
         g_strcmp0 (top->merge_key, step->merge_key) == 0;
}

void
lw_history_end (LwHistory *self)
{
  LwHistoryStep *step;

  g_return_if_fail (LW_IS_HISTORY (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;
  step = g_steal_pointer (&self->open);
  if (step->entries->len == 0)
    lw_history_step_free (step);
  else if (joins_newest (self, step))
    {
      lw_history_step_join (g_queue_peek_tail (&self->undo), step);
      refinish_newest (self);
    }
  else
    {
      self->sealed = step->title != NULL && step->merge_key == NULL;
      push_step (self, step);
    }
  notify_differences (self);
}

void
lw_history_seal (LwHistory *self)
{
  g_return_if_fail (LW_IS_HISTORY (self));

  self->sealed = TRUE;
}

/* Replaying */

/* Reverts what others changed in answer to a change of ours, and what they change in answer to
 * that. The last of it goes first, and the next change of ours finds the tree as it was in its
 * time. Who insists on something that the tree has not got halfway through a step is content with
 * its end, so what could not be reverted is tried again then. */
static void
revert_answers (LwHistory *self)
{
  for (guint round = 0; round < MAX_ANSWERS && self->answers->len > 0; round++)
    {
      g_autoptr (GPtrArray) answers = self->answers;

      self->answers = lw_history_entries_new ();
      for (guint i = answers->len; i > 0; i--)
        {
          self->expected = g_ptr_array_index (answers, i - 1);
          lw_history_entry_revert (self->expected);
          self->expected = NULL;
        }
    }
}

static void
replay_entry (LwHistory *self, LwHistoryEntry *entry, void (*replay) (LwHistoryEntry *))
{
  self->expected = entry;
  replay (entry);
  self->expected = NULL;
  revert_answers (self);
}

static gboolean
can_replay (LwHistory *self, GQueue *steps)
{
  g_return_val_if_fail (LW_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  return !self->replaying && !g_queue_is_empty (steps);
}

static void
finish_replay (LwHistory *self)
{
  revert_answers (self);
  g_ptr_array_set_size (self->answers, 0);
  self->replaying = FALSE;
  self->sealed = TRUE;
  self->answerable = FALSE;
  notify_differences (self);
}

void
lw_history_undo (LwHistory *self)
{
  LwHistoryStep *step;

  if (!can_replay (self, &self->undo))
    return;
  step = g_queue_pop_tail (&self->undo);
  g_queue_push_tail (&self->redo, step);
  self->replaying = TRUE;
  for (guint i = step->entries->len; i > 0; i--)
    replay_entry (self, g_ptr_array_index (step->entries, i - 1), lw_history_entry_revert);
  finish_replay (self);
}

void
lw_history_redo (LwHistory *self)
{
  LwHistoryStep *step;

  if (!can_replay (self, &self->redo))
    return;
  step = g_queue_pop_tail (&self->redo);
  g_queue_push_tail (&self->undo, step);
  self->replaying = TRUE;
  for (guint i = 0; i < step->entries->len; i++)
    replay_entry (self, g_ptr_array_index (step->entries, i), lw_history_entry_repeat);
  finish_replay (self);
}

/* State */

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
  LwHistoryStep *step = g_queue_peek_tail (steps);

  if (step == NULL)
    return NULL;
  if (step->title != NULL)
    return step->title;
  return g_param_spec_get_name (((LwHistoryEntry *) g_ptr_array_index (step->entries, 0))->field);
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
  g_return_if_fail (LW_IS_HISTORY (self));

  self->saved_serial = current_serial (self);
  self->sealed = TRUE;
  notify_differences (self);
}

void
lw_history_mark_unsaved (LwHistory *self)
{
  g_return_if_fail (LW_IS_HISTORY (self));

  self->saved_serial = ++self->last_serial;
  notify_differences (self);
}

void
lw_history_set_limit (LwHistory *self, gsize bytes)
{
  g_return_if_fail (LW_IS_HISTORY (self));

  self->limit = bytes;
  forget_oldest (self);
  notify_differences (self);
}

void
lw_history_clear (LwHistory *self)
{
  g_return_if_fail (LW_IS_HISTORY (self));
  g_return_if_fail (!self->replaying);

  clear_steps (self, &self->undo);
  clear_steps (self, &self->redo);
  if (self->open != NULL)
    g_ptr_array_set_size (self->open->entries, 0);
  self->base_serial = ++self->last_serial;
  self->saved_serial = self->base_serial;
  self->answerable = FALSE;
  notify_differences (self);
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
  if (lw_record_get_watch_data (self->root, watch) == self)
    lw_record_set_watch (self->root, NULL, NULL);
  clear_steps (self, &self->undo);
  clear_steps (self, &self->redo);
  g_clear_pointer (&self->open, lw_history_step_free);
  g_ptr_array_unref (self->answers);
  g_free (self->told.undo_title);
  g_free (self->told.redo_title);
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
  self->answers = lw_history_entries_new ();
  self->limit = LW_HISTORY_DEFAULT_LIMIT;
}

LwHistory *
lw_history_new (LwRecord *root)
{
  LwHistory *self;

  g_return_val_if_fail (LW_IS_RECORD (root), NULL);
  g_return_val_if_fail (!lw_record_is_watched (root), NULL);

  self = g_object_new (LW_TYPE_HISTORY, NULL);
  self->root = g_object_ref (root);
  lw_record_set_watch (root, watch, self);
  self->changed_handler = g_signal_connect_swapped (root, "changed", G_CALLBACK (changed_cb), self);
  return self;
}
