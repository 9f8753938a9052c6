/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-timeline-view-private.h"

#include "lw-chart-paint.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (LwTimelineView, lw_timeline_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SCHEDULE,
  PROP_HIGHLIGHT,
  PROP_AXIS,
  PROP_SHOW,
  PROP_SCENARIO,
  PROP_EDITABLE,
  PROP_MENU_MODEL,
  PROP_ZOOMED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define MIN_WIDTH 240
#define MIN_HEIGHT 160
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 360

/* Style */

static void
set_alpha (LwChartColor *color, const GdkRGBA *from, double alpha)
{
  *color = (LwChartColor) { from->red, from->green, from->blue, from->alpha * alpha };
}

/* The palette goes with the appearance, the colours of text and background with the theme. */
static void
update_style (LwTimelineView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean dark = adw_style_manager_get_dark (manager);
  GdkRGBA color;

  if (adw_style_manager_get_high_contrast (manager))
    lw_chart_style_init (&self->style,
                         dark ? LW_CHART_STYLE_HIGH_CONTRAST_DARK : LW_CHART_STYLE_HIGH_CONTRAST);
  else
    {
      lw_chart_style_init (&self->style, dark ? LW_CHART_STYLE_DARK : LW_CHART_STYLE_LIGHT);
      gtk_style_context_get_color (context, &color);
      set_alpha (&self->style.text, &color, 1);
      set_alpha (&self->style.dim_text, &color, 0.75);
    }
  if (gtk_style_context_lookup_color (context, "window_bg_color", &color))
    set_alpha (&self->style.background, &color, 1);
}

/* Many changes of state end here, such as a window that is no longer the active one; few of them change
 * anything that the chart shows. */
static void
restyle (LwTimelineView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autofree char *font = pango_font_description_to_string (pango_context_get_font_description (context));
  LwChartStyle before = self->style;

  update_style (self);
  if (self->fonts != NULL && g_strcmp0 (self->font, font) == 0
      && memcmp (&before, &self->style, sizeof before) == 0)
    return;
  g_free (self->font);
  self->font = g_steal_pointer (&font);
  g_clear_pointer (&self->fonts, lw_chart_fonts_free);
  lw_timeline_view_relayout (self);
}

/* What the fonts are drawn with may be other than before. */
static void
renew_fonts (LwTimelineView *self)
{
  g_clear_pointer (&self->fonts, lw_chart_fonts_free);
  restyle (self);
}

static LwChartFonts *
get_fonts (LwTimelineView *self)
{
  PangoContext *context;
  const PangoFontDescription *font;
  double size;

  if (self->fonts != NULL)
    return self->fonts;
  context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  font = pango_context_get_font_description (context);
  size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    {
      double dpi = pango_cairo_context_get_resolution (context);

      size *= (dpi > 0 ? dpi : 96) / 72;
    }
  self->fonts = lw_chart_fonts_new (context, pango_font_description_get_family (font),
                                    size > 0 ? size : LW_CHART_DEFAULT_FONT_SIZE);
  return self->fonts;
}

/* Layout */

