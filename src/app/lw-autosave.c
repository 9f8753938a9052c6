/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-autosave.h"

#include "lw-plan-file.h"
#include "lw-settings.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define DEFAULT_INTERVAL_SECONDS 5
#define LOCK_SUFFIX ".lock"

typedef struct
{
  LwDocument *document; /* (unowned) it owns us */
  char *path;           /* (owned) */
  guint source;
} Autosave;

static char *
folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "loadwright", "autosave", NULL);
}

/*
 * Which process looks after a copy is told by a lock on a file beside it, which ends with the process
 * however that ends. Process numbers would not do: in a sandbox, each run has the same one.
 */

static char *
lock_path (const char *session)
{
  g_autofree char *parent = folder ();
  g_autofree char *name = g_strconcat (session, LOCK_SUFFIX, NULL);

  return g_build_filename (parent, name, NULL);
}

static gboolean
make_folder (GError **error)
{
  g_autofree char *parent = folder ();

  if (g_mkdir_with_parents (parent, 0700) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", parent, g_strerror (errno));
  return FALSE;
}

/* The lock has its name only once it is held, so that nobody takes it for a left one. */
static void
lock_session (const char *session)
{
  g_autofree char *path = lock_path (session);
  g_autofree char *unnamed = g_strconcat (path, ".new", NULL);
  int fd = make_folder (NULL) ? g_open (unnamed, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;

  /* Never closed: the system does that. */
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_rename (unnamed, path);
}

/* What the names of this process's copies begin with. */
static const char *
get_session (void)
{
  static char *session;

  if (session == NULL)
    {
      session = g_uuid_string_random ();
      lock_session (session);
    }
  return session;
}

/* Whether nobody holds the lock. */
static gboolean
is_free (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean is_free = fd < 0 || flock (fd, LOCK_EX | LOCK_NB) == 0;

  if (fd >= 0)
    g_close (fd, NULL);
  return is_free;
}

static void
remove_copy (Autosave *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_unlink (self->path);
}

/* A document that goes away in an orderly way has been saved or given up. */
static void
autosave_free (Autosave *self)
{
  remove_copy (self);
  g_free (self->path);
  g_free (self);
}

static Autosave *
get_autosave (LwDocument *document)
{
  return g_object_get_data (G_OBJECT (document), "lw-autosave");
}

gboolean
lw_autosave_write (LwDocument *document, GError **error)
{
  Autosave *self = get_autosave (document);

  return make_folder (error) && lw_plan_save (lw_document_get_plan (document), self->path, error);
}

static gboolean
write_cb (gpointer data)
{
  Autosave *self = data;
  g_autoptr (GError) error = NULL;

  self->source = 0;
  /* Unsaved work is still in the window; this is only the safety net. */
  if (lw_document_get_modified (self->document) && !lw_autosave_write (self->document, &error))
    g_debug ("No copy of unsaved work: %s", error->message);
  return G_SOURCE_REMOVE;
}

static guint
interval (void)
{
  GSettings *settings = lw_settings_get ();

  return settings != NULL ? g_settings_get_uint (settings, "autosave-interval") : DEFAULT_INTERVAL_SECONDS;
}

static gboolean
is_wanted (void)
{
  GSettings *settings = lw_settings_get ();

  return settings == NULL || g_settings_get_boolean (settings, "autosave");
}

static void
schedule_cb (Autosave *self)
{
  if (self->source == 0 && lw_document_get_modified (self->document) && is_wanted ())
    self->source = g_timeout_add_seconds (interval (), write_cb, self);
}

static void
modified_cb (Autosave *self)
{
  if (lw_document_get_modified (self->document))
    schedule_cb (self);
  else
    remove_copy (self);
}

void
lw_autosave_attach (LwDocument *document)
{
  static guint serial;
  Autosave *self = g_new0 (Autosave, 1);
  g_autofree char *parent = folder ();
  g_autofree char *name = g_strdup_printf ("%s-%u" LW_PLAN_SUFFIX, get_session (), ++serial);

  self->document = document;
  self->path = g_build_filename (parent, name, NULL);
  g_signal_connect_swapped (document, "notify::schedule", G_CALLBACK (schedule_cb), self);
  g_signal_connect_swapped (document, "notify::modified", G_CALLBACK (modified_cb), self);
  g_object_set_data_full (G_OBJECT (document), "lw-autosave", self, (GDestroyNotify) autosave_free);
  modified_cb (self);
}

void
lw_autosave_forget (LwDocument *document)
{
  Autosave *self = get_autosave (document);

  if (self != NULL)
    remove_copy (self);
}

static gboolean
is_lost (const char *name)
{
  const char *end = strrchr (name, '-');
  g_autofree char *session = end != NULL ? g_strndup (name, end - name) : g_strdup ("");
  g_autofree char *lock = lock_path (session);

  return is_free (lock);
}

GPtrArray *
lw_autosave_find_lost (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *parent = folder ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (g_str_has_suffix (name, LW_PLAN_SUFFIX) && is_lost (name))
        g_ptr_array_add (paths, g_steal_pointer (&path));
      else if (g_str_has_suffix (name, LOCK_SUFFIX) && is_free (path))
        g_unlink (path);
    }
  return paths;
}

void
lw_autosave_discard (const char *path)
{
  g_unlink (path);
}

LwDocument *
lw_autosave_recover (const char *path, GPtrArray *problems)
{
  g_autoptr (LwPlan) plan = lw_plan_load (path, problems);
  LwDocument *document;

  if (plan == NULL)
    return NULL;
  document = lw_document_new (plan);
  lw_document_mark_unsaved (document);
  lw_autosave_attach (document);
  /* The old copy goes only once there is a new one. */
  if (lw_autosave_write (document, NULL))
    lw_autosave_discard (path);
  return document;
}
