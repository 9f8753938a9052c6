/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-work-bar.h"

#include <glib/gi18n.h>

typedef struct
{
  LwWorkBar *bar;            /* (unowned) */
  GCancellable *cancellable; /* (owned) */
  char *title;               /* (owned) */
  gboolean can_stop;
  guint patience; /* until it is shown; 0 from then on */
} Work;

struct _LwWorkBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *title_label;
  GtkButton *cancel_button;

  GPtrArray *works; /* (owned) Work, in the order they began */
};

G_DEFINE_FINAL_TYPE (LwWorkBar, lw_work_bar, ADW_TYPE_BIN)

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_handle_id (&work->patience, g_source_remove);
  g_object_unref (work->cancellable);
  g_free (work->title);
  g_free (work);
}

/* (nullable) */
static Work *
find_shown (LwWorkBar *self)
{
  for (guint i = 0; i < self->works->len; i++)
    {
      Work *work = g_ptr_array_index (self->works, i);

      if (work->patience == 0)
        return work;
    }
  return NULL;
}

static void
update (LwWorkBar *self)
{
  Work *work = find_shown (self);
  gboolean stopping = work != NULL && g_cancellable_is_cancelled (work->cancellable);

  gtk_revealer_set_reveal_child (self->revealer, work != NULL);
  if (work == NULL)
    return;
  gtk_label_set_label (self->title_label, stopping ? _("Stopping…") : work->title);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), work->can_stop);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), !stopping);
}

static gboolean
patience_cb (gpointer data)
{
  Work *work = data;

  work->patience = 0;
  update (work->bar);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (LwWorkBar *self)
{
  Work *work = find_shown (self);

  if (work == NULL)
    return;
  g_cancellable_cancel (work->cancellable);
  update (self);
}

GCancellable *
lw_work_bar_begin (LwWorkBar *self, const char *title, gboolean can_stop)
{
  Work *work = g_new0 (Work, 1);

  work->bar = self;
  work->cancellable = g_cancellable_new ();
  work->title = g_strdup (title);
  work->can_stop = can_stop;
  work->patience = g_timeout_add (LW_WORK_PATIENCE_MS, patience_cb, work);
  g_ptr_array_add (self->works, work);
  return work->cancellable;
}

void
lw_work_bar_end (LwWorkBar *self, GCancellable *cancellable)
{
  for (guint i = 0; i < self->works->len; i++)
    {
      Work *work = g_ptr_array_index (self->works, i);

      if (work->cancellable != cancellable)
        continue;
      g_ptr_array_remove_index (self->works, i);
      break;
    }
  if (self->revealer != NULL)
    update (self);
}

static void
lw_work_bar_dispose (GObject *object)
{
  g_ptr_array_set_size (LW_WORK_BAR (object)->works, 0);
  /* The template would take its bound child away without the bin knowing. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_WORK_BAR);
  G_OBJECT_CLASS (lw_work_bar_parent_class)->dispose (object);
}

static void
lw_work_bar_finalize (GObject *object)
{
  g_ptr_array_unref (LW_WORK_BAR (object)->works);
  G_OBJECT_CLASS (lw_work_bar_parent_class)->finalize (object);
}

static void
lw_work_bar_class_init (LwWorkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_work_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_work_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-work-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LwWorkBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LwWorkBar, title_label);
  gtk_widget_class_bind_template_child (widget_class, LwWorkBar, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
lw_work_bar_init (LwWorkBar *self)
{
  self->works = g_ptr_array_new_with_free_func (work_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
