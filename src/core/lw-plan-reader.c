/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-file-private.h"

#include "lw-i18n.h"
#include "lw-number.h"
#include "lw-printable.h"

#include <string.h>

void
lw_plan_reader_report (LwPlanReader *self, LwSeverity severity, const char *code, LwRecord *record,
                       GParamSpec *field, LwJsonPlace place, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *path = NULL;
  guint line = 1;
  guint column = 1;
  va_list args;

  if (lw_problem_sink_is_full (self->problems, code))
    {
      lw_problem_sink_count (self->problems, code, severity);
      return;
    }
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (!lw_json_places_get (self->places, place, &line, &column))
    lw_record_get_mark (record, field != NULL ? field->name : NULL, &line, &column);
  path = lw_record_dup_path (record, field != NULL ? field->name : NULL);

  lw_problem_sink_take (self->problems,
                        lw_problem_at (lw_problem_new (severity, code, path, "%s", message),
                                       lw_problem_sink_get_file (self->problems), line, column));
}

/* Plain values. Each reader sets value, or says what would have been right. */

static void
describe_range (GString *text, double minimum, double maximum)
{
  char low[LW_NUMBER_BUFFER];
  char high[LW_NUMBER_BUFFER];

  g_string_append_printf (text, _ (" between %s and %s"), lw_number_format (low, minimum),
                          lw_number_format (high, maximum));
}

