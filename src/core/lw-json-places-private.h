/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-json-guard.h"

G_BEGIN_DECLS

/* The name of a member and where it stands; text is NULL for a value that has none. */
typedef struct
{
  const char *text;
  guint line;
  guint column;
} LwJsonName;

LwJsonPlaces *lw_json_places_new (void);
guint lw_json_places_count (LwJsonPlaces *self);
/* A copy of text that lives as long as the places. */
const char *lw_json_places_keep (LwJsonPlaces *self, const char *text);
/* Adds a value after the one before it in its container; both are 0 where there is none. */
LwJsonPlace lw_json_places_add (LwJsonPlaces *self, LwJsonPlace container, LwJsonPlace before,
                                const LwJsonName *name, guint line, guint column);

G_END_DECLS
