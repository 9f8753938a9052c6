/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-endpoints-panel.h"

#include "lw-data-list.h"
#include "lw-document-host.h"
#include "lw-endpoint-editor.h"
#include "lw-number.h"
#include "lw-service-page.h"

#include <glib/gi18n.h>

struct _LwEndpointsPanel
{
  LwPanel parent_instance;

  GtkStack *stack;
  AdwActionRow *service_row;
  AdwActionRow *data_row;
  GtkListView *list_view;
  GtkFilterListModel *filtered;
  GtkLabel *editor_title;
  LwEndpointEditor *editor;
  GtkWidget *duplicate_button;
  GtkWidget *remove_button;
  LwServicePage *service_page;
  LwItemList *data_list;

  double total_weight; /* of the enabled endpoints, for the shares */
  GSignalGroup *endpoint_signals;
};

G_DEFINE_FINAL_TYPE (LwEndpointsPanel, lw_endpoints_panel, LW_TYPE_PANEL)

static LwRecordList *
get_endpoints (LwEndpointsPanel *self)
{
  LwPlan *plan = lw_panel_get_plan (LW_PANEL (self));

  return plan != NULL ? lw_plan_get_endpoints (plan) : NULL;
}

/* The list */

typedef struct
{
  GtkWidget *toggle;
  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *share;
} Cell;

static Cell *
get_cell (GtkListItem *item)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "cell");
}

static void
toggle_cb (GtkCheckButton *toggle, GtkListItem *item)
{
  LwEndpoint *endpoint = gtk_list_item_get_item (item);

  if (endpoint != NULL)
    lw_endpoint_set_enabled (endpoint, gtk_check_button_get_active (toggle));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, LwEndpointsPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Cell *cell = g_new0 (Cell, 1);

  cell->toggle = gtk_check_button_new ();
  cell->name = GTK_LABEL (gtk_label_new (NULL));
  cell->detail = GTK_LABEL (gtk_label_new (NULL));
  cell->share = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (cell->name, 0);
  gtk_label_set_ellipsize (cell->name, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (cell->detail, 0);
  gtk_label_set_ellipsize (cell->detail, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (cell->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (cell->detail), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (cell->share), "numeric");
  gtk_widget_set_valign (cell->toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (cell->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (cell->detail));
  gtk_widget_add_css_class (box, "endpoint");
  gtk_box_append (GTK_BOX (box), cell->toggle);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->share));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (box), "cell", cell, g_free);
  gtk_list_item_set_child (item, box);
}

static void
show_cell (LwEndpointsPanel *self, GtkListItem *item)
{
  Cell *cell = get_cell (item);
  LwEndpoint *endpoint = gtk_list_item_get_item (item);
  gboolean enabled = lw_endpoint_get_enabled (endpoint);
  const char *status = lw_endpoint_get_expected_status (endpoint);
  g_autofree char *share = NULL;
  g_autofree char *request = g_strdup_printf ("%s %s", lw_endpoint_get_method (endpoint), lw_endpoint_get_path (endpoint));
  g_autofree char *detail = NULL;
  char number[LW_NUMBER_BUFFER];

  lw_number_format_rounded (number, self->total_weight > 0 ? 100 * lw_endpoint_get_weight (endpoint) / self->total_weight : 0,
                            1, FALSE);
  share = enabled ? g_strdup_printf ("%s\u00a0%%", number) : g_strdup ("–");
  /* Translators: request, expected status */
  detail = g_str_equal (request, lw_endpoint_get_name (endpoint))
             ? g_strdup_printf (_("expects %s"), status[0] != '\0' ? status : _("below 400"))
             : g_strdup_printf (_("%s · expects %s"), request, status[0] != '\0' ? status : _("below 400"));
  gtk_label_set_label (cell->name, lw_endpoint_get_name (endpoint));
  gtk_label_set_label (cell->detail, detail);
  gtk_label_set_label (cell->share, share);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (cell->toggle), enabled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lw_endpoint_get_name (endpoint), -1);
}

static void
endpoint_notify_cb (LwEndpoint *endpoint, GParamSpec *pspec, GtkListItem *item)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (gtk_widget_get_ancestor (gtk_list_item_get_child (item), LW_TYPE_ENDPOINTS_PANEL));

  if (self != NULL)
    show_cell (self, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, LwEndpointsPanel *self)
{
  Cell *cell = get_cell (item);

  show_cell (self, item);
  g_signal_connect (gtk_list_item_get_item (item), "notify", G_CALLBACK (endpoint_notify_cb), item);
  g_signal_connect (cell->toggle, "toggled", G_CALLBACK (toggle_cb), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, LwEndpointsPanel *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), endpoint_notify_cb, item);
  g_signal_handlers_disconnect_by_func (get_cell (item)->toggle, toggle_cb, item);
}

/* Pages */

