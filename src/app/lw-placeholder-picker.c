/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-placeholder-picker.h"

#include "lw-document-host.h"
#include "lw-placeholder-list.h"

#include <string.h>

/* Of a target, as long as that lives. */
typedef struct
{
  GtkWidget *target; /* holds this */
  GtkWidget *anchor; /* lives longer than the target */
  GtkWidget *list;   /* (nullable) the child of anchor while it is open */
  int braces;        /* offset of the {{ that opened the list; -1 for none */
  guint opening;     /* source */
  guint closing;     /* source */
} Picker;

static Picker *
get_picker (GtkWidget *target)
{
  return g_object_get_data (G_OBJECT (target), "placeholder-picker");
}

/* Both kinds of target, seen as one text with a cursor. Offsets are in characters. */

static GtkTextBuffer *
get_buffer (Picker *picker)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (picker->target));
}

static void
get_cursor (GtkTextBuffer *buffer, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

static int
get_position (Picker *picker)
{
  GtkTextIter iter;

  if (!GTK_IS_TEXT_VIEW (picker->target))
    return gtk_editable_get_position (GTK_EDITABLE (picker->target));
  get_cursor (get_buffer (picker), &iter);
  return gtk_text_iter_get_offset (&iter);
}

/* What stands in the line before the cursor. (transfer full) */
static char *
dup_before (Picker *picker)
{
  GtkTextIter start, end;

  if (!GTK_IS_TEXT_VIEW (picker->target))
    return gtk_editable_get_chars (GTK_EDITABLE (picker->target), 0, get_position (picker));
  get_cursor (get_buffer (picker), &end);
  start = end;
  gtk_text_iter_set_line_offset (&start, 0);
  return gtk_text_iter_get_text (&start, &end);
}

/* Puts a text between an offset and the cursor, as somebody who types it does. */
static void
replace (Picker *picker, int from, const char *text)
{
  if (GTK_IS_TEXT_VIEW (picker->target))
    {
      GtkTextBuffer *buffer = get_buffer (picker);
      GtkTextIter start, end;

      get_cursor (buffer, &end);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, text, -1);
      gtk_text_buffer_end_user_action (buffer);
    }
  else
    {
      GtkEditable *editable = GTK_EDITABLE (picker->target);
      int position = from;

      gtk_editable_delete_text (editable, from, get_position (picker));
      gtk_editable_insert_text (editable, text, -1, &position);
      gtk_editable_set_position (editable, position);
    }
}

/* Where the cursor is, in the anchor. */
static void
point_to_cursor (Picker *picker)
{
  GdkRectangle at = { 0, 0, 1, 1 };
  double x, y;

  if (GTK_IS_TEXT_VIEW (picker->target))
    {
      GtkTextView *view = GTK_TEXT_VIEW (picker->target);

      gtk_text_view_get_cursor_locations (view, NULL, &at, NULL);
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, at.x, at.y, &at.x, &at.y);
    }
  else
    {
      at.width = gtk_widget_get_width (picker->target);
      at.height = gtk_widget_get_height (picker->target);
    }
  if (!gtk_widget_translate_coordinates (picker->target, picker->anchor, at.x, at.y, &x, &y))
    return;
  at.x = (int) x;
  at.y = (int) y;
  gtk_popover_set_pointing_to (GTK_POPOVER (picker->list), &at);
}

/* The list */

static void
put_away (Picker *picker)
{
  g_clear_handle_id (&picker->closing, g_source_remove);
  g_clear_pointer (&picker->list, gtk_widget_unparent);
}

static gboolean
put_away_cb (gpointer data)
{
  ((Picker *) data)->closing = 0;
  put_away (data);
  return G_SOURCE_REMOVE;
}

/* Nothing was picked: the text gets what was typed here, as if there had been no list. */
static void
closed_cb (Picker *picker)
{
  const char *typed = lw_placeholder_list_get_typed (LW_PLACEHOLDER_LIST (picker->list));

  gtk_widget_grab_focus (picker->target);
  if (GTK_IS_ENTRY (picker->target))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (picker->target));
  if (picker->braces >= 0)
    {
      g_autofree char *text = g_strconcat ("{{", typed, NULL);
      g_autofree char *before = dup_before (picker);

      if (!g_str_has_suffix (before, text))
        replace (picker, picker->braces, text);
    }
  /* A popover cannot go in the middle of its being closed. */
  picker->closing = g_idle_add (put_away_cb, picker);
}

static void
finish (Picker *picker, const char *text)
{
  g_signal_handlers_disconnect_by_func (picker->list, closed_cb, picker);
  gtk_popover_popdown (GTK_POPOVER (picker->list));
  picker->closing = g_idle_add (put_away_cb, picker);
  if (GTK_IS_ENTRY (picker->target))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (picker->target));
  else
    gtk_widget_grab_focus (picker->target);
  replace (picker, picker->braces >= 0 ? picker->braces : get_position (picker), text);
}

typedef struct
{
  GtkWidget *target; /* (owned) */
  char *text;        /* (owned) */
} Finish;

/* Not while the list is still telling what was picked in it. */
static gboolean
finish_cb (gpointer data)
{
  Finish *end = data;
  Picker *picker = get_picker (end->target);

  if (picker != NULL && picker->list != NULL)
    finish (picker, end->text);
  g_object_unref (end->target);
  g_free (end->text);
  g_free (end);
  return G_SOURCE_REMOVE;
}

static void
finish_later (Picker *picker, char *text /* (transfer full) */)
{
  Finish *end = g_new0 (Finish, 1);

  end->target = g_object_ref (picker->target);
  end->text = text;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, finish_cb, end, NULL);
}

