/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-document.h"

#include "lw-bundle-tables.h"
#include "lw-error.h"
#include "lw-load-shape.h"
#include "lw-plan-file.h"
#include "lw-profile-merge.h"
#include "lw-profile-reader.h"

#include <glib/gi18n.h>

struct _LwDocument
{
  GObject parent_instance;

  LwPlan *plan;                 /* (owned) */
  LwHistory *history;           /* (owned) */
  GFile *file;                  /* (owned) (nullable) */
  LwSchedule *schedule;         /* (owned) (nullable) NULL while outdated */
  GFile *profile_file;          /* (owned) (nullable) */
  GFileMonitor *file_monitor;   /* (owned) (nullable) */
  GFileMonitor *profile_monitor; /* (owned) (nullable) */
  gulong changed_handler;
  guint recompute_source;
  gboolean changed_on_disk;
  gboolean profile_changed;
  char *export_folder;          /* (owned) (nullable) */
  char *written_tag;            /* (owned) (nullable) entity tag of our own last save */
};

G_DEFINE_FINAL_TYPE (LwDocument, lw_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PLAN,
  PROP_SCHEDULE,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_TITLE,
  PROP_CHANGED_ON_DISK,
  PROP_PROFILE_CHANGED,
  PROP_EXPORT_FOLDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
notify (LwDocument *self, guint id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static gboolean
recompute_cb (gpointer data)
{
  LwDocument *self = data;

  self->recompute_source = 0;
  notify (self, PROP_SCHEDULE);
  notify (self, PROP_TITLE);
  return G_SOURCE_REMOVE;
}

/* Once for however many changes: typing, undoing a large step, loading. Before the next frame, which
 * GTK draws before anything that is idle. */
static void
plan_changed_cb (LwDocument *self)
{
  g_clear_pointer (&self->schedule, lw_schedule_unref);
  if (self->recompute_source == 0)
    self->recompute_source = g_idle_add_full (G_PRIORITY_DEFAULT, recompute_cb, self, NULL);
}

void
lw_document_flush (LwDocument *self)
{
  if (self->recompute_source == 0)
    return;
  g_clear_handle_id (&self->recompute_source, g_source_remove);
  recompute_cb (self);
}

LwSchedule *
lw_document_get_schedule (LwDocument *self)
{
  if (self->schedule == NULL)
    self->schedule = lw_schedule_compute (self->plan);
  return self->schedule;
}

/* What a thread works on while the person goes on editing. */
typedef struct
{
  LwPlan *plan;         /* (owned) a copy */
  LwSchedule *schedule; /* (owned) */
  gboolean all;
} Snapshot;

static void
snapshot_free (gpointer data)
{
  Snapshot *snapshot = data;

  g_object_unref (snapshot->plan);
  lw_schedule_unref (snapshot->schedule);
  g_free (snapshot);
}

static gboolean
add_picture (LwBundle *bundle, const Snapshot *snapshot, GError **error)
{
  g_autoptr (GBytes) picture = NULL;

  if (!lw_delivery_get_picture (lw_plan_get_delivery (snapshot->plan)))
    return TRUE;
  picture = lw_load_shape_draw (snapshot->plan, snapshot->schedule, error);
  if (picture == NULL)
    return FALSE;
  lw_bundle_add (bundle, LW_PICTURE_FILE, picture, FALSE);
  return TRUE;
}

static void
generate_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Snapshot *snapshot = task_data;
  GError *error = NULL;
  g_autoptr (LwBundle) bundle = lw_bundle_generate (snapshot->plan, snapshot->schedule, lw_bundle_date (), &error);

  if (bundle != NULL && !add_picture (bundle, snapshot, &error))
    g_clear_pointer (&bundle, lw_bundle_unref);
  if (bundle != NULL && !lw_bundle_add_tables (bundle, snapshot->plan, &error))
    {
      if (snapshot->all)
        g_clear_pointer (&bundle, lw_bundle_unref);
      else
        g_clear_error (&error);
    }
  if (bundle != NULL)
    g_task_return_pointer (task, g_steal_pointer (&bundle), (GDestroyNotify) lw_bundle_unref);
  else
    g_task_return_error (task, error);
}

void
lw_document_generate_async (LwDocument *self, gboolean all, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Snapshot *snapshot = g_new0 (Snapshot, 1);

  snapshot->plan = LW_PLAN (lw_record_copy (LW_RECORD (self->plan)));
  snapshot->schedule = lw_schedule_ref (lw_document_get_schedule (self));
  snapshot->all = all;
  g_task_set_source_tag (task, lw_document_generate_async);
  g_task_set_task_data (task, snapshot, snapshot_free);
  g_task_run_in_thread (task, generate_thread);
}

LwBundle *
lw_document_generate_finish (LwDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

LwPlan *
lw_document_get_plan (LwDocument *self)
{
  return self->plan;
}

LwHistory *
lw_document_get_history (LwDocument *self)
{
  return self->history;
}

GFile *
lw_document_get_file (LwDocument *self)
{
  return self->file;
}

GFile *
lw_document_get_profile_file (LwDocument *self)
{
  return self->profile_file;
}

gboolean
lw_document_get_modified (LwDocument *self)
{
  return lw_history_get_modified (self->history);
}

void
lw_document_mark_unsaved (LwDocument *self)
{
  lw_history_mark_unsaved (self->history);
}

gboolean
lw_document_get_changed_on_disk (LwDocument *self)
{
  return self->changed_on_disk;
}

char *
lw_document_dup_title (LwDocument *self)
{
  LwProfile *profile = lw_plan_get_profile (self->plan);

  if (lw_plan_get_name (self->plan)[0] != '\0' || lw_profile_get_name (profile)[0] != '\0')
    return g_strdup (lw_plan_get_title (self->plan));
  return self->file ? g_file_get_basename (self->file) : g_strdup (_("New plan"));
}

const char *
lw_document_get_export_folder (LwDocument *self)
{
  return self->export_folder;
}

/* Each export notifies, into the same folder as well: what is in it changed. */
void
lw_document_set_export_folder (LwDocument *self, const char *folder)
{
  char *copy = g_strdup (folder);

  g_free (self->export_folder);
  self->export_folder = copy;
  notify (self, PROP_EXPORT_FOLDER);
}

static void
modified_cb (LwDocument *self)
{
  notify (self, PROP_MODIFIED);
}

/* Files on disk */

static gboolean
is_content_change (GFileMonitorEvent event)
{
  return event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT || event == G_FILE_MONITOR_EVENT_CREATED ||
         event == G_FILE_MONITOR_EVENT_RENAMED || event == G_FILE_MONITOR_EVENT_MOVED_IN;
}

static char *
query_tag (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE, 0, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
}

static void
file_changed_cb (LwDocument *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  g_autofree char *tag = NULL;

  if (!is_content_change (event))
    return;
  tag = query_tag (self->file);
  if (tag == NULL || g_strcmp0 (tag, self->written_tag) == 0)
    return;
  self->changed_on_disk = TRUE;
  notify (self, PROP_CHANGED_ON_DISK);
}

static void
profile_changed_cb (LwDocument *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (!is_content_change (event))
    return;
  self->profile_changed = TRUE;
  notify (self, PROP_PROFILE_CHANGED);
}

static void
drop_monitor (LwDocument *self, GFileMonitor **monitor)
{
  if (*monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*monitor, self);
  g_file_monitor_cancel (*monitor);
  g_clear_object (monitor);
}

static void
watch (LwDocument *self, GFileMonitor **monitor, GFile *file, GCallback callback)
{
  drop_monitor (self, monitor);
  if (file == NULL)
    return;
  /* Without notification from the system the file is just not watched. */
  *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (*monitor != NULL)
    g_signal_connect_swapped (*monitor, "changed", callback, self);
}

static void
find_profile_file (LwDocument *self)
{
  const char *name = lw_plan_get_profile_file (self->plan);
  g_autoptr (GFile) folder = self->file != NULL ? g_file_get_parent (self->file) : NULL;
  g_autoptr (GFile) profile = NULL;

  if (name[0] != '\0' && (folder != NULL || g_path_is_absolute (name)))
    profile = folder != NULL ? g_file_resolve_relative_path (folder, name) : g_file_new_for_path (name);
  if (g_set_object (&self->profile_file, profile))
    watch (self, &self->profile_monitor, profile, G_CALLBACK (profile_changed_cb));
}

static void
set_file (LwDocument *self, GFile *file)
{
  if (file != NULL)
    {
      g_free (self->written_tag);
      self->written_tag = query_tag (file);
    }
  if (self->changed_on_disk)
    {
      self->changed_on_disk = FALSE;
      notify (self, PROP_CHANGED_ON_DISK);
    }
  if (!g_set_object (&self->file, file))
    return;
  watch (self, &self->file_monitor, file, G_CALLBACK (file_changed_cb));
  find_profile_file (self);
  notify (self, PROP_FILE);
}

typedef struct
{
  LwProfile *fresh;    /* (owned) (nullable) */
  GPtrArray *problems; /* (owned) LwProblem */
} Reload;

static void
reload_free (gpointer data)
{
  Reload *reload = data;

  g_clear_object (&reload->fresh);
  g_ptr_array_unref (reload->problems);
  g_free (reload);
}

static void
reload_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = task_data;
  Reload *reload = g_new0 (Reload, 1);

  reload->problems = lw_problems_new ();
  reload->fresh = lw_profile_read_file (path, reload->problems);
  g_task_return_pointer (task, reload, reload_free);
}

void
lw_document_reload_profile_async (LwDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *path = self->profile_file != NULL ? g_file_peek_path (self->profile_file) : NULL;

  g_task_set_source_tag (task, lw_document_reload_profile_async);
  if (path == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", _("The plan has no profile on this computer"));
      return;
    }
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, reload_thread);
}

