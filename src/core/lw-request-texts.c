/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-request-texts.h"

#include "lw-placeholder.h"

#include <string.h>

typedef struct
{
  LwEndpoint *endpoint;
  LwRequestTextFunc func;
  gpointer data;
} Walk;

static void
visit (Walk *self, gpointer record, const char *field, const char *text)
{
  LwRequestText found = { self->endpoint, record, field, text };

  if (text[0] != '\0')
    self->func (&found, self->data);
}

static void
visit_pairs (Walk *self, LwRecordList *pairs, gboolean names)
{
  for (guint i = 0; i < lw_record_list_get_size (pairs); i++)
    {
      LwPair *pair = lw_record_list_get (pairs, i);

      if (names)
        visit (self, pair, "name", lw_pair_get_name (pair));
      visit (self, pair, "value", lw_pair_get_value (pair));
    }
}

static void
visit_fields (Walk *self, gboolean multipart)
{
  LwRecordList *fields = lw_endpoint_get_form_fields (self->endpoint);

  for (guint i = 0; i < lw_record_list_get_size (fields); i++)
    {
      LwFormField *field = lw_record_list_get (fields, i);

      visit (self, field, "name", lw_form_field_get_name (field));
      visit (self, field, "value", lw_form_field_get_value (field));
      if (multipart)
        visit (self, field, "file-name", lw_form_field_get_file_name (field));
    }
}

static void
visit_payload (Walk *self)
{
  LwEndpoint *endpoint = self->endpoint;
  LwPayloadKind kind = lw_endpoint_get_payload_kind (endpoint);

  switch (kind)
    {
    case LW_PAYLOAD_FORM:
    case LW_PAYLOAD_MULTIPART:
      visit_fields (self, kind == LW_PAYLOAD_MULTIPART);
      break;
    case LW_PAYLOAD_GRAPHQL:
      visit (self, endpoint, "graphql-variables", lw_endpoint_get_graphql_variables (endpoint));
      G_GNUC_FALLTHROUGH;
    case LW_PAYLOAD_JSON:
    case LW_PAYLOAD_RAW:
      visit (self, endpoint, "payload", lw_endpoint_get_payload (endpoint));
      break;
    case LW_PAYLOAD_NONE:
    default:
      break;
    }
}

void
lw_endpoint_foreach_text (LwEndpoint *self, LwRequestTextFunc func, gpointer data)
{
  Walk walk = { self, func, data };

  g_return_if_fail (LW_IS_ENDPOINT (self));

  visit (&walk, self, "path", lw_endpoint_get_path (self));
  visit_pairs (&walk, lw_endpoint_get_path_parameters (self), FALSE);
  visit_pairs (&walk, lw_endpoint_get_query (self), TRUE);
  visit_pairs (&walk, lw_endpoint_get_headers (self), FALSE);
  visit_payload (&walk);
}

/* Requests */

static void
visit_flow (LwPlan *self, LwRequestFunc func, gpointer data)
{
  LwFlow *flow = lw_plan_get_flow (self);
  LwRecordList *steps = lw_flow_get_steps (flow);

  for (guint i = 0; i < lw_record_list_get_size (steps); i++)
    {
      LwEndpoint *step = lw_record_list_get (steps, i);

      if (lw_endpoint_get_enabled (step))
        func (step, LW_REQUEST_OF_FLOW, data);
    }
  if (lw_flow_get_polls (flow))
    func (lw_flow_get_poll (flow), LW_REQUEST_OF_FLOW, data);
}

void
lw_plan_foreach_request (LwPlan *self, LwRequestFunc func, gpointer data)
{
  LwAuthentication *authentication = lw_plan_get_authentication (self);
  LwRecordList *endpoints = lw_plan_get_endpoints (self);
  LwMode mode = lw_plan_get_mode (self);

  g_return_if_fail (LW_IS_PLAN (self));

  if (lw_authentication_get_kind (authentication) == LW_AUTHENTICATION_LOGIN)
    func (lw_authentication_get_login (authentication), LW_REQUEST_OF_LOGIN, data);
  for (guint i = 0; mode != LW_MODE_E2E && i < lw_record_list_get_size (endpoints); i++)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i);

      if (lw_endpoint_get_enabled (endpoint) && lw_endpoint_get_weight (endpoint) > 0)
        func (endpoint, LW_REQUEST_OF_MIX, data);
    }
  if (mode != LW_MODE_API)
    visit_flow (self, func, data);
}

/* Names in placeholders */

typedef struct
{
  LwPlaceholderKind kind;
  const char *data_file; /* for data */
  GPtrArray *names;      /* (owned) */
} Search;

static void
add_name (Search *self, const LwPlaceholderWord *word)
{
  for (guint i = 0; i < self->names->len; i++)
    if (lw_placeholder_word_is (word, g_ptr_array_index (self->names, i)))
      return;
  g_ptr_array_add (self->names, lw_placeholder_word_dup (word));
}

static void
search_text (const LwRequestText *found, gpointer data)
{
  Search *self = data;
  const char *text = found->text;
  size_t length;
  LwTextPart part;

  if (strstr (text, "{{") == NULL)
    return;
  length = strlen (text);
  while (lw_placeholder_next_part (&text, &length, &part))
    {
      if (part.placeholder == NULL || part.placeholder->kind != self->kind)
        continue;
      if (self->kind == LW_PLACEHOLDER_DATA)
        {
          if (lw_placeholder_word_is (&part.arguments.name, self->data_file))
            add_name (self, &part.arguments.column);
        }
      else
        add_name (self, &part.arguments.name);
    }
}

static void
search_request (LwEndpoint *endpoint, LwRequestPlace place, gpointer data)
{
  lw_endpoint_foreach_text (endpoint, search_text, data);
}

static char **
search_plan (LwPlan *plan, LwPlaceholderKind kind, const char *data_file)
{
  Search search = { kind, data_file, g_ptr_array_new () };

  lw_plan_foreach_request (plan, search_request, &search);
  g_ptr_array_add (search.names, NULL);
  return (char **) g_ptr_array_free (search.names, FALSE);
}

char **
lw_plan_dup_variables (LwPlan *self)
{
  g_return_val_if_fail (LW_IS_PLAN (self), NULL);

  return search_plan (self, LW_PLACEHOLDER_ENV, NULL);
}

char **
lw_plan_dup_columns (LwPlan *self, const char *data_file)
{
  g_return_val_if_fail (LW_IS_PLAN (self) && data_file != NULL, NULL);

  return search_plan (self, LW_PLACEHOLDER_DATA, data_file);
}

LwDataFile *
lw_plan_find_data_file (LwPlan *self, const char *name)
{
  LwRecordList *files = lw_plan_get_data_files (self);

  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    if (strcmp (lw_data_file_get_name (lw_record_list_get (files, i)), name) == 0)
      return lw_record_list_get (files, i);
  return NULL;
}
