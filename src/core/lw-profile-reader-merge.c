/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile-reader-private.h"

#include "lw-i18n.h"
#include "lw-number.h"

typedef struct
{
  LwProfileReader *reader;
  const char *into_place; /* (nullable) */
  const char *from_place; /* (nullable) */
} Merge;

static void merge_records (Merge *merge, LwRecord *into, LwRecord *from);

static const char *const *
strv_of (const GValue *value)
{
  static const char *const none[] = { NULL };
  const char *const *strings = g_value_get_boxed (value);

  return strings != NULL ? strings : none;
}

static gboolean
is_unset (GParamSpec *field, const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_get_string (value) == NULL || g_value_get_string (value)[0] == '\0';
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return strv_of (value)[0] == NULL;
  return g_param_value_defaults (field, value);
}

static gboolean
is_equal (GParamSpec *field, const GValue *a, const GValue *b)
{
  if (G_VALUE_HOLDS (a, G_TYPE_STRV))
    return g_strv_equal (strv_of (a), strv_of (b));
  return g_param_values_cmp (field, a, b) == 0;
}

static char *
dup_words (const GValue *value)
{
  char number[LW_NUMBER_BUFFER];

  if (G_VALUE_HOLDS_DOUBLE (value))
    return g_strdup (lw_number_format (number, g_value_get_double (value)));
  if (G_VALUE_HOLDS_STRING (value))
    return lw_excerpt (g_value_get_string (value));
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_strdup (g_value_get_boolean (value) ? "true" : "false");
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return g_strdup_printf (_ ("a list of %u"), g_strv_length ((char **) strv_of (value)));
  return g_strdup (_ ("something else"));
}

static void
report_conflict (Merge *merge, LwRecord *into, LwRecord *from, GParamSpec *field,
                 const char *into_words, const char *from_words)
{
  LwProfileReader *reader = merge->reader;
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "-", ' ');
  g_autofree char *path = g_strconcat (reader->path->str, ".", field->name, NULL);
  guint into_line = 0;
  guint line = 0;
  guint column = 0;
  LwProblem *problem;

  lw_record_get_mark (into, field->name, &into_line, &column);
  lw_record_get_mark (from, field->name, &line, &column);
  problem = lw_problem_new (LW_SEVERITY_WARNING, "two-places", path,
                            _ ("%s: %s %s (line %u) and %s %s; the one %s is used"), name, into_words,
                            merge->into_place, into_line, from_words, merge->from_place,
                            merge->from_place);
  lw_problem_at (problem, lw_problem_sink_get_file (reader->sink), line, column);
  lw_problem_sink_take (reader->sink,
                        lw_problem_suggest (problem, _ ("Keep it in one of the two places")));
}

static void
take_value (LwRecord *into, LwRecord *from, GParamSpec *field, const GValue *value)
{
  guint line;
  guint column;

  g_object_set_property (G_OBJECT (into), field->name, value);
  if (lw_record_get_mark (from, field->name, &line, &column))
    lw_record_set_mark (into, field->name, line, column);
}

static void
merge_value (Merge *merge, LwRecord *into, LwRecord *from, GParamSpec *field)
{
  g_auto (GValue) old = G_VALUE_INIT;
  g_auto (GValue) new = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (into), field->name, &old);
  g_object_get_property (G_OBJECT (from), field->name, &new);
  if (is_unset (field, &new) || is_equal (field, &old, &new))
    return;
  if (!is_unset (field, &old))
    {
      g_autofree char *into_words = dup_words (&old);
      g_autofree char *from_words = dup_words (&new);

      if (merge->into_place == NULL)
        return;
      report_conflict (merge, into, from, field, into_words, from_words);
    }
  take_value (into, from, field, &new);
}

static gboolean
lists_equal (LwRecordList *a, LwRecordList *b)
{
  if (lw_record_list_get_size (a) != lw_record_list_get_size (b))
    return FALSE;
  for (guint i = 0; i < lw_record_list_get_size (a); i++)
    if (!lw_record_equal (lw_record_list_get (a, i), lw_record_list_get (b, i)))
      return FALSE;
  return TRUE;
}

static void
move_items (LwRecordList *into, LwRecordList *from)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lw_record_list_get_size (from); i++)
    g_ptr_array_add (items, g_object_ref (lw_record_list_get (from, i)));
  lw_record_list_clear (from);
  lw_record_list_clear (into);
  for (guint i = 0; i < items->len; i++)
    lw_record_list_append (into, g_ptr_array_index (items, i));
}

static void
merge_lists (Merge *merge, LwRecord *into, LwRecord *from, GParamSpec *field)
{
  g_autoptr (LwRecordList) old = NULL;
  g_autoptr (LwRecordList) new = NULL;

  g_object_get (into, field->name, &old, NULL);
  g_object_get (from, field->name, &new, NULL);
  if (lw_record_list_get_size (new) == 0 || lists_equal (old, new))
    return;
  if (lw_record_list_get_size (old) > 0)
    {
      g_autofree char *into_words = g_strdup_printf (_ ("a list of %u"), lw_record_list_get_size (old));
      g_autofree char *from_words =
          g_strdup_printf (_ ("a different list of %u"), lw_record_list_get_size (new));

      if (merge->into_place == NULL)
        return;
      report_conflict (merge, lw_record_list_get (old, 0), lw_record_list_get (new, 0), field,
                       into_words, from_words);
    }
  move_items (old, new);
}

static void
merge_children (Merge *merge, LwRecord *into, LwRecord *from, GParamSpec *field)
{
  g_autoptr (LwRecord) old = NULL;
  g_autoptr (LwRecord) new = NULL;
  GString *path = merge->reader->path;
  gsize length = path->len;

  g_object_get (into, field->name, &old, NULL);
  g_object_get (from, field->name, &new, NULL);
  g_string_append_printf (path, ".%s", field->name);
  merge_records (merge, old, new);
  g_string_truncate (path, length);
}

/* A record without a mark has that of its parent. */
static gboolean
has_own_mark (LwRecord *record)
{
  LwRecord *parent = lw_record_get_parent (record);
  guint line = 0;
  guint column = 0;
  guint parent_line = 0;
  guint parent_column = 0;

  if (!lw_record_get_mark (record, NULL, &line, &column))
    return FALSE;
  return parent == NULL || !lw_record_get_mark (parent, NULL, &parent_line, &parent_column) ||
         line != parent_line || column != parent_column;
}

static void
merge_records (Merge *merge, LwRecord *into, LwRecord *from)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (into, &n_fields);
  guint line;
  guint column;

  if (!has_own_mark (into) && lw_record_get_mark (from, NULL, &line, &column))
    lw_record_set_mark (into, NULL, line, column);
  for (guint i = 0; i < n_fields; i++)
    {
      if (lw_param_spec_get_item_type (fields[i]) != G_TYPE_INVALID)
        merge_lists (merge, into, from, fields[i]);
      else if (g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (fields[i]), LW_TYPE_RECORD))
        merge_children (merge, into, from, fields[i]);
      else
        merge_value (merge, into, from, fields[i]);
    }
}

void
lw_profile_reader_merge (LwProfileReader *self, LwRecord *into, LwRecord *from,
                         const char *into_place, const char *from_place)
{
  Merge merge = { self, into_place, from_place };

  merge_records (&merge, into, from);
}
