// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Checks what scripts with flows do, in an imitation of k6 in which no time passes. Argument: the
// program that writes the scripts.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { iterate, load } from './fake-k6.mjs';
import { finish, test } from './tap.mjs';

const [writer] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loadwright-flows-'));

execFileSync(writer, [folder], { stdio: 'inherit' });
const names = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.slice(0, -3));
const sourceOf = (name) => fs.readFileSync(path.join(folder, `${name}.js`), 'utf8');
const planOf = (name) => JSON.parse(fs.readFileSync(path.join(folder, `${name}.loadwright`), 'utf8'));

/** Loads a script whose polls are answered one after the other; the last answer stays. */
async function loadWith(name, states, answers = {}) {
  const record = await load(sourceOf(name), { API_TOKEN: 't', API_BASE_URL: 'http://127.0.0.1:1' });
  let asked = 0;

  record.answerTo = (method, url) => {
    const { pathname } = new URL(url);
    if (pathname.endsWith('/state')) {
      const state = states[Math.min(asked++, states.length - 1)];
      return typeof state === 'number' ? { status: state, body: {} } : { status: 200, body: { order: { state } } };
    }
    return answers[pathname] || { status: method === 'POST' ? 201 : 200, body: { order: { ids: [1] }, invoice: { number: 'I 7' } }, duration: 7 };
  };
  return record;
}

const pathsOf = ({ requests }) => requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
const samplesOf = ({ samples }, metric) => samples.filter(({ name }) => name === metric);
const outcomeOf = (record) => {
  const [ended, ...more] = samplesOf(record, 'e2e_completed');
  assert.equal(more.length, 0, 'one sample for each flow');
  return [ended.value, ended.tags.outcome];
};
const STEPS = ['POST /api/orders', 'PUT /api/orders/1/payment', 'GET /api/orders/1/invoice'];
const POLL = 'GET /api/orders/1/state';

await test('the steps come in order, then polls until the work is done', async () => {
  const record = await loadWith('flow-e2e', ['NEW', 'PACKED', 'DELIVERED']);

  iterate(record, 'baseline', 1, { runId: 'r' });
  assert.deepEqual(pathsOf(record), [...STEPS, POLL, POLL, POLL]);
  assert.deepEqual(outcomeOf(record), [true, 'completed']);
  assert.equal(record.sleeps.length, 3);
  for (const seconds of record.sleeps) assert.ok(seconds > 0.05, 'polls without a rest');
  assert.deepEqual(samplesOf(record, 'e2e_requests').map(({ value }) => value), [21]);
  for (const metric of ['e2e_duration', 'e2e_waiting']) assert.equal(samplesOf(record, metric).length, 1);
  assert.equal(samplesOf(record, 'errors').length, 3, 'polls are no errors');
});

await test('polls and what is said of the flow are told from the requests of the scenario', async () => {
  const record = await loadWith('flow-e2e', ['NEW', 'SHIPPED']);

  iterate(record, 'baseline', 1, { runId: 'r' });
  for (const { url, params } of record.requests) {
    assert.equal(params.tags.scenario, url.endsWith('/state') ? 'baseline polls' : undefined);
  }
  const apart = record.checks.filter(({ tags }) => tags.scenario === 'baseline polls').map(({ name }) => name);
  assert.deepEqual(apart, ['poll: status is 200, 202', 'poll: status is 200, 202', 'flow: completed']);
});

