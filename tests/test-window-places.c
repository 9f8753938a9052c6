/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"
#include "cli-runner.h"
#include "lw-place.h"
#include "lw-plan-file.h"

/* From a problem to what edits its place. */

typedef struct
{
  LwWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = app_window_new_with_example ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_window_destroy (GTK_WINDOW (fixture->window));
}

static LwDocument *
document_of (Fixture *fixture)
{
  return lw_window_get_document (fixture->window);
}

static LwPlan *
plan_of (Fixture *fixture)
{
  return lw_document_get_plan (document_of (fixture));
}

/* Whether the focus is in what shows the place, or at least the record that it is in. */
typedef struct
{
  Fixture *fixture;
  const char *path;
} Place;

static gboolean
leads_to (gpointer data)
{
  Place *place = data;
  GParamSpec *field;
  LwRecord *record = lw_record_lookup_path (LW_RECORD (plan_of (place->fixture)), place->path, &field);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (place->fixture->window));

  if (focus == NULL || record == NULL || !gtk_widget_get_mapped (focus))
    return FALSE;
  for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
    if (lw_place_shows (at, record, field != NULL ? field->name : NULL) || lw_place_shows (at, record, NULL))
      return TRUE;
  return FALSE;
}

static void
reveal_all (Fixture *fixture, const char *what)
{
  GPtrArray *problems = lw_schedule_get_problems (lw_document_get_schedule (document_of (fixture)));
  g_autoptr (GPtrArray) copies = lw_problems_new ();

  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (copies, lw_problem_copy (g_ptr_array_index (problems, i)));
  for (guint i = 0; i < copies->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (copies, i);
      Place place = { fixture, problem->path };

      if (problem->path == NULL)
        continue;
      gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
      lw_window_reveal (fixture->window, problem->path);
      g_test_message ("%s: %s (%s)", what, problem->path, problem->code);
      app_wait_until (leads_to, &place);
    }
}

/* Whatever a problem names can be gone to. */
static void
test_reveal_problems (Fixture *fixture, gconstpointer data)
{
  static const char *const examples[] = { "order-service.yaml", "small.yaml", "staging.yaml",
                                          "components-at-root.yaml" };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = cli_example (examples[i]);
      g_autoptr (GPtrArray) problems = lw_problems_new ();
      g_autoptr (LwPlan) plan = lw_plan_open_any (path, problems);
      g_autoptr (LwDocument) document = NULL;

      g_assert_nonnull (plan);
      document = lw_document_new (plan);
      lw_window_set_document (fixture->window, document);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      reveal_all (fixture, examples[i]);
    }
}

/* A plan that no cluster, container or pipeline would take, on a machine that is too small. */
static void
test_reveal_delivery (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "k6-version", "image", "namespace", "pods", "schedule",
                                       "generator-too-small", "no-connection-reuse" };
  LwPlan *plan = plan_of (fixture);
  LwDelivery *delivery = lw_plan_get_delivery (plan);
  GPtrArray *problems;

  g_object_set (delivery, "kubernetes", TRUE, "k6-version", "newest", "image", "Not an image", "namespace", "No_Name",
                "pods", 10000, "schedule", "every day", NULL);
  lw_plan_set_generator_cores (plan, 0.1);
  lw_plan_set_reuse_connections (plan, FALSE);
  lw_document_flush (document_of (fixture));
  problems = lw_schedule_get_problems (lw_document_get_schedule (document_of (fixture)));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < problems->len; j++)
        found = found || g_strcmp0 (((LwProblem *) g_ptr_array_index (problems, j))->code, codes[i]) == 0;
      g_test_message ("%s", codes[i]);
      g_assert_true (found);
    }
  reveal_all (fixture, "delivery");
}

/* A window that goes away amid all that unfolds leaves nothing behind, either. */
static void
test_close_while_unfolding (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "objectives[2].scenarios[0].stages[1].duration-ms", "objectives[4].scenarios[0]",
                                       "endpoints[1].path-parameters", "profile.components[0].name",
                                       "service-level.availability", "delivery.k6-version" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_test_message ("%s", paths[i]);
      lw_window_reveal (fixture->window, paths[i]);
      for (guint n_steps = 0; n_steps < 10 * i; n_steps++)
        g_main_context_iteration (NULL, FALSE);
      app_window_destroy (GTK_WINDOW (fixture->window));
      fixture->window = app_window_new_with_example ();
    }
  /* And all at once, of all panels. */
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    lw_window_reveal (fixture->window, paths[i]);
  app_unfold_all (GTK_WIDGET (fixture->window));
}

#define ADD(name, function) g_test_add ("/window-places/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("problems", test_reveal_problems);
  ADD ("delivery", test_reveal_delivery);
  ADD ("close-while-unfolding", test_close_while_unfolding);
  return app_test_run ();
}
