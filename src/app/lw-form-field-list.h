/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-item-list.h"

G_BEGIN_DECLS

/* A group that edits the fields of a form (LwFormField). Property: multipart, whether the fields may be
 * files of their own type. */

#define LW_TYPE_FORM_FIELD_LIST (lw_form_field_list_get_type ())
G_DECLARE_FINAL_TYPE (LwFormFieldList, lw_form_field_list, LW, FORM_FIELD_LIST, LwItemList)

G_END_DECLS
