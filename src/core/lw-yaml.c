/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-yaml-private.h"

#include "lw-arena.h"
#include "lw-i18n.h"
#include "lw-limits.h"
#include "lw-printable.h"

#include <string.h>
#include <yaml.h>

struct _LwYamlDocument
{
  LwArena *arena;   /* (owned) memory of all nodes and texts */
  LwYamlNode *root; /* (nullable) */
  gboolean complete;
};

/* A sequence or mapping whose end has not come yet. */
typedef struct
{
  LwYamlNode *node;
  LwYamlNode *key; /* (nullable) of the value that comes next */
  guint first;     /* position in Builder.pending of its first item */
} Frame;

typedef struct
{
  LwYamlDocument *document;
  LwProblemSink *sink;
  Frame frames[LW_MAX_DEPTH];
  guint depth;
  GPtrArray *pending; /* items of all open frames; those of mappings as key, value, key, value */
  guint n_nodes;
  guint n_documents;
} Builder;

static void
report (LwProblemSink *sink, const yaml_mark_t *mark, const char *code, const char *suggestion,
        const char *message)
{
  LwProblem *problem = lw_problem_new (LW_SEVERITY_ERROR, code, NULL, "%s", message);

  lw_problem_at (problem, NULL, mark->line + 1, mark->column + 1);
  lw_problem_sink_take (sink, lw_problem_suggest (problem, "%s", suggestion));
}

static LwYamlNode *
new_node (Builder *builder, LwYamlKind kind, const yaml_mark_t *mark)
{
  LwYamlNode *node = lw_arena_alloc (builder->document->arena, sizeof *node);

  *node =
      (LwYamlNode){ .kind = kind, .text = "", .line = mark->line + 1, .column = mark->column + 1 };
  return node;
}

/* Keys */

static gboolean
report_duplicate (Builder *builder, const LwYamlNode *key, const LwYamlNode *first)
{
  g_autofree char *name = lw_excerpt (key->text);
  LwProblem *problem;

  problem = lw_problem_new (
      LW_SEVERITY_ERROR, "duplicate-key", NULL,
      _ ("%s stands twice in the same map, first on line %u; programs disagree on which one counts"),
      name, first->line);
  lw_problem_at (problem, NULL, key->line, key->column);
  lw_problem_sink_take (builder->sink, lw_problem_suggest (problem, _ ("Remove one of the two")));
  return TRUE;
}

/* Most maps are so small that looking at every pair is faster than a hash table. */
static const LwYamlNode *
find_earlier (GHashTable *seen, LwYamlNode *const *pairs, guint n_kept, LwYamlNode *key)
{
  if (seen != NULL)
    return g_hash_table_lookup (seen, key->text);
  for (guint i = 0; i < n_kept; i++)
    if (g_str_equal (pairs[2 * i]->text, key->text))
      return pairs[2 * i];
  return NULL;
}

/* Leaves the first of each key in pairs and returns how many there are. */
static guint
drop_duplicates (Builder *builder, LwYamlNode **pairs, guint n_pairs)
{
  g_autoptr (GHashTable) seen = n_pairs > 16 ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  guint n_kept = 0;

  for (guint i = 0; i < n_pairs; i++)
    {
      LwYamlNode *key = pairs[2 * i];
      const LwYamlNode *earlier = find_earlier (seen, pairs, n_kept, key);

      if (earlier != NULL && report_duplicate (builder, key, earlier))
        continue;
      if (seen != NULL)
        g_hash_table_insert (seen, (gpointer) key->text, key);
      pairs[2 * n_kept] = key;
      pairs[2 * n_kept + 1] = pairs[2 * i + 1];
      n_kept++;
    }
  return n_kept;
}

/* Frames */

static void
finish_mapping (Builder *builder, LwYamlNode *node, LwYamlNode **pairs, guint n_pairs)
{
  const LwYamlNode **keys;
  const LwYamlNode **items;

  n_pairs = drop_duplicates (builder, pairs, n_pairs);
  keys = lw_arena_array (builder->document->arena, const LwYamlNode *, n_pairs);
  items = lw_arena_array (builder->document->arena, const LwYamlNode *, n_pairs);
  for (guint i = 0; i < n_pairs; i++)
    {
      keys[i] = pairs[2 * i];
      items[i] = pairs[2 * i + 1];
    }
  node->keys = keys;
  node->items = items;
  node->n_items = n_pairs;
}

static void
finish_sequence (Builder *builder, LwYamlNode *node, LwYamlNode **pending, guint n_items)
{
  const LwYamlNode **items = lw_arena_array (builder->document->arena, const LwYamlNode *, n_items);

  for (guint i = 0; i < n_items; i++)
    items[i] = pending[i];
  node->items = items;
  node->n_items = n_items;
}

