/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-level-entry.h"

#include "lw-document-host.h"
#include "lw-enums.h"
#include "lw-field-entry.h"
#include "lw-number.h"
#include "lw-place.h"

#include <glib/gi18n.h>

struct _LwLevelEntry
{
  GtkWidget parent_instance;

  LwRecord *record; /* (owned) */
  char *field;
  char *unit_field;
  GtkWidget *entries[2]; /* by LwLevelUnit */
  GtkLabel *units[2];
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (LwLevelEntry, lw_level_entry, GTK_TYPE_WIDGET)

static void
mark_error (GtkWidget *entry, const char *message)
{
  gtk_widget_set_tooltip_text (entry, message);
  if (message != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  if (message != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
}

/* The first key may change the unit as well; both are one step, and so is what is typed after. */
static void
set_level (LwLevelEntry *self, LwLevelUnit unit, const GValue *value)
{
  g_autofree char *key = g_strdup_printf ("%p %s", (gpointer) self->record, self->field);

  lw_document_host_begin_merging (GTK_WIDGET (self), _("Change a Level"), key);
  g_object_set (self->record, self->unit_field, unit, NULL);
  g_object_set_property (G_OBJECT (self->record), self->field, value);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
changed_cb (GtkEditable *editable, LwLevelEntry *self)
{
  LwLevelUnit unit = GTK_WIDGET (editable) == self->entries[LW_LEVEL_PERCENT] ? LW_LEVEL_PERCENT : LW_LEVEL_ABSOLUTE;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  if (!lw_field_parse (LW_FIELD_NUMBER, self->record, self->field, gtk_editable_get_text (editable), &value, &error))
    {
      mark_error (GTK_WIDGET (editable), error->message);
      return;
    }
  mark_error (GTK_WIDGET (editable), NULL);
  set_level (self, unit, &value);
}

static void
leave_cb (LwLevelEntry *self)
{
  lw_document_host_seal (GTK_WIDGET (self));
}

/* The entry that is being typed in keeps its text. */
static void
show_number (LwLevelEntry *self, LwLevelUnit unit, double number)
{
  GtkWidget *entry = self->entries[unit];
  char buffer[LW_NUMBER_BUFFER];

  if (gtk_widget_has_css_class (entry, "error") || gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN)
    return;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (entry), lw_number_format_rounded (buffer, number, 2, TRUE));
  self->showing = FALSE;
}

void
lw_level_entry_show (LwLevelEntry *self, double percent, double absolute, const char *unit, const char *name)
{
  g_autofree char *spoken_percent = g_strdup_printf (_("%s, percent of the target"), name);
  g_autofree char *spoken_absolute = g_strdup_printf ("%s, %s", name, unit);

  show_number (self, LW_LEVEL_PERCENT, percent);
  show_number (self, LW_LEVEL_ABSOLUTE, absolute);
  gtk_label_set_label (self->units[LW_LEVEL_ABSOLUTE], unit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entries[LW_LEVEL_PERCENT]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken_percent, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entries[LW_LEVEL_ABSOLUTE]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken_absolute, -1);
}

static void
lw_level_entry_dispose (GObject *object)
{
  LwLevelEntry *self = LW_LEVEL_ENTRY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (lw_level_entry_parent_class)->dispose (object);
}

static void
lw_level_entry_finalize (GObject *object)
{
  LwLevelEntry *self = LW_LEVEL_ENTRY (object);

  g_free (self->field);
  g_free (self->unit_field);
  G_OBJECT_CLASS (lw_level_entry_parent_class)->finalize (object);
}

static void
lw_level_entry_class_init (LwLevelEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_level_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_level_entry_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
add_entry (LwLevelEntry *self, LwLevelUnit unit, const char *word)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *label = gtk_label_new (word);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), unit == LW_LEVEL_ABSOLUTE ? 5 : 1);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (entry, focus);
  self->entries[unit] = entry;
  self->units[unit] = GTK_LABEL (label);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
lw_level_entry_init (LwLevelEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  add_entry (self, LW_LEVEL_PERCENT, "%");
  add_entry (self, LW_LEVEL_ABSOLUTE, "");
}

GtkWidget *
lw_level_entry_new (LwRecord *record, const char *field, const char *unit_field)
{
  LwLevelEntry *self = g_object_new (LW_TYPE_LEVEL_ENTRY, NULL);

  self->record = g_object_ref (record);
  lw_place_set (GTK_WIDGET (self), record, field);
  self->field = g_strdup (field);
  self->unit_field = g_strdup (unit_field);
  return GTK_WIDGET (self);
}
