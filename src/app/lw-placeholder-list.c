/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-placeholder-list.h"

#include "lw-placeholder.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LwPlaceholderList
{
  GtkPopover parent_instance;

  GtkSearchEntry *search;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LwPlaceholderList, lw_placeholder_list, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const char *
lw_placeholder_list_get_typed (LwPlaceholderList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static const char *
row_text (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "text");
}

/* The words of a row are looked through, too: whoever looks for an id finds the UUID. */
static gboolean
contains (const char *text, const char *words)
{
  g_autofree char *lower_text = g_utf8_casefold (text, -1);
  g_autofree char *lower_words = g_utf8_casefold (words, -1);

  return strstr (lower_text, lower_words) != NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  g_autofree char *typed = g_strstrip (g_strdup (lw_placeholder_list_get_typed (data)));

  return contains (row_text (row), typed) || contains (g_object_get_data (G_OBJECT (row), "words"), typed);
}

static GtkListBoxRow *
first_shown (LwPlaceholderList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (filter_cb (row, self))
      return row;
  return NULL;
}

static void
pick_cb (LwPlaceholderList *self, GtkListBoxRow *row)
{
  g_autofree char *text = g_strdup (row_text (row));

  g_signal_emit (self, signals[PICKED], 0, text);
}

static void
search_activate_cb (LwPlaceholderList *self)
{
  GtkListBoxRow *row = first_shown (self);

  if (row != NULL)
    pick_cb (self, row);
}

/* Who knows the word types it to its end, braces and all. */
static void
search_changed_cb (LwPlaceholderList *self)
{
  g_autofree char *typed = g_strdup (lw_placeholder_list_get_typed (self));

  gtk_list_box_invalidate_filter (self->list);
  if (g_str_has_suffix (typed, "}}"))
    g_signal_emit (self, signals[TYPED], 0, typed);
}

static void
stop_cb (LwPlaceholderList *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
down_cb (GtkEventController *controller, guint keyval, guint keycode, GdkModifierType state, LwPlaceholderList *self)
{
  GtkListBoxRow *row = first_shown (self);

  if (keyval != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* Rows */

static GtkWidget *
label_new (const char *text, const char *css_class, const char *other_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (label, css_class);
  if (other_class != NULL)
    gtk_widget_add_css_class (label, other_class);
  return label;
}

static void
add_row (LwPlaceholderList *self, const char *text, const char *words, const char *sample)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sample_label = label_new (sample, "monospace", "dim-label");

  gtk_label_set_ellipsize (GTK_LABEL (sample_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (sample_label), 1);
  gtk_widget_set_hexpand (sample_label, TRUE);
  gtk_widget_add_css_class (sample_label, "caption");
  gtk_box_append (GTK_BOX (head), label_new (text, "monospace", NULL));
  gtk_box_append (GTK_BOX (head), sample_label);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), label_new (words, "caption", "dim-label"));
  gtk_widget_add_css_class (box, "placeholder");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (text), g_free);
  g_object_set_data_full (G_OBJECT (row), "words", g_strdup (words), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_placeholders (LwPlaceholderList *self)
{
  guint n_placeholders;
  const LwPlaceholder *all = lw_placeholder_get_all (&n_placeholders);

  for (guint i = 0; i < n_placeholders; i++)
    add_row (self, all[i].insert, _(all[i].description), all[i].sample);
}

static void
add_captures (LwPlaceholderList *self, LwRecordList *requests)
{
  for (guint i = 0; i < lw_record_list_get_size (requests); i++)
    {
      LwEndpoint *request = lw_record_list_get (requests, i);
      LwRecordList *captures = lw_endpoint_get_captures (request);

      for (guint j = 0; j < lw_record_list_get_size (captures); j++)
        {
          LwCapture *capture = lw_record_list_get (captures, j);
          g_autofree char *text = g_strdup_printf ("{{value %s}}", lw_capture_get_name (capture));
          g_autofree char *words = g_strdup_printf (_("From the response to %s"), lw_endpoint_get_name (request));

          add_row (self, text, words, lw_capture_get_fallback (capture));
        }
    }
}

static void
add_columns (LwPlaceholderList *self, LwDataFile *file)
{
  const char *const *columns = lw_data_file_get_columns (file);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("{{data %s %s}}", lw_data_file_get_name (file), columns[i]);
      g_autofree char *words = g_strdup_printf (_("Column of the test data %s"), lw_data_file_get_name (file));

      add_row (self, text, words, NULL);
    }
}

static void
lw_placeholder_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_PLACEHOLDER_LIST);
  G_OBJECT_CLASS (lw_placeholder_list_parent_class)->dispose (object);
}

static void
lw_placeholder_list_class_init (LwPlaceholderListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_placeholder_list_dispose;

  signals[PICKED] = g_signal_new ("picked", LW_TYPE_PLACEHOLDER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TYPED] = g_signal_new ("typed", LW_TYPE_PLACEHOLDER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-placeholder-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LwPlaceholderList, search);
  gtk_widget_class_bind_template_child (widget_class, LwPlaceholderList, list);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, pick_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
lw_placeholder_list_init (LwPlaceholderList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

GtkWidget *
lw_placeholder_list_new (LwPlan *plan, const char *typed)
{
  LwPlaceholderList *self = g_object_new (LW_TYPE_PLACEHOLDER_LIST, NULL);

  add_placeholders (self);
  if (plan != NULL)
    {
      LwRecordList *files = lw_plan_get_data_files (plan);

      for (guint i = 0; i < lw_record_list_get_size (files); i++)
        add_columns (self, lw_record_list_get (files, i));
      add_captures (self, lw_plan_get_endpoints (plan));
      add_captures (self, lw_flow_get_steps (lw_plan_get_flow (plan)));
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), typed);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
  return GTK_WIDGET (self);
}
