/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-status-list.h"

#include "lw-error.h"
#include "lw-i18n.h"

#include <string.h>

#define FIRST_STATUS 100
#define LAST_STATUS 599
#define LAST_SUCCESS 399

static gboolean
parse_status (const char *text, int *status)
{
  if (strlen (text) != 3 || strspn (text, "0123456789") != 3)
    return FALSE;
  *status = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
  return *status >= FIRST_STATUS && *status <= LAST_STATUS;
}

static gboolean
parse_range (const char *text, LwStatusRange *range)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);

  if (strlen (text) == 3 && g_ascii_strcasecmp (text + 1, "xx") == 0 && text[0] >= '1' && text[0] <= '5')
    {
      range->min = (text[0] - '0') * 100;
      range->max = range->min + 99;
      return TRUE;
    }
  if (ends[0] == NULL || !parse_status (g_strstrip (ends[0]), &range->min))
    return FALSE;
  if (ends[1] == NULL)
    {
      range->max = range->min;
      return TRUE;
    }
  return parse_status (g_strstrip (ends[1]), &range->max) && range->min <= range->max;
}

GArray *
lw_status_list_parse (const char *text, GError **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LwStatusRange));
  g_auto (GStrv) words = NULL;
  LwStatusRange range = { FIRST_STATUS, LAST_SUCCESS };

  g_return_val_if_fail (text != NULL, NULL);

  words = g_strsplit_set (text, ",;", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_strstrip (words[i])[0] == '\0')
        continue;
      if (!parse_range (words[i], &range))
        {
          g_set_error (error, LW_ERROR, LW_ERROR_PARSE,
                       _ ("“%s” is not an HTTP status; write 201, 200-204, 2xx or a list such as 200, 404"),
                       words[i]);
          return NULL;
        }
      g_array_append_val (ranges, range);
    }
  if (ranges->len == 0)
    g_array_append_val (ranges, range);
  return g_steal_pointer (&ranges);
}

char *
lw_status_list_format (GArray *ranges)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ranges != NULL, NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const LwStatusRange *range = &g_array_index (ranges, LwStatusRange, i);

      if (i > 0)
        g_string_append (text, ", ");
      if (range->min == range->max)
        g_string_append_printf (text, "%d", range->min);
      else if (range->min == FIRST_STATUS && range->max == LAST_SUCCESS)
        g_string_append (text, _ ("below 400"));
      else if (range->min % 100 == 0 && range->max == range->min + 99)
        g_string_append_printf (text, "%dxx", range->min / 100);
      else
        g_string_append_printf (text, "%d-%d", range->min, range->max);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
