/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-place.h"

#include <string.h>

typedef struct
{
  gpointer record; /* never dereferenced, only compared */
  char *field;     /* (owned) (nullable) */
} Place;

static GQuark
place_quark (void)
{
  return g_quark_from_static_string ("lw-place");
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->field);
  g_free (place);
}

void
lw_place_set (GtkWidget *widget, LwRecord *record, const char *field)
{
  Place *place = NULL;

  if (record != NULL)
    {
      place = g_new0 (Place, 1);
      place->record = record;
      place->field = g_strdup (field);
    }
  g_object_set_qdata_full (G_OBJECT (widget), place_quark (), place, place_free);
}

static const char *
name_list (LwRecord *owner, LwRecordList *list)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (owner, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (lw_param_spec_get_item_type (fields[i]) != G_TYPE_INVALID &&
        lw_record_get_child (owner, fields[i]->param_id) == (gpointer) list)
      return fields[i]->name;
  g_return_val_if_reached (NULL);
}

void
lw_place_set_list (GtkWidget *widget, LwRecordList *list)
{
  LwRecord *owner = list != NULL ? lw_record_list_get_owner (list) : NULL;

  lw_place_set (widget, owner, owner != NULL ? name_list (owner, list) : NULL);
}

static gboolean
has_property (GObject *object, const char *name)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (object), name) != NULL;
}

gboolean
lw_place_shows (GtkWidget *widget, LwRecord *record, const char *field)
{
  const Place *place = g_object_get_qdata (G_OBJECT (widget), place_quark ());
  g_autoptr (LwRecord) its_record = NULL;
  g_autofree char *its_field = NULL;

  if (place != NULL)
    return place->record == record && (field == NULL || g_strcmp0 (place->field, field) == 0);
  if (!has_property (G_OBJECT (widget), "record") || !has_property (G_OBJECT (widget), "field"))
    return FALSE;
  g_object_get (widget, "record", &its_record, "field", &its_field, NULL);
  return its_record == record && (field == NULL || g_strcmp0 (its_field, field) == 0);
}

static GtkWidget *
find_shown (GtkWidget *widget, LwRecord *record, const char *field)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (lw_place_shows (widget, record, field))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, record, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
lw_place_find (GtkWidget *root, LwRecord *plan, const char *path)
{
  g_autofree char *rest = g_strdup (path);

  while (rest[0] != '\0')
    {
      GParamSpec *field;
      LwRecord *record = lw_record_lookup_path (plan, rest, &field);
      GtkWidget *found = record != NULL ? find_shown (root, record, field != NULL ? field->name : NULL) : NULL;
      char *end = MAX (strrchr (rest, '.'), strrchr (rest, '['));

      if (found != NULL || end == NULL)
        return found;
      *end = '\0';
    }
  return NULL;
}