static LwEndpoint *
get_login (LwEndpointsPanel *self)
{
  LwPlan *plan = lw_panel_get_plan (LW_PANEL (self));

  return plan != NULL ? lw_authentication_get_login (lw_plan_get_authentication (plan)) : NULL;
}

static gboolean
edits_login (LwEndpointsPanel *self)
{
  LwEndpoint *endpoint = lw_endpoint_editor_get_endpoint (self->editor);

  return endpoint != NULL && endpoint == get_login (self);
}

static void
show_title (LwEndpointsPanel *self)
{
  LwEndpoint *endpoint = lw_endpoint_editor_get_endpoint (self->editor);

  if (edits_login (self))
    gtk_label_set_label (self->editor_title, _("Login Request"));
  else
    gtk_label_set_label (self->editor_title, endpoint != NULL ? lw_endpoint_get_name (endpoint) : "");
}

static void
edit (LwEndpointsPanel *self, LwEndpoint *endpoint)
{
  gboolean login = endpoint != NULL && endpoint == get_login (self);

  lw_endpoint_editor_edit (self->editor, endpoint, login ? LW_REQUEST_LOGIN : LW_REQUEST_ENDPOINT);
  gtk_widget_set_visible (self->duplicate_button, !login);
  gtk_widget_set_visible (self->remove_button, !login);
  g_signal_group_set_target (self->endpoint_signals, endpoint);
  show_title (self);
  gtk_stack_set_visible_child_name (self->stack, "editor");
}

static void
activate_cb (LwEndpointsPanel *self, guint position)
{
  g_autoptr (LwEndpoint) endpoint = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (endpoint != NULL)
    edit (self, endpoint);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (widget);
  gboolean editor = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;

  gtk_stack_set_visible_child_name (self->stack, editor && edits_login (self) ? "service" : "list");
}

static void
login_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (widget);

  if (get_login (self) != NULL)
    edit (self, get_login (self));
}

static void
service_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (LW_ENDPOINTS_PANEL (widget)->stack, "service");
}

static void
data_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (LW_ENDPOINTS_PANEL (widget)->stack, "data");
}

static void
insert (LwEndpointsPanel *self, LwEndpoint *endpoint, guint position, const char *step)
{
  g_autofree char *name =
    lw_plan_dup_free_endpoint_name (lw_panel_get_plan (LW_PANEL (self)), lw_endpoint_get_name (endpoint));

  lw_endpoint_set_name (endpoint, name);
  lw_document_host_begin (GTK_WIDGET (self), step);
  lw_record_list_insert (get_endpoints (self), position, endpoint);
  lw_document_host_end (GTK_WIDGET (self));
  edit (self, endpoint);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (widget);
  g_autoptr (LwEndpoint) endpoint = lw_endpoint_new ();

  lw_endpoint_set_name (endpoint, _("New endpoint"));
  lw_endpoint_set_expected_status (endpoint, "2xx");
  insert (self, endpoint, lw_record_list_get_size (get_endpoints (self)), _("Add an Endpoint"));
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (widget);
  LwEndpoint *endpoint = lw_endpoint_editor_get_endpoint (self->editor);
  guint position;

  if (endpoint != NULL && lw_record_list_find (get_endpoints (self), endpoint, &position))
    {
      g_autoptr (LwEndpoint) copy = LW_ENDPOINT (lw_record_copy (LW_RECORD (endpoint)));

      insert (self, copy, position + 1, _("Duplicate an Endpoint"));
    }
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (widget);
  LwEndpoint *endpoint = lw_endpoint_editor_get_endpoint (self->editor);
  guint position;

  if (endpoint == NULL || !lw_record_list_find (get_endpoints (self), endpoint, &position))
    return;
  lw_document_host_begin (widget, _("Remove an Endpoint"));
  lw_record_list_remove (get_endpoints (self), position);
  lw_document_host_end (widget);
}

/* An endpoint can go by undo while it is being edited. */
static void
leave_lost_endpoint (LwEndpointsPanel *self)
{
  LwEndpoint *endpoint = lw_endpoint_editor_get_endpoint (self->editor);
  guint position;

  if (endpoint == NULL || edits_login (self) || lw_record_list_find (get_endpoints (self), endpoint, &position))
    return;
  lw_endpoint_editor_set_endpoint (self->editor, NULL);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
}

/* The service */

static void
show_service (LwEndpointsPanel *self, LwPlan *plan)
{
  /* By LwAuthenticationKind. */
  const char *schemes[] = { _("no authentication"),    _("bearer token"), _("API key"),      _("basic authentication"),
                            _("OAuth 2 credentials"), _("OAuth 2 password"), _("login request") };
  const char *url = lw_plan_get_base_url (plan);
  g_autofree char *text =
    g_markup_printf_escaped ("%s · %s", url[0] != '\0' ? url : _("no base URL yet"),
                             schemes[lw_authentication_get_kind (lw_plan_get_authentication (plan))]);

  adw_action_row_set_subtitle (self->service_row, text);
}

