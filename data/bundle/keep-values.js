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
    VALUES[name] = typeof value === 'object' ? jsonInTexts(value) : value;
  }
  return Object.keys(captures).every((name) => VALUES[name] !== '');
}

/**
 * A copy of an object or a list that is its JSON within a text. What k6 reads from an answer is no
 * object of the script's own: a list takes no further properties.
 * @param {any} value
 */
function jsonInTexts(value) {
  const text = JSON.stringify(value);
  const copy = JSON.parse(text);

  return Object.defineProperty(copy, Symbol.toPrimitive, { value: () => text });
}
