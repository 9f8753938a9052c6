/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-variable.h"

#include "lw-i18n.h"

#include <string.h>

static gboolean
is_name (const char *text)
{
  if (!g_ascii_isalpha (text[0]) && text[0] != '_')
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_')
      return FALSE;
  return TRUE;
}

/* Variables that shells and other programs read, or that are never empty, so that it would not be
 * noticed that the secret is missing. */
static gboolean
belongs_to_system (const char *name)
{
  static const char *const taken[] = {
    "BASHOPTS", "BASH_ENV", "CDPATH", "ENV",  "EUID",           "GLOBIGNORE", "HOME", "IFS",   "LANG",      "LC_ALL", "LOGNAME",
    "OLDPWD",   "PATH",     "PPID",   "PROMPT_COMMAND", "PS4",  "PWD",        "SHELL", "SHELLOPTS", "TERM", "TMPDIR", "UID",
    "USER",     "_",        NULL,
  };

  return g_strv_contains (taken, name) || g_str_has_prefix (name, "LD_") || g_str_has_prefix (name, "DYLD_") ||
         g_str_has_prefix (name, "BASH_");
}

/* Settings of the script and of its configuration. */
static gboolean
is_setting (const char *name)
{
  static const char *const settings[] = {
    "API_BASE_URL", "ENVIRONMENT", "SCENARIOS", "RUN_ID", "TOKEN_URL", "PAUSES", "RECOVERED_AFTER_MS",
    "SMOKE", "RUNNERS", "SUMMARY_TO_LOG", "CONFIRM_PRODUCTION", NULL,
  };

  return g_strv_contains (settings, name);
}

const char *
lw_variable_find_fault (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (!is_name (name))
    return _ ("it may only have letters, digits and _, and must not begin with a digit");
  if (g_str_has_prefix (name, "K6_"))
    return _ ("k6 takes those that begin with K6_ as its own options");
  if (is_setting (name))
    return _ ("the script uses it for something else");
  if (belongs_to_system (name))
    return _ ("the shell uses it for something else");
  return NULL;
}
