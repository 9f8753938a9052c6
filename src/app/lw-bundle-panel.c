/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-panel.h"

#include "lw-bundle-contents.h"
#include "lw-document-host.h"
#include "lw-export-folder.h"
#include "lw-folder-comparison.h"
#include "lw-source-style.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwBundlePanel
{
  LwPanel parent_instance;

  GtkStack *pages;
  GtkStackPage *files_page;
  LwBundleContents *contents;
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
  gboolean listed;  /* the files of this document are in the list */
  gboolean listing; /* the list of files is being made */
  gboolean making;  /* the bundle is being made */
  gboolean outdated; /* the plan changed since the making began */
  gboolean made;     /* once at least */
  GCancellable *comparing; /* (owned) (nullable) with the folder */
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
  if (g_str_has_suffix (path, ".yaml") || g_str_has_suffix (path, ".yml"))
    return "yaml";
  if (g_str_has_suffix (path, ".svg"))
    return "xml";
  return "sh";
}

/* For callbacks of what may end after the panel is gone. */
static GWeakRef *
weak_new (LwBundlePanel *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

/* (transfer full) (nullable) */
static LwBundlePanel *
weak_free (GWeakRef *weak)
{
  LwBundlePanel *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

static void
update_busy (LwBundlePanel *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, lw_bundle_panel_is_busy (self), -1);
}

static gboolean
shows_difference (LwBundlePanel *self)
{
  return gtk_toggle_button_get_active (self->differences_button) && self->folder != NULL;
}

static char *
describe_state (const LwFolderComparison *comparison)
{
  if (comparison->n_by_hand > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file there was changed by hand",
                                         "%u files there were changed by hand", comparison->n_by_hand),
                            comparison->n_by_hand);
  if (comparison->n_changed > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file differs", "%u files differ", comparison->n_changed),
                            comparison->n_changed);
  return g_strdup (_("Up to date"));
}

static void
stop_comparing (LwBundlePanel *self)
{
  if (self->comparing == NULL)
    return;
  g_cancellable_cancel (self->comparing);
  lw_document_host_end_work (GTK_WIDGET (self), self->comparing);
  g_clear_object (&self->comparing);
  update_busy (self);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LwBundlePanel) self = weak_free (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwFolderComparison) comparison = lw_folder_comparison_make_finish (result, &error);
  g_autofree char *state = NULL;

  /* Another comparison took its place. */
  if (self == NULL || self->comparing != g_task_get_cancellable (G_TASK (result)))
    return;
  lw_document_host_end_work (GTK_WIDGET (self), self->comparing);
  g_clear_object (&self->comparing);
  update_busy (self);
  state = comparison != NULL ? describe_state (comparison) : g_strdup (_("Not compared"));
  gtk_label_set_label (self->state_label, state);
  if (comparison == NULL && shows_difference (self))
    set_text (self, error->message, -1, NULL);
  else if (comparison != NULL && comparison->difference != NULL && shows_difference (self))
    set_text (self, comparison->difference[0] != '\0' ? comparison->difference : _("No differences."), -1, "diff");
}

static void
compare (LwBundlePanel *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  stop_comparing (self);
  if (self->folder == NULL || self->bundle == NULL)
    return;
  name = g_path_get_basename (self->folder);
  title = g_strdup_printf (_("Comparing with “%s”…"), name);
  self->comparing = lw_document_host_begin_work (GTK_WIDGET (self), title, TRUE);
  lw_folder_comparison_make_async (self->bundle, self->folder, shows_difference (self) ? selected_path (self) : NULL,
                                   self->comparing, compared_cb, weak_new (self));
  update_busy (self);
}

static void
show_file (LwBundlePanel *self)
{
  const char *path = selected_path (self);
  GBytes *bytes = self->bundle != NULL && path != NULL ? lw_bundle_find (self->bundle, path) : NULL;
  gsize length;
  const char *text;

  /* The difference comes with the comparison; until then what was shown stays. */
  if (bytes == NULL || shows_difference (self))
    return;
  text = g_bytes_get_data (bytes, &length);
  set_text (self, text, length, language_for (path));
}

/* Those that every bundle has stand first, in the order they are needed. */
static const char *const first_files[] = { LW_SCRIPT_FILE, LW_README_FILE, LW_CLOUDWATCH_FILE, LW_ENVIRONMENT_FILE, NULL };

static char **
list_files (LwBundle *bundle)
{
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();

  for (guint i = 0; first_files[i] != NULL; i++)
    if (lw_bundle_find (bundle, first_files[i]) != NULL)
      g_strv_builder_add (files, first_files[i]);
  for (guint i = 0; i < lw_bundle_get_n_files (bundle); i++)
    if (!g_strv_contains (first_files, lw_bundle_get_path (bundle, i)))
      g_strv_builder_add (files, lw_bundle_get_path (bundle, i));
  return g_strv_builder_end (files);
}

static char **
get_listed (GListModel *model)
{
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_strv_builder_add (files, gtk_string_list_get_string (GTK_STRING_LIST (model), i));
  return g_strv_builder_end (files);
}

/* The file that was shown stays, unless there is a new one: whoever switches something on wants to
 * see what it brings. before is NULL when there is nothing to compare with. */
