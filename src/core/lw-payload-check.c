/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-payload-check.h"

#include "lw-error.h"
#include "lw-i18n.h"
#include "lw-json-guard.h"
#include "lw-limits.h"
#include "lw-placeholder.h"

#include <string.h>

static gboolean
ends_in_string (const LwTextPart *part, gboolean in_string)
{
  for (size_t i = 0; i < part->length; i++)
    if (in_string && part->text[i] == '\\')
      i++;
    else if (part->text[i] == '"')
      in_string = !in_string;
  return in_string;
}

/* The text with a value in place of each placeholder outside of strings, and nothing in place of those
 * inside. Lines stay where they are. */
static GString *
fill_in (const char *text)
{
  GString *filled = g_string_new (NULL);
  size_t length = strlen (text);
  gboolean in_string = FALSE;
  LwTextPart part;

  while (lw_placeholder_next_part (&text, &length, &part))
    if (part.placeholder == NULL)
      {
        in_string = ends_in_string (&part, in_string);
        g_string_append_len (filled, part.text, (gssize) part.length);
      }
    else if (!in_string)
      g_string_append_c (filled, '0');
  return filled;
}

gboolean
lw_payload_check_json (const char *text, guint *line, GError **error)
{
  g_autoptr (GString) filled = NULL;
  g_autoptr (LwJsonPlaces) places = NULL;
  guint column;

  g_return_val_if_fail (text != NULL && line != NULL, FALSE);

  filled = fill_in (text);
  places = lw_json_guard_check (filled->str, filled->len, LW_MAX_PLAN_BYTES, line, &column, error);
  return places != NULL;
}

gboolean
lw_payload_check_variables (const char *text, guint *line, GError **error)
{
  size_t space;

  g_return_val_if_fail (text != NULL && line != NULL, FALSE);

  space = strspn (text, " \t\r\n");
  *line = 1;
  if (text[space] == '\0')
    return TRUE;
  if (text[space] != '{' || g_str_has_prefix (text + space, "{{"))
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_PARSE,
                           _ ("the variables are an object, such as {\"id\": \"1\"}"));
      return FALSE;
    }
  return lw_payload_check_json (text, line, error);
}

/* GraphQL */

typedef struct
{
  const char *at;
  guint line;
} Scan;

static void
advance (Scan *self, size_t length)
{
  for (; length > 0 && *self->at != '\0'; length--, self->at++)
    if (*self->at == '\n')
      self->line++;
}

/* Past a comment, a string or a placeholder, if one begins here. */
static gboolean
skip_text (Scan *self)
{
  size_t placeholder = lw_placeholder_length (self->at);
  const char *end;

  if (*self->at == '#')
    advance (self, strcspn (self->at, "\n"));
  else if (g_str_has_prefix (self->at, "\"\"\""))
    {
      end = strstr (self->at + 3, "\"\"\"");
      advance (self, end != NULL ? (size_t) (end + 3 - self->at) : strlen (self->at));
    }
  else if (*self->at == '"')
    {
      for (end = self->at + 1; *end != '\0' && *end != '"' && *end != '\n'; end++)
        if (*end == '\\' && end[1] != '\0')
          end++;
      advance (self, (size_t) (end - self->at) + (*end == '"'));
    }
  else if (placeholder > 0)
    advance (self, placeholder);
  else
    return FALSE;
  return TRUE;
}

static gboolean
fail (guint *line, guint at, GError **error, const char *message)
{
  *line = at;
  g_set_error_literal (error, LW_ERROR, LW_ERROR_PARSE, message);
  return FALSE;
}

gboolean
lw_payload_check_query (const char *text, guint *line, GError **error)
{
  static const char opening[] = "{([";
  static const char closing[] = "})]";
  g_autoptr (GString) open = g_string_new (NULL);
  Scan scan = { text, 1 };
  gboolean any = FALSE;

  g_return_val_if_fail (text != NULL && line != NULL, FALSE);

  while (*scan.at != '\0')
    {
      const char *bracket;

      if (skip_text (&scan))
        continue;
      if ((bracket = strchr (opening, *scan.at)) != NULL)
        g_string_append_c (open, closing[bracket - opening]);
      else if (strchr (closing, *scan.at) != NULL)
        {
          if (open->len == 0 || open->str[open->len - 1] != *scan.at)
            return fail (line, scan.line, error, _ ("a bracket closes that none opens"));
          g_string_truncate (open, open->len - 1);
          any = TRUE;
        }
      advance (&scan, 1);
    }
  if (open->len > 0)
    return fail (line, scan.line, error, _ ("a bracket is not closed"));
  return any || fail (line, 1, error, _ ("it asks for nothing; write a query such as { orders { id } }"));
}
