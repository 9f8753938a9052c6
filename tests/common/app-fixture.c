/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"

#include "lw-field-entry.h"

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>

#define PATIENCE_SECONDS 60

static LwApplication *application;
static char *temp_folder;

#ifdef __SANITIZE_ADDRESS__
/* GLib makes a block for the names of quarks before main() and, once there are more than fit, leaves
 * it behind on purpose: other threads may read it. Kept here, it is no leak. The search for leaks has
 * no way to tell it from others by where it was made, as GLib keeps no frame pointers. */
#define QUARK_BLOCK_BYTES (2048 * sizeof (char *))

void __sanitizer_malloc_hook (const volatile void *memory, size_t size);

void
__sanitizer_malloc_hook (const volatile void *memory, size_t size)
{
  static const volatile void *volatile first_quark_block;

  if (size == QUARK_BLOCK_BYTES && first_quark_block == NULL)
    first_quark_block = memory;
}

/* GtkSourceView 5.6 leaks parts of what it knows of a text that changes while it is analysed, so it
 * gets no languages to analyse. */
static void
avoid_foreign_leaks (void)
{
  static const char *const no_folders[] = { NULL };

  gtk_source_language_manager_set_search_path (gtk_source_language_manager_get_default (), no_folders);
}
#else
static void
avoid_foreign_leaks (void)
{
}
#endif

/* One set of folders for the whole program: GTK keeps the path of its list of recent files. */
static void
isolate (void)
{
  static const char *const variables[][2] = {
    { "XDG_CACHE_HOME", "cache" },   { "XDG_CONFIG_HOME", "config" },   { "XDG_DATA_HOME", "data" },
    { "XDG_STATE_HOME", "state" },   { "XDG_RUNTIME_DIR", "runtime" },
  };
  g_autoptr (GError) error = NULL;

  temp_folder = g_dir_make_tmp ("loadwright-app-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = app_temp_path (variables[i][1]);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_setenv (variables[i][0], path, TRUE);
    }
}

void
app_test_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  isolate ();
  /* A theme by that name takes libadwaita's own style away. */
  g_unsetenv ("GTK_THEME");
  g_test_init (argc, argv, NULL);
  gtk_init ();
  /* Nothing is forgotten for its age; GTK 4.8 leaks the time at which it does that. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-max-age", -1, NULL);
  avoid_foreign_leaks ();

  application = lw_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (application));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_tree (below);
    }
  g_remove (path);
}

int
app_test_run (void)
{
  int status = g_test_run ();

  app_settle ();
  g_clear_object (&application);
  remove_tree (temp_folder);
  g_clear_pointer (&temp_folder, g_free);
  return status;
}

LwApplication *
app_get (void)
{
  return application;
}

char *
app_temp_path (const char *name)
{
  return g_build_filename (temp_folder, name, NULL);
}

static gboolean
out_of_patience_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
app_wait_until (AppCondition condition, gpointer data)
{
  gboolean out_of_patience = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_SECONDS, out_of_patience_cb, &out_of_patience);

  while (!condition (data))
    {
      g_assert_false (out_of_patience);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

void
app_settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* Windows */

static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return g_strcmp0 (domain, "GtkSourceView") != 0 || !g_str_has_prefix (message, "Highlighting a single line took");
}

/* GtkSourceView says so when a line takes it two seconds, which on a busy machine any line may: it
 * measures the time that passes, not the time that it works. GLib forgets the answer with each test. */
void
app_allow_slow_highlighting (void)
{
  g_test_log_set_fatal_handler (is_fatal, NULL);
}

