/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-record-merge.h"

#include "lw-enums.h"
#include "lw-i18n.h"
#include "lw-number.h"
#include "lw-printable.h"
#include "lw-record-private.h"

/* Positions in lists go on changing during the merge, so paths come last. */
typedef struct
{
  LwProblem *problem; /* (unowned) */
  LwRecord *record;   /* (owned) */
  const char *field;  /* (nullable) */
} Note;

typedef struct
{
  LwRecordKey key;
  GPtrArray *problems;
  GArray *notes; /* (owned) Note */
} Merge;

static void merge_records (Merge *merge, LwRecord *ours, LwRecord *base, LwRecord *theirs);

/* Words */

static char *
describe_value (GParamSpec *field, const GValue *value)
{
  char number[LW_NUMBER_BUFFER];

  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_strdup (g_value_get_boolean (value) ? _ ("yes") : _ ("no"));
  if (G_VALUE_HOLDS_INT (value))
    return g_strdup_printf ("%d", g_value_get_int (value));
  if (G_VALUE_HOLDS_INT64 (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (value));
  if (G_VALUE_HOLDS_DOUBLE (value))
    {
      gboolean unset = G_PARAM_SPEC_DOUBLE (field)->default_value == LW_UNSET &&
                       !LW_IS_SET (g_value_get_double (value));

      return g_strdup (unset ? _ ("nothing") : lw_number_format (number, g_value_get_double (value)));
    }
  if (G_VALUE_HOLDS_ENUM (value))
    return g_strdup (lw_enum_get_nick (G_VALUE_TYPE (value), g_value_get_enum (value)));
  if (G_VALUE_HOLDS_STRING (value))
    {
      const char *text = g_value_get_string (value);

      return text != NULL && text[0] != '\0' ? lw_excerpt (text) : g_strdup (_ ("nothing"));
    }
  else
    {
      char **strings = g_value_get_boxed (value);
      g_autofree char *joined =
          strings != NULL && strings[0] != NULL ? g_strjoinv (", ", strings) : NULL;

      return joined != NULL ? lw_excerpt (joined) : g_strdup (_ ("nothing"));
    }
}

G_GNUC_PRINTF (4, 5)
static void
note (Merge *merge, LwRecord *record, const char *field, const char *format, ...)
{
  Note entry = { .record = g_object_ref (record), .field = field };
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  entry.problem = lw_problem_new (LW_SEVERITY_NOTE, "profile-conflict", NULL, "%s", message);
  g_ptr_array_add (merge->problems, entry.problem);
  g_array_append_val (merge->notes, entry);
}

static void
finish_notes (Merge *merge)
{
  for (guint i = 0; i < merge->notes->len; i++)
    {
      Note *entry = &g_array_index (merge->notes, Note, i);

      entry->problem->path = lw_record_dup_path (entry->record, entry->field);
      g_object_unref (entry->record);
    }
  g_array_unref (merge->notes);
}

/* Values */

static void
merge_value (Merge *merge, LwRecord *ours, LwRecord *base, LwRecord *theirs, GParamSpec *field)
{
  g_auto (GValue) our_value = G_VALUE_INIT;
  g_auto (GValue) base_value = G_VALUE_INIT;
  g_auto (GValue) their_value = G_VALUE_INIT;
  g_autofree char *name = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *offered = NULL;

  lw_record_read_value (ours, field->param_id, &our_value);
  lw_record_read_value (base, field->param_id, &base_value);
  lw_record_read_value (theirs, field->param_id, &their_value);
  if (lw_record_values_equal (field, &base_value, &their_value) ||
      lw_record_values_equal (field, &our_value, &their_value))
    return;
  if (lw_record_values_equal (field, &our_value, &base_value))
    {
      g_object_set_property (G_OBJECT (ours), field->name, &their_value);
      return;
    }
  name = g_strdelimit (g_strdup (field->name), "-", ' ');
  kept = describe_value (field, &our_value);
  offered = describe_value (field, &their_value);
  note (merge, ours, field->name,
        _ ("%s was changed here and in the file: %s is kept, the file now says %s"), name, kept,
        offered);
}

/* Lists */

/* Items by their keys; of several with one key, each has a number. */
typedef struct
{
  GPtrArray *keys;   /* (owned) char *, in the order of the list */
  GHashTable *items; /* (owned) key -> LwRecord */
} Index;

static void
index_clear (Index *index)
{
  g_ptr_array_unref (index->keys);
  g_hash_table_unref (index->items);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

static void
index_init (Index *index, LwRecordList *list, LwRecordKey key)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  index->keys = g_ptr_array_new_with_free_func (g_free);
  index->items = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < lw_record_list_get_size (list); i++)
    {
      LwRecord *item = lw_record_list_get (list, i);
      g_autofree char *plain = key (item);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, plain));
      char *numbered = g_strdup_printf ("%s\n%u", plain, count);

      g_hash_table_insert (counts, g_steal_pointer (&plain), GUINT_TO_POINTER (count + 1));
      g_ptr_array_add (index->keys, numbered);
      g_hash_table_insert (index->items, numbered, item);
    }
}

