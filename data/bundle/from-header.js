// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/** @param {string} name */
function fromHeader(name) {
  /** @param {any} response */
  return (response) => {
    const found = Object.keys(response.headers).find(
      (header) => header.toLowerCase() === name.toLowerCase(),
    );
    return found === undefined ? undefined : response.headers[found];
  };
}