static void
update_accessible (LwTimelineView *self)
{
  g_autofree char *description = lw_timeline_describe (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* The axes reach far enough for both. */
static void
update_ghost (LwTimelineView *self, LwChartOptions *options)
{
  g_clear_pointer (&self->ghost_curve, g_array_unref);
  if (self->ghost == NULL)
    return;
  self->ghost_curve = lw_timeline_ghost_curve (self->ghost, self->axis, self->show, self->scenario);
  if (self->ghost_curve->len == 0)
    return;
  options->least_length_ms =
    MAX (options->least_length_ms, lw_chart_curve_node (self->ghost_curve, self->ghost_curve->len - 1)->t_ms);
  options->least_top = MAX (options->least_top, lw_chart_curve_get_peak (self->ghost_curve) * 1.05);
}

static LwChartLayout *
create_layout (LwTimelineView *self, int width, int height)
{
  LwChartSource source = { 0 };
  LwChartOptions options = {
    .width = width,
    .height = height,
    .axis = self->axis,
    .show = self->show,
    .scenario = self->scenario,
    .mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .zoom_from_ms = self->zoom_from_ms,
    .zoom_to_ms = self->zoom_to_ms,
    .words = lw_timeline_words (),
    .measure = lw_chart_fonts_measure,
    .measure_data = get_fonts (self),
  };

  if (self->drag.handle != NULL)
    {
      options.trial = &self->drag.trial;
      options.least_length_ms = self->drag.length_ms;
      options.least_top = self->drag.top;
    }
  if (self->schedule != NULL)
    lw_chart_source_init (&source, self->schedule);
  update_ghost (self, &options);
  return lw_chart_layout_new (&source, &options);
}

static void
set_layout (LwTimelineView *self, int width, int height)
{
  g_clear_pointer (&self->layout, lw_chart_layout_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  if (width > 0 && height > 0)
    self->layout = create_layout (self, width, height);
  lw_timeline_update_handles (self);
  update_accessible (self);
}

void
lw_timeline_view_relayout (LwTimelineView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  set_layout (self, width, height);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lw_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = horizontal ? MIN_WIDTH : MIN_HEIGHT;
  *natural = horizontal ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
lw_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (widget);

  if (self->layout == NULL || self->layout->width != width || self->layout->height != height)
    set_layout (self, width, height);
  lw_timeline_allocate_handles (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Drawing */

/* The node that is on screen holds the pixels that it was made of, and they would have to be copied for
 * it if they were changed or given up; so there are two sets, which take turns. (transfer none) */
static cairo_surface_t *
next_surface (LwTimelineView *self, int width, int height)
{
  cairo_surface_t **surface = &self->surfaces[self->n_nodes++ % G_N_ELEMENTS (self->surfaces)];
  cairo_t *cr;

  if (*surface != NULL && cairo_image_surface_get_width (*surface) == width &&
      cairo_image_surface_get_height (*surface) == height)
    {
      cr = cairo_create (*surface);
      cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
      cairo_paint (cr);
      cairo_destroy (cr);
      return *surface;
    }
  g_clear_pointer (surface, cairo_surface_destroy);
  *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  return *surface;
}

/* Drawing the chart takes longer than copying it, so it is kept as pixels of the screen's density. */
static GskRenderNode *
create_node (LwTimelineView *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->layout->width, self->layout->height);
  LwChartStyle style = self->style;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = next_surface (self, self->layout->width * scale, self->layout->height * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  style.background.alpha = 0;
  lw_chart_paint (cr, self->layout, &style, get_fonts (self));
  if (self->ghost_curve != NULL)
    lw_timeline_ghost_draw (cr, self->layout, self->ghost_curve, &style);
  cairo_destroy (cr);

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
lw_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (widget);

  if (self->layout == NULL)
    return;
  if (self->node == NULL)
    self->node = create_node (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  for (guint i = 0; i < self->handles->len; i++)
    if (g_ptr_array_index (self->handles, i) != self->drag.handle)
      gtk_widget_snapshot_child (widget, g_ptr_array_index (self->handles, i), snapshot);
  lw_timeline_draw_overlay (self, snapshot);
  if (self->drag.handle != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->drag.handle), snapshot);
}

static void
scale_changed_cb (LwTimelineView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lw_timeline_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lw_timeline_view_parent_class)->css_changed (widget, change);
  restyle (LW_TIMELINE_VIEW (widget));
}

static void
lw_timeline_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (lw_timeline_view_parent_class)->system_setting_changed (widget, setting);
  if (setting != GTK_SYSTEM_SETTING_ICON_THEME)
    renew_fonts (LW_TIMELINE_VIEW (widget));
}

static void
lw_timeline_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (lw_timeline_view_parent_class)->direction_changed (widget, previous);
  lw_timeline_view_relayout (LW_TIMELINE_VIEW (widget));
}

static void
lw_timeline_view_unmap (GtkWidget *widget)
{
  lw_timeline_forget_pointer (LW_TIMELINE_VIEW (widget));
  GTK_WIDGET_CLASS (lw_timeline_view_parent_class)->unmap (widget);
}

/* Object */

static void
lw_timeline_view_dispose (GObject *object)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (object);

  self->current = NULL;
  self->drag = (LwTimelineDrag) { 0 };
  for (guint i = 0; i < self->handles->len; i++)
    {
      g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->handles, i), self);
      gtk_widget_unparent (g_ptr_array_index (self->handles, i));
    }
  g_ptr_array_set_size (self->handles, 0);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->menu_model);
  g_clear_pointer (&self->schedule, lw_schedule_unref);
  g_clear_pointer (&self->ghost, lw_schedule_unref);
  g_clear_pointer (&self->ghost_curve, g_array_unref);
  g_clear_pointer (&self->layout, lw_chart_layout_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->surfaces); i++)
    g_clear_pointer (&self->surfaces[i], cairo_surface_destroy);
  g_clear_pointer (&self->fonts, lw_chart_fonts_free);
  G_OBJECT_CLASS (lw_timeline_view_parent_class)->dispose (object);
}

static void
lw_timeline_view_finalize (GObject *object)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (object);

  g_ptr_array_unref (self->handles);
  g_free (self->font);
  g_free (self->highlight);
  g_free (self->scenario);
  G_OBJECT_CLASS (lw_timeline_view_parent_class)->finalize (object);
}

