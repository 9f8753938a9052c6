/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-with.h"

#include "lw-cli.h"
#include "lw-error.h"
#include "lw-printable.h"

#include <glib/gi18n.h>
#include <string.h>

/* Each is a switch of LwDelivery. */
static const struct
{
  const char *word;
  const char *field;
} parts[] = {
  { "run", "run-script" },  { "compose", "compose" },
  { "kubernetes", "kubernetes" }, { "github", "github" },
  { "gitlab", "gitlab" },   { "picture", "picture" },
  { "dashboard", "dashboard" },   { "json", "to-json" },
  { "csv", "to-csv" },      { "prometheus", "to-prometheus" },
  { "influxdb", "to-influxdb" },  { "opentelemetry", "to-opentelemetry" },
  { "datadog", "to-datadog" },
};

#define N_PARTS G_N_ELEMENTS (parts)
/* All but the outputs. */
#define N_WITHOUT_OUTPUTS 6

static gboolean
find_part (const char *word, gboolean wanted[N_PARTS], GError **error)
{
  const char *words[N_PARTS + 2] = { NULL };
  g_autofree char *list = NULL;
  g_autofree char *shown = lw_excerpt (word);
  const char *guess;

  if (strcmp (word, "all") == 0)
    {
      for (guint i = 0; i < N_WITHOUT_OUTPUTS; i++)
        wanted[i] = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < N_PARTS; i++)
    {
      words[i] = parts[i].word;
      if (strcmp (word, parts[i].word) == 0)
        return wanted[i] = TRUE;
    }
  words[N_PARTS] = "all";
  guess = lw_cli_guess (word, words);
  list = g_strjoinv (", ", (char **) words);
  if (guess != NULL)
    g_set_error (error, LW_ERROR, LW_ERROR_PARSE, _ ("--%s: there is no %s; did you mean %s?"), "with",
                 shown, guess);
  else
    g_set_error (error, LW_ERROR, LW_ERROR_PARSE, _ ("--%s: there is no %s; use some of %s"), "with",
                 shown, list);
  return FALSE;
}

gboolean
lw_cli_with_apply (const char *text, LwPlan *plan, GError **error)
{
  gboolean wanted[N_PARTS] = { FALSE };
  g_auto (GStrv) words = NULL;

  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, LW_ERROR, LW_ERROR_PARSE, _ ("--%s: the value is not UTF-8"), "with");
      return FALSE;
    }
  words = g_strsplit (text, ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strstrip (words[i])[0] != '\0' && !find_part (words[i], wanted, error))
      return FALSE;
  for (guint i = 0; i < N_PARTS; i++)
    if (plan != NULL && wanted[i])
      g_object_set (lw_plan_get_delivery (plan), parts[i].field, TRUE, NULL);
  return TRUE;
}
