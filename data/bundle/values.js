// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/** @param {string} path */
function fromJson(path) {
  /** @param {any} response */
  return (response) => (response.body ? response.json(path) : undefined);
}

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

/**
 * Keeps what an answer gives to later requests of this VU. What is not in it stays as it was.
 * @param {any} response
 * @param {Record<string, (response: any) => any>} captures
 */
function keepValues(response, captures) {
  for (const [name, read] of Object.entries(captures)) {
    const value = read(response);
    if (value !== undefined && value !== null) VALUES[name] = value;
  }
}
