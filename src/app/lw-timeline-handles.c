/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* The handles of a timeline: where they are, how the focus moves, and what moving them means. */

#include "config.h"

#include "lw-timeline-view-private.h"

#include <math.h>

/* Pixels by which one step of a key, or of the grid a drag snaps to, moves a handle at least. */
#define KEY_STEP 4.0
#define SNAP_STEP 2.0
/* With Shift a handle goes that much of the pointer's way. */
#define FINE 0.1
/* A drag has to go that far before it changes the duration, or the target, too. */
#define AXIS_THRESHOLD 5.0
/* Levels that attract a drag from that far. */
#define MAGNET 6.0
/* The shortest duration k6 takes for a constant executor. */
#define MIN_CONSTANT_MS 1000

static const LwChartSeries *
find_series (LwTimelineView *self, LwStageHandle *handle)
{
  int position = self->layout == NULL
                   ? -1
                   : lw_chart_layout_find_series (self->layout, lw_stage_handle_get_scenario (handle));

  if (position < 0 || lw_stage_handle_get_stage (handle) >= self->layout->series[position].n_stages)
    return NULL;
  return &self->layout->series[position];
}

/* Editing */

static gint64
clamp_duration (const LwChartSeries *series, gint64 duration_ms)
{
  return CLAMP (duration_ms, lw_executor_is_ramping (series->executor) ? 0 : MIN_CONSTANT_MS,
                LW_MAX_DURATION_MS);
}

static double
clamp_target (const LwChartSeries *series, double target)
{
  if (lw_executor_is_arrival_rate (series->executor))
    return CLAMP (target, 0, LW_MAX_NUMBER);
  return CLAMP (round (target), 0, LW_MAX_VUS);
}

static double
target_per_pixel (LwTimelineView *self, const LwChartSeries *series)
{
  const LwChartValueScale *scale = &self->layout->value_scale;

  if (series->units_per_target <= 0)
    return 0;
  return scale->top / (scale->bottom_y - scale->top_y) / series->units_per_target;
}

/* A step of whole VUs, or a round number of requests per second. */
static double
target_step (const LwChartSeries *series, double minimum)
{
  double step = lw_chart_value_step (minimum);

  return lw_executor_is_arrival_rate (series->executor) ? step : MAX (1, step);
}

static void
emit_edited (LwTimelineView *self, LwStageHandle *handle, gint64 duration_ms, double target)
{
  g_signal_emit_by_name (self, "stage-edited", lw_stage_handle_get_path (handle),
                         lw_stage_handle_get_stage (handle), duration_ms, target);
}

static void
change_duration_cb (LwTimelineView *self, int steps, LwStageHandle *handle)
{
  const LwChartSeries *series = find_series (self, handle);
  const LwChartStage *stage;
  gint64 step, duration_ms;

  if (series == NULL || lw_stage_handle_get_n_stages (handle) > 1 || !self->editable)
    return;
  if (self->layout->mirrored)
    steps = -steps;
  stage = &series->stages[lw_stage_handle_get_stage (handle)];
  step = lw_chart_time_step (self->layout->time_scale.ms_per_pixel * KEY_STEP);
  duration_ms = clamp_duration (series, stage->duration_ms + steps * MAX (step, 1000));
  if (duration_ms == stage->duration_ms)
    gtk_widget_error_bell (GTK_WIDGET (handle));
  else
    emit_edited (self, handle, duration_ms, stage->target);
}

static void
change_target_cb (LwTimelineView *self, int steps, LwStageHandle *handle)
{
  const LwChartSeries *series = find_series (self, handle);
  const LwChartStage *stage;
  double step, target;

  if (series == NULL || lw_stage_handle_get_n_stages (handle) > 1 || !self->editable)
    return;
  stage = &series->stages[lw_stage_handle_get_stage (handle)];
  step = target_step (series, target_per_pixel (self, series) * KEY_STEP);
  target = clamp_target (series, stage->target + steps * step);
  if (target == stage->target)
    gtk_widget_error_bell (GTK_WIDGET (handle));
  else
    emit_edited (self, handle, stage->duration_ms, target);
}

