/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-data-file.h"

struct _LwDataFile
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwDataFile, lw_data_file, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_FILE,
  PROP_FORMAT,
  PROP_ORDER,
  PROP_COLUMNS,
  PROP_INCLUDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_data_file_class_init (LwDataFileClass *klass)
{
  properties[PROP_NAME] = lw_param_spec_string ("name", NULL);
  properties[PROP_FILE] = lw_param_spec_string ("file", NULL);
  properties[PROP_FORMAT] = lw_param_spec_enum ("format", LW_TYPE_DATA_FORMAT, LW_DATA_CSV);
  properties[PROP_ORDER] = lw_param_spec_enum ("order", LW_TYPE_DATA_ORDER, LW_DATA_SEQUENTIAL);
  properties[PROP_COLUMNS] = lw_param_spec_strv ("columns");
  properties[PROP_INCLUDE] = lw_param_spec_boolean ("include", TRUE);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_data_file_init (LwDataFile *self)
{
}

LwDataFile *
lw_data_file_new (void)
{
  return g_object_new (LW_TYPE_DATA_FILE, NULL);
}

LW_DEFINE_FIELD (LwDataFile, lw_data_file, string, const char *, name, PROP_NAME)
LW_DEFINE_FIELD (LwDataFile, lw_data_file, string, const char *, file, PROP_FILE)
LW_DEFINE_FIELD (LwDataFile, lw_data_file, enum, LwDataFormat, format, PROP_FORMAT)
LW_DEFINE_FIELD (LwDataFile, lw_data_file, enum, LwDataOrder, order, PROP_ORDER)
LW_DEFINE_FIELD (LwDataFile, lw_data_file, strv, const char *const *, columns, PROP_COLUMNS)
LW_DEFINE_FIELD (LwDataFile, lw_data_file, boolean, gboolean, include, PROP_INCLUDE)
