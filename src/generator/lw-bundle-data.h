/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fixed text of a file in data/bundle, which must exist. Its licence header, which is for readers
 * of the source tree, is left out: all up to and with the first empty line. (transfer none): lives as
 * long as the program. */
const char *lw_bundle_data_get (const char *name);

G_END_DECLS
