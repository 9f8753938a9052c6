/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-field-entry.h"

#include "lw-document-host.h"
#include "lw-duration.h"
#include "lw-error.h"
#include "lw-number.h"
#include "lw-placeholder-picker.h"

#include <glib/gi18n.h>
#include <math.h>

struct _LwFieldEntry
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkEntry *entry;
  GtkLabel *error_label;

  LwRecord *record; /* (owned) (nullable) */
  char *field;      /* (owned) */
  char *label;      /* (owned) (nullable) */
  LwFieldKind kind;
  gboolean templated;
  gulong notify_handler;
  GValue before;   /* of the field when the typing began; unset while nobody types */
  gboolean typing; /* the record is changing because of this entry */
  gboolean showing; /* the entry is changing because of the record */
};

G_DEFINE_ENUM_TYPE (LwFieldKind, lw_field_kind,
                    G_DEFINE_ENUM_VALUE (LW_FIELD_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (LW_FIELD_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (LW_FIELD_INTEGER, "integer"),
                    G_DEFINE_ENUM_VALUE (LW_FIELD_SHARE, "share"),
                    G_DEFINE_ENUM_VALUE (LW_FIELD_DURATION, "duration"),
                    G_DEFINE_ENUM_VALUE (LW_FIELD_DURATION_MS, "duration-ms"))

G_DEFINE_FINAL_TYPE (LwFieldEntry, lw_field_entry, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  PROP_KIND,
  PROP_LABEL,
  PROP_PLACEHOLDER,
  PROP_WIDTH_CHARS,
  PROP_TEMPLATED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Values and texts */

char *
lw_field_format (LwFieldKind kind, const GValue *value)
{
  char buffer[LW_NUMBER_BUFFER];

  if (kind == LW_FIELD_TEXT)
    return g_value_dup_string (value);
  if (kind == LW_FIELD_DURATION)
    return g_value_get_int64 (value) < 0 ? g_strdup ("") : lw_duration_format_human (g_value_get_int64 (value));
  if (G_VALUE_HOLDS_INT (value))
    return g_value_get_int (value) < 0 ? g_strdup ("") : g_strdup_printf ("%d", g_value_get_int (value));
  if (G_VALUE_HOLDS_INT64 (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (value));
  if (!LW_IS_SET (g_value_get_double (value)))
    return g_strdup ("");
  if (kind == LW_FIELD_SHARE)
    return g_strdup (lw_number_format_rounded (buffer, g_value_get_double (value) * 100, 6, FALSE));
  return g_strdup (lw_number_format_rounded (buffer, g_value_get_double (value), 6, TRUE));
}

/* 99.9 percent is 0.999 to the last bit, which a division by 100 does not give. */
static double
share_of (double percent)
{
  char buffer[LW_NUMBER_BUFFER];
  g_autofree char *text = g_strconcat (lw_number_format (buffer, percent), "%", NULL);
  double share = percent / 100;
  gboolean plain;

  lw_percent_parse (text, &share, &plain);
  return share;
}

static gboolean
parse_number (LwFieldKind kind, GParamSpec *pspec, const char *text, GValue *value, GError **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  double number;

  if (kind == LW_FIELD_SHARE && g_str_has_suffix (plain, "%"))
    plain[strlen (plain) - 1] = '\0';
  if (plain[0] == '\0')
    number = LW_UNSET;
  else if (!lw_number_parse (plain, &number, error))
    return FALSE;
  else if (number < 0)
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_RANGE, _("must not be negative"));
      return FALSE;
    }
  else if (kind == LW_FIELD_SHARE)
    number = share_of (number);

  if (G_VALUE_HOLDS_DOUBLE (value))
    g_value_set_double (value, number);
  else if (number != floor (number))
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_RANGE, _("must be a whole number"));
      return FALSE;
    }
  else if (number > G_MAXINT32)
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_RANGE, _("is too large"));
      return FALSE;
    }
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, MAX (number, MIN (G_PARAM_SPEC_INT (pspec)->minimum, 0)));
  else
    g_value_set_int64 (value, MAX (number, 0));
  return TRUE;
}