static LwYamlNode *
as_key (Builder *builder, LwYamlNode *node)
{
  yaml_mark_t mark = { .line = node->line - 1, .column = node->column - 1 };

  if (node->kind == LW_YAML_SCALAR)
    return node;
  report (builder->sink, &mark, "yaml-key", _ ("Write the key as plain text, followed by “:”"),
          _ ("a list or map stands where a key is needed"));
  node = new_node (builder, LW_YAML_SCALAR, &mark);
  node->broken = TRUE;
  return node;
}

/* Puts a finished node where it belongs. */
static void
add_node (Builder *builder, LwYamlNode *node)
{
  Frame *frame = builder->depth > 0 ? &builder->frames[builder->depth - 1] : NULL;

  if (frame == NULL)
    {
      builder->document->root = node;
      return;
    }
  if (frame->node->kind == LW_YAML_SEQUENCE)
    {
      g_ptr_array_add (builder->pending, node);
      return;
    }
  if (frame->key == NULL)
    {
      frame->key = as_key (builder, node);
      return;
    }
  if (!frame->key->broken)
    {
      g_ptr_array_add (builder->pending, frame->key);
      g_ptr_array_add (builder->pending, node);
    }
  frame->key = NULL;
}

static void
close_frame (Builder *builder)
{
  Frame *frame = &builder->frames[--builder->depth];
  guint n_pending = builder->pending->len - frame->first;
  /* An array that never held anything has no memory to point into. */
  LwYamlNode **pending =
      n_pending > 0 ? (LwYamlNode **) builder->pending->pdata + frame->first : NULL;

  if (frame->node->kind == LW_YAML_MAPPING)
    finish_mapping (builder, frame->node, pending, n_pending / 2);
  else
    finish_sequence (builder, frame->node, pending, n_pending);
  g_ptr_array_set_size (builder->pending, frame->first);
  add_node (builder, frame->node);
}

static gboolean
open_frame (Builder *builder, LwYamlKind kind, const yaml_event_t *event)
{
  Frame *frame;

  if (builder->depth == LW_MAX_DEPTH)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("the text is nested deeper than %d levels"), LW_MAX_DEPTH);

      report (builder->sink, &event->start_mark, "yaml-depth",
              _ ("No profile needs that; look for brackets or dashes that repeat by mistake"), message);
      return FALSE;
    }
  frame = &builder->frames[builder->depth++];
  frame->node = new_node (builder, kind, &event->start_mark);
  frame->key = NULL;
  frame->first = builder->pending->len;
  return TRUE;
}

/* Events */

static void
refuse_extras (Builder *builder, const yaml_event_t *event, const yaml_char_t *anchor,
               const yaml_char_t *tag)
{
  if (anchor != NULL)
    {
      g_autofree char *name = lw_excerpt ((const char *) anchor);
      g_autofree char *message = g_strdup_printf (
          _ ("anchors are not read, and this one is called %s: a profile says everything in its place"),
          name);

      report (builder->sink, &event->start_mark, "yaml-anchor",
              _ ("Remove it, and write the values out wherever they are needed"), message);
    }
  if (tag != NULL)
    {
      const char *prefix = "tag:yaml.org,2002:";
      gboolean core = g_str_has_prefix ((const char *) tag, prefix);
      g_autofree char *written =
          g_strconcat (core ? "!!" : "", (const char *) tag + (core ? strlen (prefix) : 0), NULL);
      g_autofree char *name = lw_excerpt (written);
      g_autofree char *message = g_strdup_printf (
          _ ("tags are not read, and this one is %s: each key knows what its value is"), name);

      report (builder->sink, &event->start_mark, "yaml-tag", _ ("Remove the tag"), message);
    }
}

static void
add_alias (Builder *builder, const yaml_event_t *event)
{
  g_autofree char *name = lw_excerpt ((const char *) event->data.alias.anchor);
  g_autofree char *message = g_strdup_printf (
      _ ("aliases are not read, and this one means %s: a profile says everything in its place"), name);
  LwYamlNode *node = new_node (builder, LW_YAML_SCALAR, &event->start_mark);

  report (builder->sink, &event->start_mark, "yaml-alias",
          _ ("Write the values out here; text that begins with “*” needs quotes"), message);
  node->plain = TRUE;
  node->broken = TRUE;
  add_node (builder, node);
}

static void
add_scalar (Builder *builder, const yaml_event_t *event)
{
  LwYamlNode *node = new_node (builder, LW_YAML_SCALAR, &event->start_mark);
  gsize length = event->data.scalar.length;
  const char *value = (const char *) event->data.scalar.value;

  refuse_extras (builder, event, event->data.scalar.anchor, event->data.scalar.tag);
  node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (memchr (value, '\0', length) != NULL)
    {
      report (builder->sink, &event->start_mark, "yaml-nul", _ ("Remove “\\0” from the text"),
              _ ("this text holds a NUL character"));
      length = 0;
      node->broken = TRUE;
    }
  node->text = lw_arena_strndup (builder->document->arena, value, length);
  add_node (builder, node);
}

