/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-limits.h"
#include "lw-number.h"
#include "lw-profile-reader.h"

#include <time.h>
#include <yaml.h>

/* How long the largest profile takes that is read at all, beside what the YAML parser alone needs:
 * of the processor's time, which other programs do not lengthen. */

#define N_RUNS 15

static const char component[] =
    "    - id: service-%u\n"
    "      name: Service %u\n"
    "      type: http-api\n"
    "      platform: eks\n"
    "      endpoints:\n"
    "        - { method: GET, path: /s%u/:id, avg_response_ms: 45, p95_response_ms: 110 }\n"
    "        - method: POST\n"
    "          path: /s%u\n"
    "          avg_response_ms: 180\n"
    "          p95_response_ms: 320\n"
    "      environments:\n"
    "        production: { cpu: 2, ram_mb: 4096, replicas: 6 }\n"
    "        qa: { cpu: 500m, ram_mb: 2Gi, replicas: 2 }\n"
    "      dependencies: [service-%u]\n";

static GString *
make_profile (void)
{
  GString *text = g_string_new ("architecture:\n  name: Large\n  components:\n");
  gsize longest = sizeof component + 100;
  guint n = 0;

  for (; text->len + 2 * longest < LW_MAX_PROFILE_BYTES; n++)
    g_string_append_printf (text, component, n, n, n, n, n + 1);
  g_string_append_printf (text, "    - id: service-%u\n", n);
  return text;
}

static void
parse_only (const GString *text)
{
  yaml_parser_t parser;
  gboolean more = TRUE;

  yaml_parser_initialize (&parser);
  yaml_parser_set_input_string (&parser, (const unsigned char *) text->str, text->len);
  while (more)
    {
      yaml_event_t event;

      more = yaml_parser_parse (&parser, &event) && event.type != YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);
}

static void
read_profile (const GString *text)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile =
      lw_profile_read_data (text->str, text->len, "large.yaml", problems);

  g_assert_nonnull (profile);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
measure (const char *title, void (*run) (const GString *), const GString *text)
{
  char number[LW_NUMBER_BUFFER];
  clock_t best = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      clock_t start = clock ();

      run (text);
      best = i == 0 ? clock () - start : MIN (best, clock () - start);
    }
  g_print ("%s: %s ms\n", title,
           lw_number_format_rounded (number, 1000.0 * best / CLOCKS_PER_SEC, 1, FALSE));
}

int
main (void)
{
  g_autoptr (GString) text = make_profile ();
  char number[LW_NUMBER_BUFFER];

  g_print ("a profile of %s MiB, best of %d\n",
           lw_number_format_rounded (number, text->len / 1048576.0, 2, FALSE), N_RUNS);
  measure ("libyaml alone", parse_only, text);
  measure ("the profile, with all checks", read_profile, text);
  return 0;
}
