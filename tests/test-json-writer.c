/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-json-guard.h"
#include "lw-json-writer.h"
#include "lw-number.h"

#include <math.h>
#include <string.h>

static void
assert_text (LwJsonWriter *writer, const char *expected)
{
  gsize length;
  g_autofree char *text = lw_json_writer_finish (writer, &length);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (length, ==, strlen (expected));
}

static void
test_layout (void)
{
  g_autoptr (LwJsonWriter) writer = lw_json_writer_new ();

  lw_json_writer_begin_object (writer);
  lw_json_writer_name (writer, "z");
  lw_json_writer_int (writer, G_MININT64);
  lw_json_writer_name (writer, "a");
  lw_json_writer_begin_array (writer);
  lw_json_writer_boolean (writer, TRUE);
  lw_json_writer_begin_object (writer);
  lw_json_writer_end (writer);
  lw_json_writer_begin_array (writer);
  lw_json_writer_end (writer);
  lw_json_writer_null (writer);
  lw_json_writer_end (writer);
  lw_json_writer_name (writer, "o");
  lw_json_writer_begin_object (writer);
  lw_json_writer_name (writer, "s");
  lw_json_writer_string (writer, NULL);
  lw_json_writer_end (writer);
  lw_json_writer_end (writer);
  assert_text (writer, "{\n"
                       "  \"z\": -9223372036854775808,\n"
                       "  \"a\": [\n"
                       "    true,\n"
                       "    {},\n"
                       "    [],\n"
                       "    null\n"
                       "  ],\n"
                       "  \"o\": {\n"
                       "    \"s\": null\n"
                       "  }\n"
                       "}\n");

  /* It can be used again. */
  lw_json_writer_begin_array (writer);
  lw_json_writer_end (writer);
  assert_text (writer, "[]\n");
}

static void
assert_string (const char *value, const char *expected)
{
  g_autoptr (LwJsonWriter) writer = lw_json_writer_new ();

  lw_json_writer_string (writer, value);
  assert_text (writer, expected);
}

static void
test_strings (void)
{
  assert_string ("", "\"\"\n");
  assert_string ("ä€😀/<>&'`$", "\"ä€😀/<>&'`$\"\n");
  assert_string ("\"\\\b\f\n\r\t", "\"\\\"\\\\\\b\\f\\n\\r\\t\"\n");
  assert_string ("\x01\x1b[31m\x7f", "\"\\u0001\\u001b[31m\\u007f\"\n");
  assert_string ("\xc2\x85\xc2\x9b", "\"\\u0085\\u009b\"\n");
  assert_string ("a\u2028b\u2029c", "\"a\\u2028b\\u2029c\"\n");
  assert_string ("\u202e\u2066\u200f\ufeff", "\"\\u202e\\u2066\\u200f\\ufeff\"\n");
  assert_string ("a\xff"
                 "b",
                 "\"a\uFFFD"
                 "b\"\n");
}

static void
assert_double (double value, const char *expected)
{
  g_autoptr (LwJsonWriter) writer = lw_json_writer_new ();
  g_autofree char *text = NULL;

  lw_json_writer_double (writer, value);
  text = g_strchomp (lw_json_writer_finish (writer, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_doubles (void)
{
  assert_double (0, "0");
  assert_double (-0.0, "0");
  assert_double (0.1, "0.1");
  assert_double (-1.5, "-1.5");
  assert_double (294.11764705882354, "294.11764705882354");
  assert_double (1e12, "1000000000000");
  assert_double (1e-6, "0.000001");
  assert_double (1e21, "1e+21");
  assert_double (1.7976931348623157e308, "1.7976931348623157e+308");
  assert_double (5e-324, "5e-324");
  assert_double (NAN, "null");
  assert_double (INFINITY, "null");
}

/* Every number reads back as itself, and the guard has nothing against the notation. */
static void
test_doubles_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (LwJsonWriter) writer = lw_json_writer_new ();
      g_autoptr (LwJsonPlaces) places = NULL;
      g_autoptr (JsonNode) root = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      guint line, column;
      gsize length;
      double value;

      /* Half of them anywhere, half around the powers of ten, where the notation changes. */
      if (i % 2 == 0)
        value = ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-300, 300));
      else
        {
          value = pow (10, g_test_rand_int_range (-20, 20));
          for (int steps = g_test_rand_int_range (0, 4); steps > 0; steps--)
            value = nextafter (value, i % 4 == 1 ? 0 : INFINITY);
        }
      lw_json_writer_double (writer, value);
      text = lw_json_writer_finish (writer, &length);
      root = lw_json_guard_parse (text, length, 1024, &places, &line, &column, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (json_node_get_double (root), ==, value);
    }
}

/* Trees come out as they went in, however deep the guard lets them be. */
static void
test_nodes (void)
{
  static const char text[] = "{\n"
                             "  \"b\": [\n"
                             "    1,\n"
                             "    0.5,\n"
                             "    \"\\u2028\",\n"
                             "    null,\n"
                             "    false\n"
                             "  ],\n"
                             "  \"a\": {\n"
                             "    \"z\": {},\n"
                             "    \"y\": [],\n"
                             "    \"x\": 9007199254740993\n"
                             "  }\n"
                             "}\n";
  g_autoptr (LwJsonWriter) writer = lw_json_writer_new ();
  g_autoptr (LwJsonPlaces) places = NULL;
  g_autoptr (LwJsonPlaces) deep_places = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) deep = NULL;
  g_autofree char *open = g_strnfill (LW_JSON_MAX_DEPTH, '[');
  g_autofree char *close = g_strnfill (LW_JSON_MAX_DEPTH, ']');
  g_autofree char *nested = g_strconcat (open, close, NULL);
  g_autofree char *written = NULL;
  guint line, column;

  root = lw_json_guard_parse (text, strlen (text), 1024, &places, &line, &column, NULL);
  lw_json_writer_node (writer, root);
  assert_text (writer, text);

  deep = lw_json_guard_parse (nested, strlen (nested), 1024, &deep_places, &line, &column, NULL);
  lw_json_writer_node (writer, deep);
  written = lw_json_writer_finish (writer, NULL);
  g_assert_cmpuint (strlen (g_strdelimit (written, " \n", '\n')), >, 2 * LW_JSON_MAX_DEPTH);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/layout", test_layout);
  g_test_add_func ("/json-writer/strings", test_strings);
  g_test_add_func ("/json-writer/doubles", test_doubles);
  g_test_add_func ("/json-writer/doubles/round-trip", test_doubles_round_trip);
  g_test_add_func ("/json-writer/nodes", test_nodes);

  return g_test_run ();
}
