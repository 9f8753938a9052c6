/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-js-writer.h"
#include "lw-placeholder.h"
#include "lw-plan.h"
#include "lw-schedule.h"
#include "lw-targets.h"

G_BEGIN_DECLS

/* An endpoint that the script calls. */
typedef struct
{
  LwEndpoint *endpoint; /* (unowned) */
  char *function;       /* (owned) name of its function */
  char *tag;            /* (owned) value of its tag `name` */
  char *status;         /* (owned) constant of its expected statuses */
  gint64 turns;         /* in one cycle of the mix */
} LwScriptEndpoint;

/* A script being made: what all of its sections have to know. */
typedef struct
{
  LwPlan *plan;         /* (unowned) */
  LwSchedule *schedule; /* (unowned) */
  gint64 date;
  LwJsWriter *js;       /* (unowned) of the section being written */

  GPtrArray *endpoints; /* (owned) LwScriptEndpoint */

  /* What the endpoints turned out to need */
  gboolean uses_unique;
  gboolean uses_run;
  gboolean uses_execution;
  gboolean pauses;
  gboolean recovers;    /* a spike has a time by which the system must have recovered */
} LwScript;

/* Texts that may hold placeholders, as JavaScript expressions that give a string. */
void lw_script_write_text (LwScript *self, const char *text, size_t length);
/* The same for a text whose lines are to be seen as lines. */
void lw_script_write_lines (LwScript *self, const char *text);
/* The value of one placeholder; a number when the placeholder is one. */
void lw_script_write_placeholder (LwScript *self, const LwPlaceholder *placeholder);

/* A JSON text as an object literal or whatever it is. FALSE, with nothing written, when it is not JSON
 * or when a literal would not give back just the same values. */
gboolean lw_script_write_json (LwScript *self, const char *text);

/* The path of an endpoint with its parameters and its query, encoded. */
void lw_script_write_path (LwScript *self, LwEndpoint *endpoint);
/* A path without parameters, encoded. */
void lw_script_write_plain_path (LwScript *self, const char *path);
/* A form body of LwFormFields, encoded. */
void lw_script_write_form (LwScript *self, LwRecordList *fields);
/* The payload of an endpoint that has one, as an expression. */
void lw_script_write_payload (LwScript *self, LwEndpoint *endpoint);
/* The headers of an endpoint, with what its payload is, as an object. */
void lw_script_write_header_object (LwScript *self, LwEndpoint *endpoint);
/* A JSON path of any notation as k6 takes it: $.items[0].id is items.0.id there. (transfer full) */
char *lw_script_dup_json_selector (const char *path);

/* Sections, in the order of the script. */
void lw_script_write_config (LwScript *self);
void lw_script_write_metadata (LwScript *self);
void lw_script_write_scenarios (LwScript *self);
void lw_script_write_thresholds (LwScript *self);
void lw_script_write_options (LwScript *self);
void lw_script_write_helpers (LwScript *self);  /* after the requests: what those need */
void lw_script_write_requests (LwScript *self);

/* What the configuration has to say of tokens that VUs fetch. */
void lw_script_write_token_config (LwScript *self);
/* The function that asks for one; nothing when none are fetched. */
void lw_script_write_token_request (LwScript *self);

/* A line that parts the sections. */
void lw_script_write_heading (LwScript *self, const char *title);

/* Fills self->endpoints with the endpoints that the plan calls, and gives their functions names. */
void lw_script_collect_endpoints (LwScript *self);
/* Finds out whether any iteration pauses, and whether any scenario has a recovery. */
void lw_script_find_pauses (LwScript *self);

/* The day that the script is made on, such as 2026-01-16. (transfer full) */
char *lw_script_dup_day (LwScript *self);
/* Whether an API key goes into the URL. */
gboolean lw_script_has_key_in_query (LwScript *self);

/* Whether VUs fetch tokens for themselves. */
gboolean lw_script_fetches_tokens (LwScript *self);
/* Whether token requests have the client id and its secret in a header. */
gboolean lw_script_has_client_in_header (LwScript *self);

/* The function that an iteration runs. */
#define LW_SCRIPT_FLOW "testAPI"

G_END_DECLS