await test('values are passed on within a flow, and no further', async () => {
  const record = await loadWith('flow-e2e', ['SHIPPED'], {
    '/api/orders': { status: 201, body: { order: { ids: [42] } } },
  });

  iterate(record, 'baseline', 1, { runId: 'r' });
  assert.deepEqual(pathsOf(record).slice(1), [
    'PUT /api/orders/42/payment', 'GET /api/orders/42/invoice', 'GET /api/orders/42/state',
  ]);
  assert.equal(new URL(record.requests[2].url).searchParams.get('number'), 'I 7');

  const { body, params } = record.requests[1];
  assert.deepEqual(JSON.parse(body), { order: 42, text: 'no. 42', ids: [42], all: { ids: [42] } });
  assert.equal(params.headers['X-Order'], '42 of [42]');

  // A step that does not give what the next one needs has failed.
  record.answerTo = () => ({ status: 201, body: {} });
  record.requests.length = 0;
  record.samples.length = 0;
  iterate(record, 'baseline', 1, { runId: 'r' });
  assert.deepEqual(pathsOf(record), ['POST /api/orders']);
  assert.deepEqual(outcomeOf(record), [false, 'step-failed']);
});

await test('work that fails, or is never done, ends the flow', async () => {
  const refused = await loadWith('flow-e2e', ['NEW', 'REFUSED']);
  iterate(refused, 'baseline', 1, { runId: 'r' });
  assert.deepEqual(outcomeOf(refused), [false, 'work-failed']);
  assert.deepEqual(refused.checks.slice(-1)[0].name, 'flow: the work does not fail');
  assert.equal(samplesOf(refused, 'e2e_duration').length, 0);

  const late = await loadWith('flow-e2e', ['NEW']);
  iterate(late, 'baseline', 1, { runId: 'r' });
  assert.deepEqual(outcomeOf(late), [false, 'deadline-passed']);
  assert.deepEqual(pathsOf(late).slice(3), Array.from({ length: 10 }, () => POLL));
  assert.equal(late.checks.slice(-1)[0].name, 'flow: done before the deadline');
  assert.equal(late.checks.slice(-1)[0].passed, false);
});

await test('a step that fails ends the flow and says which it was', async () => {
  const record = await loadWith('flow-e2e', ['SHIPPED'], { '/api/orders/1/payment': { status: 500, body: {} } });

  iterate(record, 'baseline', 1, { runId: 'r' });
  assert.deepEqual(pathsOf(record), STEPS.slice(0, 2));
  assert.deepEqual(outcomeOf(record), [false, 'step-failed']);
  assert.equal(record.checks.slice(-1)[0].name, 'flow: goes on after PayOrder');
  assert.equal(samplesOf(record, 'e2e_duration').length, 0);
});

await test('a flow whose script throws is not completed', async () => {
  const record = await loadWith('flow-e2e', ['SHIPPED']);

  record.answerTo = () => {
    throw new Error('no');
  };
  assert.throws(() => iterate(record, 'baseline', 1, { runId: 'r' }), /no/);
  assert.deepEqual(outcomeOf(record), [false, 'step-failed']);
});

await test('answers that are not as expected are asked again', async () => {
  const record = await loadWith('flow-e2e', [500, 202, 'SHIPPED']);

  iterate(record, 'baseline', 1, { runId: 'r' });
  assert.deepEqual(outcomeOf(record), [true, 'completed']);
  assert.deepEqual(
    record.checks.filter(({ name }) => name.startsWith('poll')).map(({ passed }) => passed),
    [false, true, true],
  );
});

await test('the status alone can say that the work is done', async () => {
  const record = await loadWith('flow-status', [404, 202, 204, 'whatever']);

  iterate(record, 'baseline', 1, { runId: 'r' });
  assert.deepEqual(pathsOf(record), [...STEPS, POLL, POLL, POLL, POLL]);
  assert.deepEqual(outcomeOf(record), [true, 'completed']);
  assert.ok(record.checks.every(({ passed }) => passed), '"not yet" is no failure');
});

await test('a flow without a poll ends with its last step', async () => {
  const record = await loadWith('flow-plain', []);

  iterate(record, 'baseline', 2, { runId: 'r' });
  assert.deepEqual(pathsOf(record), [...STEPS, ...STEPS]);
  assert.deepEqual(samplesOf(record, 'e2e_completed').map(({ value }) => value), [true, true]);
  assert.doesNotMatch(sourceOf('flow-plain'), /waitForWork/);
});

