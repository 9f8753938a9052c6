// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

/**
 * What k6 knows of the iteration that runs. setup() is none and has no such values, but it logs in like
 * the first iteration of the first VU.
 * @type {any}
 */
const exec = {
  get scenario() {
    return __VU === 0 ? { name: 'setup', iterationInTest: 0 } : execution.scenario;
  },
  get vu() {
    return __VU === 0 ? { idInTest: 1 } : execution.vu;
  },
  get instance() {
    return execution.instance;
  },
};
