/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-writer.h"
#include "lw-error.h"
#include "lw-manifest.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

typedef struct
{
  char *base;   /* a folder of this test alone */
  char *folder; /* the target, which does not exist yet */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  umask (022);
  fixture->base = g_dir_make_tmp ("loadwright-writer-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_build_filename (fixture->base, "out", NULL);
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->base);
  g_free (fixture->folder);
  g_free (fixture->base);
}

static void
add (LwBundle *bundle, const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  lw_bundle_add (bundle, path, bytes, g_str_has_suffix (path, ".sh"));
}

static LwBundle *
make_bundle (const char *readme)
{
  LwBundle *bundle = lw_bundle_new ();

  add (bundle, "README.md", readme);
  add (bundle, "queries.sh", "#!/bin/sh\n");
  add (bundle, "k8s/run.yaml", "kind: TestRun\n");
  return bundle;
}

/* "README.md created, queries.sh updated" */
static char *
describe (GPtrArray *report)
{
  static const char *const words[] = { "created", "updated", "unchanged", "conflict", "removed" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->len; i++)
    {
      LwFileReport *file = g_ptr_array_index (report, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", file->path, words[file->action]);
    }
  g_ptr_array_unref (report);
  return g_string_free (text, FALSE);
}

static void
assert_writes (LwBundle *bundle, const char *folder, LwWriteFlags flags, const char *expected)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *report = lw_bundle_write (bundle, folder, flags, NULL, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (report);
  words = describe (report);
  g_assert_cmpstr (words, ==, expected);
}

static void
assert_text (const char *folder, const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
put_text (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
list_into (GPtrArray *names, const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *shown = g_strconcat (prefix, name, NULL);
      g_autofree char *below = g_strconcat (shown, "/", NULL);
      g_autofree char *text = NULL;
      struct stat info;

      g_assert_cmpint (lstat (path, &info), ==, 0);
      if (S_ISREG (info.st_mode))
        g_file_get_contents (path, &text, NULL, NULL);
      g_ptr_array_add (names, g_strdup_printf ("%s %o %ld.%09ld %s", shown, info.st_mode,
                                               (long) info.st_mtim.tv_sec, info.st_mtim.tv_nsec,
                                               text != NULL ? text : ""));
      if (S_ISDIR (info.st_mode))
        {
          /* Its time changes when a name comes and goes again. */
          g_free (g_ptr_array_index (names, names->len - 1));
          g_ptr_array_index (names, names->len - 1) = g_strdup (below);
          list_into (names, path, below);
        }
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Everything below a folder: names, modes, times and contents. */
static char *
snapshot (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  list_into (names, folder, "");
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}

#define assert_fails(bundle, fixture, folder, flags, domain, code)                               \
  G_STMT_START                                                                                   \
  {                                                                                              \
    g_autofree char *before = snapshot ((fixture)->base);                                        \
    g_autofree char *after = NULL;                                                               \
    g_autoptr (GError) failure = NULL;                                                           \
                                                                                                 \
    g_assert_null (lw_bundle_write (bundle, folder, flags, NULL, &failure));                     \
    g_assert_error (failure, domain, code);                                                      \
    g_test_message ("%s", failure->message);                                                     \
    after = snapshot ((fixture)->base);                                                          \
    g_assert_cmpstr (after, ==, before);                                                         \
  }                                                                                              \
  G_STMT_END

static mode_t
mode_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_first_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) bundle = make_bundle ("one\n");
  g_autofree char *deep = g_build_filename (fixture->base, "a", "b", "c/", NULL);
  g_autoptr (GDir) base = NULL;

  umask (027);
  assert_writes (bundle, deep, 0, "README.md created, k8s/run.yaml created, queries.sh created");
  assert_text (deep, "README.md", "one\n");
  assert_text (deep, "k8s/run.yaml", "kind: TestRun\n");
  g_assert_cmphex (mode_of (deep, "README.md"), ==, 0640);
  g_assert_cmphex (mode_of (deep, "queries.sh"), ==, 0750);

  /* The temporary folder beside the target has gone. */
  g_free (deep);
  deep = g_build_filename (fixture->base, "a", "b", NULL);
  base = g_dir_open (deep, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (base), ==, "c");
  g_assert_null (g_dir_read_name (base));
}

static void
test_second_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) one = make_bundle ("one\n");
  g_autoptr (LwBundle) two = make_bundle ("two\n");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *readme = g_build_filename (fixture->folder, "README.md", NULL);

  assert_writes (one, fixture->folder, 0, "README.md created, k8s/run.yaml created, queries.sh created");

  /* Nothing to do means that nothing is written at all. */
  before = snapshot (fixture->base);
  assert_writes (one, fixture->folder, 0,
                 "README.md unchanged, k8s/run.yaml unchanged, queries.sh unchanged");
  after = snapshot (fixture->base);
  g_assert_cmpstr (after, ==, before);

  /* Who may read a file is up to the person. */
  g_assert_cmpint (g_chmod (readme, 0600), ==, 0);
  assert_writes (two, fixture->folder, 0,
                 "README.md updated, k8s/run.yaml unchanged, queries.sh unchanged");
  assert_text (fixture->folder, "README.md", "two\n");
  g_assert_cmphex (mode_of (fixture->folder, "README.md"), ==, 0600);
}