await test('both parts of a mixed scenario are picked by their own names', async () => {
  const source = sourceOf('flow-mixed');
  const pick = async (SCENARIOS) => {
    const { script } = await load(source, { SCENARIOS });
    return Object.entries(script.options.scenarios).map(([name, { exec, startTime }]) => `${name} ${exec} ${startTime}`);
  };

  assert.deepEqual(await pick('baseline'), ['baseline testAPI 0ms']);
  assert.deepEqual(await pick('baseline_e2e'), ['baseline_e2e testFlow 0ms']);
  assert.deepEqual(await pick('stress,stress_e2e'), ['stress testAPI 0ms', 'stress_e2e testFlow 0ms']);
  assert.deepEqual(await pick(''), ['baseline testAPI 0ms', 'baseline_e2e testFlow 0ms']);
});

await test('the summary says where the time goes', async () => {
  const record = await loadWith('flow-mixed', ['SHIPPED']);
  const trend = (values) => ({ type: 'trend', values: { count: 10, ...values } });
  const rate = (passes, fails) => ({ type: 'rate', values: { passes, fails, rate: passes / (passes + fails) } });
  const metrics = {
    'e2e_completed{scenario:baseline_e2e}': rate(1095, 10),
    'e2e_completed{scenario:baseline_e2e,outcome:deadline-passed}': rate(0, 7),
    'e2e_completed{scenario:baseline_e2e,outcome:step-failed}': rate(0, 3),
    'e2e_duration{scenario:baseline_e2e}': trend({ avg: 4200, 'p(95)': 5125 }),
    'e2e_requests{scenario:baseline_e2e}': trend({ avg: 378 }),
    'e2e_waiting{scenario:baseline_e2e}': trend({ avg: 3822 }),
    'http_reqs{scenario:baseline_e2e polls}': { type: 'counter', values: { count: 4380, rate: 1 } },
    'http_req_duration{scenario:baseline,name:CreateOrder}': trend({ med: 120.04, 'p(95)': 300 }),
    'http_req_duration{scenario:baseline_e2e,name:CreateOrder}': trend({ med: 131, 'p(95)': 1500 }),
  };
  const { stdout } = record.script.handleSummary({ metrics });

  assert.match(
    stdout,
    /End to end\n {2}baseline_e2e: 1,095 of 1,105 flows completed, 3 ended by a step that failed, 7 not done by the deadline, 4,380 polls\n/,
  );
  assert.match(
    stdout,
    / {4}of 4\.2 s end to end 9 % is in requests, 91 % waiting for asynchronous work; 95 % of the flows take at most 5\.13 s\n/,
  );
  assert.match(stdout, / {4}CreateOrder: p50 120 ms, p95 300 ms alone; p50 131 ms, p95 1\.5 s inside the flow\n/);
});

await test('the summary says nothing of flows that were not run', async () => {
  const record = await load(sourceOf('flow-mixed'), { SCENARIOS: 'baseline' });
  assert.doesNotMatch(record.script.handleSummary({ metrics: {} }).stdout, /End to end/);
});

for (const name of names.filter((each) => each.startsWith('flowhostile-'))) {
  const { flow } = planOf(name);
  const text = flow.done_values || flow['done-values'] || '';

  await test(`${name}: ${JSON.stringify(text)} is text wherever flows have it`, async () => {
    const record = await load(sourceOf(name), { API_BASE_URL: 'http://127.0.0.1:1', SCENARIOS: 'all' });

    iterate(record, 'baseline_e2e', 1, { runId: 'r' });
    record.script.handleSummary({ metrics: {} });
    assert.ok(record.requests.length > 0);
    for (const { url } of record.requests) assert.equal(new URL(url).origin, 'http://127.0.0.1:1');
    assert.deepEqual(record.alerts, []);
    for (const line of sourceOf(name).split('\n')) {
      assert.doesNotMatch(line, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ufeff]/);
      assert.doesNotMatch(line, /<\/script|<!--/i);
    }
  });
}

finish();
fs.rmSync(folder, { recursive: true });
