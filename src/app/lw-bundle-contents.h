/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* What a bundle is to have besides the test: ways to run, where samples go, and the machine it runs
 * on. A part of the bundle panel. */

#define LW_TYPE_BUNDLE_CONTENTS (lw_bundle_contents_get_type ())
G_DECLARE_FINAL_TYPE (LwBundleContents, lw_bundle_contents, LW, BUNDLE_CONTENTS, LwPanel)

G_END_DECLS
