/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include <locale.h>

/* Test programs run in the locale of the environment, as the real programs do. Being a constructor,
 * it needs nothing from the tests it is linked into. */
static void __attribute__ ((constructor)) use_locale_of_environment (void)
{
  setlocale (LC_ALL, "");
}