static void
test_changed_by_a_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) one = make_bundle ("one\n");
  g_autoptr (LwBundle) two = make_bundle ("two\n");
  g_autoptr (GError) error = NULL;

  g_ptr_array_unref (lw_bundle_write (one, fixture->folder, 0, NULL, NULL));
  put_text (fixture->folder, "README.md", "ONE\n"); /* as long as before */

  assert_fails (two, fixture, fixture->folder, 0, LW_ERROR, LW_ERROR_CHANGED);
  g_assert_null (lw_bundle_write (two, fixture->folder, 0, NULL, &error));
  g_assert_nonnull (strstr (error->message, "README.md"));
  g_assert_null (strstr (error->message, "queries.sh"));

  assert_writes (two, fixture->folder, LW_WRITE_DRY_RUN,
                 "README.md conflict, k8s/run.yaml unchanged, queries.sh unchanged");
  assert_writes (two, fixture->folder, LW_WRITE_DRY_RUN | LW_WRITE_FORCE,
                 "README.md updated, k8s/run.yaml unchanged, queries.sh unchanged");
  assert_text (fixture->folder, "README.md", "ONE\n");
  assert_writes (two, fixture->folder, LW_WRITE_FORCE,
                 "README.md updated, k8s/run.yaml unchanged, queries.sh unchanged");
  assert_text (fixture->folder, "README.md", "two\n");
  assert_writes (one, fixture->folder, 0,
                 "README.md updated, k8s/run.yaml unchanged, queries.sh unchanged");
}

static void
test_foreign_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) bundle = make_bundle ("one\n");

  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  put_text (fixture->folder, "config.env", "API_TOKEN=mine\n");
  put_text (fixture->folder, "README.md", "mine\n");
  put_text (fixture->folder, "queries.sh", "#!/bin/sh\n"); /* happens to be the same */

  assert_fails (bundle, fixture, fixture->folder, 0, LW_ERROR, LW_ERROR_CHANGED);
  assert_writes (bundle, fixture->folder, LW_WRITE_FORCE,
                 "README.md updated, k8s/run.yaml created, queries.sh unchanged");
  assert_text (fixture->folder, "config.env", "API_TOKEN=mine\n");
  assert_text (fixture->folder, "README.md", "one\n");
}

