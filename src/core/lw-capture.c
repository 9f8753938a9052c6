/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-capture.h"

struct _LwCapture
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwCapture, lw_capture, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_SOURCE,
  PROP_SUBJECT,
  PROP_FALLBACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_capture_class_init (LwCaptureClass *klass)
{
  properties[PROP_NAME] = lw_param_spec_string ("name", NULL);
  properties[PROP_SOURCE] = lw_param_spec_enum ("source", LW_TYPE_CAPTURE_SOURCE, LW_CAPTURE_JSON);
  properties[PROP_SUBJECT] = lw_param_spec_string ("subject", NULL);
  properties[PROP_FALLBACK] = lw_param_spec_string ("fallback", NULL);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_capture_init (LwCapture *self)
{
}

LwCapture *
lw_capture_new (void)
{
  return g_object_new (LW_TYPE_CAPTURE, NULL);
}

LW_DEFINE_FIELD (LwCapture, lw_capture, string, const char *, name, PROP_NAME)
LW_DEFINE_FIELD (LwCapture, lw_capture, enum, LwCaptureSource, source, PROP_SOURCE)
LW_DEFINE_FIELD (LwCapture, lw_capture, string, const char *, subject, PROP_SUBJECT)
LW_DEFINE_FIELD (LwCapture, lw_capture, string, const char *, fallback, PROP_FALLBACK)
