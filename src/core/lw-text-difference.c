/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-text-difference.h"

#include <string.h>

/* Beyond this many steps the texts have little in common; the rest is then shown as replaced. */
#define MAX_DISTANCE 2000

typedef struct
{
  char **lines;
  guint n_lines;
} Text;

/* One line of the result: where it stands in either text; its kind is ' ', '-' or '+'. */
typedef struct
{
  char kind;
  guint before;
  guint after;
} Edit;

static void
split (Text *text, const char *source)
{
  text->lines = g_strsplit (source, "\n", -1);
  text->n_lines = g_strv_length (text->lines);
  if (text->n_lines > 0 && text->lines[text->n_lines - 1][0] == '\0')
    text->n_lines--;
}

static gboolean
same (const Text *before, const Text *after, int x, int y)
{
  return x < (int) before->n_lines && y < (int) after->n_lines && g_str_equal (before->lines[x], after->lines[y]);
}

static void
add_edit (GArray *edits, char kind, guint before, guint after)
{
  Edit edit = { kind, before, after };

  g_array_append_val (edits, edit);
}

/* Walks back over the furthest reaching paths, kept in trace for each distance, and so finds the
 * edits from the last to the first. */
static void
walk_back (GPtrArray *trace, GArray *edits, int x, int y)
{
  for (int d = (int) trace->len - 1; d >= 0; d--)
    {
      const int *reach = (const int *) g_ptr_array_index (trace, d) + d + 1;
      int k = x - y;
      int from_k = k == -d || (k != d && reach[k - 1] < reach[k + 1]) ? k + 1 : k - 1;
      int from_x = d > 0 ? reach[from_k] : 0;
      int from_y = d > 0 ? from_x - from_k : 0;

      while (x > from_x && y > from_y)
        {
          x--, y--;
          add_edit (edits, ' ', x, y);
        }
      if (d == 0)
        break;
      if (x > from_x)
        add_edit (edits, '-', --x, y);
      else
        add_edit (edits, '+', x, --y);
    }
}

/* The greedy algorithm for the shortest edit script: E. W. Myers, "An O(ND) difference algorithm and
 * its variations", Algorithmica 1 (1986). Returns FALSE when the texts are too far apart. */
static gboolean
find_edits (const Text *before, const Text *after, GArray *edits)
{
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  int goal_x = before->n_lines;
  int goal_y = after->n_lines;
  int limit = MIN (goal_x + goal_y, MAX_DISTANCE);
  g_autofree int *storage = g_new0 (int, 2 * limit + 3);
  int *reach = storage + limit + 1;

  for (int d = 0; d <= limit; d++)
    {
      /* What was reached with one step less, for k from -d - 1 to d + 1. */
      g_ptr_array_add (trace, g_memdup2 (reach - d - 1, (2 * d + 3) * sizeof (int)));
      for (int k = -d; k <= d; k += 2)
        {
          int x = k == -d || (k != d && reach[k - 1] < reach[k + 1]) ? reach[k + 1] : reach[k - 1] + 1;

          while (same (before, after, x, x - k))
            x++;
          reach[k] = x;
          if (x >= goal_x && x - k >= goal_y)
            {
              walk_back (trace, edits, goal_x, goal_y);
              return TRUE;
            }
        }
    }
  return FALSE;
}

static void
replace_all (const Text *before, const Text *after, GArray *edits)
{
  for (guint y = after->n_lines; y > 0; y--)
    add_edit (edits, '+', before->n_lines, y - 1);
  for (guint x = before->n_lines; x > 0; x--)
    add_edit (edits, '-', x - 1, 0);
}

/* Edits are stored from the last to the first. */
static const Edit *
edit_at (GArray *edits, guint index)
{
  return &g_array_index (edits, Edit, edits->len - 1 - index);
}

static void
append_hunk (GString *out, const Text *before, const Text *after, GArray *edits, guint from, guint to)
{
  guint n_before = 0;
  guint n_after = 0;
  const Edit *first = edit_at (edits, from);

  for (guint i = from; i < to; i++)
    {
      n_before += edit_at (edits, i)->kind != '+';
      n_after += edit_at (edits, i)->kind != '-';
    }
  g_string_append_printf (out, "@@ -%u,%u +%u,%u @@\n", first->before + (n_before > 0), n_before,
                          first->after + (n_after > 0), n_after);
  for (guint i = from; i < to; i++)
    {
      const Edit *edit = edit_at (edits, i);

      g_string_append_printf (out, "%c%s\n", edit->kind,
                              edit->kind == '+' ? after->lines[edit->after] : before->lines[edit->before]);
    }
}

static void
append_hunks (GString *out, const Text *before, const Text *after, GArray *edits, guint context)
{
  guint at = 0;

  while (at < edits->len)
    {
      guint from, to, unchanged = 0;

      while (at < edits->len && edit_at (edits, at)->kind == ' ')
        at++;
      if (at == edits->len)
        break;
      from = at > context ? at - context : 0;
      /* A hunk goes on while the next change is near enough to share its context. */
      for (to = at; to < edits->len && unchanged <= 2 * context; to++)
        unchanged = edit_at (edits, to)->kind == ' ' ? unchanged + 1 : 0;
      at = to;
      append_hunk (out, before, after, edits, from, unchanged > context ? to - (unchanged - context) : to);
    }
}

char *
lw_text_difference (const char *before, const char *after, guint context)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  Text old_text, new_text;

  split (&old_text, before);
  split (&new_text, after);
  if (!find_edits (&old_text, &new_text, edits))
    replace_all (&old_text, &new_text, edits);
  append_hunks (out, &old_text, &new_text, edits, context);
  g_strfreev (old_text.lines);
  g_strfreev (new_text.lines);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
