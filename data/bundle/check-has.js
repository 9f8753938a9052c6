// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Whether the body has a value at a JSON path. An answer without a body, such as a timeout, has nothing
 * to look into.
 * @param {string} path
 * @returns {Passes}
 */
function has(path) {
  return (response) => {
    const value = response.body ? response.json(path) : null;
    return value !== undefined && value !== null;
  };
}
