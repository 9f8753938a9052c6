/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Words in double braces that a payload, a header, a query or a path parameter may hold, such as
 * {{unique}} or {{integer 1 100}}. The script puts a value in their place for each request. Braces
 * around anything else are plain text.
 */

typedef enum
{
  LW_PLACEHOLDER_UNIQUE,
  LW_PLACEHOLDER_UUID,
  LW_PLACEHOLDER_VU,
  LW_PLACEHOLDER_ITERATION,
  LW_PLACEHOLDER_RUN,
  LW_PLACEHOLDER_TIMESTAMP,
  LW_PLACEHOLDER_DATE,
  LW_PLACEHOLDER_DAY,
  LW_PLACEHOLDER_INTEGER,
  LW_PLACEHOLDER_DECIMAL,
  LW_PLACEHOLDER_CHOICE,
  LW_PLACEHOLDER_TEXT,
  LW_PLACEHOLDER_DATA,
  LW_PLACEHOLDER_VALUE,
  LW_PLACEHOLDER_ENV,
} LwPlaceholderKind;
#define LW_N_PLACEHOLDERS 15

typedef struct
{
  LwPlaceholderKind kind;
  const char *name;        /* the first word between the braces */
  const char *usage;       /* all of it, with what may follow the name: "{{integer MIN MAX}}" */
  const char *insert;      /* what a list to pick from puts into the text: "{{integer 1 100}}" */
  const char *description; /* for that list */
  const char *sample;      /* what insert may look like in a request */
  gboolean number;         /* its value is a number, in JSON without quotes */
} LwPlaceholder;

/* In the order in which a list shows them. */
const LwPlaceholder *lw_placeholder_get_all (guint *n_placeholders);

typedef struct
{
  const char *text; /* points into the text; no NUL at its end */
  size_t length;
} LwPlaceholderWord;

/* What follows the name of a placeholder; each kind has some of these. */
typedef struct
{
  LwPlaceholderWord name;   /* data, value, env: what the value is called */
  LwPlaceholderWord column; /* data */
  LwPlaceholderWord list;   /* choice: all of it; see lw_placeholder_next_choice() */
  gint64 low, high;         /* integer: both ends, each among the values; decimal: the same, as
                             * multiples of its last decimal */
  gint64 offset_ms;         /* date, day: from now */
  double from, to;          /* decimal: as typed */
  int decimals;             /* decimal: how many, at most LW_PLACEHOLDER_MAX_DECIMALS */
  guint n_characters;       /* text */
  gboolean seconds;         /* timestamp: instead of milliseconds */
} LwPlaceholderArguments;

#define LW_PLACEHOLDER_MAX_DECIMALS 10
#define LW_PLACEHOLDER_MAX_CHARACTERS 100000

/* A stretch of a text: a placeholder, or plain text between two of them. */
typedef struct
{
  const char *text; /* points into the text; with the braces of a placeholder */
  size_t length;
  const LwPlaceholder *placeholder; /* (nullable) NULL for plain text */
  LwPlaceholderArguments arguments; /* of the placeholder */
} LwTextPart;

/* Takes the next part off the text, whose end is length bytes from *text, and moves both on. FALSE at
 * the end. Never gives an empty part. A placeholder whose arguments are wrong is plain text;
 * lw_placeholder_check() says what is wrong with it. */
gboolean lw_placeholder_next_part (const char **text, size_t *length, LwTextPart *part);

/* The length of the placeholder that the text begins with; 0 for none. */
size_t lw_placeholder_length (const char *text);

/* Takes the next of the choices off the list, without the spaces around it. FALSE at the end. */
gboolean lw_placeholder_next_choice (LwPlaceholderWord *list, LwPlaceholderWord *choice);

gboolean lw_placeholder_word_is (const LwPlaceholderWord *word, const char *text);
char *lw_placeholder_word_dup (const LwPlaceholderWord *word); /* (transfer full) */

/* Whether all placeholders of a text are right. Otherwise says what is wrong with the first that is
 * not, and how it would be right. Errors: LW_ERROR_PARSE, LW_ERROR_RANGE. */
gboolean lw_placeholder_check (const char *text, GError **error);

/* The first words in double braces that look like a placeholder and are none: {{uniqe}}. They are sent
 * as they are. meant is what may have been meant, such as "{{unique}}", or NULL. (transfer full)
 * (nullable) */
char *lw_placeholder_dup_unknown (const char *text, const char **meant);

/* The text with a sample in place of each placeholder; the same text always gives the same sample.
 * (transfer full) */
char *lw_placeholder_dup_sample (const char *text);

/* Whether a name can be that of a data file or of a value: letters, digits and _, not a digit first. */
gboolean lw_placeholder_name_is_valid (const char *name);

G_END_DECLS
