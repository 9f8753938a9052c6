// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * Asks at every interval after the last step whether the work is done, until it is, has failed, or the
 * deadline has passed.
 * @param {number} lastStep
 * @param {() => string} poll
 */
function waitForWork(lastStep, poll) {
  let next = lastStep + WORK.every;

  while (next <= lastStep + WORK.deadline) {
    sleep(Math.max(next - Date.now(), 0) / 1000);
    const outcome = poll();
    if (outcome !== '') return outcome;
    next = Math.max(next + WORK.every, Date.now());
  }
  return 'deadline-passed';
}

/**
 * Asks once. Answers that mean "not yet" are no errors; the deadline judges the work, not each poll.
 * @param {string} method
 * @param {string} path
 * @param {{
 *   name: string,
 *   status: ReturnType<typeof expectStatus>,
 *   body?: any,
 *   headers?: Record<string, string>,
 *   tags?: Record<string, string>,
 *   timeout?: string,
 *   redirects?: number,
 *   compression?: 'gzip' | 'deflate' | 'br',
 *   anonymous?: boolean,
 * }} request
 */
function ask(method, path, request) {
  const { name, status, body = null, headers, timeout = TIMEOUT, compression, anonymous } = request;
  const tags = Object.assign({ name }, request.tags, apart());
  /** @type {import('k6/http').Params} */
  const params = {
    headers,
    tags,
    timeout,
    responseCallback: WORK.answered.callback,
    responseType: 'text',
  };
  if (request.redirects !== undefined) params.redirects = request.redirects;
  if (compression !== undefined) params.compression = compression;
  const response = deliver(method, path, body, params, anonymous);

  check(response, { [`${name}: ${WORK.answered.words}`]: () => WORK.answered.accepts(response.status) }, tags);
  if (!status.accepts(response.status)) return '';
  if (WORK.path === '') return 'completed';

  const state = response.body ? response.json(WORK.path) : undefined;
  if (state === undefined || state === null) return '';
  if (WORK.failed.includes(String(state))) return 'work-failed';
  return WORK.done.length === 0 || WORK.done.includes(String(state)) ? 'completed' : '';
}
