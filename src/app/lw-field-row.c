/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-field-row.h"

#include "lw-row-focus.h"

struct _LwFieldRow
{
  AdwActionRow parent_instance;

  GtkWidget *box; /* (owned by the row) */
  GtkWidget *entry;
  GtkLabel *unit_label;
  char *field;
  LwFieldKind kind;
};

G_DEFINE_FINAL_TYPE (LwFieldRow, lw_field_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  PROP_KIND,
  PROP_UNIT,
  PROP_PLACEHOLDER,
  PROP_TEMPLATED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

LwFieldEntry *
lw_field_row_get_entry (LwFieldRow *self)
{
  return LW_FIELD_ENTRY (self->entry);
}

static void
lw_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwFieldRow *self = LW_FIELD_ROW (object);

  if (id == PROP_UNIT)
    g_value_set_string (value, gtk_label_get_label (self->unit_label));
  else if (id == PROP_FIELD)
    g_value_set_string (value, self->field);
  else if (id == PROP_KIND)
    g_value_set_enum (value, self->kind);
  else
    g_object_get_property (G_OBJECT (self->entry), pspec->name, value);
}

static void
lw_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwFieldRow *self = LW_FIELD_ROW (object);

  if (id == PROP_UNIT)
    {
      gtk_label_set_label (self->unit_label, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->unit_label), g_value_get_string (value) != NULL);
    }
  else if (id == PROP_FIELD)
    self->field = g_value_dup_string (value);
  else if (id == PROP_KIND)
    self->kind = g_value_get_enum (value);
  else
    g_object_set_property (G_OBJECT (self->entry), pspec->name, value);
}

/* The entry needs its field and kind from the start, so it is made once they are known. */
static void
lw_field_row_constructed (GObject *object)
{
  LwFieldRow *self = LW_FIELD_ROW (object);

  self->entry = lw_field_entry_new (self->field, self->kind, NULL);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->entry, self->kind == LW_FIELD_TEXT);
  gtk_box_prepend (GTK_BOX (self->box), self->entry);
  g_object_bind_property (self, "title", self->entry, "label", G_BINDING_SYNC_CREATE);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->entry);

  G_OBJECT_CLASS (lw_field_row_parent_class)->constructed (object);
}

static void
lw_field_row_finalize (GObject *object)
{
  g_free (LW_FIELD_ROW (object)->field);
  G_OBJECT_CLASS (lw_field_row_parent_class)->finalize (object);
}

static void
lw_field_row_class_init (LwFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lw_field_row_get_property;
  object_class->set_property = lw_field_row_set_property;
  object_class->constructed = lw_field_row_constructed;
  object_class->finalize = lw_field_row_finalize;
  GTK_WIDGET_CLASS (klass)->focus = lw_row_focus;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, LW_TYPE_RECORD, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, LW_TYPE_FIELD_KIND, LW_FIELD_TEXT, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  properties[PROP_TEMPLATED] = g_param_spec_boolean ("templated", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_field_row_init (LwFieldRow *self)
{
  GtkWidget *unit = gtk_label_new (NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 6);
  gtk_widget_add_css_class (unit, "dim-label");
  gtk_widget_set_visible (unit, FALSE);
  gtk_label_set_width_chars (GTK_LABEL (unit), 5);
  gtk_label_set_xalign (GTK_LABEL (unit), 0);
  self->unit_label = GTK_LABEL (unit);
  gtk_box_append (GTK_BOX (self->box), unit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->box);
}
