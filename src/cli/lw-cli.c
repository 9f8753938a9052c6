/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli.h"

#include "lw-cli-output.h"
#include "lw-printable.h"
#include "lw-spelling.h"

#include <glib/gi18n.h>
#include <string.h>

#define PROGRAM "loadwright-cli"
#define VERSION_LINE PROGRAM " " LW_VERSION "\n"

static const LwCliCommand *const commands[] = {
  &lw_cli_check,
  &lw_cli_targets,
  &lw_cli_new,
  &lw_cli_export,
  &lw_cli_chart,
  &lw_cli_report,
};

const char *
lw_cli_guess (const char *word, const char *const *candidates)
{
  const char *best = NULL;
  guint best_distance = lw_spelling_tolerance (word) + 1;

  for (guint i = 0; candidates[i] != NULL; i++)
    {
      /* The beginning of a word counts as a small slip. */
      gboolean begun = strlen (word) >= 3 && g_str_has_prefix (candidates[i], word);
      guint distance = begun ? 1 : lw_spelling_distance (word, candidates[i], best_distance);

      if (distance < best_distance)
        {
          best = candidates[i];
          best_distance = distance;
        }
    }
  return best;
}

static gboolean
has_entry (const GOptionEntry *entries, const char *name)
{
  for (guint i = 0; entries[i].long_name != NULL; i++)
    if (strcmp (entries[i].long_name, name) == 0)
      return TRUE;
  return strcmp (name, "help") == 0 || strcmp (name, "version") == 0;
}

/* The first long option that there is not, to say what was probably meant. (transfer full)
 * (nullable) */
static char *
guess_option (const GOptionEntry *entries, char *argv[])
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; entries[i].long_name != NULL; i++)
    if (entries[i].long_name[0] != '\0')
      g_ptr_array_add (names, (gpointer) entries[i].long_name);
  g_ptr_array_add (names, (gpointer) "help");
  g_ptr_array_add (names, (gpointer) "version");
  g_ptr_array_add (names, NULL);

  for (guint i = 1; argv[i] != NULL && strcmp (argv[i], "--") != 0; i++)
    {
      g_autofree char *name = NULL;
      const char *guess;

      if (!g_str_has_prefix (argv[i], "--"))
        continue;
      name = g_strndup (argv[i] + 2, strcspn (argv[i] + 2, "="));
      if (has_entry (entries, name))
        continue;
      guess = lw_cli_guess (name, (const char *const *) names->pdata);
      return guess != NULL ? g_strdup_printf (_ ("did you mean --%s?"), guess) : NULL;
    }
  return NULL;
}

/* GOption takes "--force=no" for "--force". (transfer none) (nullable) */
static const char *
find_flag_with_value (const GOptionEntry *entries, char *argv[])
{
  for (guint i = 1; argv[i] != NULL && strcmp (argv[i], "--") != 0; i++)
    for (guint j = 0; entries[j].long_name != NULL; j++)
      {
        size_t length = strlen (entries[j].long_name);

        if (entries[j].arg == G_OPTION_ARG_NONE && g_str_has_prefix (argv[i], "--") &&
            strncmp (argv[i] + 2, entries[j].long_name, length) == 0 && argv[i][2 + length] == '=')
          return entries[j].long_name;
      }
  return NULL;
}

static GOptionContext *
new_context (const LwCliCommand *command, const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (_ (command->arguments));

  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_description (context, _ (command->description));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  return context;
}

static gboolean
check_files (const LwCliCommand *command, GStrv files, LwCliStatus *status)
{
  guint n_files = files != NULL ? g_strv_length (files) : 0;

  for (guint i = 0; i < n_files; i++)
    {
      if (strcmp (files[i], "-") == 0)
        *status = lw_cli_usage_error (
            command->name,
            _ ("standard input is not read; name a file (./- for one that is called “-”)"));
      else if (files[i][0] == '\0')
        *status = lw_cli_usage_error (command->name, _ ("the name of a file is empty"));
      else
        continue;
      return FALSE;
    }
  if (n_files == 0)
    *status = lw_cli_usage_error (command->name, _ ("a file is missing"));
  else if (n_files > command->max_files)
    {
      g_autofree char *extra = lw_printable (files[command->max_files]);

      *status = lw_cli_usage_error (command->name, _ ("one file too many: %s"), extra);
    }
  else
    return TRUE;
  return FALSE;
}

