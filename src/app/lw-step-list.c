/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-step-list.h"

#include "lw-document-host.h"
#include "lw-place.h"
#include "lw-step-row.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

/* More endpoints than this make no menu that anybody reads. */
#define MAX_MENU_ENDPOINTS 40

struct _LwStepList
{
  AdwPreferencesGroup parent_instance;

  LwPlan *plan; /* (owned) (nullable) */
  GtkListBox *list;
  GtkMenuButton *add_button;
  GMenu *menu; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LwStepList, lw_step_list, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
row_new (gpointer item, gpointer user_data)
{
  return lw_step_row_new (item);
}

static void
row_activated_cb (LwStepList *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "flow.edit", "u", (guint) gtk_list_box_row_get_index (row));
}

static void
add (LwStepList *self, LwEndpoint *step, const char *title)
{
  LwRecordList *steps = lw_flow_get_steps (lw_plan_get_flow (self->plan));
  g_autofree char *name = lw_plan_dup_free_step_name (self->plan, lw_endpoint_get_name (step));

  lw_endpoint_set_name (step, name);
  lw_endpoint_set_enabled (step, TRUE);
  lw_document_host_begin (GTK_WIDGET (self), title);
  lw_record_list_append (steps, step);
  lw_document_host_end (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "flow.edit", "u", lw_record_list_get_size (steps) - 1);
}

static void
add_empty_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LwEndpoint) step = lw_endpoint_new ();

  lw_endpoint_set_name (step, _("New step"));
  lw_endpoint_set_expected_status (step, "2xx");
  add (LW_STEP_LIST (widget), step, _("Add a Step"));
}

static void
add_copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwStepList *self = LW_STEP_LIST (widget);
  LwEndpoint *endpoint =
    lw_record_list_get (lw_plan_get_endpoints (self->plan), g_variant_get_uint32 (parameter));

  if (endpoint != NULL)
    {
      g_autoptr (LwEndpoint) step = LW_ENDPOINT (lw_record_copy (LW_RECORD (endpoint)));

      add (self, step, _("Add a Step"));
    }
}

/* An underline in a menu marks the key of an item. */
static char *
dup_menu_text (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

/* Filled when it is opened, as endpoints come and go. */
static void
fill_menu (LwStepList *self)
{
  g_autoptr (GMenu) copies = g_menu_new ();
  LwRecordList *endpoints = self->plan != NULL ? lw_plan_get_endpoints (self->plan) : NULL;
  guint n_endpoints = endpoints != NULL ? MIN (lw_record_list_get_size (endpoints), MAX_MENU_ENDPOINTS) : 0;

  g_menu_remove_all (self->menu);
  g_menu_append (self->menu, _("_Empty Step"), "steps.add");
  for (guint i = 0; i < n_endpoints; i++)
    {
      g_autofree char *text = dup_menu_text (lw_endpoint_get_name (lw_record_list_get (endpoints, i)));
      g_autofree char *action = g_strdup_printf ("steps.add-copy(uint32 %u)", i);

      g_menu_append (copies, text, action);
    }
  g_menu_append_section (self->menu, n_endpoints > 0 ? _("Copy of an Endpoint") : NULL, G_MENU_MODEL (copies));
}

static void
prepare_menu_cb (GtkMenuButton *button, gpointer data)
{
  fill_menu (data);
}

void
lw_step_list_set_plan (LwStepList *self, LwPlan *plan)
{
  LwRecordList *steps = plan != NULL ? lw_flow_get_steps (lw_plan_get_flow (plan)) : NULL;

  if (!g_set_object (&self->plan, plan))
    return;
  lw_place_set_list (GTK_WIDGET (self), steps);
  gtk_list_box_bind_model (self->list, steps != NULL ? G_LIST_MODEL (steps) : NULL, row_new, self, NULL);
}

static void
lw_step_list_dispose (GObject *object)
{
  LwStepList *self = LW_STEP_LIST (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (lw_step_list_parent_class)->dispose (object);
}

static void
lw_step_list_class_init (LwStepListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_step_list_dispose;
  gtk_widget_class_install_action (widget_class, "steps.add", NULL, add_empty_cb);
  gtk_widget_class_install_action (widget_class, "steps.add-copy", "u", add_copy_cb);
}

static GtkWidget *
nothing_new (void)
{
  GtkWidget *label = gtk_label_new (_("No step yet. Add the requests that a user makes, one after the other."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_top (label, 18);
  gtk_widget_set_margin_bottom (label, 18);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
lw_step_list_init (LwStepList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, nothing_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));

  self->menu = g_menu_new ();
  self->add_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->add_button, "list-add-symbolic");
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (self->menu));
  gtk_menu_button_set_create_popup_func (self->add_button, prepare_menu_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->add_button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->add_button), GTK_ALIGN_CENTER);
  lw_tip_set (GTK_WIDGET (self->add_button), _("Add a Step"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->add_button));
}