/**
 * lw_field_parse:
 * @value: (out caller-allocates): unset; gets the type of the field
 *
 * Returns: whether @text is something the field can hold; else @error says why not
 */
gboolean
lw_field_parse (LwFieldKind kind, LwRecord *record, const char *field, const char *text, GValue *value, GError **error)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), field);

  g_value_init (value, G_PARAM_SPEC_VALUE_TYPE (pspec));
  if (kind == LW_FIELD_TEXT)
    g_value_set_string (value, text);
  else if (kind == LW_FIELD_DURATION)
    {
      gint64 duration_ms = G_PARAM_SPEC_INT64 (pspec)->minimum;

      /* Empty means automatic where the field knows such a thing. */
      if ((text[0] != '\0' || duration_ms >= 0) && !lw_duration_parse (text, &duration_ms, error))
        return FALSE;
      g_value_set_int64 (value, duration_ms);
    }
  else if (!parse_number (kind, pspec, text, value, error))
    return FALSE;
  return lw_record_check (record, field, value, error);
}

/* The entry */

static void
show_error (LwFieldEntry *self, const char *message)
{
  gtk_label_set_label (self->error_label, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static void
show_value (LwFieldEntry *self)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;

  if (self->record == NULL || self->field == NULL)
    return;
  g_object_get_property (G_OBJECT (self->record), self->field, &value);
  text = lw_field_format (self->kind, &value);
  self->showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text ? text : "");
  self->showing = FALSE;
  show_error (self, NULL);
}

/* From here on what the field holds counts as what was there before. */
static void
end_typing (LwFieldEntry *self)
{
  if (G_IS_VALUE (&self->before))
    g_value_unset (&self->before);
}

static void
begin_typing (LwFieldEntry *self)
{
  if (!G_IS_VALUE (&self->before))
    g_object_get_property (G_OBJECT (self->record), self->field, &self->before);
}

static void
record_notify_cb (LwFieldEntry *self)
{
  if (self->typing)
    return;
  end_typing (self);
  show_value (self);
}

/* All that is typed until the entry is left is one step of undo, named after the entry. */
static void
set_value (LwFieldEntry *self, const GValue *value)
{
  g_autofree char *key = g_strdup_printf ("%p %s", (gpointer) self->record, self->field);
  /* Translators: an undo step; the name of a field follows */
  g_autofree char *title = self->label != NULL ? g_strdup_printf (_("Change “%s”"), self->label) : NULL;

  self->typing = TRUE;
  lw_document_host_begin_merging (GTK_WIDGET (self), title, key);
  g_object_set_property (G_OBJECT (self->record), self->field, value);
  lw_document_host_end (GTK_WIDGET (self));
  self->typing = FALSE;
}

static void
entry_changed_cb (LwFieldEntry *self)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (self->showing || self->record == NULL)
    return;
  begin_typing (self);
  if (!lw_field_parse (self->kind, self->record, self->field, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &value, &error))
    {
      show_error (self, error->message);
      return;
    }
  show_error (self, NULL);
  set_value (self, &value);
}

/* Leaving the entry ends the undo step, and shows a good value in its one form. */
static void
finish_typing (LwFieldEntry *self)
{
  end_typing (self);
  lw_document_host_seal (GTK_WIDGET (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self->error_label)))
    show_value (self);
}

/* As if nothing had been typed since the entry was entered. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LwFieldEntry *self = LW_FIELD_ENTRY (widget);
  g_auto (GValue) before = self->before;

  memset (&self->before, 0, sizeof self->before);
  if (G_IS_VALUE (&before))
    set_value (self, &before);
  show_value (self);
  return FALSE;
}

void
lw_field_entry_set_record (LwFieldEntry *self, LwRecord *record)
{
  if (self->record == record)
    return;
  end_typing (self);
  if (self->notify_handler != 0)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_set_object (&self->record, record);
  if (record != NULL && self->field != NULL)
    {
      g_autofree char *signal = g_strdup_printf ("notify::%s", self->field);

      self->notify_handler = g_signal_connect_swapped (record, signal, G_CALLBACK (record_notify_cb), self);
    }
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/* Placeholders: the icon that lists them is there while somebody is in the entry. */

