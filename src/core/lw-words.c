/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-words.h"

#include "lw-i18n.h"

/* How many times English was asked for in this thread. */
static GPrivate english;

const char *
lw_words (const char *text)
{
  return g_private_get (&english) != NULL ? text : g_dgettext (GETTEXT_PACKAGE, text);
}

const char *
lw_words_plural (const char *one, const char *many, gulong count)
{
  if (g_private_get (&english) != NULL)
    return count == 1 ? one : many;
  return g_dngettext (GETTEXT_PACKAGE, one, many, count);
}

void
lw_words_begin_english (void)
{
  g_private_set (&english, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_private_get (&english)) + 1));
}

void
lw_words_end_english (void)
{
  guint depth = GPOINTER_TO_UINT (g_private_get (&english));

  g_return_if_fail (depth > 0);
  g_private_set (&english, GUINT_TO_POINTER (depth - 1));
}

gboolean
lw_words_are_english (void)
{
  /* TRANSLATORS: any word that is not the same as in English tells that there is a translation. */
  static const char probe[] = N_ ("Production estimate");

  return lw_words (probe) == probe;
}
