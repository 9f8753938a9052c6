/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

G_BEGIN_DECLS

/* Parts of LwHistory: what one change was, and the changes that are undone together. */

/* One change, with all it takes to revert and to repeat it. */
typedef struct
{
  LwChangeKind kind;
  LwRecord *record;  /* (owned) */
  GParamSpec *field; /* (owned) */
  GValue old_value;  /* SET */
  GValue new_value;  /* SET */
  LwRecord *item;    /* (owned) INSERT and REMOVE */
  guint position;    /* INSERT and REMOVE */
  GPtrArray *strays; /* (owned) (nullable) LwHistoryEntry: changes of the item out of the tree */
} LwHistoryEntry;

void lw_history_entry_free (LwHistoryEntry *self);
void lw_history_entry_revert (LwHistoryEntry *self);
void lw_history_entry_repeat (LwHistoryEntry *self);
/* The item has left the tree; from here on changes of it are strays. */
void lw_history_entry_watch_item (LwHistoryEntry *self);

typedef struct
{
  char *title;          /* (owned) (nullable) */
  char *merge_key;      /* (owned) (nullable) */
  GPtrArray *entries;   /* (owned) LwHistoryEntry, in the order they happened */
  LwHistoryEntry *last; /* (unowned) (nullable) the newest one that is no answer to another */
  guint64 serial;       /* names the state after the step */
  gsize size;           /* estimate of memory, as of the last lw_history_step_finish() */
} LwHistoryStep;

LwHistoryStep *lw_history_step_new (const char *title, const char *merge_key);
void lw_history_step_free (LwHistoryStep *self);
/* An answer is a change that somebody made who was just told of another one. */
void lw_history_step_add (LwHistoryStep *self, const LwChange *change, gboolean is_answer);
/* Moves the entries of other to the end, and frees it. */
void lw_history_step_join (LwHistoryStep *self, LwHistoryStep *other);
/* Whether the last change that was no answer was of the same field. */
gboolean lw_history_step_continues (LwHistoryStep *self, const LwChange *change);
/* Drops what came to nothing and estimates the size. FALSE when nothing is left. */
gboolean lw_history_step_finish (LwHistoryStep *self);

/* Adds an entry to a list of them; a new value of a field that was set before joins that entry.
 * (transfer none) */
LwHistoryEntry *lw_history_entries_add (GPtrArray *entries, const LwChange *change);
GPtrArray *lw_history_entries_new (void);

G_END_DECLS
