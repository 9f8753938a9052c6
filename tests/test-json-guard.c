/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-error.h"
#include "lw-json-guard.h"

#include <string.h>

#define MAX_BYTES (16 << 20)

static void
assert_sound (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LwJsonPlaces) places = NULL;
  g_autoptr (JsonNode) root = NULL;
  guint line, column;

  root = lw_json_guard_parse (text, strlen (text), MAX_BYTES, &places, &line, &column, &error);
  g_assert_no_error (error);
  g_assert_nonnull (root);
  g_assert_nonnull (places);
}

static void
assert_flaw_length (const char *text, gsize length, LwErrorCode code, guint at_line,
                    guint at_column, const char *message)
{
  g_autoptr (GError) error = NULL;
  guint line = 0;
  guint column = 0;

  g_assert_null (lw_json_guard_check (text, length, MAX_BYTES, &line, &column, &error));
  g_assert_error (error, LW_ERROR, (int) code);
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” does not contain “%s”", error->message, message);
  g_assert_cmpuint (line, ==, at_line);
  g_assert_cmpuint (column, ==, at_column);
}

static void
assert_flaw (const char *text, guint line, guint column, const char *message)
{
  assert_flaw_length (text, strlen (text), LW_ERROR_PARSE, line, column, message);
}

static void
test_sound (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    "0",
    "-0",
    "\"\"",
    "null",
    " true ",
    "\t{\r\n}\n",
    "[[],{},[{}]]",
    "[0, -1, 10, 1.5, -0.25, 1e3, 1E+3, 1.25e-3, 1e308, 5e-324]",
    "[9223372036854775807, -9223372036854775808]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\", \"ä€😀\"]",
    "{\"a\": 1, \"A\": 2, \"\": 3}",
    "{\"a\": {\"a\": {\"a\": 1}}, \"b\": [{\"a\": 1}, {\"a\": 2}]}",
    "\xef\xbb\xbf{\"a\": 1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_sound (texts[i]);
}

static void
test_grammar (void)
{
  assert_flaw ("", 1, 1, "nothing in it");
  assert_flaw (" \n ", 2, 2, "nothing in it");
  assert_flaw ("{", 1, 2, "too early");
  assert_flaw ("[1,", 1, 4, "too early");
  assert_flaw ("{\"a\"", 1, 5, "too early");
  assert_flaw ("{\"a\":", 1, 6, "too early");
  assert_flaw ("\"abc", 1, 5, "closing quote");
  assert_flaw ("[1 2]", 1, 4, "“,” or “]”");
  assert_flaw ("{\"a\": 1 \"b\": 2}", 1, 9, "“,” or “}”");
  assert_flaw ("{\"a\" 1}", 1, 6, "“:”");
  assert_flaw ("{\"a\": 1,}", 1, 8, "comma");
  assert_flaw ("[1,\n]", 2, 1, "comma");
  assert_flaw ("[,1]", 1, 2, "a value");
  assert_flaw ("{a: 1}", 1, 2, "name of a member");
  assert_flaw ("{1: 1}", 1, 2, "name of a member");
  assert_flaw ("['x']", 1, 2, "double quotes");
  assert_flaw ("{'x': 1}", 1, 2, "double quotes");
  assert_flaw ("{} {}", 1, 4, "end of the text");
  assert_flaw ("[1}", 1, 3, "“,” or “]”");
  assert_flaw ("[1] // x", 1, 5, "comments");
  assert_flaw ("/* x */ []", 1, 1, "comments");
  assert_flaw ("# x\n[]", 1, 1, "comments");
  assert_flaw ("[True]", 1, 2, "a value");
  assert_flaw ("[nul]", 1, 2, "a value");
  assert_flaw ("[nullx]", 1, 6, "“x” stands where");
  assert_flaw ("[NaN]", 1, 2, "a value");
  assert_flaw ("[Infinity]", 1, 2, "a value");
  assert_flaw ("[\u00a01]", 1, 2, "U+00A0");
  assert_flaw ("[\f1]", 1, 2, "U+000C");
}

