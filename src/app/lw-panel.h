/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A panel edits one side of a document. The base class holds the document and tells the subclass when
 * there is another one, and when its schedule is another one.
 */

#define LW_TYPE_PANEL (lw_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (LwPanel, lw_panel, LW, PANEL, AdwBin)

struct _LwPanelClass
{
  AdwBinClass parent_class;

  /* Binds the widgets to a document's plan; document is NULL when the panel is put away. */
  void (*bind) (LwPanel *self, LwDocument *document);
  /* Shows what follows from the plan. Called after bind and after every change of the plan, while the
   * panel is on screen. */
  void (*update) (LwPanel *self, LwSchedule *schedule);
  /* Brings the row of a place in the plan, as in LwProblem.path, on screen and focuses it. */
  gboolean (*reveal) (LwPanel *self, const char *path);
};

LwDocument *lw_panel_get_document (LwPanel *self); /* (nullable) (transfer none) */
LwPlan *lw_panel_get_plan (LwPanel *self);         /* (nullable) (transfer none) */
void lw_panel_set_document (LwPanel *self, LwDocument *document);
gboolean lw_panel_reveal (LwPanel *self, const char *path);

/* The default for reveal: focuses what edits the field at path. */
gboolean lw_panel_reveal_field (LwPanel *self, const char *path);

G_END_DECLS
