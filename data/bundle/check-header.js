// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Whether there is a header, and the text in it when one is given.
 * @param {string} name
 * @param {string} text
 * @returns {Passes}
 */
function header(name, text = '') {
  return (response) => name in response.headers && response.headers[name].includes(text);
}
