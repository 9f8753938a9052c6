/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-record-private.h"

#include "lw-error.h"
#include "lw-number.h"

#include <string.h>

typedef struct
{
  guint field; /* 0 for the record itself */
  guint line;
  guint column;
} Mark;

typedef struct
{
  GValue *values;     /* (owned) one for each field, indexed by property id */
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

static GValue *
value_for_id (LwRecord *self, guint id)
{
  /* A schedule looks at thousands of fields. Whether a value is of the kind that is asked for, the
   * functions of GValue check anyway. */
  LwRecordPrivate *priv = lw_record_get_instance_private (self);

  g_assert (id > 0 && id < LW_RECORD_GET_CLASS (self)->n_fields);
  return &priv->values[id];
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

/* Strings: NULL and "" are the same empty field, so that no reader has to ask twice. */
gboolean
lw_record_values_equal (GParamSpec *field, const GValue *a, const GValue *b)
{
  if (G_VALUE_HOLDS_STRING (a))
    {
      const char *left = g_value_get_string (a);
      const char *right = g_value_get_string (b);

      return g_strcmp0 (left ? left : "", right ? right : "") == 0;
    }
  if (G_VALUE_HOLDS (a, G_TYPE_STRV))
    {
      static const char *const none[] = { NULL };
      const char *const *left = g_value_get_boxed (a);
      const char *const *right = g_value_get_boxed (b);

      return g_strv_equal (left ? left : none, right ? right : none);
    }
  /* g_param_values_cmp() calls doubles that differ by less than an epsilon equal; an edit from
   * 0.001 to 0.0010000001 is still an edit. */
  if (G_VALUE_HOLDS_DOUBLE (a))
    return g_value_get_double (a) == g_value_get_double (b);
  return g_param_values_cmp (field, a, b) == 0;
}

static void
set_value (LwRecord *self, guint id, const GValue *value)
{
  GParamSpec *field = field_for_id (self, id);
  GValue *slot = value_for_id (self, id);
  g_auto (GValue) old = G_VALUE_INIT;
  LwChange change = { .kind = LW_CHANGE_SET, .record = self, .field = field };
  LwRecord *root;

  if (lw_record_values_equal (field, slot, value))
    return;

  g_value_init (&old, G_VALUE_TYPE (slot));
  g_value_copy (slot, &old);
  g_value_copy (value, slot);
  change.old_value = &old;
  change.new_value = slot;
  root = lw_record_begin_telling (self, &change);
  g_object_notify_by_pspec (G_OBJECT (self), field);
  lw_record_emit_change (self, &change);
  lw_record_end_telling (root);
}

static void
lw_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_value (LW_RECORD (object), id, value);
}

static void
lw_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_copy (&PRIVATE (object)->values[id], value);
}

static void
init_value (LwRecord *self, guint id)
{
  GParamSpec *field = field_for_id (self, id);
  GValue *value = &PRIVATE (self)->values[id];
  GType item_type = lw_param_spec_get_item_type (field);

  g_value_init (value, G_PARAM_SPEC_VALUE_TYPE (field));
  if (item_type != G_TYPE_INVALID)
    g_value_take_object (value, lw_record_list_new (item_type, self, id));
  else if (g_type_is_a (G_PARAM_SPEC_VALUE_TYPE (field), LW_TYPE_RECORD))
    {
      LwRecord *child = g_object_new (G_PARAM_SPEC_VALUE_TYPE (field), NULL);

      lw_record_set_parent (child, self, id);
      g_value_take_object (value, child);
    }
  else
    g_param_value_set_default (field, value);
}

static void
lw_record_constructed (GObject *object)
{
  LwRecord *self = LW_RECORD (object);
  guint n_fields = LW_RECORD_GET_CLASS (self)->n_fields;

  PRIVATE (self)->values = g_new0 (GValue, MAX (n_fields, 1));
  for (guint id = 1; id < n_fields; id++)
    init_value (self, id);

  G_OBJECT_CLASS (lw_record_parent_class)->constructed (object);
}

/* Children outlive their owner when somebody else holds them; they must not look back then. */
static void
disown (GValue *value)
{
  if (G_VALUE_HOLDS (value, LW_TYPE_RECORD))
    lw_record_set_parent (g_value_get_object (value), NULL, 0);
  else if (G_VALUE_HOLDS (value, LW_TYPE_RECORD_LIST))
    lw_record_list_disown (g_value_get_object (value));
}

