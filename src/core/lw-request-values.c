/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-request-values.h"

#include "lw-placeholder.h"
#include "lw-request-texts.h"

#include <string.h>

static void
add_once (GPtrArray *names, char *name /* (transfer full) */)
{
  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_free (name);
  else
    g_ptr_array_add (names, name);
}

static void
add_taken_cb (const LwRequestText *text, gpointer data)
{
  const char *rest = text->text;
  size_t length = strlen (rest);
  LwTextPart part;

  while (lw_placeholder_next_part (&rest, &length, &part))
    if (part.placeholder != NULL && part.placeholder->kind == LW_PLACEHOLDER_VALUE)
      add_once (data, lw_placeholder_word_dup (&part.arguments.name));
}

char **
lw_request_dup_taken_values (LwEndpoint *request)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (LW_IS_ENDPOINT (request), NULL);

  lw_endpoint_foreach_text (request, add_taken_cb, names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

char **
lw_request_dup_given_values (LwEndpoint *request)
{
  LwRecordList *captures;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (LW_IS_ENDPOINT (request), NULL);

  captures = lw_endpoint_get_captures (request);
  for (guint i = 0; i < lw_record_list_get_size (captures); i++)
    {
      const char *name = lw_capture_get_name (lw_record_list_get (captures, i));

      if (name[0] != '\0')
        add_once (names, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}
