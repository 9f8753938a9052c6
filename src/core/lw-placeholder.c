/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-placeholder-private.h"

#include "lw-i18n.h"
#include "lw-spelling.h"

#include <string.h>

/* How long words in double braces may be to be taken for a placeholder that is spelled wrong. */
#define MAX_UNKNOWN 100

static const LwPlaceholder placeholders[LW_N_PLACEHOLDERS] = {
  { LW_PLACEHOLDER_UNIQUE, "unique", "{{unique}}", "{{unique}}",
    N_ ("A text that no other iteration has"), "m4x7q2k1-baseline-1742", FALSE },
  { LW_PLACEHOLDER_UUID, "uuid", "{{uuid}}", "{{uuid}}", N_ ("A random UUID"),
    "6f1c3e9a-2b47-4d5e-9c08-7a1f52e4b6d3", FALSE },
  { LW_PLACEHOLDER_VU, "vu", "{{vu}}", "{{vu}}", N_ ("The number of the VU, from 1"), "17", TRUE },
  { LW_PLACEHOLDER_ITERATION, "iteration", "{{iteration}}", "{{iteration}}",
    N_ ("The number of the iteration in its scenario, from 0"), "1742", TRUE },
  { LW_PLACEHOLDER_RUN, "run", "{{run}}", "{{run}}",
    N_ ("A text that only this run of the test has"), "m4x7q2k1", FALSE },
  { LW_PLACEHOLDER_TIMESTAMP, "timestamp", "{{timestamp s}}", "{{timestamp}}",
    N_ ("The time now, in milliseconds since 1970; with s, in seconds"), "1767225600000", TRUE },
  { LW_PLACEHOLDER_DATE, "date", "{{date +7d}}", "{{date}}",
    N_ ("The time now, or so long before or after it, in UTC"), "2026-01-01T00:00:00.000Z", FALSE },
  { LW_PLACEHOLDER_DAY, "day", "{{day +1d}}", "{{day}}",
    N_ ("The day today, or so long before or after it, in UTC"), "2026-01-01", FALSE },
  { LW_PLACEHOLDER_INTEGER, "integer", "{{integer 1 100}}", "{{integer 1 100}}",
    N_ ("A random whole number between two, with both"), "50", TRUE },
  { LW_PLACEHOLDER_DECIMAL, "decimal", "{{decimal 1 100 2}}", "{{decimal 1 100 2}}",
    N_ ("A random number between two, with so many decimals"), "50.50", TRUE },
  { LW_PLACEHOLDER_CHOICE, "choice", "{{choice red|green|blue}}", "{{choice red|green|blue}}",
    N_ ("One of several texts, at random"), "red", FALSE },
  { LW_PLACEHOLDER_TEXT, "text", "{{text 12}}", "{{text 12}}",
    N_ ("So many random letters and digits"), "k3Xr9TqLmZ2v", FALSE },
  { LW_PLACEHOLDER_DATA, "data", "{{data users email}}", "{{data users email}}",
    N_ ("A column of a data file; all of an iteration are from the same row"), "email-1", FALSE },
  { LW_PLACEHOLDER_VALUE, "value", "{{value orderId}}", "{{value orderId}}",
    N_ ("A value that an earlier answer gave to the same VU"), "orderId-1", FALSE },
  { LW_PLACEHOLDER_ENV, "env", "{{env TENANT_KEY}}", "{{env TENANT_KEY}}",
    N_ ("An environment variable, for what is secret"), "********", FALSE },
};

/* Words that other tools have for the same. */
static const struct
{
  const char *word;
  const char *meant;
} aliases[] = {
  { "$guid", "{{uuid}}" },         { "guid", "{{uuid}}" },
  { "$randomuuid", "{{uuid}}" },   { "randomuuid", "{{uuid}}" },
  { "$uuid", "{{uuid}}" },         { "id", "{{unique}}" },
  { "$timestamp", "{{timestamp s}}" }, { "$isotimestamp", "{{date}}" },
  { "now", "{{date}}" },           { "datetime", "{{date}}" },
  { "today", "{{day}}" },          { "$randomint", "{{integer 0 1000}}" },
  { "randomint", "{{integer 0 1000}}" }, { "int", "{{integer 1 100}}" },
  { "random", "{{integer 1 100}}" }, { "number", "{{integer 1 100}}" },
  { "float", "{{decimal 1 100 2}}" }, { "string", "{{text 12}}" },
  { "oneof", "{{choice red|green|blue}}" }, { "$processenv", "{{env NAME}}" },
};

