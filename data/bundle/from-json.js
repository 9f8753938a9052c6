// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/** @param {string} path */
function fromJson(path) {
  /** @param {any} response */
  return (response) => (response.body ? response.json(path) : undefined);
}
