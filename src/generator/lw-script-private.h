/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-js-writer.h"
#include "lw-placeholder.h"
#include "lw-plan.h"
#include "lw-schedule.h"
#include "lw-targets.h"

G_BEGIN_DECLS

/* An endpoint that the script calls: one of the mix, a step of the flow, or its poll. */
typedef struct
{
  LwEndpoint *endpoint; /* (unowned) */
  char *function;       /* (owned) name of its function */
  char *tag;            /* (owned) value of its tag `name` */
  char *status;         /* (owned) constant of its expected statuses */
  const char *statuses; /* those expected, as the plan has them */
  const char *sender;   /* the function of the script that sends it */
  gint64 turns;         /* in one cycle of the mix */
} LwScriptEndpoint;

/* Fixed code that placeholders and payloads may need, beside that which each script has. */
typedef enum
{
  LW_SCRIPT_UUID = 1 << 0,
  LW_SCRIPT_DATE = 1 << 1,
  LW_SCRIPT_DAY = 1 << 2,
  LW_SCRIPT_INTEGER = 1 << 3,
  LW_SCRIPT_CHOICE = 1 << 4,
  LW_SCRIPT_LETTERS = 1 << 5,
  LW_SCRIPT_DATA = 1 << 6,
  LW_SCRIPT_DATA_CSV = 1 << 7,
  LW_SCRIPT_DATA_JSON = 1 << 8,
  LW_SCRIPT_LITERAL = 1 << 9,
  LW_SCRIPT_ESCAPED = 1 << 10,
  LW_SCRIPT_MULTIPART = 1 << 11,
  LW_SCRIPT_VALUES = 1 << 12,
  LW_SCRIPT_KEEP_VALUES = 1 << 13,
  LW_SCRIPT_FROM_JSON = 1 << 14,
  LW_SCRIPT_FROM_HEADER = 1 << 15,
} LwScriptHelper;

/* A script being made: what all of its sections have to know. */
typedef struct
{
  LwPlan *plan;         /* (unowned) */
  LwSchedule *schedule; /* (unowned) */
  gint64 date;
  LwJsWriter *js;       /* (unowned) of the section being written */

  GPtrArray *endpoints; /* (owned) LwScriptEndpoint, of the mix */
  GPtrArray *steps;     /* (owned) LwScriptEndpoint, of the flow */
  LwScriptEndpoint *poll; /* (owned) (nullable) */
  GPtrArray *called;    /* (owned) all of these */
  GHashTable *values;   /* (owned) what answers give to later requests: name to fallback */

  /* What the endpoints turned out to need */
  guint helpers;        /* LwScriptHelper */
  guint content_types;  /* shared constants; a bit for each */
  gboolean uses_unique;
  gboolean uses_run;
  gboolean uses_execution;
  gboolean pauses;
  guint distributions;  /* of the pauses; a bit for each LwThinkDistribution */
  guint checks;         /* a bit for each LwCheckKind */
  gboolean draws;       /* no cycle of turns gives the shares of the endpoints */
  gboolean recovers;    /* a spike has a time by which the system must have recovered */
} LwScript;

/* What becomes of the value of a placeholder. */
typedef enum
{
  LW_SCRIPT_AS_TEXT,        /* a string, or part of one */
  LW_SCRIPT_AS_VALUE,       /* what it is: a string, a number, or whatever a captured value is */
  LW_SCRIPT_IN_URL,         /* part of a URL or a form, encoded */
  LW_SCRIPT_IN_JSON,        /* part of a JSON text, as a value there */
  LW_SCRIPT_IN_JSON_STRING, /* the same, inside of a string there */
} LwScriptUse;

/* As lw_placeholder_next_part(), but what the plan has no data file or captured value for is plain
 * text. */
gboolean lw_script_next_part (LwScript *self, const char **text, size_t *length, LwTextPart *part);

