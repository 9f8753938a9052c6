/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "markdown.h"

#include <gio/gio.h>
#include <string.h>

char *
markdown_to_xml (const char *markdown)
{
  g_autofree char *program = g_find_program_in_path ("cmark-gfm");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *xml = NULL;

  if (program == NULL)
    return NULL;
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                              "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough",
                              "-e", "tasklist", "-t", "xml", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, markdown, NULL, &xml, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return xml;
}

static gboolean
is_plain (const char *element)
{
  static const char *const plain[] = { "text", "code", "softbreak", NULL };

  return g_strv_contains (plain, element);
}

static void
start_element (GMarkupParseContext *context, const char *element, const char **names, const char **values,
               gpointer data, GError **error)
{
  MarkdownFacts *facts = data;

  if (strcmp (element, "html_block") == 0 || strcmp (element, "html_inline") == 0)
    facts->n_html++;
  if (strcmp (element, "paragraph") == 0)
    g_ptr_array_add (facts->paragraphs, g_strdup (""));
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "destination") == 0)
      g_ptr_array_add (facts->links, g_strdup (values[i]));
  if (!is_plain (element))
    g_string_append_printf (facts->skeleton, "(%s", element);
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  MarkdownFacts *facts = data;

  if (!is_plain (element))
    g_string_append (facts->skeleton, strcmp (element, "table_row") == 0 ? ")\n" : ")");
}

static void
add_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  MarkdownFacts *facts = data;
  const char *element = g_markup_parse_context_get_element (context);
  char **last;

  if (!is_plain (element) || facts->paragraphs->len == 0)
    return;
  last = (char **) &g_ptr_array_index (facts->paragraphs, facts->paragraphs->len - 1);
  g_autofree char *before = *last;
  g_autofree char *added = g_strndup (text, length);
  *last = g_strconcat (before, added, NULL);
}

MarkdownFacts *
markdown_parse (const char *xml)
{
  static const GMarkupParser parser = { start_element, end_element, add_text, NULL, NULL };
  MarkdownFacts *facts = g_new0 (MarkdownFacts, 1);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, facts, NULL);
  g_autoptr (GError) error = NULL;

  facts->skeleton = g_string_new (NULL);
  facts->links = g_ptr_array_new_with_free_func (g_free);
  facts->paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_markup_parse_context_parse (context, xml, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return facts;
}

void
markdown_facts_free (MarkdownFacts *facts)
{
  g_string_free (facts->skeleton, TRUE);
  g_ptr_array_unref (facts->links);
  g_ptr_array_unref (facts->paragraphs);
  g_free (facts);
}
