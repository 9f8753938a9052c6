/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-file.h"

#include "lw-file.h"
#include "lw-plan-file-private.h"
#include "lw-profile-reader.h"

#include <string.h>

/* A profile may be JSON as well, which is YAML too, so a brace alone says nothing. The format's
 * name is looked for as text because a damaged plan is still a plan. */
static gboolean
is_plan (const char *data, gsize length, const char *path)
{
  gsize start = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  gboolean named_plan = g_str_has_suffix (path, LW_PLAN_SUFFIX);

  while (start < length && g_ascii_isspace (data[start]))
    start++;
  if (start == length)
    return named_plan;
  return data[start] == '{' && (named_plan || g_strstr_len (data + start, length - start,
                                                            "\"" LW_PLAN_FORMAT "\"") != NULL);
}

static LwPlan *
open_profile (const char *data, gsize length, const char *name, const char *path,
              GPtrArray *problems)
{
  g_autoptr (LwProfile) profile = lw_profile_read_data (data, length, name, problems);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  LwPlan *plan;

  if (profile == NULL)
    return NULL;
  plan = lw_plan_new_taking_profile (g_steal_pointer (&profile));
  lw_plan_set_profile_file (plan, absolute);
  return plan;
}

LwPlan *
lw_plan_open_any (const char *path, GPtrArray *problems)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *data = NULL;
  LwPlan *plan;
  gsize length;

  data = lw_file_read_or_report (path, name, LW_MAX_PLAN_BYTES, &length, problems);
  if (data == NULL)
    return NULL;
  if (!is_plan (data, length, path))
    return open_profile (data, length, name, path, problems);
  plan = lw_plan_from_data (data, length, name, problems);
  if (plan != NULL)
    lw_plan_resolve_files (plan, path);
  return plan;
}
