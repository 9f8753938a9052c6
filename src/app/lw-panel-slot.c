/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-panel-slot.h"

struct _LwPanelSlot
{
  AdwBin parent_instance;

  GType panel_type;
  LwDocument *document; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LwPanelSlot, lw_panel_slot, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PANEL_TYPE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

LwPanel *
lw_panel_slot_get_panel (LwPanelSlot *self)
{
  GtkWidget *panel;

  g_return_val_if_fail (LW_IS_PANEL_SLOT (self), NULL);

  panel = adw_bin_get_child (ADW_BIN (self));
  if (panel == NULL)
    {
      panel = g_object_new (self->panel_type, NULL);
      adw_bin_set_child (ADW_BIN (self), panel);
      lw_panel_set_document (LW_PANEL (panel), self->document);
    }
  return LW_PANEL (panel);
}

void
lw_panel_slot_set_document (LwPanelSlot *self, LwDocument *document)
{
  GtkWidget *panel;

  g_return_if_fail (LW_IS_PANEL_SLOT (self));

  g_set_object (&self->document, document);
  panel = adw_bin_get_child (ADW_BIN (self));
  if (panel != NULL)
    lw_panel_set_document (LW_PANEL (panel), document);
}

static void
lw_panel_slot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_gtype (value, LW_PANEL_SLOT (object)->panel_type);
}

static void
lw_panel_slot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LW_PANEL_SLOT (object)->panel_type = g_value_get_gtype (value);
}

static void
lw_panel_slot_dispose (GObject *object)
{
  g_clear_object (&LW_PANEL_SLOT (object)->document);
  G_OBJECT_CLASS (lw_panel_slot_parent_class)->dispose (object);
}

static void
lw_panel_slot_class_init (LwPanelSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lw_panel_slot_get_property;
  object_class->set_property = lw_panel_slot_set_property;
  object_class->dispose = lw_panel_slot_dispose;

  properties[PROP_PANEL_TYPE] =
    g_param_spec_gtype ("panel-type", NULL, NULL, LW_TYPE_PANEL,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_panel_slot_init (LwPanelSlot *self)
{
}