static void
take_problems (GPtrArray *into, GPtrArray *from)
{
  for (guint i = 0; into != NULL && i < from->len; i++)
    g_ptr_array_add (into, lw_problem_copy (g_ptr_array_index (from, i)));
}

gboolean
lw_document_reload_profile_finish (LwDocument *self, GAsyncResult *result, GPtrArray *problems, GError **error)
{
  Reload *reload = g_task_propagate_pointer (G_TASK (result), error);
  gboolean read;

  if (reload == NULL)
    return FALSE;
  read = reload->fresh != NULL;
  take_problems (problems, reload->problems);
  if (read)
    {
      lw_history_begin (self->history, _("Reload profile"));
      lw_profile_merge (self->plan, NULL, reload->fresh, problems);
      lw_history_end (self->history);
      self->profile_changed = FALSE;
      notify (self, PROP_PROFILE_CHANGED);
    }
  else
    g_set_error_literal (error, LW_ERROR, LW_ERROR_PARSE, _("The file could not be read"));
  reload_free (reload);
  return read;
}

/* Opening */

typedef struct
{
  LwPlan *plan;
  GPtrArray *problems;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_object (&opened->plan);
  g_clear_pointer (&opened->problems, g_ptr_array_unref);
  g_free (opened);
}

static void
open_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opened *opened = g_new0 (Opened, 1);
  const char *path = g_file_peek_path (task_data);

  opened->problems = lw_problems_new ();
  if (path != NULL)
    opened->plan = lw_plan_open_any (path, opened->problems);
  else
    g_ptr_array_add (opened->problems,
                     lw_problem_new (LW_SEVERITY_ERROR, "not-local", NULL,
                                     _("only files on this computer can be opened")));
  g_task_return_pointer (task, opened, (GDestroyNotify) opened_free);
}

