/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-bundle.h"
#include "lw-markdown-writer.h"
#include "lw-template.h"

G_BEGIN_DECLS

/* What the sections of the README share. Its prose is in data/bundle/readme, its numbers come from the
 * schedule. */
typedef struct
{
  LwPlan *plan;         /* (unowned) */
  LwSchedule *schedule; /* (unowned) */
  LwTemplate *template; /* (unowned) values for the prose, escaped */
  GString *out;         /* (unowned) */

  const LwScheduledScenario *scenarios;
  guint n_scenarios;
} LwReadme;

/* Appends data/bundle/readme/NAME.md with the values in it. */
void lw_readme_prose (LwReadme *self, const char *name);

/* A value of the prose that is text a person may have typed. */
void lw_readme_set_text (LwReadme *self, const char *name, const char *text);
/* … or a number in full, as a program reads it: at most that many decimals. */
void lw_readme_set_number (LwReadme *self, const char *name, double number, int decimals);
/* … or a number with its digits in groups, as people read it. */
void lw_readme_set_count (LwReadme *self, const char *name, double number, int decimals);
/* … or text as a word of a command for the shell, inside of a block of code. */
void lw_readme_set_shell_word (LwReadme *self, const char *name, const char *text);
void lw_readme_set_duration (LwReadme *self, const char *name, gint64 duration_ms);

/* The value of a figure, or fallback when there is no such figure. */
double lw_readme_figure (LwReadme *self, const char *id, double fallback);

/* Whether a figure is about what users are promised, not about load. */
gboolean lw_readme_is_service_level (const LwFigure *figure);

/* Figures as a table of value, formula and note. */
void lw_readme_figures (LwReadme *self, const LwFigure *figures, guint n_figures);

char *lw_readme_dup_count (double number, int decimals);              /* (transfer full) */
char *lw_readme_dup_load (const LwScheduledScenario *scenario);       /* "100 to 441 req/s", "30 VUs" */
char *lw_readme_dup_use (LwEnvironment environment);                  /* "QA", … */

/* The scenario that an objective has in the schedule. (nullable) */
const LwScheduledScenario *lw_readme_find_objective (LwReadme *self, LwObjectiveKind kind);

void lw_readme_write_architecture (LwReadme *self);
void lw_readme_write_arithmetic (LwReadme *self);
void lw_readme_write_assumptions (LwReadme *self);
void lw_readme_write_predictions (LwReadme *self);

void lw_readme_write_requests (LwReadme *self);
void lw_readme_write_flow (LwReadme *self);       /* nothing when none is run */
void lw_readme_write_scenarios (LwReadme *self);
void lw_readme_write_thresholds (LwReadme *self);
void lw_readme_write_budget (LwReadme *self);

void lw_readme_write_running (LwReadme *self);
void lw_readme_write_data (LwReadme *self); /* nothing without data files */
void lw_readme_write_access (LwReadme *self);      /* who the requests come from */
void lw_readme_write_connections (LwReadme *self); /* and over what */
void lw_readme_write_deployment (LwReadme *self); /* containers, pipelines, clusters, outputs */
void lw_readme_write_facts (LwReadme *self);      /* behind the size of the load generator */
void lw_readme_write_watching (LwReadme *self);
void lw_readme_write_crosscheck (LwReadme *self); /* what the flows left behind the API */
void lw_readme_write_results (LwReadme *self);
void lw_readme_write_soak (LwReadme *self);
void lw_readme_write_generator (LwReadme *self);
void lw_readme_write_trouble (LwReadme *self);

G_END_DECLS
