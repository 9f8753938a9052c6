/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-timeline-view.h"

#include "lw-chart-style.h"
#include "lw-stage-handle.h"

G_BEGIN_DECLS

/* A drag of a handle. */
typedef struct
{
  LwStageHandle *handle; /* (unowned) NULL when nothing is dragged */
  LwChartTrial trial;    /* its scenario belongs to the handle */
  double start_x;        /* of the pointer, when the way began that it goes in small or in large steps */
  double start_y;
  gint64 start_ms;       /* the duration then */
  double start_target;
  gboolean fine;
  gint64 duration_ms;    /* before it all */
  double target;
  double ms_per_pixel;   /* when it began; it may not change under the pointer */
  double target_per_pixel;
  gint64 length_ms;      /* what the axes reached when it began */
  double top;
} LwTimelineDrag;

struct _LwTimelineView
{
  GtkWidget parent_instance;

  LwSchedule *schedule; /* (owned) (nullable) */
  char *highlight;      /* (owned) (nullable) */
  gboolean highlight_is_hover;
  char *scenario;       /* (owned) (nullable) */
  LwChartAxis axis;
  LwChartShow show;
  gboolean editable;
  gint64 zoom_from_ms;
  gint64 zoom_to_ms;

  LwChartStyle style;
  char *font;            /* (owned) (nullable) the description that fonts were made for */
  LwChartFonts *fonts;   /* (owned) (nullable) made when needed */
  LwSchedule *ghost;         /* (owned) (nullable) of another plan, drawn over this one */
  LwChartCurve *ghost_curve; /* (owned) (nullable) its sum, on the axis */
  LwChartLayout *layout; /* (owned) (nullable) */
  GskRenderNode *node;   /* (owned) (nullable) the chart as it was drawn */
  cairo_surface_t *surfaces[2]; /* (owned) (nullable) pixels for nodes, in turn */
  guint n_nodes;

  GPtrArray *handles;    /* (owned) (element-type LwStageHandle) in the order of the layout */
  LwStageHandle *current; /* (unowned) (nullable) has the focus, or had it last */
  LwTimelineDrag drag;

  gboolean has_pointer;
  double pointer_x;
  double pointer_y;

  GMenuModel *menu_model; /* (owned) (nullable) */
  GtkWidget *menu;        /* (owned) (nullable) */
};

/* lw-timeline-view.c */
void lw_timeline_view_relayout (LwTimelineView *self);
void lw_timeline_view_show_hover (LwTimelineView *self, const char *scenario);

/* lw-timeline-handles.c: placing, focus and editing. */
void lw_timeline_update_handles (LwTimelineView *self);
void lw_timeline_style_handles (LwTimelineView *self);
void lw_timeline_show_handles (LwTimelineView *self, gboolean shown);
void lw_timeline_allocate_handles (LwTimelineView *self);
gboolean lw_timeline_focus (GtkWidget *widget, GtkDirectionType direction);
gboolean lw_timeline_grab_focus (GtkWidget *widget);

/* lw-timeline-pointer.c: hovering, zooming, the menu. */
void lw_timeline_add_controllers (LwTimelineView *self);
void lw_timeline_add_bindings (GtkWidgetClass *klass);
void lw_timeline_forget_pointer (LwTimelineView *self);

/* lw-timeline-readout.c: what is drawn over the chart. */
void lw_timeline_draw_overlay (LwTimelineView *self, GtkSnapshot *snapshot);

/* lw-timeline-words.c: texts for people. (transfer full) */
const LwChartWords *lw_timeline_words (void);
char *lw_timeline_describe (LwTimelineView *self);
char *lw_timeline_describe_level (LwExecutor executor, double target);
char *lw_timeline_handle_label (const LwChartSeries *series, const LwChartHandle *handle);
char *lw_timeline_handle_description (const LwChartSeries *series, const LwChartHandle *handle);

/* lw-timeline-ghost.c: all that another schedule drives, as one curve. (transfer full) */
LwChartCurve *lw_timeline_ghost_curve (LwSchedule *ghost, LwChartAxis axis, LwChartShow show, const char *scenario);
void lw_timeline_ghost_draw (cairo_t *cr, const LwChartLayout *layout, LwChartCurve *curve, const LwChartStyle *style);

G_END_DECLS
