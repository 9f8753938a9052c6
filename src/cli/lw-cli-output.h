/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-problem.h"

G_BEGIN_DECLS

/* Results go to standard output and messages to standard error, as UTF-8 whatever the locale is, so
 * that the same plan gives the same bytes. Colours are used on a terminal only, and not when the
 * environment has NO_COLOR. */

void lw_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* "loadwright-cli: message" on standard error. */
void lw_cli_message (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* A message about the command line, with where to find help. Returns LW_CLI_USAGE. */
int lw_cli_usage_error (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

typedef enum
{
  LW_CLI_PLAIN,
  LW_CLI_STRONG, /* headings */
  LW_CLI_FAINT,  /* remarks */
} LwCliStyle;

/* Text on standard output in a style, without anything that could steer the terminal. */
void lw_cli_print_styled (LwCliStyle style, const char *text);

/* A path as a word of a command that can be shown and pasted. (transfer full) */
char *lw_cli_shell_word (const char *path);

typedef enum
{
  LW_CLI_TO_OUTPUT,
  LW_CLI_TO_ERROR,
} LwCliStream;

/* The problems that are at least that severe, one after the other. */
void lw_cli_print_problems (LwCliStream stream, GPtrArray *problems, const char *file, LwSeverity least);
/* "2 errors, 1 warning, 3 notes" or "no problems". (transfer full) */
char *lw_cli_describe_problems (GPtrArray *problems);

/* Whether everything printed reached standard output; says so when not. To be asked at the end. */
gboolean lw_cli_flush (void);

G_END_DECLS
