/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-window-private.h"

#include "lw-application.h"
#include "lw-bundle-panel.h"
#include "lw-document-host.h"
#include "lw-duration.h"
#include "lw-endpoints-panel.h"
#include "lw-flow-panel.h"
#include "lw-number.h"
#include "lw-objectives-panel.h"
#include "lw-panel-slot.h"
#include "lw-plan-view.h"
#include "lw-present-window.h"
#include "lw-profile-panel.h"
#include "lw-settings.h"
#include "lw-sidebar-row.h"
#include "lw-split-handle.h"
#include "lw-start-page.h"
#include "lw-thresholds-panel.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  LwWorkBar *work_bar;
  GtkStack *pages;
  AdwHeaderBar *header_bar;
  AdwWindowTitle *title_widget;
  AdwSplitButton *open_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkToggleButton *chart_toggle;
  GtkInfoBar *disk_bar;
  GtkLabel *disk_label;
  GtkButton *disk_button;
  AdwLeaflet *outer_leaflet;
  AdwLeaflet *inner_leaflet;
  GtkListBox *sidebar;
  GtkStack *panels;
  LwPanelSlot *objectives_slot;
  LwSplitHandle *split_handle;
  LwPlanView *plan_view;
  GMenu *open_menu;
  GMenu *undo_section;
  GtkDropTarget *drop_target;

  LwDocument *document;    /* (owned) (nullable) */
  GSignalGroup *document_signals;
  GSignalGroup *history_signals;
};

static LwDocument *
get_document (LwDocumentHost *host)
{
  return LW_WINDOW (host)->document;
}

static void
host_toast (LwDocumentHost *host, const char *message)
{
  lw_window_toast (LW_WINDOW (host), adw_toast_new (message));
}

static LwWorkBar *
get_work_bar (LwDocumentHost *host)
{
  return LW_WINDOW (host)->work_bar;
}

static void
document_host_init (LwDocumentHostInterface *iface)
{
  iface->get_document = get_document;
  iface->toast = host_toast;
  iface->get_work_bar = get_work_bar;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LwWindow, lw_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (LW_TYPE_DOCUMENT_HOST, document_host_init))

/* Titles and tooltips */

/* "QA · 147 req/s · 32 min 30 s" */
static void
update_title (LwWindow *self)
{
  LwPlan *plan = lw_document_get_plan (self->document);
  LwSchedule *schedule = lw_document_get_schedule (self->document);
  LwEnvironment environment = lw_plan_get_environment (plan);
  const char *environments[] = { _("QA"), _("Staging"), _("Production") };
  g_autofree char *title = lw_document_dup_title (self->document);
  g_autofree char *shown = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *duration = lw_duration_format_human (lw_schedule_get_regular_ms (schedule));
  char rate[LW_NUMBER_BUFFER];

  lw_number_format_rounded (rate, lw_schedule_get_target_rps (schedule), 0, TRUE);
  /* Translators: environment, target, duration of the test */
  subtitle = g_strdup_printf (_("%s · %s req/s · %s"), environments[environment], rate, duration);
  shown = lw_document_get_modified (self->document) ? g_strdup_printf ("• %s", title) : g_strdup (title);
  adw_window_title_set_title (self->title_widget, shown);
  adw_window_title_set_subtitle (self->title_widget, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);

  if (environment == LW_ENVIRONMENT_PRODUCTION)
    gtk_widget_add_css_class (GTK_WIDGET (self->header_bar), "production");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->header_bar), "production");
}

/* "Undo: Change the Environment", or just "Undo" when the step has no name. */
static char *
dup_step_text (const char *verb, const char *step)
{
  return step != NULL ? g_strdup_printf ("%s: %s", verb, step) : g_strdup (verb);
}

/* Menus are built anew where they change, so each item only changes when it has to. */
static void
set_menu_item (GMenu *menu, int position, const char *label, const char *action)
{
  g_autofree char *shown = NULL;

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > position)
    {
      g_menu_model_get_item_attribute (G_MENU_MODEL (menu), position, G_MENU_ATTRIBUTE_LABEL, "s", &shown);
      if (g_strcmp0 (shown, label) == 0)
        return;
      g_menu_remove (menu, position);
    }
  g_menu_insert (menu, position, label, action);
}

