/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-printable.h"

#include "lw-i18n.h"

gboolean
lw_steers_display (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x061c || c == 0x200e || c == 0x200f || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

void
lw_append_printable (GString *out, const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char_validated (at, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append (out, "\uFFFD");
          at++;
          continue;
        }
      if (lw_steers_display (c))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
      at = g_utf8_next_char (at);
    }
}

char *
lw_printable (const char *text)
{
  GString *out = g_string_new (NULL);

  lw_append_printable (out, text);
  return g_string_free (out, FALSE);
}

char *
lw_excerpt (const char *text)
{
  const int longest = 60;
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= longest)
    return g_strdup_printf (_ ("“%s”"), text);
  start = g_utf8_substring (text, 0, longest);
  return g_strdup_printf (_ ("“%s…”"), start);
}
