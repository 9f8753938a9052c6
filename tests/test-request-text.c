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
  assert_parts ("{{uuid}}{{timestamp s}}", "<uuid>|<timestamp>");
  assert_parts ("{{date}} {{date +7d}} {{day -1d}}", "<date>| |<date>| |<day>");
  assert_parts ("{{integer -5 5}}{{decimal 0 1.5 3}}{{text 12}}", "<integer>|<decimal>|<text>");
  assert_parts ("{{choice red | light green|}}", "<choice>");
  assert_parts ("{{data users first name}}{{value orderId}}{{env TENANT_KEY}}", "<data>|<value>|<env>");
}

/* The arguments of the one placeholder that the text is. */
static LwPlaceholderArguments
read_arguments (const char *text)
{
  size_t length = strlen (text);
  LwTextPart part;

  g_assert_true (lw_placeholder_next_part (&text, &length, &part));
  g_assert_cmpuint (length, ==, 0);
  g_assert_nonnull (part.placeholder);
  return part.arguments;
}

static void
test_arguments (void)
{
  LwPlaceholderArguments arguments = read_arguments ("{{integer -3 7}}");
  LwPlaceholderWord choice;
  guint n_choices = 0;

  g_assert_cmpint (arguments.low, ==, -3);
  g_assert_cmpint (arguments.high, ==, 7);
  arguments = read_arguments ("{{decimal 1.1 2.25 1}}");
  g_assert_cmpint (arguments.low, ==, 11);
  g_assert_cmpint (arguments.high, ==, 22);
  g_assert_cmpint (arguments.decimals, ==, 1);
  arguments = read_arguments ("{{decimal -0.005 0.005}}");
  g_assert_cmpint (arguments.low, ==, 0);
  g_assert_cmpint (arguments.high, ==, 0);
  g_assert_cmpint (read_arguments ("{{date -1h30m}}").offset_ms, ==, -5400000);
  g_assert_cmpint (read_arguments ("{{day +7d}}").offset_ms, ==, 604800000);
  g_assert_true (read_arguments ("{{timestamp s}}").seconds);
  g_assert_false (read_arguments ("{{timestamp}}").seconds);
  g_assert_cmpuint (read_arguments ("{{text 12}}").n_characters, ==, 12);

  arguments = read_arguments ("{{ data users first name }}");
  g_assert_true (lw_placeholder_word_is (&arguments.name, "users"));
  g_assert_true (lw_placeholder_word_is (&arguments.column, "first name"));
  arguments = read_arguments ("{{choice red | light green|}}");
  while (lw_placeholder_next_choice (&arguments.list, &choice))
    g_assert_true (lw_placeholder_word_is (&choice, ((const char *[]){ "red", "light green", "" })[n_choices++]));
  g_assert_cmpuint (n_choices, ==, 3);
}

static void
assert_flaw (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lw_placeholder_check (text, &error));
  if (strstr (error->message, message) == NULL)
    g_error ("%s is not in: %s", message, error->message);
  assert_parts (text, text);
}