static char *
describe_item (Merge *merge, LwRecord *item)
{
  g_autofree char *key = merge->key (item);

  return key[0] != '\0' ? lw_excerpt (key) : g_strdup (_ ("an entry"));
}

static void
insert_copy (LwRecordList *list, guint position, LwRecord *item)
{
  g_autoptr (LwRecord) copy = lw_record_copy (item);

  lw_record_clear_marks (copy);
  lw_record_list_insert (list, MIN (position, lw_record_list_get_size (list)), copy);
}

/* An item of theirs that ours has not: new in the file, or removed here. Returns whether it was
 * added. */
static gboolean
take_missing (Merge *merge, LwRecordList *ours, GParamSpec *field, LwRecord *base, LwRecord *theirs,
              guint position)
{
  g_autofree char *title = NULL;

  if (base == NULL)
    {
      insert_copy (ours, position, theirs);
      return TRUE;
    }
  if (!lw_record_equal (base, theirs))
    {
      title = describe_item (merge, theirs);
      note (merge, lw_record_list_get_owner (ours), field->name,
            _ ("%s was removed here and changed in the file: it stays removed"), title);
    }
  return FALSE;
}

static void
take_theirs (Merge *merge, LwRecordList *ours, GParamSpec *field, const Index *our_index,
             const Index *base_index, const Index *their_index)
{
  guint position = 0;

  for (guint i = 0; i < their_index->keys->len; i++)
    {
      const char *key = g_ptr_array_index (their_index->keys, i);
      LwRecord *our_item = g_hash_table_lookup (our_index->items, key);
      LwRecord *base_item = g_hash_table_lookup (base_index->items, key);
      LwRecord *their_item = g_hash_table_lookup (their_index->items, key);
      guint found;

      if (our_item == NULL)
        position += take_missing (merge, ours, field, base_item, their_item, position);
      else
        {
          g_autoptr (LwRecord) nothing =
              base_item == NULL ? g_object_new (G_OBJECT_TYPE (our_item), NULL) : NULL;

          merge_records (merge, our_item, base_item != NULL ? base_item : nothing, their_item);
          if (lw_record_list_get (ours, position) == our_item)
            position++;
          else if (lw_record_list_find (ours, our_item, &found))
            position = found + 1;
        }
    }
}

static void
drop_removed (Merge *merge, LwRecordList *ours, const Index *our_index, const Index *base_index,
              const Index *their_index)
{
  for (guint i = 0; i < base_index->keys->len; i++)
    {
      const char *key = g_ptr_array_index (base_index->keys, i);
      LwRecord *our_item = g_hash_table_lookup (our_index->items, key);
      guint position;

      if (our_item == NULL || g_hash_table_contains (their_index->items, key) ||
          !lw_record_list_find (ours, our_item, &position))
        continue;
      if (lw_record_equal (our_item, g_hash_table_lookup (base_index->items, key)))
        lw_record_list_remove (ours, position);
      else
        {
          g_autofree char *title = describe_item (merge, our_item);

          note (merge, our_item, NULL, _ ("%s was changed here and removed from the file: it is kept"),
                title);
        }
    }
}

