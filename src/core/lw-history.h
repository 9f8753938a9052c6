/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

G_BEGIN_DECLS

/*
 * Undo and redo for a tree of records. It listens to the tree: whoever edits a record need not know
 * of it. A change outside of a group is a step of its own; changes of one field in a row are one
 * step until the step is sealed, so that typing a word is undone at once. What comes to nothing,
 * such as a letter typed and taken back, leaves no step.
 *
 * Undoing puts back the same record objects in the same places, so widgets bound to them stay
 * bound. It restores the tree exactly, whatever those who listen to the tree change in answer:
 * changes are noted in the order they happen, and what is changed in answer to undoing or redoing
 * is reverted.
 */

#define LW_TYPE_HISTORY (lw_history_get_type ())
G_DECLARE_FINAL_TYPE (LwHistory, lw_history, LW, HISTORY, GObject)

#define LW_HISTORY_DEFAULT_LIMIT (64 << 20) /* bytes */

/* root is held. Properties: can-undo, can-redo, undo-title, redo-title, modified; each notifies
 * when it changes. A tree has one history at most. */
LwHistory *lw_history_new (LwRecord *root);

/* All changes up to the matching end are one step with that title. Groups nest; the outermost one
 * counts. A group without changes leaves no step. Without a title, further changes of the field
 * that it changed last join the step, as when typing. */
void lw_history_begin (LwHistory *self, const char *title);
/* The same, but the changes join the newest step when it has the same key and is not sealed, as
 * while dragging. */
void lw_history_begin_merging (LwHistory *self, const char *title, const char *key);
void lw_history_end (LwHistory *self);

/* The next change starts a new step, whatever it is. */
void lw_history_seal (LwHistory *self);

gboolean lw_history_get_can_undo (LwHistory *self);
gboolean lw_history_get_can_redo (LwHistory *self);
/* What the step was called; for a lone change, the name of its field. (nullable) (transfer none) */
const char *lw_history_get_undo_title (LwHistory *self);
const char *lw_history_get_redo_title (LwHistory *self);

/* Not inside a group. Nothing happens when there is no step. */
void lw_history_undo (LwHistory *self);
void lw_history_redo (LwHistory *self);

/* Whether the tree differs from when it was last marked, as far as steps tell: undoing back to the
 * marked state makes it unmodified again. */
gboolean lw_history_get_modified (LwHistory *self);
void lw_history_mark_saved (LwHistory *self);
/* The state as it is counts as not saved, such as work that was recovered. */
void lw_history_mark_unsaved (LwHistory *self);

/* Oldest steps are forgotten beyond this estimate of memory; the newest one always stays. */
void lw_history_set_limit (LwHistory *self, gsize bytes);

/* Forgets all steps; the tree counts as saved. */
void lw_history_clear (LwHistory *self);

G_END_DECLS