static void
test_numbers (void)
{
  assert_flaw ("01", 1, 1, "begin with 0");
  assert_flaw ("[-012]", 1, 3, "begin with 0");
  assert_flaw ("[+1]", 1, 2, "a value");
  assert_flaw ("[.5]", 1, 2, "a value");
  assert_flaw ("[1.]", 1, 4, "a digit");
  assert_flaw ("[1.e3]", 1, 4, "a digit");
  assert_flaw ("[-]", 1, 3, "a digit");
  assert_flaw ("[1e]", 1, 4, "a digit");
  assert_flaw ("[1e+]", 1, 5, "a digit");
  assert_flaw ("[0x10]", 1, 3, "“x”");
  assert_flaw ("[1_000]", 1, 3, "“_”");
  assert_flaw ("[1e999]", 1, 2, "too large");
  assert_flaw ("[-1e999]", 1, 2, "too large");
  assert_flaw ("[1e-999]", 1, 2, "too close to 0");
  assert_sound ("[0e-999]");
  assert_sound ("[0.0e99]");
  assert_flaw ("[1, 9223372036854775808]", 1, 5, "64 bits");
  assert_flaw ("[-9223372036854775809]", 1, 2, "64 bits");
  assert_flaw ("[18446744073709551617]", 1, 2, "64 bits");
}

static void
test_number_length (void)
{
  g_autoptr (GString) number = g_string_new ("0.");

  while (number->len < LW_JSON_MAX_NUMBER_LENGTH)
    g_string_append_c (number, '1');
  assert_sound (number->str);
  g_string_append_c (number, '1');
  assert_flaw_length (number->str, number->len, LW_ERROR_LIMIT, 1, 1, "100 characters");
}

static void
test_strings (void)
{
  assert_flaw ("[\"a\nb\"]", 1, 4, "line break");
  assert_flaw ("[\"a\tb\"]", 1, 4, "control character");
  assert_flaw ("[\"a\x01\"]", 1, 4, "control character");
  assert_flaw ("[\"\\x41\"]", 1, 4, "after “\\”");
  assert_flaw ("[\"\\'\"]", 1, 4, "double quotes");
  assert_flaw ("[\"\\u12g4\"]", 1, 7, "hexadecimal");
  assert_flaw ("[\"\\u12", 1, 7, "too early");
  assert_flaw ("[\"\\u0000\"]", 1, 3, "\\u0000");
  assert_flaw ("[\"\\ud800\"]", 1, 3, "surrogate");
  assert_flaw ("[\"ab\\udc00\"]", 1, 5, "surrogate");
  assert_flaw ("[\"\\ud800\\u0041\"]", 1, 3, "surrogate");
  assert_flaw ("[\"\\ud800\\ud800\"]", 1, 3, "surrogate");
  assert_flaw ("[\"\\ud800x\"]", 1, 3, "surrogate");
}

static void
test_names (void)
{
  assert_flaw ("{\"a\": 1,\n \"a\": 2}", 2, 2, "twice; the first one is in line 1");
  assert_flaw ("{\"a\": 1, \"\\u0061\": 2}", 1, 10, "twice");
  assert_flaw ("{\"\": 1, \"\": 2}", 1, 9, "twice");
  assert_flaw ("[{\"b\": {\"c\": 1, \"c\": 2}}]", 1, 17, "twice");
  /* The table of names of a depth is used again. */
  assert_flaw ("{\"x\": {\"a\": 1}, \"y\": {\"a\": 1, \"a\": 2}}", 1, 31, "twice");
}

/* Columns are characters: neither bytes nor UTF-16 units. */
static void
test_columns (void)
{
  assert_flaw ("[\"äöü\", x]", 1, 9, "“x”");
  assert_flaw ("[\"😀😀\",\n  \"ß\", x]", 2, 8, "“x”");
  assert_flaw ("\xef\xbb\xbf[x]", 1, 2, "“x”");
  assert_flaw ("[\r\n1,\r\n  x]", 3, 3, "“x”");
  assert_flaw ("{\"ä\": {\"b\": 1, \"b\": 2}}", 1, 16, "twice");
}

