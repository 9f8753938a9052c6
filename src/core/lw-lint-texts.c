/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-i18n.h"
#include "lw-placeholder.h"
#include "lw-request-texts.h"
#include "lw-spelling.h"

#include <string.h>

/* The placeholders in the texts of requests: whether they are right, and whether what they name is
 * there when the request is made. */

typedef struct
{
  LwComputation *computation;
  LwEndpoint *endpoint;
  LwRequestPlace place;
  GHashTable *known;  /* (element-type utf8 LwCapture) values of the mix, and of the steps so far */
  GHashTable *later;  /* the same, of all steps of the flow */
  GHashTable *warned; /* captures that were complained of */
} Survey;

static const char *
get_title (LwEndpoint *endpoint)
{
  const char *name = lw_endpoint_get_name (endpoint);

  return name[0] != '\0' ? name : lw_endpoint_get_path (endpoint);
}

static LwProblem *
report (Survey *self, LwSeverity severity, const char *code, const LwRequestText *found, const char *message)
{
  return lw_computation_report (self->computation, severity, code, found->record, found->field, "%s: %s",
                                get_title (self->endpoint), message);
}

static void
lint_spelling (Survey *self, const LwRequestText *found)
{
  const char *meant;
  g_autofree char *unknown = lw_placeholder_dup_unknown (found->text, &meant);
  g_autofree char *message = NULL;
  g_autofree char *label = NULL;
  LwProblem *problem;

  if (unknown == NULL)
    return;
  message = g_strdup_printf (_ ("%s is no placeholder, so it is sent as it is"), unknown);
  problem = report (self, LW_SEVERITY_NOTE, "placeholder-unknown", found, message);
  if (meant == NULL)
    return;
  lw_problem_suggest (problem, _ ("Did you mean %s?"), meant);
  label = g_strdup_printf (_ ("Write %s"), meant);
  lw_problem_offer_fix (problem, label);
}

/* Names of what there is, with commas between them. */
static char *
join_names (GPtrArray *names)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < 12; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  if (names->len > 12)
    g_string_append (joined, ", …");
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
suggest_names (LwProblem *problem, const char *typed, GPtrArray *names, const char *otherwise)
{
  g_autofree char *joined = join_names (names);
  guint limit = lw_spelling_tolerance (typed);

  for (guint i = 0; i < names->len; i++)
    if (lw_spelling_distance (typed, g_ptr_array_index (names, i), limit) <= limit)
      {
        lw_problem_suggest (problem, _ ("Did you mean %s?"), (const char *) g_ptr_array_index (names, i));
        return;
      }
  if (names->len > 0)
    lw_problem_suggest (problem, _ ("There are: %s"), joined);
  else
    lw_problem_suggest (problem, "%s", otherwise);
}

static gboolean
has_column (LwDataFile *file, const char *column)
{
  const char *const *columns = lw_data_file_get_columns (file);

  /* Nobody has read the file yet. */
  return columns[0] == NULL || g_strv_contains (columns, column);
}

