// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * The URL with the API key in its query. When a request cannot be sent at all, k6 warns with the whole
 * URL: the key is in its log then.
 * @param {string} path
 */
function urlOf(path) {
  const key = encodeURIComponent(CONFIG.apiKey);

  return `${CONFIG.baseUrl}${path}${path.includes('?') ? '&' : '?'}${KEY_PARAMETER}=${key}`;
}