static void
set_templated (LwFieldEntry *self, gboolean templated)
{
  if (self->templated || !templated)
    return;
  self->templated = TRUE;
  lw_placeholder_picker_attach (GTK_WIDGET (self->entry), GTK_WIDGET (self));
}

static void
enter_cb (LwFieldEntry *self)
{
  if (!self->templated)
    return;
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, "insert-object-symbolic");
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                   _("Insert a Placeholder (Ctrl+Space, or type {{)"));
}

static void
leave_cb (LwFieldEntry *self)
{
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, NULL);
  finish_typing (self);
}

static void
icon_cb (LwFieldEntry *self)
{
  lw_placeholder_picker_open (GTK_WIDGET (self->entry));
}

static gboolean
lw_field_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LW_FIELD_ENTRY (widget)->entry));
}

/* The default would take the focus back when Shift and Tab leave. */
static gboolean
lw_field_entry_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (LW_FIELD_ENTRY (widget)->box, direction);
}

static void
lw_field_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwFieldEntry *self = LW_FIELD_ENTRY (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
      break;
    case PROP_WIDTH_CHARS:
      g_value_set_int (value, gtk_editable_get_width_chars (GTK_EDITABLE (self->entry)));
      break;
    case PROP_TEMPLATED:
      g_value_set_boolean (value, self->templated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lw_field_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwFieldEntry *self = LW_FIELD_ENTRY (object);

  switch (id)
    {
    case PROP_RECORD:
      lw_field_entry_set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      self->field = g_value_dup_string (value);
      break;
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      gtk_entry_set_alignment (self->entry, self->kind == LW_FIELD_TEXT ? 0 : 1);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), self->kind == LW_FIELD_TEXT ? 15 : 9);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), self->kind == LW_FIELD_TEXT ? 22 : 9);
      gtk_widget_set_hexpand (GTK_WIDGET (self->entry), self->kind == LW_FIELD_TEXT);
      if (self->kind != LW_FIELD_TEXT)
        gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
      break;
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_value_dup_string (value);
      if (self->label != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
      break;
    case PROP_PLACEHOLDER:
      gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
      break;
    case PROP_WIDTH_CHARS:
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), g_value_get_int (value));
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), g_value_get_int (value));
      break;
    case PROP_TEMPLATED:
      set_templated (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lw_field_entry_dispose (GObject *object)
{
  LwFieldEntry *self = LW_FIELD_ENTRY (object);

  if (self->notify_handler != 0)
    g_clear_signal_handler (&self->notify_handler, self->record);
  end_typing (self);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_FIELD_ENTRY);

  G_OBJECT_CLASS (lw_field_entry_parent_class)->dispose (object);
}

static void
lw_field_entry_class_init (LwFieldEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lw_field_entry_get_property;
  object_class->set_property = lw_field_entry_set_property;
  object_class->dispose = lw_field_entry_dispose;
  widget_class->focus = lw_field_entry_focus;
  widget_class->grab_focus = lw_field_entry_grab_focus;

  properties[PROP_RECORD] =
    g_param_spec_object ("record", NULL, NULL, LW_TYPE_RECORD, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, LW_TYPE_FIELD_KIND, LW_FIELD_TEXT, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_WIDTH_CHARS] = g_param_spec_int ("width-chars", NULL, NULL, -1, 1000, -1, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  properties[PROP_TEMPLATED] = g_param_spec_boolean ("templated", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldentry");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-field-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, LwFieldEntry, box);
  gtk_widget_class_bind_template_child (widget_class, LwFieldEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, LwFieldEntry, error_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_typing);
  gtk_widget_class_bind_template_callback (widget_class, icon_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
lw_field_entry_init (LwFieldEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Undo is the window's, which has what was typed as a step. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
}

GtkWidget *
lw_field_entry_new (const char *field, LwFieldKind kind, const char *label)
{
  return g_object_new (LW_TYPE_FIELD_ENTRY, "field", field, "kind", kind, "label", label, NULL);
}

LwRecord *
lw_field_entry_get_record (LwFieldEntry *self)
{
  return self->record;
}

const char *
lw_field_entry_get_field (LwFieldEntry *self)
{
  return self->field;
}