gboolean
lw_cli_parse (const LwCliCommand *command, const GOptionEntry *entries, int argc, char *argv[],
              GStrv *files, LwCliStatus *status)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = g_new0 (char *, argc + 1);
  g_auto (GStrv) rest = NULL;
  gboolean help = FALSE;
  gboolean version = FALSE;
  const char *flag;
  const GOptionEntry own_entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Show the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };

  for (int i = 0; i < argc; i++)
    arguments[i] = g_strdup (argv[i]);
  flag = find_flag_with_value (entries, arguments);
  if (flag != NULL)
    {
      *status = lw_cli_usage_error (command->name, _ ("--%s takes no value"), flag);
      return FALSE;
    }

  context = new_context (command, entries);
  g_option_context_add_main_entries (context, own_entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &arguments, &error))
    {
      g_autofree char *guess = NULL;

      if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
        guess = guess_option (entries, argv);
      if (guess != NULL)
        *status = lw_cli_usage_error (command->name, "%s; %s", error->message, guess);
      else
        *status = lw_cli_usage_error (command->name, "%s", error->message);
      return FALSE;
    }
  if (help || version)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      lw_cli_print ("%s", help ? text : VERSION_LINE);
      *status = LW_CLI_OK;
      return FALSE;
    }
  if (!check_files (command, rest, status))
    return FALSE;

  *files = g_steal_pointer (&rest);
  return TRUE;
}

static void
print_help (void)
{
  lw_cli_print ("%s\n  " PROGRAM " %s\n\n", _ ("Usage:"), _ ("SUBCOMMAND [OPTION…] FILE"));
  lw_cli_print ("%s\n\n",
                _ ("Plans load tests: from an architecture profile to a k6 bundle that runs."));
  lw_cli_print ("%s\n", _ ("Subcommands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    lw_cli_print ("  %-9s %s\n", commands[i]->name, _ (commands[i]->summary));
  lw_cli_print ("\n%s\n", _ ("Options:"));
  lw_cli_print ("  %-15s %s\n", "-h, --help", _ ("Show this help; also after a subcommand"));
  lw_cli_print ("  %-15s %s\n\n", "--version", _ ("Show the version"));
  lw_cli_print (
      "%s\n",
      _ ("Exit status: 0 all is well, 1 the plan has errors or something failed, 2 the command "
         "line is wrong."));
}

static const LwCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

static LwCliStatus
refuse_command (const char *name)
{
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };
  g_autofree char *shown = lw_printable (name);
  const char *guess;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    names[i] = commands[i]->name;
  guess = lw_cli_guess (name, names);
  if (name[0] == '-')
    return lw_cli_usage_error (NULL, _ ("there is no option %s before the subcommand"), shown);
  if (guess != NULL)
    return lw_cli_usage_error (NULL, _ ("there is no subcommand “%s”; did you mean %s?"), shown,
                               guess);
  return lw_cli_usage_error (NULL, _ ("there is no subcommand “%s”"), shown);
}

static LwCliStatus
run_command (const LwCliCommand *command, int argc, char *argv[])
{
  g_autofree char *name = g_strdup_printf (PROGRAM " %s", command->name);

  /* The usage line of the help begins with it. */
  g_set_prgname (name);
  return command->run (command, argc, argv);
}

static LwCliStatus
dispatch (int argc, char *argv[])
{
  const char *word = argc > 1 ? argv[1] : NULL;
  const LwCliCommand *command;

  if (word == NULL)
    return lw_cli_usage_error (NULL, _ ("a subcommand is missing: check, targets, new, export or chart"));
  if (strcmp (word, "--version") == 0)
    {
      lw_cli_print ("%s", VERSION_LINE);
      return LW_CLI_OK;
    }
  if (strcmp (word, "help") == 0 && argc > 2)
    {
      char *help_arguments[] = { argv[0], (char *) "--help", NULL };

      command = find_command (argv[2]);
      return command != NULL ? run_command (command, 2, help_arguments) : refuse_command (argv[2]);
    }
  if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0 || strcmp (word, "help") == 0)
    {
      print_help ();
      return LW_CLI_OK;
    }

  command = find_command (word);
  if (command == NULL)
    return refuse_command (word);
  return run_command (command, argc - 1, argv + 1);
}

LwCliStatus
lw_cli_main (int argc, char *argv[])
{
  LwCliStatus status;

  g_set_prgname (PROGRAM);
  status = dispatch (argc, argv);
  if (!lw_cli_flush () && status == LW_CLI_OK)
    status = LW_CLI_FAILED;
  return status;
}