static void
lint_data (Survey *self, const LwRequestText *found, const LwPlaceholderArguments *arguments)
{
  LwPlan *plan = self->computation->plan;
  g_autofree char *name = lw_placeholder_word_dup (&arguments->name);
  g_autofree char *column = lw_placeholder_word_dup (&arguments->column);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *message = NULL;
  LwDataFile *file = lw_plan_find_data_file (plan, name);
  LwRecordList *files = lw_plan_get_data_files (plan);

  if (file == NULL)
    {
      for (guint i = 0; i < lw_record_list_get_size (files); i++)
        g_ptr_array_add (names, (gpointer) lw_data_file_get_name (lw_record_list_get (files, i)));
      message = g_strdup_printf (_ ("the plan has no data file that is called %s"), name);
      suggest_names (report (self, LW_SEVERITY_ERROR, "data-unknown", found, message), name, names,
                     _ ("Add the file to the test data of the plan"));
    }
  else if (!has_column (file, column))
    {
      for (const char *const *at = lw_data_file_get_columns (file); *at != NULL; at++)
        g_ptr_array_add (names, (gpointer) *at);
      message = g_strdup_printf (_ ("the data file %s has no column that is called %s"), name, column);
      suggest_names (report (self, LW_SEVERITY_ERROR, "column-unknown", found, message), column, names, "");
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sort_names (GHashTable *values)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
lint_value_of_mix (Survey *self, LwCapture *capture)
{
  if (self->place != LW_REQUEST_OF_MIX || lw_capture_get_fallback (capture)[0] != '\0' ||
      !g_hash_table_add (self->warned, capture))
    return;
  lw_problem_suggest (
      lw_computation_report (self->computation, LW_SEVERITY_WARNING, "value-without-fallback", capture, "fallback",
                             _ ("The value %s is empty until an answer gives it, and %s may be sent before that"),
                             lw_capture_get_name (capture), get_title (self->endpoint)),
      _ ("Enter what stands in its place until then"));
}

static void
lint_value (Survey *self, const LwRequestText *found, const LwPlaceholderArguments *arguments)
{
  g_autofree char *name = lw_placeholder_word_dup (&arguments->name);
  LwCapture *capture = g_hash_table_lookup (self->known, name);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *message = NULL;

  if (capture != NULL)
    {
      lint_value_of_mix (self, capture);
      return;
    }
  if (self->place == LW_REQUEST_OF_FLOW && g_hash_table_contains (self->later, name))
    {
      message = g_strdup_printf (_ ("the value %s is given only by a later step"), name);
      lw_problem_suggest (report (self, LW_SEVERITY_ERROR, "value-too-early", found, message),
                          _ ("Move that step before this one"));
      return;
    }
  names = sort_names (self->known);
  message = g_strdup_printf (_ ("no answer gives a value that is called %s"), name);
  suggest_names (report (self, LW_SEVERITY_ERROR, "value-unknown", found, message), name, names,
                 _ ("Have the answer of an earlier request give it"));
}

/* Before the load there is no iteration, and no answer has come. */
static gboolean
lint_login (Survey *self, const LwRequestText *found, const LwPlaceholder *placeholder)
{
  g_autofree char *message = NULL;

  if (self->place != LW_REQUEST_OF_LOGIN ||
      (placeholder->kind != LW_PLACEHOLDER_UNIQUE && placeholder->kind != LW_PLACEHOLDER_ITERATION &&
       placeholder->kind != LW_PLACEHOLDER_VALUE))
    return TRUE;
  message = g_strdup_printf (_ ("%s has no value yet when the test logs in"), placeholder->insert);
  lw_problem_suggest (report (self, LW_SEVERITY_ERROR, "placeholder-in-login", found, message),
                      _ ("Use {{uuid}}, {{vu}}, or a column of a data file"));
  return FALSE;
}

static void
lint_secret_in_url (Survey *self, const LwRequestText *found, const LwPlaceholderArguments *arguments)
{
  g_autofree char *name = lw_placeholder_word_dup (&arguments->name);
  g_autofree char *message = NULL;
  LwRecord *record = found->record;
  guint position;

  if (!LW_IS_ENDPOINT (record) &&
      (!LW_IS_PAIR (record) ||
       lw_record_list_find (lw_endpoint_get_headers (self->endpoint), record, &position)))
    return;
  if (LW_IS_ENDPOINT (record) && strcmp (found->field, "path") != 0)
    return;
  message = g_strdup_printf (_ ("%s becomes part of a URL, which ends up in the access logs of every machine on the way"),
                             name);
  report (self, LW_SEVERITY_NOTE, "variable-in-url", found, message);
}

static void
lint_placeholders (Survey *self, const LwRequestText *found)
{
  const char *text = found->text;
  size_t length = strlen (text);
  LwTextPart part;

  while (lw_placeholder_next_part (&text, &length, &part))
    {
      if (part.placeholder == NULL || !lint_login (self, found, part.placeholder))
        continue;
      if (part.placeholder->kind == LW_PLACEHOLDER_DATA)
        lint_data (self, found, &part.arguments);
      else if (part.placeholder->kind == LW_PLACEHOLDER_VALUE)
        lint_value (self, found, &part.arguments);
      else if (part.placeholder->kind == LW_PLACEHOLDER_ENV)
        lint_secret_in_url (self, found, &part.arguments);
    }
}

static void
lint_text (const LwRequestText *found, gpointer data)
{
  Survey *self = data;
  g_autoptr (GError) error = NULL;

  if (strstr (found->text, "{{") == NULL)
    return;
  if (!lw_placeholder_check (found->text, &error))
    report (self, LW_SEVERITY_ERROR, "placeholder", found, error->message);
  lint_spelling (self, found);
  lint_placeholders (self, found);
}

static void
add_captures (GHashTable *values, LwEndpoint *endpoint)
{
  LwRecordList *captures = lw_endpoint_get_captures (endpoint);

  for (guint i = 0; i < lw_record_list_get_size (captures); i++)
    {
      LwCapture *capture = lw_record_list_get (captures, i);
      LwCapture *first = g_hash_table_lookup (values, lw_capture_get_name (capture));

      /* What one of them says stands in its place is enough. */
      if (first == NULL || lw_capture_get_fallback (first)[0] == '\0')
        g_hash_table_insert (values, (gpointer) lw_capture_get_name (capture), capture);
    }
}

static void
find_captures (LwEndpoint *endpoint, LwRequestPlace place, gpointer data)
{
  Survey *self = data;

  if (place == LW_REQUEST_OF_MIX)
    add_captures (self->known, endpoint);
  else if (place == LW_REQUEST_OF_FLOW)
    add_captures (self->later, endpoint);
}

static void
lint_request (LwEndpoint *endpoint, LwRequestPlace place, gpointer data)
{
  Survey *self = data;

  self->endpoint = endpoint;
  self->place = place;
  lw_endpoint_foreach_text (endpoint, lint_text, self);
  /* The steps of a flow are made in order; those of the mix in any. */
  if (place == LW_REQUEST_OF_FLOW)
    add_captures (self->known, endpoint);
}

void
lw_lint_texts (LwComputation *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) later = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) warned = g_hash_table_new (NULL, NULL);
  Survey survey = { .computation = self, .known = known, .later = later, .warned = warned };

  lw_plan_foreach_request (self->plan, find_captures, &survey);
  lw_plan_foreach_request (self->plan, lint_request, &survey);
}
