// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Whether the value at a JSON path is this one, and of the same type.
 * @param {string} path
 * @param {import('k6').JSONValue} value
 * @returns {Passes}
 */
function equals(path, value) {
  return (response) => (response.body ? response.json(path) : undefined) === value;
}
