/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-application.h"

#include "lw-autosave.h"
#include "lw-plan-file.h"
#include "lw-profile-reader.h"
#include "lw-settings.h"
#include "lw-window.h"

#include <glib/gi18n.h>

#define RESOURCES "/io/github/loadwright/Loadwright/"
#define DEFAULT_RECENT_LIMIT 10

struct _LwApplication
{
  AdwApplication parent_instance;

  gboolean recovered; /* lost work has been offered in this run */
};

G_DEFINE_FINAL_TYPE (LwApplication, lw_application, ADW_TYPE_APPLICATION)

static LwApplication *
running (void)
{
  return LW_APPLICATION (g_application_get_default ());
}

GtkWindow *
lw_application_new_window (void)
{
  LwWindow *window = lw_window_new (GTK_APPLICATION (running ()));

  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

void
lw_application_open_in_new_window (GFile *file)
{
  lw_window_open (LW_WINDOW (lw_application_new_window ()), file);
}

/* Recent files */

void
lw_application_add_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *name = g_file_get_basename (file);
  GtkRecentData data = {
    .display_name = name,
    .mime_type = (char *) (g_str_has_suffix (name, LW_PLAN_SUFFIX) ? "application/x-loadwright" : "application/yaml"),
    .app_name = (char *) "Loadwright",
    .app_exec = (char *) "loadwright %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static guint
recent_limit (void)
{
  GSettings *settings = lw_settings_get ();

  return settings != NULL ? g_settings_get_uint (settings, "recent-limit") : DEFAULT_RECENT_LIMIT;
}

GMenuModel *
lw_application_dup_recent_menu (void)
{
  GMenu *menu = g_menu_new ();
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n_items = 0;

  items = g_list_sort (items, newest_first);
  for (GList *at = items; at != NULL && n_items < recent_limit (); at = at->next)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (!gtk_recent_info_has_application (at->data, "Loadwright") || !gtk_recent_info_exists (at->data))
        continue;
      item = g_menu_item_new (gtk_recent_info_get_display_name (at->data), NULL);
      g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (at->data));
      g_menu_append_item (menu, item);
      n_items++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return G_MENU_MODEL (menu);
}

LwPlan *
lw_application_load_example (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCES "order-service.yaml", 0, NULL);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  profile = lw_profile_read_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "order-service.yaml", problems);
  return profile != NULL ? lw_plan_new_for_profile (profile) : NULL;
}

/* Recovering */

static void
recover_response_cb (AdwMessageDialog *dialog, const char *response, GPtrArray *paths)
{
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      if (g_str_equal (response, "discard"))
        lw_autosave_discard (path);
      else if (g_str_equal (response, "recover"))
        {
          g_autoptr (GPtrArray) problems = lw_problems_new ();
          g_autoptr (LwDocument) document = lw_autosave_recover (path, problems);

          if (document != NULL)
            lw_window_set_document (LW_WINDOW (lw_application_new_window ()), document);
        }
    }
}

static void
offer_lost_work (LwApplication *self, GtkWindow *window)
{
  g_autoptr (GPtrArray) paths = NULL;
  AdwMessageDialog *dialog;

  if (self->recovered)
    return;
  self->recovered = TRUE;
  paths = lw_autosave_find_lost ();
  if (paths->len == 0)
    return;

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, _("Recover Unsaved Work?"), NULL));
  adw_message_dialog_format_body (
    dialog,
    g_dngettext (GETTEXT_PACKAGE, "Loadwright did not close properly the last time. The changes of %u plan were kept.",
                 "Loadwright did not close properly the last time. The changes of %u plans were kept.", paths->len),
    paths->len);
  adw_message_dialog_add_responses (dialog, "later", _("_Later"), "discard", _("_Discard"), "recover", _("_Recover"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "recover", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "recover");
  adw_message_dialog_set_close_response (dialog, "later");
  g_signal_connect_data (dialog, "response", G_CALLBACK (recover_response_cb), g_steal_pointer (&paths),
                         (GClosureNotify) (void (*) (void)) g_ptr_array_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Actions */

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lw_application_new_window ();
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  /* Each window asks for itself; the application ends with the last one. */
  for (GList *at = windows; at != NULL; at = at->next)
    gtk_window_close (at->data);
  g_list_free (windows);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *parent = gtk_application_get_active_window (data);

  adw_show_about_window (parent,
                         "application-name", "Loadwright",
                         "application-icon", LW_APPLICATION_ID,
                         "version", LW_VERSION,
                         "developer-name", _("The Loadwright authors"),
                         "comments", _("Plan load tests by looking at them, and export them for k6."),
                         "copyright", "© 2026 The Loadwright authors",
                         "license-type", GTK_LICENSE_MIT_X11,
                         /* Translators: put your names here, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
lw_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };
  static const struct
  {
    const char *action;
    const char *keys[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "app.new-window", { "<Control><Shift>n" } },
    { "win.new", { "<Control>n" } },
    { "win.open", { "<Control>o" } },
    { "win.save", { "<Control>s" } },
    { "win.save-as", { "<Control><Shift>s" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.export", { "<Control>e" } },
    { "win.export-to", { "<Control><Shift>e" } },
    { "win.reload-profile", { "<Control>r" } },
    { "win.export-chart", { "<Control><Shift>p" } },
    { "win.copy-chart", { "<Control><Shift>c" } },
    { "win.export-report", { "<Control><Shift>r" } },
    { "win.print", { "<Control>p" } },
    { "win.present", { "F5" } },
    { "window.close", { "<Control>w" } },
    { "win.show-panel::profile", { "<Alt>1" } },
    { "win.show-panel::objectives", { "<Alt>2" } },
    { "win.show-panel::endpoints", { "<Alt>3" } },
    { "win.show-panel::flow", { "<Alt>4" } },
    { "win.show-panel::thresholds", { "<Alt>5" } },
    { "win.show-panel::bundle", { "<Alt>6" } },
  };

  G_APPLICATION_CLASS (lw_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (LW_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           (const char *const *) shortcuts[i].keys);
}

static void
lw_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = lw_application_new_window ();
  gtk_window_present (window);
  offer_lost_work (LW_APPLICATION (application), window);
}

static void
lw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    lw_application_open_in_new_window (files[i]);
  offer_lost_work (LW_APPLICATION (application), gtk_application_get_active_window (GTK_APPLICATION (application)));
}

/* Asks a running instance for a window. The first one opens a window anyway. */
static int
open_another_window (GApplication *application)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("loadwright: %s\n", error->message);
      return 1;
    }
  if (!g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  return 0;
}

static int
lw_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Loadwright %s\n", LW_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "new-window"))
    return open_another_window (application);
  return -1;
}

static void
lw_application_class_init (LwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = lw_application_startup;
  application_class->activate = lw_application_activate;
  application_class->open = lw_application_open;
  application_class->handle_local_options = lw_application_handle_local_options;
}

static void
lw_application_init (LwApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "version", 'v', 0, G_OPTION_ARG_NONE,
                                 _("Print the version and exit"), NULL);
  g_application_add_main_option (G_APPLICATION (self), "new-window", 0, 0, G_OPTION_ARG_NONE,
                                 _("Open another window"), NULL);
}

LwApplication *
lw_application_new (void)
{
  return g_object_new (LW_TYPE_APPLICATION, "application-id", LW_APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/loadwright/Loadwright", NULL);
}
