/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * LwRecord is the base of every part of a plan. A record class is a table of fields; each field is a
 * GObject property, so panels bind to it, and the same table drives everything that must treat all
 * records alike: the plan file, undo, copying, comparing and naming a place in the plan.
 *
 * A field holds a boolean, int, int64, double, string, enum or string list, or it is a child record
 * or a list of records, both of which the record owns for its whole life.
 */

#define LW_TYPE_RECORD (lw_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (LwRecord, lw_record, LW, RECORD, GObject)

#define LW_TYPE_RECORD_LIST (lw_record_list_get_type ())
G_DECLARE_FINAL_TYPE (LwRecordList, lw_record_list, LW, RECORD_LIST, GObject)

typedef struct _LwSlotField LwSlotField;

/* A double field with this value, or any other below zero, is not set. */
#define LW_UNSET (-1.0)
#define LW_IS_SET(number) ((number) >= 0.0)

struct _LwRecordClass
{
  GObjectClass parent_class;

  /*< private >*/
  GParamSpec **fields; /* indexed by property id, from 1 */
  guint n_fields;      /* ids, so one more than there are fields */
  LwSlotField *slots;  /* how the value of each is held */
};

typedef enum
{
  LW_CHANGE_SET,
  LW_CHANGE_INSERT,
  LW_CHANGE_REMOVE,
} LwChangeKind;

/* One elementary change somewhere below a record. Valid during the emission only. */
typedef struct
{
  LwChangeKind kind;
  LwRecord *record;        /* whose field changed */
  GParamSpec *field;
  const GValue *old_value; /* for SET */
  const GValue *new_value; /* for SET */
  LwRecord *item;          /* for INSERT and REMOVE */
  guint position;          /* for INSERT and REMOVE */
} LwChange;

#define LW_FIELD_FLAGS (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

GParamSpec *lw_param_spec_string (const char *name, const char *default_value);
GParamSpec *lw_param_spec_boolean (const char *name, gboolean default_value);
GParamSpec *lw_param_spec_int (const char *name, int minimum, int maximum, int default_value);
GParamSpec *lw_param_spec_int64 (const char *name, gint64 minimum, gint64 maximum, gint64 default_value);
GParamSpec *lw_param_spec_double (const char *name, double minimum, double maximum, double default_value);
GParamSpec *lw_param_spec_enum (const char *name, GType enum_type, int default_value);
GParamSpec *lw_param_spec_strv (const char *name);
GParamSpec *lw_param_spec_child (const char *name, GType record_type);
GParamSpec *lw_param_spec_list (const char *name, GType item_type);

/* The type of the items of a list field, or G_TYPE_INVALID for any other field. */
GType lw_param_spec_get_item_type (GParamSpec *field);

void lw_record_class_install_fields (LwRecordClass *klass, GParamSpec **fields, guint n_fields);
GParamSpec **lw_record_list_fields (LwRecord *self, guint *n_fields);

gboolean lw_record_get_boolean (LwRecord *self, guint id);
int lw_record_get_int (LwRecord *self, guint id);
gint64 lw_record_get_int64 (LwRecord *self, guint id);
double lw_record_get_double (LwRecord *self, guint id);
const char *lw_record_get_string (LwRecord *self, guint id); /* never NULL */
int lw_record_get_enum (LwRecord *self, guint id);
const char *const *lw_record_get_strv (LwRecord *self, guint id); /* never NULL */
gpointer lw_record_get_child (LwRecord *self, guint id);          /* (transfer none) */
/* How many items a list field has; unlike to get the list, which makes it, this costs nothing. */
guint lw_record_count_items (LwRecord *self, guint id);

void lw_record_set_boolean (LwRecord *self, guint id, gboolean value);
void lw_record_set_int (LwRecord *self, guint id, int value);
void lw_record_set_int64 (LwRecord *self, guint id, gint64 value);
void lw_record_set_double (LwRecord *self, guint id, double value);
void lw_record_set_string (LwRecord *self, guint id, const char *value);
void lw_record_set_enum (LwRecord *self, guint id, int value);
void lw_record_set_strv (LwRecord *self, guint id, const char *const *value);