void
lw_record_adopt_child (LwRecord *self, guint id, gpointer child)
{
  GValue *value = value_for_id (self, id);

  g_assert (G_TYPE_CHECK_INSTANCE_TYPE (child, G_VALUE_TYPE (value)));
  disown (value);
  lw_record_set_parent (child, self, id);
  g_value_take_object (value, child);
}

static void
lw_record_finalize (GObject *object)
{
  LwRecordPrivate *priv = PRIVATE (object);

  for (guint id = 1; id < LW_RECORD_GET_CLASS (object)->n_fields; id++)
    {
      disown (&priv->values[id]);
      g_value_unset (&priv->values[id]);
    }
  g_free (priv->values);
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
  return g_value_get_boolean (value_for_id (self, id));
}

int
lw_record_get_int (LwRecord *self, guint id)
{
  return g_value_get_int (value_for_id (self, id));
}

gint64
lw_record_get_int64 (LwRecord *self, guint id)
{
  return g_value_get_int64 (value_for_id (self, id));
}

double
lw_record_get_double (LwRecord *self, guint id)
{
  return g_value_get_double (value_for_id (self, id));
}

const char *
lw_record_get_string (LwRecord *self, guint id)
{
  const char *string = g_value_get_string (value_for_id (self, id));

  return string ? string : "";
}

int
lw_record_get_enum (LwRecord *self, guint id)
{
  return g_value_get_enum (value_for_id (self, id));
}

const char *const *
lw_record_get_strv (LwRecord *self, guint id)
{
  static const char *const none[] = { NULL };
  const char *const *strings = g_value_get_boxed (value_for_id (self, id));

  return strings ? strings : none;
}

const GValue *
lw_record_get_value (LwRecord *self, guint id)
{
  g_assert (id > 0 && id < LW_RECORD_GET_CLASS (self)->n_fields);
  return &PRIVATE (self)->values[id];
}

gpointer
lw_record_get_child (LwRecord *self, guint id)
{
  return g_value_get_object (value_for_id (self, id));
}

/* GLib up to 2.74 compares the bounds of doubles with the value rounded to a float, so that a field
 * would refuse its own minimum of 0.01. */
static gboolean
is_valid (GParamSpec *field, const GValue *value)
{
  if (G_IS_PARAM_SPEC_DOUBLE (field))
    {
      GParamSpecDouble *range = G_PARAM_SPEC_DOUBLE (field);
      double number = g_value_get_double (value);

      return number >= range->minimum && number <= range->maximum;
    }
  return g_param_value_is_valid (field, value);
}

/* The setters clamp nothing: what does not fit the field is a programming error here. Input from a
 * person goes through lw_record_check() first. */
#define DEFINE_SETTER(kind, ctype, gtype)                                  \
  void lw_record_set_##kind (LwRecord *self, guint id, ctype value)        \
  {                                                                        \
    g_auto (GValue) holder = G_VALUE_INIT;                                 \
                                                                           \
    g_return_if_fail (LW_IS_RECORD (self));                                \
    g_value_init (&holder, gtype);                                         \
    g_value_set_##kind (&holder, value);                                   \
    g_return_if_fail (is_valid (field_for_id (self, id), &holder));        \
    set_value (self, id, &holder);                                         \
  }

DEFINE_SETTER (boolean, gboolean, G_TYPE_BOOLEAN)
DEFINE_SETTER (int, int, G_TYPE_INT)
DEFINE_SETTER (int64, gint64, G_TYPE_INT64)
DEFINE_SETTER (double, double, G_TYPE_DOUBLE)
DEFINE_SETTER (string, const char *, G_TYPE_STRING)
DEFINE_SETTER (enum, int, G_PARAM_SPEC_VALUE_TYPE (field_for_id (self, id)))

void
lw_record_set_strv (LwRecord *self, guint id, const char *const *value)
{
  g_auto (GValue) holder = G_VALUE_INIT;

  g_return_if_fail (LW_IS_RECORD (self));
  g_value_init (&holder, G_TYPE_STRV);
  g_value_set_boxed (&holder, value);
  set_value (self, id, &holder);
}

static gboolean
check_range (double number, double minimum, double maximum, GError **error)
{
  char low[LW_NUMBER_BUFFER];
  char high[LW_NUMBER_BUFFER];

  if (number >= minimum && number <= maximum)
    return TRUE;
  g_set_error (error, LW_ERROR, LW_ERROR_RANGE, "must be between %s and %s",
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
      g_set_error_literal (error, LW_ERROR, LW_ERROR_RANGE, "is not a value this field can have");
      return FALSE;
    }
  return TRUE;
}

