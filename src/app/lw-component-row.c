/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-component-row.h"

#include "lw-document-host.h"
#include "lw-field-row.h"
#include "lw-place.h"
#include "lw-profile.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwComponentRow
{
  AdwExpanderRow parent_instance;

  LwComponent *component; /* (owned) */
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (LwComponentRow, lw_component_row, ADW_TYPE_EXPANDER_ROW)

typedef struct
{
  const char *field;
  LwFieldKind kind;
  const char *title;
} Detail;

/* What each kind of component has in an environment. Those that are always shown come first. */
static const Detail service_details[] = {
  { "cpu", LW_FIELD_NUMBER, N_("CPU cores") },
  { "ram-mib", LW_FIELD_NUMBER, N_("Memory (MiB)") },
  { "replicas", LW_FIELD_NUMBER, N_("Replicas") },
  { "hpa-max-replicas", LW_FIELD_NUMBER, N_("Most replicas") },
};
static const Detail queue_details[] = {
  { "avg-messages-per-sec", LW_FIELD_NUMBER, N_("Average messages/s") },
  { "peak-messages-per-sec", LW_FIELD_NUMBER, N_("Peak messages/s") },
};
static const Detail function_details[] = {
  { "invocations-per-day", LW_FIELD_NUMBER, N_("Invocations a day") },
  { "avg-duration-ms", LW_FIELD_NUMBER, N_("Average duration (ms)") },
  { "error-rate", LW_FIELD_SHARE, N_("Error rate (%)") },
};
static const Detail database_details[] = {
  { "instance-type", LW_FIELD_TEXT, N_("Instance") },
  { "cpu", LW_FIELD_NUMBER, N_("CPU cores") },
  { "ram-mib", LW_FIELD_NUMBER, N_("Memory (MiB)") },
  { "max-connections", LW_FIELD_NUMBER, N_("Most connections") },
  { "write-capacity-per-sec", LW_FIELD_NUMBER, N_("Writes/s") },
};

static const Detail *
details_for (const char *kind, guint *n_details)
{
  static const char *const databases[] = { "postgresql", "mysql", "mariadb", "aurora", "dynamodb", "redis", "mongodb", NULL };

  if (strstr (kind, "sqs") != NULL || strstr (kind, "queue") != NULL)
    {
      *n_details = G_N_ELEMENTS (queue_details);
      return queue_details;
    }
  if (strstr (kind, "lambda") != NULL || strstr (kind, "function") != NULL)
    {
      *n_details = G_N_ELEMENTS (function_details);
      return function_details;
    }
  if (g_strv_contains (databases, kind))
    {
      *n_details = G_N_ELEMENTS (database_details);
      return database_details;
    }
  *n_details = G_N_ELEMENTS (service_details);
  return service_details;
}

static void
add_heading (GtkGrid *grid, int column, int row, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "dim-label");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
add_resources_cb (GtkButton *button, LwComponentRow *self)
{
  LwEnvironment environment = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "environment"));
  LwResources *resources = lw_resources_new ();

  lw_resources_set_environment (resources, environment);
  lw_document_host_begin (GTK_WIDGET (self), _("Add an Environment"));
  lw_record_list_take (lw_component_get_resources (self->component), resources);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
add_column (LwComponentRow *self, int column, LwEnvironment environment, const char *title)
{
  LwResources *resources = lw_component_get_resources_in (self->component, environment);
  guint n_details;
  const Detail *details = details_for (lw_component_get_kind (self->component), &n_details);

  add_heading (self->grid, column, 0, title);
  for (guint i = 0; resources != NULL && i < n_details; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s, %s", _(details[i].title), title);
      GtkWidget *entry = lw_field_entry_new (details[i].field, details[i].kind, label);

      gtk_widget_set_hexpand (entry, TRUE);
      g_object_set (entry, "width-chars", 4, NULL);
      lw_field_entry_set_record (LW_FIELD_ENTRY (entry), LW_RECORD (resources));
      gtk_grid_attach (self->grid, entry, column, i + 1, 1, 1);
    }
  if (resources == NULL)
    {
      GtkWidget *button = lw_tip_button_new ("list-add-symbolic", _("Describe This Environment"));

      g_object_set_data (G_OBJECT (button), "environment", GINT_TO_POINTER (environment));
      gtk_widget_set_halign (button, GTK_ALIGN_END);
      g_signal_connect (button, "clicked", G_CALLBACK (add_resources_cb), self);
      gtk_grid_attach (self->grid, button, column, 1, 1, 1);
    }
}

