/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-traffic-dialog.h"

#include "lw-measured-traffic.h"
#include "lw-number.h"

#include <glib/gi18n.h>

struct _LwTrafficDialog
{
  AdwWindow parent_instance;

  GtkButton *follow_button;
  GtkTextView *text_view;
  AdwComboRow *meaning_row;
  GtkSpinButton *tolerance;
  GtkWidget *preview_frame;
  GtkDrawingArea *preview;
  GtkLabel *result_label;

  LwDocument *document; /* (owned) (nullable) */
  LwScenario *scenario; /* (owned) (nullable) */
  GArray *points;       /* (owned) (nullable) of LwCurvePoint */
  GArray *corners;      /* (owned) (nullable) of guint */
};

G_DEFINE_FINAL_TYPE (LwTrafficDialog, lw_traffic_dialog, ADW_TYPE_WINDOW)

static const LwCurvePoint *
point_at (LwTrafficDialog *self, guint i)
{
  return &g_array_index (self->points, LwCurvePoint, i);
}

static double
find_peak (LwTrafficDialog *self)
{
  double peak = 0;

  for (guint i = 0; i < self->points->len; i++)
    peak = MAX (peak, point_at (self, i)->value);
  return peak;
}

/* Preview: what was measured as an area, the stages as a line over it. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  LwTrafficDialog *self = data;
  GdkRGBA color;
  double across, up;

  if (self->points == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  across = (width - 24.0) / MAX (point_at (self, self->points->len - 1)->t_ms, 1);
  up = (height - 24.0) / MAX (find_peak (self), 1e-9);
  cairo_translate (cr, 12, height - 12);
  cairo_scale (cr, 1, -1);

  cairo_move_to (cr, 0, 0);
  for (guint i = 0; i < self->points->len; i++)
    cairo_line_to (cr, point_at (self, i)->t_ms * across, point_at (self, i)->value * up);
  cairo_line_to (cr, width - 24.0, 0);
  color.alpha = 0.25f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);

  for (guint i = 0; self->corners != NULL && i < self->corners->len; i++)
    {
      const LwCurvePoint *corner = point_at (self, g_array_index (self->corners, guint, i));

      cairo_line_to (cr, corner->t_ms * across, corner->value * up);
    }
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (area)), "accent_color", &color))
    color.alpha = 1;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static char *
dup_text (LwTrafficDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_result (LwTrafficDialog *self, const char *text, gboolean good)
{
  gtk_label_set_label (self->result_label, text);
  if (good || text[0] == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->result_label), "error");
  gtk_widget_set_visible (self->preview_frame, self->points != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->follow_button), good);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static double
production_rps (LwTrafficDialog *self)
{
  return self->document != NULL ? lw_schedule_get_production_rps (lw_document_get_schedule (self->document)) : 0;
}

static char *
describe (LwTrafficDialog *self)
{
  guint n_stages = self->corners->len - 1;
  double production = production_rps (self);
  char peak[LW_NUMBER_BUFFER];
  char percent[LW_NUMBER_BUFFER];
  g_autofree char *stages =
    g_strdup_printf (ngettext ("%u stage follows the traffic.", "%u stages follow the traffic.", n_stages), n_stages);

  lw_number_format_rounded (peak, find_peak (self), 1, TRUE);
  if (production <= 0)
    /* Translators: "12 stages follow the traffic.", a number */
    return g_strdup_printf (_("%s Its peak is %s requests per second."), stages, peak);
  lw_number_format_rounded (percent, find_peak (self) / production * 100, 0, TRUE);
  /* Translators: "12 stages follow the traffic.", a number, a percentage */
  return g_strdup_printf (_("%s Its peak is %s requests per second, %s %% of the production traffic of the plan; the "
                            "test will have the same percentage of its target."),
                          stages, peak, percent);
}

static void
update (LwTrafficDialog *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *result = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->corners, g_array_unref);
  if (text[0] == '\0')
    {
      show_result (self, "", FALSE);
      return;
    }
  self->points = lw_measured_traffic_parse (text, strlen (text), adw_combo_row_get_selected (self->meaning_row) == 1, &error);
  if (self->points == NULL)
    {
      show_result (self, error->message, FALSE);
      return;
    }
  self->corners = lw_measured_traffic_fit (self->points, find_peak (self) * gtk_spin_button_get_value (self->tolerance) / 100);
  if (self->corners->len - 1 > LW_MAX_STAGES)
    {
      result = g_strdup_printf (_("That takes %u stages, and a scenario has at most %d; allow more difference"),
                                self->corners->len - 1, LW_MAX_STAGES);
      show_result (self, result, FALSE);
      return;
    }
  result = describe (self);
  show_result (self, result, TRUE);
}

static void
follow_cb (LwTrafficDialog *self)
{
  LwHistory *history = lw_document_get_history (self->document);
  g_autoptr (GError) error = NULL;
  gboolean followed;

  lw_history_begin (history, _("Follow Measured Traffic"));
  followed = lw_measured_traffic_apply (self->points, gtk_spin_button_get_value (self->tolerance), production_rps (self),
                                        self->scenario, &error);
  lw_history_end (history);
  if (followed)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_result (self, error->message, FALSE);
}

/* Files */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LwTrafficDialog) self = data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    show_result (self, error->message, FALSE);
  else if (length > LW_MAX_MEASURED_BYTES || !g_utf8_validate_len (text, length, NULL))
    show_result (self, _("This is no text of lines with a time and a number"), FALSE);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, (int) length);
}

static void
response_cb (LwTrafficDialog *self, int response, GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      g_file_load_contents_async (file, NULL, loaded_cb, g_object_ref (self));
    }
  g_object_unref (chooser);
}

static void
open_cb (LwTrafficDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Open Measured Traffic"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables"));
  gtk_file_filter_add_mime_type (filter, "text/plain");
  gtk_file_filter_add_mime_type (filter, "text/csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
lw_traffic_dialog_dispose (GObject *object)
{
  LwTrafficDialog *self = LW_TRAFFIC_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_TRAFFIC_DIALOG);
  g_clear_object (&self->document);
  g_clear_object (&self->scenario);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->corners, g_array_unref);
  G_OBJECT_CLASS (lw_traffic_dialog_parent_class)->dispose (object);
}

static void
lw_traffic_dialog_class_init (LwTrafficDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_traffic_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-traffic-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LwTrafficDialog, follow_button);
  gtk_widget_class_bind_template_child (widget_class, LwTrafficDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, LwTrafficDialog, meaning_row);
  gtk_widget_class_bind_template_child (widget_class, LwTrafficDialog, tolerance);
  gtk_widget_class_bind_template_child (widget_class, LwTrafficDialog, preview_frame);
  gtk_widget_class_bind_template_child (widget_class, LwTrafficDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, LwTrafficDialog, result_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lw_traffic_dialog_init (LwTrafficDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text_view), "changed", G_CALLBACK (update), self);
  show_result (self, "", FALSE);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text_view));
}

GtkWidget *
lw_traffic_dialog_new (GtkWindow *parent, LwDocument *document, LwScenario *scenario)
{
  LwTrafficDialog *self = g_object_new (LW_TYPE_TRAFFIC_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->document = g_object_ref (document);
  self->scenario = g_object_ref (scenario);
  return GTK_WIDGET (self);
}