static void
picked_cb (Picker *picker, const char *text)
{
  finish_later (picker, g_strdup (text));
}

static void
typed_cb (Picker *picker, const char *text)
{
  finish_later (picker, g_strconcat ("{{", text, NULL));
}

/* The word after the {{ that is open before the cursor. (transfer full) */
static char *
find_braces (Picker *picker)
{
  g_autofree char *before = dup_before (picker);
  const char *braces = g_strrstr (before, "{{");

  picker->braces = -1;
  if (braces == NULL || strchr (braces, '}') != NULL)
    return g_strdup ("");
  picker->braces = get_position (picker) - (int) g_utf8_strlen (braces, -1);
  return g_strdup (braces + 2);
}

void
lw_placeholder_picker_open (GtkWidget *target)
{
  Picker *picker = get_picker (target);
  LwDocument *document = lw_document_host_get_document (target);
  g_autofree char *word = NULL;

  g_return_if_fail (picker != NULL);

  if (picker->closing != 0)
    put_away (picker);
  if (picker->list != NULL)
    return;
  word = find_braces (picker);
  picker->list = lw_placeholder_list_new (document != NULL ? lw_document_get_plan (document) : NULL, word);
  gtk_widget_set_parent (picker->list, picker->anchor);
  point_to_cursor (picker);
  g_signal_connect_swapped (picker->list, "picked", G_CALLBACK (picked_cb), picker);
  g_signal_connect_swapped (picker->list, "typed", G_CALLBACK (typed_cb), picker);
  g_signal_connect_swapped (picker->list, "closed", G_CALLBACK (closed_cb), picker);
  gtk_popover_popup (GTK_POPOVER (picker->list));
}

/* Typing */

static gboolean
open_cb (gpointer data)
{
  Picker *picker = data;

  picker->opening = 0;
  if (gtk_widget_has_focus (picker->target) || gtk_widget_get_focus_child (picker->target) != NULL)
    lw_placeholder_picker_open (picker->target);
  return G_SOURCE_REMOVE;
}

/* A single letter is typed; more at once is pasted, or comes from the plan. */
static void
inserted (Picker *picker, const char *text, int n_bytes)
{
  g_autofree char *before = NULL;

  if (n_bytes != 1 || text[0] != '{' || picker->list != NULL || picker->opening != 0)
    return;
  before = dup_before (picker);
  if (g_str_has_suffix (before, "{{"))
    picker->opening = g_idle_add_full (G_PRIORITY_HIGH_IDLE, open_cb, picker, NULL);
}

static void
buffer_inserted_cb (GtkTextBuffer *buffer, GtkTextIter *location, const char *text, int n_bytes, Picker *picker)
{
  inserted (picker, text, n_bytes);
}

/* The cursor of an entry moves after this. */
static void
entry_inserted_cb (GtkEntryBuffer *buffer, guint position, const char *text, guint n_chars, Picker *picker)
{
  const char *all = gtk_entry_buffer_get_text (buffer);
  const char *at = g_utf8_offset_to_pointer (all, position);

  if (n_chars != 1 || text[0] != '{' || at == all || at[-1] != '{' || picker->list != NULL || picker->opening != 0)
    return;
  picker->opening = g_idle_add_full (G_PRIORITY_HIGH_IDLE, open_cb, picker, NULL);
}

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  lw_placeholder_picker_open (data);
  return TRUE;
}

static void
anchor_destroyed_cb (Picker *picker)
{
  put_away (picker);
}

static void
picker_free (gpointer data)
{
  Picker *picker = data;

  g_clear_handle_id (&picker->opening, g_source_remove);
  g_clear_handle_id (&picker->closing, g_source_remove);
  g_free (picker);
}

static void
listen (Picker *picker)
{
  GObject *buffer = GTK_IS_TEXT_VIEW (picker->target)
                      ? G_OBJECT (get_buffer (picker))
                      : G_OBJECT (gtk_entry_get_buffer (GTK_ENTRY (picker->target)));
  GCallback callback =
    GTK_IS_TEXT_VIEW (picker->target) ? G_CALLBACK (buffer_inserted_cb) : G_CALLBACK (entry_inserted_cb);
  GClosure *closure = g_cclosure_new (callback, picker, NULL);

  /* The picker goes with the target, and so must what calls it. */
  g_object_watch_closure (G_OBJECT (picker->target), closure);
  g_signal_connect_closure (buffer, GTK_IS_TEXT_VIEW (picker->target) ? "insert-text" : "inserted-text", closure, TRUE);
}

void
lw_placeholder_picker_attach (GtkWidget *target, GtkWidget *anchor)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  Picker *picker = g_new0 (Picker, 1);
  GClosure *destroyed;

  g_return_if_fail (GTK_IS_TEXT_VIEW (target) || GTK_IS_ENTRY (target));

  picker->target = target;
  picker->anchor = anchor;
  picker->braces = -1;
  g_object_set_data_full (G_OBJECT (target), "placeholder-picker", picker, picker_free);
  listen (picker);

  destroyed = g_cclosure_new_swap (G_CALLBACK (anchor_destroyed_cb), picker, NULL);
  g_object_watch_closure (G_OBJECT (target), destroyed);
  g_signal_connect_closure (target, "destroy", destroyed, FALSE);

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, GDK_CONTROL_MASK),
                      gtk_callback_action_new (shortcut_cb, target, NULL)));
  gtk_widget_add_controller (target, shortcuts);
}