static guint
choose_file (const char *const *files, const char *const *before, const char *shown)
{
  guint chosen = 0;

  for (guint i = 0; files[i] != NULL; i++)
    {
      if (before != NULL && !g_strv_contains (before, files[i]))
        return i;
      if (g_strcmp0 (files[i], shown) == 0)
        chosen = i;
    }
  return chosen;
}

static void
show_files (LwBundlePanel *self)
{
  GListModel *model = gtk_drop_down_get_model (self->file_drop_down);
  g_auto (GStrv) files = list_files (self->bundle);
  g_auto (GStrv) before = get_listed (model);
  g_autofree char *shown = g_strdup (selected_path (self));
  g_autofree char *title = g_strdup_printf (_("Files (%u)"), g_strv_length (files));
  const char *const *known = self->listed ? (const char *const *) before : NULL;

  gtk_stack_page_set_title (self->files_page, title);
  self->listed = TRUE;
  if (g_strv_equal ((const char *const *) files, (const char *const *) before))
    return;
  self->listing = TRUE;
  gtk_string_list_splice (GTK_STRING_LIST (model), 0, g_strv_length (before), (const char *const *) files);
  gtk_drop_down_set_selected (self->file_drop_down, choose_file ((const char *const *) files, known, shown));
  self->listing = FALSE;
  if (g_strcmp0 (shown, selected_path (self)) != 0)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->source_view)), 0);
}

static void
selected_cb (LwBundlePanel *self)
{
  if (self->listing)
    return;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->source_view)), 0);
  show_file (self);
  if (shows_difference (self))
    compare (self);
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

/* One that is there already, not only in the next export. */
static gboolean
has_run_script (LwBundlePanel *self)
{
  LwPlan *plan = lw_panel_get_plan (LW_PANEL (self));
  g_autofree char *path = g_build_filename (self->folder, LW_RUN_SCRIPT_FILE, NULL);

  return lw_delivery_get_run_script (lw_plan_get_delivery (plan)) && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE);
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
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_label), self->folder);
  if (self->folder == NULL)
    {
      gtk_label_set_label (self->state_label, "");
      return;
    }
  quoted = g_shell_quote (self->folder);
  command = g_strdup_printf ("cd %s && %s", quoted, has_run_script (self) ? "./" LW_RUN_SCRIPT_FILE : "k6 run " LW_SCRIPT_FILE);
  gtk_label_set_label (self->command_label, command);
}

static void make (LwBundlePanel *self);

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LwBundlePanel) self = weak_free (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwBundle) bundle = lw_document_generate_finish (LW_DOCUMENT (source), result, &error);

  if (self == NULL)
    return;
  self->making = FALSE;
  self->made = TRUE;
  if (lw_panel_get_document (LW_PANEL (self)) != LW_DOCUMENT (source))
    {
      make (self);
      return;
    }
  g_clear_pointer (&self->bundle, lw_bundle_unref);
  self->bundle = g_steal_pointer (&bundle);
  gtk_stack_set_visible_child_name (self->stack, self->bundle != NULL ? "files" : "error");
  if (self->bundle == NULL)
    gtk_label_set_label (self->error_label, error->message);
  else
    show_files (self);
  show_file (self);
  if (self->outdated)
    make (self);
  else
    compare (self);
  update_busy (self);
}

/* One at a time: what changes meanwhile is made next, however fast somebody types. */
static void
make (LwBundlePanel *self)
{
  LwDocument *document = lw_panel_get_document (LW_PANEL (self));

  self->outdated = self->making;
  if (self->making || document == NULL)
    return;
  self->making = TRUE;
  lw_document_generate_async (document, FALSE, NULL, made_cb, weak_new (self));
  update_busy (self);
}

static void
lw_bundle_panel_update (LwPanel *panel, LwSchedule *schedule)
{
  LwBundlePanel *self = LW_BUNDLE_PANEL (panel);

  show_folder (self);
  make (self);
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
  LW_BUNDLE_PANEL (panel)->listed = FALSE;
  if (document != NULL)
    g_signal_connect_object (document, "notify::export-folder", G_CALLBACK (refresh_cb), panel, G_CONNECT_SWAPPED);
}

static gboolean
lw_bundle_panel_reveal (LwPanel *panel, const char *path)
{
  LwBundlePanel *self = LW_BUNDLE_PANEL (panel);

  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->contents));
  return lw_panel_reveal (LW_PANEL (self->contents), path);
}

static void
lw_bundle_panel_dispose (GObject *object)
{
  LwBundlePanel *self = LW_BUNDLE_PANEL (object);

  stop_comparing (self);
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
  LW_PANEL_CLASS (klass)->reveal = lw_bundle_panel_reveal;

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (LW_TYPE_BUNDLE_CONTENTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-bundle-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, pages);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, files_page);
  gtk_widget_class_bind_template_child (widget_class, LwBundlePanel, contents);
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
  g_autoptr (GtkStringList) model = gtk_string_list_new (first_files);

  gtk_widget_init_template (GTK_WIDGET (self));
  lw_tip_name_drop_down (self->file_drop_down, _("File"));
  lw_source_style_follow (GTK_SOURCE_BUFFER (get_buffer (self)));
  gtk_drop_down_set_model (self->file_drop_down, G_LIST_MODEL (model));
}

gboolean
lw_bundle_panel_is_busy (LwBundlePanel *self)
{
  return self->making || self->comparing != NULL || !self->made;
}
