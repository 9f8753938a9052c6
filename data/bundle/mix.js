// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * One cycle of the traffic: each endpoint has as many turns as its weight says, spread evenly, so that
 * every scenario sends the planned mix from its first requests on.
 * @param {[number, () => void][]} weighted
 */
function spread(weighted) {
  return weighted
    .flatMap(([weight, endpoint]) =>
      Array.from({ length: weight }, (_, turn) => ({ at: (turn + 0.5) / weight, endpoint })),
    )
    .sort((a, b) => a.at - b.at)
    .map((turn) => turn.endpoint);
}
