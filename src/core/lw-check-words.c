/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-check-words.h"

#include "lw-http-text.h"
#include "lw-i18n.h"
#include "lw-number.h"
#include "lw-printable.h"

#include <math.h>
#include <string.h>

#define MAX_WORDS 60

gboolean
lw_check_reads_body (LwCheck *self)
{
  switch (lw_check_get_kind (self))
    {
    case LW_CHECK_JSON_EXISTS:
    case LW_CHECK_JSON_EQUALS:
    case LW_CHECK_BODY_CONTAINS:
      return TRUE;
    case LW_CHECK_HEADER:
    case LW_CHECK_RESPONSE_TIME:
    case LW_CHECK_PROTOCOL:
    default:
      return FALSE;
    }
}

double
lw_check_get_limit_ms (LwCheck *self)
{
  g_autofree char *text = g_strstrip (g_strdup (lw_check_get_value (self)));
  double limit = 0;

  if (g_str_has_suffix (text, "ms"))
    {
      text[strlen (text) - 2] = '\0';
      g_strchomp (text);
    }
  return lw_number_parse_strict (text, &limit) && isfinite (limit) && limit > 0 ? limit : 0;
}

const char *
lw_check_get_protocol (LwCheck *self)
{
  static const struct
  {
    const char *name;
    const char *protocol;
  } protocols[] = {
    { "HTTP/1.0", "HTTP/1.0" }, { "1.0", "HTTP/1.0" },
    { "HTTP/1.1", "HTTP/1.1" }, { "1.1", "HTTP/1.1" }, { "HTTP/1", "HTTP/1.1" }, { "1", "HTTP/1.1" },
    { "HTTP/2.0", "HTTP/2.0" }, { "2.0", "HTTP/2.0" }, { "HTTP/2", "HTTP/2.0" }, { "2", "HTTP/2.0" },
    { "h2", "HTTP/2.0" },
  };
  g_autofree char *text = g_strstrip (g_strdup (lw_check_get_value (self)));

  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    if (g_ascii_strcasecmp (text, protocols[i].name) == 0)
      return protocols[i].protocol;
  return NULL;
}

char *
lw_check_dup_header_name (LwCheck *self)
{
  char *name = g_strdup (lw_check_get_subject (self));
  gboolean first = TRUE;

  for (char *at = name; *at != '\0'; at++)
    {
      *at = first ? g_ascii_toupper (*at) : g_ascii_tolower (*at);
      first = *at == '-';
    }
  return name;
}

/* An object or an array; a placeholder is none. */
static gboolean
is_composite (const char *value)
{
  while (g_ascii_isspace (*value))
    value++;
  return value[0] == '[' || (value[0] == '{' && value[1] != '{');
}

const char *
lw_check_find_fault (LwCheck *self, const char **field)
{
  const char *subject = lw_check_get_subject (self);
  const char *value = lw_check_get_value (self);

  *field = "value";
  switch (lw_check_get_kind (self))
    {
    case LW_CHECK_JSON_EQUALS:
      if (is_composite (value))
        return _ ("a value in the answer can be compared with a text, a number, true, false or null only");
      G_GNUC_FALLTHROUGH;
    case LW_CHECK_JSON_EXISTS:
      *field = "subject";
      return subject[0] == '\0' ? _ ("a check does not say where in the answer to look") : NULL;
    case LW_CHECK_HEADER:
      *field = "subject";
      return !lw_http_is_token (subject) ? _ ("a check names a header that HTTP does not allow") : NULL;
    case LW_CHECK_BODY_CONTAINS:
      return value[0] == '\0' ? _ ("a check does not say what the answer has to contain") : NULL;
    case LW_CHECK_RESPONSE_TIME:
      return lw_check_get_limit_ms (self) <= 0 ? _ ("a response time is checked against a number of milliseconds over 0") : NULL;
    case LW_CHECK_PROTOCOL:
      return lw_check_get_protocol (self) == NULL ? _ ("the protocols that can be checked for are HTTP/1.1 and HTTP/2.0") : NULL;
    default:
      return NULL;
    }
}

static char *
dup_plain_words (LwCheck *self)
{
  const char *subject = lw_check_get_subject (self);
  const char *value = lw_check_get_value (self);
  g_autofree char *header = NULL;
  char number[LW_NUMBER_BUFFER];

  switch (lw_check_get_kind (self))
    {
    case LW_CHECK_JSON_EXISTS:
      return g_strdup_printf ("has %s", subject);
    case LW_CHECK_JSON_EQUALS:
      return g_strdup_printf ("%s is %s", subject, value[0] != '\0' ? value : "empty");
    case LW_CHECK_HEADER:
      header = lw_check_dup_header_name (self);
      return value[0] != '\0' ? g_strdup_printf ("%s contains %s", header, value) : g_strdup_printf ("has %s", header);
    case LW_CHECK_BODY_CONTAINS:
      return g_strdup_printf ("body contains %s", value);
    case LW_CHECK_RESPONSE_TIME:
      return g_strdup_printf ("takes less than %s ms", lw_number_format (number, lw_check_get_limit_ms (self)));
    case LW_CHECK_PROTOCOL:
      return g_strdup_printf ("speaks %s", lw_check_get_protocol (self));
    default:
      return g_strdup ("");
    }
}

char *
lw_check_dup_words (LwCheck *self)
{
  g_autofree char *plain = NULL;
  g_autofree char *valid = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  glong length = 0;

  g_return_val_if_fail (LW_IS_CHECK (self), NULL);

  plain = dup_plain_words (self);
  valid = g_utf8_make_valid (plain, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (lw_steers_display (c))
        c = ' ';
      /* k6 parts groups by two colons, and takes none in names. */
      if (c == ':' && words->len > 0 && words->str[words->len - 1] == ':')
        continue;
      if (++length > MAX_WORDS)
        {
          g_string_append (words, "…");
          break;
        }
      g_string_append_unichar (words, c);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
