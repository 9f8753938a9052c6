/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "hostile.h"
#include "lw-yaml-writer.h"
#include "lw-yaml.h"

#include <string.h>

static void
assert_written (const char *text, const char *expected)
{
  g_autofree char *written = lw_yaml_dup_string (text);

  g_assert_cmpstr (written, ==, expected);
}

static void
test_strings (void)
{
  assert_written ("performance-test.js", "performance-test.js");
  assert_written ("grafana/k6", "grafana/k6");
  assert_written ("API_TOKEN", "API_TOKEN");
  assert_written ("", "\"\"");
  assert_written ("Order API", "\"Order API\"");
  assert_written ("a: b", "\"a: b\"");
  assert_written ("-", "\"-\"");
  assert_written ("2.3.0", "\"2.3.0\"");
  assert_written ("\"q\" \\", "\"\\\"q\\\" \\\\\"");
  assert_written ("two\nlines\tand\r", "\"two\\nlines\\tand\\x0d\"");
  assert_written ("Bestellungen für Öl", "\"Bestellungen für Öl\"");
  assert_written ("\xe2\x80\xae", "\"\\u202e\"");
  assert_written ("\xc2\x85", "\"\\x85\"");
  assert_written ("\xef\xbb\xbf", "\"\\ufeff\"");
  assert_written ("\xf3\xa0\x80\x80", "\"\\U000e0000\"");
}

/* What YAML 1.1 or 1.2 takes for a truth value, nothing, a number, a time, or an address in the
 * document. */
static void
test_words (void)
{
  static const char *const words[] = { "y",     "Y",    "n",     "yes", "Yes", "NO",  "on",   "Off", "true", "FALSE",
                                       "null",  "Null", "~",     "inf", "NaN", ".inf", ".nan", "0",   "1e3",  "0x1f",
                                       "1_000", "1:30", "2026-11-25", "=",   "<<",  "*a",  "&a",   "!a",  "|",
                                       ">",     "%Y",   "@a",    "`a",  "#a",  "? a", "- a",  "a #b", "a:",  "{a}" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *written = lw_yaml_dup_string (words[i]);

      g_test_message ("%s", words[i]);
      g_assert_cmpint (written[0], ==, '"');
    }
}

/* Reads it with libyaml, as part of documents where it has to stay what it is: a value, an item, an
 * item within brackets, and a key. */
static void
assert_comes_back (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *written = lw_yaml_dup_string (text);
  g_autofree char *source =
    g_strdup_printf ("value: %s\nlist:\n  - %s\nflow: [%s, %s]\nkeys:\n  %s: end\nlast: here\n", written, written,
                     written, written, written);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProblemSink) sink = lw_problem_sink_new (problems, "written.yaml");
  g_autoptr (LwYamlDocument) document = lw_yaml_document_new (source, strlen (source), sink);
  const LwYamlNode *root = lw_yaml_document_get_root (document);

  g_test_message ("%s", source);
  g_assert_null (strpbrk (written, "\r\n"));
  g_assert_true (lw_yaml_document_is_complete (document));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (root->n_items, ==, 5);
  g_assert_cmpstr (lw_yaml_node_lookup (root, "value")->text, ==, valid);
  g_assert_false (lw_yaml_node_is_null (lw_yaml_node_lookup (root, "value")));
  g_assert_cmpuint (lw_yaml_node_lookup (root, "list")->n_items, ==, 1);
  g_assert_cmpstr (lw_yaml_node_lookup (root, "list")->items[0]->text, ==, valid);
  g_assert_cmpuint (lw_yaml_node_lookup (root, "flow")->n_items, ==, 2);
  g_assert_cmpstr (lw_yaml_node_lookup (root, "flow")->items[1]->text, ==, valid);
  g_assert_cmpuint (lw_yaml_node_lookup (root, "keys")->n_items, ==, 1);
  g_assert_cmpstr (lw_yaml_node_lookup (root, "keys")->keys[0]->text, ==, valid);
  g_assert_cmpstr (lw_yaml_node_lookup (root, "last")->text, ==, "here");
}

static void
test_round_trip (void)
{
  static const char *const others[] = { "---", "...", "--- a", "%YAML 1.2", "key: value", "a\n---\nb", "'", "\"",
                                        "\\", "\\n", "[", "]", "{", "}", ",", "a, b", ": ", " #", "\xef\xbf\xbe" };

  for (guint i = 0; hostile_texts[i] != NULL; i++)
    assert_comes_back (hostile_texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    assert_comes_back (others[i]);
}

/* Each character of the first planes, alone and between letters. */
static void
test_characters (void)
{
  for (gunichar character = 1; character < 0x3000; character++)
    {
      char text[16] = "a";
      int length = g_unichar_to_utf8 (character, text + 1);

      text[1 + length] = '\0';
      assert_comes_back (text + 1);
      strcpy (text + 1 + length, "z");
      assert_comes_back (text);
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      GString *text = g_string_new (NULL);

      for (guint i = g_test_rand_int_range (0, 40); i > 0; i--)
        switch (g_test_rand_int_range (0, 4))
          {
          case 0:
            g_string_append_c (text, (char) g_test_rand_int_range (1, 128));
            break;
          case 1:
            g_string_append_c (text, "\"\\:#-[]{},&*!|>'%@`\n\r\t ?~"[g_test_rand_int_range (0, 24)]);
            break;
          case 2:
            /* Any but those of no character of its own. */
            g_string_append_unichar (text, (gunichar) g_test_rand_int_range (0xe000, 0x110000));
            break;
          default:
            g_string_append_c (text, (char) g_test_rand_int_range (128, 256));
          }
      assert_comes_back (text->str);
      g_string_free (text, TRUE);
    }
}

/* Docker Compose and GitLab read "$$" as a "$", and "$x" or "${x}" as what x is. */
static void
test_literal (void)
{
  static const char *const cases[][2] = {
    { "plain", "plain" },
    { "$HOME", "\"$$HOME\"" },
    { "${a:-$(id)}", "\"$${a:-$$(id)}\"" },
    { "$$", "\"$$$$\"" },
    { "$", "\"$$\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = lw_yaml_dup_literal (cases[i][0]);

      g_assert_cmpstr (written, ==, cases[i][1]);
    }
}

/* Whatever is in a comment, what follows is read as it is. */
static void
test_comments (void)
{
  for (guint i = 0; hostile_texts[i] != NULL; i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GPtrArray) problems = lw_problems_new ();
      g_autoptr (LwProblemSink) sink = lw_problem_sink_new (problems, "written.yaml");
      g_autoptr (LwYamlDocument) document = NULL;
      const LwYamlNode *root;

      lw_yaml_append_comment (out, hostile_texts[i]);
      g_assert_cmpint (out->str[0], ==, '#');
      g_assert_true (strchr (out->str, '\n') == out->str + out->len - 1);
      g_string_append (out, "key: value\n");
      document = lw_yaml_document_new (out->str, out->len, sink);
      root = lw_yaml_document_get_root (document);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpuint (root->n_items, ==, 1);
      g_assert_cmpstr (lw_yaml_node_lookup (root, "key")->text, ==, "value");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/yaml-writer/strings", test_strings);
  g_test_add_func ("/yaml-writer/words", test_words);
  g_test_add_func ("/yaml-writer/round-trip", test_round_trip);
  g_test_add_func ("/yaml-writer/characters", test_characters);
  g_test_add_func ("/yaml-writer/random", test_random);
  g_test_add_func ("/yaml-writer/literal", test_literal);
  g_test_add_func ("/yaml-writer/comments", test_comments);
  return g_test_run ();
}
