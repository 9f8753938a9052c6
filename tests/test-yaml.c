/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-limits.h"
#include "lw-yaml.h"

#include <string.h>

typedef struct
{
  GPtrArray *problems;
  LwYamlDocument *document;
  const LwYamlNode *root;
} Reading;

static Reading
read_bytes (const char *data, gsize length)
{
  Reading reading = { .problems = lw_problems_new () };
  g_autoptr (LwProblemSink) sink = lw_problem_sink_new (reading.problems, "profile.yaml");

  reading.document = lw_yaml_document_new (data, length, sink);
  reading.root = lw_yaml_document_get_root (reading.document);
  return reading;
}

static Reading
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static void
reading_clear (Reading *reading)
{
  lw_yaml_document_free (reading->document);
  g_ptr_array_unref (reading->problems);
}

/* Every problem as "line:column code", one a line. */
static char *
dup_problems (GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpstr (problem->file, ==, "profile.yaml");
      g_assert_cmpint (problem->severity, ==, LW_SEVERITY_ERROR);
      g_assert_nonnull (problem->suggestion);
      g_string_append_printf (text, "%s%u:%u %s", i > 0 ? ", " : "", problem->line, problem->column,
                              problem->code);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_problems (const char *data, gsize length, const char *expected)
{
  Reading reading = read_bytes (data, length);
  g_autofree char *problems = dup_problems (reading.problems);

  g_assert_cmpstr (problems, ==, expected);
  reading_clear (&reading);
}

static void
assert_scalar (const LwYamlNode *node, const char *text, gboolean plain, guint line, guint column)
{
  g_assert_nonnull (node);
  g_assert_cmpint (node->kind, ==, LW_YAML_SCALAR);
  g_assert_cmpstr (node->text, ==, text);
  g_assert_cmpint (node->plain, ==, plain);
  g_assert_cmpuint (node->line, ==, line);
  g_assert_cmpuint (node->column, ==, column);
}

static void
test_tree (void)
{
  Reading reading = read_text ("# a comment\n"
                               "name: \"Größe\"   # umlauts are one character each\n"
                               "list: [1, 'two', {three: 3}]\n"
                               "empty:\n"
                               "block: |\n"
                               "  first\n"
                               "  second\n");
  const LwYamlNode *list;

  g_assert_cmpuint (reading.problems->len, ==, 0);
  g_assert_true (lw_yaml_document_is_complete (reading.document));
  g_assert_cmpint (reading.root->kind, ==, LW_YAML_MAPPING);
  g_assert_cmpuint (reading.root->n_items, ==, 4);
  g_assert_cmpuint (reading.root->line, ==, 2);
  g_assert_cmpuint (reading.root->column, ==, 1);
  assert_scalar (reading.root->keys[0], "name", TRUE, 2, 1);
  assert_scalar (reading.root->items[0], "Größe", FALSE, 2, 7);

  list = lw_yaml_node_lookup (reading.root, "list");
  g_assert_cmpint (list->kind, ==, LW_YAML_SEQUENCE);
  g_assert_cmpuint (list->n_items, ==, 3);
  assert_scalar (list->items[0], "1", TRUE, 3, 8);
  assert_scalar (list->items[1], "two", FALSE, 3, 11);
  assert_scalar (list->items[2]->keys[0], "three", TRUE, 3, 19);
  assert_scalar (list->items[2]->items[0], "3", TRUE, 3, 26);

  g_assert_true (lw_yaml_node_is_null (lw_yaml_node_lookup (reading.root, "empty")));
  assert_scalar (lw_yaml_node_lookup (reading.root, "block"), "first\nsecond\n", FALSE, 5, 8);
  g_assert_null (lw_yaml_node_lookup (reading.root, "nothing"));
  g_assert_null (lw_yaml_node_lookup (list, "name"));
  reading_clear (&reading);
}

/* A column is what an editor shows, in characters. */
static void
test_columns (void)
{
  Reading reading = read_text ("{ \"日本\": [ x ], é: 𝄞, z: 1 }");

  assert_scalar (reading.root->keys[0], "日本", FALSE, 1, 3);
  assert_scalar (reading.root->items[0]->items[0], "x", TRUE, 1, 11);
  assert_scalar (reading.root->keys[1], "é", TRUE, 1, 16);
  assert_scalar (reading.root->items[1], "𝄞", TRUE, 1, 19);
  assert_scalar (reading.root->items[2], "1", TRUE, 1, 25);
  reading_clear (&reading);
}

static void
test_line_ends (void)
{
  Reading reading = read_text ("a: 1\r\nb: 2\r\n\r\nc: 3\r\n");

  assert_scalar (lw_yaml_node_lookup (reading.root, "b"), "2", TRUE, 2, 4);
  assert_scalar (lw_yaml_node_lookup (reading.root, "c"), "3", TRUE, 4, 4);
  reading_clear (&reading);
}

static void
test_byte_order_mark (void)
{
  Reading reading = read_text ("\xef\xbb\xbf"
                               "a: 1\n");

  g_assert_cmpuint (reading.problems->len, ==, 0);
  assert_scalar (reading.root->keys[0], "a", TRUE, 1, 1);
  reading_clear (&reading);
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "\n\n", "# only a comment\n", "---\n...\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Reading reading = read_text (texts[i]);

      g_assert_cmpuint (reading.problems->len, ==, 0);
      g_assert_true (lw_yaml_document_is_complete (reading.document));
      g_assert_true (reading.root == NULL || lw_yaml_node_is_null (reading.root));
      reading_clear (&reading);
    }
}

