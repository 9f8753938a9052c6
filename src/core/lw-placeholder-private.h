/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-placeholder.h"

G_BEGIN_DECLS

/* Reads what stands between the name of a placeholder and its closing braces, without the spaces
 * around it. The message of an error does not say which placeholder it is about. */
gboolean lw_placeholder_read_arguments (const LwPlaceholder *placeholder, const char *text,
                                        size_t length, LwPlaceholderArguments *arguments,
                                        GError **error);

/* Appends what the value of a placeholder may look like. */
void lw_placeholder_append_sample (GString *out, const LwPlaceholder *placeholder,
                                   const LwPlaceholderArguments *arguments);

G_END_DECLS
