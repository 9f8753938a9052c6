// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * A text as it stands between the quotes of a JSON string.
 * @param {any} text
 */
function escaped(text) {
  return JSON.stringify(String(text)).slice(1, -1);
}
