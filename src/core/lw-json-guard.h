/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Looks at JSON text before json-glib does. json-glib recurses as deep as the text nests, takes
 * notations that are not JSON, keeps the last of two members with one name, and lets numbers
 * overflow; the guard goes once over the text, without recursion, and lets through only what means
 * the same to every reader.
 *
 * Refused are: text that is not UTF-8 or has a NUL, in the text or as an escape; anything outside
 * the grammar of RFC 8259; names that are twice in an object, however they are escaped; half
 * surrogate pairs; whole numbers beyond 64 bits, other numbers beyond a double; more depth, values
 * or members than the limits below. A byte order mark at the start is skipped.
 */

#define LW_JSON_MAX_DEPTH 64
#define LW_JSON_MAX_VALUES 1000000
#define LW_JSON_MAX_MEMBERS 1000 /* of one object */
#define LW_JSON_MAX_NUMBER_LENGTH 100

/* Where each value of a text stands. */
typedef struct _LwJsonPlaces LwJsonPlaces;

/* Names a value of the text; 0 is none. */
typedef guint LwJsonPlace;
#define LW_JSON_ROOT 1

/* Returns NULL and the place of the flaw, both from 1, column in characters. Error: LW_ERROR_LIMIT
 * for too much of something, else LW_ERROR_PARSE. (transfer full) */
LwJsonPlaces *lw_json_guard_check (const char *data, gsize length, gsize max_bytes, guint *line,
                                   guint *column, GError **error);

/* The same, and the tree. (transfer full) */
JsonNode *lw_json_guard_parse (const char *data, gsize length, gsize max_bytes,
                               LwJsonPlaces **places, guint *line, guint *column, GError **error);

void lw_json_places_free (LwJsonPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwJsonPlaces, lw_json_places_free)

/* From a value to those in it, in the order of the text; any place may be 0. */
LwJsonPlace lw_json_places_member (LwJsonPlaces *self, LwJsonPlace object, const char *name);
LwJsonPlace lw_json_places_first (LwJsonPlaces *self, LwJsonPlace container);
LwJsonPlace lw_json_places_next (LwJsonPlaces *self, LwJsonPlace place);
/* Follows a path such as "objectives[1].scenarios[0].name"; the empty path is the root. */
LwJsonPlace lw_json_places_find (LwJsonPlaces *self, const char *path);

/* Where a value, or the name of a member, begins. FALSE for no place, or no name. */
gboolean lw_json_places_get (LwJsonPlaces *self, LwJsonPlace place, guint *line, guint *column);
gboolean lw_json_places_get_name (LwJsonPlaces *self, LwJsonPlace place, guint *line,
                                  guint *column);

G_END_DECLS
