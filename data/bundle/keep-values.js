// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Keeps what an answer gives to later requests of this VU. What is not in it stays as it was. Returns
 * whether there is a value for all of them.
 * @param {any} response
 * @param {Record<string, (response: any) => any>} captures
 */
function keepValues(response, captures) {
  for (const [name, read] of Object.entries(captures)) {
    const value = read(response);
    if (value === undefined || value === null) continue;
    // Within a text, an object or a list is its JSON.
    if (typeof value === 'object') {
      Object.defineProperty(value, 'toString', { value: () => JSON.stringify(value) });
    }
    VALUES[name] = value;
  }
  return Object.keys(captures).every((name) => VALUES[name] !== '');
}
