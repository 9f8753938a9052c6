/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-spelling.h"

#include <string.h>

/* Longer words are not compared: nobody means them by accident. */
#define MAX_WORD 64

static char
fold (char c)
{
  return c == '-' ? '_' : g_ascii_tolower (c);
}

/* Optimal string alignment: Levenshtein's distance where swapping two neighbours is one step. */
guint
lw_spelling_distance (const char *a, const char *b, guint limit)
{
  size_t length_a = strlen (a);
  size_t length_b = strlen (b);
  guint rows[3][MAX_WORD + 1];
  guint *before = rows[0];
  guint *above = rows[1];
  guint *row = rows[2];

  if (length_a > MAX_WORD || length_b > MAX_WORD ||
      MAX (length_a, length_b) - MIN (length_a, length_b) > limit)
    return limit + 1;

  for (guint j = 0; j <= length_b; j++)
    row[j] = j;
  for (guint i = 1; i <= length_a; i++)
    {
      guint *spare = before;

      before = above;
      above = row;
      row = spare;
      row[0] = i;
      for (guint j = 1; j <= length_b; j++)
        {
          guint change = above[j - 1] + (fold (a[i - 1]) != fold (b[j - 1]));

          row[j] = MIN (change, MIN (above[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && fold (a[i - 1]) == fold (b[j - 2]) &&
              fold (a[i - 2]) == fold (b[j - 1]))
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
    }
  return MIN (row[length_b], limit + 1);
}

guint
lw_spelling_tolerance (const char *word)
{
  size_t length = strlen (word);

  return length <= 2 ? 0 : length <= 4 ? 1 : 2;
}
