/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-endpoints-panel.h"

struct _LwEndpointsPanel
{
  LwPanel parent_instance;
};

G_DEFINE_FINAL_TYPE (LwEndpointsPanel, lw_endpoints_panel, LW_TYPE_PANEL)

static void
lw_endpoints_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_ENDPOINTS_PANEL);
  G_OBJECT_CLASS (lw_endpoints_panel_parent_class)->dispose (object);
}

static void
lw_endpoints_panel_bind (LwPanel *panel, LwDocument *document)
{
}

static void
lw_endpoints_panel_update (LwPanel *panel, LwSchedule *schedule)
{
}

static void
lw_endpoints_panel_class_init (LwEndpointsPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_endpoints_panel_dispose;
  LW_PANEL_CLASS (klass)->bind = lw_endpoints_panel_bind;
  LW_PANEL_CLASS (klass)->update = lw_endpoints_panel_update;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/loadwright/Loadwright/lw-endpoints-panel.ui");
}

static void
lw_endpoints_panel_init (LwEndpointsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
