/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The exit status of every subcommand. */
typedef enum
{
  LW_CLI_OK = 0,
  LW_CLI_FAILED = 1, /* the plan has errors, or something could not be read or written */
  LW_CLI_USAGE = 2,  /* the command line itself is wrong */
} LwCliStatus;

typedef struct _LwCliCommand LwCliCommand;

/* A subcommand. The strings are marked for translation and are translated where they are shown. */
struct _LwCliCommand
{
  const char *name;
  const char *arguments;   /* what follows the options in the usage line */
  const char *summary;     /* one line */
  const char *description; /* the end of the help: examples, exit status */
  guint max_files;         /* files it takes; at least one is needed */
  LwCliStatus (*run) (const LwCliCommand *self, int argc, char *argv[]);
};

extern const LwCliCommand lw_cli_check;
extern const LwCliCommand lw_cli_targets;
extern const LwCliCommand lw_cli_new;
extern const LwCliCommand lw_cli_export;
extern const LwCliCommand lw_cli_chart;
extern const LwCliCommand lw_cli_report;

/* The whole program after the locale is set up. */
LwCliStatus lw_cli_main (int argc, char *argv[]);

/* Reads the options and the files of a subcommand. entries ends with a zero entry, as GOption has it;
 * text values are G_OPTION_ARG_FILENAME, so that they are the bytes that were typed in any locale.
 * FALSE means that the subcommand is over, with status: help was shown, or the command line is wrong
 * and that has been said. files: (out) (transfer full) */
gboolean lw_cli_parse (const LwCliCommand *command, const GOptionEntry *entries, int argc, char *argv[],
                       GStrv *files, LwCliStatus *status);

/* The word of candidates that was probably meant, or NULL. Candidates end with NULL. (transfer none) */
const char *lw_cli_guess (const char *word, const char *const *candidates);

G_END_DECLS