static void
lw_timeline_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (object);

  switch (id)
    {
    case PROP_SCHEDULE:
      g_value_set_boxed (value, self->schedule);
      break;
    case PROP_HIGHLIGHT:
      g_value_set_string (value, self->highlight);
      break;
    case PROP_AXIS:
      g_value_set_enum (value, self->axis);
      break;
    case PROP_SHOW:
      g_value_set_enum (value, self->show);
      break;
    case PROP_SCENARIO:
      g_value_set_string (value, self->scenario);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    case PROP_ZOOMED:
      g_value_set_boolean (value, lw_timeline_view_get_zoomed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lw_timeline_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (object);

  switch (id)
    {
    case PROP_SCHEDULE:
      lw_timeline_view_set_schedule (self, g_value_get_boxed (value));
      break;
    case PROP_HIGHLIGHT:
      lw_timeline_view_set_highlight (self, g_value_get_string (value));
      break;
    case PROP_AXIS:
      lw_timeline_view_set_axis (self, g_value_get_enum (value));
      break;
    case PROP_SHOW:
      lw_timeline_view_set_show (self, g_value_get_enum (value));
      break;
    case PROP_SCENARIO:
      lw_timeline_view_set_scenario (self, g_value_get_string (value));
      break;
    case PROP_EDITABLE:
      lw_timeline_view_set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_MENU_MODEL:
      lw_timeline_view_set_menu_model (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

#define FLAGS (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static void
install_properties (GObjectClass *klass)
{
  properties[PROP_SCHEDULE] = g_param_spec_boxed ("schedule", NULL, NULL, LW_TYPE_SCHEDULE, FLAGS);
  properties[PROP_HIGHLIGHT] = g_param_spec_string ("highlight", NULL, NULL, NULL, FLAGS);
  properties[PROP_AXIS]
    = g_param_spec_enum ("axis", NULL, NULL, LW_TYPE_CHART_AXIS, LW_CHART_AXIS_REQUESTS, FLAGS);
  properties[PROP_SHOW] = g_param_spec_enum ("show", NULL, NULL, LW_TYPE_CHART_SHOW, LW_CHART_SHOW_RUN, FLAGS);
  properties[PROP_SCENARIO] = g_param_spec_string ("scenario", NULL, NULL, NULL, FLAGS);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, FLAGS);
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, FLAGS);
  properties[PROP_ZOOMED]
    = g_param_spec_boolean ("zoomed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
install_signals (GType type)
{
  g_signal_new ("stage-edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_STRING,
                G_TYPE_UINT, G_TYPE_INT64, G_TYPE_DOUBLE);
  g_signal_new ("stage-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_UINT);
  g_signal_new ("stage-removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_UINT);
  g_signal_new ("stage-split", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING,
                G_TYPE_UINT, G_TYPE_INT64);
  g_signal_new ("scenario-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
lw_timeline_view_class_init (LwTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lw_timeline_view_dispose;
  object_class->finalize = lw_timeline_view_finalize;
  object_class->get_property = lw_timeline_view_get_property;
  object_class->set_property = lw_timeline_view_set_property;
  widget_class->measure = lw_timeline_view_measure;
  widget_class->size_allocate = lw_timeline_view_size_allocate;
  widget_class->snapshot = lw_timeline_view_snapshot;
  widget_class->css_changed = lw_timeline_view_css_changed;
  widget_class->system_setting_changed = lw_timeline_view_system_setting_changed;
  widget_class->direction_changed = lw_timeline_view_direction_changed;
  widget_class->unmap = lw_timeline_view_unmap;
  widget_class->focus = lw_timeline_focus;
  widget_class->grab_focus = lw_timeline_grab_focus;

  install_properties (object_class);
  install_signals (G_OBJECT_CLASS_TYPE (klass));
  lw_timeline_add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timelineview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
enable_zoom_actions (LwTimelineView *self)
{
  gboolean zoomed = lw_timeline_view_get_zoomed (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-out", zoomed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-all", zoomed);
}

static void
lw_timeline_view_init (LwTimelineView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->editable = TRUE;
  self->handles = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Load timeline"), -1);
  update_style (self);
  lw_timeline_add_controllers (self);
  enable_zoom_actions (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (restyle), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_changed_cb), NULL);
}

GtkWidget *
lw_timeline_view_new (void)
{
  return g_object_new (LW_TYPE_TIMELINE_VIEW, NULL);
}

LwSchedule *
lw_timeline_view_get_schedule (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), NULL);

  return self->schedule;
}

void
lw_timeline_view_set_schedule (LwTimelineView *self, LwSchedule *schedule)
{
  g_return_if_fail (LW_IS_TIMELINE_VIEW (self));

  if (self->schedule == schedule)
    return;
  g_clear_pointer (&self->schedule, lw_schedule_unref);
  if (schedule != NULL)
    self->schedule = lw_schedule_ref (schedule);
  lw_timeline_view_relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCHEDULE]);
}

const char *
lw_timeline_view_get_highlight (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), NULL);

  return self->highlight;
}

void
lw_timeline_view_set_highlight (LwTimelineView *self, const char *scenario)
{
  g_return_if_fail (LW_IS_TIMELINE_VIEW (self));

  self->highlight_is_hover = FALSE;
  if (g_strcmp0 (self->highlight, scenario) == 0)
    return;
  g_free (self->highlight);
  self->highlight = g_strdup (scenario);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGHLIGHT]);
}

