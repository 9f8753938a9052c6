/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"

G_BEGIN_DECLS

/* Where the samples of a run go besides the summary: what `k6 run` has to be told for it. */
typedef struct
{
  const char *field;    /* of LwDelivery */
  const char *title;    /* "Prometheus remote write" */
  gboolean file;        /* writes a file into the folder it runs in, and sends nothing anywhere */
  const char *note;     /* what it needs, for the README, in Markdown */
} LwOutput;

#define LW_N_OUTPUTS 6

const LwOutput *lw_output_get (guint index);
gboolean lw_output_is_used (const LwOutput *self, LwDelivery *delivery);

/* The value of --out for the pinned k6, such as json=results.json.gz. (transfer none) */
const char *lw_output_get_flag (const LwOutput *self, LwDelivery *delivery);

/* The lines of config.example.env that the outputs of the plan need. (transfer full) */
char *lw_output_dup_settings (LwDelivery *delivery);

/* All flags, such as "--out json=results.json.gz --out influxdb"; empty for none. Without files for
 * where no file outlives the run. Outputs that come to the same flag have it once. (transfer full) */
char *lw_output_dup_flags (LwDelivery *delivery, gboolean with_files);

G_END_DECLS
