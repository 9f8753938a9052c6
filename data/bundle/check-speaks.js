// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Whether the answer came over this version of HTTP.
 * @param {string} protocol
 * @returns {Passes}
 */
function speaks(protocol) {
  return (response) => response.proto === protocol;
}
