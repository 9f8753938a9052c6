/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-stage-row.h"

#include "lw-document-host.h"
#include "lw-field-entry.h"
#include "lw-level-entry.h"
#include "lw-place.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwStageRow
{
  GtkWidget parent_instance;

  LwStage *stage; /* (owned) */
  GtkWidget *number;
  GtkWidget *duration;
  GtkWidget *level;
  GtkWidget *menu_button;
};

G_DEFINE_FINAL_TYPE (LwStageRow, lw_stage_row, GTK_TYPE_WIDGET)

LwStage *
lw_stage_row_get_stage (LwStageRow *self)
{
  return self->stage;
}

static LwRecordList *
find_place (LwStageRow *self, guint *position)
{
  LwRecord *scenario = lw_record_get_parent (LW_RECORD (self->stage));
  LwRecordList *stages = scenario != NULL ? lw_scenario_get_stages (LW_SCENARIO (scenario)) : NULL;

  return stages != NULL && lw_record_list_find (stages, self->stage, position) ? stages : NULL;
}

/* A new stage is a copy of its neighbour: the same level held as long again is a plateau. */
static void
insert_copy (LwStageRow *self, guint after, const char *step)
{
  guint position;
  LwRecordList *stages = find_place (self, &position);
  g_autoptr (LwRecord) copy = lw_record_copy (LW_RECORD (self->stage));

  if (stages == NULL)
    return;
  lw_document_host_begin (GTK_WIDGET (self), step);
  lw_record_list_insert (stages, position + after, copy);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
insert_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  insert_copy (LW_STAGE_ROW (widget), 0, _("Insert Stage"));
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  insert_copy (LW_STAGE_ROW (widget), 1, _("Duplicate Stage"));
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwStageRow *self = LW_STAGE_ROW (widget);
  guint position;
  LwRecordList *stages = find_place (self, &position);
  int to = (int) position + g_variant_get_int32 (parameter);

  if (stages == NULL || to < 0 || to >= (int) lw_record_list_get_size (stages))
    return;
  lw_document_host_begin (widget, _("Move Stage"));
  lw_record_list_move (stages, position, to);
  lw_document_host_end (widget);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwStageRow *self = LW_STAGE_ROW (widget);
  guint position;
  LwRecordList *stages = find_place (self, &position);

  if (stages == NULL)
    return;
  lw_document_host_begin (widget, _("Delete Stage"));
  lw_record_list_remove (stages, position);
  lw_document_host_end (widget);
}

void
lw_stage_row_update (LwStageRow *self, guint position, const LwScheduledStage *scheduled, double per_iteration, const char *unit)
{
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *name = g_strdup_printf (_("Stage %u"), position + 1);
  g_autofree char *menu = g_strdup_printf (_("What to Do with Stage %u"), position + 1);

  gtk_label_set_label (GTK_LABEL (self->number), number);
  g_object_set (self->duration, "label", name, NULL);
  lw_tip_set (self->menu_button, menu);
  if (scheduled != NULL)
    lw_level_entry_show (LW_LEVEL_ENTRY (self->level), scheduled->percent, scheduled->exact * per_iteration, unit, name);
}

static void
lw_stage_row_dispose (GObject *object)
{
  LwStageRow *self = LW_STAGE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->stage);

  G_OBJECT_CLASS (lw_stage_row_parent_class)->dispose (object);
}

static void
lw_stage_row_class_init (LwStageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_stage_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "stage.insert", NULL, insert_cb);
  gtk_widget_class_install_action (widget_class, "stage.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "stage.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "stage.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "stage.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "stage.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "stage.insert", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "stage.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK, "stage.delete", NULL);
}

static GMenuModel *
menu_new (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Insert Before"), "stage.insert");
  g_menu_append (menu, _("_Duplicate"), "stage.duplicate");
  g_menu_append (menu, _("Move _Up"), "stage.move(-1)");
  g_menu_append (menu, _("Move Dow_n"), "stage.move(1)");
  g_menu_append (menu, _("D_elete"), "stage.delete");
  return G_MENU_MODEL (menu);
}

static void
lw_stage_row_init (LwStageRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
}

GtkWidget *
lw_stage_row_new (LwStage *stage)
{
  LwStageRow *self = g_object_new (LW_TYPE_STAGE_ROW, NULL);
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GMenuModel) menu = menu_new ();

  self->stage = g_object_ref (stage);
  lw_place_set (widget, LW_RECORD (stage), NULL);

  self->number = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->number), 2);
  gtk_widget_add_css_class (self->number, "dim-label");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_set_parent (self->number, widget);

  self->duration = lw_field_entry_new ("duration-ms", LW_FIELD_DURATION, NULL);
  gtk_widget_set_hexpand (self->duration, TRUE);
  lw_field_entry_set_record (LW_FIELD_ENTRY (self->duration), LW_RECORD (stage));
  gtk_widget_set_parent (self->duration, widget);

  self->level = lw_level_entry_new (LW_RECORD (stage), "target", "unit");
  gtk_widget_set_hexpand (self->level, TRUE);
  gtk_widget_set_parent (self->level, widget);

  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  gtk_widget_add_css_class (self->menu_button, "flat");
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->menu_button, widget);
  return widget;
}