static void
test_encoding (void)
{
  static const char nul[] = "{\"a\":\n \"b\0c\"}";

  assert_flaw_length (nul, sizeof nul - 1, LW_ERROR_PARSE, 2, 4, "NUL");
  assert_flaw ("{\"a\": \"\xff\"}", 1, 8, "UTF-8");
  assert_flaw ("[\"ä\", \"\xc3\"]", 1, 8, "UTF-8");
  assert_flaw ("[\"\xed\xa0\x80\"]", 1, 3, "UTF-8");
  assert_flaw ("[\"\xc0\x80\"]", 1, 3, "UTF-8");
  assert_flaw ("\xff\xfe{\0}\0", 1, 1, "UTF-8");
}

static char *
repeat (const char *text, guint n)
{
  GString *repeated = g_string_sized_new (strlen (text) * n);

  for (guint i = 0; i < n; i++)
    g_string_append (repeated, text);
  return g_string_free (repeated, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *open = repeat ("[", LW_JSON_MAX_DEPTH);
  g_autofree char *close = repeat ("]", LW_JSON_MAX_DEPTH);
  g_autofree char *deepest = g_strconcat (open, close, NULL);
  g_autofree char *deeper = g_strconcat ("[", deepest, "]", NULL);
  g_autofree char *bomb = repeat ("[", 100000);
  g_autofree char *objects = repeat ("{\"a\":", 100000);

  assert_sound (deepest);
  assert_flaw_length (deeper, strlen (deeper), LW_ERROR_LIMIT, 1, LW_JSON_MAX_DEPTH + 1, "64 deep");
  assert_flaw_length (bomb, strlen (bomb), LW_ERROR_LIMIT, 1, LW_JSON_MAX_DEPTH + 1, "64 deep");
  assert_flaw_length (objects, strlen (objects), LW_ERROR_LIMIT, 1, 5 * LW_JSON_MAX_DEPTH + 1,
                      "64 deep");
}

static void
test_size (void)
{
  g_autofree char *large = g_strnfill (17 << 20, ' ');

  assert_flaw_length (large, 17 << 20, LW_ERROR_LIMIT, 1, 1, "16384 KiB");
}

static void
test_counts (void)
{
  g_autofree char *values = repeat ("1,", LW_JSON_MAX_VALUES);
  g_autofree char *many = g_strconcat ("[", values, "1]", NULL);
  g_autoptr (GString) members = g_string_new ("{");

  /* The list itself is a value, too. */
  assert_flaw_length (many, strlen (many), LW_ERROR_LIMIT, 1, 2 * (LW_JSON_MAX_VALUES - 1) + 2,
                      "values");

  for (guint i = 0; i < LW_JSON_MAX_MEMBERS; i++)
    g_string_append_printf (members, "%s\"m%u\": 0", i > 0 ? "," : "", i);
  g_string_append (members, "}");
  assert_sound (members->str);
  g_string_truncate (members, members->len - 1);
  g_string_append (members, ",\n\"x\": 0}");
  assert_flaw_length (members->str, members->len, LW_ERROR_LIMIT, 2, 1, "members");
}

static void
assert_place (LwJsonPlaces *places, const char *path, guint at_line, guint at_column)
{
  LwJsonPlace place = lw_json_places_find (places, path);
  guint line, column;

  g_assert_true (lw_json_places_get (places, place, &line, &column));
  g_assert_cmpuint (line, ==, at_line);
  g_assert_cmpuint (column, ==, at_column);
}

static void
test_places (void)
{
  static const char text[] = "{\n"
                             "  \"ü\": \"ä\", \"list\": [1, {\"x\": true},\n"
                             "    [\"a\", \"b\"]\n"
                             "  ],\n"
                             "  \"empty\": {}\n"
                             "}\n";
  g_autoptr (LwJsonPlaces) places = NULL;
  guint line, column;

  places = lw_json_guard_check (text, sizeof text - 1, MAX_BYTES, &line, &column, NULL);
  g_assert_nonnull (places);
  assert_place (places, "", 1, 1);
  assert_place (places, "ü", 2, 8);
  assert_place (places, "list", 2, 21);
  assert_place (places, "list[0]", 2, 22);
  assert_place (places, "list[1].x", 2, 31);
  assert_place (places, "list[2][1]", 3, 11);
  assert_place (places, "empty", 5, 12);
  g_assert_true (
      lw_json_places_get_name (places, lw_json_places_find (places, "list[1].x"), &line, &column));
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 26);

  g_assert_cmpuint (lw_json_places_find (places, "none"), ==, 0);
  g_assert_cmpuint (lw_json_places_find (places, "list[3]"), ==, 0);
  g_assert_cmpuint (lw_json_places_find (places, "list[0].x"), ==, 0);
  g_assert_cmpuint (lw_json_places_find (places, "list["), ==,
                    lw_json_places_find (places, "list[0]"));
  g_assert_false (lw_json_places_get (places, 0, &line, &column));
  g_assert_false (
      lw_json_places_get_name (places, lw_json_places_find (places, "list[0]"), &line, &column));
}

