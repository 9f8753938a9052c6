// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Tells this run from others. setup() makes it, so that all VUs have the same.
let runId = 'run';
