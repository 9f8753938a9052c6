/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-dependency-picture.h"

#include <glib/gi18n.h>

#define BOX_HEIGHT 34
#define ROW_GAP 10
#define COLUMN_GAP 30
#define MARGIN 12
#define MAX_COLUMNS 8

struct _LwDependencyPicture
{
  GtkWidget parent_instance;

  LwProfile *profile; /* (owned) (nullable) */
  gulong changed_handler;
  int *columns;       /* (owned) for each component, how many calls away from a first one */
  int *rows;          /* (owned) place within the column */
  guint n_components;
  int n_columns;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (LwDependencyPicture, lw_dependency_picture, GTK_TYPE_WIDGET)

static LwComponent *
component_at (LwDependencyPicture *self, guint index)
{
  return lw_record_list_get (lw_profile_get_components (self->profile), index);
}

static int
find_index (LwDependencyPicture *self, const char *id)
{
  for (guint i = 0; i < self->n_components; i++)
    if (g_str_equal (lw_component_get_id (component_at (self, i)), id))
      return i;
  return -1;
}

/* Each component goes one column right of those that call it. The number of rounds is bounded, so a
 * circle, which the reader refuses but editing could make, does no harm. */
static void
place_columns (LwDependencyPicture *self)
{
  for (int round = 0; round < MAX_COLUMNS; round++)
    for (guint i = 0; i < self->n_components; i++)
      {
        const char *const *dependencies = lw_component_get_dependencies (component_at (self, i));

        for (guint j = 0; dependencies[j] != NULL; j++)
          {
            int callee = find_index (self, dependencies[j]);

            if (callee >= 0 && callee != (int) i)
              self->columns[callee] = CLAMP (self->columns[i] + 1, self->columns[callee], MAX_COLUMNS - 1);
          }
      }
}

static void
place (LwDependencyPicture *self)
{
  int used[MAX_COLUMNS] = { 0 };

  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->rows, g_free);
  self->n_components = self->profile != NULL ? lw_record_list_get_size (lw_profile_get_components (self->profile)) : 0;
  self->n_columns = self->n_rows = 0;
  self->columns = g_new0 (int, self->n_components + 1);
  self->rows = g_new0 (int, self->n_components + 1);
  place_columns (self);
  for (guint i = 0; i < self->n_components; i++)
    {
      self->rows[i] = used[self->columns[i]]++;
      self->n_columns = MAX (self->n_columns, self->columns[i] + 1);
      self->n_rows = MAX (self->n_rows, self->rows[i] + 1);
    }
}

