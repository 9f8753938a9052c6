/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-window-private.h"

#include "lw-chart-picture.h"
#include "lw-document-host.h"
#include "lw-report.h"

#include <glib/gi18n.h>

#define SCALE_CHOICE "scale"

void
lw_window_show_failure (LwWindow *self, const char *title, const char *message)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), title, message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static LwDocument *
document_of (LwWindow *self)
{
  return lw_window_get_document (self);
}

/* Saving */

/* Gives the bytes for a file of that name, in a thread of its own. (transfer full) (nullable) */
typedef GBytes *(*Make) (LwPlan *plan, LwSchedule *schedule, const char *name, guint scale, GError **error);

typedef struct
{
  LwWindow *window;     /* (owned) */
  Make make;
  const char *done;
  guint scale;          /* of a picture that consists of pixels */
  GFile *file;          /* (owned) (nullable) as it was chosen */
  LwPlan *plan;         /* (owned) (nullable) a copy, as of then */
  LwSchedule *schedule; /* (owned) (nullable) */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->window);
  g_clear_object (&saving->file);
  g_clear_object (&saving->plan);
  g_clear_pointer (&saving->schedule, lw_schedule_unref);
  g_free (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);

  lw_document_host_end_work (GTK_WIDGET (saving->window), g_task_get_cancellable (G_TASK (result)));
  if (lw_window_is_closed (saving->window) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (saved)
    lw_window_toast (saving->window, adw_toast_new (saving->done));
  else
    lw_window_show_failure (saving->window, _("Nothing was saved"), error->message);
}

/* The file is replaced as a whole, or not at all. */
static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autofree char *name = g_file_get_basename (saving->file);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = saving->make (saving->plan, saving->schedule, name, saving->scale, &error);

  if (bytes != NULL &&
      g_file_replace_contents (saving->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                               G_FILE_CREATE_NONE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_saving (Saving *saving)
{
  LwDocument *document = document_of (saving->window);
  g_autofree char *name = g_file_get_basename (saving->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *title = g_strdup_printf (_("Saving “%s”…"), shown);
  g_autoptr (GCancellable) work = lw_document_host_begin_work (GTK_WIDGET (saving->window), title, TRUE);
  g_autoptr (GTask) task = g_task_new (saving->window, work, saved_cb, saving);

  saving->plan = LW_PLAN (lw_record_copy (LW_RECORD (lw_document_get_plan (document))));
  saving->schedule = lw_schedule_ref (lw_document_get_schedule (document));
  g_task_set_source_tag (task, start_saving);
  g_task_set_task_data (task, saving, NULL);
  g_task_run_in_thread (task, save_thread);
}

static GBytes *
make_chart (LwPlan *plan, LwSchedule *schedule, const char *name, guint scale, GError **error)
{
  LwChartFormat format;

  if (lw_chart_format_from_name (name, &format))
    return lw_chart_picture_draw (plan, schedule, format, scale, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _("Pictures can be saved as .png, .svg or .pdf"));
  return NULL;
}

/* How many pixels a PNG has for each of the chart, for screens that have more than one for it. */
static void
add_scales (GtkFileChooser *chooser)
{
  static const char *const scales[] = { "1", "2", "3", "4", NULL };
  static const char *const labels[] = { "1 ×", "2 ×", "3 ×", "4 ×", NULL };

  gtk_file_chooser_add_choice (chooser, SCALE_CHOICE, _("Size of a PNG"), (const char **) scales, (const char **) labels);
}

static guint
get_scale (GtkFileChooser *chooser)
{
  const char *choice = gtk_file_chooser_get_choice (chooser, SCALE_CHOICE);
  guint64 scale = 1;

  if (choice != NULL)
    g_ascii_string_to_unsigned (choice, 10, 1, 4, &scale, NULL);
  return (guint) scale;
}

static void
save_response_cb (GtkFileChooserNative *chooser, int response, Saving *data)
{
  g_autoptr (Saving) saving = data;

  saving->scale = saving->make == make_chart ? get_scale (GTK_FILE_CHOOSER (chooser)) : 1;
  saving->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (response == GTK_RESPONSE_ACCEPT && saving->file != NULL && document_of (saving->window) != NULL)
    start_saving (g_steal_pointer (&saving));
  g_object_unref (chooser);
}

static void
save (LwWindow *self, const char *title, const char *name, Make make, const char *done)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  saving->make = make;
  saving->done = done;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  if (make == make_chart)
    add_scales (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (save_response_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The chart */

static void
export_chart_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (LW_WINDOW (widget), _("Save the Chart"), "chart.svg", make_chart, _("Chart saved"));
}

static void
copy_chart_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwWindow *self = LW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content = lw_chart_picture_get_content (document_of (self), &error);

  if (content == NULL)
    {
      lw_window_show_failure (self, _("The chart was not copied"), error->message);
      return;
    }
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  lw_window_toast (self, adw_toast_new (_("Chart copied")));
}

/* The report */

static GBytes *
make_report (LwPlan *plan, LwSchedule *schedule, const char *name, guint scale, GError **error)
{
  return lw_report_make (plan, schedule, error);
}

static void
export_report_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (LW_WINDOW (widget), _("Save a Report"), "report.pdf", make_report, _("Report saved"));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, LwWindow *self)
{
  LwDocument *document = document_of (self);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / LW_REPORT_WIDTH,
                      gtk_print_context_get_height (context) / LW_REPORT_HEIGHT);

  if (document == NULL)
    return;
  cairo_scale (cr, scale, scale);
  lw_report_draw (cr, lw_document_get_plan (document), lw_document_get_schedule (document));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwWindow *self = LW_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autofree char *title = lw_document_dup_title (document_of (self));
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, 1);
  /* The page has margins of its own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    lw_window_show_failure (self, _("Nothing was printed"), error->message);
}

void
lw_window_class_install_share_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.export-chart", NULL, export_chart_cb);
  gtk_widget_class_install_action (klass, "win.copy-chart", NULL, copy_chart_cb);
  gtk_widget_class_install_action (klass, "win.export-report", NULL, export_report_cb);
  gtk_widget_class_install_action (klass, "win.print", NULL, print_cb);
}
