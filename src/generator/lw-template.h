/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Fixed text with places for values: {name}, of lower-case letters, digits and "-". Anything else in
 * braces is text, and so is a name behind a "$", which is the shell's. A template knows nothing of
 * the language it is in, so whoever sets a value has put it through the writer of that language.
 */
typedef struct _LwTemplate LwTemplate;

LwTemplate *lw_template_new (void);
void lw_template_free (LwTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwTemplate, lw_template_free)

void lw_template_set (LwTemplate *self, const char *name, const char *value);
void lw_template_take (LwTemplate *self, const char *name, char *value); /* (transfer full) */

/* Appends the text with the values in it. Values are not looked into again. A place that has no value
 * is a mistake in the program. */
void lw_template_expand (LwTemplate *self, const char *text, GString *out);

G_END_DECLS
