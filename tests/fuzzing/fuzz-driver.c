/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "fuzz.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * Stands in for a fuzzing engine, so that each fuzz target is also a test: gives it every file of
 * its corpus as it is, cut short at many places, and with bytes changed. What is changed follows
 * from the file, so that a failure comes back.
 */

#define N_CUTS 40
#define N_CHANGES 60

/* Pieces that steer the parsers, put in the place of what is there. */
static const char *const pieces[] = {
  "\n",      "\t",
  ": ",      "- ",
  "[",       "]",
  "{",       "}",
  ",",       "\"",
  "'",       "#",
  "&a ",     "*a",
  "!!",      "|",
  ">",       "? ",
  "---\n",   "...",
  "%",       "@",
  "\\",      "\xff",
  "\xc3",    "\xe2\x80\xa8",
  "\r",      "0",
  "-",       ".inf",
  "1e999",   "NO",
  "\x01",    "<<: ",
  "~",       "null",
  "true",    "{}",
  "[]",      "\"\"",
  "\\u0000", "\\ud800",
  "1e308",   "-1",
  "1e-9",    "9223372036854775807",
  "0.1",
};

static void
run_cuts (const guint8 *data, gsize size)
{
  for (guint i = 0; i < N_CUTS; i++)
    LLVMFuzzerTestOneInput (data, size * i / N_CUTS);
}

static void
run_changes (const guint8 *data, gsize size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (size);

  for (guint i = 0; i < N_CHANGES && size > 0; i++)
    {
      g_autoptr (GByteArray) changed = g_byte_array_new ();
      guint n_changes = g_rand_int_range (random, 1, 6);

      g_byte_array_append (changed, data, size);
      for (guint j = 0; j < n_changes && changed->len > 0; j++)
        {
          const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
          guint at = g_rand_int_range (random, 0, changed->len);
          guint length = MIN (strlen (piece), changed->len - at);

          memcpy (changed->data + at, piece, length);
        }
      LLVMFuzzerTestOneInput (changed->data, changed->len);
    }
}

static void
test_file (gconstpointer user_data)
{
  const char *path = user_data;
  g_autofree char *contents = NULL;
  g_autofree guint8 *exact = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  /* Without the zero byte behind it, so that reading too far is seen. */
  exact = g_memdup2 (contents, size);
  LLVMFuzzerTestOneInput (exact, size);
  run_cuts (exact, size);
  run_changes (exact, size);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files of a folder, in an order that does not depend on the file system. */
static void
list_files (GPtrArray *paths, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_ptr_array_sort (paths, compare_paths);
}

static void
test_nothing (void)
{
  LLVMFuzzerTestOneInput ((const guint8 *) "", 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzzing/nothing", test_nothing);
  for (int i = 1; i < argc; i++)
    list_files (paths, argv[i]);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *parent = g_path_get_basename (folder);
      g_autofree char *title = g_strdup_printf ("/fuzzing/%s/%s", parent, name);

      g_test_add_data_func (title, path, test_file);
    }
  return g_test_run ();
}
