/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile-reader-private.h"

#include "lw-i18n.h"

#include <string.h>

guint
lw_profile_field_get_id (const LwProfileField *field, LwRecord *record)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->property)->param_id;
}

/* Text is as it stands in the file: `version: 14.70` keeps its zero and `NO` is a country. */
void
lw_profile_read_text (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                      const LwYamlNode *node)
{
  if (node->kind != LW_YAML_SCALAR)
    {
      lw_profile_reader_wrong_shape (self, node, LW_SEVERITY_WARNING, field->key, "text",
                                     _ ("Write the text behind the “:”"));
      return;
    }
  lw_record_set_string (record, lw_profile_field_get_id (field, record), node->text);
  lw_record_set_mark (record, field->property, node->line, node->column);
}

static void
add_text (LwProfileReader *self, GStrvBuilder *texts, const LwProfileField *field,
          const LwYamlNode *node)
{
  if (lw_yaml_node_is_null (node))
    return;
  if (node->kind == LW_YAML_SCALAR)
    g_strv_builder_add (texts, node->text);
  else
    lw_profile_reader_wrong_shape (self, node, LW_SEVERITY_WARNING, field->key, _ ("a list of texts"),
                                   _ ("Put text that holds “: ” in quotes"));
}

/* A list of texts; a single one stands for a list of one. */
void
lw_profile_read_texts (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                       const LwYamlNode *node)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  if (node->kind == LW_YAML_MAPPING)
    {
      lw_profile_reader_wrong_shape (self, node, LW_SEVERITY_WARNING, field->key, _ ("a list of texts"),
                                     _ ("Begin each text with “- ” on a line of its own"));
      return;
    }
  if (node->kind == LW_YAML_SCALAR)
    add_text (self, texts, field, node);
  for (guint i = 0; i < node->n_items; i++)
    add_text (self, texts, field, node->items[i]);
  strv = g_strv_builder_end (texts);
  lw_record_set_strv (record, lw_profile_field_get_id (field, record), (const char *const *) strv);
  lw_record_set_mark (record, field->property, node->line, node->column);
}

static const struct
{
  const char *word;
  gboolean value;
  gboolean old; /* true or false for YAML 1.1 only */
} truths[] = {
  { "true", TRUE, FALSE }, { "false", FALSE, FALSE }, { "yes", TRUE, TRUE }, { "no", FALSE, TRUE },
  { "on", TRUE, TRUE },    { "off", FALSE, TRUE },    { "y", TRUE, TRUE },   { "n", FALSE, TRUE },
};

void
lw_profile_read_boolean (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                         const LwYamlNode *node)
{
  g_autofree char *excerpt = lw_excerpt (node->text);
  g_autofree char *suggestion = NULL;

  for (guint i = 0; node->kind == LW_YAML_SCALAR && i < G_N_ELEMENTS (truths); i++)
    {
      const char *word = truths[i].value ? "true" : "false";

      if (g_ascii_strcasecmp (node->text, truths[i].word) != 0)
        continue;
      lw_record_set_boolean (record, lw_profile_field_get_id (field, record), truths[i].value);
      lw_record_set_mark (record, field->property, node->line, node->column);
      if (!truths[i].old)
        return;
      suggestion = g_strdup_printf (_ ("Write %s"), word);
      lw_profile_reader_report (
          self, node, field->property, LW_SEVERITY_WARNING, "old-yaml", suggestion,
          _ ("%s is read as %s here, but as text by programs that follow YAML 1.2"), excerpt, word);
      return;
    }

  lw_profile_reader_report (self, node, field->property, LW_SEVERITY_ERROR, "not-a-truth-value",
                            _ ("Write true or false"), _ ("“%s” should be true or false, but is %s"),
                            field->key,
                            node->kind == LW_YAML_SCALAR ? excerpt : lw_yaml_node_describe (node));
}
