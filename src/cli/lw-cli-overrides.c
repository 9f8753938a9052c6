/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-cli-overrides.h"

#include "lw-cli-with.h"
#include "lw-cli.h"
#include "lw-error.h"
#include "lw-number.h"

#include <glib/gi18n.h>
#include <string.h>

#define ALL "all"

void
lw_cli_overrides_clear (LwCliOverrides *self)
{
  g_free (self->objective_text);
  g_free (self->environment_text);
  g_free (self->basis_text);
  g_free (self->production_rps_text);
  g_free (self->factor_text);
  g_free (self->base_url);
  g_free (self->mode_text);
  g_free (self->e2e_share_text);
  g_free (self->with_text);
  memset (self, 0, sizeof *self);
}

void
lw_cli_overrides_add_entries (LwCliOverrides *self, GArray *entries)
{
  const GOptionEntry own[] = {
    { "objective", 0, 0, G_OPTION_ARG_FILENAME, &self->objective_text,
      N_ ("What to find out: baseline, capacity, spike, stress, soak, or all"), N_ ("LIST|all") },
    { "environment", 0, 0, G_OPTION_ARG_FILENAME, &self->environment_text,
      N_ ("Where the test runs: qa, staging or production"), N_ ("NAME") },
    { "basis", 0, 0, G_OPTION_ARG_FILENAME, &self->basis_text,
      N_ ("Which production traffic to plan for: average or peak"), N_ ("NAME") },
    { "production-rps", 0, 0, G_OPTION_ARG_FILENAME, &self->production_rps_text,
      N_ ("Production traffic in requests per second, in place of the profile's"), N_ ("N") },
    { "factor", 0, 0, G_OPTION_ARG_FILENAME, &self->factor_text,
      N_ ("Production requests for one in QA, in place of the profile's"), N_ ("N") },
    { "base-url", 0, 0, G_OPTION_ARG_FILENAME, &self->base_url,
      N_ ("Base URL of the tested environment"), N_ ("URL") },
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &self->mode_text,
      N_ ("What to drive: single requests (api), the flow (e2e), or both (mixed)"), N_ ("NAME") },
    { "e2e-share", 0, 0, G_OPTION_ARG_FILENAME, &self->e2e_share_text,
      N_ ("With --mode=mixed, how much of the load runs the flow, in percent"), N_ ("PERCENT") },
  };

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
}

static gboolean
check_utf8 (const char *option, const char *text, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error (error, LW_ERROR, LW_ERROR_PARSE, _ ("--%s: the value is not UTF-8"), option);
  return FALSE;
}

/* The value of a word, or an error that lists the right ones. */
static gboolean
read_word (const char *option, GType enum_type, const char *more, const char *text, int *value,
           GError **error)
{
  g_autofree char *nicks = lw_enum_dup_nicks (enum_type);
  g_auto (GStrv) candidates = g_strsplit (nicks, ", ", -1);
  const char *guess;

  if (lw_enum_from_nick (enum_type, text, value))
    return TRUE;
  guess = lw_cli_guess (text, (const char *const *) candidates);
  if (guess != NULL)
    g_set_error (error, LW_ERROR, LW_ERROR_PARSE, _ ("--%s: there is no “%s”; did you mean %s?"),
                 option, text, guess);
  else
    g_set_error (error, LW_ERROR, LW_ERROR_PARSE, _ ("--%s: there is no “%s”; use one of %s%s"),
                 option, text, nicks, more);
  return FALSE;
}

static gboolean
read_objectives (LwCliOverrides *self, GError **error)
{
  g_auto (GStrv) words = NULL;
  guint n_words = 0;

  if (self->objective_text == NULL)
    return TRUE;
  words = g_strsplit (self->objective_text, ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);
      int kind;

      if (word[0] == '\0')
        continue;
      n_words++;
      if (strcmp (word, ALL) == 0)
        self->all_objectives = TRUE;
      else if (read_word ("objective", LW_TYPE_OBJECTIVE_KIND, ", " ALL, word, &kind, error))
        self->objectives[kind] = TRUE;
      else
        return FALSE;
    }
  if (n_words > 0)
    return TRUE;
  g_set_error_literal (error, LW_ERROR, LW_ERROR_PARSE, _ ("--objective: the list is empty"));
  return FALSE;
}

static gboolean
read_number (const char *option, const char *text, double *number, GError **error)
{
  *number = LW_UNSET;
  if (text == NULL)
    return TRUE;
  if (!lw_number_parse (text, number, error))
    {
      g_prefix_error (error, "--%s: ", option);
      return FALSE;
    }
  if (*number > 0)
    return TRUE;
  g_set_error (error, LW_ERROR, LW_ERROR_RANGE, _ ("--%s: “%s” must be more than zero"), option,
               text);
  return FALSE;
}