static gboolean
count_node (Builder *builder, const yaml_event_t *event)
{
  if (++builder->n_nodes <= LW_MAX_PROFILE_NODES)
    return TRUE;

  g_autofree char *message =
      g_strdup_printf (_ ("the text has more than %d keys and values"), LW_MAX_PROFILE_NODES);

  report (builder->sink, &event->start_mark, "yaml-nodes",
          _ ("Split the profile, or leave out what the test does not need"), message);
  return FALSE;
}

static gboolean
start_document (Builder *builder, const yaml_event_t *event)
{
  if (++builder->n_documents == 1)
    return TRUE;
  report (builder->sink, &event->start_mark, "yaml-documents",
          _ ("Put each profile in a file of its own, and remove the “---” line"),
          _ ("a second document begins here, and a profile is one document"));
  return FALSE;
}

/* FALSE when nothing more can or should be read. */
static gboolean
take_event (Builder *builder, const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_DOCUMENT_START_EVENT:
      return start_document (builder, event);
    case YAML_ALIAS_EVENT:
      if (!count_node (builder, event))
        return FALSE;
      add_alias (builder, event);
      return TRUE;
    case YAML_SCALAR_EVENT:
      if (!count_node (builder, event))
        return FALSE;
      add_scalar (builder, event);
      return TRUE;
    case YAML_SEQUENCE_START_EVENT:
      refuse_extras (builder, event, event->data.sequence_start.anchor,
                     event->data.sequence_start.tag);
      return count_node (builder, event) && open_frame (builder, LW_YAML_SEQUENCE, event);
    case YAML_MAPPING_START_EVENT:
      refuse_extras (builder, event, event->data.mapping_start.anchor,
                     event->data.mapping_start.tag);
      return count_node (builder, event) && open_frame (builder, LW_YAML_MAPPING, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      close_frame (builder);
      return TRUE;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    default:
      return TRUE;
    }
}

/* Events are pulled one by one, so that a hostile text stops at the first limit it crosses; loading
 * whole documents would follow it to the end. */
static void
parse (Builder *builder, const char *data, gsize length)
{
  yaml_parser_t parser;
  gboolean more = TRUE;

  if (!yaml_parser_initialize (&parser))
    g_error ("Out of memory");
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const unsigned char *) data, length);

  while (more)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (&parser, &event))
        {
          lw_yaml_report_syntax_error (&parser, data, length, builder->sink);
          break;
        }
      builder->document->complete = event.type == YAML_STREAM_END_EVENT;
      more = take_event (builder, &event) && event.type != YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);
}

LwYamlDocument *
lw_yaml_document_new (const char *data, gsize length, LwProblemSink *sink)
{
  LwYamlDocument *self = g_new0 (LwYamlDocument, 1);
  g_autoptr (GPtrArray) pending = g_ptr_array_new ();
  g_autofree Builder *builder = g_new0 (Builder, 1);

  self->arena = lw_arena_new ();
  if (!lw_yaml_check_text (&data, &length, sink))
    return self;

  builder->document = self;
  builder->sink = sink;
  builder->pending = pending;
  parse (builder, data, length);
  /* What was open when reading stopped still holds what came before. */
  while (builder->depth > 0)
    close_frame (builder);
  return self;
}

void
lw_yaml_document_free (LwYamlDocument *self)
{
  lw_arena_free (self->arena);
  g_free (self);
}

const LwYamlNode *
lw_yaml_document_get_root (LwYamlDocument *self)
{
  return self->root;
}

gboolean
lw_yaml_document_is_complete (LwYamlDocument *self)
{
  return self->complete;
}

gboolean
lw_yaml_node_is_null (const LwYamlNode *node)
{
  static const char *const words[] = { "", "~", "null", "Null", "NULL", NULL };

  return node->broken ||
         (node->kind == LW_YAML_SCALAR && node->plain && g_strv_contains (words, node->text));
}

const char *
lw_yaml_node_describe (const LwYamlNode *node)
{
  if (lw_yaml_node_is_null (node))
    return _ ("nothing");
  switch (node->kind)
    {
    case LW_YAML_SEQUENCE:
      return _ ("a list");
    case LW_YAML_MAPPING:
      return _ ("a map");
    case LW_YAML_SCALAR:
    default:
      return _ ("a single value");
    }
}

const LwYamlNode *
lw_yaml_node_lookup (const LwYamlNode *mapping, const char *key)
{
  for (guint i = 0; mapping->kind == LW_YAML_MAPPING && i < mapping->n_items; i++)
    if (g_str_equal (mapping->keys[i]->text, key))
      return mapping->items[i];
  return NULL;
}
