/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-endpoint-editor.h"

#include "lw-choice-row.h"
#include "lw-document-host.h"
#include "lw-field-row.h"
#include "lw-json-guard.h"
#include "lw-pair-list.h"
#include "lw-place.h"
#include "lw-source-style.h"
#include "lw-switch-row.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

struct _LwEndpointEditor
{
  AdwBin parent_instance;

  LwPairList *path_list;
  LwPairList *query_list;
  LwPairList *header_list;
  GtkWidget *payload_box;
  GtkSourceView *payload_view;
  GtkLabel *payload_error;

  LwEndpoint *endpoint; /* (owned) (nullable) */
  GSignalGroup *endpoint_signals;
  gboolean showing;     /* the view is changing because of the endpoint */
  gboolean typing;      /* and the other way round */
};

G_DEFINE_FINAL_TYPE (LwEndpointEditor, lw_endpoint_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ENDPOINT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

LwEndpoint *
lw_endpoint_editor_get_endpoint (LwEndpointEditor *self)
{
  return self->endpoint;
}

static GtkTextBuffer *
get_buffer (LwEndpointEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->payload_view));
}

static char *
dup_text (LwEndpointEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

/* A placeholder may stand where JSON has a value; the check sees a value in its place. */
static char *
without_placeholders (const char *text)
{
  g_autoptr (GRegex) quoted = g_regex_new ("\\{\\{[^{}\\n]*\\}\\}", 0, 0, NULL);

  return g_regex_replace_literal (quoted, text, -1, 0, "0", 0, NULL);
}

static void
check_json (LwEndpointEditor *self)
{
  gboolean json = self->endpoint != NULL && lw_endpoint_get_payload_kind (self->endpoint) == LW_PAYLOAD_JSON;
  g_autofree char *text = json ? without_placeholders (lw_endpoint_get_payload (self->endpoint)) : NULL;
  g_autoptr (LwJsonPlaces) places = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint line, column;

  if (json && text[0] != '\0')
    {
      places = lw_json_guard_check (text, strlen (text), LW_MAX_PLAN_BYTES, &line, &column, &error);
      if (places == NULL)
        message = g_strdup_printf (_("Line %u, column %u: %s"), line, column, error->message);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->payload_error), message != NULL);
  gtk_label_set_label (self->payload_error, message ? message : "");
}

static void
payload_kind_cb (LwEndpointEditor *self)
{
  LwPayloadKind kind = self->endpoint != NULL ? lw_endpoint_get_payload_kind (self->endpoint) : LW_PAYLOAD_NONE;
  GtkSourceLanguage *language =
    kind == LW_PAYLOAD_JSON ? gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), "json")
                            : NULL;

  gtk_widget_set_visible (self->payload_box, kind != LW_PAYLOAD_NONE);
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (get_buffer (self)), language);
  check_json (self);
}

static void
show_payload (LwEndpointEditor *self)
{
  if (self->typing)
    return;
  self->showing = TRUE;
  gtk_text_buffer_set_text (get_buffer (self), self->endpoint != NULL ? lw_endpoint_get_payload (self->endpoint) : "", -1);
  self->showing = FALSE;
  check_json (self);
}

static void
buffer_changed_cb (LwEndpointEditor *self)
{
  g_autofree char *text = NULL;

  if (self->showing || self->endpoint == NULL)
    return;
  text = dup_text (self);
  self->typing = TRUE;
  lw_document_host_begin_merging (GTK_WIDGET (self), _("Change the Payload"), "payload");
  lw_endpoint_set_payload (self->endpoint, text);
  lw_document_host_end (GTK_WIDGET (self));
  self->typing = FALSE;
  check_json (self);
}

static void
leave_cb (LwEndpointEditor *self)
{
  lw_document_host_seal (GTK_WIDGET (self));
}

void
lw_endpoint_editor_set_endpoint (LwEndpointEditor *self, LwEndpoint *endpoint)
{
  if (!g_set_object (&self->endpoint, endpoint))
    return;
  g_signal_group_set_target (self->endpoint_signals, endpoint);
  lw_pair_list_set_pairs (self->path_list, endpoint ? lw_endpoint_get_path_parameters (endpoint) : NULL);
  lw_pair_list_set_pairs (self->query_list, endpoint ? lw_endpoint_get_query (endpoint) : NULL);
  lw_pair_list_set_pairs (self->header_list, endpoint ? lw_endpoint_get_headers (endpoint) : NULL);
  lw_place_set (GTK_WIDGET (self->payload_view), LW_RECORD (endpoint), "payload");
  show_payload (self);
  payload_kind_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENDPOINT]);
}

static void
lw_endpoint_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LW_ENDPOINT_EDITOR (object)->endpoint);
}

static void
lw_endpoint_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lw_endpoint_editor_set_endpoint (LW_ENDPOINT_EDITOR (object), g_value_get_object (value));
}

static void
lw_endpoint_editor_dispose (GObject *object)
{
  LwEndpointEditor *self = LW_ENDPOINT_EDITOR (object);

  g_clear_object (&self->endpoint_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_ENDPOINT_EDITOR);
  g_clear_object (&self->endpoint);
  G_OBJECT_CLASS (lw_endpoint_editor_parent_class)->dispose (object);
}

static void
lw_endpoint_editor_class_init (LwEndpointEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lw_endpoint_editor_get_property;
  object_class->set_property = lw_endpoint_editor_set_property;
  object_class->dispose = lw_endpoint_editor_dispose;

  properties[PROP_ENDPOINT] = g_param_spec_object ("endpoint", NULL, NULL, LW_TYPE_ENDPOINT,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (LW_TYPE_CHOICE_ROW);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  g_type_ensure (LW_TYPE_PAIR_LIST);
  g_type_ensure (LW_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-endpoint-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, path_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, query_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, header_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, payload_box);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, payload_view);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, payload_error);
}

static void
lw_endpoint_editor_init (LwEndpointEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  lw_source_style_follow (GTK_SOURCE_BUFFER (get_buffer (self)));
  g_signal_connect_swapped (get_buffer (self), "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->payload_view), focus);

  self->endpoint_signals = g_signal_group_new (LW_TYPE_ENDPOINT);
  g_signal_group_connect_swapped (self->endpoint_signals, "notify::payload", G_CALLBACK (show_payload), self);
  g_signal_group_connect_swapped (self->endpoint_signals, "notify::payload-kind", G_CALLBACK (payload_kind_cb), self);
}
