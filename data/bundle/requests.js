// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * What counts as success of a request, for the checks and for k6's own http_req_failed.
 * @param {string} words
 * @param {...(number | { min: number, max: number })} statuses
 */
function expectStatus(words, ...statuses) {
  return {
    words: `status is ${words}`,
    callback: http.expectedStatuses(...statuses),
    // Redirects that lead there are requests of their own.
    withRedirects: http.expectedStatuses(...statuses, { min: 300, max: 399 }),
    /** @param {number} status */
    accepts: (status) =>
      statuses.some((wanted) =>
        typeof wanted === 'number' ? status === wanted : status >= wanted.min && status <= wanted.max,
      ),
  };
}

/** @typedef {(response: import('k6/http').Response) => boolean} Passes */

/**
 * Sends a request, checks the answer, and counts it as an error when it is not what was expected.
 * Slow answers are no errors: the thresholds on http_req_duration judge them.
 * @param {string} method
 * @param {string} path
 * @param {{
 *   name: string,
 *   status: ReturnType<typeof expectStatus>,
 *   body?: string | null,
 *   headers?: Record<string, string>,
 *   tags?: Record<string, string>,
 *   timeout?: string,
 *   redirects?: number,
 *   checks?: Record<string, Passes>,
 *   limits?: Record<string, Passes>,
 *   reads?: boolean,
 *   pause?: number,
 *   compression?: 'gzip' | 'deflate' | 'br',
 *   keep?: (response: any) => boolean,
 *   anonymous?: boolean,
 * }} request
 */
function send(method, path, request) {
  const { name, status, body = null, headers, timeout = TIMEOUT, checks, limits, pause } = request;
  const { compression, keep } = request;
  const tags = Object.assign({ name }, request.tags);
  /** @type {import('k6/http').Params} */
  const params = {
    headers,
    tags,
    timeout,
    responseCallback: status.callback,
    responseType: request.reads ? 'text' : 'none',
  };
  if (request.redirects !== undefined) params.redirects = request.redirects;
  if (request.redirects) params.responseCallback = status.withRedirects;
  if (compression !== undefined) params.compression = compression;
  const response = deliver(method, path, body, params, request.anonymous);
  const expected = Object.assign(
    { [`${name}: ${status.words}`]: () => status.accepts(response.status) },
    named(name, checks),
  );
  const passed = check(response, expected, tags);

  errors.add(!passed, tags);
  if (limits !== undefined) check(response, named(name, limits), tags);
  // Only an answer that was expected has what later requests need.
  const kept = keep === undefined || (status.accepts(response.status) && keep(response));
  // Scenarios whose iterations pause say so in their env.
  if (pause !== undefined && __ENV.PAUSES) sleep(pause);
  return { passed: passed && kept, ms: response.timings.duration };
}

/**
 * Checks under the name of the request that they belong to.
 * @param {string} name
 * @param {Record<string, Passes>} checks
 */
function named(name, checks = {}) {
  return Object.fromEntries(Object.entries(checks).map(([words, passes]) => [`${name}: ${words}`, passes]));
}