void
lw_document_open_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, lw_document_open_async);
  /* Nobody waits for a disk that does not answer. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, open_thread);
}

static char *
first_message (GPtrArray *problems, const char *file)
{
  for (guint i = 0; i < problems->len; i++)
    {
      LwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == LW_SEVERITY_ERROR)
        return lw_problem_format (problem, file);
    }
  return g_strdup (_("The file could not be read"));
}

LwDocument *
lw_document_open_finish (GAsyncResult *result, GPtrArray **problems, GError **error)
{
  Opened *opened = g_task_propagate_pointer (G_TASK (result), error);
  GFile *file = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_basename (file);
  LwDocument *self = NULL;

  if (opened == NULL)
    return NULL;
  if (opened->plan == NULL)
    {
      g_autofree char *message = first_message (opened->problems, name);

      g_set_error_literal (error, LW_ERROR, LW_ERROR_PARSE, message);
    }
  else
    {
      self = lw_document_new (opened->plan);
      if (g_str_has_suffix (name, LW_PLAN_SUFFIX))
        set_file (self, file);
    }
  if (problems != NULL)
    *problems = g_steal_pointer (&opened->problems);
  opened_free (opened);
  return self;
}

/* Saving: the text is made here, so that edits during the writing do no harm. */

typedef struct
{
  GFile *file;
  LwPlan *plan;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->file);
  g_object_unref (saving->plan);
  g_free (saving);
}

