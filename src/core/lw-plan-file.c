/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-file.h"

#include "lw-error.h"
#include "lw-file.h"
#include "lw-i18n.h"
#include "lw-limits.h"
#include "lw-number.h"
#include "lw-plan-file-private.h"

#include <string.h>

static GParamSpec *
get_field (LwPlan *plan, const char *name)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (plan), name);
}

/* Writing */

/* Nearly always nothing of the profile was changed here; then it is not written twice: in a plan
 * with a profile file, an imported profile that is left out is the same as the profile. */
static void
write_imported_profile (LwJsonWriter *writer, LwPlan *plan)
{
  LwRecord *imported = LW_RECORD (lw_plan_get_imported_profile (plan));

  if (lw_plan_get_profile_file (plan)[0] == '\0')
    {
      lw_plan_write_field (writer, LW_RECORD (plan), get_field (plan, "imported-profile"));
      return;
    }
  if (lw_record_equal (imported, LW_RECORD (lw_plan_get_profile (plan))))
    return;
  lw_json_writer_name (writer, "imported_profile");
  lw_json_writer_begin_object (writer);
  lw_plan_write_fields (writer, imported);
  lw_json_writer_end (writer);
}

static char *
write_plan (LwPlan *plan, const char *profile_file, gsize *length)
{
  g_autoptr (LwJsonWriter) writer = lw_json_writer_new ();
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (LW_RECORD (plan), &n_fields);

  lw_json_writer_begin_object (writer);
  lw_json_writer_name (writer, "format");
  lw_json_writer_string (writer, LW_PLAN_FORMAT);
  lw_json_writer_name (writer, "version");
  lw_json_writer_int (writer, LW_PLAN_FORMAT_VERSION);
  for (guint i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i]->name, "imported-profile"))
        write_imported_profile (writer, plan);
      else if (!g_str_equal (fields[i]->name, "profile-file"))
        lw_plan_write_field (writer, LW_RECORD (plan), fields[i]);
      else if (profile_file[0] != '\0')
        {
          lw_json_writer_name (writer, "profile_file");
          lw_json_writer_string (writer, profile_file);
        }
    }
  lw_plan_write_unknown (writer, LW_RECORD (plan));
  lw_json_writer_end (writer);
  return lw_json_writer_finish (writer, length);
}

char *
lw_plan_to_data (LwPlan *plan, gsize *length)
{
  g_return_val_if_fail (LW_IS_PLAN (plan), NULL);

  return write_plan (plan, lw_plan_get_profile_file (plan), length);
}

/* Reading */

static LwProblem *
new_problem (LwPlanReader *reader, const char *code, guint line, guint column, const char *message)
{
  return lw_problem_at (lw_problem_new (LW_SEVERITY_ERROR, code, NULL, "%s", message),
                        lw_problem_sink_get_file (reader->problems), line, column);
}

static void
report_text (LwPlanReader *reader, const char *code, guint line, guint column, const char *message)
{
  lw_problem_sink_take (reader->problems, new_problem (reader, code, line, column, message));
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* Reads the two members that say what the file is. */
static gboolean
read_header (LwPlanReader *reader, JsonNode *root, gint64 *version)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *format = object != NULL ? json_object_get_member (object, "format") : NULL;
  JsonNode *number = object != NULL ? json_object_get_member (object, "version") : NULL;
  guint line = 1;
  guint column = 1;

  if (!holds (format, G_TYPE_STRING) || strcmp (json_node_get_string (format), LW_PLAN_FORMAT) != 0)
    {
      lw_json_places_get (reader->places, lw_json_places_find (reader->places, "format"), &line,
                          &column);
      report_text (
          reader, "plan-format", line, column,
          _ ("this is not a Loadwright plan: it does not begin with \"format\": \"loadwright-plan\""));
      return FALSE;
    }
  lw_json_places_get (reader->places, lw_json_places_find (reader->places, "version"), &line,
                      &column);
  if (!holds (number, G_TYPE_INT64) || json_node_get_int (number) < 0)
    {
      report_text (
          reader, "plan-version", line, column,
          _ ("\"version\", the version of the plan's format, must be a whole number from 0 up"));
      return FALSE;
    }
  *version = json_node_get_int (number);
  if (*version > LW_PLAN_FORMAT_VERSION)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("this plan was saved by a newer Loadwright: its format has version %s, and %d is the last one known here"),
          lw_number_format ((char[LW_NUMBER_BUFFER]){ 0 }, *version), LW_PLAN_FORMAT_VERSION);
      LwProblem *problem = new_problem (reader, "plan-newer", line, column, message);

      lw_problem_suggest (problem, _ ("Open it with a newer Loadwright; the file is as it was"));
      lw_problem_sink_take (reader->problems, problem);
      return FALSE;
    }
  return TRUE;
}

