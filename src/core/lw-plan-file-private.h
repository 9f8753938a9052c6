/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-json-guard.h"
#include "lw-json-writer.h"
#include "lw-plan.h"
#include "lw-problem-sink.h"

G_BEGIN_DECLS

/* The parts of the plan file: text to tree is the guard's work, old trees become new ones by
 * migration, and the reader and the writer go between trees and records by the tables of fields. */

#define LW_PLAN_FORMAT "loadwright-plan"
#define LW_PLAN_NAME_SIZE 64

/* The name of a field in the file: "duration_ms" for duration-ms. Returns buffer. */
const char *lw_plan_member_name (char buffer[static LW_PLAN_NAME_SIZE], GParamSpec *field);

/* Reader */

typedef struct
{
  LwProblemSink *problems;
  LwJsonPlaces *places;
} LwPlanReader;

/* Adds a problem with the place in the file: that of place, else that of the record. */
void lw_plan_reader_report (LwPlanReader *self, LwSeverity severity, const char *code,
                            LwRecord *record, GParamSpec *field, LwJsonPlace place,
                            const char *format, ...) G_GNUC_PRINTF (7, 8);
/* Fills a new record. What no field takes stays with it as its unknown members. */
void lw_plan_reader_read_record (LwPlanReader *self, LwRecord *record, JsonObject *object,
                                 LwJsonPlace place);
/* What no single value shows: names, numbers of scenarios, the five objectives. */
void lw_plan_reader_check (LwPlanReader *self, LwPlan *plan);

/* Migration */

/* Changes the tree of an earlier version into one of the next version. */
typedef void (*LwPlanMigration) (JsonObject *root);

/* Brings a tree to LW_PLAN_FORMAT_VERSION, step by step. */
void lw_plan_migrate (JsonObject *root, gint64 version);

/* Files */

/* Makes the paths of the profile and of data files absolute when they are relative to the plan's. */
void lw_plan_resolve_files (LwPlan *plan, const char *path);

/* Writer */

void lw_plan_write_fields (LwJsonWriter *writer, LwRecord *record);
void lw_plan_write_field (LwJsonWriter *writer, LwRecord *record, GParamSpec *field);
void lw_plan_write_unknown (LwJsonWriter *writer, LwRecord *record);

G_END_DECLS