static void
test_tree (void)
{
  static const char text[] =
      "{\"int\": -9223372036854775808, \"double\": 0.1, \"big\": 1e21, \"text\": \"\\u00e9\\ud83d\\ude00\\n\"}";
  g_autoptr (LwJsonPlaces) places = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  guint line, column;

  root = lw_json_guard_parse (text, sizeof text - 1, MAX_BYTES, &places, &line, &column, NULL);
  g_assert_nonnull (root);
  object = json_node_get_object (root);
  g_assert_cmpint (json_object_get_int_member (object, "int"), ==, G_MININT64);
  g_assert_cmpfloat (json_object_get_double_member (object, "double"), ==, 0.1);
  g_assert_cmpfloat (json_object_get_double_member (object, "big"), ==, 1e21);
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, "é😀\n");
}

/* Whatever a sound text is cut down to or changed into, nothing is read beyond its end, and what
 * the guard lets through json-glib reads. */
static void
test_damage (void)
{
  static const char text[] =
      "{\"a\": [1, -2.5e3, \"\\u00e9\\ud83d\\ude00ä\", true, null, {\"b\": {}}]}";
  static const char bytes[] = "{}[]\",:0-.eE\\u/'\x80\xc3\x01 tfn";

  for (gsize length = 0; length < sizeof text - 1; length++)
    {
      g_autofree char *cut = g_memdup2 (text, length);
      g_autoptr (LwJsonPlaces) places = NULL;
      guint line, column;

      places = lw_json_guard_check (cut, length, MAX_BYTES, &line, &column, NULL);
      g_assert_null (places);
    }
  for (gsize at = 0; at < sizeof text - 1; at++)
    for (gsize i = 0; i < sizeof bytes - 1; i++)
      {
        g_autofree char *changed = g_memdup2 (text, sizeof text - 1);
        g_autoptr (LwJsonPlaces) places = NULL;
        g_autoptr (JsonNode) root = NULL;
        g_autoptr (GError) error = NULL;
        guint line, column;

        changed[at] = bytes[i];
        root = lw_json_guard_parse (changed, sizeof text - 1, MAX_BYTES, &places, &line, &column,
                                    &error);
        g_assert_true (root != NULL || error->domain == LW_ERROR);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-guard/sound", test_sound);
  g_test_add_func ("/json-guard/grammar", test_grammar);
  g_test_add_func ("/json-guard/numbers", test_numbers);
  g_test_add_func ("/json-guard/number-length", test_number_length);
  g_test_add_func ("/json-guard/strings", test_strings);
  g_test_add_func ("/json-guard/names", test_names);
  g_test_add_func ("/json-guard/columns", test_columns);
  g_test_add_func ("/json-guard/encoding", test_encoding);
  g_test_add_func ("/json-guard/depth", test_depth);
  g_test_add_func ("/json-guard/size", test_size);
  g_test_add_func ("/json-guard/counts", test_counts);
  g_test_add_func ("/json-guard/places", test_places);
  g_test_add_func ("/json-guard/tree", test_tree);
  g_test_add_func ("/json-guard/damage", test_damage);

  return g_test_run ();
}
