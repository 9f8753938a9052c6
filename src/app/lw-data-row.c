/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-data-row.h"

#include "lw-data-table.h"
#include "lw-document-host.h"
#include "lw-file-dialog.h"
#include "lw-item-parts.h"
#include "lw-number.h"
#include "lw-place.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwDataRow
{
  AdwBin parent_instance;

  LwDataFile *file; /* (owned) */
  GtkLabel *state;
  GtkCheckButton *include;
  GCancellable *reading; /* (owned) (nullable) */
  gboolean showing;      /* the check button is changing because of the record */
};

G_DEFINE_FINAL_TYPE (LwDataRow, lw_data_row, ADW_TYPE_BIN)

/* By LwDataOrder. */
static const char *const orders[] = { N_("One after the other"), N_("At random"), N_("One for each VU"), NULL };

LwDataFormat
lw_data_format_of (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".json") ? LW_DATA_JSON : LW_DATA_CSV;
}

/* What is in the file. Reading it may take a while, so a thread does it. */

typedef struct
{
  char *path;
  LwDataFormat format;
  gboolean adopt; /* whether the plan gets the columns */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading);
}

static void
show_state (LwDataRow *self, const char *text, gboolean wrong)
{
  gtk_label_set_label (self->state, text);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");
}

/* "users.csv · 250 rows · email, name" */
static char *
dup_words (LwDataRow *self, const LwDataTable *table)
{
  const char *path = lw_data_file_get_file (self->file);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *columns = g_strjoinv (", ", table->columns);
  char rows[LW_NUMBER_BUFFER];

  lw_number_format_rounded (rows, table->n_rows, 0, TRUE);
  /* Translators: file, number of its rows, names of its columns */
  return g_strdup_printf (ngettext ("%s · %s row · %s", "%s · %s rows · %s", table->n_rows), name, rows, columns);
}

static void
show_table (LwDataRow *self, const LwDataTable *table, gboolean adopt)
{
  g_autofree char *words = dup_words (self, table);
  gboolean others = !g_strv_equal (lw_data_file_get_columns (self->file), (const char *const *) table->columns);

  if (others && adopt)
    {
      lw_document_host_begin (GTK_WIDGET (self), _("Read the Test Data"));
      lw_data_file_set_columns (self->file, (const char *const *) table->columns);
      lw_document_host_end (GTK_WIDGET (self));
      others = FALSE;
    }
  if (others)
    {
      g_autofree char *both = g_strdup_printf (_("%s\nThe file has other columns now. Read it again."), words);

      show_state (self, both, FALSE);
    }
  else
    show_state (self, words, FALSE);
}

static void
table_free (gpointer data)
{
  lw_data_table_free (data);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Reading *reading = task_data;
  g_autoptr (GError) error = NULL;
  LwDataTable *table = lw_data_table_read (reading->path, reading->format, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, table_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LwDataRow *self = LW_DATA_ROW (source);
  const Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (LwDataTable) table = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (table != NULL)
    show_table (self, table, reading->adopt);
  else
    {
      g_autofree char *name = g_filename_display_basename (reading->path);
      g_autofree char *message = g_strdup_printf ("%s: %s", name, error->message);

      show_state (self, message, TRUE);
    }
}

static void
read_file (LwDataRow *self, gboolean adopt)
{
  const char *path = lw_data_file_get_file (self->file);
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (path[0] == '\0')
    {
      show_state (self, _("No file is chosen"), TRUE);
      return;
    }
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, read_file);
  reading = g_new0 (Reading, 1);
  reading->path = g_strdup (path);
  reading->format = lw_data_file_get_format (self->file);
  reading->adopt = adopt;
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

static void
file_cb (LwDataRow *self)
{
  read_file (self, FALSE);
}

static void
reread_cb (LwDataRow *self)
{
  read_file (self, TRUE);
}

/* Another file */

static void
chosen_cb (GPtrArray *files, gpointer data)
{
  LwDataRow *self = data;
  const char *path = g_ptr_array_index (files, 0);

  lw_document_host_begin (GTK_WIDGET (self), _("Choose the Test Data"));
  lw_data_file_set_format (self->file, lw_data_format_of (path));
  lw_data_file_set_file (self->file, path);
  lw_document_host_end (GTK_WIDGET (self));
  read_file (self, TRUE);
}

static void
choose_cb (LwDataRow *self)
{
  lw_file_dialog_choose_data (GTK_WIDGET (self), FALSE, chosen_cb, self);
}

/* The copy */

static void
show_include (LwDataRow *self)
{
  self->showing = TRUE;
  gtk_check_button_set_active (self->include, lw_data_file_get_include (self->file));
  self->showing = FALSE;
}

static void
include_cb (LwDataRow *self)
{
  if (self->showing)
    return;
  lw_document_host_begin (GTK_WIDGET (self), _("Change the Copy of Test Data"));
  lw_data_file_set_include (self->file, gtk_check_button_get_active (self->include));
  lw_document_host_end (GTK_WIDGET (self));
}

static void
lw_data_row_dispose (GObject *object)
{
  LwDataRow *self = LW_DATA_ROW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (lw_data_row_parent_class)->dispose (object);
}

static void
lw_data_row_class_init (LwDataRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_data_row_dispose;
}

static void
lw_data_row_init (LwDataRow *self)
{
}

static GtkWidget *
state_line_new (LwDataRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *reread = lw_tip_button_new ("view-refresh-symbolic", _("Read the File Again"));
  GtkWidget *choose = lw_tip_button_new ("document-open-symbolic", _("Choose Another File"));

  self->state = GTK_LABEL (gtk_label_new (_("Reading…")));
  gtk_label_set_xalign (self->state, 0);
  gtk_label_set_wrap (self->state, TRUE);
  gtk_label_set_wrap_mode (self->state, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->state, 4);
  gtk_label_set_ellipsize (self->state, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "caption");
  g_signal_connect_object (reread, "clicked", G_CALLBACK (reread_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (line), reread);
  gtk_box_append (GTK_BOX (line), choose);
  lw_place_set (line, LW_RECORD (self->file), "file");
  return line;
}

GtkWidget *
lw_data_row_new (LwDataFile *file)
{
  LwDataRow *self = g_object_new (LW_TYPE_DATA_ROW, NULL);
  GtkWidget *line = lw_item_line_new ();
  GtkWidget *lines;

  self->file = g_object_ref (file);
  gtk_box_append (GTK_BOX (line), lw_item_entry_new (LW_RECORD (file), "name", _("Name")));
  gtk_box_append (GTK_BOX (line), lw_item_choice_new (LW_RECORD (file), "order", _("Rows"), _("Choose the Order of Rows"), orders));
  lines = lw_item_lines_new (line, state_line_new (self));
  self->include = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("A copy is in the bundle")));
  lw_place_set (GTK_WIDGET (self->include), LW_RECORD (file), "include");
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->include));
  adw_bin_set_child (ADW_BIN (self), lines);

  show_include (self);
  g_signal_connect_object (self->include, "toggled", G_CALLBACK (include_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "notify::include", G_CALLBACK (show_include), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "notify::file", G_CALLBACK (file_cb), self, G_CONNECT_SWAPPED);
  read_file (self, FALSE);
  return GTK_WIDGET (self);
}
