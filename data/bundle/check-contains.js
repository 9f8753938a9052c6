// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Whether the text is in the body.
 * @param {string} text
 * @returns {Passes}
 */
function contains(text) {
  return (response) => typeof response.body === 'string' && response.body.includes(text);
}
