/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-tag.h"

#include "lw-i18n.h"
#include "lw-printable.h"

#include <string.h>

/* Spaces and quotes, which k6 takes off the ends of a value in a selector. A colon at the end would be
 * one of two in the name of a check. */
static gboolean
starts_none (gunichar c)
{
  return g_unichar_isspace (c) || c == '"' || c == '\'';
}

static gboolean
ends_none (gunichar c)
{
  return starts_none (c) || c == ':';
}

char *
lw_tag_dup_value (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) tag = g_string_new (NULL);
  size_t kept = 0;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == ',')
        c = ';';
      else if (lw_steers_display (c))
        c = ' ';
      if ((tag->len == 0 && starts_none (c)) || (c == ':' && tag->len > 0 && tag->str[tag->len - 1] == ':'))
        continue;
      g_string_append_unichar (tag, c);
      if (!ends_none (c))
        kept = tag->len;
    }
  g_string_truncate (tag, kept);
  return g_string_free (g_steal_pointer (&tag), FALSE);
}

gboolean
lw_tag_is_value (const char *text)
{
  size_t length = 0;

  for (; text[length] != '\0'; length++)
    if (text[length] < ' ' || text[length] >= 0x7f || text[length] == ',' ||
        (text[length] == ':' && text[length + 1] == ':'))
      return FALSE;
  return length > 0 && !starts_none ((gunichar) text[0]) && !ends_none ((gunichar) text[length - 1]);
}

const char *
lw_tag_find_fault (const char *name)
{
  /* Those that k6 gives by itself, in any version, and those of the script. */
  static const char *const of_k6[] = {
    "check", "error", "error_code", "expected_response", "group", "ip", "iter", "method", "name", "ocsp_status", "proto",
    "scenario", "service", "status", "subproto", "tls_version", "url", "vu", NULL,
  };
  static const char *const of_script[] = { "environment", "objective", "phase", NULL };

  g_return_val_if_fail (name != NULL, NULL);

  if (!g_ascii_isalpha (name[0]) && name[0] != '_')
    return _ ("a name begins with a letter");
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_')
      return _ ("a name has letters, digits and _ only, as the places that results are sent to take no other");
  if (name[0] == '_' && name[1] == '_')
    return _ ("names that begin with __ mean something else in the places that results are sent to");
  if (g_strv_contains (of_k6, name))
    return _ ("k6 gives a tag of this name itself");
  if (g_strv_contains (of_script, name))
    return _ ("the script gives a tag of this name itself");
  return NULL;
}