static void
drag_started_cb (LwTimelineView *self, double x, double y, LwStageHandle *handle)
{
  const LwChartSeries *series = find_series (self, handle);
  const LwChartStage *stage;

  if (series == NULL || !self->editable)
    return;
  stage = &series->stages[lw_stage_handle_get_stage (handle)];
  self->drag = (LwTimelineDrag) {
    .handle = handle,
    .trial = { lw_stage_handle_get_scenario (handle), lw_stage_handle_get_stage (handle), stage->duration_ms,
               stage->target },
    .start_x = x,
    .start_y = y,
    .start_ms = stage->duration_ms,
    .start_target = stage->target,
    .duration_ms = stage->duration_ms,
    .target = stage->target,
    .ms_per_pixel = self->layout->time_scale.ms_per_pixel * (self->layout->mirrored ? -1 : 1),
    .target_per_pixel = target_per_pixel (self, series),
    .length_ms = self->zoom_to_ms > 0 ? 0 : self->layout->to_ms,
    .top = self->layout->value_scale.top,
  };
}

/* Levels that mean something: those of the other stages, and the targets of the plan. */
static double
snap_target (LwTimelineView *self, const LwChartSeries *series, double target)
{
  double per_pixel = fabs (self->drag.target_per_pixel);
  double step = target_step (series, per_pixel * SNAP_STEP * (self->drag.fine ? FINE : 1));
  double best = round (target / step) * step;
  double distance = self->drag.fine ? 0 : per_pixel * MAGNET;

  for (guint i = 0; i < series->n_stages + self->layout->n_targets; i++)
    {
      double level = i < series->n_stages ? series->stages[i].target
                                          : self->layout->targets[i - series->n_stages].value;

      if (i == self->drag.trial.stage
          || (i >= series->n_stages && !lw_executor_is_arrival_rate (series->executor)))
        continue;
      if (fabs (level - target) < distance)
        {
          distance = fabs (level - target);
          best = level;
        }
    }
  return clamp_target (series, best);
}

/* Multiples of a step that can be aimed at; in small steps of whole seconds, unless that is a large one. */
static gint64
snap_duration (LwTimelineView *self, const LwChartSeries *series, double duration_ms)
{
  double per_step = fabs (self->drag.ms_per_pixel) * SNAP_STEP;
  gint64 step = lw_chart_time_step (per_step);

  if (self->drag.fine)
    step = MAX (lw_chart_time_step (per_step * FINE), MIN (step, 1000));
  return clamp_duration (series, llround (duration_ms / (double) step) * step);
}

/* From where the pointer is, the handle goes on in smaller or larger steps. */
static void
set_fine (LwTimelineDrag *drag, gboolean fine, double x, double y)
{
  if (drag->fine == fine)
    return;
  drag->fine = fine;
  drag->start_x = x;
  drag->start_y = y;
  drag->start_ms = drag->trial.duration_ms;
  drag->start_target = drag->trial.target;
}

static void
dragged_cb (LwTimelineView *self, double x, double y, LwStageHandle *handle)
{
  LwTimelineDrag *drag = &self->drag;
  const LwChartSeries *series = find_series (self, handle);
  LwChartTrial trial = drag->trial;
  double dx, dy, way;

  if (drag->handle != handle || series == NULL)
    return;
  set_fine (drag, lw_stage_handle_is_fine (handle), x, y);
  dx = x - drag->start_x;
  dy = y - drag->start_y;
  way = drag->fine ? FINE : 1;
  /* Once an axis takes part it keeps doing so, also on the way back. */
  if (fabs (dx) > AXIS_THRESHOLD || trial.duration_ms != drag->duration_ms)
    trial.duration_ms = snap_duration (self, series, (double) drag->start_ms + dx * drag->ms_per_pixel * way);
  if (fabs (dy) > AXIS_THRESHOLD || trial.target != drag->target)
    trial.target = snap_target (self, series, drag->start_target - dy * drag->target_per_pixel * way);
  if (trial.duration_ms == drag->trial.duration_ms && trial.target == drag->trial.target)
    return;
  drag->trial = trial;
  lw_timeline_view_relayout (self);
}