static void
describe (LwDependencyPicture *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->n_components; i++)
    {
      const char *const *dependencies = lw_component_get_dependencies (component_at (self, i));

      for (guint j = 0; dependencies[j] != NULL; j++)
        {
          int callee = find_index (self, dependencies[j]);

          if (callee >= 0)
            /* Translators: two components; the first one depends on the second */
            g_string_append_printf (text, _("%s calls %s. "), lw_component_get_title (component_at (self, i)),
                                    lw_component_get_title (component_at (self, callee)));
        }
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

static void
changed_cb (LwDependencyPicture *self)
{
  place (self);
  describe (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_components > 1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lw_dependency_picture_set_profile (LwDependencyPicture *self, LwProfile *profile)
{
  if (self->changed_handler != 0)
    g_clear_signal_handler (&self->changed_handler, self->profile);
  g_set_object (&self->profile, profile);
  if (profile != NULL)
    self->changed_handler = g_signal_connect_swapped (profile, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}

static graphene_rect_t
box_bounds (LwDependencyPicture *self, guint index)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;
  int column = self->columns[index];
  int box_width = MAX (1, (width - (self->n_columns - 1) * COLUMN_GAP) / MAX (self->n_columns, 1));
  int in_column = 0;
  float top;

  for (guint i = 0; i < self->n_components; i++)
    in_column += self->columns[i] == column;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    column = self->n_columns - 1 - column;
  top = (height - in_column * BOX_HEIGHT - (in_column - 1) * ROW_GAP) / 2.0f;
  return GRAPHENE_RECT_INIT (MARGIN + column * (box_width + COLUMN_GAP),
                             MARGIN + top + self->rows[index] * (BOX_HEIGHT + ROW_GAP), box_width, BOX_HEIGHT);
}

static void
draw_arrow (cairo_t *cr, const graphene_rect_t *from, const graphene_rect_t *to)
{
  gboolean forward = to->origin.x >= from->origin.x;
  double x1 = forward ? from->origin.x + from->size.width : from->origin.x;
  double y1 = from->origin.y + from->size.height / 2;
  double x2 = forward ? to->origin.x : to->origin.x + to->size.width;
  double y2 = to->origin.y + to->size.height / 2;
  double head = forward ? -5 : 5;
  double middle = (x1 + x2) / 2;

  cairo_move_to (cr, x1, y1);
  cairo_curve_to (cr, middle, y1, middle, y2, x2 + head, y2);
  cairo_stroke (cr);
  cairo_move_to (cr, x2 - 0.5, y2);
  cairo_line_to (cr, x2 + 1.4 * head, y2 - 4);
  cairo_line_to (cr, x2 + 1.4 * head, y2 + 4);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_arrows (LwDependencyPicture *self, cairo_t *cr)
{
  for (guint i = 0; i < self->n_components; i++)
    {
      const char *const *dependencies = lw_component_get_dependencies (component_at (self, i));
      graphene_rect_t from = box_bounds (self, i);

      for (guint j = 0; dependencies[j] != NULL; j++)
        {
          int callee = find_index (self, dependencies[j]);

          if (callee >= 0 && callee != (int) i)
            {
              graphene_rect_t to = box_bounds (self, callee);

              draw_arrow (cr, &from, &to);
            }
        }
    }
}

static void
snapshot_box (LwDependencyPicture *self, GtkSnapshot *snapshot, guint index, const GdkRGBA *color)
{
  graphene_rect_t bounds = box_bounds (self, index);
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self), lw_component_get_title (component_at (self, index)));
  GskRoundedRect outline;
  GdkRGBA line = *color, fill = *color;
  int width, height;

  line.alpha *= 0.35f;
  fill.alpha *= 0.06f;
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 7);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { line, line, line, line });

  pango_layout_set_width (layout, MAX (1, bounds.size.width - 12) * PANGO_SCALE);
  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (bounds.origin.x + 6, bounds.origin.y + (BOX_HEIGHT - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
lw_dependency_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LwDependencyPicture *self = LW_DEPENDENCY_PICTURE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA color;
  cairo_t *cr;

  if (self->n_components == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; i < self->n_components; i++)
    snapshot_box (self, snapshot, i, &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * 0.6);
  cairo_set_line_width (cr, 1.5);
  draw_arrows (self, cr);
  cairo_destroy (cr);
}

static void
lw_dependency_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  LwDependencyPicture *self = LW_DEPENDENCY_PICTURE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 2 * MARGIN + self->n_rows * BOX_HEIGHT + MAX (0, self->n_rows - 1) * ROW_GAP;
  else
    {
      *minimum = 2 * MARGIN + self->n_columns * 40 + MAX (0, self->n_columns - 1) * COLUMN_GAP;
      *natural = MAX (*minimum, 2 * MARGIN + self->n_columns * (120 + COLUMN_GAP));
    }
}

static void
lw_dependency_picture_dispose (GObject *object)
{
  LwDependencyPicture *self = LW_DEPENDENCY_PICTURE (object);

  if (self->changed_handler != 0)
    g_clear_signal_handler (&self->changed_handler, self->profile);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->rows, g_free);
  self->n_components = 0;

  G_OBJECT_CLASS (lw_dependency_picture_parent_class)->dispose (object);
}

static void
lw_dependency_picture_class_init (LwDependencyPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_dependency_picture_dispose;
  widget_class->snapshot = lw_dependency_picture_snapshot;
  widget_class->measure = lw_dependency_picture_measure;
  gtk_widget_class_set_css_name (widget_class, "dependencies");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lw_dependency_picture_init (LwDependencyPicture *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who calls whom"), -1);
}

GtkWidget *
lw_dependency_picture_new (void)
{
  return g_object_new (LW_TYPE_DEPENDENCY_PICTURE, NULL);
}
