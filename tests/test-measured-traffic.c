/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-error.h"
#include "lw-limits.h"
#include "lw-measured-traffic.h"
#include "lw-shape.h"

#include <math.h>
#include <string.h>

static GArray *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GArray *points = lw_measured_traffic_parse (text, strlen (text), FALSE, &error);

  g_assert_no_error (error);
  return points;
}

static void
assert_points (const char *text, guint n_points, const LwCurvePoint *expected)
{
  g_autoptr (GArray) points = parse (text);

  g_assert_cmpuint (points->len, ==, n_points);
  for (guint i = 0; i < n_points; i++)
    {
      g_assert_cmpint (g_array_index (points, LwCurvePoint, i).t_ms, ==, expected[i].t_ms);
      g_assert_cmpfloat_with_epsilon (g_array_index (points, LwCurvePoint, i).value, expected[i].value, 1e-9);
    }
}

static void
test_notations (void)
{
  const LwCurvePoint two[] = { { 0, 10 }, { 60000, 20 } };

  assert_points ("0,10\n60,20\n", 2, two);
  assert_points ("\xEF\xBB\xBFtime;rps\r\n1767225600;10\r\n1767225660;20\r\n", 2, two);
  assert_points ("time\trate per second\n2026-01-31T13:05:00Z\t10\n2026-01-31T14:06:00+01:00\t20", 2, two);
  assert_points ("\"2026-01-31 13:05:00\",\"10\"\n\n# a remark\n2026-01-31 13:06:00, 20", 2, two);
  assert_points ("23:59,10\n00:00,20", 2, two);
  assert_points ("1 min,10\n2 min,20", 2, two);
  /* 600 requests in a minute are 10 a second. */
  assert_points ("minute,requests\n0,600\n60,1200\n", 2, two);
}

static void
assert_refused (const char *text, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lw_measured_traffic_parse (text, strlen (text), FALSE, &error));
  g_assert_error (error, LW_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

static void
test_refused (void)
{
  g_autofree char *long_text = g_strnfill (LW_MAX_MEASURED_BYTES + 1, 'x');
  g_autoptr (GString) many = g_string_new (NULL);

  assert_refused ("", LW_ERROR_PARSE, "at least two lines");
  assert_refused ("0,1", LW_ERROR_PARSE, "at least two lines");
  assert_refused ("0,1\r\n10\r\n", LW_ERROR_PARSE, "Line 2: there is no comma");
  assert_refused ("0,1\n\n10,x", LW_ERROR_PARSE, "Line 3: “x” is no number");
  assert_refused ("0,1\n0,2", LW_ERROR_PARSE, "Line 2: the time is not after");
  assert_refused ("0,1\n10,-2", LW_ERROR_PARSE, "Line 2: traffic cannot be -2");
  assert_refused ("0,1\nsoon,2", LW_ERROR_PARSE, "Line 2: “soon” is no time");
  assert_refused ("0,1\n1e12,2", LW_ERROR_PARSE, "more than a year");
  assert_refused ("\xff,1", LW_ERROR_PARSE, "no text");
  assert_refused (long_text, LW_ERROR_LIMIT, "4 MiB");
  for (guint i = 0; i <= LW_MAX_MEASURED_POINTS; i++)
    g_string_append_printf (many, "%u,1\n", i);
  assert_refused (many->str, LW_ERROR_LIMIT, "20000");
}

/* The fewest corners, found by trying every subset. */
static guint
fewest_by_force (const LwCurvePoint *points, guint n_points, double tolerance)
{
  guint fewest = n_points;

  for (guint chosen = 0; chosen < 1u << (n_points - 2); chosen++)
    {
      guint corners = 2 + (guint) __builtin_popcount (chosen);
      guint from = 0;
      gboolean near = TRUE;

      for (guint to = 1; near && to < n_points; to++)
        {
          if (to + 1 < n_points && !(chosen >> (to - 1) & 1))
            continue;
          for (guint i = from + 1; i < to; i++)
            {
              double share = (double) (points[i].t_ms - points[from].t_ms) / (double) (points[to].t_ms - points[from].t_ms);
              double line = points[from].value + share * (points[to].value - points[from].value);

              near = near && fabs (line - points[i].value) <= tolerance + 1e-6;
            }
          from = to;
        }
      if (near)
        fewest = MIN (fewest, corners);
    }
  return fewest;
}

static void
test_fewest_corners (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint n_points = (guint) g_test_rand_int_range (2, 11);
      double tolerance = g_test_rand_double_range (0, 30);
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (LwCurvePoint));
      g_autoptr (GArray) corners = NULL;
      gint64 t_ms = 0;

      for (guint i = 0; i < n_points; i++)
        {
          LwCurvePoint point = { t_ms, g_test_rand_int_range (0, 100) };

          g_array_append_val (points, point);
          t_ms += g_test_rand_int_range (1, 5) * 1000;
        }
      corners = lw_measured_traffic_fit (points, tolerance);
      g_assert_cmpuint (g_array_index (corners, guint, 0), ==, 0);
      g_assert_cmpuint (g_array_index (corners, guint, corners->len - 1), ==, n_points - 1);
      g_assert_cmpuint (corners->len, ==, fewest_by_force ((LwCurvePoint *) (gpointer) points->data, n_points, tolerance));
    }
}

