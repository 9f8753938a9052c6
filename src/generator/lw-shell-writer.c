/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-shell-writer.h"

#include "lw-printable.h"

#include <string.h>

#define FALLBACK_SLUG "component"

/* Characters besides letters and digits that mean nothing special inside '…', to bash or to
 * shellcheck, which takes a "$" or a "`" in there for a mistake. */
#define PLAIN_QUOTED " !#%&()*+,-./:;<=>?@[]^_{|}~"
/* … and those that mean nothing special in an assignment without quotes. */
#define PLAIN_VALUE "%+,-./:=?@[]_"

static gboolean
consists_of (const char *text, const char *others)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (others, *c) == NULL)
      return FALSE;
  return TRUE;
}

static void
append_byte (GString *out, char byte)
{
  g_string_append_printf (out, "\\x%02x", (guchar) byte);
}

/* Letters of any script stay readable; shellcheck takes typographic quotes for typing mistakes, and
 * what cannot be seen should be. */
static gboolean
is_readable (gunichar c)
{
  return g_unichar_isalnum (c) || (c < 0x80 && g_ascii_isprint ((char) c));
}

static void
append_ansi_c (GString *out, const char *text)
{
  const char *c = text;

  g_string_append (out, "$'");
  while (*c != '\0')
    {
      gunichar character = g_utf8_get_char_validated (c, -1);
      const char *next = character < 0x110000 ? g_utf8_next_char (c) : c + 1;

      if (*c == '\'' || *c == '\\')
        g_string_append_printf (out, "\\%c", *c);
      else if (*c == '\n')
        g_string_append (out, "\\n");
      else if (character < 0x110000 && is_readable (character))
        g_string_append_len (out, c, next - c);
      else
        for (const char *byte = c; byte < next; byte++)
          append_byte (out, *byte);
      c = next;
    }
  g_string_append_c (out, '\'');
}

void
lw_shell_append_quoted (GString *out, const char *text)
{
  if (consists_of (text, PLAIN_QUOTED))
    g_string_append_printf (out, "'%s'", text);
  else
    append_ansi_c (out, text);
}

char *
lw_shell_dup_remark (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_string_append_unichar (line, lw_steers_display (character) ? ' ' : character);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&line), FALSE));
}

void
lw_shell_append_comment (GString *out, const char *text)
{
  g_autofree char *remark = lw_shell_dup_remark (text);

  /* That word starts an instruction to the program of this name. */
  if (g_str_has_prefix (remark, "shellcheck"))
    g_string_append_printf (out, "# “%s”\n", remark);
  else
    g_string_append_printf (out, "#%s%s\n", remark[0] != '\0' ? " " : "", remark);
}

static char *
dup_reduced (const char *text, char separator)
{
  g_autoptr (GString) reduced = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (reduced, *c);
    else if (reduced->len > 0 && reduced->str[reduced->len - 1] != separator)
      g_string_append_c (reduced, separator);
  if (reduced->len > 0 && reduced->str[reduced->len - 1] == separator)
    g_string_truncate (reduced, reduced->len - 1);
  return g_strdup (reduced->len > 0 ? reduced->str : FALLBACK_SLUG);
}

char *
lw_shell_dup_slug (const char *text)
{
  g_autofree char *reduced = dup_reduced (text, '-');

  return g_ascii_strdown (reduced, -1);
}

char *
lw_shell_dup_variable (const char *text)
{
  g_autofree char *reduced = dup_reduced (text, '_');
  g_autofree char *upper = g_ascii_strup (reduced, -1);

  return g_ascii_isdigit (upper[0]) ? g_strconcat ("C", upper, NULL) : g_steal_pointer (&upper);
}

gboolean
lw_shell_is_variable (const char *text)
{
  return text[0] != '\0' && !g_ascii_isdigit (text[0]) && consists_of (text, "_");
}

gboolean
lw_shell_is_plain_value (const char *text)
{
  return consists_of (text, PLAIN_VALUE);
}
