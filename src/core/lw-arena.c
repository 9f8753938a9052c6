/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-arena.h"

#include <stdarg.h>
#include <string.h>

#define SMALLEST_BLOCK 16384
#define LARGEST_BLOCK (1 << 20)

/* Enough for every type that is kept in an arena. Texts need none, and are packed. */
#define ALIGNMENT 8

typedef struct _Block Block;

struct _Block
{
  Block *next;
  gsize used;
  gsize size;
  char *bytes;
};

struct _LwArena
{
  Block *head; /* (owned) the block that is being filled, then the full ones */
};

LwArena *
lw_arena_new (void)
{
  return g_new0 (LwArena, 1);
}

void
lw_arena_free (LwArena *self)
{
  while (self->head != NULL)
    {
      Block *block = self->head;

      self->head = block->next;
      g_free (block->bytes);
      g_free (block);
    }
  g_free (self);
}

/* Each block is twice as large as the one before: few blocks, whatever comes. It also teaches the C
 * library not to give memory of that size back at once, which would cost more than the computation. */
static Block *
push_block (LwArena *self, gsize size)
{
  gsize last = self->head != NULL ? self->head->size : SMALLEST_BLOCK / 2;
  Block *block = g_new0 (Block, 1);

  block->size = MAX (size, CLAMP (last * 2, SMALLEST_BLOCK, LARGEST_BLOCK));
  block->bytes = g_malloc (block->size);
  block->next = self->head;
  self->head = block;
  return block;
}

/* Room for size bytes at the end of the current block, not yet taken. */
static char *
reserve (LwArena *self, gsize size)
{
  Block *block = self->head;

  if (block == NULL || block->size - block->used < size)
    block = push_block (self, size);
  return block->bytes + block->used;
}

static void
take (LwArena *self, gsize size)
{
  self->head->used += size;
}

static void
align (LwArena *self)
{
  Block *block = self->head;

  if (block != NULL)
    block->used = MIN (block->size, (block->used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
}

gpointer
lw_arena_alloc (LwArena *self, gsize size)
{
  char *bytes;

  align (self);
  bytes = reserve (self, size);
  memset (bytes, 0, size);
  take (self, size);
  return bytes;
}

char *
lw_arena_strdup (LwArena *self, const char *text)
{
  return lw_arena_strndup (self, text, strlen (text));
}

char *
lw_arena_strndup (LwArena *self, const char *text, gsize length)
{
  char *copy = reserve (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  take (self, length + 1);
  return copy;
}

char *
lw_arena_printf (LwArena *self, const char *format, ...)
{
  char *text = reserve (self, 1);
  gsize room = self->head->size - self->head->used;
  va_list args;
  int length;

  va_start (args, format);
  length = g_vsnprintf (text, room, format, args);
  va_end (args);
  g_assert (length >= 0);

  if ((gsize) length >= room)
    {
      text = reserve (self, (gsize) length + 1);
      va_start (args, format);
      g_vsnprintf (text, (gsize) length + 1, format, args);
      va_end (args);
    }
  take (self, (gsize) length + 1);
  return text;
}

char *
lw_arena_concat (LwArena *self, const char *first, ...)
{
  gsize size = 1;
  char *text;
  char *end;
  va_list args;

  va_start (args, first);
  for (const char *part = first; part != NULL; part = va_arg (args, const char *))
    size += strlen (part);
  va_end (args);

  text = end = reserve (self, size);
  va_start (args, first);
  for (const char *part = first; part != NULL; part = va_arg (args, const char *))
    end = g_stpcpy (end, part);
  va_end (args);
  take (self, size);
  return text;
}
