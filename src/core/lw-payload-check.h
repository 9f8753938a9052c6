/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a payload is JSON, or would be with values in place of its placeholders: numbers and whatever
 * else may stand without quotes. Otherwise says why, and in which line (from 1). Error: LW_ERROR_PARSE,
 * LW_ERROR_LIMIT. */
gboolean lw_payload_check_json (const char *text, guint *line, GError **error);

/* The same for the variables of GraphQL, which are an object, or nothing at all. */
gboolean lw_payload_check_variables (const char *text, guint *line, GError **error);

/* Whether the brackets of a GraphQL document close each other, outside of its strings and comments,
 * and it has any. Otherwise says what is wrong. Error: LW_ERROR_PARSE. */
gboolean lw_payload_check_query (const char *text, guint *line, GError **error);

G_END_DECLS