static void
show_data (LwEndpointsPanel *self, LwPlan *plan)
{
  LwRecordList *files = lw_plan_get_data_files (plan);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", lw_data_file_get_name (lw_record_list_get (files, i)));
  text = g_markup_escape_text (names->len > 0 ? names->str : _("no files"), -1);
  adw_action_row_set_subtitle (self->data_row, text);
}

static void
lw_endpoints_panel_bind (LwPanel *panel, LwDocument *document)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (panel);
  LwPlan *plan = document != NULL ? lw_document_get_plan (document) : NULL;

  /* Not when the window goes: GTK 4.8 would keep the page that has the focus then. */
  if (plan != NULL)
    gtk_stack_set_visible_child_full (self->stack, "list", GTK_STACK_TRANSITION_TYPE_NONE);
  lw_endpoint_editor_set_endpoint (self->editor, NULL);
  g_signal_group_set_target (self->endpoint_signals, NULL);
  lw_service_page_set_plan (self->service_page, plan);
  lw_item_list_set_items (self->data_list, plan ? lw_plan_get_data_files (plan) : NULL);
}

static void
update_rows (LwEndpointsPanel *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  /* Every share depends on every weight. */
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (LwEndpoint) endpoint = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      g_object_notify (G_OBJECT (endpoint), "enabled");
    }
}

static void
lw_endpoints_panel_update (LwPanel *panel, LwSchedule *schedule)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (panel);
  LwRecordList *endpoints = get_endpoints (self);
  double total = 0;

  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    if (lw_endpoint_get_enabled (lw_record_list_get (endpoints, i)))
      total += lw_endpoint_get_weight (lw_record_list_get (endpoints, i));
  if (total != self->total_weight)
    {
      self->total_weight = total;
      update_rows (self);
    }
  show_service (self, lw_panel_get_plan (panel));
  show_data (self, lw_panel_get_plan (panel));
  leave_lost_endpoint (self);
}

static gboolean
lw_endpoints_panel_reveal (LwPanel *panel, const char *path)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (panel);
  guint position;

  if (sscanf (path, "endpoints[%u]", &position) == 1)
    {
      LwEndpoint *endpoint = lw_record_list_get (get_endpoints (self), position);

      if (endpoint == NULL)
        return FALSE;
      edit (self, endpoint);
    }
  else if (g_str_has_prefix (path, "data-files"))
    gtk_stack_set_visible_child_name (self->stack, "data");
  else if (g_str_has_prefix (path, "authentication.login"))
    edit (self, get_login (self));
  else if (!g_str_has_prefix (path, "endpoints"))
    gtk_stack_set_visible_child_name (self->stack, "service");
  return lw_panel_reveal_field (panel, path);
}

static void
lw_endpoints_panel_dispose (GObject *object)
{
  LwEndpointsPanel *self = LW_ENDPOINTS_PANEL (object);

  g_clear_object (&self->endpoint_signals);
  /* The stack is a child of the template and of the bin, and the bin has to let go of it first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_ENDPOINTS_PANEL);
  G_OBJECT_CLASS (lw_endpoints_panel_parent_class)->dispose (object);
}

static void
lw_endpoints_panel_class_init (LwEndpointsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_endpoints_panel_dispose;
  LW_PANEL_CLASS (klass)->bind = lw_endpoints_panel_bind;
  LW_PANEL_CLASS (klass)->update = lw_endpoints_panel_update;
  LW_PANEL_CLASS (klass)->reveal = lw_endpoints_panel_reveal;

  g_type_ensure (LW_TYPE_DATA_LIST);
  g_type_ensure (LW_TYPE_ENDPOINT);
  g_type_ensure (LW_TYPE_ENDPOINT_EDITOR);
  g_type_ensure (LW_TYPE_SERVICE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-endpoints-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, service_row);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, list_view);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, filtered);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, editor_title);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, editor);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, duplicate_button);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, remove_button);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, service_page);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, data_list);
  gtk_widget_class_bind_template_child (widget_class, LwEndpointsPanel, data_row);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "endpoints.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "endpoints.service", NULL, service_cb);
  gtk_widget_class_install_action (widget_class, "endpoints.data", NULL, data_cb);
  gtk_widget_class_install_action (widget_class, "endpoints.login", NULL, login_cb);
  gtk_widget_class_install_action (widget_class, "endpoints.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "endpoints.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "endpoints.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "endpoints.back", NULL);
}

static void
lw_endpoints_panel_init (LwEndpointsPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);

  self->endpoint_signals = g_signal_group_new (LW_TYPE_ENDPOINT);
  g_signal_group_connect_swapped (self->endpoint_signals, "notify::name", G_CALLBACK (show_title), self);
}
