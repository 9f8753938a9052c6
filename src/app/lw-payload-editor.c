/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-payload-editor.h"

#include "lw-choice-row.h"
#include "lw-field-row.h"
#include "lw-form-field-list.h"
#include "lw-request-sample.h"
#include "lw-source-pane.h"

#include <string.h>

/* More of a sample than this nobody reads while typing. */
#define MAX_SAMPLE_BYTES 4000

struct _LwPayloadEditor
{
  AdwPreferencesGroup parent_instance;

  LwFormFieldList *field_list;
  GtkExpander *sample_expander;
  GtkLabel *sample_label;

  LwEndpoint *request; /* (owned) (nullable) */
  gulong change_handler;
  guint sample_tick;   /* frame in which the sample is made anew */
};

G_DEFINE_FINAL_TYPE (LwPayloadEditor, lw_payload_editor, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_REQUEST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Closures */

static gboolean
payload_is (LwPayloadEditor *self, LwPayloadKind kind, const char *nicks)
{
  return lw_enum_is_one_of (LW_TYPE_PAYLOAD_KIND, kind, nicks);
}

static char *
get_language (LwPayloadEditor *self, LwPayloadKind kind)
{
  return kind == LW_PAYLOAD_JSON ? g_strdup ("json") : NULL;
}

/* The sample */

static void
show_sample (LwPayloadEditor *self)
{
  g_autofree char *sample = self->request != NULL ? lw_request_dup_sample (self->request) : g_strdup ("");
  size_t length = strlen (sample);
  g_autofree char *shown = NULL;

  if (length > MAX_SAMPLE_BYTES)
    length = g_utf8_find_prev_char (sample, sample + MAX_SAMPLE_BYTES) - sample;
  shown = g_strdup_printf ("%.*s%s", (int) length, sample, sample[length] != '\0' ? " …" : "");
  gtk_label_set_label (self->sample_label, shown);
}

static gboolean
sample_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LwPayloadEditor *self = LW_PAYLOAD_EDITOR (widget);

  self->sample_tick = 0;
  show_sample (self);
  return G_SOURCE_REMOVE;
}

/* Once for any number of changes before the next frame, and not while nobody sees it. */
static void
queue_sample (LwPayloadEditor *self)
{
  if (self->sample_tick == 0 && gtk_expander_get_expanded (self->sample_expander))
    self->sample_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), sample_cb, NULL, NULL);
}

void
lw_payload_editor_set_request (LwPayloadEditor *self, LwEndpoint *request)
{
  if (self->request == request)
    return;
  if (self->change_handler != 0)
    g_clear_signal_handler (&self->change_handler, self->request);
  g_set_object (&self->request, request);
  if (request != NULL)
    self->change_handler = g_signal_connect_swapped (request, "changed", G_CALLBACK (queue_sample), self);
  lw_item_list_set_items (LW_ITEM_LIST (self->field_list), request ? lw_endpoint_get_form_fields (request) : NULL);
  queue_sample (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUEST]);
}

static void
lw_payload_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LW_PAYLOAD_EDITOR (object)->request);
}

static void
lw_payload_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lw_payload_editor_set_request (LW_PAYLOAD_EDITOR (object), g_value_get_object (value));
}

static void
lw_payload_editor_dispose (GObject *object)
{
  LwPayloadEditor *self = LW_PAYLOAD_EDITOR (object);

  if (self->change_handler != 0)
    g_clear_signal_handler (&self->change_handler, self->request);
  g_clear_object (&self->request);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_PAYLOAD_EDITOR);
  G_OBJECT_CLASS (lw_payload_editor_parent_class)->dispose (object);
}

static void
lw_payload_editor_class_init (LwPayloadEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lw_payload_editor_get_property;
  object_class->set_property = lw_payload_editor_set_property;
  object_class->dispose = lw_payload_editor_dispose;

  properties[PROP_REQUEST] = g_param_spec_object ("request", NULL, NULL, LW_TYPE_ENDPOINT,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LW_TYPE_CHOICE_ROW);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  g_type_ensure (LW_TYPE_FORM_FIELD_LIST);
  g_type_ensure (LW_TYPE_SOURCE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-payload-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LwPayloadEditor, field_list);
  gtk_widget_class_bind_template_child (widget_class, LwPayloadEditor, sample_expander);
  gtk_widget_class_bind_template_child (widget_class, LwPayloadEditor, sample_label);
  gtk_widget_class_bind_template_callback (widget_class, get_language);
  gtk_widget_class_bind_template_callback (widget_class, payload_is);
}

static void
lw_payload_editor_init (LwPayloadEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->sample_expander, "notify::expanded", G_CALLBACK (queue_sample), self);
}
