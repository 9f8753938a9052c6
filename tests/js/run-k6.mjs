// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Runs generated scripts with the k6 on the PATH against a server that writes down what it gets.
// Arguments: the program that writes the scripts, and the folder with example profiles.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { needK6, runScript, serve, writeScripts } from './k6-runner.mjs';
import { finish, test } from './tap.mjs';

const [writer, examples] = process.argv.slice(2);
needK6();
const folder = writeScripts(writer, examples);
const factsOf = (name) => JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'));

// What the server got, and how it answers.
let received = [];
let answer = { status: 0 };
const { baseUrl, close } = await serve((request, response) => {
  received.push(request);
  response.writeHead(answer.status || (request.method === 'POST' ? 201 : 200), {
    'Content-Type': 'application/json',
  });
  response.end('{"order":{"ids":[1]}}');
});

/** Runs a script with all that it needs; the server answers meanwhile. */
function run(name, environment = {}) {
  received = [];
  return runScript(path.join(folder, `${name}.js`), {
    API_BASE_URL: baseUrl,
    API_TOKEN: 'secret-token',
    ...environment,
  });
}

function inMs(duration) {
  const units = { h: 3600000, m: 60000, s: 1000, ms: 1 };
  return [...duration.matchAll(/([\d.]+)(ms|h|m|s)/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * units[unit],
    0,
  );
}

const loadOnly = () => received.filter(({ url }) => !url.startsWith('/health'));
const countOf = ({ summary }, metric, scenario) =>
  (summary.metrics[`${metric}{scenario:${scenario}}`] || { values: { count: 0 } }).values.count;

function assertDelivered(result, scenario) {
  const delivered = countOf(result, 'iterations', scenario.name);
  // k6 itself may make some more at the end when the machine is busy.
  const most = Math.max(3, scenario.iterations * 0.01);

  assert.ok(
    Math.abs(delivered - scenario.iterations) <= most,
    `${scenario.name}: ${delivered} of ${scenario.iterations}\n${result.stdout}${result.stderr}`,
  );
  assert.equal(countOf(result, 'dropped_iterations', scenario.name), 0, result.stdout);
}

for (const name of ['short', 'executors', 'auth-basic', 'auth-api-key-query']) {
  await test(`${name}: k6 expects the duration and the VUs of the schedule`, () => {
    const result = spawnSync(
      'k6',
      ['inspect', '--execution-requirements', path.join(folder, `${name}.js`)],
      { encoding: 'utf8' },
    );
    assert.equal(result.status, 0, result.stderr);
    const { totalDuration, maxVUs } = JSON.parse(result.stdout);
    const facts = factsOf(name);
    assert.equal(inMs(totalDuration), facts.total);
    assert.equal(maxVUs, facts.maxVUs);
  });
}

for (const file of fs.readdirSync(folder).filter((entry) => /^example-.*\.js$/.test(entry))) {
  await test(`${file}: k6 expects the duration and the VUs of the schedule`, () => {
    const script = path.join(folder, file);
    const result = spawnSync('k6', ['inspect', '--execution-requirements', script], { encoding: 'utf8' });
    assert.equal(result.status, 0, result.stderr);
    const { totalDuration, maxVUs } = JSON.parse(result.stdout);
    const facts = factsOf(file.slice(0, -3));
    assert.equal(inMs(totalDuration), facts.total);
    assert.equal(maxVUs, facts.maxVUs);
  });
}

await test('the planned load is delivered, in the planned mix', async () => {
  const facts = factsOf('short');
  const result = await run('short');
  const requests = loadOnly();

  assert.equal(result.status, 0, result.stdout + result.stderr);
  for (const scenario of facts.scenarios.filter((each) => each.runs)) assertDelivered(result, scenario);
  for (const [pattern, share] of [[/^\/api\/orders$/, 0.7], [/^\/api\/orders\/\d+$/, 0.2], [/^\/api\/search\?/, 0.1]]) {
    const made = requests.filter(({ url }) => pattern.test(url)).length;
    const wanted = requests.length * share;
    assert.ok(Math.abs(made - wanted) <= Math.max(2, wanted * 0.01), `${pattern}: ${made} of ${wanted}`);
  }
  const orders = requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body));
  assert.equal(new Set(orders.map(({ customer_id }) => customer_id)).size, orders.length);
  for (const { headers } of received) assert.equal(headers.authorization, 'Bearer secret-token');
  assert.equal(received.length - requests.length, 1, 'one health check');
  assert.equal(result.summary.setup_data, undefined);
  assert.doesNotMatch(result.text + result.stdout + result.stderr, /secret-token/);
  assert.match(result.stdout, /baseline: planned 300 iterations, delivered 30\d \(100/);
  assert.match(result.stdout, /All thresholds hold \(\d+\)/);
});

await test('only what SCENARIOS picks runs, from the start', async () => {
  const facts = factsOf('short');
  const result = await run('short', { SCENARIOS: 'stress' });

  assert.equal(result.status, 0, result.stdout + result.stderr);
  assertDelivered(result, facts.scenarios.find(({ name }) => name === 'stress'));
  assert.equal(countOf(result, 'iterations', 'baseline'), 0);
  assert.ok(result.summary.state.testRunDurationMs < 5000, 'it waited for what was not picked');
  assert.doesNotMatch(result.stdout, /baseline/);
});

await test('a fixed number of iterations is made', async () => {
  const facts = factsOf('executors');
  const result = await run('executors', { SCENARIOS: 'shared,each' });

  for (const name of ['shared', 'each']) {
    assertDelivered(result, facts.scenarios.find((scenario) => scenario.name === name));
  }
});

await test('a scenario that does not exist stops the run', async () => {
  const result = await run('short', { SCENARIOS: 'baseline,nope' });

  assert.equal(result.status, 107);
  assert.match(result.stderr, /there is no .*nope.*baseline, spike, stress, all/s);
  assert.deepEqual(received, []);
});

await test('without a token nothing is sent', async () => {
  const result = await run('short', { API_TOKEN: '' });

  assert.equal(result.status, 107);
  assert.match(result.stderr, /API_TOKEN is not set/);
  assert.deepEqual(received, []);
});

await test('without a healthy service no load is sent', async () => {
  answer = { status: 503 };
  const result = await run('short');
  answer = { status: 0 };

  assert.equal(result.status, 107);
  assert.match(result.stderr, /Health check failed.*503/s);
  assert.deepEqual(loadOnly(), []);
});

await test('a service that fails stops the run after the delay', async () => {
  const pending = run('short', { SCENARIOS: 'baseline,stress' });
  const timer = setInterval(() => {
    if (received.length > 0) answer = { status: 500 };
  }, 10);
  const result = await pending;
  clearInterval(timer);
  answer = { status: 0 };

  assert.equal(result.status, 99, result.stdout + result.stderr);
  assert.match(result.stdout, /FAILED {2}baseline: less than .* of the requests fail/);
  assert.equal(countOf(result, 'iterations', 'stress'), 0, 'stopped before the second scenario');
});

close();
finish();
fs.rmSync(folder, { recursive: true });
