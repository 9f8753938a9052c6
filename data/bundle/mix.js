// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * One cycle of the traffic: each endpoint has as many turns as its weight says, spread evenly, so that
 * every scenario sends the planned mix from its first requests on.
 * @param {[number, () => void][]} weighted
 */
function spread(weighted) {
  if (SMOKE) return weighted.map(([, endpoint]) => endpoint);
  const seen = new Map();

  return weighted
    .flatMap(([weight, endpoint]) => {
      // Endpoints with the same weight do not come all at once: the golden section parts them.
      const before = seen.get(weight) || 0;
      const offset = (0.5 + before * 0.6180339887498949) % 1;
      seen.set(weight, before + 1);
      return Array.from({ length: weight }, (_, turn) => ({ at: (turn + offset) / weight, endpoint }));
    })
    .sort((a, b) => a.at - b.at)
    .map((turn) => turn.endpoint);
}
