/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-problem-list.h"

#include "lw-document-host.h"

#include <glib/gi18n.h>

struct _LwProblemList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  GPtrArray *problems; /* (owned) LwProblem, copies of what is shown */
};

G_DEFINE_FINAL_TYPE (LwProblemList, lw_problem_list, GTK_TYPE_WIDGET)

static const char *
icon_name (LwSeverity severity)
{
  switch (severity)
    {
    case LW_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case LW_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case LW_SEVERITY_NOTE:
    default:
      return "dialog-information-symbolic";
    }
}

static const char *
severity_word (LwSeverity severity)
{
  switch (severity)
    {
    case LW_SEVERITY_ERROR:
      return _("Error");
    case LW_SEVERITY_WARNING:
      return _("Warning");
    case LW_SEVERITY_NOTE:
    default:
      return _("Note");
    }
}

static void
fix_cb (GtkButton *button, const LwProblem *problem)
{
  GtkWidget *widget = GTK_WIDGET (button);
  LwDocument *document = lw_document_host_get_document (widget);
  g_autoptr (LwProblem) mended = lw_problem_copy (problem);
  LwHistory *history;

  if (document == NULL)
    return;
  /* Mending it takes this row away, so nothing of the row is used from here on. */
  history = lw_document_get_history (document);
  lw_history_begin (history, mended->fix_label);
  lw_fix_apply (lw_document_get_plan (document), mended);
  lw_history_end (history);
}

static void
row_activated_cb (LwProblemList *self, GtkListBoxRow *row)
{
  LwProblem *problem = g_ptr_array_index (self->problems, gtk_list_box_row_get_index (row));

  if (problem->path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.reveal", "s", problem->path);
}

static GtkWidget *
wrapping_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
row_new (const LwProblem *problem)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name (problem->severity));
  g_autofree char *spoken = g_strdup_printf ("%s: %s", severity_word (problem->severity), problem->message);

  gtk_widget_add_css_class (icon, lw_enum_get_nick (LW_TYPE_SEVERITY, problem->severity));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, severity_word (problem->severity));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), wrapping_label_new (problem->message, NULL));
  if (problem->suggestion != NULL)
    {
      GtkWidget *suggestion = wrapping_label_new (problem->suggestion, "caption");

      gtk_widget_add_css_class (suggestion, "dim-label");
      gtk_box_append (GTK_BOX (texts), suggestion);
    }
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  if (problem->fix_label != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (problem->fix_label);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect (button, "clicked", G_CALLBACK (fix_cb), (gpointer) problem);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), problem->path != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static gboolean
same (const LwProblem *a, const LwProblem *b)
{
  return a->severity == b->severity && g_str_equal (a->message, b->message) && g_strcmp0 (a->path, b->path) == 0 &&
         g_strcmp0 (a->suggestion, b->suggestion) == 0 && g_strcmp0 (a->fix_label, b->fix_label) == 0;
}

/* Most edits change no problem; the rows, and the focus in them, then stay. */
static gboolean
shows (LwProblemList *self, GPtrArray *problems)
{
  if (self->problems->len != problems->len)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    if (!same (g_ptr_array_index (self->problems, i), g_ptr_array_index (problems, i)))
      return FALSE;
  return TRUE;
}

void
lw_problem_list_set_problems (LwProblemList *self, GPtrArray *problems)
{
  GtkWidget *row;

  if (shows (self, problems))
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->problems, 0);
  for (guint i = 0; i < problems->len; i++)
    {
      LwProblem *problem = lw_problem_copy (g_ptr_array_index (problems, i));

      g_ptr_array_add (self->problems, problem);
      gtk_list_box_append (self->list, row_new (problem));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), problems->len > 0);
}

static void
lw_problem_list_dispose (GObject *object)
{
  LwProblemList *self = LW_PROBLEM_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (lw_problem_list_parent_class)->dispose (object);
}

static void
lw_problem_list_class_init (LwProblemListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_problem_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "problemlist");
}

static void
lw_problem_list_init (LwProblemList *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->problems = lw_problems_new ();
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Problems of the plan"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 220);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
