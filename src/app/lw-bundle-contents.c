/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-contents.h"

#include "lw-field-row.h"
#include "lw-number.h"
#include "lw-pods.h"
#include "lw-switch-row.h"

#include <glib/gi18n.h>

struct _LwBundleContents
{
  LwPanel parent_instance;

  LwFieldRow *pods_row;
  LwFieldRow *pod_cores_row;
  LwFieldRow *pod_mib_row;
  LwFieldRow *image_row;
  AdwExpanderRow *sizing_row;
  GPtrArray *figure_rows; /* of AdwActionRow, as many as there ever were figures (owned by sizing_row) */
};

G_DEFINE_FINAL_TYPE (LwBundleContents, lw_bundle_contents, LW_TYPE_PANEL)

/* What is as it was costs nothing: each text that is set has to be laid out again. */
static void
set_placeholder (LwFieldRow *row, const char *text)
{
  g_autofree char *before = NULL;

  g_object_get (row, "placeholder", &before, NULL);
  if (g_strcmp0 (before, text) != 0)
    g_object_set (row, "placeholder", text, NULL);
}

static void
show_number (LwFieldRow *row, double number, int decimals)
{
  char buffer[LW_NUMBER_BUFFER];

  set_placeholder (row, lw_number_format_rounded (buffer, number, decimals, TRUE));
}

/* What the plan leaves open, as it will be in the files. */
static void
show_choices (LwBundleContents *self, LwSchedule *schedule)
{
  LwPlan *plan = lw_panel_get_plan (LW_PANEL (self));
  LwDelivery *delivery = lw_plan_get_delivery (plan);
  g_autofree char *image =
    g_strconcat ("grafana/k6:", lw_delivery_get_safe_k6_version (delivery), NULL);
  g_autofree char *pods_text = NULL;
  LwPods pods;

  lw_pods_compute (plan, schedule, &pods);
  pods_text = lw_delivery_get_pods (delivery) > 0
                ? g_strdup (_("0 for as many as needed"))
                : g_strdup_printf (_("0 for as many as needed: %d"), (int) pods.pods);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->pods_row), pods_text);
  show_number (self->pod_cores_row, pods.cores, 1);
  show_number (self->pod_mib_row, pods.mib, 0);
  set_placeholder (self->image_row, image);
}

static GtkWidget *
figure_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  g_object_set_data (G_OBJECT (row), "value", value);
  return row;
}

static char *
value_with_unit (const LwFigure *figure)
{
  if (g_str_equal (figure->id, "machines"))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s machine", "%s machines", (gulong) figure->value),
                            figure->text);
  return g_strjoin (figure->unit[0] != '\0' ? " " : "", figure->text, figure->unit, NULL);
}

static void
show_figure (GtkWidget *row, const LwFigure *figure)
{
  g_autofree char *value = value_with_unit (figure);
  g_autofree char *subtitle = g_strjoin ("\n", figure->formula, figure->note, NULL);
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "value");

  gtk_widget_set_visible (row, TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), figure->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (g_strcmp0 (gtk_label_get_label (label), value) != 0)
    gtk_label_set_label (label, value);
}

static const LwFigure *
find_figure (const LwFigure *figures, guint n_figures, const char *id)
{
  for (guint i = 0; i < n_figures; i++)
    if (g_str_equal (figures[i].id, id))
      return &figures[i];
  return NULL;
}

static char *
summarize (const LwFigure *figures, guint n_figures)
{
  static const char *const ids[] = { "machines", "cores", "memory", "bandwidth" };
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const LwFigure *figure = find_figure (figures, n_figures, ids[i]);
      g_autofree char *value = figure != NULL ? value_with_unit (figure) : NULL;

      if (value != NULL)
        g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", value);
    }
  return g_string_free (summary, FALSE);
}

static void
show_sizing (LwBundleContents *self, LwSchedule *schedule)
{
  guint n_figures;
  const LwFigure *figures = lw_schedule_get_generator (schedule, &n_figures);
  g_autofree char *summary = summarize (figures, n_figures);

  adw_expander_row_set_subtitle (self->sizing_row, summary);
  while (self->figure_rows->len < n_figures)
    {
      GtkWidget *row = figure_row_new ();

      adw_expander_row_add_row (self->sizing_row, row);
      g_ptr_array_add (self->figure_rows, row);
    }
  for (guint i = 0; i < n_figures; i++)
    show_figure (self->figure_rows->pdata[i], &figures[i]);
  for (guint i = n_figures; i < self->figure_rows->len; i++)
    gtk_widget_set_visible (self->figure_rows->pdata[i], FALSE);
}

static void
lw_bundle_contents_update (LwPanel *panel, LwSchedule *schedule)
{
  show_choices (LW_BUNDLE_CONTENTS (panel), schedule);
  show_sizing (LW_BUNDLE_CONTENTS (panel), schedule);
}

static void
lw_bundle_contents_dispose (GObject *object)
{
  LwBundleContents *self = LW_BUNDLE_CONTENTS (object);

  g_ptr_array_set_size (self->figure_rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_BUNDLE_CONTENTS);
  G_OBJECT_CLASS (lw_bundle_contents_parent_class)->dispose (object);
}

static void
lw_bundle_contents_finalize (GObject *object)
{
  g_ptr_array_unref (LW_BUNDLE_CONTENTS (object)->figure_rows);
  G_OBJECT_CLASS (lw_bundle_contents_parent_class)->finalize (object);
}

static void
lw_bundle_contents_class_init (LwBundleContentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_bundle_contents_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_bundle_contents_finalize;
  LW_PANEL_CLASS (klass)->update = lw_bundle_contents_update;

  g_type_ensure (LW_TYPE_DELIVERY);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  g_type_ensure (LW_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loadwright/Loadwright/lw-bundle-contents.ui");
  gtk_widget_class_bind_template_child (widget_class, LwBundleContents, pods_row);
  gtk_widget_class_bind_template_child (widget_class, LwBundleContents, pod_cores_row);
  gtk_widget_class_bind_template_child (widget_class, LwBundleContents, pod_mib_row);
  gtk_widget_class_bind_template_child (widget_class, LwBundleContents, image_row);
  gtk_widget_class_bind_template_child (widget_class, LwBundleContents, sizing_row);
}

static void
lw_bundle_contents_init (LwBundleContents *self)
{
  self->figure_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