static void
update_undo_texts (LwWindow *self, LwHistory *history)
{
  g_autofree char *undo = dup_step_text (_("Undo"), lw_history_get_undo_title (history));
  g_autofree char *redo = dup_step_text (_("Redo"), lw_history_get_redo_title (history));

  lw_tip_set (GTK_WIDGET (self->undo_button), undo);
  lw_tip_set (GTK_WIDGET (self->redo_button), redo);
  set_menu_item (self->undo_section, 0, undo, "win.undo");
  set_menu_item (self->undo_section, 1, redo, "win.redo");
}

LwPlanView *
lw_window_get_plan_view (LwWindow *self)
{
  return self->plan_view;
}

void
lw_window_actions_update (LwWindow *self)
{
  LwHistory *history = self->document != NULL ? lw_document_get_history (self->document) : NULL;
  gboolean open = self->document != NULL;
  const char *const needing_document[] = { "win.save", "win.save-as", "win.export", "win.export-to",
                                           "win.export-chart", "win.copy-chart", "win.export-report",
                                           "win.print", "win.compare", "win.present", "win.back" };

  for (guint i = 0; i < G_N_ELEMENTS (needing_document); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), needing_document[i], open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload-profile",
                                 open && lw_document_get_profile_file (self->document) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", open && lw_history_get_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", open && lw_history_get_can_redo (history));
  if (!open)
    return;
  update_undo_texts (self, history);
}

static void
history_cb (LwWindow *self)
{
  lw_window_actions_update (self);
  update_title (self);
}

/* What changed behind the document's back */

static void
disk_cb (LwWindow *self)
{
  gboolean plan_changed, profile_changed;

  g_object_get (self->document, "changed-on-disk", &plan_changed, "profile-changed", &profile_changed, NULL);
  if (plan_changed)
    {
      gtk_label_set_label (self->disk_label, _("Another program changed this plan's file. Loading it drops the "
                                               "changes made here; saving drops the ones made there."));
      gtk_button_set_label (self->disk_button, _("Load It"));
    }
  else if (profile_changed)
    {
      gtk_label_set_label (self->disk_label, _("The architecture profile changed on disk. Reloading keeps your edits."));
      gtk_button_set_label (self->disk_button, _("Reload"));
    }
  gtk_info_bar_set_revealed (self->disk_bar, plan_changed || profile_changed);
}

static void
disk_bar_response_cb (LwWindow *self, int response)
{
  gtk_info_bar_set_revealed (self->disk_bar, FALSE);
  if (response != GTK_RESPONSE_OK || self->document == NULL)
    return;
  if (lw_document_get_changed_on_disk (self->document))
    lw_window_open (self, lw_document_get_file (self->document));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.reload-profile", NULL);
}

/* Documents */

LwDocument *
lw_window_get_document (LwWindow *self)
{
  return self->document;
}

void
lw_window_set_document (LwWindow *self, LwDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->history_signals, document ? lw_document_get_history (document) : NULL);

  for (GtkWidget *slot = gtk_widget_get_first_child (GTK_WIDGET (self->panels)); slot != NULL;
       slot = gtk_widget_get_next_sibling (slot))
    lw_panel_slot_set_document (LW_PANEL_SLOT (slot), document);
  lw_panel_set_document (LW_PANEL (self->plan_view), document);
  if (document != NULL)
    lw_panel_slot_get_panel (LW_PANEL_SLOT (gtk_stack_get_visible_child (self->panels)));

  gtk_stack_set_visible_child_name (self->pages, document != NULL ? "plan" : "start");
  gtk_info_bar_set_revealed (self->disk_bar, FALSE);
  lw_window_actions_update (self);
  if (document != NULL)
    update_title (self);
}

gboolean
lw_window_is_closed (LwWindow *self)
{
  return self->pages == NULL;
}

void
lw_window_toast (LwWindow *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwDocument *document = LW_WINDOW (widget)->document;

  lw_history_undo (lw_document_get_history (document));
  lw_document_flush (document);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwDocument *document = LW_WINDOW (widget)->document;

  lw_history_redo (lw_document_get_history (document));
  lw_document_flush (document);
}

static void
present_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *window = lw_present_window_new (GTK_WINDOW (widget), LW_WINDOW (widget)->document);

  gtk_window_present (GTK_WINDOW (window));
}

/* Panels */

const char *
lw_window_get_panel (LwWindow *self)
{
  return gtk_stack_get_visible_child_name (self->panels);
}

void
lw_window_show_panel (LwWindow *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), name) == 0)
      gtk_list_box_select_row (self->sidebar, row);
  adw_leaflet_set_visible_child_name (self->inner_leaflet, "panel");
  adw_leaflet_set_visible_child_name (self->outer_leaflet, "content");
}

