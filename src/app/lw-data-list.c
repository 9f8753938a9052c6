/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-data-list.h"

#include "lw-data-row.h"
#include "lw-data-table.h"
#include "lw-document-host.h"
#include "lw-file-dialog.h"
#include "lw-plan.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LwDataList
{
  LwItemList parent_instance;
};

G_DEFINE_FINAL_TYPE (LwDataList, lw_data_list, LW_TYPE_ITEM_LIST)

static GtkWidget *
lw_data_list_make_content (LwItemList *list, LwRecord *item)
{
  return lw_data_row_new (LW_DATA_FILE (item));
}

static gboolean
is_taken (LwRecordList *files, const char *name)
{
  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    if (g_ascii_strcasecmp (lw_data_file_get_name (lw_record_list_get (files, i)), name) == 0)
      return TRUE;
  return FALSE;
}

/* "Test users.csv" is called Test_users. */
static char *
dup_free_name (LwRecordList *files, const char *path)
{
  g_autofree char *wish = g_path_get_basename (path);
  char *dot = strrchr (wish, '.');
  char *name;

  if (dot != NULL && dot != wish)
    *dot = '\0';
  g_strcanon (wish, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_');
  name = g_ascii_isdigit (wish[0]) ? g_strconcat ("_", wish, NULL) : g_strdup (wish);
  for (guint number = 2; is_taken (files, name); number++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", wish, number);
    }
  return name;
}

void
lw_data_list_add_files (LwDataList *self, GPtrArray *paths)
{
  LwRecordList *files = lw_item_list_get_items (LW_ITEM_LIST (self));

  if (files == NULL || paths->len == 0)
    return;
  lw_document_host_begin (GTK_WIDGET (self), _("Add Test Data"));
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = dup_free_name (files, path);
      LwDataFile *file = lw_data_file_new ();
      g_autoptr (LwDataTable) table = lw_data_table_read (path, lw_data_format_of (path), NULL);

      lw_data_file_set_name (file, name);
      lw_data_file_set_file (file, path);
      lw_data_file_set_format (file, lw_data_format_of (path));
      /* What cannot be read says so in its row. */
      if (table != NULL)
        lw_data_file_set_columns (file, (const char *const *) table->columns);
      lw_record_list_take (files, file);
    }
  lw_document_host_end (GTK_WIDGET (self));
}

static void
chosen_cb (GPtrArray *paths, gpointer data)
{
  lw_data_list_add_files (data, paths);
}

static void
lw_data_list_add (LwItemList *list)
{
  lw_file_dialog_choose_data (GTK_WIDGET (list), TRUE, chosen_cb, list);
}

static gboolean
drop_cb (LwDataList *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GPtrArray) paths = NULL;

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    g_list_store_append (files, file->data);
  paths = lw_file_dialog_list_paths (G_LIST_MODEL (files));
  lw_data_list_add_files (self, paths);
  return paths->len > 0;
}

static void
lw_data_list_class_init (LwDataListClass *klass)
{
  LW_ITEM_LIST_CLASS (klass)->make_content = lw_data_list_make_content;
  LW_ITEM_LIST_CLASS (klass)->add = lw_data_list_add;
}

static void
lw_data_list_init (LwDataList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