gboolean
lw_record_is_default (LwRecord *self, GParamSpec *field)
{
  g_auto (GValue) plain = G_VALUE_INIT;

  g_value_init (&plain, G_PARAM_SPEC_VALUE_TYPE (field));
  g_param_value_set_default (field, &plain);
  return lw_record_values_equal (field, value_for_id (self, field->param_id), &plain);
}

/* Whole records */

static gboolean
lists_equal (LwRecordList *a, LwRecordList *b)
{
  if (lw_record_list_get_size (a) != lw_record_list_get_size (b))
    return FALSE;
  for (guint i = 0; i < lw_record_list_get_size (a); i++)
    if (!lw_record_equal (lw_record_list_get (a, i), lw_record_list_get (b, i)))
      return FALSE;
  return TRUE;
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
    {
      const GValue *left = &PRIVATE (a)->values[id];
      const GValue *right = &PRIVATE (b)->values[id];
      gboolean equal;

      if (G_VALUE_HOLDS (left, LW_TYPE_RECORD))
        equal = lw_record_equal (g_value_get_object (left), g_value_get_object (right));
      else if (G_VALUE_HOLDS (left, LW_TYPE_RECORD_LIST))
        equal = lists_equal (g_value_get_object (left), g_value_get_object (right));
      else
        equal = lw_record_values_equal (field_for_id (a, id), left, right);
      if (!equal)
        return FALSE;
    }
  return TRUE;
}

static void
assign_list (LwRecordList *list, LwRecordList *from)
{
  if (lists_equal (list, from))
    return;
  lw_record_list_clear (list);
  for (guint i = 0; i < lw_record_list_get_size (from); i++)
    lw_record_list_take (list, lw_record_copy (lw_record_list_get (from, i)));
}

void
lw_record_assign (LwRecord *self, LwRecord *from)
{
  LwRecordPrivate *priv = PRIVATE (self);
  LwRecordPrivate *other = PRIVATE (from);

  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (from));

  for (guint id = 1; id < LW_RECORD_GET_CLASS (self)->n_fields; id++)
    {
      const GValue *value = &other->values[id];

      if (G_VALUE_HOLDS (value, LW_TYPE_RECORD))
        lw_record_assign (lw_record_get_child (self, id), g_value_get_object (value));
      else if (G_VALUE_HOLDS (value, LW_TYPE_RECORD_LIST))
        assign_list (lw_record_get_child (self, id), g_value_get_object (value));
      else
        set_value (self, id, value);
    }

  g_clear_pointer (&priv->marks, g_array_unref);
  if (other->marks != NULL)
    priv->marks = g_array_copy (other->marks);
  lw_record_set_unknown (self, other->unknown_type, other->unknown);
}

LwRecord *
lw_record_copy (LwRecord *self)
{
  LwRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  lw_record_assign (copy, self);
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

char *
lw_record_dup_path (LwRecord *self, const char *field)
{
  g_autoptr (GString) path = g_string_new (field);

  for (LwRecord *at = self; PRIVATE (at)->parent != NULL; at = PRIVATE (at)->parent)
    {
      LwRecordPrivate *priv = PRIVATE (at);
      GValue *value = &PRIVATE (priv->parent)->values[priv->parent_field];
      GParamSpec *pspec = field_for_id (priv->parent, priv->parent_field);
      g_autofree char *step = NULL;
      guint position;

      if (G_VALUE_HOLDS (value, LW_TYPE_RECORD_LIST) &&
          lw_record_list_find (g_value_get_object (value), at, &position))
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
  GValue *value;

  if (pspec == NULL)
    return NULL;
  value = &PRIVATE (record)->values[pspec->param_id];
  if (bracket != NULL)
    {
      g_autofree char *digits = g_strndup (bracket + 1, strcspn (bracket + 1, "]"));
      guint64 position;

      if (!G_VALUE_HOLDS (value, LW_TYPE_RECORD_LIST) || !g_str_equal (bracket + 1 + strlen (digits), "]") ||
          !g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT - 1, &position, NULL))
        return NULL;
      return lw_record_list_get (g_value_get_object (value), position);
    }
  if (G_VALUE_HOLDS (value, LW_TYPE_RECORD))
    return g_value_get_object (value);
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
      const GValue *value = lw_record_get_value (self, id);

      if (G_VALUE_HOLDS (value, LW_TYPE_RECORD))
        lw_record_clear_marks (g_value_get_object (value));
      else if (G_VALUE_HOLDS (value, LW_TYPE_RECORD_LIST))
        for (guint i = 0; i < lw_record_list_get_size (g_value_get_object (value)); i++)
          lw_record_clear_marks (lw_record_list_get (g_value_get_object (value), i));
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