static void
drag_ended_cb (LwTimelineView *self, gboolean counts, LwStageHandle *handle)
{
  LwTimelineDrag drag = self->drag;

  if (drag.handle != handle)
    return;
  self->drag = (LwTimelineDrag) { 0 };
  if (counts && (drag.trial.duration_ms != drag.duration_ms || drag.trial.target != drag.target))
    emit_edited (self, handle, drag.trial.duration_ms, drag.trial.target);
  lw_timeline_view_relayout (self);
}

/* Several stages are looked at more closely, with a little of what is around them. */
static void
zoom_to_stages (LwTimelineView *self, const LwChartSeries *series, guint stage, guint n_stages)
{
  gint64 from_ms = stage > 0 ? series->stages[stage - 1].end_ms : series->start_ms;
  gint64 to_ms = series->stages[MIN (stage + n_stages, series->n_stages) - 1].end_ms;
  gint64 margin_ms = MAX (1000, (to_ms - from_ms) / 8);

  lw_timeline_view_zoom (self, MAX (0, from_ms - margin_ms), to_ms + margin_ms);
}

static void
activate_cb (LwTimelineView *self, LwStageHandle *handle)
{
  const LwChartSeries *series = find_series (self, handle);

  if (series == NULL)
    return;
  if (lw_stage_handle_get_n_stages (handle) > 1)
    zoom_to_stages (self, series, lw_stage_handle_get_stage (handle), lw_stage_handle_get_n_stages (handle));
  else
    g_signal_emit_by_name (self, "stage-activated", lw_stage_handle_get_path (handle),
                           lw_stage_handle_get_stage (handle));
}

static void
remove_cb (LwTimelineView *self, LwStageHandle *handle)
{
  if (self->editable && lw_stage_handle_get_n_stages (handle) == 1)
    g_signal_emit_by_name (self, "stage-removed", lw_stage_handle_get_path (handle),
                           lw_stage_handle_get_stage (handle));
}

/* In the middle, to the second where that leaves something on both sides. */
static void
split_cb (LwTimelineView *self, LwStageHandle *handle)
{
  const LwChartSeries *series = find_series (self, handle);
  gint64 duration_ms;

  if (series == NULL || lw_stage_handle_get_n_stages (handle) > 1 || !self->editable)
    return;
  duration_ms = series->stages[lw_stage_handle_get_stage (handle)].duration_ms;
  if (!lw_executor_is_ramping (series->executor) || duration_ms < 2)
    gtk_widget_error_bell (GTK_WIDGET (handle));
  else
    g_signal_emit_by_name (self, "stage-split", lw_stage_handle_get_path (handle), lw_stage_handle_get_stage (handle),
                           duration_ms > 2000 ? (duration_ms / 2 + 500) / 1000 * 1000 : duration_ms / 2);
}

/* Focus: one of the handles is where Tab goes to; the arrows move among them. */

static void
focus_position (LwTimelineView *self, int position, GtkDirectionType direction)
{
  if (position >= 0 && position < (int) self->handles->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->handles, position));
  else if (self->current != NULL)
    gtk_widget_keynav_failed (GTK_WIDGET (self->current), direction);
}

static int
position_of (LwTimelineView *self, LwStageHandle *handle)
{
  guint position = 0;

  return g_ptr_array_find (self->handles, handle, &position) ? (int) position : -1;
}

static void
go_cb (LwTimelineView *self, int direction, LwStageHandle *handle)
{
  if (direction == G_MININT || direction == G_MAXINT)
    focus_position (self, direction == G_MININT ? 0 : (int) self->handles->len - 1, GTK_DIR_LEFT);
  else
    focus_position (self, position_of (self, handle) + (self->layout->mirrored ? -direction : direction),
                    direction < 0 ? GTK_DIR_LEFT : GTK_DIR_RIGHT);
}

static void
go_scenario_cb (LwTimelineView *self, int direction, LwStageHandle *handle)
{
  const char *path = lw_stage_handle_get_path (handle);
  int position = position_of (self, handle);
  const char *found = NULL;

  /* The first handle of the neighbour: past its others when going back. */
  for (position += direction; position >= 0 && position < (int) self->handles->len; position += direction)
    {
      const char *here = lw_stage_handle_get_path (g_ptr_array_index (self->handles, position));

      if (found != NULL && g_strcmp0 (here, found) != 0)
        break;
      if (g_strcmp0 (here, path) == 0)
        continue;
      found = here;
      if (direction > 0)
        break;
    }
  if (found != NULL && direction < 0)
    position++;
  focus_position (self, position, direction < 0 ? GTK_DIR_UP : GTK_DIR_DOWN);
}

