/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-authentication-editor.h"

#include "lw-choice-row.h"
#include "lw-field-row.h"
#include "lw-place.h"

struct _LwAuthenticationEditor
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *login_row;

  LwAuthentication *authentication; /* (owned) (nullable) */
  GSignalGroup *login_signals;
};

G_DEFINE_FINAL_TYPE (LwAuthenticationEditor, lw_authentication_editor, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_AUTHENTICATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
scheme_is (LwAuthenticationEditor *self, LwAuthenticationKind kind, const char *nicks)
{
  return lw_enum_is_one_of (LW_TYPE_AUTHENTICATION_KIND, kind, nicks);
}

static void
show_login (LwAuthenticationEditor *self)
{
  LwEndpoint *login = lw_authentication_get_login (self->authentication);
  g_autofree char *text =
    g_markup_printf_escaped ("%s %s", lw_endpoint_get_method (login), lw_endpoint_get_path (login));

  adw_action_row_set_subtitle (self->login_row, text);
}

void
lw_authentication_editor_set_authentication (LwAuthenticationEditor *self, LwAuthentication *authentication)
{
  LwEndpoint *login = authentication != NULL ? lw_authentication_get_login (authentication) : NULL;

  if (!g_set_object (&self->authentication, authentication))
    return;
  g_signal_group_set_target (self->login_signals, login);
  lw_place_set (GTK_WIDGET (self->login_row), LW_RECORD (login), NULL);
  if (authentication != NULL)
    show_login (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHENTICATION]);
}

static void
lw_authentication_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LW_AUTHENTICATION_EDITOR (object)->authentication);
}

static void
lw_authentication_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lw_authentication_editor_set_authentication (LW_AUTHENTICATION_EDITOR (object), g_value_get_object (value));
}

static void
lw_authentication_editor_dispose (GObject *object)
{
  LwAuthenticationEditor *self = LW_AUTHENTICATION_EDITOR (object);

  g_clear_object (&self->login_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_AUTHENTICATION_EDITOR);
  g_clear_object (&self->authentication);
  G_OBJECT_CLASS (lw_authentication_editor_parent_class)->dispose (object);
}

static void
lw_authentication_editor_class_init (LwAuthenticationEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lw_authentication_editor_get_property;
  object_class->set_property = lw_authentication_editor_set_property;
  object_class->dispose = lw_authentication_editor_dispose;

  properties[PROP_AUTHENTICATION] =
    g_param_spec_object ("authentication", NULL, NULL, LW_TYPE_AUTHENTICATION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LW_TYPE_CHOICE_ROW);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loadwright/Loadwright/lw-authentication-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LwAuthenticationEditor, login_row);
  gtk_widget_class_bind_template_callback (widget_class, scheme_is);
}

static void
lw_authentication_editor_init (LwAuthenticationEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->login_signals = g_signal_group_new (LW_TYPE_ENDPOINT);
  g_signal_group_connect_swapped (self->login_signals, "notify::method", G_CALLBACK (show_login), self);
  g_signal_group_connect_swapped (self->login_signals, "notify::path", G_CALLBACK (show_login), self);
}
