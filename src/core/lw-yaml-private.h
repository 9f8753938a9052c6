/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-yaml.h"

#include <yaml.h>

G_BEGIN_DECLS

/* Whether a text can be given to the YAML parser at all: size, encoding and characters. Moves data
 * past a byte order mark. */
gboolean lw_yaml_check_text (const char **data, gsize *length, LwProblemSink *sink);

/* Says in words of our own why the parser stopped. */
void lw_yaml_report_syntax_error (const yaml_parser_t *parser, const char *data, gsize length,
                                  LwProblemSink *sink);

G_END_DECLS
