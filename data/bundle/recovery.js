// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Tells requests after a spike, by when the system must have recovered, from those before: thresholds
 * select them by the tag phase. Scenarios with a spike say in their env when that is.
 */
function markPhase() {
  if (!__ENV.RECOVERED_AFTER_MS) return;
  const elapsed = Date.now() - exec.scenario.startTime;
  exec.vu.metrics.tags.phase = elapsed >= Number(__ENV.RECOVERED_AFTER_MS) ? 'recovery' : 'load';
}