static void
test_flaws (void)
{
  assert_flaw ("{{vu 3}}", "nothing may follow its name; write {{vu}}");
  assert_flaw ("{{integer}}", "write {{integer 1 100}}");
  assert_flaw ("{{integer 1}}", "{{integer 1}}: it takes two whole numbers");
  assert_flaw ("{{integer 1 2 3}}", "two whole numbers");
  assert_flaw ("{{integer 1.5 2}}", "two whole numbers");
  assert_flaw ("{{integer 10 1}}", "write {{integer 1 10}}");
  assert_flaw ("{{integer -9007199254740991 9007199254740991}}", "too far apart");
  assert_flaw ("{{decimal 1 2 11}}", "0 to 10 decimals");
  assert_flaw ("{{decimal 0.11 0.19 1}}", "no number with so many decimals");
  assert_flaw ("{{decimal 1 999999999999 9}}", "more than 15 digits");
  assert_flaw ("{{date 7d}}", "write {{date +7d}}");
  assert_flaw ("{{date +}}", "sign");
  assert_flaw ("{{day +7x}}", "7x");
  assert_flaw ("{{timestamp us}}", "{{timestamp s}}");
  assert_flaw ("{{choice}}", "with | between them");
  assert_flaw ("{{text 0}}", "1 to 100000");
  assert_flaw ("{{data users}}", "one of its columns");
  assert_flaw ("{{data 1users email}}", "one of its columns");
  assert_flaw ("{{value order-id}}", "write {{value orderId}}");
  assert_flaw ("{{env}}", "environment variable");
  assert_flaw ("{{env K6_VUS}}", "k6 takes those that begin with K6_");
  assert_flaw ("{{env API_BASE_URL}}", "something else");
  assert_flaw ("{{env a;b}}", "letters, digits and _");
  g_assert_true (lw_placeholder_check ("{{vu}} {{unknown}} {{integer 1 2}} {{", NULL));
}

static void
assert_unknown (const char *text, const char *unknown, const char *guess)
{
  const char *meant;
  g_autofree char *found = lw_placeholder_dup_unknown (text, &meant);

  g_assert_cmpstr (found, ==, unknown);
  g_assert_cmpstr (meant, ==, guess);
}

static void
test_unknown (void)
{
  assert_unknown ("{{vu}}{{integer x y}} {\"a\":{\"b\":{}}}", NULL, NULL);
  assert_unknown ("a {{uniqe}}", "{{uniqe}}", "{{unique}}");
  assert_unknown ("{{$guid}}", "{{$guid}}", "{{uuid}}");
  assert_unknown ("{{baseUrl}}", "{{baseUrl}}", NULL);
  assert_unknown ("{{integr 1 5}}", "{{integr 1 5}}", "{{integer 1 100}}");
  assert_unknown ("{{{}}} {{1}} {{-}}", NULL, NULL);
}

static void
test_picker (void)
{
  guint n_placeholders;
  const LwPlaceholder *placeholders = lw_placeholder_get_all (&n_placeholders);

  g_assert_cmpuint (n_placeholders, ==, LW_N_PLACEHOLDERS);
  for (guint i = 0; i < n_placeholders; i++)
    {
      g_autofree char *sample = lw_placeholder_dup_sample (placeholders[i].insert);

      g_assert_cmpint (placeholders[i].kind, ==, i);
      g_assert_cmpstr (sample, ==, placeholders[i].sample);
      g_assert_true (lw_placeholder_check (placeholders[i].usage, NULL));
    }
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
  static const struct
  {
    const char *text;
    const char *sample;
  } samples[] = {
    { "u-{{vu}}/{{nothing}}", "u-17/{{nothing}}" },
    { "{{integer 10 20}} {{decimal 0 3 1}}", "15 1.5" },
    { "{{timestamp s}} {{date +1d}}", "1767225600 2026-01-02T00:00:00.000Z" },
    { "{{day -1h}} {{date -1ms}}", "2025-12-31 2025-12-31T23:59:59.999Z" },
    { "{{choice a b|c}}, {{text 4}}", "a b, k3Xr" },
    { "{{data users email}} {{value id}}", "email-1 id-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *sample = lw_placeholder_dup_sample (samples[i].text);

      g_assert_cmpstr (sample, ==, samples[i].sample);
    }
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
  g_test_add_func ("/request-text/arguments", test_arguments);
  g_test_add_func ("/request-text/flaws", test_flaws);
  g_test_add_func ("/request-text/unknown", test_unknown);
  g_test_add_func ("/request-text/picker", test_picker);
  g_test_add_func ("/request-text/sample", test_sample);
  g_test_add_func ("/request-text/statuses", test_statuses);
  g_test_add_func ("/request-text/bad-statuses", test_bad_statuses);
  g_test_add_func ("/request-text/tags", test_tags);

  return g_test_run ();
}
