/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-placeholder.h"

#include <string.h>

static const LwPlaceholder placeholders[] = {
  { LW_PLACEHOLDER_UNIQUE, "unique", "A text that no other iteration has", "m4x7q2k1-baseline-1742", FALSE },
  { LW_PLACEHOLDER_VU, "vu", "The number of the VU, from 1", "17", TRUE },
  { LW_PLACEHOLDER_ITERATION, "iteration", "The number of the iteration in its scenario, from 0", "1742", TRUE },
  { LW_PLACEHOLDER_TIMESTAMP, "timestamp", "The time now, in milliseconds since 1970", "1767225600000", TRUE },
  { LW_PLACEHOLDER_RUN, "run", "A text that only this run of the test has", "m4x7q2k1", FALSE },
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

/* The placeholder that starts at the text, with the length of all of it. Spaces inside the braces do
 * not count. */
static const LwPlaceholder *
match_placeholder (const char *text, size_t length, size_t *matched)
{
  size_t start = 2;
  size_t end;

  if (length < 5 || text[0] != '{' || text[1] != '{')
    return NULL;
  while (start < length && text[start] == ' ')
    start++;
  for (end = start; end < length && (g_ascii_isalnum (text[end]) || text[end] == '_'); end++)
    ;
  *matched = end;
  while (*matched < length && text[*matched] == ' ')
    (*matched)++;
  if (length - *matched < 2 || text[*matched] != '}' || text[*matched + 1] != '}')
    return NULL;
  *matched += 2;
  return find_placeholder (text + start, end - start);
}

gboolean
lw_placeholder_next_part (const char **text, size_t *length, LwTextPart *part)
{
  size_t matched = 0;
  size_t plain;

  g_return_val_if_fail (text != NULL && length != NULL && part != NULL, FALSE);

  if (*length == 0)
    return FALSE;

  part->text = *text;
  part->placeholder = match_placeholder (*text, *length, &matched);
  part->length = matched;
  if (part->placeholder == NULL)
    {
      for (plain = 1; plain < *length; plain++)
        if ((*text)[plain] == '{' && match_placeholder (*text + plain, *length - plain, &matched) != NULL)
          break;
      part->length = plain;
    }
  *text += part->length;
  *length -= part->length;
  return TRUE;
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
      g_string_append (sample, part.placeholder->sample);
    else
      g_string_append_len (sample, part.text, (gssize) part.length);
  return g_string_free (g_steal_pointer (&sample), FALSE);
}
