/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-record-private.h"

#include "lw-error.h"
#include "lw-i18n.h"
#include "lw-number.h"
#include "lw-record-slot.h"

#include <string.h>

typedef struct
{
  guint field; /* 0 for the record itself */
  guint line;
  guint column;
} Mark;

typedef struct
{
  LwSlot *slots;      /* (owned) one for each field, indexed by property id */
  LwRecord *parent;   /* (unowned) (nullable) the parent owns us */
  guint parent_field; /* the field of the parent that holds us */
  GArray *marks;      /* (owned) (nullable) Mark */
  GType unknown_type;
  gpointer unknown; /* (owned) (nullable) */
  LwRecordWatch watch; /* (nullable) */
  gpointer watch_data;
  guint n_telling; /* changes below us of which not everybody has been told yet */
} LwRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LwRecord, lw_record, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Without the check of the type: all that comes here is a record, and this is asked very often. */
#define PRIVATE(self) ((LwRecordPrivate *) lw_record_get_instance_private ((LwRecord *) (self)))

static GParamSpec *
field_for_id (LwRecord *self, guint id)
{
  LwRecordClass *klass = LW_RECORD_GET_CLASS (self);

  g_assert (id > 0 && id < klass->n_fields);
  return klass->fields[id];
}

static const LwSlotField *
slot_field (LwRecord *self, guint id)
{
  return &LW_RECORD_GET_CLASS (self)->slots[id];
}

/* A schedule looks at thousands of fields. */
static LwSlot *
slot_for_id (LwRecord *self, guint id, LwSlotKind kind)
{
  LwRecordClass *klass = LW_RECORD_GET_CLASS (self);

  g_assert (id > 0 && id < klass->n_fields && klass->slots[id].kind == kind);
  return &PRIVATE (self)->slots[id];
}

LwRecord *
lw_record_begin_telling (LwRecord *self, const LwChange *change)
{
  LwRecord *root = g_object_ref (lw_record_get_root (self));

  PRIVATE (root)->n_telling++;
  for (LwRecord *at = self; at != NULL; at = PRIVATE (at)->parent)
    if (PRIVATE (at)->watch != NULL)
      PRIVATE (at)->watch (at, change, PRIVATE (at)->watch_data);
  return root;
}

void
lw_record_end_telling (LwRecord *root)
{
  PRIVATE (root)->n_telling--;
  g_object_unref (root);
}

guint
lw_record_count_telling (LwRecord *root)
{
  return PRIVATE (root)->n_telling;
}

void
lw_record_set_watch (LwRecord *self, LwRecordWatch watch, gpointer data)
{
  LwRecordPrivate *priv = PRIVATE (self);

  g_return_if_fail (watch == NULL || priv->watch == NULL);

  priv->watch = watch;
  priv->watch_data = data;
}

gboolean
lw_record_is_watched (LwRecord *self)
{
  return PRIVATE (self)->watch != NULL;
}

gpointer
lw_record_get_watch_data (LwRecord *self, LwRecordWatch watch)
{
  return PRIVATE (self)->watch == watch ? PRIVATE (self)->watch_data : NULL;
}

/* What is told of a change may take the record apart, so each is held until it has been told. */
void
lw_record_emit_change (LwRecord *self, const LwChange *change)
{
  g_autoptr (LwRecord) at = g_object_ref (self);

  while (at != NULL)
    {
      LwRecord *parent;

      g_signal_emit (at, signals[CHANGED], 0, change);
      parent = PRIVATE (at)->parent;
      g_set_object (&at, parent);
    }
}

void
lw_record_set_parent (LwRecord *self, LwRecord *parent, guint parent_field)
{
  LwRecordPrivate *priv = PRIVATE (self);

  g_assert (parent == NULL || priv->parent == NULL);
  priv->parent = parent;
  priv->parent_field = parent_field;
}

gboolean
lw_record_values_equal (GParamSpec *field, const GValue *a, const GValue *b)
{
  LwSlotField slot;

  lw_slot_field_init (&slot, field);
  return lw_slot_equal (&slot, lw_slot_from_value (&slot, a), lw_slot_from_value (&slot, b));
}