gboolean
lw_cli_overrides_read (LwCliOverrides *self, GError **error)
{
  self->environment = -1;
  self->basis = -1;
  self->mode = -1;

  if (!check_utf8 ("objective", self->objective_text, error) ||
      !check_utf8 ("environment", self->environment_text, error) ||
      !check_utf8 ("basis", self->basis_text, error) ||
      !check_utf8 ("mode", self->mode_text, error) ||
      !check_utf8 ("e2e-share", self->e2e_share_text, error) ||
      !check_utf8 ("base-url", self->base_url, error) ||
      !check_utf8 ("production-rps", self->production_rps_text, error) ||
      !check_utf8 ("factor", self->factor_text, error))
    return FALSE;
  if (self->environment_text != NULL &&
      !read_word ("environment", LW_TYPE_ENVIRONMENT, "", self->environment_text,
                  &self->environment, error))
    return FALSE;
  if (self->basis_text != NULL &&
      !read_word ("basis", LW_TYPE_BASIS, "", self->basis_text, &self->basis, error))
    return FALSE;
  if (self->mode_text != NULL && !read_word ("mode", LW_TYPE_MODE, "", self->mode_text, &self->mode, error))
    return FALSE;
  return lw_cli_with_apply (self->with_text, NULL, error) && read_objectives (self, error) &&
         read_number ("e2e-share", self->e2e_share_text, &self->e2e_share, error) &&
         read_number ("production-rps", self->production_rps_text, &self->production_rps, error) &&
         read_number ("factor", self->factor_text, &self->factor, error);
}

static gboolean
set_number (const char *option, gpointer record, const char *field, double number, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, number);
  if (!lw_record_check (record, field, &value, error))
    {
      g_prefix_error (error, "--%s: ", option);
      return FALSE;
    }
  g_object_set_property (record, field, &value);
  return TRUE;
}

/* A plan file may have lost an objective; its place is that of its kind. (transfer none) */
static LwObjective *
ensure_objective (LwPlan *plan, LwObjectiveKind kind)
{
  LwRecordList *objectives = lw_plan_get_objectives (plan);
  LwObjective *objective = lw_plan_get_objective (plan, kind);
  guint position = 0;

  if (objective == NULL)
    {
      g_autoptr (LwObjective) added = lw_objective_new ();

      lw_objective_set_kind (added, kind);
      while (position < lw_record_list_get_size (objectives) &&
             lw_objective_get_kind (lw_record_list_get (objectives, position)) < kind)
        position++;
      lw_record_list_insert (objectives, position, added);
      objective = lw_plan_get_objective (plan, kind);
    }
  if (lw_record_list_get_size (lw_objective_get_scenarios (objective)) == 0)
    lw_objective_reset_scenarios (objective);
  return objective;
}

static void
apply_objectives (const LwCliOverrides *self, LwPlan *plan)
{
  for (LwObjectiveKind kind = 0; kind < LW_N_OBJECTIVES; kind++)
    {
      if (self->objectives[kind])
        lw_objective_set_use (ensure_objective (plan, kind), LW_USE_RUN);
      else if (self->all_objectives)
        lw_objective_set_use (ensure_objective (plan, kind),
                              lw_objective_kind_get_default_use (kind));
      else if (lw_plan_get_objective (plan, kind) != NULL)
        lw_objective_set_use (lw_plan_get_objective (plan, kind), LW_USE_OFF);
    }
}

gboolean
lw_cli_overrides_apply (const LwCliOverrides *self, LwPlan *plan, GError **error)
{
  LwProfile *profile = lw_plan_get_profile (plan);

  if (self->environment >= 0)
    lw_plan_set_environment (plan, (LwEnvironment) self->environment);
  if (self->basis >= 0)
    lw_plan_set_basis (plan, (LwBasis) self->basis);
  if (self->base_url != NULL)
    lw_plan_set_base_url (plan, self->base_url);
  if (self->objective_text != NULL)
    apply_objectives (self, plan);
  if (self->mode >= 0)
    lw_plan_set_mode (plan, (LwMode) self->mode);
  /* A flow that nobody has described yet goes through all the endpoints. */
  if (self->mode == LW_MODE_E2E || self->mode == LW_MODE_MIXED)
    lw_plan_make_steps (plan);
  if (LW_IS_SET (self->e2e_share) && !set_number ("e2e-share", plan, "e2e-share", self->e2e_share, error))
    return FALSE;
  lw_cli_with_apply (self->with_text, plan, NULL);
  if (LW_IS_SET (self->production_rps))
    {
      const char *field = lw_plan_get_basis (plan) == LW_BASIS_PEAK ? "peak-rps" : "avg-rps";

      if (!set_number ("production-rps", lw_profile_get_production (profile), field,
                       self->production_rps, error))
        return FALSE;
    }
  if (LW_IS_SET (self->factor))
    {
      LwExtrapolation *extrapolation = lw_profile_get_extrapolation (profile);

      if (!set_number ("factor", extrapolation, "declared-factor", self->factor, error))
        return FALSE;
      lw_extrapolation_set_use_computed (extrapolation, FALSE);
    }
  return TRUE;
}