static void
sidebar_selected_cb (LwWindow *self, GtkListBoxRow *row)
{
  GtkWidget *slot;

  if (row == NULL)
    return;
  slot = gtk_stack_get_child_by_name (self->panels, gtk_widget_get_name (GTK_WIDGET (row)));
  if (self->document != NULL)
    lw_panel_slot_get_panel (LW_PANEL_SLOT (slot));
  gtk_stack_set_visible_child (self->panels, slot);
}

/* Only a person activates a row; selecting one from code must not move a folded window. */
static void
sidebar_activated_cb (LwWindow *self, GtkListBoxRow *row)
{
  adw_leaflet_set_visible_child_name (self->outer_leaflet, "content");
  adw_leaflet_set_visible_child_name (self->inner_leaflet, "panel");
}

static void
show_panel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lw_window_show_panel (LW_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_navigate (LW_WINDOW (widget)->outer_leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
chart_toggled_cb (LwWindow *self)
{
  adw_leaflet_set_visible_child_name (self->inner_leaflet,
                                      gtk_toggle_button_get_active (self->chart_toggle) ? "chart" : "panel");
}

/* A width set by dragging must not keep the panes from fitting one at a time. */
static void
folded_cb (LwWindow *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self->panels), adw_leaflet_get_folded (self->inner_leaflet));
  if (adw_leaflet_get_folded (self->outer_leaflet))
    adw_leaflet_set_visible_child_name (self->outer_leaflet, "content");
}

/* Which panel shows a place in the plan. */
static const char *
panel_for_path (const char *path)
{
  static const struct
  {
    const char *prefix;
    const char *panel;
  } places[] = {
    { "objectives", "objectives" }, { "environment", "objectives" }, { "gap-ms", "objectives" },
    { "endpoints", "endpoints" },   { "authentication", "endpoints" }, { "base-url", "endpoints" },
    { "health-path", "endpoints" }, { "timeout-ms", "endpoints" }, { "default-response-ms", "endpoints" },
    { "data-files", "endpoints" },  { "tags", "endpoints" },      { "keep-cookies", "endpoints" },
    { "reuse-connections", "endpoints" }, { "skip-tls", "endpoints" }, { "min-tls", "endpoints" },
    { "flow", "flow" },             { "mode", "objectives" },     { "e2e-share", "objectives" },
    { "thresholds", "thresholds" }, { "service-level", "thresholds" },
    { "generator", "bundle" },      { "rps-per-core", "bundle" }, { "mib-per-vu", "bundle" },
    { "delivery", "bundle" },       { "reuse-connections", "bundle" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (path, places[i].prefix))
      return places[i].panel;
  return "profile";
}

void
lw_window_reveal (LwWindow *self, const char *path)
{
  LwPanel *panel;

  lw_window_show_panel (self, panel_for_path (path));
  panel = lw_panel_slot_get_panel (LW_PANEL_SLOT (gtk_stack_get_visible_child (self->panels)));
  /* What has no row of its own is at least on that panel. */
  if (!lw_panel_reveal (panel, path))
    gtk_widget_child_focus (GTK_WIDGET (panel), GTK_DIR_TAB_FORWARD);
}

static void
reveal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lw_window_reveal (LW_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
fill_sidebar (LwWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->panels);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      gtk_list_box_append (self->sidebar, lw_sidebar_row_new (GTK_STACK_PAGE (page)));
    }
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, 0));
}

/* The menu of recent plans is made when it is opened: other windows change the list. */
static void
recent_changed_cb (LwWindow *self)
{
  g_autoptr (GMenuModel) section = lw_application_dup_recent_menu ();

  g_menu_remove_all (self->open_menu);
  g_menu_append_section (self->open_menu, _("Recent"), section);
}

static gboolean
drop_cb (LwWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  gboolean here = self->document == NULL;

  for (GSList *file = files; file != NULL; file = file->next)
    {
      if (here)
        lw_window_open (self, file->data);
      else
        lw_application_open_in_new_window (file->data);
      here = FALSE;
    }
  return files != NULL;
}

static void
restore_state (LwWindow *self)
{
  GSettings *settings = lw_settings_get ();
  g_autofree char *panel = NULL;
  int width, height;

  if (settings == NULL)
    return;
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  lw_split_handle_set_width (self->split_handle, g_settings_get_int (settings, "panel-width"));
  panel = g_settings_get_string (settings, "last-panel");
  lw_window_show_panel (self, panel);
}

