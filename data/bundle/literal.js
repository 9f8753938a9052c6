// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * A cell of a table where JSON has no quotes around it: a number, true or whatever it says in JSON, else
 * its text.
 * @param {any} cell
 */
function literal(cell) {
  if (typeof cell !== 'string') return cell;
  try {
    return JSON.parse(cell);
  } catch (error) {
    return cell;
  }
}
