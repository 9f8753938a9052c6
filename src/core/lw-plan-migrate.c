/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-file-private.h"

#include "lw-plan-file.h"

static void
rename_member (JsonObject *object, const char *from, const char *to)
{
  JsonNode *node = json_object_dup_member (object, from);

  if (node == NULL)
    return;
  json_object_remove_member (object, from);
  json_object_set_member (object, to, node);
}

/* The draft of the format, before its members had the names of the fields. */
static void
migrate_0_to_1 (JsonObject *root)
{
  rename_member (root, "title", "name");
  rename_member (root, "profile_path", "profile_file");
}

/*
 * A change of the format that older programs would misread (a member with another meaning, a
 * default with another value) needs a new LW_PLAN_FORMAT_VERSION and an entry here that leads to
 * it. A new member or a new record needs neither.
 */
static const LwPlanMigration migrations[LW_PLAN_FORMAT_VERSION] = {
  migrate_0_to_1,
};

void
lw_plan_migrate (JsonObject *root, gint64 version)
{
  for (gint64 i = version; i < LW_PLAN_FORMAT_VERSION; i++)
    migrations[i] (root);
  json_object_set_int_member (root, "version", LW_PLAN_FORMAT_VERSION);
}