/* Leaving a scenario takes back only what entering it has set. */
void
lw_timeline_view_show_hover (LwTimelineView *self, const char *scenario)
{
  if (scenario == NULL && !self->highlight_is_hover)
    return;
  lw_timeline_view_set_highlight (self, scenario);
  self->highlight_is_hover = scenario != NULL;
}

LwChartAxis
lw_timeline_view_get_axis (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), LW_CHART_AXIS_REQUESTS);

  return self->axis;
}

void
lw_timeline_view_set_axis (LwTimelineView *self, LwChartAxis axis)
{
  g_return_if_fail (LW_IS_TIMELINE_VIEW (self));

  if (self->axis == axis)
    return;
  self->axis = axis;
  lw_timeline_view_relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AXIS]);
}

LwChartShow
lw_timeline_view_get_show (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), LW_CHART_SHOW_RUN);

  return self->show;
}

void
lw_timeline_view_set_show (LwTimelineView *self, LwChartShow show)
{
  g_return_if_fail (LW_IS_TIMELINE_VIEW (self));

  if (self->show == show)
    return;
  self->show = show;
  lw_timeline_view_zoom (self, 0, 0);
  lw_timeline_view_relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW]);
}

const char *
lw_timeline_view_get_scenario (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), NULL);

  return self->scenario;
}

void
lw_timeline_view_set_scenario (LwTimelineView *self, const char *scenario)
{
  g_return_if_fail (LW_IS_TIMELINE_VIEW (self));

  if (g_strcmp0 (self->scenario, scenario) == 0)
    return;
  g_free (self->scenario);
  self->scenario = g_strdup (scenario);
  lw_timeline_view_zoom (self, 0, 0);
  lw_timeline_view_relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENARIO]);
}

gboolean
lw_timeline_view_get_editable (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), FALSE);

  return self->editable;
}

void
lw_timeline_view_set_editable (LwTimelineView *self, gboolean editable)
{
  g_return_if_fail (LW_IS_TIMELINE_VIEW (self));

  editable = !!editable;
  if (self->editable == editable)
    return;
  self->editable = editable;
  lw_timeline_view_relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

GMenuModel *
lw_timeline_view_get_menu_model (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), NULL);

  return self->menu_model;
}

void
lw_timeline_view_set_menu_model (LwTimelineView *self, GMenuModel *menu_model)
{
  g_return_if_fail (LW_IS_TIMELINE_VIEW (self));

  if (!g_set_object (&self->menu_model, menu_model))
    return;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENU_MODEL]);
}

void
lw_timeline_view_get_zoom (LwTimelineView *self, gint64 *from_ms, gint64 *to_ms)
{
  *from_ms = self->zoom_from_ms;
  *to_ms = self->zoom_to_ms;
}

gboolean
lw_timeline_view_get_zoomed (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), FALSE);

  return self->zoom_to_ms > 0;
}

void
lw_timeline_view_zoom (LwTimelineView *self, gint64 from_ms, gint64 to_ms)
{
  g_return_if_fail (LW_IS_TIMELINE_VIEW (self));

  /* Seeing all of it is not zoomed, however it came about. */
  if (to_ms <= from_ms || (from_ms <= 0 && self->layout != NULL && to_ms >= self->layout->length_ms))
    from_ms = to_ms = 0;
  if (self->zoom_from_ms == from_ms && self->zoom_to_ms == to_ms)
    return;
  self->zoom_from_ms = from_ms;
  self->zoom_to_ms = to_ms;
  lw_timeline_view_relayout (self);
  enable_zoom_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOMED]);
}

LwChartLayout *
lw_timeline_view_get_layout (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), NULL);

  return self->layout;
}

LwSchedule *
lw_timeline_view_get_ghost (LwTimelineView *self)
{
  g_return_val_if_fail (LW_IS_TIMELINE_VIEW (self), NULL);

  return self->ghost;
}

void
lw_timeline_view_set_ghost (LwTimelineView *self, LwSchedule *ghost)
{
  g_return_if_fail (LW_IS_TIMELINE_VIEW (self));

  if (self->ghost == ghost)
    return;
  g_clear_pointer (&self->ghost, lw_schedule_unref);
  self->ghost = ghost != NULL ? lw_schedule_ref (ghost) : NULL;
  lw_timeline_view_relayout (self);
}
