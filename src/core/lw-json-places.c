/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-json-places-private.h"

#include <string.h>

typedef struct
{
  LwJsonName name;
  guint line;
  guint column;
  LwJsonPlace first; /* value in this one */
  LwJsonPlace next;  /* value in the same container */
} Entry;

/* A tree in one array, in the order of the text. */
struct _LwJsonPlaces
{
  GArray *entries;     /* (owned) Entry; the one with index 0 stands for no place */
  GStringChunk *names; /* (owned) */
};

LwJsonPlaces *
lw_json_places_new (void)
{
  LwJsonPlaces *self = g_new0 (LwJsonPlaces, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_size (self->entries, 1);
  self->names = g_string_chunk_new (4096);
  return self;
}

void
lw_json_places_free (LwJsonPlaces *self)
{
  g_array_unref (self->entries);
  g_string_chunk_free (self->names);
  g_free (self);
}

guint
lw_json_places_count (LwJsonPlaces *self)
{
  return self->entries->len - 1;
}

const char *
lw_json_places_keep (LwJsonPlaces *self, const char *text)
{
  return g_string_chunk_insert (self->names, text);
}

static Entry *
entry_at (LwJsonPlaces *self, LwJsonPlace place)
{
  g_assert (place < self->entries->len);
  return &g_array_index (self->entries, Entry, place);
}

LwJsonPlace
lw_json_places_add (LwJsonPlaces *self, LwJsonPlace container, LwJsonPlace before,
                    const LwJsonName *name, guint line, guint column)
{
  Entry entry = { .name = *name, .line = line, .column = column };
  LwJsonPlace place = self->entries->len;

  g_array_append_val (self->entries, entry);
  if (before != 0)
    entry_at (self, before)->next = place;
  else if (container != 0)
    entry_at (self, container)->first = place;
  return place;
}

LwJsonPlace
lw_json_places_first (LwJsonPlaces *self, LwJsonPlace container)
{
  return entry_at (self, container)->first;
}

LwJsonPlace
lw_json_places_next (LwJsonPlaces *self, LwJsonPlace place)
{
  return entry_at (self, place)->next;
}

LwJsonPlace
lw_json_places_member (LwJsonPlaces *self, LwJsonPlace object, const char *name)
{
  LwJsonPlace place = lw_json_places_first (self, object);

  while (place != 0 && g_strcmp0 (entry_at (self, place)->name.text, name) != 0)
    place = lw_json_places_next (self, place);
  return place;
}

static LwJsonPlace
find_item (LwJsonPlaces *self, LwJsonPlace array, guint64 position)
{
  LwJsonPlace place = lw_json_places_first (self, array);

  for (guint64 i = 0; i < position && place != 0; i++)
    place = lw_json_places_next (self, place);
  return place;
}

LwJsonPlace
lw_json_places_find (LwJsonPlaces *self, const char *path)
{
  LwJsonPlace place = LW_JSON_ROOT;
  const char *at = path;

  while (*at != '\0' && place != 0)
    {
      gsize length = strcspn (at, ".[");

      if (*at == '[')
        {
          char *end;

          place = find_item (self, place, g_ascii_strtoull (at + 1, &end, 10));
          at = *end == ']' ? end + 1 : end;
        }
      else
        {
          g_autofree char *name = g_strndup (at, length);

          place = lw_json_places_member (self, place, name);
          at += length;
        }
      at += *at == '.';
    }
  return place;
}

gboolean
lw_json_places_get (LwJsonPlaces *self, LwJsonPlace place, guint *line, guint *column)
{
  const Entry *entry = entry_at (self, place);

  if (place == 0)
    return FALSE;
  *line = entry->line;
  *column = entry->column;
  return TRUE;
}

gboolean
lw_json_places_get_name (LwJsonPlaces *self, LwJsonPlace place, guint *line, guint *column)
{
  const Entry *entry = entry_at (self, place);

  if (place == 0 || entry->name.text == NULL)
    return FALSE;
  *line = entry->name.line;
  *column = entry->name.column;
  return TRUE;
}
