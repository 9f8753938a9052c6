/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* HTTP statuses that count as success, as an endpoint has them: "201", "200, 404", "2xx", "200-204";
 * nothing stands for all below 400. */

typedef struct
{
  int min;
  int max; /* included */
} LwStatusRange;

/* The ranges in the order they are written. On failure error says in words what is wrong.
 * (transfer full) (element-type LwStatusRange) (nullable) */
GArray *lw_status_list_parse (const char *text, GError **error);

/* The list in its usual notation: "200, 404", "2xx", "below 400". (transfer full) */
char *lw_status_list_format (GArray *ranges);

G_END_DECLS
