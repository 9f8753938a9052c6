/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that chooses among the values of an enum field of a record; its model names them in the order of
 * the enum. Properties: record, field (name), step (title of the undo step). */

#define LW_TYPE_CHOICE_ROW (lw_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (LwChoiceRow, lw_choice_row, LW, CHOICE_ROW, AdwComboRow)

void lw_choice_row_set_record (LwChoiceRow *self, LwRecord *record);

G_END_DECLS
