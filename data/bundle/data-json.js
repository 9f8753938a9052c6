// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * @param {string} text
 * @returns {Row[]}
 */
function rowsOfJson(text) {
  const rows = JSON.parse(text.replace(/^\ufeff/, ''));

  if (!Array.isArray(rows)) throw new Error('it is no JSON array of objects');
  return rows;
}