/* Texts that may hold placeholders, as JavaScript expressions that give a string. */
void lw_script_write_text (LwScript *self, const char *text, size_t length);
/* The same for a text that is encoded but for its placeholders. */
void lw_script_write_url_text (LwScript *self, const char *text, size_t length);
/* The same for a text whose lines are to be seen as lines; as text, or in JSON. */
void lw_script_write_lines (LwScript *self, const char *text, LwScriptUse use);
/* The value of one placeholder. */
void lw_script_write_placeholder (LwScript *self, const LwTextPart *part, LwScriptUse use);

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
/* The headers that a request has of its own or because of its payload, as an expression. */
gboolean lw_script_has_headers (LwEndpoint *endpoint);
void lw_script_write_headers (LwScript *self, LwEndpoint *endpoint);
/* The same, never a constant that the requests share. */
void lw_script_write_header_object (LwScript *self, LwEndpoint *endpoint);
/* A JSON path of any notation as k6 takes it: $.items[0].id is items.0.id there. (transfer full) */
char *lw_script_dup_json_selector (const char *path);
/* Constants for the headers that many requests share. */
void lw_script_write_content_types (LwScript *self);

/* Finds what answers give to later requests. */
void lw_script_collect_values (LwScript *self);
/* What an endpoint's answers give, as a function that keeps it. */
gboolean lw_script_has_captures (LwEndpoint *endpoint);
gboolean lw_script_captures_body (LwEndpoint *endpoint);
void lw_script_write_captures (LwScript *self, LwEndpoint *endpoint);
/* The fixed code and the constants that values need. */
void lw_script_write_value_helpers (LwScript *self);

/* Sections, in the order of the script. */
void lw_script_write_config (LwScript *self);
void lw_script_write_metadata (LwScript *self);
void lw_script_write_scenarios (LwScript *self);
void lw_script_write_thresholds (LwScript *self);
void lw_script_write_options (LwScript *self);
void lw_script_write_helpers (LwScript *self);  /* after the requests: what those need */
void lw_script_write_requests (LwScript *self);

/* What the answers of an endpoint must have, as members of its request. */
void lw_script_write_checks (LwScript *self, LwEndpoint *endpoint);
/* Whether the body of its answers is looked into; the others are thrown away unread. */
gboolean lw_script_reads_body (LwEndpoint *endpoint);
/* The functions that the checks need. */
void lw_script_write_check_helpers (LwScript *self);

/* How long the pause after an endpoint is, as a member of its request; nothing when there is none. */
void lw_script_write_pause (LwScript *self, LwEndpoint *endpoint);
/* The functions that the pauses need. */
void lw_script_write_pause_helpers (LwScript *self);

/* Tags of all samples, as a member of the options; and of those of an endpoint, of its request. */
void lw_script_write_run_tags (LwScript *self);
void lw_script_write_request_tags (LwScript *self, LwEndpoint *endpoint);
/* Cookies, connections and TLS, as members of the options. */
void lw_script_write_connection_options (LwScript *self);

/* What the configuration has to say of tokens that VUs fetch. */
void lw_script_write_token_config (LwScript *self);
/* The function that asks for one; nothing when none are fetched. */
void lw_script_write_token_request (LwScript *self);

/* A line that parts the sections. */
void lw_script_write_heading (LwScript *self, const char *title);

/* Finds the requests that the plan makes in its mode, and gives their functions names. */
void lw_script_collect_endpoints (LwScript *self);
void lw_script_forget_endpoints (LwScript *self);
/* Finds out whether any iteration pauses, and whether any scenario has a recovery. */
void lw_script_find_pauses (LwScript *self);

/* Fixed code of flows; nothing when none is run. */
void lw_script_write_flow_helpers (LwScript *self);
/* The function that runs the flow; nothing when none is run. */
void lw_script_write_flow (LwScript *self);
/* What the summary says of flows. */
void lw_script_write_flow_summary (LwScript *self);
gboolean lw_script_runs_flow (LwScript *self);
/* Whether steps of the flow have the tag of a request in the mix. */
gboolean lw_script_is_in_mix (LwScript *self, LwScriptEndpoint *step);

/* A constant for statuses; text as the plan has it. */
void lw_script_write_status (LwScript *self, const char *name, const char *text);

/* The day that the script is made on, such as 2026-01-16. (transfer full) */
char *lw_script_dup_day (LwScript *self);
/* Whether an API key goes into the URL. */
gboolean lw_script_has_key_in_query (LwScript *self);

/* Whether VUs fetch tokens for themselves. */
gboolean lw_script_fetches_tokens (LwScript *self);
/* Whether token requests have the client id and its secret in a header. */
gboolean lw_script_has_client_in_header (LwScript *self);

/* The functions that iterations run. */
#define LW_SCRIPT_API "testAPI"
#define LW_SCRIPT_FLOW "testFlow"

G_END_DECLS
