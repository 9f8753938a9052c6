/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-printable.h"
#include "lw-problem-sink.h"
#include "lw-profile.h"
#include "lw-yaml.h"

G_BEGIN_DECLS

/*
 * How profiles are read: each kind of map in a profile is a table of its keys, and each key has a
 * function that reads its value into a property of the record at hand. Another spelling of a key is
 * another row with the same property.
 */

typedef struct _LwProfileReader LwProfileReader;
typedef struct _LwProfileField LwProfileField;
typedef struct _LwProfileTable LwProfileTable;
typedef struct _LwQuantity LwQuantity;

typedef void (*LwProfileFieldFunc) (LwProfileReader *self, LwRecord *record,
                                    const LwProfileField *field, const LwYamlNode *node);

struct _LwProfileField
{
  const char *key;
  LwProfileFieldFunc read;
  const char *property;        /* (nullable) of the record, or NULL when read does not need one */
  const LwQuantity *quantity;  /* (nullable) what a number counts */
  const LwProfileTable *table; /* (nullable) of the map or of each map in the list below */
};

struct _LwProfileTable
{
  const char *what; /* "an endpoint", for messages */
  const LwProfileField *fields;
  guint n_fields;
  /* (nullable): called when a map was read into its record, before that joins the profile. FALSE
   * leaves it out. */
  gboolean (*finish) (LwProfileReader *self, LwRecord *record, const LwYamlNode *map);
};

/* A place that names a component by its id. */
typedef struct
{
  LwComponent *from; /* (owned) (nullable) the component it stands in */
  char *path;        /* (owned) of the field in the plan */
  const LwYamlNode *node;
} LwProfileReference;

struct _LwProfileReader
{
  LwProblemSink *sink;
  gboolean complete;    /* the whole text is there */
  GString *path;        /* of the record at hand, from the plan */
  LwResources *shared;  /* (owned) (nullable) what the component at hand has in every environment */
  GArray *dependencies; /* LwProfileReference */
  GArray *bottlenecks;  /* LwProfileReference */
  guint n_components;   /* seen so far */
};

/* Remembers to look whether the component that the node names exists. */
void lw_profile_reader_add_reference (LwProfileReader *self, GArray *references, LwComponent *from,
                                      const char *property, const LwYamlNode *node);

/* Problems: where, in which property of the record at hand (nullable), how severe, of which kind,
 * what to do (nullable), and what is wrong. */
void lw_profile_reader_report (LwProfileReader *self, const LwYamlNode *node, const char *property,
                               LwSeverity severity, const char *code, const char *suggestion,
                               const char *format, ...) G_GNUC_PRINTF (7, 8);
/* Says that a node is not the list, map or value that it should be. */
void lw_profile_reader_wrong_shape (LwProfileReader *self, const LwYamlNode *node,
                                    LwSeverity severity, const char *key, const char *expected,
                                    const char *suggestion);

/* Maps. */
void lw_profile_reader_read_map (LwProfileReader *self, LwRecord *record,
                                 const LwProfileTable *table, const LwYamlNode *map);

/* Field functions, all LwProfileFieldFunc; lw-profile-reader-maps.c */
void lw_profile_read_section (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                              const LwYamlNode *node);
void lw_profile_read_child (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                            const LwYamlNode *node);
void lw_profile_read_items (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                            const LwYamlNode *node);
void lw_profile_read_nothing (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                              const LwYamlNode *node);

/* lw-profile-reader-values.c */
guint lw_profile_field_get_id (const LwProfileField *field, LwRecord *record);
void lw_profile_read_text (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                           const LwYamlNode *node);
void lw_profile_read_texts (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                            const LwYamlNode *node);
void lw_profile_read_boolean (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                              const LwYamlNode *node);

/* lw-profile-reader-numbers.c */
typedef enum
{
  LW_QUANTITY_NOT_ZERO = 1 << 0,   /* zero is an error */
  LW_QUANTITY_SHOWN_ONLY = 1 << 1, /* nothing is computed with it, so what is wrong is a warning */
  LW_QUANTITY_ANY_UNIT = 1 << 2,   /* "100 connections" */
} LwQuantityFlags;

typedef struct
{
  const char
      *word;    /* as written behind the number; case matters only where two words differ by it */
  double scale; /* of the number, to the unit of the property unless there is a divisor */
} LwUnit;

struct _LwQuantity
{
  const char *example; /* "350", "“500m” or 0.5" */
  const LwUnit *units; /* (nullable) ends with an empty word */
  LwQuantityFlags flags;
  const char *why_not_zero; /* for LW_QUANTITY_NOT_ZERO */
  double divisor;           /* 0, or how many of the units' own unit make one of the property's */
  double unlikely;          /* 0, or a number from which on the value is probably meant otherwise */
  const char *unlikely_hint;
};

extern const LwQuantity lw_quantity_count;
extern const LwQuantity lw_quantity_rate;
extern const LwQuantity lw_quantity_milliseconds;
extern const LwQuantity lw_quantity_seconds;
extern const LwQuantity lw_quantity_cpu;
extern const LwQuantity lw_quantity_mib;
extern const LwQuantity lw_quantity_bytes;
extern const LwQuantity lw_quantity_factor;
extern const LwQuantity lw_quantity_money;
extern const LwQuantity lw_quantity_limit;

void lw_profile_read_number (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                             const LwYamlNode *node);
void lw_profile_read_share (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                            const LwYamlNode *node);
void lw_profile_read_efficiency (LwProfileReader *self, LwRecord *record,
                                 const LwProfileField *field, const LwYamlNode *node);
void lw_profile_read_percent (LwProfileReader *self, LwRecord *record, const LwProfileField *field,
                              const LwYamlNode *node);

/* lw-profile-reader-components.c */
extern const LwProfileTable lw_profile_component_table;
extern const LwProfileTable lw_profile_bottleneck_table;
void lw_profile_read_resources (LwProfileReader *self, LwRecord *record,
                                const LwProfileField *field, const LwYamlNode *node);
gboolean lw_profile_environment_from_name (const char *name, LwEnvironment *environment);

/* lw-profile-reader-checks.c: what can only be seen once all components are there. */
void lw_profile_reader_check_references (LwProfileReader *self, LwProfile *profile);

/* lw-profile-reader-merge.c: what stands in two places of one file. Gives into what from has and it
 * has not. Where both say something different, from wins, and there is a warning that calls the
 * place of into into_place; without that name, into keeps what it has. */
void lw_profile_reader_merge (LwProfileReader *self, LwRecord *into, LwRecord *from,
                              const char *into_place, const char *from_place);

G_END_DECLS
