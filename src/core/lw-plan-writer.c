/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-file-private.h"

#include "lw-enums.h"

const char *
lw_plan_member_name (char buffer[static LW_PLAN_NAME_SIZE], GParamSpec *field)
{
  g_strlcpy (buffer, field->name, LW_PLAN_NAME_SIZE);
  return g_strdelimit (buffer, "-", '_');
}

/* A file says only what differs from the defaults, except for the fields without which a person
 * could not tell what an entry is. */
static gboolean
is_always_written (LwRecord *record, GParamSpec *field)
{
  static const struct
  {
    GType (*get_type) (void);
    const char *fields[3];
  } tables[] = {
    { lw_endpoint_get_type, { "method", "path" } },
    { lw_objective_get_type, { "kind", "use" } },
    { lw_pair_get_type, { "name", "value" } },
    { lw_resources_get_type, { "environment" } },
    { lw_scenario_get_type, { "name", "executor" } },
    { lw_stage_get_type, { "duration-ms", "target" } },
    { lw_threshold_get_type, { "metric", "operator", "value" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (G_OBJECT_TYPE (record) == tables[i].get_type ())
      for (guint j = 0; j < G_N_ELEMENTS (tables[i].fields); j++)
        if (g_strcmp0 (tables[i].fields[j], field->name) == 0)
          return TRUE;
  return FALSE;
}

static gboolean
has_content (LwRecord *record)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (record, &n_fields);

  if (lw_record_get_unknown (record) != NULL)
    return TRUE;
  for (guint i = 0; i < n_fields; i++)
    {
      GParamSpec *field = fields[i];
      gboolean content;

      if (lw_param_spec_get_item_type (field) != G_TYPE_INVALID)
        content = lw_record_list_get_size (lw_record_get_child (record, field->param_id)) > 0;
      else if (g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (field), LW_TYPE_RECORD))
        content = has_content (lw_record_get_child (record, field->param_id));
      else
        content = !lw_record_is_default (record, field);
      if (content)
        return TRUE;
    }
  return FALSE;
}

static void
write_record (LwJsonWriter *writer, LwRecord *record)
{
  lw_json_writer_begin_object (writer);
  lw_plan_write_fields (writer, record);
  lw_json_writer_end (writer);
}

static void
write_list (LwJsonWriter *writer, LwRecordList *list)
{
  lw_json_writer_begin_array (writer);
  for (guint i = 0; i < lw_record_list_get_size (list); i++)
    write_record (writer, lw_record_list_get (list, i));
  lw_json_writer_end (writer);
}

static void
write_strings (LwJsonWriter *writer, const char *const *strings)
{
  lw_json_writer_begin_array (writer);
  for (guint i = 0; strings[i] != NULL; i++)
    lw_json_writer_string (writer, strings[i]);
  lw_json_writer_end (writer);
}

static void
write_plain (LwJsonWriter *writer, LwRecord *record, GParamSpec *field)
{
  guint id = field->param_id;

  if (G_IS_PARAM_SPEC_BOOLEAN (field))
    lw_json_writer_boolean (writer, lw_record_get_boolean (record, id));
  else if (G_IS_PARAM_SPEC_INT (field))
    lw_json_writer_int (writer, lw_record_get_int (record, id));
  else if (G_IS_PARAM_SPEC_INT64 (field))
    lw_json_writer_int (writer, lw_record_get_int64 (record, id));
  else if (G_IS_PARAM_SPEC_DOUBLE (field))
    lw_json_writer_double (writer, lw_record_get_double (record, id));
  else if (G_IS_PARAM_SPEC_STRING (field))
    lw_json_writer_string (writer, lw_record_get_string (record, id));
  else if (G_IS_PARAM_SPEC_ENUM (field))
    lw_json_writer_string (writer, lw_enum_get_nick (G_PARAM_SPEC_VALUE_TYPE (field),
                                                     lw_record_get_enum (record, id)));
  else
    write_strings (writer, lw_record_get_strv (record, id));
}

void
lw_plan_write_field (LwJsonWriter *writer, LwRecord *record, GParamSpec *field)
{
  char name[LW_PLAN_NAME_SIZE];

  lw_plan_member_name (name, field);
  if (lw_param_spec_get_item_type (field) != G_TYPE_INVALID)
    {
      LwRecordList *list = lw_record_get_child (record, field->param_id);

      if (lw_record_list_get_size (list) == 0)
        return;
      lw_json_writer_name (writer, name);
      write_list (writer, list);
    }
  else if (g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (field), LW_TYPE_RECORD))
    {
      LwRecord *child = lw_record_get_child (record, field->param_id);

      if (!has_content (child))
        return;
      lw_json_writer_name (writer, name);
      write_record (writer, child);
    }
  else if (is_always_written (record, field) || !lw_record_is_default (record, field))
    {
      lw_json_writer_name (writer, name);
      write_plain (writer, record, field);
    }
}

void
lw_plan_write_unknown (LwJsonWriter *writer, LwRecord *record)
{
  JsonObject *unknown = lw_record_get_unknown (record);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (unknown == NULL)
    return;
  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      lw_json_writer_name (writer, name);
      lw_json_writer_node (writer, member);
    }
}

/* In the order of the table, then what a newer program wrote. */
void
lw_plan_write_fields (LwJsonWriter *writer, LwRecord *record)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    lw_plan_write_field (writer, record, fields[i]);
  lw_plan_write_unknown (writer, record);
}
