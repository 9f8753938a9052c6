/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The only place that puts values into YAML text. Whatever a value holds, it stays one string. */

/* A string on one line: plain when every reader of YAML 1.1 and 1.2 takes it for a string as it is,
 * and in "…" otherwise. Bytes that are not UTF-8 are replaced, as YAML has no way to write them. */
void lw_yaml_append_string (GString *out, const char *text);
char *lw_yaml_dup_string (const char *text); /* (transfer full) */

/* The same for a value that Docker Compose or GitLab would look for variables in: each "$" is doubled,
 * which both read as one. */
char *lw_yaml_dup_literal (const char *text); /* (transfer full) */

/* A comment line of that text, whose lines are told as one. */
void lw_yaml_append_comment (GString *out, const char *text);

G_END_DECLS
