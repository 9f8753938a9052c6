/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-js-writer.h"

#include <string.h>

static char *
take_text (LwJsWriter *js)
{
  g_autoptr (GBytes) bytes = lw_js_writer_to_bytes (js);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL ? g_strndup (data, size) : g_strdup ("");
}

static void
assert_text (LwJsWriter *js, const char *expected)
{
  g_autofree char *text = take_text (js);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_string_len (const char *value, size_t length, const char *expected)
{
  g_autoptr (LwJsWriter) js = lw_js_writer_new ();

  lw_js_writer_string_len (js, value, length);
  assert_text (js, expected);
}

static void
assert_string (const char *value, const char *expected)
{
  assert_string_len (value, strlen (value), expected);
}

static void
test_strings (void)
{
  assert_string ("", "''");
  assert_string ("plain", "'plain'");
  assert_string ("it's", "'it\\'s'");
  assert_string ("\"double\" `back` ${x}", "'\"double\" `back` ${x}'");
  assert_string ("back\\slash\\", "'back\\\\slash\\\\'");
  assert_string ("a\nb\r\nc\td", "'a\\nb\\r\\nc\\td'");
  assert_string ("\a\b\f\v\x1b\x7f", "'\\x07\\x08\\x0C\\x0B\\x1B\\x7F'");
  assert_string ("größe 数 😀", "'größe 数 😀'");
}

static void
test_strings_that_act (void)
{
  /* Line ends that only JavaScript knows, turns of the writing direction, and a byte order mark. */
  assert_string ("a\xe2\x80\xa8" "b\xe2\x80\xa9" "c\xc2\x85", "'a\\u2028b\\u2029c\\x85'");
  assert_string ("\xe2\x80\xae\xe2\x81\xa6\xef\xbb\xbf", "'\\u202E\\u2066\\uFEFF'");
  /* The joiners of emoji stay. */
  assert_string ("👩\xe2\x80\x8d💻", "'👩\xe2\x80\x8d💻'");
  assert_string ("</script><b>", "'\\x3C/script><b>'");
  assert_string ("</SCRIPT", "'\\x3C/SCRIPT'");
  assert_string ("<!-- x -->", "'\\x3C!-- x -->'");
}

static void
test_strings_with_odd_bytes (void)
{
  assert_string_len ("a\0" "1", 3, "'a\\x001'");
  assert_string ("\xff", "'\\uFFFD'");
  assert_string ("a\xc3", "'a\\uFFFD'");
  assert_string ("\xc3(", "'\\uFFFD('");
  /* A surrogate and an overlong quote are no UTF-8, and no quote. */
  assert_string ("\xed\xa0\x80", "'\\uFFFD\\uFFFD\\uFFFD'");
  assert_string ("\xc0\xa7", "'\\uFFFD\\uFFFD'");
  /* The length ends the text, inside a character as well. */
  assert_string_len ("ü", 1, "'\\uFFFD'");
}

static void
assert_template (const char *value, const char *expected)
{
  g_autoptr (LwJsWriter) js = lw_js_writer_new ();

  lw_js_writer_template_text (js, value, strlen (value));
  assert_text (js, expected);
}

static void
test_templates (void)
{
  assert_template ("it's \"plain\"", "it's \"plain\"");
  assert_template ("`${x}`", "\\`\\${x}\\`");
  assert_template ("$ $$ $1 {x}", "$ $$ $1 {x}");
  assert_template ("$${x}", "$\\${x}");
  assert_template ("\\${x}", "\\\\\\${x}");
  /* JavaScript reads a lone CR, and CRLF, as LF. */
  assert_template ("a\nb\r\nc\rd", "a\nb\\r\nc\\rd");
  assert_template ("</script>", "\\x3C/script>");
}

static void
assert_number (double number, const char *expected)
{
  g_autoptr (LwJsWriter) js = lw_js_writer_new ();

  lw_js_writer_number (js, number);
  assert_text (js, expected);
}

static void
test_numbers (void)
{
  g_autoptr (LwJsWriter) js = lw_js_writer_new ();

  assert_number (0, "0");
  assert_number (6.12, "6.12");
  assert_number (-1.5, "-1.5");
  assert_number (1e12, "1000000000000");
  assert_number (1e-9, "1e-09");
  lw_js_writer_integer (js, G_MININT64);
  assert_text (js, "-9223372036854775808");
}

static void
test_objects (void)
{
  g_autoptr (LwJsWriter) js = lw_js_writer_new ();

  lw_js_writer_open (js, "const A = {", TRUE);
  lw_js_writer_comment (js, "First");
  lw_js_writer_key (js, "plain");
  lw_js_writer_integer (js, 1);
  lw_js_writer_remark (js, "one\nline");
  lw_js_writer_key (js, "with space");
  lw_js_writer_open (js, "{", FALSE);
  lw_js_writer_key (js, "__proto__");
  lw_js_writer_integer (js, 2);
  lw_js_writer_key (js, "default");
  lw_js_writer_integer (js, 3);
  lw_js_writer_close (js, "}");
  lw_js_writer_key (js, "1");
  lw_js_writer_open (js, "[", FALSE);
  lw_js_writer_item (js);
  lw_js_writer_integer (js, 4);
  lw_js_writer_item (js);
  lw_js_writer_integer (js, 5);
  lw_js_writer_close (js, "]");
  lw_js_writer_key (js, "empty");
  lw_js_writer_open (js, "{", TRUE);
  lw_js_writer_close (js, "}");
  lw_js_writer_close (js, "};\n");
  assert_text (js, "const A = {\n"
                   "  // First\n"
                   "  plain: 1, // one line\n"
                   "  'with space': { ['__proto__']: 2, default: 3 },\n"
                   "  '1': [4, 5],\n"
                   "  empty: {},\n"
                   "};\n");
}

static void
test_rewind (void)
{
  g_autoptr (LwJsWriter) js = lw_js_writer_new ();
  LwJsWriterMark mark;

  lw_js_writer_open (js, "{", TRUE);
  lw_js_writer_key (js, "a");
  mark = lw_js_writer_mark (js);
  lw_js_writer_open (js, "[", TRUE);
  lw_js_writer_item (js);
  lw_js_writer_open (js, "{", TRUE);
  lw_js_writer_key (js, "lost");
  lw_js_writer_remark (js, "lost as well");
  lw_js_writer_rewind (js, mark);
  lw_js_writer_integer (js, 1);
  lw_js_writer_close (js, "}");
  assert_text (js, "{\n  a: 1,\n}");
}

static void
assert_comment (const char *value, const char *expected)
{
  g_autoptr (LwJsWriter) js = lw_js_writer_new ();

  lw_js_writer_comment (js, value);
  assert_text (js, expected);
}

static void
test_comments (void)
{
  g_autofree char *word = g_strnfill (60, 'x');
  g_autofree char *long_line = g_strdup_printf ("%s %s", word, word);
  g_autofree char *broken = g_strdup_printf ("// %s\n// %s\n", word, word);

  assert_comment ("", "");
  assert_comment (" \n ", "");
  assert_comment ("one */ two", "// one */ two\n");
  assert_comment ("one\ntwo\r\nthree\rfour", "// one\n// two\n// three\n// four\n");
  assert_comment ("a\xe2\x80\xa8" "alert()\xe2\x80\xa9" "b", "// a\n// alert()\n// b\n");
  assert_comment ("a\xc2\x85" "alert()\x1b[0m\xe2\x80\xae", "// a alert() [0m\n");
  assert_comment ("</script> <!-- x", "// < /script> < !-- x\n");
  assert_comment ("\xff", "// \xef\xbf\xbd\n");
  assert_comment (long_line, broken);
}

static void
assert_identifier (const char *text, const char *expected)
{
  g_autofree char *name = lw_js_dup_identifier (text);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_identifiers (void)
{
  assert_identifier ("/api/orders", "apiOrders");
  assert_identifier ("api/v2/line-items", "apiV2LineItems");
  assert_identifier ("2nd", "_2nd");
  assert_identifier ("x();alert(1)", "xAlert1");
  assert_identifier ("größe", "grE");
  assert_identifier ("数", "");
  assert_identifier ("", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/js-writer/strings", test_strings);
  g_test_add_func ("/js-writer/strings-that-act", test_strings_that_act);
  g_test_add_func ("/js-writer/strings-with-odd-bytes", test_strings_with_odd_bytes);
  g_test_add_func ("/js-writer/templates", test_templates);
  g_test_add_func ("/js-writer/numbers", test_numbers);
  g_test_add_func ("/js-writer/objects", test_objects);
  g_test_add_func ("/js-writer/rewind", test_rewind);
  g_test_add_func ("/js-writer/comments", test_comments);
  g_test_add_func ("/js-writer/identifiers", test_identifiers);

  return g_test_run ();
}
