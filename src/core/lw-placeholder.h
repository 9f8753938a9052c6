/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Words in double braces that a payload, a header, a query or a path parameter may hold, such as
 * {{unique}}. The script puts a value in their place for each request. Braces around any other word
 * are plain text.
 */

typedef enum
{
  LW_PLACEHOLDER_UNIQUE,
  LW_PLACEHOLDER_VU,
  LW_PLACEHOLDER_ITERATION,
  LW_PLACEHOLDER_TIMESTAMP,
  LW_PLACEHOLDER_RUN,
} LwPlaceholderKind;

typedef struct
{
  LwPlaceholderKind kind;
  const char *name;        /* as written between the braces */
  const char *description; /* for a list to pick from */
  const char *sample;      /* what it may look like */
  gboolean number;         /* its value is a number, in JSON without quotes */
} LwPlaceholder;

/* In the order in which a list shows them. */
const LwPlaceholder *lw_placeholder_get_all (guint *n_placeholders);

/* A stretch of a text: a placeholder, or plain text between two of them. */
typedef struct
{
  const char *text; /* points into the text; with the braces of a placeholder */
  size_t length;
  const LwPlaceholder *placeholder; /* (nullable) NULL for plain text */
} LwTextPart;

/* Takes the next part off the text, whose end is length bytes from *text, and moves both on. FALSE at
 * the end. Never gives an empty part. */
gboolean lw_placeholder_next_part (const char **text, size_t *length, LwTextPart *part);

/* The text with a sample in place of each placeholder. (transfer full) */
char *lw_placeholder_dup_sample (const char *text);

G_END_DECLS
