/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-json-writer.h"

#include "lw-json-guard.h"
#include "lw-number.h"

#include <math.h>

typedef struct
{
  char closing; /* "}" or "]" */
  gboolean has_values;
} Level;

struct _LwJsonWriter
{
  GString *text;  /* (owned) */
  GArray *levels; /* (owned) Level, the innermost last */
  gboolean named; /* the name of the next value is written */
};

LwJsonWriter *
lw_json_writer_new (void)
{
  LwJsonWriter *self = g_new0 (LwJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  return self;
}

void
lw_json_writer_free (LwJsonWriter *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->levels);
  g_free (self);
}

static Level *
get_level (LwJsonWriter *self)
{
  return self->levels->len > 0 ? &g_array_index (self->levels, Level, self->levels->len - 1) : NULL;
}

static void
break_line (LwJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->levels->len; i++)
    g_string_append (self->text, "  ");
}

/* Goes to where the next value, or the next name, stands. */
static void
begin_entry (LwJsonWriter *self)
{
  Level *level = get_level (self);

  if (level == NULL)
    return;
  if (level->has_values)
    g_string_append_c (self->text, ',');
  level->has_values = TRUE;
  break_line (self);
}

static void
begin_value (LwJsonWriter *self)
{
  Level *level = get_level (self);

  g_assert (level != NULL || self->text->len == 0);
  g_assert (level == NULL || self->named == (level->closing == '}'));
  if (!self->named)
    begin_entry (self);
  self->named = FALSE;
}

static void
begin_container (LwJsonWriter *self, char opening, char closing)
{
  Level level = { .closing = closing };

  begin_value (self);
  g_string_append_c (self->text, opening);
  g_array_append_val (self->levels, level);
}

void
lw_json_writer_begin_object (LwJsonWriter *self)
{
  begin_container (self, '{', '}');
}

void
lw_json_writer_begin_array (LwJsonWriter *self)
{
  begin_container (self, '[', ']');
}

void
lw_json_writer_end (LwJsonWriter *self)
{
  Level level;

  g_return_if_fail (self->levels->len > 0 && !self->named);

  level = *get_level (self);
  g_array_set_size (self->levels, self->levels->len - 1);
  if (level.has_values)
    break_line (self);
  g_string_append_c (self->text, level.closing);
}

/* Control characters act on terminals, line separators end JavaScript string literals in old
 * engines, and marks of direction make text look like what it is not. */
static gboolean
is_plain (gunichar c)
{
  if (c < 0x20 || c == '"' || c == '\\' || (c >= 0x7f && c <= 0x9f))
    return FALSE;
  return !(c >= 0x2028 && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069) && c != 0x200e &&
         c != 0x200f && c != 0x061c && c != 0xfeff;
}

static void
append_escape (GString *text, gunichar c)
{
  switch (c)
    {
    case '"':
      g_string_append (text, "\\\"");
      break;
    case '\\':
      g_string_append (text, "\\\\");
      break;
    case '\b':
      g_string_append (text, "\\b");
      break;
    case '\f':
      g_string_append (text, "\\f");
      break;
    case '\n':
      g_string_append (text, "\\n");
      break;
    case '\r':
      g_string_append (text, "\\r");
      break;
    case '\t':
      g_string_append (text, "\\t");
      break;
    default:
      /* All that is escaped lies in the basic plane. */
      g_string_append_printf (text, "\\u%04x", c);
      break;
    }
}

static void
append_string (GString *text, const char *value)
{
  g_autofree char *valid = g_utf8_validate (value, -1, NULL) ? NULL : g_utf8_make_valid (value, -1);
  const char *from = valid != NULL ? valid : value;
  const char *at;

  g_string_append_c (text, '"');
  for (at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_plain (c))
        continue;
      g_string_append_len (text, from, at - from);
      append_escape (text, c);
      from = g_utf8_next_char (at);
    }
  g_string_append_len (text, from, at - from);
  g_string_append_c (text, '"');
}

void
lw_json_writer_name (LwJsonWriter *self, const char *name)
{
  Level *level = get_level (self);

  g_return_if_fail (level != NULL && level->closing == '}' && !self->named);

  begin_entry (self);
  append_string (self->text, name);
  g_string_append (self->text, ": ");
  self->named = TRUE;
}

void
lw_json_writer_null (LwJsonWriter *self)
{
  begin_value (self);
  g_string_append (self->text, "null");
}

void
lw_json_writer_boolean (LwJsonWriter *self, gboolean value)
{
  begin_value (self);
  g_string_append (self->text, value ? "true" : "false");
}

void
lw_json_writer_int (LwJsonWriter *self, gint64 value)
{
  begin_value (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
lw_json_writer_double (LwJsonWriter *self, double value)
{
  char buffer[LW_NUMBER_BUFFER];

  begin_value (self);
  g_string_append (self->text, isfinite (value) ? lw_number_format (buffer, value) : "null");
}

void
lw_json_writer_string (LwJsonWriter *self, const char *value)
{
  begin_value (self);
  if (value != NULL)
    append_string (self->text, value);
  else
    g_string_append (self->text, "null");
}

static void
write_value (LwJsonWriter *self, JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_BOOLEAN:
      lw_json_writer_boolean (self, json_node_get_boolean (node));
      break;
    case G_TYPE_INT64:
      lw_json_writer_int (self, json_node_get_int (node));
      break;
    case G_TYPE_DOUBLE:
      lw_json_writer_double (self, json_node_get_double (node));
      break;
    default:
      lw_json_writer_string (self, json_node_get_string (node));
      break;
    }
}

static void
write_object (LwJsonWriter *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  lw_json_writer_begin_object (self);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      lw_json_writer_name (self, name);
      lw_json_writer_node (self, member);
    }
  lw_json_writer_end (self);
}

static void
write_array (LwJsonWriter *self, JsonArray *array)
{
  lw_json_writer_begin_array (self);
  for (guint i = 0; i < json_array_get_length (array); i++)
    lw_json_writer_node (self, json_array_get_element (array, i));
  lw_json_writer_end (self);
}

void
lw_json_writer_node (LwJsonWriter *self, JsonNode *node)
{
  g_return_if_fail (self->levels->len <= 2 * LW_JSON_MAX_DEPTH);

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_object (self, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      write_array (self, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      write_value (self, node);
      break;
    case JSON_NODE_NULL:
    default:
      lw_json_writer_null (self);
      break;
    }
}

char *
lw_json_writer_finish (LwJsonWriter *self, gsize *length)
{
  char *text;

  g_return_val_if_fail (self->levels->len == 0 && self->text->len > 0, NULL);

  g_string_append_c (self->text, '\n');
  if (length != NULL)
    *length = self->text->len;
  text = g_string_free (self->text, FALSE);
  self->text = g_string_new (NULL);
  return text;
}
