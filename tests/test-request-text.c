/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-endpoint.h"
#include "lw-error.h"
#include "lw-placeholder.h"
#include "lw-status-list.h"

#include <string.h>

/* What the parts of a text are: plain text as it is, placeholders as their name between < and >. */
static char *
describe_parts (const char *text)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  size_t length = strlen (text);
  LwTextPart part;

  while (lw_placeholder_next_part (&text, &length, &part))
    {
      if (parts->len > 0)
        g_string_append_c (parts, '|');
      if (part.placeholder != NULL)
        g_string_append_printf (parts, "<%s>", part.placeholder->name);
      else
        g_string_append_len (parts, part.text, (gssize) part.length);
    }
  return g_string_free (g_steal_pointer (&parts), FALSE);
}

static void
assert_parts (const char *text, const char *expected)
{
  g_autofree char *parts = describe_parts (text);

  g_assert_cmpstr (parts, ==, expected);
}

static void
test_placeholders (void)
{
  assert_parts ("", "");
  assert_parts ("plain", "plain");
  assert_parts ("{{unique}}", "<unique>");
  assert_parts ("{{ unique }}", "<unique>");
  assert_parts ("a{{vu}}{{iteration}}b", "a|<vu>|<iteration>|b");
  assert_parts ("{{timestamp}} {{run}}", "<timestamp>| |<run>");
  assert_parts ("{{{vu}}}", "{|<vu>|}");
}

static void
test_braces_that_are_text (void)
{
  assert_parts ("{{unknown}}", "{{unknown}}");
  assert_parts ("{{vu", "{{vu");
  assert_parts ("{{vu}", "{{vu}");
  assert_parts ("{{}}", "{{}}");
  assert_parts ("{{", "{{");
  assert_parts ("{ {vu}}", "{ {vu}}");
  assert_parts ("{{vu{{run}}", "{{vu|<run>");
  assert_parts ("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":1}}");
  assert_parts ("{{vu; alert(1)}}", "{{vu; alert(1)}}");
}

static void
test_sample (void)
{
  g_autofree char *sample = lw_placeholder_dup_sample ("u-{{vu}}/{{nothing}}");

  g_assert_cmpstr (sample, ==, "u-17/{{nothing}}");
}

static void
assert_statuses (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ranges = lw_status_list_parse (text, &error);
  g_autofree char *formatted = NULL;

  g_assert_no_error (error);
  formatted = lw_status_list_format (ranges);
  g_assert_cmpstr (formatted, ==, expected);
}

static void
test_statuses (void)
{
  assert_statuses ("201", "201");
  assert_statuses (" 200,404 ", "200, 404");
  assert_statuses ("2xx", "2xx");
  assert_statuses ("2XX; 404", "2xx, 404");
  assert_statuses ("200-204", "200-204");
  assert_statuses ("200 - 204", "200-204");
  assert_statuses ("", "below 400");
  assert_statuses (" , ", "below 400");
}

static void
test_bad_statuses (void)
{
  const char *const bad[] = { "20", "2000", "600", "099", "6xx", "2x", "ok", "204-200", "-200", "200-", "2\n0" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lw_status_list_parse (bad[i], &error));
      g_assert_error (error, LW_ERROR, LW_ERROR_PARSE);
    }
}

static void
assert_tag (const char *name, const char *expected)
{
  g_autoptr (LwEndpoint) endpoint = lw_endpoint_new ();
  g_autofree char *tag = NULL;

  lw_endpoint_set_name (endpoint, name);
  tag = lw_endpoint_dup_tag (endpoint);
  g_assert_cmpstr (tag, ==, expected);
}

static void
test_tags (void)
{
  assert_tag ("CreateOrder", "CreateOrder");
  assert_tag ("GET /api/orders/:id", "GET /api/orders/:id");
  assert_tag ("a, b,c", "a; b;c");
  assert_tag (" \"quoted\" ", "quoted");
  assert_tag ("it's", "it's");
  assert_tag ("a\nb\x1b[31m", "a b [31m");
  assert_tag ("order \U0001F469\u200D\U0001F4BB", "order \U0001F469\u200D\U0001F4BB");
  assert_tag ("a\u2028b\u202Ec", "a b c");
  assert_tag ("", "request");
  assert_tag (" ' ", "request");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request-text/placeholders", test_placeholders);
  g_test_add_func ("/request-text/braces-that-are-text", test_braces_that_are_text);
  g_test_add_func ("/request-text/sample", test_sample);
  g_test_add_func ("/request-text/statuses", test_statuses);
  g_test_add_func ("/request-text/bad-statuses", test_bad_statuses);
  g_test_add_func ("/request-text/tags", test_tags);

  return g_test_run ();
}
