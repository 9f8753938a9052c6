/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-template.h"

#include <string.h>

struct _LwTemplate
{
  GHashTable *values; /* (owned) (element-type utf8 utf8) */
};

LwTemplate *
lw_template_new (void)
{
  LwTemplate *self = g_new0 (LwTemplate, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
lw_template_free (LwTemplate *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->values);
  g_free (self);
}

void
lw_template_take (LwTemplate *self, const char *name, char *value)
{
  g_hash_table_replace (self->values, g_strdup (name), value);
}

void
lw_template_set (LwTemplate *self, const char *name, const char *value)
{
  lw_template_take (self, name, g_strdup (value));
}

/* The name of the place that starts with the brace at text, or NULL. */
static char *
dup_place (const char *text)
{
  const char *end = text + 1;

  if (!g_ascii_islower (*end))
    return NULL;
  while (g_ascii_islower (*end) || g_ascii_isdigit (*end) || *end == '-')
    end++;
  return *end == '}' ? g_strndup (text + 1, (gsize) (end - text - 1)) : NULL;
}

void
lw_template_expand (LwTemplate *self, const char *text, GString *out)
{
  const char *from = text;
  const char *brace;

  while ((brace = strchr (from, '{')) != NULL)
    {
      gboolean of_shell = brace > text && brace[-1] == '$';
      g_autofree char *name = of_shell ? NULL : dup_place (brace);
      const char *value;

      g_string_append_len (out, from, brace - from);
      if (name == NULL)
        {
          g_string_append_c (out, '{');
          from = brace + 1;
          continue;
        }
      value = g_hash_table_lookup (self->values, name);
      if (value == NULL)
        g_critical ("There is no value for {%s}", name);
      else
        g_string_append (out, value);
      from = brace + strlen (name) + 2;
    }
  g_string_append (out, from);
}
