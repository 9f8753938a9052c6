/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-problem-list.h"

#include "lw-document-host.h"

#include <glib/gi18n.h>

/* How many rows change before other things get their turn. */
#define ROWS_AT_ONCE 6

/* Letters on a button that stay on one line. */
#define SHORT_WORDS 14

/* A row and what it shows. */
typedef struct
{
  LwProblem *problem; /* (owned) a copy */
  GtkWidget *row;
  GtkWidget *button;    /* (nullable) */
  GtkLabel *message;
  GtkLabel *suggestion; /* (nullable) */
} Row;

struct _LwProblemList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  GPtrArray *rows;    /* (owned) Row */
  GPtrArray *wanted;  /* (owned) (nullable) LwProblem, what the rows have yet to show */
  guint show_source;
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
fix_cb (GtkButton *button, const Row *row)
{
  GtkWidget *widget = GTK_WIDGET (button);
  LwDocument *document = lw_document_host_get_document (widget);
  g_autoptr (LwProblem) mended = lw_problem_copy (row->problem);
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
  Row *shown = g_ptr_array_index (self->rows, gtk_list_box_row_get_index (row));

  if (shown->problem->path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.reveal", "s", shown->problem->path);
}

static GtkLabel *
wrapping_label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

/* In a narrow window, long words get a second line, and short ones do not. */
static void
show_fix (GtkWidget *button, const char *words)
{
  GtkLabel *label;

  gtk_button_set_label (GTK_BUTTON (button), words);
  label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));
  gtk_label_set_wrap (label, g_utf8_strlen (words, -1) > SHORT_WORDS);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

/* Puts another problem of the same build into a row. */
static void
row_show (Row *self, const LwProblem *problem)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", severity_word (problem->severity), problem->message);

  g_clear_pointer (&self->problem, lw_problem_free);
  self->problem = lw_problem_copy (problem);
  gtk_label_set_label (self->message, problem->message);
  if (self->suggestion != NULL)
    gtk_label_set_label (self->suggestion, problem->suggestion);
  if (self->button != NULL)
    show_fix (self->button, problem->fix_label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), problem->path != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static Row *
row_new (const LwProblem *problem)
{
  Row *self = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name (problem->severity));

  self->row = gtk_list_box_row_new ();
  self->message = wrapping_label_new (NULL);
  gtk_widget_add_css_class (icon, lw_enum_get_nick (LW_TYPE_SEVERITY, problem->severity));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, severity_word (problem->severity));
  gtk_widget_set_hexpand (texts, TRUE);
  /* In the middle by the alignment within the labels: for a widget that is to be in the middle itself, GTK
   * tries to find the width that its height asks for, which takes dozens of layouts of a long text. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->message), TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->message));
  if (problem->suggestion != NULL)
    {
      self->suggestion = wrapping_label_new ("caption");
      gtk_label_set_yalign (self->message, 1);
      gtk_label_set_yalign (self->suggestion, 0);
      gtk_widget_set_vexpand (GTK_WIDGET (self->suggestion), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->suggestion), "dim-label");
      gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->suggestion));
    }
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  if (problem->fix_label != NULL)
    {
      self->button = gtk_button_new ();
      gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
      g_signal_connect (self->button, "clicked", G_CALLBACK (fix_cb), self);
      gtk_box_append (GTK_BOX (box), self->button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  row_show (self, problem);
  return self;
}

static void
row_free (Row *self)
{
  lw_problem_free (self->problem);
  g_free (self);
}

static gboolean
same (const LwProblem *a, const LwProblem *b)
{
  return a->severity == b->severity && g_str_equal (a->message, b->message) && g_strcmp0 (a->path, b->path) == 0 &&
         g_strcmp0 (a->suggestion, b->suggestion) == 0 && g_strcmp0 (a->fix_label, b->fix_label) == 0;
}

/* Whether a row has all that another problem needs. */
static gboolean
fits (const Row *self, const LwProblem *problem)
{
  return self->problem->severity == problem->severity &&
         (self->suggestion != NULL) == (problem->suggestion != NULL) &&
         (self->button != NULL) == (problem->fix_label != NULL);
}

static void
insert_row (LwProblemList *self, guint position, const LwProblem *problem)
{
  Row *row = row_new (problem);

  g_ptr_array_insert (self->rows, position, row);
  gtk_list_box_insert (self->list, row->row, position);
}

static void
remove_row (LwProblemList *self, guint position)
{
  Row *row = g_ptr_array_index (self->rows, position);

  gtk_list_box_remove (self->list, row->row);
  g_ptr_array_remove_index (self->rows, position);
}

/* Returns whether the row had to change. */
static gboolean
set_row (LwProblemList *self, guint position, const LwProblem *problem)
{
  Row *row = g_ptr_array_index (self->rows, position);

  if (same (row->problem, problem))
    return FALSE;
  if (fits (row, problem))
    row_show (row, problem);
  else
    {
      remove_row (self, position);
      insert_row (self, position, problem);
    }
  return TRUE;
}

/* How many rows at the end show what they should already. */
static guint
count_same_at_end (LwProblemList *self, GPtrArray *problems)
{
  guint most = MIN (self->rows->len, problems->len);
  guint n = 0;

  while (n < most && same (((Row *) g_ptr_array_index (self->rows, self->rows->len - 1 - n))->problem,
                           g_ptr_array_index (problems, problems->len - 1 - n)))
    n++;
  return n;
}

/* Changes some rows towards what is wanted. Those that show it already, and the focus in them, stay,
 * and nothing has to be measured anew for them. Returns whether that was all. */
static gboolean
show_some (LwProblemList *self, guint most)
{
  guint n_end = count_same_at_end (self, self->wanted);
  guint n_old = self->rows->len - n_end;
  guint n_new = self->wanted->len - n_end;
  guint n_done = 0;

  for (guint i = 0; i < MIN (n_old, n_new) && n_done < most; i++)
    n_done += set_row (self, i, g_ptr_array_index (self->wanted, i));
  for (guint i = n_old; i > n_new && n_done < most; i--, n_done++)
    remove_row (self, i - 1);
  for (guint i = n_old; i < n_new && n_done < most; i++, n_done++)
    insert_row (self, i, g_ptr_array_index (self->wanted, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->wanted->len > 0);
  return n_done < most;
}

/* After what changed the load is on screen. */
static gboolean
show_cb (gpointer data)
{
  LwProblemList *self = data;

  if (!show_some (self, ROWS_AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->show_source = 0;
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

/* A number that is typed is in many of the texts, and texts that wrap take long to lay out. The frame
 * that shows what the key did to the load does not wait for them, nor does the next key. The first
 * ones that there are come with the plan. */
void
lw_problem_list_set_problems (LwProblemList *self, GPtrArray *problems)
{
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  self->wanted = g_ptr_array_ref (problems);
  if (self->rows->len == 0)
    show_some (self, G_MAXUINT);
  else if (self->show_source == 0)
    self->show_source = g_idle_add_full (G_PRIORITY_LOW, show_cb, self, NULL);
}

static void
lw_problem_list_dispose (GObject *object)
{
  LwProblemList *self = LW_PROBLEM_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

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

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
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