static void
test_removed_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) full = make_bundle ("one\n");
  g_autoptr (LwBundle) small = lw_bundle_new ();
  g_autofree char *k8s = g_build_filename (fixture->folder, "k8s", NULL);

  add (small, "README.md", "one\n");
  g_ptr_array_unref (lw_bundle_write (full, fixture->folder, 0, NULL, NULL));
  assert_writes (small, fixture->folder, LW_WRITE_DRY_RUN,
                 "README.md unchanged, k8s/run.yaml removed, queries.sh removed");
  assert_writes (small, fixture->folder, 0,
                 "README.md unchanged, k8s/run.yaml removed, queries.sh removed");
  assert_text (fixture->folder, "queries.sh", NULL);
  g_assert_false (g_file_test (k8s, G_FILE_TEST_EXISTS));

  /* What somebody worked on stays, even with force. */
  g_ptr_array_unref (lw_bundle_write (full, fixture->folder, 0, NULL, NULL));
  put_text (fixture->folder, "queries.sh", "#!/bin/sh\necho mine\n");
  put_text (k8s, "mine.yaml", "");
  assert_writes (small, fixture->folder, LW_WRITE_FORCE, "README.md unchanged, k8s/run.yaml removed");
  assert_text (fixture->folder, "queries.sh", "#!/bin/sh\necho mine\n");
  assert_text (k8s, "mine.yaml", "");
  assert_fails (full, fixture, fixture->folder, 0, LW_ERROR, LW_ERROR_CHANGED);
}

static void
test_dry_run_makes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) bundle = make_bundle ("one\n");

  assert_writes (bundle, fixture->folder, LW_WRITE_DRY_RUN,
                 "README.md created, k8s/run.yaml created, queries.sh created");
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static void
test_damaged_manifest (Fixture *fixture, gconstpointer data)
{
  static const char *const manifests[] = {
    "", "{", "{}", "[[[[[[[[[[", "null", "{\n  \"format\": \"loadwright-bundle\"}",
    "{\n  \"format\": \"loadwright-bundle\",\n  \"version\": 2,\n  \"files\": {\n  }\n}\n",
  };
  g_autoptr (LwBundle) one = make_bundle ("one\n");
  g_autoptr (LwBundle) two = make_bundle ("two\n");
  g_autofree char *huge = g_strnfill (LW_MAX_MANIFEST_BYTES + 1, ' ');

  g_ptr_array_unref (lw_bundle_write (one, fixture->folder, 0, NULL, NULL));
  for (guint i = 0; i <= G_N_ELEMENTS (manifests); i++)
    {
      put_text (fixture->folder, LW_MANIFEST_FILE, i < G_N_ELEMENTS (manifests) ? manifests[i] : huge);
      assert_fails (two, fixture, fixture->folder, 0, LW_ERROR, LW_ERROR_CHANGED);
    }
  assert_writes (one, fixture->folder, 0,
                 "README.md unchanged, k8s/run.yaml unchanged, queries.sh unchanged");
  assert_writes (two, fixture->folder, 0,
                 "README.md updated, k8s/run.yaml unchanged, queries.sh unchanged");
}

