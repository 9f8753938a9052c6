// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/** A value that no other iteration has: not in this run, in another, or on another machine. */
function unique() {
  return `${runId}-${exec.scenario.name}-${exec.scenario.iterationInTest}`;
}
