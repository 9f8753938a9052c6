/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-record-private.h"

#include <string.h>

/* The names of places in a plan. */

static gboolean
is_list (GParamSpec *field)
{
  return lw_param_spec_get_item_type (field) != G_TYPE_INVALID;
}

char *
lw_record_dup_path (LwRecord *self, const char *field)
{
  g_autoptr (GString) path = g_string_new (field);

  for (LwRecord *at = self; lw_record_get_parent (at) != NULL; at = lw_record_get_parent (at))
    {
      LwRecord *parent = lw_record_get_parent (at);
      GParamSpec *pspec = LW_RECORD_GET_CLASS (parent)->fields[lw_record_get_parent_field (at)];
      g_autofree char *step = NULL;
      guint position;

      if (is_list (pspec) &&
          lw_record_list_find (lw_record_get_child (parent, pspec->param_id), at, &position))
        step = g_strdup_printf ("%s[%u]", pspec->name, position);
      else
        step = g_strdup (pspec->name);
      if (path->len > 0)
        g_string_prepend_c (path, '.');
      g_string_prepend (path, step);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

/* Follows one step such as "stages[2]" or "target" from record. Sets field when the step ends at a
 * plain value, and returns the record to go on from. */
static LwRecord *
follow_step (LwRecord *record, const char *step, GParamSpec **field)
{
  const char *bracket = strchr (step, '[');
  g_autofree char *name = bracket ? g_strndup (step, bracket - step) : g_strdup (step);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), name);

  if (pspec == NULL)
    return NULL;
  if (bracket != NULL)
    {
      g_autofree char *digits = g_strndup (bracket + 1, strcspn (bracket + 1, "]"));
      guint64 position;

      if (!is_list (pspec) || !g_str_equal (bracket + 1 + strlen (digits), "]") ||
          !g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT - 1, &position, NULL))
        return NULL;
      return lw_record_list_get (lw_record_get_child (record, pspec->param_id), position);
    }
  if (g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (pspec), LW_TYPE_RECORD))
    return lw_record_get_child (record, pspec->param_id);
  *field = pspec;
  return record;
}

LwRecord *
lw_record_lookup_path (LwRecord *root, const char *path, GParamSpec **field)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);
  GParamSpec *found = NULL;
  LwRecord *at = root;

  for (guint i = 0; steps[i] != NULL && at != NULL; i++)
    at = found == NULL ? follow_step (at, steps[i], &found) : NULL;
  if (field != NULL)
    *field = at != NULL ? found : NULL;
  return at;
}