LwWindow *
app_window_new (void)
{
  LwWindow *window;

  app_allow_slow_highlighting ();
  window = lw_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

LwWindow *
app_window_new_with_example (void)
{
  LwWindow *window = app_window_new ();
  g_autoptr (LwPlan) plan = lw_application_load_example ();
  g_autoptr (LwDocument) document = lw_document_new (plan);

  lw_window_set_document (window, document);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

typedef struct
{
  GWeakRef object;
  const char *type_name;
} Alive;

/* GTK keeps one window for tooltips; GtkSourceView 5.6 keeps a view whose line numbers were drawn. */
static gboolean
is_kept_by_library (GtkWidget *widget)
{
  if (GTK_SOURCE_IS_VIEW (widget))
    return gtk_source_view_get_show_line_numbers (GTK_SOURCE_VIEW (widget));
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow");
}

static void
remember (GPtrArray *all, gpointer object)
{
  Alive *alive = g_new0 (Alive, 1);

  g_weak_ref_init (&alive->object, object);
  alive->type_name = G_OBJECT_TYPE_NAME (object);
  g_ptr_array_add (all, alive);
}

static void
remember_widgets (GPtrArray *all, GtkWidget *widget)
{
  if (is_kept_by_library (widget))
    return;
  remember (all, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    remember_widgets (all, child);
}

static void
alive_free (gpointer data)
{
  g_weak_ref_clear (&((Alive *) data)->object);
  g_free (data);
}

static gboolean
all_gone (gpointer data)
{
  GPtrArray *all = data;

  for (guint i = 0; i < all->len; i++)
    {
      Alive *alive = g_ptr_array_index (all, i);
      g_autoptr (GObject) object = g_weak_ref_get (&alive->object);

      if (object != NULL)
        return FALSE;
    }
  return TRUE;
}

static void
report_leaks (GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      Alive *alive = g_ptr_array_index (all, i);
      g_autoptr (GObject) object = g_weak_ref_get (&alive->object);

      if (object != NULL)
        g_test_message ("%s is still there, with %u references", alive->type_name, object->ref_count - 1);
    }
}

void
app_window_destroy (GtkWindow *window)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (alive_free);
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  remember_widgets (all, GTK_WIDGET (window));
  if (LW_IS_WINDOW (window) && lw_window_get_document (LW_WINDOW (window)) != NULL)
    remember (all, lw_window_get_document (LW_WINDOW (window)));
  gtk_window_destroy (window);
  /* Pending frames and animations hold widgets for a moment. */
  while (!all_gone (all) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  if (!all_gone (all))
    report_leaks (all);
  g_assert_true (all_gone (all));
}

GtkWidget *
app_find_toplevel (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (g_type_is_a (G_OBJECT_TYPE (at->data), type))
      return at->data;
  return NULL;
}

/* Finding */

void
app_walk (GtkWidget *root, void (*visit) (GtkWidget *widget, gpointer data), gpointer data)
{
  visit (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    app_walk (child, visit, data);
}

GtkWidget *
app_find (GtkWidget *root, AppMatch match, gconstpointer data)
{
  if (match (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_find (child, match, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) data);
}

GtkWidget *
app_find_type (GtkWidget *root, GType type)
{
  return app_find (root, is_of_type, &type);
}

typedef struct
{
  gpointer record;
  const char *field;
} Field;

static gboolean
edits_field (GtkWidget *widget, gconstpointer data)
{
  const Field *field = data;

  return LW_IS_FIELD_ENTRY (widget) && lw_field_entry_get_record (LW_FIELD_ENTRY (widget)) == field->record &&
         g_strcmp0 (lw_field_entry_get_field (LW_FIELD_ENTRY (widget)), field->field) == 0;
}

GtkWidget *
app_find_field (GtkWidget *root, gpointer record, const char *field)
{
  Field wanted = { record, field };
  GtkWidget *found = app_find (root, edits_field, &wanted);

  g_assert_nonnull (found);
  return found;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_BUTTON (widget) && (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0 ||
                                    g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0);
}

GtkWidget *
app_find_button (GtkWidget *root, const char *text)
{
  return app_find (root, says, text);
}

/* Rows */

static void
unfold_cb (GtkWidget *widget, gpointer data)
{
  if (!ADW_IS_EXPANDER_ROW (widget) || adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget)))
    return;
  /* A row with a switch of its own that is off stays folded. */
  if (adw_expander_row_get_show_enable_switch (ADW_EXPANDER_ROW (widget)) &&
      !adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (widget)))
    return;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget)))
    *(gboolean *) data = TRUE;
}

void
app_unfold_all (GtkWidget *root)
{
  gboolean unfolded;

  do
    {
      unfolded = FALSE;
      app_walk (root, unfold_cb, &unfolded);
      app_settle ();
    }
  while (unfolded);
}

/* Typing */

GtkEditable *
app_entry_of (GtkWidget *field_entry)
{
  GtkWidget *entry = app_find_type (field_entry, GTK_TYPE_ENTRY);

  g_assert_nonnull (entry);
  return GTK_EDITABLE (entry);
}

void
app_type (GtkWidget *field_entry, const char *text)
{
  GtkEditable *entry = app_entry_of (field_entry);
  GtkWidget *text_widget = GTK_WIDGET (gtk_editable_get_delegate (entry));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (entry)));
  gtk_editable_select_region (entry, 0, -1);
  if (gtk_editable_get_text (entry)[0] != '\0')
    g_signal_emit_by_name (text_widget, "backspace");
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *letter = g_strndup (at, g_utf8_next_char (at) - at);

      g_signal_emit_by_name (text_widget, "insert-at-cursor", letter);
    }
  app_settle ();
}

static void
pasted_cb (GtkEditable *entry, gboolean *pasted)
{
  *pasted = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The clipboard answers later. What was pasted may be written in another way by then, so the change is
 * waited for, not the text. */
void
app_paste (GtkWidget *field_entry, const char *text)
{
  GtkEditable *entry = app_entry_of (field_entry);
  gboolean pasted = FALSE;
  gulong handler;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (field_entry), text);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (entry)));
  gtk_editable_select_region (entry, 0, -1);
  handler = g_signal_connect (entry, "changed", G_CALLBACK (pasted_cb), &pasted);
  g_signal_emit_by_name (gtk_editable_get_delegate (entry), "paste-clipboard");
  app_wait_until (is_true, &pasted);
  g_signal_handler_disconnect (entry, handler);
  app_settle ();
}

/* Real keys */

static void
run_xdotool (const char *const *arguments)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
take_keyboard (GtkWindow *window)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *id = NULL;

  if (program == NULL || !GDK_IS_X11_SURFACE (surface))
    {
      g_test_skip ("There is no xdotool to press keys with");
      return FALSE;
    }
  id = g_strdup_printf ("%lu", (gulong) gdk_x11_surface_get_xid (surface));
  if (!gtk_window_is_active (window))
    run_xdotool ((const char *const[]){ "xdotool", "windowfocus", id, NULL });
  app_wait_until (is_active, window);
  return TRUE;
}

gboolean
app_press (GtkWindow *window, const char *key)
{
  if (!take_keyboard (window))
    return FALSE;
  run_xdotool ((const char *const[]){ "xdotool", "key", key, NULL });
  return TRUE;
}

gboolean
app_press_text (GtkWindow *window, const char *text)
{
  if (!take_keyboard (window))
    return FALSE;
  run_xdotool ((const char *const[]){ "xdotool", "type", "--delay", "5", text, NULL });
  return TRUE;
}
