/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-endpoint-editor.h"

#include "lw-capture-list.h"
#include "lw-check-list.h"
#include "lw-choice-row.h"
#include "lw-field-row.h"
#include "lw-pair-list.h"
#include "lw-payload-editor.h"
#include "lw-switch-row.h"

struct _LwEndpointEditor
{
  AdwBin parent_instance;

  LwItemList *path_list;
  LwItemList *query_list;
  LwItemList *header_list;
  LwItemList *check_list;
  LwItemList *capture_list;
  LwItemList *tag_list;
  GtkWidget *distribution_row;
  GtkWidget *spread_row;

  LwEndpoint *endpoint; /* (owned) (nullable) */
  LwRequestRole role;
  GSignalGroup *endpoint_signals;
};

G_DEFINE_FINAL_TYPE (LwEndpointEditor, lw_endpoint_editor, ADW_TYPE_BIN)

G_DEFINE_ENUM_TYPE (LwRequestRole, lw_request_role,
                    G_DEFINE_ENUM_VALUE (LW_REQUEST_ENDPOINT, "endpoint"),
                    G_DEFINE_ENUM_VALUE (LW_REQUEST_STEP, "step"),
                    G_DEFINE_ENUM_VALUE (LW_REQUEST_POLL, "poll"),
                    G_DEFINE_ENUM_VALUE (LW_REQUEST_LOGIN, "login"))

enum
{
  PROP_0,
  PROP_ENDPOINT,
  PROP_ROLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

LwEndpoint *
lw_endpoint_editor_get_endpoint (LwEndpointEditor *self)
{
  return self->endpoint;
}

static gboolean
role_is (LwEndpointEditor *self, LwRequestRole role, const char *nicks)
{
  return lw_enum_is_one_of (LW_TYPE_REQUEST_ROLE, role, nicks);
}

/* How a pause varies is of interest when there is one, and the spread when it counts. */
static void
show_thinking (LwEndpointEditor *self)
{
  gboolean pauses = self->endpoint != NULL && lw_endpoint_get_think_time_ms (self->endpoint) > 0 &&
                    (self->role == LW_REQUEST_ENDPOINT || self->role == LW_REQUEST_STEP);
  LwThinkDistribution distribution =
    pauses ? lw_endpoint_get_think_distribution (self->endpoint) : LW_THINK_CONSTANT;

  gtk_widget_set_visible (self->distribution_row, pauses);
  gtk_widget_set_visible (self->spread_row, distribution == LW_THINK_UNIFORM || distribution == LW_THINK_NORMAL);
}

void
lw_endpoint_editor_set_endpoint (LwEndpointEditor *self, LwEndpoint *endpoint)
{
  if (!g_set_object (&self->endpoint, endpoint))
    return;
  g_signal_group_set_target (self->endpoint_signals, endpoint);
  lw_item_list_set_items (self->path_list, endpoint ? lw_endpoint_get_path_parameters (endpoint) : NULL);
  lw_item_list_set_items (self->query_list, endpoint ? lw_endpoint_get_query (endpoint) : NULL);
  lw_item_list_set_items (self->header_list, endpoint ? lw_endpoint_get_headers (endpoint) : NULL);
  lw_item_list_set_items (self->check_list, endpoint ? lw_endpoint_get_checks (endpoint) : NULL);
  lw_item_list_set_items (self->capture_list, endpoint ? lw_endpoint_get_captures (endpoint) : NULL);
  lw_item_list_set_items (self->tag_list, endpoint ? lw_endpoint_get_tags (endpoint) : NULL);
  show_thinking (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENDPOINT]);
}

static void
set_role (LwEndpointEditor *self, LwRequestRole role)
{
  if (self->role == role)
    return;
  self->role = role;
  show_thinking (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLE]);
}

void
lw_endpoint_editor_edit (LwEndpointEditor *self, LwEndpoint *endpoint, LwRequestRole role)
{
  set_role (self, role);
  lw_endpoint_editor_set_endpoint (self, endpoint);
}

static void
lw_endpoint_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwEndpointEditor *self = LW_ENDPOINT_EDITOR (object);

  if (id == PROP_ENDPOINT)
    g_value_set_object (value, self->endpoint);
  else
    g_value_set_enum (value, self->role);
}

static void
lw_endpoint_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwEndpointEditor *self = LW_ENDPOINT_EDITOR (object);

  if (id == PROP_ENDPOINT)
    lw_endpoint_editor_set_endpoint (self, g_value_get_object (value));
  else
    set_role (self, g_value_get_enum (value));
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
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lw_endpoint_editor_get_property;
  object_class->set_property = lw_endpoint_editor_set_property;
  object_class->dispose = lw_endpoint_editor_dispose;

  properties[PROP_ENDPOINT] = g_param_spec_object ("endpoint", NULL, NULL, LW_TYPE_ENDPOINT, flags);
  properties[PROP_ROLE] =
    g_param_spec_enum ("role", NULL, NULL, LW_TYPE_REQUEST_ROLE, LW_REQUEST_ENDPOINT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LW_TYPE_CAPTURE_LIST);
  g_type_ensure (LW_TYPE_CHECK_LIST);
  g_type_ensure (LW_TYPE_CHOICE_ROW);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  g_type_ensure (LW_TYPE_PAIR_LIST);
  g_type_ensure (LW_TYPE_PAYLOAD_EDITOR);
  g_type_ensure (LW_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-endpoint-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, path_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, query_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, header_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, check_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, capture_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, tag_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, distribution_row);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointEditor, spread_row);
  gtk_widget_class_bind_template_callback (widget_class, role_is);
}

static void
lw_endpoint_editor_init (LwEndpointEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->endpoint_signals = g_signal_group_new (LW_TYPE_ENDPOINT);
  g_signal_group_connect_swapped (self->endpoint_signals, "notify::think-time-ms", G_CALLBACK (show_thinking), self);
  g_signal_group_connect_swapped (self->endpoint_signals, "notify::think-distribution", G_CALLBACK (show_thinking), self);
}
