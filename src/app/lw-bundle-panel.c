/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-panel.h"

#include "lw-bundle-writer.h"
#include "lw-document-host.h"
#include "lw-export-folder.h"
#include "lw-source-style.h"
#include "lw-text-difference.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwBundlePanel
{
  LwPanel parent_instance;

  GtkStack *stack;
  GtkDropDown *file_drop_down;
  GtkSourceView *source_view;
  GtkToggleButton *differences_button;
  GtkLabel *folder_label;
  GtkLabel *state_label;
  GtkLabel *error_label;
  GtkWidget *command_box;
  GtkLabel *command_label;

  LwBundle *bundle; /* (owned) (nullable) as shown */
  char *folder;     /* (owned) (nullable) of the last export */
};

G_DEFINE_FINAL_TYPE (LwBundlePanel, lw_bundle_panel, LW_TYPE_PANEL)

static GtkTextBuffer *
get_buffer (LwBundlePanel *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source_view));
}

static const char *
selected_path (LwBundlePanel *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->file_drop_down);

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

/* What is in the folder under that name, or "" when there is nothing to compare with. */
static char *
read_exported (LwBundlePanel *self, const char *path)
{
  g_autofree char *file = g_build_filename (self->folder, path, NULL);
  char *text = NULL;

  if (!g_file_get_contents (file, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    {
      g_free (text);
      return g_strdup ("");
    }
  return text;
}

static void
set_text (LwBundlePanel *self, const char *text, gssize length, const char *language)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->source_view));
  double place = gtk_adjustment_get_value (adjustment);
  GtkTextIter start;

  gtk_source_buffer_set_language (
    GTK_SOURCE_BUFFER (buffer),
    language != NULL ? gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), language) : NULL);
  gtk_text_buffer_set_text (buffer, text, length);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  /* While editing, the place that is looked at stays. */
  gtk_adjustment_set_value (adjustment, place);
}

static const char *
language_for (const char *path)
{
  if (g_str_has_suffix (path, ".js"))
    return "js";
  if (g_str_has_suffix (path, ".md"))
    return "markdown";
  return "sh";
}

static void
show_file (LwBundlePanel *self)
{
  const char *path = selected_path (self);
  GBytes *bytes = self->bundle != NULL && path != NULL ? lw_bundle_find (self->bundle, path) : NULL;
  gsize length;
  const char *text;

  if (bytes == NULL)
    return;
  text = g_bytes_get_data (bytes, &length);
  if (gtk_toggle_button_get_active (self->differences_button) && self->folder != NULL)
    {
      g_autofree char *before = read_exported (self, path);
      g_autofree char *after = g_strndup (text, length);
      g_autofree char *difference = lw_text_difference (before, after, 3);

      set_text (self, difference[0] != '\0' ? difference : _("No differences."), -1, "diff");
    }
  else
    set_text (self, text, length, language_for (path));
}

static void
selected_cb (LwBundlePanel *self)
{
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->source_view)), 0);
  show_file (self);
}

static void
copy_cb (LwBundlePanel *self)
{
  const char *path = selected_path (self);
  GBytes *bytes = self->bundle != NULL && path != NULL ? lw_bundle_find (self->bundle, path) : NULL;
  gsize length;
  const char *data;
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &length);
  text = g_strndup (data, length);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  lw_document_host_toast (GTK_WIDGET (self), _("Copied"));
}

static void
copy_command_cb (LwBundlePanel *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_label (self->command_label));
  lw_document_host_toast (GTK_WIDGET (self), _("Copied"));
}

