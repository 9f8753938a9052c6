/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with a switch for a boolean field of a record. Properties: record, field (name), step (title of
 * the undo step). */

#define LW_TYPE_SWITCH_ROW (lw_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (LwSwitchRow, lw_switch_row, LW, SWITCH_ROW, AdwActionRow)

void lw_switch_row_set_record (LwSwitchRow *self, LwRecord *record);

G_END_DECLS