static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Saving *saving = task_data;
  const char *path = g_file_peek_path (saving->file);
  GError *error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _("Plans can only be saved on this computer"));
  else if (lw_plan_save (saving->plan, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
lw_document_save_async (LwDocument *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  g_return_if_fail (file != NULL || self->file != NULL);

  saving->file = g_object_ref (file != NULL ? file : self->file);
  saving->plan = LW_PLAN (lw_record_copy (LW_RECORD (self->plan)));
  g_task_set_source_tag (task, lw_document_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
lw_document_save_finish (LwDocument *self, GAsyncResult *result, GError **error)
{
  Saving *saving = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  set_file (self, saving->file);
  /* What was typed while the file was written is not in it. */
  if (lw_record_equal (LW_RECORD (saving->plan), LW_RECORD (self->plan)))
    lw_history_mark_saved (self->history);
  return TRUE;
}

/* Object */

static void
lw_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwDocument *self = LW_DOCUMENT (object);

  switch (id)
    {
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_SCHEDULE:
      g_value_set_boxed (value, lw_document_get_schedule (self));
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, lw_document_get_modified (self));
      break;
    case PROP_TITLE:
      g_value_take_string (value, lw_document_dup_title (self));
      break;
    case PROP_CHANGED_ON_DISK:
      g_value_set_boolean (value, self->changed_on_disk);
      break;
    case PROP_PROFILE_CHANGED:
      g_value_set_boolean (value, self->profile_changed);
      break;
    case PROP_EXPORT_FOLDER:
      g_value_set_string (value, self->export_folder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lw_document_dispose (GObject *object)
{
  LwDocument *self = LW_DOCUMENT (object);

  g_clear_handle_id (&self->recompute_source, g_source_remove);
  if (self->changed_handler != 0)
    g_clear_signal_handler (&self->changed_handler, self->plan);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  drop_monitor (self, &self->file_monitor);
  drop_monitor (self, &self->profile_monitor);

  G_OBJECT_CLASS (lw_document_parent_class)->dispose (object);
}

static void
lw_document_finalize (GObject *object)
{
  LwDocument *self = LW_DOCUMENT (object);

  g_clear_object (&self->history);
  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_clear_object (&self->profile_file);
  g_clear_pointer (&self->schedule, lw_schedule_unref);
  g_free (self->export_folder);
  g_free (self->written_tag);

  G_OBJECT_CLASS (lw_document_parent_class)->finalize (object);
}

static void
lw_document_class_init (LwDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lw_document_get_property;
  object_class->dispose = lw_document_dispose;
  object_class->finalize = lw_document_finalize;

  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, LW_TYPE_PLAN, flags);
  properties[PROP_SCHEDULE] = g_param_spec_boxed ("schedule", NULL, NULL, LW_TYPE_SCHEDULE, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CHANGED_ON_DISK] = g_param_spec_boolean ("changed-on-disk", NULL, NULL, FALSE, flags);
  properties[PROP_PROFILE_CHANGED] = g_param_spec_boolean ("profile-changed", NULL, NULL, FALSE, flags);
  properties[PROP_EXPORT_FOLDER] = g_param_spec_string ("export-folder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lw_document_init (LwDocument *self)
{
}

LwDocument *
lw_document_new (LwPlan *plan)
{
  LwDocument *self = g_object_new (LW_TYPE_DOCUMENT, NULL);

  self->plan = g_object_ref (plan);
  self->history = lw_history_new (LW_RECORD (plan));
  self->changed_handler = g_signal_connect_swapped (plan, "changed", G_CALLBACK (plan_changed_cb), self);
  g_signal_connect_swapped (self->history, "notify::modified", G_CALLBACK (modified_cb), self);
  find_profile_file (self);
  return self;
}
