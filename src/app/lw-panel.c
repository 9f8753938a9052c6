/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-panel.h"

#include "lw-place.h"

typedef struct
{
  LwDocument *document; /* (owned) (nullable) */
  gulong schedule_handler;
  gboolean outdated; /* the schedule changed while the panel was not on screen */
} LwPanelPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LwPanel, lw_panel, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define PRIVATE(self) ((LwPanelPrivate *) lw_panel_get_instance_private (LW_PANEL (self)))

static void
update (LwPanel *self)
{
  LwPanelPrivate *priv = PRIVATE (self);

  priv->outdated = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!priv->outdated && priv->document != NULL)
    LW_PANEL_GET_CLASS (self)->update (self, lw_document_get_schedule (priv->document));
}

static void
schedule_cb (LwPanel *self)
{
  update (self);
}

void
lw_panel_set_document (LwPanel *self, LwDocument *document)
{
  LwPanelPrivate *priv = PRIVATE (self);

  if (priv->document == document)
    return;
  if (priv->document != NULL)
    g_clear_signal_handler (&priv->schedule_handler, priv->document);
  g_set_object (&priv->document, document);
  LW_PANEL_GET_CLASS (self)->bind (self, document);
  if (document != NULL)
    {
      priv->schedule_handler =
        g_signal_connect_swapped (document, "notify::schedule", G_CALLBACK (schedule_cb), self);
      update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

LwDocument *
lw_panel_get_document (LwPanel *self)
{
  return PRIVATE (self)->document;
}

LwPlan *
lw_panel_get_plan (LwPanel *self)
{
  LwPanelPrivate *priv = PRIVATE (self);

  return priv->document != NULL ? lw_document_get_plan (priv->document) : NULL;
}

/* Rows make what is in them when they are unfolded for the first time. */
static void
unfold_to (LwPanel *self, GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != GTK_WIDGET (self); at = gtk_widget_get_parent (at))
    if (ADW_IS_EXPANDER_ROW (at))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (at), TRUE);
}

static gboolean
focus (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) &&
         (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD) || gtk_widget_grab_focus (widget));
}

/* What was only being unfolded, or on a panel that was only being shown, has come on screen. */
static void
focus_once_cb (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, focus_once_cb, NULL);
  focus (widget);
}

gboolean
lw_panel_reveal_field (LwPanel *self, const char *path)
{
  LwRecord *plan = LW_RECORD (lw_panel_get_plan (self));
  GtkWidget *found = lw_place_find (GTK_WIDGET (self), plan, path);

  if (found == NULL)
    return FALSE;
  unfold_to (self, found);
  found = lw_place_find (GTK_WIDGET (self), plan, path);
  unfold_to (self, found);
  if (!focus (found))
    g_signal_connect (found, "map", G_CALLBACK (focus_once_cb), NULL);
  return TRUE;
}

gboolean
lw_panel_reveal (LwPanel *self, const char *path)
{
  return LW_PANEL_GET_CLASS (self)->reveal (self, path);
}

static void
lw_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lw_panel_parent_class)->map (widget);
  if (PRIVATE (widget)->outdated)
    update (LW_PANEL (widget));
}

static void
bind_nothing (LwPanel *self, LwDocument *document)
{
}

static void
update_nothing (LwPanel *self, LwSchedule *schedule)
{
}

static void
lw_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, PRIVATE (object)->document);
}

static void
lw_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lw_panel_set_document (LW_PANEL (object), g_value_get_object (value));
}

static void
lw_panel_dispose (GObject *object)
{
  LwPanelPrivate *priv = PRIVATE (object);

  if (priv->document != NULL)
    g_clear_signal_handler (&priv->schedule_handler, priv->document);
  g_clear_object (&priv->document);

  G_OBJECT_CLASS (lw_panel_parent_class)->dispose (object);
}

static void
lw_panel_class_init (LwPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lw_panel_get_property;
  object_class->set_property = lw_panel_set_property;
  object_class->dispose = lw_panel_dispose;
  GTK_WIDGET_CLASS (klass)->map = lw_panel_map;

  /* Templates look their fields up through these. */
  g_type_ensure (LW_TYPE_DOCUMENT);
  g_type_ensure (LW_TYPE_PLAN);
  g_type_ensure (LW_TYPE_PROFILE);

  klass->bind = bind_nothing;
  klass->update = update_nothing;
  klass->reveal = lw_panel_reveal_field;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, LW_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_panel_init (LwPanel *self)
{
  PRIVATE (self)->outdated = TRUE;
}