static void
test_null (void)
{
  Reading reading = read_text ("[~, null, Null, NULL, '', '~', 'null', nul, [], {}]");

  for (guint i = 0; i < reading.root->n_items; i++)
    g_assert_cmpint (lw_yaml_node_is_null (reading.root->items[i]), ==, i < 4);
  g_assert_cmpstr (lw_yaml_node_describe (reading.root->items[0]), ==, "nothing");
  g_assert_cmpstr (lw_yaml_node_describe (reading.root->items[7]), ==, "a single value");
  g_assert_cmpstr (lw_yaml_node_describe (reading.root->items[8]), ==, "a list");
  g_assert_cmpstr (lw_yaml_node_describe (reading.root->items[9]), ==, "a map");
  reading_clear (&reading);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *problems;
  } cases[] = {
    { "a: &x 1\nb: *x\n", "1:4 yaml-anchor, 2:4 yaml-alias" },
    { "a: &x [*x]\n", "1:4 yaml-anchor, 1:8 yaml-alias" },
    { "a: !!int 1\nb: !own {}\nc: !!python/object:os.system []\n",
      "1:4 yaml-tag, 2:4 yaml-tag, 3:4 yaml-tag" },
    { "a: 1\nb: 2\na: 3\n  \na: 4\n", "3:1 duplicate-key, 5:1 duplicate-key" },
    { "x: {k: 1, 'k': 2}\n", "1:11 duplicate-key" },
    { "a: 1\n---\nb: 2\n", "2:1 yaml-documents" },
    { "--- {a: 1}\n--- {b: 2}\n", "2:1 yaml-documents" },
    { "a:\n\tb: 1\n\tc: 2\n", "2:1 yaml-tab, 3:1 yaml-tab" },
    { "a:\n  b: 1\n  \tc: 2\n", "3:3 yaml-tab" },
    { "? [1, 2]\n: x\nb: 1\n", "1:3 yaml-key" },
    { "a: \"x\\0y\"\n", "1:4 yaml-nul" },
    { "a: 1\x01\nb: \x1b[31m\n", "1:5 control-character, 2:4 control-character" },
    { "a: \"unclosed\n  b: 1\n", "1:4 yaml-syntax" },
    { "a: b: c\n", "1:5 yaml-syntax" },
    { "a: [1, 2\nb: 3\n", "2:2 yaml-syntax" },
    { "a: 1\n b: 2\n", "2:3 yaml-syntax" },
    { "a: 1\nb\nc: 3\n", "2:1 yaml-syntax" },
    { "a: @x\n", "1:4 yaml-syntax" },
    { "a: \"\\q\"\n", "1:5 yaml-syntax" },
    { "- a\nb: 1\n", "2:1 yaml-syntax" },
    { "\xff\xfe"
      "a",
      "1:1 encoding" },
    { "a: 1\nbé: \xc3(\n", "2:5 encoding" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_problems (cases[i].text, strlen (cases[i].text), cases[i].problems);
}

static void
test_nul (void)
{
  assert_problems ("a: 1\nb: \0c\n", 11, "2:4 yaml-nul");
  assert_problems ("\0", 1, "1:1 yaml-nul");
}

/* What came before an error is there, so that its problems can be told in the same pass. */
static void
test_partial (void)
{
  Reading reading = read_text ("a: 1\nb:\n  c: 2\n  d: [3, 4\ne: 5\n");

  g_assert_cmpuint (reading.problems->len, ==, 1);
  g_assert_false (lw_yaml_document_is_complete (reading.document));
  assert_scalar (lw_yaml_node_lookup (reading.root, "a"), "1", TRUE, 1, 4);
  assert_scalar (lw_yaml_node_lookup (lw_yaml_node_lookup (reading.root, "b"), "c"), "2", TRUE, 3,
                 6);
  reading_clear (&reading);
}

static void
test_first_of_duplicates (void)
{
  g_autoptr (GString) text = g_string_new ("k5: first\n");
  Reading reading;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "k%u: %u\n", i, i);
  reading = read_text (text->str);
  g_assert_cmpuint (reading.problems->len, ==, 1);
  g_assert_cmpuint (reading.root->n_items, ==, 100);
  assert_scalar (lw_yaml_node_lookup (reading.root, "k5"), "first", TRUE, 1, 5);
  assert_scalar (lw_yaml_node_lookup (reading.root, "k99"), "99", TRUE, 101, 6);
  reading_clear (&reading);
}

