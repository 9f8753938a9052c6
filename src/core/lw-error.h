/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Errors that stop an operation. What is wrong with a plan or a profile, and can be listed together
 * with everything else that is wrong, is an LwProblem instead. */
typedef enum
{
  LW_ERROR_PARSE,   /* text that is not in the expected notation */
  LW_ERROR_RANGE,   /* a value outside what the field can have */
  LW_ERROR_LIMIT,   /* input larger or deeper than the program reads */
  LW_ERROR_VERSION, /* a file from a newer program */
  LW_ERROR_CHANGED, /* files that a person has changed would be overwritten */
  LW_ERROR_UNSAFE,  /* writing would leave the chosen folder */
  LW_ERROR_INVALID, /* a plan with errors, which cannot be exported */
} LwErrorCode;

#define LW_ERROR (lw_error_quark ())
GQuark lw_error_quark (void);

G_END_DECLS
