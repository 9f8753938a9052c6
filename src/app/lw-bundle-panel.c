/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-panel.h"

struct _LwBundlePanel
{
  LwPanel parent_instance;
};

G_DEFINE_FINAL_TYPE (LwBundlePanel, lw_bundle_panel, LW_TYPE_PANEL)

static void
lw_bundle_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_BUNDLE_PANEL);
  G_OBJECT_CLASS (lw_bundle_panel_parent_class)->dispose (object);
}

static void
lw_bundle_panel_bind (LwPanel *panel, LwDocument *document)
{
}

static void
lw_bundle_panel_update (LwPanel *panel, LwSchedule *schedule)
{
}

static void
lw_bundle_panel_class_init (LwBundlePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_bundle_panel_dispose;
  LW_PANEL_CLASS (klass)->bind = lw_bundle_panel_bind;
  LW_PANEL_CLASS (klass)->update = lw_bundle_panel_update;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/loadwright/Loadwright/lw-bundle-panel.ui");
}

static void
lw_bundle_panel_init (LwBundlePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
