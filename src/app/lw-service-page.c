/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-service-page.h"

#include "lw-authentication-editor.h"
#include "lw-choice-row.h"
#include "lw-field-row.h"
#include "lw-pair-list.h"
#include "lw-switch-row.h"

struct _LwServicePage
{
  AdwPreferencesPage parent_instance;

  LwAuthenticationEditor *authentication_editor;
  LwItemList *tag_list;

  LwPlan *plan; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LwServicePage, lw_service_page, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  PROP_0,
  PROP_PLAN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

void
lw_service_page_set_plan (LwServicePage *self, LwPlan *plan)
{
  if (!g_set_object (&self->plan, plan))
    return;
  lw_authentication_editor_set_authentication (self->authentication_editor,
                                               plan ? lw_plan_get_authentication (plan) : NULL);
  lw_item_list_set_items (self->tag_list, plan ? lw_plan_get_tags (plan) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
}

static void
lw_service_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LW_SERVICE_PAGE (object)->plan);
}

static void
lw_service_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lw_service_page_set_plan (LW_SERVICE_PAGE (object), g_value_get_object (value));
}

static void
lw_service_page_dispose (GObject *object)
{
  LwServicePage *self = LW_SERVICE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_SERVICE_PAGE);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (lw_service_page_parent_class)->dispose (object);
}

static void
lw_service_page_class_init (LwServicePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lw_service_page_get_property;
  object_class->set_property = lw_service_page_set_property;
  object_class->dispose = lw_service_page_dispose;

  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, LW_TYPE_PLAN,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LW_TYPE_AUTHENTICATION_EDITOR);
  g_type_ensure (LW_TYPE_CHOICE_ROW);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  g_type_ensure (LW_TYPE_PAIR_LIST);
  g_type_ensure (LW_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-service-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwServicePage, authentication_editor);
  gtk_widget_class_bind_template_child (widget_class, LwServicePage, tag_list);
}

static void
lw_service_page_init (LwServicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