static LwPlan *
read_tree (LwPlanReader *reader, JsonNode *root)
{
  g_autoptr (LwPlan) plan = lw_plan_new ();
  JsonObject *object;
  gint64 version;

  if (!read_header (reader, root, &version))
    return NULL;
  object = json_node_get_object (root);
  lw_plan_migrate (object, version);
  json_object_remove_member (object, "format");
  json_object_remove_member (object, "version");

  lw_plan_reader_read_record (reader, LW_RECORD (plan), object, LW_JSON_ROOT);
  if (lw_plan_get_profile_file (plan)[0] != '\0' &&
      !json_object_has_member (object, "imported_profile"))
    lw_record_assign (LW_RECORD (lw_plan_get_imported_profile (plan)),
                      LW_RECORD (lw_plan_get_profile (plan)));
  lw_plan_reader_check (reader, plan);
  return g_steal_pointer (&plan);
}

LwPlan *
lw_plan_from_data (const char *data, gsize length, const char *file, GPtrArray *problems)
{
  g_autoptr (LwProblemSink) sink = lw_problem_sink_new (problems, file);
  LwPlanReader reader = { .problems = sink };
  g_autoptr (LwJsonPlaces) places = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (LwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  guint line, column;

  root = lw_json_guard_parse (data, length, LW_MAX_PLAN_BYTES, &places, &line, &column, &error);
  if (root == NULL)
    {
      report_text (&reader,
                   g_error_matches (error, LW_ERROR, LW_ERROR_LIMIT) ? "plan-limit" : "plan-syntax",
                   line, column, error->message);
      return NULL;
    }
  reader.places = places;
  plan = read_tree (&reader, root);
  return lw_problem_sink_has_errors (sink) ? NULL : g_steal_pointer (&plan);
}

/* Files */

static char *
dup_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return g_path_get_dirname (absolute);
}

void
lw_plan_resolve_files (LwPlan *plan, const char *path)
{
  const char *profile_file = lw_plan_get_profile_file (plan);
  LwRecordList *data_files = lw_plan_get_data_files (plan);
  g_autofree char *folder = dup_folder (path);

  if (profile_file[0] != '\0')
    {
      g_autofree char *absolute = g_canonicalize_filename (profile_file, folder);

      lw_plan_set_profile_file (plan, absolute);
    }
  for (guint i = 0; i < lw_record_list_get_size (data_files); i++)
    {
      LwDataFile *data_file = lw_record_list_get (data_files, i);
      const char *file = lw_data_file_get_file (data_file);
      g_autofree char *absolute = file[0] != '\0' ? g_canonicalize_filename (file, folder) : NULL;

      if (absolute != NULL)
        lw_data_file_set_file (data_file, absolute);
    }
}

LwPlan *
lw_plan_load (const char *path, GPtrArray *problems)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *data = NULL;
  LwPlan *plan;
  gsize length;

  data = lw_file_read_or_report (path, name, LW_MAX_PLAN_BYTES, &length, problems);
  plan = data != NULL ? lw_plan_from_data (data, length, name, problems) : NULL;
  if (plan != NULL)
    lw_plan_resolve_files (plan, path);
  return plan;
}

/* A path beside or below the plan is found again after the whole folder has moved; a path that
 * leads out of it would most likely lead nowhere then. */
static char *
dup_relative (const char *file, const char *path)
{
  g_autofree char *folder = dup_folder (path);
  gsize length = strlen (folder);

  if (g_str_has_suffix (folder, "/"))
    length--;
  if (strncmp (file, folder, length) == 0 && file[length] == '/')
    return g_strdup (file + length + 1);
  return g_strdup (file);
}

/* The plan as its file at path has it: with the places of data files relative to its own. Plans without
 * any need no copy for that. (transfer full) */
static LwPlan *
relate_data_files (LwPlan *plan, const char *path)
{
  LwPlan *related;
  LwRecordList *data_files;

  if (lw_record_list_get_size (lw_plan_get_data_files (plan)) == 0)
    return g_object_ref (plan);
  related = LW_PLAN (lw_record_copy (LW_RECORD (plan)));
  data_files = lw_plan_get_data_files (related);
  for (guint i = 0; i < lw_record_list_get_size (data_files); i++)
    {
      LwDataFile *data_file = lw_record_list_get (data_files, i);
      g_autofree char *relative = dup_relative (lw_data_file_get_file (data_file), path);

      lw_data_file_set_file (data_file, relative);
    }
  return related;
}

static gboolean
can_be_read_back (const char *data, gsize length, GError **error)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = lw_plan_from_data (data, length, NULL, problems);

  if (plan != NULL)
    return TRUE;
  lw_problems_sort (problems);
  g_set_error (error, LW_ERROR, LW_ERROR_INVALID, _ ("the plan could not be opened again: %s"),
               ((LwProblem *) g_ptr_array_index (problems, 0))->message);
  return FALSE;
}

gboolean
lw_plan_save (LwPlan *plan, const char *path, GError **error)
{
  g_autofree char *profile_file = dup_relative (lw_plan_get_profile_file (plan), path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (LwPlan) related = relate_data_files (plan, path);
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (LW_IS_PLAN (plan), FALSE);

  data = write_plan (related, profile_file, &length);
  if (can_be_read_back (data, length, error) && lw_file_replace (path, data, length, error))
    return TRUE;
  g_prefix_error (error, _ ("“%s” was not saved: "), name);
  return FALSE;
}
