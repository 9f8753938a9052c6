/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a run of loadwright-cli left behind. */
typedef struct
{
  char *output; /* standard output */
  char *errors; /* standard error */
  int status;   /* exit status; -1 when a signal ended it */
} CliRun;

void cli_run_clear (CliRun *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliRun, cli_run_clear)

/* Runs the program with the arguments, which end with NULL, in the environment of the test without
 * colours or a fixed date. */
CliRun cli_run (const char *first_argument, ...) G_GNUC_NULL_TERMINATED;
/* The same; environment is "NAME=value" or "NAME" to unset, ends with NULL. */
CliRun cli_run_full (const char *const *arguments, const char *const *environment);
/* The same with standard output on the device. */
CliRun cli_run_to (const char *device, const char *const *arguments);

/* The program that is tested. */
const char *cli_program (void);
/* Path of a file below the project's examples. (transfer full) */
char *cli_example (const char *name);
/* Path of a file of the profiles beside the project, or NULL after marking the test as skipped. */
char *cli_input (const char *name);

/* A new empty folder, removed with all that is in it by cli_remove_folder(). */
char *cli_make_folder (void);
void cli_remove_folder (char *folder);
/* (transfer full) */
char *cli_read (const char *folder, const char *name);
void cli_write (const char *folder, const char *name, const char *text);
gboolean cli_exists (const char *folder, const char *name);
/* Names in a folder, sorted, parted by spaces. (transfer full) */
char *cli_list (const char *folder);

/* Output that is JSON. (transfer full) */
JsonNode *cli_parse_json (const char *text);

/* Names the first line that differs. */
void cli_assert_same_text (const char *actual, const char *expected);

#define cli_assert_status(run, expected)                                                       \
  G_STMT_START                                                                                 \
  {                                                                                            \
    if ((run).status != (expected))                                                            \
      g_test_message ("output: %s\nerrors: %s", (run).output, (run).errors);                   \
    g_assert_cmpint ((run).status, ==, (expected));                                            \
  }                                                                                            \
  G_STMT_END

#define cli_assert_contains(text, part)                                                        \
  G_STMT_START                                                                                 \
  {                                                                                            \
    if (strstr ((text), (part)) == NULL)                                                       \
      g_test_message ("“%s” is not in: %s", (part), (text));                                   \
    g_assert_nonnull (strstr ((text), (part)));                                                \
  }                                                                                            \
  G_STMT_END

G_END_DECLS
