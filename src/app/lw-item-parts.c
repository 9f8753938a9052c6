/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-item-parts.h"

#include "lw-document-host.h"
#include "lw-drop-down.h"
#include "lw-place.h"

/* So that two entries and a button fit into the narrowest panel. */
#define NARROW 6

GtkWidget *
lw_item_line_new (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  return line;
}

GtkWidget *
lw_item_lines_new (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), second);
  return lines;
}

GtkWidget *
lw_item_entry_new (LwRecord *item, const char *field, const char *label)
{
  GtkWidget *entry = lw_field_entry_new (field, LW_FIELD_TEXT, label);

  g_object_set (entry, "width-chars", NARROW, "placeholder", label, NULL);
  gtk_widget_set_hexpand (entry, TRUE);
  lw_field_entry_set_record (LW_FIELD_ENTRY (entry), item);
  return entry;
}

/* Choices */

typedef struct
{
  LwRecord *record; /* (owned) */
  char *field;      /* (owned) */
  char *step;       /* (owned) */
  gboolean showing; /* the drop-down is changing because of the record */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->record);
  g_free (choice->field);
  g_free (choice->step);
  g_free (choice);
}

static Choice *
get_choice (GtkDropDown *drop_down)
{
  return g_object_get_data (G_OBJECT (drop_down), "choice");
}

static void
show_choice_cb (GtkDropDown *drop_down)
{
  Choice *choice = get_choice (drop_down);
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (choice->record), choice->field, &value);
  choice->showing = TRUE;
  gtk_drop_down_set_selected (drop_down, g_value_get_enum (&value));
  choice->showing = FALSE;
}

static void
selected_cb (GtkDropDown *drop_down)
{
  Choice *choice = get_choice (drop_down);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (choice->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  lw_document_host_begin (GTK_WIDGET (drop_down), choice->step);
  g_object_set (choice->record, choice->field, (int) selected, NULL);
  lw_document_host_end (GTK_WIDGET (drop_down));
}

GtkWidget *
lw_item_choice_new (LwRecord *item, const char *field, const char *label, const char *step, const char *const *choices)
{
  GtkWidget *drop_down = lw_drop_down_new (choices);
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *signal = g_strdup_printf ("notify::%s", field);

  choice->record = g_object_ref (item);
  choice->field = g_strdup (field);
  choice->step = g_strdup (step);
  g_object_set_data_full (G_OBJECT (drop_down), "choice", choice, choice_free);
  lw_place_set (drop_down, item, field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_choice_cb (GTK_DROP_DOWN (drop_down));
  g_signal_connect_object (item, signal, G_CALLBACK (show_choice_cb), drop_down, G_CONNECT_SWAPPED);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (selected_cb), NULL);
  return drop_down;
}
