/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

G_BEGIN_DECLS

/*
 * How a record holds the value of a field: in eight bytes, which kind is known from the table of its
 * class. A plan has tens of thousands of values, most of which are never set; a GValue each would be
 * three times as large, and a list object for each list that stays empty ten times.
 */

typedef enum
{
  LW_SLOT_BOOLEAN,
  LW_SLOT_INT,
  LW_SLOT_INT64,
  LW_SLOT_DOUBLE,
  LW_SLOT_ENUM,
  LW_SLOT_STRING,
  LW_SLOT_STRV,
  LW_SLOT_CHILD, /* a record; NULL until it is asked for */
  LW_SLOT_LIST,  /* a list of records; NULL until it is asked for */
} LwSlotKind;

typedef union
{
  int number; /* boolean, int, enum */
  gint64 large;
  double real;
  char *text;   /* (nullable) */
  char **texts; /* (nullable) */
  gpointer pointer;
} LwSlot;

struct _LwSlotField
{
  LwSlotKind kind;
  GType item_type; /* of a list */
  LwSlot plain;    /* its default, which the specification of the property owns */
};

void lw_slot_field_init (LwSlotField *self, GParamSpec *field);

gboolean lw_slot_equal (const LwSlotField *field, LwSlot a, LwSlot b);

/* Whether a plain field takes a value as it is. */
gboolean lw_slot_fits (const LwSlotField *field, GParamSpec *pspec, LwSlot slot);

/* A plain value of its own; one that equals the default is the default, which costs nothing. */
LwSlot lw_slot_copy (const LwSlotField *field, LwSlot slot);
void lw_slot_clear (const LwSlotField *field, LwSlot slot);

/* From and to GValues. What is read from either is still its own: no text is copied. */
LwSlot lw_slot_from_value (const LwSlotField *field, const GValue *value);
void lw_slot_to_value (const LwSlotField *field, GParamSpec *pspec, LwSlot slot, GValue *value);

G_END_DECLS