/* Whoever is told may set the field again, so neither value told of is the one in the slot. */
static void
set_slot (LwRecord *self, guint id, LwSlot value)
{
  GParamSpec *field = field_for_id (self, id);
  const LwSlotField *info = slot_field (self, id);
  LwSlot *slot = &PRIVATE (self)->slots[id];
  g_auto (GValue) old_value = G_VALUE_INIT;
  g_auto (GValue) new_value = G_VALUE_INIT;
  LwChange change = { .kind = LW_CHANGE_SET, .record = self, .field = field };
  LwSlot old = *slot;
  LwSlot told;
  LwRecord *root;

  if (lw_slot_equal (info, old, value))
    return;

  *slot = lw_slot_copy (info, value);
  told = lw_slot_copy (info, *slot);
  lw_slot_to_value (info, field, old, &old_value);
  lw_slot_to_value (info, field, told, &new_value);
  change.old_value = &old_value;
  change.new_value = &new_value;
  root = lw_record_begin_telling (self, &change);
  g_object_notify_by_pspec (G_OBJECT (self), field);
  lw_record_emit_change (self, &change);
  lw_record_end_telling (root);
  lw_slot_clear (info, old);
  lw_slot_clear (info, told);
}

static void
lw_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwRecord *self = LW_RECORD (object);

  set_slot (self, id, lw_slot_from_value (slot_field (self, id), value));
}

static void
lw_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwRecord *self = LW_RECORD (object);
  g_auto (GValue) held = G_VALUE_INIT;

  if (slot_field (self, id)->kind >= LW_SLOT_CHILD)
    lw_record_get_child (self, id);
  lw_record_read_value (self, id, &held);
  g_value_copy (&held, value);
}

static void
lw_record_constructed (GObject *object)
{
  LwRecordClass *klass = LW_RECORD_GET_CLASS (object);
  LwRecordPrivate *priv = PRIVATE (object);

  priv->slots = g_new (LwSlot, MAX (klass->n_fields, 1));
  for (guint id = 1; id < klass->n_fields; id++)
    priv->slots[id] = klass->slots[id].plain;

  G_OBJECT_CLASS (lw_record_parent_class)->constructed (object);
}

/* Children outlive their owner when somebody else holds them; they must not look back then. */
static void
release_object (LwRecord *self, guint id)
{
  gpointer object = PRIVATE (self)->slots[id].pointer;

  if (object == NULL)
    return;
  if (slot_field (self, id)->kind == LW_SLOT_CHILD)
    lw_record_set_parent (object, NULL, 0);
  else
    lw_record_list_disown (object);
  g_object_unref (object);
}

void
lw_record_adopt_child (LwRecord *self, guint id, gpointer child)
{
  LwSlot *slot = slot_for_id (self, id, LW_SLOT_CHILD);

  g_assert (G_TYPE_CHECK_INSTANCE_TYPE (child, G_PARAM_SPEC_VALUE_TYPE (field_for_id (self, id))));
  release_object (self, id);
  lw_record_set_parent (child, self, id);
  slot->pointer = child;
}

static void
lw_record_finalize (GObject *object)
{
  LwRecord *self = LW_RECORD (object);
  LwRecordPrivate *priv = PRIVATE (self);

  for (guint id = 1; id < LW_RECORD_GET_CLASS (self)->n_fields; id++)
    {
      const LwSlotField *field = slot_field (self, id);

      if (field->kind >= LW_SLOT_CHILD)
        release_object (self, id);
      else if (field->kind >= LW_SLOT_STRING)
        lw_slot_clear (field, priv->slots[id]);
    }
  g_free (priv->slots);
  g_clear_pointer (&priv->marks, g_array_unref);
  if (priv->unknown != NULL)
    g_boxed_free (priv->unknown_type, priv->unknown);

  G_OBJECT_CLASS (lw_record_parent_class)->finalize (object);
}

