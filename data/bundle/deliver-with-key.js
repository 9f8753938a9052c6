// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Sends a request below the base URL, with the API key in its query unless it is anonymous. When a
 * request cannot be sent at all, k6 warns with the whole URL: the key is in its log then.
 * @param {string} method
 * @param {string} path
 * @param {import('k6/http').RequestBody | null} body
 * @param {import('k6/http').Params} params
 */
function deliver(method, path, body, params, anonymous = false) {
  const key = `${path.includes('?') ? '&' : '?'}${KEY_PARAMETER}=${encodeURIComponent(CONFIG.apiKey)}`;

  return http.request(method, CONFIG.baseUrl + path + (anonymous ? '' : key), body, params);
}
