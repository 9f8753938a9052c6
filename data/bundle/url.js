// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/** @param {string} path */
function urlOf(path) {
  return CONFIG.baseUrl + path;
}