/* The keys that all of the indexes have, in the order of the first. */
static GPtrArray *
common_keys (const Index *first, const Index *second, const Index *third)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < first->keys->len; i++)
    {
      char *key = g_ptr_array_index (first->keys, i);

      if (g_hash_table_contains (second->items, key) && g_hash_table_contains (third->items, key))
        g_ptr_array_add (keys, key);
    }
  return keys;
}

static gboolean
keys_equal (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static void
swap_items (LwRecordList *list, guint left, guint right)
{
  if (left == right)
    return;
  lw_record_list_move (list, right, left);
  lw_record_list_move (list, left + 1, right);
}

/* Order means something: the first component that serves HTTP takes the traffic. It follows the
 * file unless it was changed here; what the file has not stays where it is. */
static void
take_order (LwRecordList *ours, const Index *our_index, const Index *base_index,
            const Index *their_index)
{
  g_autoptr (GPtrArray) our_keys = common_keys (our_index, base_index, their_index);
  g_autoptr (GPtrArray) base_keys = common_keys (base_index, our_index, their_index);
  g_autoptr (GPtrArray) their_keys = common_keys (their_index, our_index, base_index);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!keys_equal (our_keys, base_keys) || keys_equal (base_keys, their_keys))
    return;
  for (guint i = 0; i < our_keys->len; i++)
    {
      guint slot = 0;

      lw_record_list_find (
          ours, g_hash_table_lookup (our_index->items, g_ptr_array_index (our_keys, i)), &slot);
      g_array_append_val (slots, slot);
    }
  /* Every swap puts one item into its slot for good, and nothing else moves. */
  for (guint i = 0; i < their_keys->len; i++)
    {
      guint slot = g_array_index (slots, guint, i);
      guint from;

      if (lw_record_list_find (
              ours, g_hash_table_lookup (our_index->items, g_ptr_array_index (their_keys, i)),
              &from))
        swap_items (ours, slot, from);
    }
}

static void
merge_lists (Merge *merge, LwRecordList *ours, LwRecordList *base, LwRecordList *theirs,
             GParamSpec *field)
{
  g_auto (Index) our_index = { NULL };
  g_auto (Index) base_index = { NULL };
  g_auto (Index) their_index = { NULL };

  index_init (&our_index, ours, merge->key);
  index_init (&base_index, base, merge->key);
  index_init (&their_index, theirs, merge->key);
  drop_removed (merge, ours, &our_index, &base_index, &their_index);
  take_order (ours, &our_index, &base_index, &their_index);
  take_theirs (merge, ours, field, &our_index, &base_index, &their_index);
}

static void
merge_records (Merge *merge, LwRecord *ours, LwRecord *base, LwRecord *theirs)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (ours, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      guint id = fields[i]->param_id;

      if (lw_param_spec_get_item_type (fields[i]) != G_TYPE_INVALID)
        merge_lists (merge, lw_record_get_child (ours, id), lw_record_get_child (base, id),
                     lw_record_get_child (theirs, id), fields[i]);
      else if (g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (fields[i]), LW_TYPE_RECORD))
        merge_records (merge, lw_record_get_child (ours, id), lw_record_get_child (base, id),
                       lw_record_get_child (theirs, id));
      else
        merge_value (merge, ours, base, theirs, fields[i]);
    }
}

void
lw_record_merge (LwRecord *ours, LwRecord *base, LwRecord *theirs, LwRecordKey key,
                 GPtrArray *problems)
{
  Merge merge = { key, problems, NULL };

  g_return_if_fail (G_OBJECT_TYPE (ours) == G_OBJECT_TYPE (base));
  g_return_if_fail (G_OBJECT_TYPE (ours) == G_OBJECT_TYPE (theirs));

  merge.notes = g_array_new (FALSE, FALSE, sizeof (Note));
  merge_records (&merge, ours, base, theirs);
  finish_notes (&merge);
}