/* A manifest that somebody else made up must not make us remove anything elsewhere. */
static void
test_hostile_manifest (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "../victim", "/etc/hostname", "link/victim", "./README.md", "a//b" };
  g_autoptr (LwBundle) bundle = lw_bundle_new ();
  g_autofree char *link_path = g_build_filename (fixture->folder, "link", NULL);

  add (bundle, "README.md", "one\n");
  put_text (fixture->base, "victim", "one\n");
  g_ptr_array_unref (lw_bundle_write (bundle, fixture->folder, 0, NULL, NULL));
  g_assert_cmpint (symlink ("..", link_path), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one\n", -1);
      g_autofree char *manifest = g_strdup_printf (
        "{\n  \"format\": \"loadwright-bundle\",\n  \"version\": 1,\n  \"files\": {\n"
        "    \"%s\": { \"sha256\": \"%s\", \"size\": 4 }\n  }\n}\n", paths[i], sha256);
      g_autoptr (GError) error = NULL;
      GPtrArray *report;

      put_text (fixture->folder, LW_MANIFEST_FILE, manifest);
      report = lw_bundle_write (bundle, fixture->folder, LW_WRITE_FORCE, NULL, &error);
      if (report != NULL)
        g_ptr_array_unref (report);
      else
        g_assert_error (error, LW_ERROR, LW_ERROR_UNSAFE);
      assert_text (fixture->base, "victim", "one\n");
    }
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) bundle = make_bundle ("one\n");
  g_autofree char *outside = g_build_filename (fixture->base, "outside", NULL);
  g_autofree char *readme = g_build_filename (fixture->folder, "README.md", NULL);
  g_autofree char *manifest = g_build_filename (fixture->folder, LW_MANIFEST_FILE, NULL);
  g_autofree char *k8s = g_build_filename (fixture->folder, "k8s", NULL);
  g_autofree char *typed = g_build_filename (fixture->base, "typed", NULL);

  g_assert_cmpint (g_mkdir (outside, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  put_text (outside, "README.md", "outside\n");

  /* A folder of the bundle that is a link leads out: nothing goes there, whatever the flags. */
  g_assert_cmpint (symlink ("../outside", k8s), ==, 0);
  assert_fails (bundle, fixture, fixture->folder, 0, LW_ERROR, LW_ERROR_UNSAFE);
  assert_fails (bundle, fixture, fixture->folder, LW_WRITE_FORCE, LW_ERROR, LW_ERROR_UNSAFE);
  assert_fails (bundle, fixture, fixture->folder, LW_WRITE_DRY_RUN, LW_ERROR, LW_ERROR_UNSAFE);
  g_assert_cmpint (g_remove (k8s), ==, 0);

  /* A file that is a link is in conflict; with force the link is replaced, not what it points to. */
  g_assert_cmpint (symlink ("../outside/README.md", readme), ==, 0);
  g_assert_cmpint (symlink ("../outside/README.md", manifest), ==, 0);
  assert_fails (bundle, fixture, fixture->folder, 0, LW_ERROR, LW_ERROR_CHANGED);
  assert_writes (bundle, fixture->folder, LW_WRITE_FORCE,
                 "README.md updated, k8s/run.yaml created, queries.sh created");
  assert_text (outside, "README.md", "outside\n");
  assert_text (fixture->folder, "README.md", "one\n");
  g_assert_false (g_file_test (readme, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (manifest, G_FILE_TEST_IS_SYMLINK));

  /* The folder itself may be a link: that is what the person typed. */
  g_assert_cmpint (symlink ("outside", typed), ==, 0);
  assert_writes (bundle, typed, LW_WRITE_FORCE,
                 "README.md updated, k8s/run.yaml created, queries.sh created");
  assert_text (outside, "README.md", "one\n");
  g_assert_true (g_file_test (typed, G_FILE_TEST_IS_SYMLINK));
}

static void
test_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) bundle = make_bundle ("one\n");
  g_autofree char *readme = g_build_filename (fixture->folder, "README.md", NULL);
  g_autofree char *below = g_build_filename (fixture->base, "file", "below", NULL);
  g_autofree char *dangling = g_build_filename (fixture->base, "dangling", NULL);

  put_text (fixture->base, "file", "");
  assert_fails (bundle, fixture, below, 0, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  assert_fails (bundle, fixture, dangling, 0, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  g_assert_cmpint (g_mkdir_with_parents (readme, 0755), ==, 0);
  assert_fails (bundle, fixture, fixture->folder, LW_WRITE_FORCE, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_cmpint (g_rmdir (readme), ==, 0);

  put_text (fixture->folder, "k8s", "a file");
  assert_fails (bundle, fixture, fixture->folder, LW_WRITE_FORCE, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  assert_text (fixture->folder, "k8s", "a file");
  g_autofree char *k8s = g_build_filename (fixture->folder, "k8s", NULL);
  g_assert_cmpint (g_remove (k8s), ==, 0);

  /* Reading a pipe would wait for ever. */
  g_assert_cmpint (mkfifo (readme, 0644), ==, 0);
  assert_fails (bundle, fixture, fixture->folder, 0, LW_ERROR, LW_ERROR_CHANGED);
  assert_writes (bundle, fixture->folder, LW_WRITE_FORCE,
                 "README.md updated, k8s/run.yaml created, queries.sh created");
  assert_text (fixture->folder, "README.md", "one\n");
}

static void
test_unsafe_paths (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "../out.txt", "a/../../b", "a//b", "a/", ".", "a/./b", "new\nline",
                                       "$(id)", "a b", LW_MANIFEST_FILE };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (LwBundle) bundle = lw_bundle_new ();

      add (bundle, "README.md", "one\n");
      add (bundle, paths[i], "one\n");
      assert_fails (bundle, fixture, fixture->folder, LW_WRITE_FORCE, LW_ERROR, LW_ERROR_UNSAFE);
    }
}

static void
test_file_size_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) one = make_bundle ("one\n");
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (LwBundle) two = make_bundle (large);
  g_autofree char *fresh = g_build_filename (fixture->base, "new", "folder", NULL);
  struct rlimit old_limit;
  struct rlimit limit;

  g_ptr_array_unref (lw_bundle_write (one, fixture->folder, 0, NULL, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = old_limit;
  limit.rlim_cur = 50000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_fails (two, fixture, fixture->folder, 0, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_fails (two, fixture, fresh, 0, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
}

static gboolean
mount_or_skip (const char *source, const char *folder, const char *type, unsigned long flags,
               const char *options)
{
  if (mount (source, folder, type, flags, options) == 0)
    return TRUE;
  g_test_skip ("needs permission to mount");
  return FALSE;
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) one = make_bundle ("one\n");
  g_autofree char *large = g_strnfill (300000, 'x');
  g_autoptr (LwBundle) two = make_bundle (large);
  g_autofree char *mounted = g_build_filename (fixture->base, "disk", NULL);
  g_autofree char *folder = g_build_filename (mounted, "out", NULL);

  g_assert_cmpint (g_mkdir (mounted, 0755), ==, 0);
  if (!mount_or_skip ("none", mounted, "tmpfs", 0, "size=128k"))
    return;
  g_ptr_array_unref (lw_bundle_write (one, folder, 0, NULL, NULL));
  assert_fails (two, fixture, folder, 0, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  /* Straight into the mounted folder, whose parent is another file system. */
  assert_fails (two, fixture, mounted, 0, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  assert_writes (one, mounted, 0, "README.md created, k8s/run.yaml created, queries.sh created");

  g_assert_cmpint (mount ("none", mounted, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  assert_fails (two, fixture, folder, 0, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
  assert_writes (one, folder, 0, "README.md unchanged, k8s/run.yaml unchanged, queries.sh unchanged");
  g_assert_cmpint (umount (mounted), ==, 0);
}

static void
test_bind_mount (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) bundle = make_bundle ("one\n");
  g_autofree char *real = g_build_filename (fixture->base, "real", NULL);

  g_assert_cmpint (g_mkdir (real, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  if (!mount_or_skip (real, fixture->folder, NULL, MS_BIND, NULL))
    return;
  assert_writes (bundle, fixture->folder, 0,
                 "README.md created, k8s/run.yaml created, queries.sh created");
  assert_text (real, "README.md", "one\n");
  g_assert_cmpint (umount (fixture->folder), ==, 0);
}

/* The second of two folders must not be written to, so the first file has to be put back. */
static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) one = make_bundle ("one\n");
  g_autoptr (LwBundle) two = make_bundle ("two\n");
  g_autofree char *k8s = g_build_filename (fixture->folder, "k8s", NULL);
  gboolean root = geteuid () == 0;

  if (root)
    {
      g_assert_cmpint (chown (fixture->base, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }
  add (one, "CHANGES", "gone in the second\n");
  add (two, "NEW.md", "new in the second\n");
  add (two, "k8s/run.yaml", "kind: Other\n");
  g_ptr_array_unref (lw_bundle_write (one, fixture->folder, 0, NULL, NULL));
  g_assert_cmpint (g_chmod (k8s, 0555), ==, 0);
  assert_fails (two, fixture, fixture->folder, 0, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_text (fixture->folder, "README.md", "one\n");

  /* With the folder itself read-only, nothing is even tried. */
  g_assert_cmpint (g_chmod (k8s, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  assert_fails (two, fixture, fixture->folder, 0, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);

  /* With its parent read-only, the temporary folder is made inside. */
  g_assert_cmpint (g_chmod (fixture->base, 0555), ==, 0);
  assert_writes (two, fixture->folder, 0,
                 "CHANGES removed, NEW.md created, README.md updated, k8s/run.yaml updated, "
                 "queries.sh unchanged");
  g_assert_cmpint (g_chmod (fixture->base, 0755), ==, 0);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) bundle = make_bundle ("one\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (lw_bundle_write (bundle, fixture->folder, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled_while_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) bundle = make_bundle ("one\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  int fd;

  g_ptr_array_unref (lw_bundle_write (bundle, fixture->folder, 0, NULL, NULL));
  fd = open (fixture->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (lw_bundle_write (bundle, fixture->folder, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  close (fd);
}

static gpointer
export_often (gpointer data)
{
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d\n", g_random_int_range (0, 3));
      g_autoptr (LwBundle) bundle = make_bundle (text);
      g_autoptr (GError) error = NULL;
      GPtrArray *report = lw_bundle_write (bundle, data, 0, NULL, &error);

      g_assert_no_error (error);
      g_ptr_array_unref (report);
    }
  return NULL;
}

static void
test_concurrent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwBundle) last = make_bundle ("last\n");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("export", export_often, fixture->folder);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_writes (last, fixture->folder, 0,
                 "README.md updated, k8s/run.yaml unchanged, queries.sh unchanged");
}

static void
test_manifest (void)
{
  g_autoptr (LwManifest) manifest = lw_manifest_new ();
  g_autoptr (LwManifest) again = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0);
  g_autofree char *data = NULL;

  lw_manifest_add (manifest, "b/c.txt", sha256, 0);
  lw_manifest_add (manifest, "a.txt", sha256, G_MAXINT64);
  data = lw_manifest_to_data (manifest);
  g_assert_cmpstr (data, ==,
                   "{\n"
                   "  \"format\": \"loadwright-bundle\",\n"
                   "  \"version\": 1,\n"
                   "  \"files\": {\n"
                   "    \"a.txt\": { \"sha256\": \""
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\", "
                   "\"size\": 9223372036854775807 },\n"
                   "    \"b/c.txt\": { \"sha256\": \""
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\", "
                   "\"size\": 0 }\n"
                   "  }\n"
                   "}\n");
  again = lw_manifest_from_data (data, strlen (data));
  g_assert_nonnull (again);
  g_assert_cmpint (lw_manifest_find (again, "a.txt")->size, ==, G_MAXINT64);

  /* Every text that is cut short, and every text with one byte changed to another, is refused or, in
   * a name or number, gives a manifest with just that. */
  for (gsize i = 0; i < strlen (data); i++)
    {
      g_autoptr (LwManifest) cut = lw_manifest_from_data (data, i);
      g_autoptr (LwManifest) other = NULL;
      char kept = data[i];

      g_assert_null (cut);
      data[i] = '{';
      other = lw_manifest_from_data (data, strlen (data));
      g_assert_true (other == NULL || kept == '{');
      data[i] = kept;
    }
}

#define ADD(name, function) g_test_add ("/bundle-writer/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("first-export", test_first_export);
  ADD ("second-export", test_second_export);
  ADD ("changed-by-a-person", test_changed_by_a_person);
  ADD ("foreign-files", test_foreign_files);
  ADD ("removed-files", test_removed_files);
  ADD ("dry-run-makes-nothing", test_dry_run_makes_nothing);
  ADD ("damaged-manifest", test_damaged_manifest);
  ADD ("hostile-manifest", test_hostile_manifest);
  ADD ("links", test_links);
  ADD ("in-the-way", test_in_the_way);
  ADD ("unsafe-paths", test_unsafe_paths);
  ADD ("file-size-limit", test_file_size_limit);
  ADD ("full-disk", test_full_disk);
  ADD ("bind-mount", test_bind_mount);
  ADD ("rollback", test_rollback);
  ADD ("cancelled", test_cancelled);
  ADD ("cancelled-while-waiting", test_cancelled_while_waiting);
  ADD ("concurrent", test_concurrent);
  g_test_add_func ("/bundle-writer/manifest", test_manifest);

  return g_test_run ();
}
