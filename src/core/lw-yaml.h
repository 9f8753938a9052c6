/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-problem-sink.h"

G_BEGIN_DECLS

/*
 * A YAML text as an immutable tree that knows where each node stands. Nothing is interpreted: a
 * scalar is the text as written, and what it means is for the reader of a field to say, since `NO`
 * may be a country and `1:30` a time.
 *
 * Only what a document for people needs is read. Anchors, aliases, tags, more than one document,
 * NUL, text that is not UTF-8, repeated keys, and anything deeper than LW_MAX_DEPTH or larger than
 * LW_MAX_PROFILE_BYTES or LW_MAX_PROFILE_NODES is refused.
 */

typedef enum
{
  LW_YAML_SCALAR,
  LW_YAML_SEQUENCE,
  LW_YAML_MAPPING,
} LwYamlKind;

typedef struct _LwYamlNode LwYamlNode;

struct _LwYamlNode
{
  LwYamlKind kind : 8;
  guint plain : 1;  /* scalars: written without quotes and not as a block */
  guint broken : 1; /* stands for something that was refused; there is a problem for it already */
  guint line;       /* from 1 */
  guint column;     /* in characters, from 1 */
  guint n_items;    /* sequences and mappings */
  const char *text; /* scalars: valid UTF-8 without NUL; "" for others */
  const LwYamlNode *const *items; /* the items of a sequence, the values of a mapping */
  const LwYamlNode *const *keys;  /* mappings: scalars, all different */
};

typedef struct _LwYamlDocument LwYamlDocument;

/* Reads a text. Its problems go to sink, all of them as far as they can be told: behind an error of
 * syntax there is nothing to be known, and the tree ends there. (transfer full) */
LwYamlDocument *lw_yaml_document_new (const char *data, gsize length, LwProblemSink *sink);
void lw_yaml_document_free (LwYamlDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwYamlDocument, lw_yaml_document_free)

/* (transfer none) (nullable): NULL when there is nothing in the text */
const LwYamlNode *lw_yaml_document_get_root (LwYamlDocument *self);
/* Whether the whole text was read. */
gboolean lw_yaml_document_is_complete (LwYamlDocument *self);

/* Whether a node is a way to write nothing: `key:`, `~` or `null`. */
gboolean lw_yaml_node_is_null (const LwYamlNode *node);
/* What a node is, in words for a person: "a list", "a map", "text", "nothing". (transfer none) */
const char *lw_yaml_node_describe (const LwYamlNode *node);
/* (transfer none) (nullable): the value of a mapping's key */
const LwYamlNode *lw_yaml_node_lookup (const LwYamlNode *mapping, const char *key);

G_END_DECLS