static void
lw_record_class_init (LwRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = lw_record_constructed;
  object_class->finalize = lw_record_finalize;

  /**
   * LwRecord::changed:
   * @change: (type gpointer): an LwChange
   *
   * Emitted on a record for every change in it or anywhere below it, after the property notification.
   */
  signals[CHANGED] = g_signal_new ("changed", LW_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
lw_record_init (LwRecord *self)
{
}

/* Field tables */

/**
 * lw_record_class_install_fields:
 * @fields: (array length=n_fields): property specifications, the first one NULL
 *
 * Gives a record class its table of fields. The array must live as long as the class.
 */
void
lw_record_class_install_fields (LwRecordClass *klass, GParamSpec **fields, guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject does not let a class inherit these two. */
  object_class->set_property = lw_record_set_property;
  object_class->get_property = lw_record_get_property;
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->slots = g_new0 (LwSlotField, n_fields); /* for as long as the class, so for good */
  for (guint id = 1; id < n_fields; id++)
    lw_slot_field_init (&klass->slots[id], fields[id]);
  g_object_class_install_properties (object_class, n_fields, fields);
}

/* (array length=n_fields) (transfer none): without the empty first entry. */
GParamSpec **
lw_record_list_fields (LwRecord *self, guint *n_fields)
{
  LwRecordClass *klass = LW_RECORD_GET_CLASS (self);

  *n_fields = klass->n_fields - 1;
  return klass->fields + 1;
}

/* Access by id */

gboolean
lw_record_get_boolean (LwRecord *self, guint id)
{
  return slot_for_id (self, id, LW_SLOT_BOOLEAN)->number;
}

int
lw_record_get_int (LwRecord *self, guint id)
{
  return slot_for_id (self, id, LW_SLOT_INT)->number;
}

gint64
lw_record_get_int64 (LwRecord *self, guint id)
{
  return slot_for_id (self, id, LW_SLOT_INT64)->large;
}

double
lw_record_get_double (LwRecord *self, guint id)
{
  return slot_for_id (self, id, LW_SLOT_DOUBLE)->real;
}

const char *
lw_record_get_string (LwRecord *self, guint id)
{
  const char *text = slot_for_id (self, id, LW_SLOT_STRING)->text;

  return text != NULL ? text : "";
}

int
lw_record_get_enum (LwRecord *self, guint id)
{
  return slot_for_id (self, id, LW_SLOT_ENUM)->number;
}

const char *const *
lw_record_get_strv (LwRecord *self, guint id)
{
  static const char *const none[] = { NULL };
  char **texts = slot_for_id (self, id, LW_SLOT_STRV)->texts;

  return texts != NULL ? (const char *const *) texts : none;
}

void
lw_record_read_value (LwRecord *self, guint id, GValue *value)
{
  lw_slot_to_value (slot_field (self, id), field_for_id (self, id), PRIVATE (self)->slots[id], value);
}

gpointer
lw_record_get_child (LwRecord *self, guint id)
{
  const LwSlotField *field = slot_field (self, id);
  LwSlot *slot = &PRIVATE (self)->slots[id];

  g_assert (id > 0 && id < LW_RECORD_GET_CLASS (self)->n_fields && field->kind >= LW_SLOT_CHILD);
  if (slot->pointer == NULL && field->kind == LW_SLOT_LIST)
    slot->pointer = lw_record_list_new (field->item_type, self, id);
  else if (slot->pointer == NULL)
    {
      slot->pointer = g_object_new (G_PARAM_SPEC_VALUE_TYPE (field_for_id (self, id)), NULL);
      lw_record_set_parent (slot->pointer, self, id);
    }
  return slot->pointer;
}

guint
lw_record_count_items (LwRecord *self, guint id)
{
  LwRecordList *list = slot_for_id (self, id, LW_SLOT_LIST)->pointer;

  return list != NULL ? lw_record_list_get_size (list) : 0;
}

/* The setters clamp nothing: what does not fit the field is a programming error here. Input from a
 * person goes through lw_record_check() first. */
static void
set_checked (LwRecord *self, guint id, LwSlotKind kind, LwSlot value)
{
  GParamSpec *field = field_for_id (self, id);

  g_return_if_fail (slot_field (self, id)->kind == kind);
  g_return_if_fail (lw_slot_fits (slot_field (self, id), field, value));
  set_slot (self, id, value);
}

void
lw_record_set_boolean (LwRecord *self, guint id, gboolean value)
{
  g_return_if_fail (LW_IS_RECORD (self));
  set_checked (self, id, LW_SLOT_BOOLEAN, (LwSlot) { .number = value != FALSE });
}

void
lw_record_set_int (LwRecord *self, guint id, int value)
{
  g_return_if_fail (LW_IS_RECORD (self));
  set_checked (self, id, LW_SLOT_INT, (LwSlot) { .number = value });
}

void
lw_record_set_int64 (LwRecord *self, guint id, gint64 value)
{
  g_return_if_fail (LW_IS_RECORD (self));
  set_checked (self, id, LW_SLOT_INT64, (LwSlot) { .large = value });
}

void
lw_record_set_double (LwRecord *self, guint id, double value)
{
  g_return_if_fail (LW_IS_RECORD (self));
  set_checked (self, id, LW_SLOT_DOUBLE, (LwSlot) { .real = value });
}

void
lw_record_set_string (LwRecord *self, guint id, const char *value)
{
  g_return_if_fail (LW_IS_RECORD (self));
  set_checked (self, id, LW_SLOT_STRING, (LwSlot) { .text = (char *) value });
}

void
lw_record_set_enum (LwRecord *self, guint id, int value)
{
  g_return_if_fail (LW_IS_RECORD (self));
  set_checked (self, id, LW_SLOT_ENUM, (LwSlot) { .number = value });
}

void
lw_record_set_strv (LwRecord *self, guint id, const char *const *value)
{
  g_return_if_fail (LW_IS_RECORD (self));
  set_checked (self, id, LW_SLOT_STRV, (LwSlot) { .texts = (char **) value });
}

static gboolean
check_range (double number, double minimum, double maximum, GError **error)
{
  char low[LW_NUMBER_BUFFER];
  char high[LW_NUMBER_BUFFER];

  if (number >= minimum && number <= maximum)
    return TRUE;
  g_set_error (error, LW_ERROR, LW_ERROR_RANGE, _ ("must be between %s and %s"),
               lw_number_format (low, minimum), lw_number_format (high, maximum));
  return FALSE;
}

/**
 * lw_record_check:
 *
 * Returns: whether @field takes @value unchanged; when not, @error is LW_ERROR_RANGE
 */
gboolean
lw_record_check (LwRecord *self, const char *field, const GValue *value, GError **error)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), field);

  g_return_val_if_fail (pspec != NULL, FALSE);

  if (G_IS_PARAM_SPEC_DOUBLE (pspec))
    {
      GParamSpecDouble *range = G_PARAM_SPEC_DOUBLE (pspec);
      double number = g_value_get_double (value);
      gboolean may_be_unset = range->minimum == LW_UNSET && range->default_value == LW_UNSET;

      if (may_be_unset && number == LW_UNSET)
        return TRUE;
      return check_range (number, may_be_unset ? 0 : range->minimum, range->maximum, error);
    }
  if (G_IS_PARAM_SPEC_INT (pspec))
    {
      GParamSpecInt *range = G_PARAM_SPEC_INT (pspec);

      return check_range (g_value_get_int (value), range->minimum, range->maximum, error);
    }
  if (G_IS_PARAM_SPEC_INT64 (pspec))
    {
      GParamSpecInt64 *range = G_PARAM_SPEC_INT64 (pspec);

      return check_range (g_value_get_int64 (value), range->minimum, range->maximum, error);
    }
  if (!g_param_value_is_valid (pspec, value))
    {
      g_set_error_literal (error, LW_ERROR, LW_ERROR_RANGE, _ ("is not a value this field can have"));
      return FALSE;
    }
  return TRUE;
}

