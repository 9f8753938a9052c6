// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * A random whole number, both ends among them.
 * @param {number} least
 * @param {number} most
 */
function integer(least, most) {
  return least + Math.floor(Math.random() * (most - least + 1));
}
