/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile-reader-private.h"

#include "lw-i18n.h"
#include "lw-spelling.h"

#include <string.h>

void
lw_profile_reader_report (LwProfileReader *self, const LwYamlNode *node, const char *property,
                          LwSeverity severity, const char *code, const char *suggestion,
                          const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *path = NULL;
  LwProblem *problem;
  va_list args;

  if (lw_problem_sink_is_full (self->sink, code))
    {
      lw_problem_sink_count (self->sink, code, severity);
      return;
    }

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  path = property != NULL ? g_strconcat (self->path->str, ".", property, NULL)
                          : g_strdup (self->path->str);
  problem = lw_problem_new (severity, code, path, "%s", message);
  lw_problem_at (problem, lw_problem_sink_get_file (self->sink), node->line, node->column);
  if (suggestion != NULL)
    lw_problem_suggest (problem, "%s", suggestion);
  lw_problem_sink_take (self->sink, problem);
}

void
lw_profile_reader_wrong_shape (LwProfileReader *self, const LwYamlNode *node, LwSeverity severity,
                               const char *key, const char *expected, const char *suggestion)
{
  lw_profile_reader_report (self, node, NULL, severity, "wrong-shape", suggestion,
                            _ ("“%s” should be %s, but is %s%s"), key, expected,
                            lw_yaml_node_describe (node),
                            severity == LW_SEVERITY_ERROR ? "" : _ (", and is ignored"));
}

void
lw_profile_reader_add_reference (LwProfileReader *self, GArray *references, LwComponent *from,
                                 const char *property, const LwYamlNode *node)
{
  LwProfileReference reference = { NULL, g_strconcat (self->path->str, ".", property, NULL), node };

  g_set_object (&reference.from, from);
  g_array_append_val (references, reference);
}

/* Tables have at most thirty keys, so a plain search is as fast as any. */
static const LwProfileField *
find_field (const LwProfileTable *table, const char *key)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (strcmp (table->fields[i].key, key) == 0)
      return &table->fields[i];
  return NULL;
}

static const char *
find_similar_key (const LwProfileTable *table, const char *key)
{
  guint best = lw_spelling_tolerance (key) + 1;
  const char *similar = NULL;

  for (guint i = 0; i < table->n_fields; i++)
    {
      guint distance = lw_spelling_distance (key, table->fields[i].key, best - 1);

      if (distance < best)
        {
          best = distance;
          similar = table->fields[i].key;
        }
    }
  return similar;
}

static void
report_unknown_key (LwProfileReader *self, const LwProfileTable *table, const LwYamlNode *key)
{
  g_autofree char *name = NULL;
  g_autofree char *suggestion = NULL;
  const char *similar;

  if (lw_problem_sink_is_full (self->sink, "unknown-key"))
    {
      lw_problem_sink_count (self->sink, "unknown-key", LW_SEVERITY_NOTE);
      return;
    }
  name = lw_excerpt (key->text);
  similar = find_similar_key (table, key->text);
  if (similar != NULL)
    suggestion = g_strdup_printf (_ ("Did you mean “%s”?"), similar);
  lw_profile_reader_report (self, key, NULL, LW_SEVERITY_NOTE, "unknown-key", suggestion,
                            _ ("unknown key %s in %s, ignored"), name, _ (table->what));
}

/* `{ avg_rps: 2,000 }` is a map with the value 2 and the key 000, which nobody means. */
static gboolean
report_comma_in_braces (LwProfileReader *self, const LwYamlNode *map, guint position)
{
  const LwYamlNode *key = map->keys[position];
  const LwYamlNode *before = position > 0 ? map->items[position - 1] : NULL;
  g_autofree char *suggestion = NULL;

  if (before == NULL || !lw_yaml_node_is_null (map->items[position]) ||
      before->kind != LW_YAML_SCALAR || !before->plain || before->line != key->line ||
      !g_ascii_isdigit (key->text[0]) || !g_ascii_isdigit (before->text[0]))
    return FALSE;
  suggestion = g_strdup_printf (_ ("Write %s%s or %s.%s, whichever is meant"), before->text, key->text,
                                before->text, key->text);
  lw_profile_reader_report (
      self, before, NULL, LW_SEVERITY_ERROR, "ambiguous-number", suggestion,
      _ ("“%s” is “%s,%s”, but inside braces a comma begins the next key, so that this is only %s"),
      map->keys[position - 1]->text, before->text, key->text, before->text);
  return TRUE;
}