static void
save_state (LwWindow *self)
{
  GSettings *settings = lw_settings_get ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    g_settings_set (settings, "window-size", "(ii)", width, height);
  if (lw_split_handle_get_width (self->split_handle) > 0)
    g_settings_set_int (settings, "panel-width", lw_split_handle_get_width (self->split_handle));
  g_settings_set_string (settings, "last-panel", lw_window_get_panel (self));
}

static gboolean
really_close (gpointer data)
{
  gtk_window_destroy (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

static void
destroy_later (LwWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, really_close, g_object_ref (self), g_object_unref);
}

static gboolean
lw_window_close_request (GtkWindow *window)
{
  LwWindow *self = LW_WINDOW (window);

  save_state (self);
  if (self->document == NULL || !lw_document_get_modified (self->document))
    return GTK_WINDOW_CLASS (lw_window_parent_class)->close_request (window);
  lw_window_settle_changes (self, destroy_later);
  return TRUE;
}

static void
lw_window_dispose (GObject *object)
{
  LwWindow *self = LW_WINDOW (object);

  if (self->pages != NULL)
    lw_window_set_document (self, NULL);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->history_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_WINDOW);

  G_OBJECT_CLASS (lw_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, work_bar);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, chart_toggle);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, disk_bar);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, disk_label);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, disk_button);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, outer_leaflet);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, inner_leaflet);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, panels);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, objectives_slot);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, split_handle);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, plan_view);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, open_menu);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, undo_section);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, chart_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, disk_bar_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_selected_cb);
}

static void
lw_window_class_init (LwWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lw_window_close_request;

  g_type_ensure (LW_TYPE_BUNDLE_PANEL);
  g_type_ensure (LW_TYPE_ENDPOINTS_PANEL);
  g_type_ensure (LW_TYPE_FLOW_PANEL);
  g_type_ensure (LW_TYPE_OBJECTIVES_PANEL);
  g_type_ensure (LW_TYPE_PANEL_SLOT);
  g_type_ensure (LW_TYPE_PLAN_VIEW);
  g_type_ensure (LW_TYPE_PROFILE_PANEL);
  g_type_ensure (LW_TYPE_SPLIT_HANDLE);
  g_type_ensure (LW_TYPE_START_PAGE);
  g_type_ensure (LW_TYPE_THRESHOLDS_PANEL);
  g_type_ensure (LW_TYPE_WORK_BAR);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-window.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.present", NULL, present_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.show-panel", "s", show_panel_cb);
  gtk_widget_class_install_action (widget_class, "win.reveal", "s", reveal_cb);
  lw_window_class_install_file_actions (widget_class);
  lw_window_class_install_export_actions (widget_class);
  lw_window_class_install_share_actions (widget_class);
  lw_window_class_install_compare_actions (widget_class);
}

/* A scenario that is pointed at in one of the two stands out in the other. */
static void
objectives_made_cb (LwWindow *self)
{
  GtkWidget *panel = adw_bin_get_child (ADW_BIN (self->objectives_slot));

  if (panel != NULL)
    g_object_bind_property (panel, "highlight", self->plan_view, "highlight", G_BINDING_BIDIRECTIONAL);
}

static void
lw_window_init (LwWindow *self)
{
  GType drop_types[] = { GDK_TYPE_FILE_LIST };

  gtk_widget_init_template (GTK_WIDGET (self));
  lw_tip_set_menu (self->open_button, _("Recent Plans"));
  gtk_drop_target_set_gtypes (self->drop_target, drop_types, G_N_ELEMENTS (drop_types));

  self->document_signals = g_signal_group_new (LW_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::schedule", G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::modified", G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::changed-on-disk", G_CALLBACK (disk_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::profile-changed", G_CALLBACK (disk_cb), self);
  self->history_signals = g_signal_group_new (LW_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "notify::can-undo", G_CALLBACK (history_cb), self);
  g_signal_group_connect_swapped (self->history_signals, "notify::can-redo", G_CALLBACK (history_cb), self);
  g_signal_group_connect_swapped (self->history_signals, "notify::undo-title", G_CALLBACK (history_cb), self);
  g_signal_group_connect_swapped (self->history_signals, "notify::redo-title", G_CALLBACK (history_cb), self);

  fill_sidebar (self);
  g_signal_connect_swapped (self->objectives_slot, "notify::child", G_CALLBACK (objectives_made_cb), self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  recent_changed_cb (self);
  restore_state (self);
  lw_window_actions_update (self);
}

LwWindow *
lw_window_new (GtkApplication *application)
{
  return g_object_new (LW_TYPE_WINDOW, "application", application, NULL);
}
