/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

G_BEGIN_DECLS

void lw_record_emit_change (LwRecord *self, const LwChange *change);
void lw_record_set_parent (LwRecord *self, LwRecord *parent, guint parent_field);

LwRecordList *lw_record_list_new (GType item_type, LwRecord *owner, guint field);
void lw_record_list_disown (LwRecordList *self);

G_END_DECLS