/* Two spellings of one field in the same map: the later row would silently win. */
static gboolean
is_second_spelling (LwProfileReader *self, const LwProfileTable *table,
                    const LwYamlNode *const *seen, const LwProfileField *field,
                    const LwYamlNode *key)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const LwProfileField *other = &table->fields[i];

      if (seen[i] == NULL || other == field || other->read != field->read ||
          field->property == NULL || g_strcmp0 (other->property, field->property) != 0)
        continue;
      lw_profile_reader_report (self, key, field->property, LW_SEVERITY_WARNING, "second-spelling",
                                _ ("Remove one of the two"),
                                _ ("“%s” says the same as “%s” on line %u, and is ignored"), key->text,
                                other->key, seen[i]->line);
      return TRUE;
    }
  return FALSE;
}

void
lw_profile_reader_read_map (LwProfileReader *self, LwRecord *record, const LwProfileTable *table,
                            const LwYamlNode *map)
{
  const LwYamlNode *seen[64] = { NULL };

  g_assert (table->n_fields <= G_N_ELEMENTS (seen));

  for (guint i = 0; i < map->n_items; i++)
    {
      const LwYamlNode *key = map->keys[i];
      const LwProfileField *field = find_field (table, key->text);

      if (field == NULL)
        {
          if (!report_comma_in_braces (self, map, i))
            report_unknown_key (self, table, key);
          continue;
        }
      if (lw_yaml_node_is_null (map->items[i]) ||
          is_second_spelling (self, table, seen, field, key))
        continue;
      seen[field - table->fields] = key;
      field->read (self, record, field, map->items[i]);
    }
}

/* Field functions */

/* A map inside the map, with fields of the same record. */
void
lw_profile_read_section (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                         const LwYamlNode *node)
{
  if (node->kind != LW_YAML_MAPPING)
    {
      lw_profile_reader_wrong_shape (self, node, LW_SEVERITY_ERROR, field->key, _ ("a map"),
                                     _ ("Write its keys on indented lines below it"));
      return;
    }
  lw_profile_reader_read_map (self, record, field->table, node);
}

/* A map with the fields of a child record. */
void
lw_profile_read_child (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                       const LwYamlNode *node)
{
  g_autoptr (LwRecord) child = NULL;
  gsize length = self->path->len;

  g_object_get (record, field->property, &child, NULL);
  g_string_append_printf (self->path, ".%s", field->property);
  if (node->kind == LW_YAML_MAPPING)
    lw_record_set_mark (child, NULL, node->line, node->column);
  lw_profile_read_section (self, child, field, node);
  g_string_truncate (self->path, length);
}

/* Samples stand "..." where the reader is to fill in a list. */
static gboolean
report_placeholder (LwProfileReader *self, const LwProfileField *field, const LwYamlNode *node)
{
  if (node->kind != LW_YAML_SCALAR ||
      (!g_str_equal (node->text, "...") && !g_str_equal (node->text, "…")))
    return FALSE;
  lw_profile_reader_report (self, node, field->property, LW_SEVERITY_WARNING, "placeholder",
                            _ ("Write them out"),
                            _ ("“%s” stands for %s that are left out, so nothing is known about them"),
                            node->text, field->key);
  return TRUE;
}

static void
read_item (LwProfileReader *self, LwRecordList *list, const LwProfileField *field,
           const LwYamlNode *node)
{
  g_autoptr (LwRecord) item = NULL;
  gsize length = self->path->len;

  if (lw_yaml_node_is_null (node) || report_placeholder (self, field, node))
    return;
  g_string_append_printf (self->path, ".%s[%u]", field->property, lw_record_list_get_size (list));
  if (node->kind != LW_YAML_MAPPING)
    lw_profile_reader_wrong_shape (self, node, LW_SEVERITY_ERROR, field->key, _ ("a list of maps"),
                                   _ ("Write each item as “- key: value” lines"));
  else
    {
      item = g_object_new (lw_record_list_get_item_type (list), NULL);
      lw_record_set_mark (item, NULL, node->line, node->column);
      lw_profile_reader_read_map (self, item, field->table, node);
      if (field->table->finish == NULL || field->table->finish (self, item, node))
        lw_record_list_append (list, item);
    }
  g_string_truncate (self->path, length);
}

/* A list of maps, each with the fields of one record. */
void
lw_profile_read_items (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                       const LwYamlNode *node)
{
  g_autoptr (LwRecordList) list = NULL;

  if (report_placeholder (self, field, node))
    return;
  if (node->kind != LW_YAML_SEQUENCE)
    {
      lw_profile_reader_wrong_shape (self, node, LW_SEVERITY_ERROR, field->key, _ ("a list"),
                                     _ ("Begin each item with “- ” on a line of its own"));
      return;
    }
  g_object_get (record, field->property, &list, NULL);
  for (guint i = 0; i < node->n_items; i++)
    read_item (self, list, field, node->items[i]);
}

/* For keys that are known and say nothing about the test. */
void
lw_profile_read_nothing (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                         const LwYamlNode *node)
{
}