gboolean
lw_record_is_default (LwRecord *self, GParamSpec *field)
{
  const LwSlotField *info = slot_field (self, field->param_id);

  return lw_slot_equal (info, PRIVATE (self)->slots[field->param_id], info->plain);
}

/* Whole records */

/* Of two lists of a field. (nullable) */
static gboolean
lists_equal (LwRecordList *a, LwRecordList *b)
{
  guint size = a != NULL ? lw_record_list_get_size (a) : 0;

  if (size != (b != NULL ? lw_record_list_get_size (b) : 0))
    return FALSE;
  for (guint i = 0; i < size; i++)
    if (!lw_record_equal (lw_record_list_get (a, i), lw_record_list_get (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
fields_equal (LwRecord *a, LwRecord *b, guint id)
{
  const LwSlotField *field = slot_field (a, id);
  LwSlot left = PRIVATE (a)->slots[id];
  LwSlot right = PRIVATE (b)->slots[id];

  if (field->kind == LW_SLOT_LIST)
    return lists_equal (left.pointer, right.pointer);
  if (field->kind != LW_SLOT_CHILD)
    return lw_slot_equal (field, left, right);
  return (left.pointer == NULL && right.pointer == NULL) ||
         lw_record_equal (lw_record_get_child (a, id), lw_record_get_child (b, id));
}

/* Deep; marks and unknown members do not count. */
gboolean
lw_record_equal (LwRecord *a, LwRecord *b)
{
  if (a == b)
    return TRUE;
  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;

  for (guint id = 1; id < LW_RECORD_GET_CLASS (a)->n_fields; id++)
    if (!fields_equal (a, b, id))
      return FALSE;
  return TRUE;
}

static void
assign_list (LwRecord *self, guint id, LwRecordList *from)
{
  LwRecordList *list = PRIVATE (self)->slots[id].pointer;

  if (lists_equal (list, from))
    return;
  list = lw_record_get_child (self, id);
  lw_record_list_clear (list);
  for (guint i = 0; from != NULL && i < lw_record_list_get_size (from); i++)
    lw_record_list_take (list, lw_record_copy (lw_record_list_get (from, i)));
}

/* What a record has beside its fields. */
static void
assign_rest (LwRecord *self, LwRecord *from)
{
  LwRecordPrivate *priv = PRIVATE (self);
  LwRecordPrivate *other = PRIVATE (from);

  g_clear_pointer (&priv->marks, g_array_unref);
  if (other->marks != NULL)
    priv->marks = g_array_copy (other->marks);
  if (priv->unknown != NULL || other->unknown != NULL)
    lw_record_set_unknown (self, other->unknown_type, other->unknown);
}

void
lw_record_assign (LwRecord *self, LwRecord *from)
{
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (from));

  for (guint id = 1; id < LW_RECORD_GET_CLASS (self)->n_fields; id++)
    {
      LwSlotKind kind = slot_field (self, id)->kind;
      LwSlot value = PRIVATE (from)->slots[id];

      if (kind == LW_SLOT_LIST)
        assign_list (self, id, value.pointer);
      else if (kind != LW_SLOT_CHILD)
        set_slot (self, id, value);
      else if (value.pointer != NULL || PRIVATE (self)->slots[id].pointer != NULL)
        lw_record_assign (lw_record_get_child (self, id), lw_record_get_child (from, id));
    }
  assign_rest (self, from);
}

static LwRecordList *
copy_list (LwRecord *self, guint id, LwRecordList *from)
{
  LwRecordList *list = NULL;

  if (from == NULL || lw_record_list_get_size (from) == 0)
    return NULL;
  list = lw_record_list_new (lw_record_list_get_item_type (from), self, id);
  for (guint i = 0; i < lw_record_list_get_size (from); i++)
    lw_record_list_adopt (list, lw_record_copy (lw_record_list_get (from, i)));
  return list;
}

/* Nobody sees the copy before it is complete, so nobody is told of anything. */
LwRecord *
lw_record_copy (LwRecord *self)
{
  LwRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  for (guint id = 1; id < LW_RECORD_GET_CLASS (self)->n_fields; id++)
    {
      const LwSlotField *field = slot_field (self, id);
      LwSlot value = PRIVATE (self)->slots[id];
      LwSlot *slot = &PRIVATE (copy)->slots[id];

      if (field->kind == LW_SLOT_LIST)
        slot->pointer = copy_list (copy, id, value.pointer);
      else if (field->kind != LW_SLOT_CHILD)
        *slot = lw_slot_copy (field, value);
      else if (value.pointer != NULL)
        {
          slot->pointer = lw_record_copy (value.pointer);
          lw_record_set_parent (slot->pointer, copy, id);
        }
    }
  assign_rest (copy, self);
  return copy;
}

/* Places */

LwRecord *
lw_record_get_parent (LwRecord *self)
{
  return PRIVATE (self)->parent;
}

LwRecord *
lw_record_get_root (LwRecord *self)
{
  while (PRIVATE (self)->parent != NULL)
    self = PRIVATE (self)->parent;
  return self;
}

guint
lw_record_get_parent_field (LwRecord *self)
{
  return PRIVATE (self)->parent_field;
}

void
lw_record_set_mark (LwRecord *self, const char *field, guint line, guint column)
{
  LwRecordPrivate *priv = PRIVATE (self);
  Mark mark = { 0, line, column };

  if (field != NULL)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), field);

      g_return_if_fail (pspec != NULL);
      mark.field = pspec->param_id;
    }
  if (priv->marks == NULL)
    priv->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_append_val (priv->marks, mark);
}