/* Whether a field accepts a value as it is. Otherwise says why in words for a person. */
gboolean lw_record_check (LwRecord *self, const char *field, const GValue *value, GError **error);

/* Whether a plain field has its default value. */
gboolean lw_record_is_default (LwRecord *self, GParamSpec *field);

gboolean lw_record_equal (LwRecord *a, LwRecord *b);
LwRecord *lw_record_copy (LwRecord *self) G_GNUC_WARN_UNUSED_RESULT; /* (transfer full), deep */
void lw_record_assign (LwRecord *self, LwRecord *from);              /* makes self equal to from */

LwRecord *lw_record_get_parent (LwRecord *self); /* (transfer none) (nullable) */
LwRecord *lw_record_get_root (LwRecord *self);   /* (transfer none) */

/* "objectives[1].scenarios[0].stages[2].target"; field may be NULL to name the record itself. */
char *lw_record_dup_path (LwRecord *self, const char *field);
/* Finds what a path names below root. Returns NULL when there is nothing there (any more).
 * field is set to NULL when the path names a record. (transfer none) */
LwRecord *lw_record_lookup_path (LwRecord *root, const char *path, GParamSpec **field);

/* Where in the file that it was read from a record or one of its fields stands; both from 1.
 * Not part of the record's content. A field without a mark has that of its record, a record
 * without one that of its parent. */
void lw_record_set_mark (LwRecord *self, const char *field, guint line, guint column);
gboolean lw_record_get_mark (LwRecord *self, const char *field, guint *line, guint *column);
void lw_record_clear_marks (LwRecord *self); /* of all below it, too */

/* What a newer program wrote and this one does not know; kept for the next save. The value is a
 * JsonObject, held as a boxed pointer so that only the plan file has to know JSON. */
void lw_record_set_unknown (LwRecord *self, GType boxed_type, gconstpointer boxed);
gpointer lw_record_get_unknown (LwRecord *self); /* (transfer none) (nullable) */

/* Lists. They are GListModels; only these functions change them. */
guint lw_record_list_get_size (LwRecordList *self);
gpointer lw_record_list_get (LwRecordList *self, guint position); /* (transfer none) (nullable) */
GType lw_record_list_get_item_type (LwRecordList *self);
LwRecord *lw_record_list_get_owner (LwRecordList *self); /* (transfer none) */
gboolean lw_record_list_find (LwRecordList *self, gpointer item, guint *position);
void lw_record_list_insert (LwRecordList *self, guint position, gpointer item); /* (transfer none) */
void lw_record_list_append (LwRecordList *self, gpointer item);                 /* (transfer none) */
void lw_record_list_take (LwRecordList *self, gpointer item);                   /* append, (transfer full) */
void lw_record_list_remove (LwRecordList *self, guint position);
void lw_record_list_move (LwRecordList *self, guint from, guint to);
void lw_record_list_clear (LwRecordList *self);

/*
 * Typed accessors. In a class's header, with the unit and meaning in a comment above each:
 *   LW_DECLARE_FIELD (LwStage, lw_stage, gint64, duration_ms)
 * and once in its source:
 *   LW_DEFINE_FIELD (LwStage, lw_stage, int64, gint64, duration_ms, PROP_DURATION_MS)
 */
#define LW_DECLARE_FIELD(Type, prefix, ctype, name)  \
  ctype prefix##_get_##name (Type *self);            \
  void prefix##_set_##name (Type *self, ctype value);

#define LW_DECLARE_CHILD(Type, prefix, ChildType, name) ChildType *prefix##_get_##name (Type *self);

#define LW_DEFINE_FIELD(Type, prefix, kind, ctype, name, id)    \
  ctype prefix##_get_##name (Type *self)                        \
  {                                                             \
    return (ctype) lw_record_get_##kind ((LwRecord *) self, id); \
  }                                                             \
  void prefix##_set_##name (Type *self, ctype value)            \
  {                                                             \
    lw_record_set_##kind ((LwRecord *) self, id, value);        \
  }

#define LW_DEFINE_CHILD(Type, prefix, ChildType, name, id)   \
  ChildType *prefix##_get_##name (Type *self)                \
  {                                                          \
    return lw_record_get_child ((LwRecord *) self, id);      \
  }

G_END_DECLS
