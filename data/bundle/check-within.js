// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Whether the answer came in less than that many milliseconds.
 * @param {number} ms
 * @returns {Passes}
 */
function within(ms) {
  return (response) => response.status !== 0 && response.timings.duration < ms;
}
