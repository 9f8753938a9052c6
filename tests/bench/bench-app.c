/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "first-frame.h"
#include "lw-application.h"

#include <locale.h>

/* The application as it starts, for bench-start. */
int
main (int argc, char *argv[])
{
  g_autoptr (LwApplication) application = NULL;

  setlocale (LC_ALL, "");
  application = lw_application_new ();
  first_frame_report (GTK_APPLICATION (application));
  return g_application_run (G_APPLICATION (application), argc, argv);
}