/* "must be a whole number between 0 and 1000000" */
static char *
describe_field (GParamSpec *field)
{
  g_autoptr (GString) text = g_string_new (_ ("must be "));

  if (G_IS_PARAM_SPEC_BOOLEAN (field))
    g_string_append (text, _ ("true or false"));
  else if (G_IS_PARAM_SPEC_INT (field))
    {
      g_string_append (text, _ ("a whole number"));
      describe_range (text, G_PARAM_SPEC_INT (field)->minimum, G_PARAM_SPEC_INT (field)->maximum);
    }
  else if (G_IS_PARAM_SPEC_INT64 (field))
    {
      g_string_append (text, _ ("a whole number"));
      describe_range (text, G_PARAM_SPEC_INT64 (field)->minimum,
                      G_PARAM_SPEC_INT64 (field)->maximum);
    }
  else if (G_IS_PARAM_SPEC_DOUBLE (field))
    {
      GParamSpecDouble *range = G_PARAM_SPEC_DOUBLE (field);
      gboolean may_be_unset = range->default_value == LW_UNSET;

      g_string_append (text, _ ("a number"));
      describe_range (text, may_be_unset ? MAX (0, range->minimum) : range->minimum,
                      range->maximum);
      if (may_be_unset)
        g_string_append (text, _ (", or left out"));
    }
  else if (G_IS_PARAM_SPEC_ENUM (field))
    {
      g_autofree char *nicks = lw_enum_dup_nicks (G_PARAM_SPEC_VALUE_TYPE (field));

      g_string_append_printf (text, _ ("one of %s"), nicks);
    }
  else if (G_IS_PARAM_SPEC_STRING (field))
    g_string_append (text, _ ("text in double quotes"));
  else if (lw_param_spec_get_item_type (field) != G_TYPE_INVALID)
    g_string_append (text, _ ("a list of objects in [ ]"));
  else if (g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (field), LW_TYPE_RECORD))
    g_string_append (text, _ ("an object in { }"));
  else
    g_string_append (text, _ ("a list of texts in [ ]"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
report_wrong (LwPlanReader *self, LwRecord *record, GParamSpec *field, JsonNode *node,
              LwJsonPlace place)
{
  g_autoptr (LwJsonWriter) writer = lw_json_writer_new ();
  g_autofree char *allowed = describe_field (field);
  g_autofree char *value = NULL;
  char name[LW_PLAN_NAME_SIZE];

  lw_plan_member_name (name, field);
  if (!JSON_NODE_HOLDS_VALUE (node))
    {
      lw_plan_reader_report (self, LW_SEVERITY_ERROR, "plan-value", record, field, place, "“%s” %s",
                             name, allowed);
      return;
    }
  lw_json_writer_node (writer, node);
  value = g_strchomp (lw_json_writer_finish (writer, NULL));
  if (g_utf8_strlen (value, -1) > 40)
    *g_utf8_offset_to_pointer (value, 40) = '\0';
  lw_plan_reader_report (self, LW_SEVERITY_ERROR, "plan-value", record, field, place,
                         _ ("“%s” %s, not %s"), name, allowed, value);
}

static gboolean
node_is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                                          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

/* "3e5" is as whole as "300000". */
static gboolean
get_whole_number (JsonNode *node, gint64 *number)
{
  double value;

  if (!node_is_number (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *number = json_node_get_int (node);
      return TRUE;
    }
  value = json_node_get_double (node);
  if (!(value >= -1e15 && value <= 1e15))
    return FALSE;
  *number = (gint64) value;
  return (double) *number == value;
}

static const char *
get_text (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
get_plain (JsonNode *node, GParamSpec *field, GValue *value)
{
  const char *text = get_text (node);
  gint64 whole;
  int nick;

  if (G_IS_PARAM_SPEC_BOOLEAN (field))
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return FALSE;
      g_value_set_boolean (value, json_node_get_boolean (node));
    }
  else if (G_IS_PARAM_SPEC_INT (field))
    {
      if (!get_whole_number (node, &whole) || whole < G_MININT || whole > G_MAXINT)
        return FALSE;
      g_value_set_int (value, whole);
    }
  else if (G_IS_PARAM_SPEC_INT64 (field))
    {
      if (!get_whole_number (node, &whole))
        return FALSE;
      g_value_set_int64 (value, whole);
    }
  else if (G_IS_PARAM_SPEC_DOUBLE (field))
    {
      if (!node_is_number (node))
        return FALSE;
      g_value_set_double (value, json_node_get_double (node));
    }
  else if (G_IS_PARAM_SPEC_ENUM (field))
    {
      if (text == NULL || !lw_enum_from_nick (G_PARAM_SPEC_VALUE_TYPE (field), text, &nick))
        return FALSE;
      g_value_set_enum (value, nick);
    }
  else
    {
      if (text == NULL)
        return FALSE;
      g_value_set_string (value, text);
    }
  return TRUE;
}

static void
read_plain (LwPlanReader *self, LwRecord *record, GParamSpec *field, JsonNode *node,
            LwJsonPlace place)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_PARAM_SPEC_VALUE_TYPE (field));
  if (get_plain (node, field, &value) && lw_record_check (record, field->name, &value, NULL))
    g_object_set_property (G_OBJECT (record), field->name, &value);
  else
    report_wrong (self, record, field, node, place);
}

/* Lists */

static guint
get_limit (GType item_type)
{
  if (item_type == LW_TYPE_ENDPOINT)
    return LW_MAX_ENDPOINTS;
  if (item_type == LW_TYPE_SCENARIO)
    return LW_MAX_SCENARIOS;
  if (item_type == LW_TYPE_STAGE)
    return LW_MAX_STAGES;
  return LW_MAX_ITEMS;
}

/* Returns the array, or NULL after saying what is wrong. */
static JsonArray *
get_array (LwPlanReader *self, LwRecord *record, GParamSpec *field, JsonNode *node,
           LwJsonPlace place)
{
  guint limit = get_limit (lw_param_spec_get_item_type (field));
  char name[LW_PLAN_NAME_SIZE];
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      report_wrong (self, record, field, node, place);
      return NULL;
    }
  array = json_node_get_array (node);
  if (json_array_get_length (array) > limit)
    {
      lw_plan_reader_report (self, LW_SEVERITY_ERROR, "plan-limit", record, field, place,
                             _ ("“%s” has %u entries; at most %u are allowed"),
                             lw_plan_member_name (name, field), json_array_get_length (array),
                             limit);
      return NULL;
    }
  return array;
}

