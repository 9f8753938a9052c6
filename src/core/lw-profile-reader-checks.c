/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-profile-reader-private.h"

#include "lw-i18n.h"
#include "lw-spelling.h"

/* Names of a cycle that are told before the rest becomes "…". */
#define MAX_NAMES 8

/* Among more components than this, a name that is not found is not compared with all of them. */
#define MAX_COMPARED 2000

/* A component as a node of the graph of dependencies. */
typedef struct
{
  LwComponent *component;
  guint first;   /* of its references in the reader */
  guint next;    /* the reference to follow next */
  guint end;     /* one past its last reference */
  gboolean open; /* on the path that is being followed */
  gboolean done;
} Vertex;

typedef struct
{
  LwProfileReader *reader;
  LwRecordList *components;
  GHashTable *by_id; /* id to position + 1 */
  Vertex *vertices;
  guint n_vertices;
} Graph;

static LwComponent *
component_at (Graph *graph, guint position)
{
  return lw_record_list_get (graph->components, position);
}

static gboolean
find_component (Graph *graph, const char *id, guint *position)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (graph->by_id, id));

  *position = found - 1;
  return found > 0;
}

static void
report_duplicate_id (LwProfileReader *reader, LwComponent *component, LwComponent *first,
                     guint position)
{
  g_autofree char *id = lw_excerpt (lw_component_get_id (component));
  g_autofree char *path = g_strdup_printf ("profile.components[%u].id", position);
  guint line = 0;
  guint column = 0;
  guint first_line = 0;
  LwProblem *problem;

  lw_record_get_mark (LW_RECORD (first), "id", &first_line, &column);
  lw_record_get_mark (LW_RECORD (component), "id", &line, &column);
  problem = lw_problem_new (
      LW_SEVERITY_ERROR, "duplicate-id", path,
      _ ("the id %s is taken by the component on line %u, so dependencies on it are ambiguous"), id,
      first_line);
  lw_problem_at (problem, lw_problem_sink_get_file (reader->sink), line, column);
  lw_problem_sink_take (reader->sink,
                        lw_problem_suggest (problem, _ ("Give each component an id of its own")));
}

static void
index_components (Graph *graph)
{
  graph->n_vertices = lw_record_list_get_size (graph->components);
  graph->vertices = g_new0 (Vertex, graph->n_vertices);
  for (guint i = 0; i < graph->n_vertices; i++)
    {
      LwComponent *component = component_at (graph, i);
      const char *id = lw_component_get_id (component);
      guint first;

      graph->vertices[i].component = component;
      if (find_component (graph, id, &first))
        report_duplicate_id (graph->reader, component, component_at (graph, first), i);
      else
        g_hash_table_insert (graph->by_id, (gpointer) id, GUINT_TO_POINTER (i + 1));
    }
}

/* References are in the order of their components, so those of one component stand together. */
static void
index_references (Graph *graph)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);
  GArray *references = graph->reader->dependencies;

  for (guint i = 0; i < graph->n_vertices; i++)
    g_hash_table_insert (positions, graph->vertices[i].component, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < references->len; i++)
    {
      LwComponent *from = g_array_index (references, LwProfileReference, i).from;
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, from));
      Vertex *vertex;

      if (position == 0)
        continue;
      vertex = &graph->vertices[position - 1];
      if (vertex->end == 0)
        vertex->first = vertex->next = i;
      vertex->end = i + 1;
    }
}

/* Unknown ids */

static const char *
find_similar_id (Graph *graph, const char *id)
{
  guint best = lw_spelling_tolerance (id) + 1;
  const char *similar = NULL;

  for (guint i = 0; graph->n_vertices <= MAX_COMPARED && i < graph->n_vertices; i++)
    {
      LwComponent *component = graph->vertices[i].component;
      guint distance;

      if (g_str_equal (lw_component_get_name (component), id))
        return lw_component_get_id (component);
      distance = lw_spelling_distance (id, lw_component_get_id (component), best - 1);
      if (distance < best)
        {
          best = distance;
          similar = lw_component_get_id (component);
        }
    }
  return similar;
}