/* Limits */

static char *
repeat (const char *piece, guint times)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, piece);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_depth (void)
{
  static const struct
  {
    const char *open;
    const char *close;
  } styles[] = { { "[", "]" }, { "{a: ", "}" } };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *opens = repeat (styles[i].open, LW_MAX_DEPTH);
      g_autofree char *closes = repeat (styles[i].close, LW_MAX_DEPTH);
      g_autofree char *fits = g_strconcat (opens, "1", closes, NULL);
      g_autofree char *too_deep =
          g_strconcat (opens, styles[i].open, "1", styles[i].close, closes, NULL);
      g_autofree char *where =
          g_strdup_printf ("1:%u yaml-depth", (guint) (LW_MAX_DEPTH * strlen (styles[i].open) + 1));

      assert_problems (fits, strlen (fits), "");
      assert_problems (too_deep, strlen (too_deep), where);
    }
}

/* Each of these takes minutes with a reader that follows them to the end. */
static void
test_deep_bombs (void)
{
  static const char *const pieces[] = { "[", "{a: ", "- ", "? ", "[{a: " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *bomb = repeat (pieces[i], LW_MAX_PROFILE_BYTES / strlen (pieces[i]));
      Reading reading = read_text (bomb);

      g_assert_cmpuint (reading.problems->len, >, 0);
      g_assert_false (lw_yaml_document_is_complete (reading.document));
      reading_clear (&reading);
    }
}

static void
test_size (void)
{
  g_autofree char *text = g_strnfill (LW_MAX_PROFILE_BYTES + 1, '#');

  assert_problems (text, LW_MAX_PROFILE_BYTES, "");
  assert_problems (text, LW_MAX_PROFILE_BYTES + 1, "0:0 too-large");
}

static void
test_nodes (void)
{
  /* The list itself is a node, too. */
  g_autofree char *items = repeat ("a,", LW_MAX_PROFILE_NODES - 1);
  g_autofree char *fits = g_strdup_printf ("[%s]", items);
  g_autofree char *too_many = g_strdup_printf ("[%sa]", items);
  g_autofree char *where = g_strdup_printf ("1:%d yaml-nodes", 2 * LW_MAX_PROFILE_NODES);

  assert_problems (fits, strlen (fits), "");
  assert_problems (too_many, strlen (too_many), where);
}

/* Thousands of problems are counted, not kept. */
static void
test_flood (void)
{
  g_autofree char *aliases = repeat ("*a,", 50000);
  g_autofree char *text = g_strdup_printf ("[%s]", aliases);
  Reading reading = read_text (text);
  const LwProblem *last = g_ptr_array_index (reading.problems, reading.problems->len - 1);

  g_assert_cmpuint (reading.problems->len, ==, LW_MAX_PROBLEMS_OF_A_KIND + 1);
  g_assert_cmpint (last->severity, ==, LW_SEVERITY_ERROR);
  g_assert_nonnull (strstr (last->message, "49900 more"));
  reading_clear (&reading);
}

/* No message repeats a text of any length. */
static void
test_long_texts (void)
{
  g_autofree char *name = g_strnfill (5000, 'n');
  g_autofree char *text =
      g_strdup_printf ("? %s\n: &%s 1\n? %s\n: !%s 2\n", name, name, name, name);
  Reading reading = read_text (text);

  g_assert_cmpuint (reading.problems->len, ==, 3);
  for (guint i = 0; i < reading.problems->len; i++)
    g_assert_cmpuint (strlen (((LwProblem *) g_ptr_array_index (reading.problems, i))->message), <,
                      300);
  reading_clear (&reading);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/yaml/tree", test_tree);
  g_test_add_func ("/yaml/columns", test_columns);
  g_test_add_func ("/yaml/line-ends", test_line_ends);
  g_test_add_func ("/yaml/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/yaml/nothing", test_nothing);
  g_test_add_func ("/yaml/null", test_null);
  g_test_add_func ("/yaml/refused", test_refused);
  g_test_add_func ("/yaml/nul", test_nul);
  g_test_add_func ("/yaml/partial", test_partial);
  g_test_add_func ("/yaml/first-of-duplicates", test_first_of_duplicates);
  g_test_add_func ("/yaml/limit/depth", test_depth);
  g_test_add_func ("/yaml/limit/deep-bombs", test_deep_bombs);
  g_test_add_func ("/yaml/limit/size", test_size);
  g_test_add_func ("/yaml/limit/nodes", test_nodes);
  g_test_add_func ("/yaml/flood", test_flood);
  g_test_add_func ("/yaml/long-texts", test_long_texts);

  return g_test_run ();
}