static void
read_strings (LwPlanReader *self, LwRecord *record, GParamSpec *field, JsonNode *node,
              LwJsonPlace place)
{
  JsonArray *array = get_array (self, record, field, node, place);
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  LwJsonPlace item = lw_json_places_first (self->places, place);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (get_text (element) == NULL)
        {
          report_wrong (self, record, field, element, item);
          return;
        }
      g_ptr_array_add (strings, (gpointer) get_text (element));
      item = lw_json_places_next (self->places, item);
    }
  g_ptr_array_add (strings, NULL);
  if (array != NULL)
    lw_record_set_strv (record, field->param_id, (const char *const *) strings->pdata);
}

static void
read_list (LwPlanReader *self, LwRecord *record, GParamSpec *field, JsonNode *node,
           LwJsonPlace place)
{
  JsonArray *array = get_array (self, record, field, node, place);
  LwRecordList *list = lw_record_get_child (record, field->param_id);
  LwJsonPlace item_place = lw_json_places_first (self->places, place);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        {
          LwRecord *item = g_object_new (lw_param_spec_get_item_type (field), NULL);

          /* It has to be in its place before problems can name it. */
          lw_record_list_take (list, item);
          lw_plan_reader_read_record (self, item, json_node_get_object (element), item_place);
        }
      else
        report_wrong (self, record, field, element, item_place);
      item_place = lw_json_places_next (self->places, item_place);
    }
}

/* Records */

static void
read_child (LwPlanReader *self, LwRecord *record, GParamSpec *field, JsonNode *node,
            LwJsonPlace place)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    lw_plan_reader_read_record (self, lw_record_get_child (record, field->param_id),
                                json_node_get_object (node), place);
  else
    report_wrong (self, record, field, node, place);
}

static void
read_field (LwPlanReader *self, LwRecord *record, GParamSpec *field, JsonNode *node,
            LwJsonPlace place)
{
  GType type = G_PARAM_SPEC_VALUE_TYPE (field);

  if (lw_param_spec_get_item_type (field) != G_TYPE_INVALID)
    read_list (self, record, field, node, place);
  else if (g_type_is_a (type, LW_TYPE_RECORD))
    read_child (self, record, field, node, place);
  else if (type == G_TYPE_STRV)
    read_strings (self, record, field, node, place);
  else
    read_plain (self, record, field, node, place);
}

static GParamSpec *
find_field (LwRecord *record, const char *name)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (record, &n_fields);
  char member[LW_PLAN_NAME_SIZE];

  for (guint i = 0; i < n_fields; i++)
    if (strcmp (lw_plan_member_name (member, fields[i]), name) == 0)
      return fields[i];
  return NULL;
}

static void
set_mark (LwPlanReader *self, LwRecord *record, GParamSpec *field, LwJsonPlace place)
{
  guint line, column;

  if (lw_json_places_get (self->places, place, &line, &column))
    lw_record_set_mark (record, field != NULL ? field->name : NULL, line, column);
}

static void
keep_unknown (LwPlanReader *self, LwRecord *record, JsonObject **unknown, const char *name,
              JsonNode *member, LwJsonPlace place)
{
  g_autofree char *excerpt = lw_excerpt (name);

  if (*unknown == NULL)
    *unknown = json_object_new ();
  json_object_set_member (*unknown, name, json_node_copy (member));
  lw_plan_reader_report (self, LW_SEVERITY_NOTE, "plan-unknown", record, NULL, place,
                         _ ("%s is not known here; it is kept but not used"), excerpt);
}

void
lw_plan_reader_read_record (LwPlanReader *self, LwRecord *record, JsonObject *object,
                            LwJsonPlace place)
{
  g_autoptr (JsonObject) unknown = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  set_mark (self, record, NULL, place);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      GParamSpec *field = find_field (record, name);
      LwJsonPlace member_place = lw_json_places_member (self->places, place, name);

      if (field == NULL)
        {
          keep_unknown (self, record, &unknown, name, member, member_place);
          continue;
        }
      set_mark (self, record, field, member_place);
      read_field (self, record, field, member, member_place);
    }
  if (unknown != NULL)
    lw_record_set_unknown (record, JSON_TYPE_OBJECT, unknown);
}
