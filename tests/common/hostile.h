/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

/* Texts that mean something in JavaScript, shell, Markdown, HTML, YAML or to a terminal. Each that
 * could run a command in a shell would make the file HOSTILE_WITNESS. */
#define HOSTILE_WITNESS "hostile-was-here"
extern const char *const hostile_texts[]; /* ends with NULL */

/* Puts the text into every string and string list of a record and of all below it, whatever they are
 * called. The fields in keep, a list that ends with NULL, stay as they are. */
void hostile_fill (LwRecord *record, const char *text, const char *const *keep);
