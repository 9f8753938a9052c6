/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether HTTP allows text as a method or as the name of a header: a token of RFC 9110, section 5.6.2. */
gboolean lw_http_is_token (const char *text);

/* Whether there is a control character in it, which would end the value of a header, or worse. */
gboolean lw_http_has_control (const char *text);

G_END_DECLS
