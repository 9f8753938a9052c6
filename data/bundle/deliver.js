// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Sends a request below the base URL, with what shows who sends it unless it is anonymous.
 * @param {string} method
 * @param {string} path
 * @param {import('k6/http').RequestBody | null} body
 * @param {import('k6/http').Params} params
 */
function deliver(method, path, body, params, anonymous = false) {
  const headers = Object.assign({}, anonymous ? {} : HEADERS, params.headers);

  return http.request(method, CONFIG.baseUrl + path, body, Object.assign({}, params, { headers }));
}