static void
report_unknown_id (Graph *graph, const LwProfileReference *reference, LwSeverity severity,
                   const char *code, const char *words)
{
  LwProfileReader *reader = graph->reader;
  const LwYamlNode *node = reference->node;
  g_autofree char *id = lw_excerpt (node->text);
  const char *similar;
  LwProblem *problem;

  if (lw_problem_sink_is_full (reader->sink, code))
    {
      lw_problem_sink_count (reader->sink, code, severity);
      return;
    }
  similar = find_similar_id (graph, node->text);
  problem = lw_problem_new (severity, code, reference->path, "%s %s", id, words);
  lw_problem_at (problem, lw_problem_sink_get_file (reader->sink), node->line, node->column);
  if (similar != NULL)
    lw_problem_suggest (problem, _ ("Did you mean “%s”?"), similar);
  else
    lw_problem_suggest (problem, _ ("Add a component with this id, or remove the name"));
  lw_problem_sink_take (reader->sink, problem);
}

static void
check_ids (Graph *graph, GArray *references, LwSeverity severity, const char *code,
           const char *words)
{
  for (guint i = 0; i < references->len; i++)
    {
      const LwProfileReference *reference = &g_array_index (references, LwProfileReference, i);
      guint position;

      if (!find_component (graph, reference->node->text, &position))
        report_unknown_id (graph, reference, severity, code, words);
    }
}

/* Cycles */

static void
report_cycle (Graph *graph, GArray *trail, guint start, const LwProfileReference *closing)
{
  g_autoptr (GString) names = g_string_new (NULL);
  LwProblem *problem;

  if (lw_problem_sink_is_full (graph->reader->sink, "dependency-cycle"))
    {
      lw_problem_sink_count (graph->reader->sink, "dependency-cycle", LW_SEVERITY_ERROR);
      return;
    }
  for (guint i = start; i < trail->len; i++)
    {
      Vertex *vertex = &graph->vertices[g_array_index (trail, guint, i)];

      if (i - start < MAX_NAMES)
        g_string_append_printf (names, "%s → ", lw_component_get_id (vertex->component));
      else if (i - start == MAX_NAMES)
        g_string_append (names, "… → ");
    }
  g_string_append (names, closing->node->text);
  problem = lw_problem_new (LW_SEVERITY_ERROR, "dependency-cycle", closing->path,
                            _ ("components depend on each other in a circle: %s"), names->str);
  lw_problem_at (problem, lw_problem_sink_get_file (graph->reader->sink), closing->node->line,
                 closing->node->column);
  lw_problem_sink_take (
      graph->reader->sink,
      lw_problem_suggest (problem, _ ("Remove the dependency that is not a call, such as a reply")));
}

static void
meet (Graph *graph, GArray *trail, guint position, const LwProfileReference *reference)
{
  Vertex *vertex = &graph->vertices[position];

  if (vertex->open)
    {
      guint start = trail->len - 1;

      while (g_array_index (trail, guint, start) != position)
        start--;
      report_cycle (graph, trail, start, reference);
    }
  else if (!vertex->done)
    {
      vertex->open = TRUE;
      g_array_append_val (trail, position);
    }
}

/* Depth first, with a trail of its own: a long chain of components must not use up the C stack. */
static void
follow_from (Graph *graph, guint start)
{
  g_autoptr (GArray) trail = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *references = graph->reader->dependencies;

  meet (graph, trail, start, NULL);
  while (trail->len > 0)
    {
      Vertex *vertex = &graph->vertices[g_array_index (trail, guint, trail->len - 1)];
      const LwProfileReference *reference;
      guint position;

      if (vertex->next == vertex->end)
        {
          vertex->open = FALSE;
          vertex->done = TRUE;
          g_array_set_size (trail, trail->len - 1);
          continue;
        }
      reference = &g_array_index (references, LwProfileReference, vertex->next++);
      if (find_component (graph, reference->node->text, &position))
        meet (graph, trail, position, reference);
    }
}

void
lw_profile_reader_check_references (LwProfileReader *self, LwProfile *profile)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Graph graph = { .reader = self,
                  .components = lw_profile_get_components (profile),
                  .by_id = by_id };

  index_components (&graph);
  index_references (&graph);
  check_ids (&graph, self->dependencies, LW_SEVERITY_ERROR, "unknown-dependency",
             _ ("is no component of this profile, but is named as a dependency"));
  check_ids (&graph, self->bottlenecks, LW_SEVERITY_WARNING, "unknown-component",
             _ ("is no component of this profile, so the bottleneck belongs to nothing"));
  for (guint i = 0; i < graph.n_vertices; i++)
    follow_from (&graph, i);
  g_free (graph.vertices);
}
