/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "hostile.h"
#include "lw-markdown-writer.h"
#include "lw-printable.h"
#include "markdown.h"

#include <string.h>

typedef void (*Append) (GString *out, const char *text);

static void
assert_writes (Append append, const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_text (void)
{
  assert_writes (lw_markdown_append_text, "", "");
  assert_writes (lw_markdown_append_text, "Order API (v1.2)", "Order API (v1.2)");
  assert_writes (lw_markdown_append_text, "294.12 req/s", "294.12 req/s");
  assert_writes (lw_markdown_append_text, "a*b_c`d", "a\\*b\\_c\\`d");
  assert_writes (lw_markdown_append_text, "[x](y)", "\\[x\\](y)");
  assert_writes (lw_markdown_append_text, "<b>&amp;", "\\<b\\>\\&amp;");
  assert_writes (lw_markdown_append_text, "a | b", "a &#124; b");
  assert_writes (lw_markdown_append_text, "# x", "\\# x");
  assert_writes (lw_markdown_append_text, "- x", "\\- x");
  assert_writes (lw_markdown_append_text, "1. x", "1\\. x");
  assert_writes (lw_markdown_append_text, "1.5 x", "1.5 x");
  assert_writes (lw_markdown_append_text, "http://x www.y a@b", "http\\://x www\\.y a&#8288;@b");
  assert_writes (lw_markdown_append_text, " two\n\n  lines\t", "two lines");
  assert_writes (lw_markdown_append_text, "\xff", "\xef\xbf\xbd");
}

static void
test_code (void)
{
  assert_writes (lw_markdown_append_code, "", "");
  assert_writes (lw_markdown_append_code, "GET /a", "`GET /a`");
  assert_writes (lw_markdown_append_code, "a`b", "``a`b``");
  assert_writes (lw_markdown_append_code, "`a``", "``` `a`` ```");
  assert_writes (lw_markdown_append_code, "a\nb", "`a b`");
  assert_writes (lw_markdown_append_cell_code, "a|b", "a&#124;b");
}

static void
test_quotation (void)
{
  assert_writes (lw_markdown_append_quotation, "", "");
  assert_writes (lw_markdown_append_quotation, "\n \n", "");
  assert_writes (lw_markdown_append_quotation, "one\n# two\n", "> one\n>\n> \\# two\n\n");
}

static void
test_table (void)
{
  g_autoptr (LwMarkdownTable) table = lw_markdown_table_new ("Name|>Value");
  g_autoptr (GString) out = g_string_new (NULL);

  lw_markdown_table_append_to (table, out);
  g_assert_cmpstr (out->str, ==, "");
  lw_markdown_table_add_text (table, "a|b");
  lw_markdown_table_add_code (table, "1");
  lw_markdown_table_add_text (table, NULL);
  g_string_append (lw_markdown_table_cell (table), "**2**");
  lw_markdown_table_append_to (table, out);
  g_assert_cmpstr (out->str, ==, "| Name | Value |\n| --- | ---: |\n| a&#124;b | `1` |\n| | **2** |\n\n");
}

/* The text as it should be seen: one line, white space as one space. */
static char *
normalize (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_string_append_unichar (line, lw_steers_display (character) ? ' ' : character);
    }
  words = g_strsplit (line->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  return g_strdup (joined->str);
}

/* Removes word joiners in place. */
static const char *
without_joiners (char *text)
{
  char *joiner;

  while ((joiner = strstr (text, "\u2060")) != NULL)
    memmove (joiner, joiner + strlen ("\u2060"), strlen (joiner) - strlen ("\u2060") + 1);
  return text;
}

/* A real reader sees each hostile text as nothing but that text. */
static void
test_read_back (void)
{
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (GString) skeleton = g_string_new ("(document");
  g_autofree char *xml = NULL;
  g_autoptr (MarkdownFacts) facts = NULL;
  guint n = 0;

  for (guint i = 0; hostile_texts[i] != NULL; i++)
    {
      g_autofree char *seen = normalize (hostile_texts[i]);

      if (seen[0] == '\0')
        continue;
      lw_markdown_append_text (markdown, hostile_texts[i]);
      g_string_append (markdown, "\n\n");
      lw_markdown_append_code (markdown, hostile_texts[i]);
      g_string_append (markdown, "\n\n");
      g_string_append (skeleton, "(paragraph)(paragraph)");
    }
  g_string_append_c (skeleton, ')');
  xml = markdown_to_xml (markdown->str);
  if (xml == NULL)
    {
      g_test_skip ("needs cmark-gfm");
      return;
    }
  facts = markdown_parse (xml);
  g_assert_cmpstr (facts->skeleton->str, ==, skeleton->str);
  for (guint i = 0; hostile_texts[i] != NULL; i++)
    {
      g_autofree char *seen = normalize (hostile_texts[i]);

      if (seen[0] == '\0')
        continue;
      g_assert_cmpstr (without_joiners (g_ptr_array_index (facts->paragraphs, n)), ==, seen);
      g_assert_cmpstr (g_ptr_array_index (facts->paragraphs, n + 1), ==, seen);
      n += 2;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markdown-writer/text", test_text);
  g_test_add_func ("/markdown-writer/code", test_code);
  g_test_add_func ("/markdown-writer/quotation", test_quotation);
  g_test_add_func ("/markdown-writer/table", test_table);
  g_test_add_func ("/markdown-writer/read-back", test_read_back);

  return g_test_run ();
}
