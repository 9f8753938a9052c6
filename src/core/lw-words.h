/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words for people, in their language. What is written into files, or read by programs, is in
 * English wherever it is made; it is made between lw_words_begin_english() and
 * lw_words_end_english(), which count for the thread they are called in, and may be nested. */

/* The text in the person's language, or in English; lw-i18n.h has the usual short names.
 * (transfer none) */
const char *lw_words (const char *text) G_GNUC_FORMAT (1);
const char *lw_words_plural (const char *one, const char *many, gulong count) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

void lw_words_begin_english (void);
void lw_words_end_english (void);

/* Whether words come out in English here and now: because that was asked for, or because the
 * person's language has no translation. */
gboolean lw_words_are_english (void);

G_END_DECLS
