/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-output.h"

#include "lw-cli.h"
#include "lw-printable.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define STYLE_END "\033[0m"

static gboolean
use_colours (FILE *stream)
{
  const char *no_color = g_getenv ("NO_COLOR");
  const char *terminal = g_getenv ("TERM");

  return (no_color == NULL || no_color[0] == '\0') && g_strcmp0 (terminal, "dumb") != 0 &&
         isatty (fileno (stream));
}

void
lw_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fwrite (text, 1, strlen (text), stdout);
}

static void
print_message (const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  g_autofree char *printable = lw_printable (text);

  /* Results that were printed before stay before it when both streams go to one place. */
  fflush (stdout);
  fprintf (stderr, "loadwright-cli: %s\n", printable);
}

void
lw_cli_message (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_message (format, arguments);
  va_end (arguments);
}

int
lw_cli_usage_error (const char *command, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_message (format, arguments);
  va_end (arguments);
  if (command != NULL)
    fprintf (stderr, _ ("Try “loadwright-cli %s --help”.\n"), command);
  else
    fprintf (stderr, "%s", _ ("Try “loadwright-cli --help”.\n"));
  return LW_CLI_USAGE;
}

void
lw_cli_print_styled (LwCliStyle style, const char *text)
{
  static const char *const starts[] = {
    [LW_CLI_PLAIN] = "",
    [LW_CLI_STRONG] = "\033[1m",
    [LW_CLI_FAINT] = "\033[2m",
  };
  g_autofree char *printable = lw_printable (text);

  if (style == LW_CLI_PLAIN || !use_colours (stdout))
    fputs (printable, stdout);
  else
    fprintf (stdout, "%s%s" STYLE_END, starts[style], printable);
}

char *
lw_cli_shell_word (const char *path)
{
  /* Not an option, whatever it is called. */
  g_autofree char *safe = g_strconcat (path[0] == '-' ? "./" : "", path, NULL);
  g_autofree char *quoted = NULL;

  if (g_regex_match_simple ("^[A-Za-z0-9_./@%+=:,-]+$", safe, G_REGEX_DOLLAR_ENDONLY, 0))
    return g_steal_pointer (&safe);
  quoted = g_shell_quote (safe);
  return lw_printable (quoted);
}

static void
print_problem (FILE *stream, const LwProblem *problem, const char *file, gboolean colours)
{
  static const char *const starts[] = {
    [LW_SEVERITY_NOTE] = "\033[1;36m",
    [LW_SEVERITY_WARNING] = "\033[1;33m",
    [LW_SEVERITY_ERROR] = "\033[1;31m",
  };
  const char *severity = lw_severity_words (problem->severity);
  g_autofree char *text = lw_problem_format (problem, file);
  g_autofree char *mark = g_strdup_printf (": %s: ", severity);
  const char *found = colours ? strstr (text, mark) : NULL;

  if (found == NULL)
    fprintf (stream, "%s\n", text);
  else
    fprintf (stream, "%.*s: %s%s" STYLE_END ": %s\n", (int) (found - text), text,
             starts[problem->severity], severity, found + strlen (mark));
}

void
lw_cli_print_problems (LwCliStream stream, GPtrArray *problems, const char *file, LwSeverity least)
{
  FILE *out = stream == LW_CLI_TO_OUTPUT ? stdout : stderr;
  gboolean colours = use_colours (out);

  fflush (stdout);
  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity >= least)
        print_problem (out, problem, file, colours);
    }
}

static void
append_count (GString *text, guint count, const char *words)
{
  if (count == 0)
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append_printf (text, "%u %s", count, words);
}

char *
lw_cli_describe_problems (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);
  guint errors = lw_problems_count (problems, LW_SEVERITY_ERROR);
  guint warnings = lw_problems_count (problems, LW_SEVERITY_WARNING);
  guint notes = lw_problems_count (problems, LW_SEVERITY_NOTE);

  append_count (text, errors, g_dngettext (GETTEXT_PACKAGE, "error", "errors", errors));
  append_count (text, warnings, g_dngettext (GETTEXT_PACKAGE, "warning", "warnings", warnings));
  append_count (text, notes, g_dngettext (GETTEXT_PACKAGE, "note", "notes", notes));
  if (text->len == 0)
    g_string_append (text, _ ("no problems"));
  return g_string_free (text, FALSE);
}

gboolean
lw_cli_flush (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  lw_cli_message (_ ("standard output: %s"), g_strerror (errno));
  return FALSE;
}
