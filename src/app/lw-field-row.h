/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-field-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with an LwFieldEntry and its unit. Properties: record, field, kind, placeholder and templated as
 * there, unit (text after the entry). */

#define LW_TYPE_FIELD_ROW (lw_field_row_get_type ())
G_DECLARE_FINAL_TYPE (LwFieldRow, lw_field_row, LW, FIELD_ROW, AdwActionRow)

LwFieldEntry *lw_field_row_get_entry (LwFieldRow *self); /* (transfer none) */

G_END_DECLS