static void
fill_grid (LwComponentRow *self)
{
  guint n_details;
  const Detail *details = details_for (lw_component_get_kind (self->component), &n_details);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < n_details; i++)
    add_heading (self->grid, 0, i + 1, _(details[i].title));
  add_column (self, 1, LW_ENVIRONMENT_QA, _("QA"));
  add_column (self, 2, LW_ENVIRONMENT_STAGING, _("Staging"));
  add_column (self, 3, LW_ENVIRONMENT_PRODUCTION, _("Production"));
}

static void
show_summary (LwComponentRow *self)
{
  const char *const *dependencies = lw_component_get_dependencies (self->component);
  g_autofree char *joined = g_strjoinv (", ", (char **) dependencies);
  g_autoptr (GString) summary = g_string_new (lw_component_get_kind (self->component));
  g_autofree char *escaped = NULL;

  if (lw_component_get_platform (self->component)[0] != '\0')
    g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", lw_component_get_platform (self->component));
  if (joined[0] != '\0')
    g_string_append_printf (summary, " → %s", joined);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), lw_component_get_title (self->component));
  /* The subtitle knows no way to switch its markup off. */
  escaped = g_markup_escape_text (summary->str, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
}

static void
kind_cb (LwComponentRow *self)
{
  show_summary (self);
  fill_grid (self);
}

static void
add_field (LwComponentRow *self, const char *field, const char *title)
{
  GtkWidget *row = g_object_new (LW_TYPE_FIELD_ROW, "title", title, "field", field, "kind", LW_FIELD_TEXT, "record",
                                 self->component, NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
remove_cb (LwComponentRow *self)
{
  LwRecord *profile = lw_record_get_parent (LW_RECORD (self->component));
  LwRecordList *components = lw_profile_get_components (LW_PROFILE (profile));
  guint position;

  if (!lw_record_list_find (components, self->component, &position))
    return;
  lw_document_host_begin (GTK_WIDGET (self), _("Remove Component"));
  lw_record_list_remove (components, position);
  lw_document_host_end (GTK_WIDGET (self));
}

static void
lw_component_row_dispose (GObject *object)
{
  LwComponentRow *self = LW_COMPONENT_ROW (object);

  g_clear_object (&self->component);
  G_OBJECT_CLASS (lw_component_row_parent_class)->dispose (object);
}

static void
lw_component_row_class_init (LwComponentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_component_row_dispose;
}

static void
lw_component_row_init (LwComponentRow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->grid = GTK_GRID (grid);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_widget_set_margin_top (grid, 12);
  gtk_widget_set_margin_bottom (grid, 12);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
}

GtkWidget *
lw_component_row_new (LwComponent *component)
{
  LwComponentRow *self = g_object_new (LW_TYPE_COMPONENT_ROW, NULL);
  GtkWidget *remove = lw_tip_button_new ("user-trash-symbolic", _("Remove Component"));
  GtkWidget *table = gtk_list_box_row_new ();

  self->component = g_object_ref (component);
  lw_place_set (GTK_WIDGET (self), LW_RECORD (component), NULL);
  add_field (self, "name", _("Name"));
  add_field (self, "kind", _("Type"));
  add_field (self, "platform", _("Platform"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (table), GTK_WIDGET (self->grid));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (table), FALSE);
  gtk_widget_set_focusable (table, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), table);

  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), remove);

  g_signal_connect_object (component, "notify::name", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (component, "notify::platform", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (component, "notify::kind", G_CALLBACK (kind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lw_component_get_resources (component), "items-changed", G_CALLBACK (fill_grid), self,
                           G_CONNECT_SWAPPED);
  kind_cb (self);
  return GTK_WIDGET (self);
}
