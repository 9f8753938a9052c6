/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

/* What a real reader of Markdown (cmark-gfm, with the extensions that GitHub has) makes of a text, as
 * XML. NULL when there is no such program. (transfer full) (nullable) */
char *markdown_to_xml (const char *markdown);

/* A walk over that XML. */
typedef struct
{
  GString *skeleton;     /* the elements without text and code, such as "(paragraph(link))" */
  GPtrArray *links;      /* (element-type utf8) where links and images go */
  GPtrArray *paragraphs; /* (element-type utf8) the text of each paragraph */
  guint n_html;          /* raw HTML */
} MarkdownFacts;

MarkdownFacts *markdown_parse (const char *xml);
void markdown_facts_free (MarkdownFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MarkdownFacts, markdown_facts_free)
