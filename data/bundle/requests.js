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
    /** @param {number} status */
    accepts: (status) =>
      statuses.some((wanted) =>
        typeof wanted === 'number' ? status === wanted : status >= wanted.min && status <= wanted.max,
      ),
  };
}

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
 *   timeout?: string,
 *   has?: string,
 *   pause?: number,
 *   compression?: 'gzip' | 'deflate' | 'br',
 *   keep?: (response: any) => boolean,
 *   anonymous?: boolean,
 * }} request
 */
function send(method, path, request) {
  const { name, status, body = null, headers, timeout = TIMEOUT } = request;
  const { has, pause, compression, keep, anonymous } = request;
  /** @type {import('k6/http').Params} */
  const params = {
    headers,
    tags: { name },
    timeout,
    responseCallback: status.callback,
    responseType: has === undefined && keep === undefined ? 'none' : 'text',
  };
  if (compression !== undefined) params.compression = compression;
  const response = deliver(method, path, body, params, anonymous);
  /** @type {Record<string, () => boolean>} */
  const checks = { [`${name}: ${status.words}`]: () => status.accepts(response.status) };

  if (has !== undefined) {
    checks[`${name}: has ${has}`] = () => {
      // An answer without a body, such as a timeout, has nothing to look into.
      const value = response.body ? response.json(has) : null;
      return value !== undefined && value !== null;
    };
  }
  const passed = check(response, checks, { name });
  errors.add(!passed, { name });
  // Only an answer that was expected has what later requests need.
  const kept = keep === undefined || (status.accepts(response.status) && keep(response));
  // Scenarios whose iterations pause say so in their env.
  if (pause !== undefined && __ENV.PAUSES) sleep(pause);
  return { passed: passed && kept, ms: response.timings.duration };
}
