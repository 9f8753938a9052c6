/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-yaml-writer.h"

#include "lw-printable.h"
#include "lw-shell-writer.h"

#include <string.h>

/* Plain only what starts with a letter and goes on with these, and is no word that some reader takes
 * for a truth value, nothing, or a number. */
#define PLAIN "_./-"

static gboolean
is_plain (const char *text)
{
  static const char *const words[] = { "y",    "n",   "yes",  "no",   "on", "off", "true",
                                       "false", "null", "inf", "nan", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (!g_ascii_isalpha (text[0]) || g_strv_contains (words, lower))
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (PLAIN, *c) == NULL)
      return FALSE;
  return TRUE;
}

static void
append_character (GString *out, gunichar character)
{
  if (character == '"' || character == '\\')
    g_string_append_printf (out, "\\%c", (char) character);
  else if (character == '\n')
    g_string_append (out, "\\n");
  else if (character == '\t')
    g_string_append (out, "\\t");
  else if (character < 0x20 || (character >= 0x7f && character < 0xa0))
    g_string_append_printf (out, "\\x%02x", character);
  else if (lw_steers_display (character) || character == 0xfeff || !g_unichar_isdefined (character))
    g_string_append_printf (out, character > 0xffff ? "\\U%08x" : "\\u%04x", character);
  else
    g_string_append_unichar (out, character);
}

void
lw_yaml_append_string (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (is_plain (valid))
    {
      g_string_append (out, valid);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    append_character (out, g_utf8_get_char (c));
  g_string_append_c (out, '"');
}

char *
lw_yaml_dup_string (const char *text)
{
  GString *out = g_string_new (NULL);

  lw_yaml_append_string (out, text);
  return g_string_free (out, FALSE);
}

char *
lw_yaml_dup_literal (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "$", -1);
  g_autofree char *doubled = g_strjoinv ("$$", parts);

  return lw_yaml_dup_string (doubled);
}

void
lw_yaml_append_comment (GString *out, const char *text)
{
  lw_shell_append_comment (out, text);
}
