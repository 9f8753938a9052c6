/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "random-record.h"

#include <math.h>

static gboolean
chance (int one_in)
{
  return g_test_rand_int_range (0, one_in) == 0;
}

char *
random_text (void)
{
  static const char *const pieces[] = {
    "a",  "Z",    "0",    " ",        "_",      "-",         "\"",     "'",
    "\\", "/",    "`",    "${x}",     "*/",     "</script>", "\n",     "\r\n",
    "\t", "\x01", "\x7f", "\xc2\x85", "\u2028", "\u2029",    "\u202e", "\ufeff",
    "ä",  "€",    "😀",    "null",     "1e5",    "{",         "]",      "%s",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Bounds, small and large numbers, whole ones and fractions. */
static double
random_double (double minimum, double maximum)
{
  double value;

  if (chance (8))
    return chance (2) ? minimum : maximum;
  if (chance (2))
    value = g_test_rand_int_range (0, 10000);
  else
    value = ldexp (g_test_rand_double_range (0, 1), g_test_rand_int_range (-30, 40));
  if (minimum < 0 && chance (2))
    value = -value;
  return CLAMP (value, minimum, maximum);
}

static gint64
random_whole (gint64 minimum, gint64 maximum)
{
  return (gint64) CLAMP (floor (random_double (minimum, maximum)), (double) minimum,
                         (double) maximum);
}

static void
set_double (LwRecord *record, GParamSpecDouble *field)
{
  gboolean may_be_unset = field->minimum == LW_UNSET && field->default_value == LW_UNSET;
  double value = random_double (may_be_unset ? 0 : field->minimum, field->maximum);

  if (may_be_unset && chance (3))
    value = LW_UNSET;
  lw_record_set_double (record, G_PARAM_SPEC (field)->param_id, value);
}

static void
set_enum (LwRecord *record, GParamSpec *field)
{
  GEnumClass *klass = G_PARAM_SPEC_ENUM (field)->enum_class;

  lw_record_set_enum (record, field->param_id,
                      klass->values[g_test_rand_int_range (0, klass->n_values)].value);
}

static void
set_strings (LwRecord *record, GParamSpec *field)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    g_ptr_array_add (strings, random_text ());
  g_ptr_array_add (strings, NULL);
  lw_record_set_strv (record, field->param_id, (const char *const *) strings->pdata);
}

void
random_record_set_field (LwRecord *record, GParamSpec *field)
{
  guint id = field->param_id;

  if (G_IS_PARAM_SPEC_BOOLEAN (field))
    lw_record_set_boolean (record, id, chance (2));
  else if (G_IS_PARAM_SPEC_INT (field))
    lw_record_set_int (
        record, id,
        random_whole (G_PARAM_SPEC_INT (field)->minimum, G_PARAM_SPEC_INT (field)->maximum));
  else if (G_IS_PARAM_SPEC_INT64 (field))
    lw_record_set_int64 (
        record, id,
        random_whole (G_PARAM_SPEC_INT64 (field)->minimum, G_PARAM_SPEC_INT64 (field)->maximum));
  else if (G_IS_PARAM_SPEC_DOUBLE (field))
    set_double (record, G_PARAM_SPEC_DOUBLE (field));
  else if (G_IS_PARAM_SPEC_ENUM (field))
    set_enum (record, field);
  else if (G_IS_PARAM_SPEC_STRING (field))
    {
      g_autofree char *text = random_text ();

      lw_record_set_string (record, id, text);
    }
  else
    set_strings (record, field);
}

static void
fill_list (LwRecordList *list, GType item_type)
{
  int size = item_type == LW_TYPE_OBJECTIVE ? LW_N_OBJECTIVES : g_test_rand_int_range (0, 4);

  for (int i = 0; i < size; i++)
    {
      LwRecord *item = g_object_new (item_type, NULL);

      random_record_fill (item);
      lw_record_list_take (list, item);
    }
}

void
random_record_fill (LwRecord *record)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      GType item_type = lw_param_spec_get_item_type (fields[i]);

      if (item_type != G_TYPE_INVALID)
        fill_list (lw_record_get_child (record, fields[i]->param_id), item_type);
      else if (g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (fields[i]), LW_TYPE_RECORD))
        random_record_fill (lw_record_get_child (record, fields[i]->param_id));
      else if (!chance (4))
        random_record_set_field (record, fields[i]);
    }
}

LwPlan *
random_plan_new (void)
{
  LwPlan *plan = lw_plan_new ();
  LwRecordList *objectives = lw_plan_get_objectives (plan);
  int first = g_test_rand_int_range (0, LW_N_OBJECTIVES);

  random_record_fill (LW_RECORD (plan));
  for (guint i = 0; i < LW_N_OBJECTIVES; i++)
    lw_objective_set_kind (lw_record_list_get (objectives, i), (first + i) % LW_N_OBJECTIVES);
  return plan;
}