static void
focus_changed_cb (LwTimelineView *self, GParamSpec *pspec, LwStageHandle *handle)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (handle)))
    return;
  self->current = handle;
  lw_timeline_view_show_hover (self, lw_stage_handle_get_scenario (handle));
}

gboolean
lw_timeline_focus (GtkWidget *widget, GtkDirectionType direction)
{
  /* Arrows that get here have nowhere to go inside, and Tab leaves. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return lw_timeline_grab_focus (widget);
}

gboolean
lw_timeline_grab_focus (GtkWidget *widget)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (widget);

  if (self->handles->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (self->current != NULL ? GTK_WIDGET (self->current)
                                                      : g_ptr_array_index (self->handles, 0));
}

/* Placing */

static LwStageHandle *
create_handle (LwTimelineView *self, const LwChartSeries *series, guint stage)
{
  GtkWidget *handle = lw_stage_handle_new (series->path, stage);

  g_signal_connect_swapped (handle, "drag-started", G_CALLBACK (drag_started_cb), self);
  g_signal_connect_swapped (handle, "dragged", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (handle, "drag-ended", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect_swapped (handle, "go", G_CALLBACK (go_cb), self);
  g_signal_connect_swapped (handle, "go-scenario", G_CALLBACK (go_scenario_cb), self);
  g_signal_connect_swapped (handle, "change-duration", G_CALLBACK (change_duration_cb), self);
  g_signal_connect_swapped (handle, "change-target", G_CALLBACK (change_target_cb), self);
  g_signal_connect_swapped (handle, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (handle, "remove", G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (handle, "split", G_CALLBACK (split_cb), self);
  g_signal_connect_swapped (handle, "notify::has-focus", G_CALLBACK (focus_changed_cb), self);
  lw_stage_handle_set_shown (LW_STAGE_HANDLE (handle), self->has_pointer);
  return LW_STAGE_HANDLE (handle);
}

/* Takes the handle for a place in the layout out of those there were. */
static LwStageHandle *
take_handle (GPtrArray *old, const char *path, guint stage, guint *hint)
{
  for (guint i = 0; i < old->len; i++)
    {
      guint position = (*hint + i) % old->len;
      LwStageHandle *handle = g_ptr_array_index (old, position);

      if (handle != NULL && lw_stage_handle_is_for (handle, path, stage))
        {
          old->pdata[position] = NULL;
          *hint = position + 1;
          return handle;
        }
    }
  return NULL;
}

static void
describe_handle (LwStageHandle *handle, const LwChartSeries *series, const LwChartHandle *place)
{
  const LwChartStage *stage = &series->stages[place->stage];
  g_autofree char *label = lw_timeline_handle_label (series, place);
  g_autofree char *description = lw_timeline_handle_description (series, place);
  g_autofree char *level = lw_timeline_describe_level (series->executor, stage->target);

  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, stage->target,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, level, -1);
}

static void
remove_handle (LwTimelineView *self, LwStageHandle *handle)
{
  if (self->current == handle)
    self->current = NULL;
  if (self->drag.handle == handle)
    self->drag = (LwTimelineDrag) { 0 };
  g_signal_handlers_disconnect_by_data (handle, self);
  gtk_widget_unparent (GTK_WIDGET (handle));
}

/* The handle that now stands for a stage, or the one nearest to it. */
static LwStageHandle *
find_heir (LwTimelineView *self, const char *path, guint stage)
{
  LwStageHandle *heir = NULL;

  for (guint i = 0; i < self->handles->len; i++)
    {
      LwStageHandle *handle = g_ptr_array_index (self->handles, i);

      if (g_strcmp0 (lw_stage_handle_get_path (handle), path) == 0
          && (heir == NULL || lw_stage_handle_get_stage (handle) <= stage))
        heir = handle;
    }
  if (heir == NULL && self->handles->len > 0)
    heir = g_ptr_array_index (self->handles, 0);
  return heir;
}

static void
remove_old (LwTimelineView *self, GPtrArray *old)
{
  g_autofree char *lost_path = NULL;
  guint lost_stage = 0;

  for (guint i = 0; i < old->len; i++)
    {
      LwStageHandle *handle = g_ptr_array_index (old, i);

      if (handle == NULL)
        continue;
      if (gtk_widget_has_focus (GTK_WIDGET (handle)))
        {
          lost_path = g_strdup (lw_stage_handle_get_path (handle));
          lost_stage = lw_stage_handle_get_stage (handle);
        }
      remove_handle (self, handle);
    }
  if (lost_path != NULL && self->handles->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (find_heir (self, lost_path, lost_stage)));
}

/* While one of them is dragged they only move: none comes, goes or joins another. */
static void
move_handles (LwTimelineView *self)
{
  for (guint i = 0; i < self->handles->len; i++)
    {
      LwStageHandle *handle = g_ptr_array_index (self->handles, i);
      const LwChartSeries *series = find_series (self, handle);
      LwChartHandle described = { 0, lw_stage_handle_get_stage (handle), lw_stage_handle_get_n_stages (handle) };
      LwChartPoint place;

      if (series == NULL)
        continue;
      place = lw_chart_layout_get_stage_place (self->layout, series - self->layout->series, described.stage);
      lw_stage_handle_place (handle, place.x, place.y, described.n_stages);
      describe_handle (handle, series, &described);
    }
}

/* Makes the handles those of the layout. One that stays for its stage stays the same widget, so that
 * it keeps the focus and a drag. */
void
lw_timeline_update_handles (LwTimelineView *self)
{
  g_autoptr (GPtrArray) old = NULL;
  GtkWidget *last = NULL;
  guint hint = 0;
  guint n = self->layout != NULL && self->editable ? self->layout->n_handles : 0;

  if (self->drag.handle != NULL && n > 0)
    {
      move_handles (self);
      return;
    }
  old = g_steal_pointer (&self->handles);
  self->handles = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    {
      const LwChartHandle *place = &self->layout->handles[i];
      const LwChartSeries *series = &self->layout->series[place->series];
      LwStageHandle *handle = take_handle (old, series->path, place->stage, &hint);

      if (handle == NULL)
        handle = create_handle (self, series, place->stage);
      lw_stage_handle_set_scenario (handle, series->name);
      lw_stage_handle_place (handle, place->x, place->y, place->n_stages);
      describe_handle (handle, series, place);
      gtk_widget_insert_after (GTK_WIDGET (handle), GTK_WIDGET (self), last);
      last = GTK_WIDGET (handle);
      g_ptr_array_add (self->handles, handle);
    }
  remove_old (self, old);
  lw_timeline_style_handles (self);
}

void
lw_timeline_style_handles (LwTimelineView *self)
{
  for (guint i = 0; i < self->handles->len; i++)
    {
      LwStageHandle *handle = g_ptr_array_index (self->handles, i);
      const LwChartSeries *series = find_series (self, handle);

      if (series != NULL)
        lw_stage_handle_set_colors (handle, lw_chart_style_get_color (&self->style, series->slot),
                                    &self->style.background);
    }
}

void
lw_timeline_show_handles (LwTimelineView *self, gboolean shown)
{
  for (guint i = 0; i < self->handles->len; i++)
    lw_stage_handle_set_shown (g_ptr_array_index (self->handles, i), shown);
}

void
lw_timeline_allocate_handles (LwTimelineView *self)
{
  for (guint i = 0; i < self->handles->len; i++)
    {
      GtkWidget *handle = g_ptr_array_index (self->handles, i);
      GskTransform *transform;
      graphene_point_t corner;
      double x, y;

      lw_stage_handle_get_place (LW_STAGE_HANDLE (handle), &x, &y);
      corner = GRAPHENE_POINT_INIT (x - LW_STAGE_HANDLE_SIZE / 2.0, y - LW_STAGE_HANDLE_SIZE / 2.0);
      transform = gsk_transform_translate (NULL, &corner);
      gtk_widget_allocate (handle, LW_STAGE_HANDLE_SIZE, LW_STAGE_HANDLE_SIZE, -1, transform);
    }
}