/* "2 files differ from the folder", by a dry run of the writer itself. */
static void
show_state (LwBundlePanel *self)
{
  g_autoptr (GPtrArray) report = NULL;
  guint n_changed = 0;
  guint n_conflicts = 0;
  g_autofree char *text = NULL;

  report = lw_bundle_write (self->bundle, self->folder, LW_WRITE_DRY_RUN | LW_WRITE_FORCE, NULL, NULL);
  for (guint i = 0; report != NULL && i < report->len; i++)
    {
      LwFileReport *file = g_ptr_array_index (report, i);

      n_changed += file->action == LW_FILE_CREATED || file->action == LW_FILE_UPDATED || file->action == LW_FILE_REMOVED;
      n_conflicts += file->action == LW_FILE_CONFLICT;
    }
  if (n_conflicts > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file there was changed by hand",
                                         "%u files there were changed by hand", n_conflicts), n_conflicts);
  else if (n_changed > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file differs", "%u files differ", n_changed), n_changed);
  else
    text = g_strdup (_("Up to date"));
  gtk_label_set_label (self->state_label, text);
}

static void
show_folder (LwBundlePanel *self)
{
  g_autofree char *quoted = NULL;
  g_autofree char *command = NULL;

  g_free (self->folder);
  self->folder = lw_export_folder_dup (lw_panel_get_document (LW_PANEL (self)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->differences_button), self->folder != NULL);
  gtk_widget_set_visible (self->command_box, self->folder != NULL);
  gtk_label_set_label (self->folder_label, self->folder != NULL ? self->folder : _("Not exported yet"));
  gtk_label_set_label (self->state_label, "");
  if (self->folder == NULL)
    return;
  quoted = g_shell_quote (self->folder);
  command = g_strdup_printf ("cd %s && k6 run %s", quoted, LW_SCRIPT_FILE);
  gtk_label_set_label (self->command_label, command);
}

static void
lw_bundle_panel_update (LwPanel *panel, LwSchedule *schedule)
{
  LwBundlePanel *self = LW_BUNDLE_PANEL (panel);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->bundle, lw_bundle_unref);
  self->bundle = lw_document_generate (lw_panel_get_document (panel), &error);
  show_folder (self);
  gtk_stack_set_visible_child_name (self->stack, self->bundle != NULL ? "files" : "error");
  if (self->bundle == NULL)
    {
      gtk_label_set_label (self->error_label, error->message);
      return;
    }
  if (self->folder != NULL)
    show_state (self);
  show_file (self);
}

static void
refresh_cb (LwBundlePanel *self)
{
  LwDocument *document = lw_panel_get_document (LW_PANEL (self));

  if (document != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    lw_bundle_panel_update (LW_PANEL (self), lw_document_get_schedule (document));
}

static void
lw_bundle_panel_bind (LwPanel *panel, LwDocument *document)
{
  if (document != NULL)
    g_signal_connect_object (document, "notify::export-folder", G_CALLBACK (refresh_cb), panel, G_CONNECT_SWAPPED);
}

static void
lw_bundle_panel_dispose (GObject *object)
{
  LwBundlePanel *self = LW_BUNDLE_PANEL (object);

  g_clear_pointer (&self->bundle, lw_bundle_unref);
  g_clear_pointer (&self->folder, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_BUNDLE_PANEL);
  G_OBJECT_CLASS (lw_bundle_panel_parent_class)->dispose (object);
}

static void
lw_bundle_panel_class_init (LwBundlePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_bundle_panel_dispose;
  LW_PANEL_CLASS (klass)->bind = lw_bundle_panel_bind;
  LW_PANEL_CLASS (klass)->update = lw_bundle_panel_update;

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-bundle-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, file_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, source_view);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, differences_button);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, folder_label);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, state_label);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, error_label);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, command_box);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, command_label);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_command_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
lw_bundle_panel_init (LwBundlePanel *self)
{
  static const char *const files[] = { LW_SCRIPT_FILE, LW_README_FILE, LW_CLOUDWATCH_FILE, LW_ENVIRONMENT_FILE, NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (files);

  gtk_widget_init_template (GTK_WIDGET (self));
  lw_tip_name_drop_down (self->file_drop_down, _("File"));
  lw_source_style_follow (GTK_SOURCE_BUFFER (get_buffer (self)));
  gtk_drop_down_set_model (self->file_drop_down, G_LIST_MODEL (model));
}
