// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * The token of this VU: each has one of its own, as users do. It is fetched when the first request
 * needs it. setup() hands none over, because what setup() returns is part of the results.
 */
const session = { token: '', takenAt: 0, renewAt: 0, expiresAt: 0, retryAt: 0, failures: 0 };

// Share of the token requests that gave a token.
const tokenRequests = new Rate('token_requests');

/**
 * How token requests are sent: with a scenario and a name of their own in their tags, so that they are
 * no part of what is measured and judged.
 * @param {Record<string, string>} headers
 * @returns {import('k6/http').RefinedParams<'text'>}
 */
function tokenParams(headers) {
  return {
    headers,
    tags: { name: 'token request', scenario: 'token request' },
    timeout: TIMEOUT,
    responseType: 'text',
    responseCallback: http.expectedStatuses({ min: 200, max: 299 }),
  };
}

/**
 * Why a token request gave no token. Neither what was sent nor what came back is shown.
 * @param {import('k6/http').RefinedResponse<'text'>} response
 */
function tokenFailure(response) {
  const code = response.body ? response.json('error') : undefined;
  let answer = String(response.status);

  if (response.status === 0) answer = `no answer (${response.error})`;
  else if (response.status >= 200 && response.status < 300) answer += ` without a text at ${TOKEN.path}`;
  else if (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code)) answer += ` (${code})`;
  return `Token request failed: ${TOKEN.request} gave ${answer}.`;
}

/** Fetches a token for this VU. Returns what was wrong when there is none. */
function renewToken() {
  const askedAt = Date.now();
  const response = requestToken();
  const token = response.body ? response.json(TOKEN.path) : undefined;
  const seconds = response.body && TOKEN.expiresPath ? Number(response.json(TOKEN.expiresPath)) : 0;
  const lifetime = seconds > 0 ? seconds * 1000 : TOKEN.lifetimeMs;
  const given = response.status >= 200 && response.status < 300 && typeof token === 'string' && token !== '';

  tokenRequests.add(given);
  if (!given) {
    // The longer there is none, the rarer the next attempts, and never those of all VUs at once.
    session.failures += 1;
    session.retryAt = Date.now() + Math.min(500 * 2 ** session.failures, 10000) * (0.5 + Math.random() / 2);
    return tokenFailure(response);
  }
  session.token = token;
  session.takenAt = askedAt;
  // Requests need some time to get there.
  session.expiresAt = askedAt + lifetime - Math.min(1000, lifetime / 10);
  // Up to a fifth earlier than it must be, so that VUs that started together do not renew together.
  session.renewAt =
    askedAt + (lifetime - Math.min(TOKEN.refreshBeforeMs, lifetime / 2)) * (1 - Math.random() / 5);
  session.failures = 0;
  return '';
}

/** A token that is valid now, or an empty text when there is none. */
function currentToken() {
  if (Date.now() < session.renewAt) return session.token;

  const expired = Date.now() >= session.expiresAt;
  const wait = session.retryAt - Date.now();
  if (expired && wait > 0) sleep(wait / 1000);
  if (expired || wait <= 0) {
    const failure = renewToken();
    // With very many VUs, some of them speak for all.
    if (session.failures === 1 && Math.random() < 10 / exec.instance.vusActive) console.warn(failure);
  }
  return Date.now() < session.expiresAt ? session.token : '';
}

/** Stops the test before any load when there is no token to be had. */
function checkToken() {
  const failure = renewToken();

  if (failure !== '') {
    throw new Error(`${failure} No load was sent. See whether ${Object.keys(REQUIRED).join(', ')} are right.`);
  }
  console.log('Token request passed');
}

/**
 * Stands for the answer to a request that could not be made for want of a token.
 * @type {any}
 */
const NO_ANSWER = {
  status: 0,
  body: null,
  headers: {},
  cookies: {},
  proto: '',
  error: 'no token',
  timings: { duration: 0 },
  json: () => undefined,
};

/**
 * Sends a request below the base URL, with a token unless it is anonymous.
 * @param {string} method
 * @param {string} path
 * @param {import('k6/http').RequestBody | null} body
 * @param {import('k6/http').Params} params
 */
function deliver(method, path, body, params, anonymous = false) {
  if (anonymous) return http.request(method, CONFIG.baseUrl + path, body, params);

  const token = currentToken();
  if (token === '') return NO_ANSWER;
  const headers = Object.assign({ [TOKEN.header]: TOKEN.prefix + token }, params.headers);
  const response = http.request(
    method,
    CONFIG.baseUrl + path,
    body,
    Object.assign({}, params, { headers }),
  );

  // A token that was withdrawn is replaced for the next request. One that is refused although it is
  // new stays a while, because a newer one would hardly do better.
  if (response.status === 401 && Date.now() - session.takenAt > 10000) {
    session.renewAt = 0;
    session.expiresAt = 0;
  }
  return response;
}
