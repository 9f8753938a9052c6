/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Keeps what a row chooses and one field of a record the same. The row holds it in its own struct;
 * its properties are those of the row: "record", "field" and "step", the name of an edit in the
 * history.
 */
typedef struct
{
  GtkWidget *row; /* (unowned) holds this */
  /* Shows the value of the field, which is an enumeration, a boolean or a whole number. */
  void (*show) (GtkWidget *row, int value);
  LwRecord *record; /* (owned) (nullable) */
  char *field;      /* (owned) */
  char *step;       /* (owned) (nullable) */
  gulong notify_handler;
  gboolean showing; /* the row is changing because of the record */
} LwFieldBinding;

/* In class_init, before other properties; they get the ids from 1 on. */
void lw_field_binding_install_properties (GObjectClass *klass);
enum
{
  LW_FIELD_BINDING_RECORD = 1,
  LW_FIELD_BINDING_FIELD,
  LW_FIELD_BINDING_STEP,
};

void lw_field_binding_init (LwFieldBinding *self, GtkWidget *row, void (*show) (GtkWidget *row, int value));
void lw_field_binding_clear (LwFieldBinding *self);
void lw_field_binding_get_property (LwFieldBinding *self, guint id, GValue *value);
void lw_field_binding_set_property (LwFieldBinding *self, guint id, const GValue *value);

/* Notifies "record" of the row when it is another one. */
void lw_field_binding_set_record (LwFieldBinding *self, LwRecord *record);
/* The person chose value: one step in the history. Does nothing while the row only shows the field. */
void lw_field_binding_edit (LwFieldBinding *self, int value);

G_END_DECLS
