/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "hostile.h"
#include "lw-shell-writer.h"

#include <string.h>

static void
assert_quoted (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  lw_shell_append_quoted (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_quoted (void)
{
  assert_quoted ("", "''");
  assert_quoted ("Order API", "'Order API'");
  assert_quoted ("a/b:c (d) #e", "'a/b:c (d) #e'");
  assert_quoted ("it's", "$'it\\'s'");
  assert_quoted ("$(id)", "$'$(id)'");
  assert_quoted ("a\\b", "$'a\\\\b'");
  assert_quoted ("two\nlines", "$'two\\nlines'");
  assert_quoted ("\033[0m", "$'\\x1b[0m'");
  assert_quoted ("Bestellungen für Öl", "$'Bestellungen für Öl'");
  assert_quoted ("\xe2\x80\x9cq\xe2\x80\x9d", "$'\\xe2\\x80\\x9cq\\xe2\\x80\\x9d'");
  assert_quoted ("\xff", "$'\\xff'");
}

/* Bash itself says what it reads. */
static void
test_quoted_round_trip (void)
{
  for (guint i = 0; hostile_texts[i] != NULL; i++)
    {
      g_autoptr (GString) script = g_string_new ("printf %s ");
      g_autoptr (GError) error = NULL;
      g_autofree char *output = NULL;
      const char *arguments[] = { "bash", "-c", NULL, NULL };
      int status;

      lw_shell_append_quoted (script, hostile_texts[i]);
      arguments[2] = script->str;
      g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                    &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      g_assert_cmpstr (output, ==, hostile_texts[i]);
    }
}

static void
test_comment (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  lw_shell_append_comment (out, "two\nlines\r\n\xe2\x80\xa8");
  lw_shell_append_comment (out, "shellcheck disable=all");
  lw_shell_append_comment (out, "");
  g_assert_cmpstr (out->str, ==, "# two lines\n# “shellcheck disable=all”\n#\n");

  for (guint i = 0; hostile_texts[i] != NULL; i++)
    {
      g_string_truncate (out, 0);
      lw_shell_append_comment (out, hostile_texts[i]);
      g_assert_true (g_str_has_prefix (out->str, "#"));
      g_assert_true (strchr (out->str, '\n') == out->str + out->len - 1);
      g_assert_null (strchr (out->str, '\r'));
      g_assert_true (g_utf8_validate (out->str, -1, NULL));
    }
}

static void
assert_name (char *(*function) (const char *text), const char *text, const char *expected)
{
  g_autofree char *name = function (text);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (void)
{
  assert_name (lw_shell_dup_slug, "Order API", "order-api");
  assert_name (lw_shell_dup_slug, "--sqs__orders--", "sqs-orders");
  assert_name (lw_shell_dup_slug, "$(id)", "id");
  assert_name (lw_shell_dup_slug, "\xf0\x9f\x98\x80", "component");
  assert_name (lw_shell_dup_slug, "", "component");
  assert_name (lw_shell_dup_variable, "sqs-orders", "SQS_ORDERS");
  assert_name (lw_shell_dup_variable, "2nd queue", "C2ND_QUEUE");

  g_assert_true (lw_shell_is_variable ("API_TOKEN"));
  g_assert_true (lw_shell_is_variable ("_x1"));
  g_assert_false (lw_shell_is_variable (""));
  g_assert_false (lw_shell_is_variable ("1X"));
  g_assert_false (lw_shell_is_variable ("A-B"));
  g_assert_false (lw_shell_is_variable ("A=B"));
  g_assert_false (lw_shell_is_variable ("Ä"));
}

static void
test_plain_values (void)
{
  g_assert_true (lw_shell_is_plain_value (""));
  g_assert_true (lw_shell_is_plain_value ("https://api-qa.example.com:8443/v1?x=%20"));
  g_assert_true (lw_shell_is_plain_value ("http://[::1]:8080"));
  g_assert_false (lw_shell_is_plain_value ("a b"));
  g_assert_false (lw_shell_is_plain_value ("~"));
  g_assert_false (lw_shell_is_plain_value ("a&b"));
  g_assert_false (lw_shell_is_plain_value ("$x"));
  g_assert_false (lw_shell_is_plain_value ("a#b"));
  g_assert_false (lw_shell_is_plain_value ("\xc3\xa4"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shell-writer/quoted", test_quoted);
  g_test_add_func ("/shell-writer/quoted-round-trip", test_quoted_round_trip);
  g_test_add_func ("/shell-writer/comment", test_comment);
  g_test_add_func ("/shell-writer/names", test_names);
  g_test_add_func ("/shell-writer/plain-values", test_plain_values);

  return g_test_run ();
}
