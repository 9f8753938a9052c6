// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * One of several values, at random.
 * @param {...any} values
 */
function choice(...values) {
  return values[Math.floor(Math.random() * values.length)];
}