static void
test_stages (void)
{
  g_autoptr (GArray) points = parse ("0,100\n60,200\n120,300\n180,300\n240,300\n300,0\n");
  g_autoptr (LwScenario) scenario = lw_scenario_new ();
  g_autoptr (GError) error = NULL;
  LwRecordList *stages = lw_scenario_get_stages (scenario);

  /* Up in two minutes, two minutes of 300, down in one; 200 requests per second are 100 %. */
  g_assert_true (lw_measured_traffic_apply (points, 1, 200, scenario, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lw_scenario_get_executor (scenario), ==, LW_EXECUTOR_RAMPING_ARRIVAL_RATE);
  g_assert_cmpfloat (lw_scenario_get_level (scenario), ==, 50);
  g_assert_cmpuint (lw_record_list_get_size (stages), ==, 3);
  g_assert_cmpint (lw_stage_get_duration_ms (lw_record_list_get (stages, 0)), ==, 120000);
  g_assert_cmpfloat (lw_stage_get_target (lw_record_list_get (stages, 0)), ==, 150);
  g_assert_cmpint (lw_stage_get_unit (lw_record_list_get (stages, 0)), ==, LW_LEVEL_PERCENT);
  g_assert_cmpint (lw_stage_get_duration_ms (lw_record_list_get (stages, 1)), ==, 120000);
  g_assert_cmpfloat (lw_stage_get_target (lw_record_list_get (stages, 2)), ==, 0);

  /* Without a production target, as it was measured. */
  g_assert_true (lw_measured_traffic_apply (points, 1, 0, scenario, &error));
  g_assert_cmpint (lw_scenario_get_level_unit (scenario), ==, LW_LEVEL_ABSOLUTE);
  g_assert_cmpfloat (lw_scenario_get_level (scenario), ==, 100);
}

static void
test_too_many_stages (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) points = NULL;
  g_autoptr (LwScenario) scenario = lw_scenario_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "%u,%u\n", i, i % 2 * 100);
  points = parse (text->str);
  g_assert_false (lw_measured_traffic_apply (points, 1, 0, scenario, &error));
  g_assert_error (error, LW_ERROR, LW_ERROR_LIMIT);
  g_assert_cmpuint (lw_record_list_get_size (lw_scenario_get_stages (scenario)), ==, 0);
  /* With the whole height allowed, one line is near enough. */
  g_clear_error (&error);
  g_assert_true (lw_measured_traffic_apply (points, 100, 0, scenario, &error));
  g_assert_cmpuint (lw_record_list_get_size (lw_scenario_get_stages (scenario)), ==, 1);
}

/* Every ready shape ramps and ends where its words say. */
static void
test_shapes (void)
{
  g_autoptr (GEnumClass) shapes = g_type_class_ref (LW_TYPE_SHAPE);

  g_assert_cmpuint (shapes->n_values, ==, 10);
  for (guint i = 0; i < shapes->n_values; i++)
    {
      g_autoptr (LwScenario) scenario = lw_scenario_new ();
      LwRecordList *stages = lw_scenario_get_stages (scenario);
      double highest = 0;

      lw_scenario_set_executor (scenario, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE);
      lw_shape_apply ((LwShape) shapes->values[i].value, scenario);
      g_assert_cmpint (lw_scenario_get_executor (scenario), ==, LW_EXECUTOR_RAMPING_ARRIVAL_RATE);
      g_assert_cmpuint (lw_record_list_get_size (stages), >=, 3);
      for (guint j = 0; j < lw_record_list_get_size (stages); j++)
        highest = MAX (highest, lw_stage_get_target (lw_record_list_get (stages, j)));
      g_assert_cmpfloat (highest, >=, 100);
    }
}

static void
test_day (void)
{
  g_autoptr (LwScenario) scenario = lw_scenario_new ();
  LwRecordList *stages = lw_scenario_get_stages (scenario);
  gint64 length = 0;

  lw_shape_apply (LW_SHAPE_DAY, scenario);
  for (guint i = 0; i < lw_record_list_get_size (stages); i++)
    length += lw_stage_get_duration_ms (lw_record_list_get (stages, i));
  g_assert_cmpint (length, ==, 24 * 60 * 60 * 1000);
  /* It ends as it began, so that days can follow each other. */
  g_assert_cmpfloat (lw_stage_get_target (lw_record_list_get (stages, lw_record_list_get_size (stages) - 1)), ==,
                     lw_scenario_get_level (scenario));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measured-traffic/notations", test_notations);
  g_test_add_func ("/measured-traffic/refused", test_refused);
  g_test_add_func ("/measured-traffic/fewest-corners", test_fewest_corners);
  g_test_add_func ("/measured-traffic/stages", test_stages);
  g_test_add_func ("/measured-traffic/too-many-stages", test_too_many_stages);
  g_test_add_func ("/shape/all", test_shapes);
  g_test_add_func ("/shape/day", test_day);
  return g_test_run ();
}
