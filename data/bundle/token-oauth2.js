// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/** Asks the authorization server for a token (RFC 6749). */
function requestToken() {
  const url = CONFIG.tokenUrl.startsWith('/') ? CONFIG.baseUrl + CONFIG.tokenUrl : CONFIG.tokenUrl;

  return http.request('POST', url, TOKEN_FORM, tokenParams(TOKEN_HEADERS));
}