const LwPlaceholder *
lw_placeholder_get_all (guint *n_placeholders)
{
  g_return_val_if_fail (n_placeholders != NULL, NULL);

  *n_placeholders = G_N_ELEMENTS (placeholders);
  return placeholders;
}

static const LwPlaceholder *
find_placeholder (const char *name, size_t length)
{
  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (strlen (placeholders[i].name) == length && memcmp (placeholders[i].name, name, length) == 0)
      return &placeholders[i];
  return NULL;
}

/* Words in double braces, whatever they mean. */
typedef struct
{
  size_t length; /* with the braces */
  LwPlaceholderWord name;
  LwPlaceholderWord arguments;
} Braces;

static gboolean
ends_name (char c)
{
  return c == ' ' || c == '\t' || c == '}';
}

static void
trim (LwPlaceholderWord *word)
{
  while (word->length > 0 && (*word->text == ' ' || *word->text == '\t'))
    word->text++, word->length--;
  while (word->length > 0 && strchr (" \t", word->text[word->length - 1]) != NULL)
    word->length--;
}

/* The words in the braces that open at the text: a line with no other brace in it. */
static gboolean
match_braces (const char *text, size_t length, Braces *braces)
{
  LwPlaceholderWord inside;
  size_t end;
  size_t name;

  if (length < 5 || text[0] != '{' || text[1] != '{')
    return FALSE;
  for (end = 2; end < length && text[end] != '}'; end++)
    if (text[end] == '{' || text[end] == '\n' || text[end] == '\r' || text[end] == '\0')
      return FALSE;
  if (length - end < 2 || text[end + 1] != '}')
    return FALSE;

  inside = (LwPlaceholderWord){ text + 2, end - 2 };
  trim (&inside);
  for (name = 0; name < inside.length && !ends_name (inside.text[name]); name++)
    ;
  braces->length = end + 2;
  braces->name = (LwPlaceholderWord){ inside.text, name };
  braces->arguments = (LwPlaceholderWord){ inside.text + name, inside.length - name };
  trim (&braces->arguments);
  return name > 0;
}

static gboolean
match_placeholder (const char *text, size_t length, LwTextPart *part)
{
  const LwPlaceholder *placeholder;
  Braces braces;

  if (!match_braces (text, length, &braces))
    return FALSE;
  placeholder = find_placeholder (braces.name.text, braces.name.length);
  if (placeholder == NULL ||
      !lw_placeholder_read_arguments (placeholder, braces.arguments.text, braces.arguments.length,
                                      &part->arguments, NULL))
    return FALSE;
  part->text = text;
  part->length = braces.length;
  part->placeholder = placeholder;
  return TRUE;
}

/* The next brace that another one follows, or the end. */
static const char *
find_braces (const char *text, const char *end)
{
  while (text < end)
    {
      const char *brace = memchr (text, '{', (size_t) (end - text));

      if (brace == NULL || brace + 1 >= end)
        return end;
      if (brace[1] == '{')
        return brace;
      text = brace + 1;
    }
  return end;
}

gboolean
lw_placeholder_next_part (const char **text, size_t *length, LwTextPart *part)
{
  const char *end;
  const char *at;
  LwTextPart next;

  g_return_val_if_fail (text != NULL && length != NULL && part != NULL, FALSE);

  if (*length == 0)
    return FALSE;

  end = *text + *length;
  at = find_braces (*text, end);
  while (at < end && !match_placeholder (at, (size_t) (end - at), &next))
    at = find_braces (at + 1, end);
  if (at == *text)
    *part = next;
  else
    *part = (LwTextPart){ .text = *text, .length = (size_t) (at - *text) };
  *text += part->length;
  *length -= part->length;
  return TRUE;
}

