/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-mode-group.h"

#include "lw-choice-row.h"
#include "lw-field-row.h"

#include <glib/gi18n.h>

struct _LwModeGroup
{
  AdwPreferencesGroup parent_instance;

  LwPlan *plan; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LwModeGroup, lw_mode_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_PLAN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

const char *
lw_mode_get_words (LwMode mode)
{
  switch (mode)
    {
    case LW_MODE_API:
      return _("Each endpoint by itself, in the planned mix: what the API can take");
    case LW_MODE_E2E:
      return _("The flow from the first request to the finished work: what users wait for");
    case LW_MODE_MIXED:
      return _("Both side by side, compared in the summary: where the time goes");
    }
  g_return_val_if_reached ("");
}

static char *
get_words (LwModeGroup *self, LwMode mode)
{
  return g_strdup (lw_mode_get_words (mode));
}

static gboolean
mode_is (LwModeGroup *self, LwMode mode, const char *nicks)
{
  return lw_enum_is_one_of (LW_TYPE_MODE, mode, nicks);
}

static void
lw_mode_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LW_MODE_GROUP (object)->plan);
}

static void
lw_mode_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (g_set_object (&LW_MODE_GROUP (object)->plan, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
lw_mode_group_dispose (GObject *object)
{
  LwModeGroup *self = LW_MODE_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_MODE_GROUP);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (lw_mode_group_parent_class)->dispose (object);
}

static void
lw_mode_group_class_init (LwModeGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lw_mode_group_get_property;
  object_class->set_property = lw_mode_group_set_property;
  object_class->dispose = lw_mode_group_dispose;

  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, LW_TYPE_PLAN,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LW_TYPE_CHOICE_ROW);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-mode-group.ui");
  gtk_widget_class_bind_template_callback (widget_class, get_words);
  gtk_widget_class_bind_template_callback (widget_class, mode_is);
}

static void
lw_mode_group_init (LwModeGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
