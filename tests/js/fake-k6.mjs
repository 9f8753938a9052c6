// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Runs a generated script in Node with modules that take k6's place: they send nothing and write down
// what they were asked for.

import crypto from 'node:crypto';
import vm from 'node:vm';

/** What the script declares and does not export, so that tests can look at it. */
const INSIDE = [
  'CONFIG', 'HEADERS', 'REQUIRED', 'RUN_BY_DEFAULT', 'SCENARIOS', 'SCENARIO_THRESHOLDS', 'STARTS',
  'THRESHOLDS', 'currentToken', 'endpointOf', 'evenPause', 'exponentialPause', 'lengthOf',
  'MIX', 'mostVus', 'normalPause', 'plannedIterations', 'thresholdInWords', 'thresholdReport',
];

/** Test data for the scripts that take some. */
const FILES = {
  './data/users.csv': 'email,full name,age\r\na@b.c,"Lovelace, ""Ada""",36\r\nd@e.f,O\'Neil,\r\n\r\n',
  './data/accounts.json': '[{"id":1},{"id":2},{"id":3},{"id":4},{"id":5}]',
  './data/colors.csv': '\ufeffname,code\nred,f00\ngreen,0f0',
};

/** Not every script declares every one of them. */
const peek = (name) => `${name}: typeof ${name} === 'undefined' ? undefined : ${name}`;

function fakeModules(record) {
  const respond = (method, url, body, params = {}) => {
    const forToken = params.tags !== undefined && params.tags.name === 'token request';
    const answer = forToken ? record.tokenAnswer : record.answerTo(method, url);

    (forToken ? record.tokenRequests : record.requests).push({ method, url, body, params });
    const text = JSON.stringify(answer.body);
    return {
      status: answer.status,
      headers: answer.headers || {},
      timings: { duration: answer.duration || 0 },
      proto: 'HTTP/1.1',
      body: params.responseType === 'none' ? null : text,
      error: '',
      json: (selector) =>
        selector.split('.').reduce((value, key) => (value ? value[key] : undefined), answer.body),
    };
  };
  const http = {
    get: (url, params) => respond('GET', url, null, params),
    request: respond,
    expectedStatuses: (...statuses) => ({ statuses }),
  };
  class Metric {
    constructor(name) {
      this.name = name;
    }
    add(value, tags) {
      record.samples.push({ name: this.name, value, tags });
    }
  }

  return {
    k6: {
      check: (value, checks, tags) =>
        Object.entries(checks)
          .map(([name, passes]) => {
            const passed = passes(value);
            record.checks.push({ name, passed, tags });
            return passed;
          })
          .every((passed) => passed),
      sleep: (seconds) => {
        record.sleeps.push(seconds);
        record.onSleep(seconds);
      },
    },
    'k6/crypto': { default: { randomBytes: (size) => crypto.randomBytes(size) } },
    'k6/data': {
      // As k6 does it, rows are copied by way of JSON.
      SharedArray: class {
        constructor(name, make) {
          return JSON.parse(JSON.stringify(make()));
        }
      },
    },
    'k6/encoding': { default: { b64encode: (text) => Buffer.from(text).toString('base64') } },
    'k6/execution': { default: record.exec },
    'k6/http': { default: http },
    'k6/metrics': { Rate: Metric, Trend: Metric },
  };
}

/** Evaluates a script's init code with an environment, files and, when there is one, a clock of its own. */
export async function load(source, environment = {}, files = FILES, clock = undefined) {
  const record = {
    requests: [],
    tokenRequests: [],
    checks: [],
    samples: [],
    sleeps: [],
    onSleep: () => {},
    logs: [],
    alerts: [],
    answer: { status: 200, body: {} },
    answerTo: () => record.answer,
    tokenAnswer: { status: 200, body: { access_token: 'token-1', session: { keys: ['token-1'] } } },
    exec: { scenario: { name: 'none', iterationInTest: 0 }, vu: { idInTest: 1 }, instance: { vusActive: 5 } },
  };
  const context = vm.createContext({
    __ENV: environment,
    __VU: 1,
    open: (file) => {
      if (files[file] === undefined) throw new Error(`${file} is not there`);
      return files[file];
    },
    alert: (value) => record.alerts.push(value),
    console: {
      log: (...words) => record.logs.push(words.join(' ')),
      warn: (...words) => record.logs.push(words.join(' ')),
    },
  });
  if (clock !== undefined) context.Date = { now: () => clock.now };
  const modules = fakeModules(record);
  const inside = `\nexport const inside = { ${INSIDE.map(peek).join(', ')} };\n`;
  const script = new vm.SourceTextModule(source + inside, { context, identifier: 'performance-test.js' });

  await script.link((name) => {
    const exported = modules[name];
    if (exported === undefined) throw new Error(`${name} is not a module of k6`);
    return new vm.SyntheticModule(
      Object.keys(exported),
      function setExports() {
        for (const [key, value] of Object.entries(exported)) this.setExport(key, value);
      },
      { context },
    );
  });
  await script.evaluate();
  record.script = script.namespace;
  record.inside = script.namespace.inside;
  return record;
}

/** Runs iterations of a scenario, as k6 would count them. */
export function iterate(record, scenario, count, data) {
  const { exec } = record.script.options.scenarios[scenario] || { exec: 'testAPI' };

  record.exec.scenario.name = scenario;
  for (let i = 0; i < count; i++) {
    record.exec.scenario.iterationInTest = i;
    record.exec.vu.idInTest = 1 + (i % 5);
    record.script[exec](data);
  }
}