size_t
lw_placeholder_length (const char *text)
{
  LwTextPart part;

  g_return_val_if_fail (text != NULL, 0);

  return text[0] == '{' && text[1] == '{' && match_placeholder (text, strlen (text), &part) ? part.length : 0;
}

gboolean
lw_placeholder_next_choice (LwPlaceholderWord *list, LwPlaceholderWord *choice)
{
  const char *bar;

  g_return_val_if_fail (list != NULL && choice != NULL, FALSE);

  if (list->text == NULL)
    return FALSE;
  bar = memchr (list->text, '|', list->length);
  choice->text = list->text;
  choice->length = bar != NULL ? (size_t) (bar - list->text) : list->length;
  if (bar != NULL)
    *list = (LwPlaceholderWord){ bar + 1, list->length - choice->length - 1 };
  else
    *list = (LwPlaceholderWord){ NULL, 0 };
  trim (choice);
  return TRUE;
}

gboolean
lw_placeholder_word_is (const LwPlaceholderWord *word, const char *text)
{
  return strlen (text) == word->length && memcmp (text, word->text, word->length) == 0;
}

char *
lw_placeholder_word_dup (const LwPlaceholderWord *word)
{
  return g_strndup (word->text != NULL ? word->text : "", word->length);
}

/* Flaws */

gboolean
lw_placeholder_check (const char *text, GError **error)
{
  const char *end;

  g_return_val_if_fail (text != NULL, FALSE);

  end = text + strlen (text);
  for (const char *at = find_braces (text, end); at < end; at = find_braces (at + 1, end))
    {
      const LwPlaceholder *placeholder;
      LwPlaceholderArguments arguments;
      g_autofree char *typed = NULL;
      Braces braces;

      if (!match_braces (at, (size_t) (end - at), &braces))
        continue;
      placeholder = find_placeholder (braces.name.text, braces.name.length);
      if (placeholder == NULL ||
          lw_placeholder_read_arguments (placeholder, braces.arguments.text,
                                         braces.arguments.length, &arguments, error))
        continue;
      typed = g_strndup (at, MIN (braces.length, MAX_UNKNOWN));
      g_prefix_error (error, "%s: ", typed);
      return FALSE;
    }
  return TRUE;
}

static const char *
guess (const LwPlaceholderWord *name)
{
  g_autofree char *typed = lw_placeholder_word_dup (name);
  guint limit = lw_spelling_tolerance (typed);
  const char *meant = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (typed, aliases[i].word) == 0)
      return aliases[i].meant;
  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    {
      guint distance = lw_spelling_distance (typed, placeholders[i].name, limit);

      if (distance <= limit && (distance < limit || meant == NULL))
        {
          limit = distance;
          meant = placeholders[i].insert;
        }
    }
  return meant;
}

char *
lw_placeholder_dup_unknown (const char *text, const char **meant)
{
  const char *end;

  g_return_val_if_fail (text != NULL && meant != NULL, NULL);

  *meant = NULL;
  end = text + strlen (text);
  for (const char *at = find_braces (text, end); at < end; at = find_braces (at + 1, end))
    {
      Braces braces;
      char first;

      if (!match_braces (at, (size_t) (end - at), &braces) || braces.length > MAX_UNKNOWN)
        continue;
      first = braces.name.text[0];
      if ((!g_ascii_isalpha (first) && first != '_' && first != '$') ||
          find_placeholder (braces.name.text, braces.name.length) != NULL)
        continue;
      *meant = guess (&braces.name);
      return g_strndup (at, braces.length);
    }
  return NULL;
}

char *
lw_placeholder_dup_sample (const char *text)
{
  g_autoptr (GString) sample = g_string_new (NULL);
  size_t length;
  LwTextPart part;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  while (lw_placeholder_next_part (&text, &length, &part))
    if (part.placeholder != NULL)
      lw_placeholder_append_sample (sample, part.placeholder, &part.arguments);
    else
      g_string_append_len (sample, part.text, (gssize) part.length);
  return g_string_free (g_steal_pointer (&sample), FALSE);
}
