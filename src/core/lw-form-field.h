/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

G_BEGIN_DECLS

/* A field of a form, or a part of a multipart payload. */

#define LW_TYPE_FORM_FIELD (lw_form_field_get_type ())
G_DECLARE_FINAL_TYPE (LwFormField, lw_form_field, LW, FORM_FIELD, LwRecord)

LwFormField *lw_form_field_new (void);

/* Name of the field. */
LW_DECLARE_FIELD (LwFormField, lw_form_field, const char *, name)

/* Its value, or what the file holds; may hold placeholders. */
LW_DECLARE_FIELD (LwFormField, lw_form_field, const char *, value)

/* multipart: name of the file that the part stands for; empty for a plain field. */
LW_DECLARE_FIELD (LwFormField, lw_form_field, const char *, file_name)

/* multipart: media type of the part; empty takes that of its kind. */
LW_DECLARE_FIELD (LwFormField, lw_form_field, const char *, content_type)

G_END_DECLS
