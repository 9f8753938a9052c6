/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-file-private.h"

#include "lw-plan-file.h"

#include <string.h>

static void
rename_member (JsonObject *object, const char *from, const char *to)
{
  JsonNode *node = json_object_dup_member (object, from);

  if (node == NULL)
    return;
  json_object_remove_member (object, from);
  json_object_set_member (object, to, node);
}

/* The draft of the format, before its members had the names of the fields. */
static void
migrate_0_to_1 (JsonObject *root)
{
  rename_member (root, "title", "name");
  rename_member (root, "profile_path", "profile_file");
}

/* A check of its own kind, in place of a JSON path that an answer had to have. */
static void
make_check (JsonObject *endpoint)
{
  JsonNode *path = json_object_dup_member (endpoint, "check_json_path");
  JsonArray *checks;
  JsonObject *check;

  if (path == NULL)
    return;
  json_object_remove_member (endpoint, "check_json_path");
  checks = json_array_new ();
  check = json_object_new ();
  json_object_set_string_member (check, "kind", "json-exists");
  json_object_set_member (check, "subject", path);
  json_array_add_object_element (checks, check);
  json_object_set_array_member (endpoint, "checks", checks);
}

/* A name or value of a form as it was typed, encoded or not. (transfer full) */
static char *
decode (char *text)
{
  char *decoded = g_uri_unescape_string (g_strdelimit (text, "+", ' '), NULL);

  return decoded != NULL ? decoded : g_strdup (text);
}

/* "a=1&b=2" or a line for each, as the fields that they stand for. */
static void
make_form_fields (JsonObject *endpoint)
{
  JsonArray *fields;
  g_auto (GStrv) pairs = NULL;

  if (g_strcmp0 (json_object_get_string_member_with_default (endpoint, "payload_kind", ""), "form") != 0)
    return;
  pairs = g_strsplit_set (json_object_get_string_member_with_default (endpoint, "payload", ""), "&\n", -1);
  fields = json_array_new ();
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *name = g_strstrip (pairs[i]);
      char *value = strchr (name, '=');
      g_autofree char *plain_name = NULL;
      g_autofree char *plain_value = NULL;
      JsonObject *field;

      if (name[0] == '\0')
        continue;
      if (value != NULL)
        *value++ = '\0';
      plain_name = decode (name);
      plain_value = value != NULL ? decode (value) : g_strdup ("");
      field = json_object_new ();
      json_object_set_string_member (field, "name", plain_name);
      json_object_set_string_member (field, "value", plain_value);
      json_array_add_object_element (fields, field);
    }
  json_object_remove_member (endpoint, "payload");
  json_object_set_array_member (endpoint, "form_fields", fields);
}

/* Checks of many kinds, and forms as fields. Endpoints of a profile have neither. */
static void
migrate_1_to_2 (JsonObject *root)
{
  JsonNode *endpoints = json_object_get_member (root, "endpoints");
  JsonArray *array;

  if (endpoints == NULL || !JSON_NODE_HOLDS_ARRAY (endpoints))
    return;
  array = json_node_get_array (endpoints);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *endpoint = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (endpoint))
        continue;
      make_check (json_node_get_object (endpoint));
      make_form_fields (json_node_get_object (endpoint));
    }
}

/*
 * A change of the format that older programs would misread (a member with another meaning, a
 * default with another value) needs a new LW_PLAN_FORMAT_VERSION and an entry here that leads to
 * it. A new member or a new record needs neither.
 */
static const LwPlanMigration migrations[LW_PLAN_FORMAT_VERSION] = {
  migrate_0_to_1,
  migrate_1_to_2,
};

void
lw_plan_migrate (JsonObject *root, gint64 version)
{
  for (gint64 i = version; i < LW_PLAN_FORMAT_VERSION; i++)
    migrations[i] (root);
  json_object_set_int_member (root, "version", LW_PLAN_FORMAT_VERSION);
}