void
lw_record_clear_marks (LwRecord *self)
{
  g_clear_pointer (&PRIVATE (self)->marks, g_array_unref);
  for (guint id = 1; id < LW_RECORD_GET_CLASS (self)->n_fields; id++)
    {
      LwSlotKind kind = slot_field (self, id)->kind;
      gpointer object = PRIVATE (self)->slots[id].pointer;

      if (kind == LW_SLOT_CHILD && object != NULL)
        lw_record_clear_marks (object);
      else if (kind == LW_SLOT_LIST)
        for (guint i = 0; i < lw_record_count_items (self, id); i++)
          lw_record_clear_marks (lw_record_list_get (object, i));
    }
}

static const Mark *
find_mark (LwRecord *self, guint field)
{
  LwRecordPrivate *priv = PRIVATE (self);

  for (guint i = priv->marks != NULL ? priv->marks->len : 0; i > 0; i--)
    {
      const Mark *mark = &g_array_index (priv->marks, Mark, i - 1);

      if (mark->field == field)
        return mark;
    }
  return NULL;
}

gboolean
lw_record_get_mark (LwRecord *self, const char *field, guint *line, guint *column)
{
  GParamSpec *pspec =
    field != NULL ? g_object_class_find_property (G_OBJECT_GET_CLASS (self), field) : NULL;
  const Mark *mark = pspec != NULL ? find_mark (self, pspec->param_id) : NULL;

  if (mark == NULL)
    mark = find_mark (self, 0);
  if (mark == NULL)
    {
      LwRecord *parent = PRIVATE (self)->parent;

      return parent != NULL && lw_record_get_mark (parent, NULL, line, column);
    }
  *line = mark->line;
  *column = mark->column;
  return TRUE;
}

void
lw_record_set_unknown (LwRecord *self, GType boxed_type, gconstpointer boxed)
{
  LwRecordPrivate *priv = PRIVATE (self);
  gpointer copy = boxed != NULL ? g_boxed_copy (boxed_type, boxed) : NULL;

  if (priv->unknown != NULL)
    g_boxed_free (priv->unknown_type, priv->unknown);
  priv->unknown = copy;
  priv->unknown_type = boxed_type;
}

gpointer
lw_record_get_unknown (LwRecord *self)
{
  return PRIVATE (self)->unknown;
}
