/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-source-pane.h"

#include "lw-document-host.h"
#include "lw-json-guard.h"
#include "lw-limits.h"
#include "lw-placeholder-picker.h"
#include "lw-placeholder.h"
#include "lw-source-style.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

struct _LwSourcePane
{
  GtkWidget parent_instance;

  GtkLabel *title_label;
  GtkSourceView *view;
  GtkLabel *error_label;

  LwRecord *record; /* (owned) (nullable) */
  char *field;      /* (owned) */
  char *step;       /* (owned) (nullable) */
  char *language;   /* (owned) (nullable) */
  gboolean json;
  gulong notify_handler;
  gboolean showing; /* the view is changing because of the record */
  gboolean typing;  /* and the other way round */
};

G_DEFINE_FINAL_TYPE (LwSourcePane, lw_source_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  PROP_TITLE,
  PROP_STEP,
  PROP_LANGUAGE,
  PROP_JSON,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkTextBuffer *
get_buffer (LwSourcePane *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static char *
dup_text (LwSourcePane *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

static char *
dup_value (LwSourcePane *self)
{
  char *value = NULL;

  if (self->record != NULL)
    g_object_get (self->record, self->field, &value, NULL);
  return value != NULL ? value : g_strdup ("");
}

/* A placeholder may stand where JSON has a value; the check sees a value of the same length in its
 * place, so that columns stay right. */
static char *
without_placeholders (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  size_t length = strlen (text);
  LwTextPart part;

  while (lw_placeholder_next_part (&text, &length, &part))
    if (part.placeholder == NULL)
      g_string_append_len (plain, part.text, (gssize) part.length);
    else
      for (size_t i = 0; i < part.length; i++)
        g_string_append_c (plain, '1');
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
check_json (LwSourcePane *self)
{
  g_autofree char *value = dup_value (self);
  g_autofree char *text = self->json ? without_placeholders (value) : g_strdup ("");
  g_autoptr (LwJsonPlaces) places = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint line, column;

  if (text[0] != '\0')
    {
      places = lw_json_guard_check (text, strlen (text), LW_MAX_PLAN_BYTES, &line, &column, &error);
      if (places == NULL)
        message = g_strdup_printf (_("Line %u, column %u: %s"), line, column, error->message);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
  gtk_label_set_label (self->error_label, message ? message : "");
}

static void
show_value (LwSourcePane *self)
{
  g_autofree char *value = NULL;

  if (self->typing)
    return;
  value = dup_value (self);
  self->showing = TRUE;
  gtk_text_buffer_set_text (get_buffer (self), value, -1);
  self->showing = FALSE;
  check_json (self);
}

static void
buffer_changed_cb (LwSourcePane *self)
{
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;

  if (self->showing || self->record == NULL)
    return;
  text = dup_text (self);
  key = g_strdup_printf ("%p %s", (gpointer) self->record, self->field);
  self->typing = TRUE;
  lw_document_host_begin_merging (GTK_WIDGET (self), self->step, key);
  g_object_set (self->record, self->field, text, NULL);
  lw_document_host_end (GTK_WIDGET (self));
  self->typing = FALSE;
  check_json (self);
}

static void
leave_cb (LwSourcePane *self)
{
  lw_document_host_seal (GTK_WIDGET (self));
}

static void
pick_cb (LwSourcePane *self)
{
  lw_placeholder_picker_open (GTK_WIDGET (self->view));
}

void
lw_source_pane_set_record (LwSourcePane *self, LwRecord *record)
{
  if (self->record == record)
    return;
  if (self->notify_handler != 0)
    g_clear_signal_handler (&self->notify_handler, self->record);
  g_set_object (&self->record, record);
  if (record != NULL)
    {
      g_autofree char *signal = g_strdup_printf ("notify::%s", self->field);

      self->notify_handler = g_signal_connect_swapped (record, signal, G_CALLBACK (show_value), self);
    }
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
set_language (LwSourcePane *self, const char *language)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();

  g_free (self->language);
  self->language = g_strdup (language);
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (get_buffer (self)),
                                  language != NULL ? gtk_source_language_manager_get_language (manager, language) : NULL);
}

static gboolean
lw_source_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LW_SOURCE_PANE (widget)->view));
}

static void
lw_source_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwSourcePane *self = LW_SOURCE_PANE (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_STEP:
      g_value_set_string (value, self->step);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_JSON:
      g_value_set_boolean (value, self->json);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lw_source_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwSourcePane *self = LW_SOURCE_PANE (object);

  switch (id)
    {
    case PROP_RECORD:
      lw_source_pane_set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      self->field = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value) ? g_value_get_string (value) : "", -1);
      break;
    case PROP_STEP:
      g_free (self->step);
      self->step = g_value_dup_string (value);
      break;
    case PROP_LANGUAGE:
      set_language (self, g_value_get_string (value));
      break;
    case PROP_JSON:
      self->json = g_value_get_boolean (value);
      check_json (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lw_source_pane_dispose (GObject *object)
{
  LwSourcePane *self = LW_SOURCE_PANE (object);
  GtkWidget *child;

  if (self->notify_handler != 0)
    g_clear_signal_handler (&self->notify_handler, self->record);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_SOURCE_PANE);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (lw_source_pane_parent_class)->dispose (object);
}

static void
lw_source_pane_class_init (LwSourcePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lw_source_pane_get_property;
  object_class->set_property = lw_source_pane_set_property;
  object_class->dispose = lw_source_pane_dispose;
  widget_class->grab_focus = lw_source_pane_grab_focus;

  properties[PROP_RECORD] =
    g_param_spec_object ("record", NULL, NULL, LW_TYPE_RECORD, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STEP] = g_param_spec_string ("step", NULL, NULL, NULL, flags);
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  properties[PROP_JSON] = g_param_spec_boolean ("json", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-source-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LwSourcePane, title_label);
  gtk_widget_class_bind_template_child (widget_class, LwSourcePane, view);
  gtk_widget_class_bind_template_child (widget_class, LwSourcePane, error_label);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, pick_cb);
}

static void
lw_source_pane_init (LwSourcePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Undo is the window's, which has what was typed as a step. */
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  lw_source_style_follow (GTK_SOURCE_BUFFER (get_buffer (self)));
  g_signal_connect_swapped (get_buffer (self), "changed", G_CALLBACK (buffer_changed_cb), self);
  lw_placeholder_picker_attach (GTK_WIDGET (self->view), GTK_WIDGET (self));
}
