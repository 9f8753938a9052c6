// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Runs scripts with flows on the k6 on the PATH, against a server whose work goes on after its answer.
// Arguments: the program that writes the scripts, and the folder with example profiles.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { needK6, runScript, serve, writeScripts } from './k6-runner.mjs';
import { finish, test } from './tap.mjs';

needK6();
const [writer] = process.argv.slice(2);
const folder = writeScripts(writer);
const factsOf = (name) => JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'));

// The work behind an order is done this long after it was made; what becomes of it, and how its
// payment is answered, is for each test to say.
const WORK_MS = 250;
let received = [];
let orders = new Map();
let becomes = () => 'SHIPPED';
let paymentStatus = () => 200;

const { baseUrl, close } = await serve((request, response) => {
  const [, id, what] = request.url.match(/^\/api\/orders\/(\d+)\/(\w+)/) || [];
  const order = orders.get(id);
  let status = 200;
  let body = {};

  received.push(request);
  if (request.method === 'POST' && request.url === '/api/orders') {
    const number = String(orders.size + 1);
    orders.set(number, {
      at: Date.now(), steps: ['made'], asked: [], customer: JSON.parse(request.body).customer_id,
    });
    status = 201;
    body = { order: { ids: [Number(number)] } };
  } else if (what !== undefined && order === undefined) {
    status = 404;
  } else if (what === 'state') {
    const done = Date.now() - order.at >= WORK_MS;
    order.steps.push('state');
    body = { order: { state: done ? becomes(Number(id)) : 'PACKING' } };
    if (!done) status = 202;
  } else if (what !== undefined) {
    order.steps.push(what);
    order.asked.push(request);
    if (what === 'payment') {
      status = paymentStatus(Number(id));
      body = { invoice: { number: `I-${id}` } };
    } else {
      order.invoice = new URL(request.url, 'http://x').searchParams.get('number');
    }
  }
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
});

/** Runs a script anew; by default every order is shipped. */
function run(name, environment = {}, { state = () => 'SHIPPED', payment = () => 200 } = {}) {
  received = [];
  orders = new Map();
  becomes = state;
  paymentStatus = payment;
  return runScript(path.join(folder, `${name}.js`), {
    API_BASE_URL: baseUrl, API_TOKEN: 'secret-token', ...environment,
  });
}

const valuesOf = ({ summary }, metric, tags) => summary.metrics[`${metric}{${tags}}`].values;
const loadOnly = () => received.filter(({ url }) => !url.startsWith('/health'));
const isPoll = ({ url }) => /\/state$/.test(url);
const thresholdsOf = ({ summary }, metric, tags) => summary.metrics[`${metric}{${tags}}`].thresholds;

/** As many requests as planned, within 1 %; k6 may begin one iteration more or less at the ends. */
function assertPlanned(requests, scenario, what) {
  const each = scenario.requests / scenario.iterations;
  const most = Math.max(scenario.requests * 0.01, 1.5 * each);

  assert.ok(
    Math.abs(requests.length - scenario.requests) <= most,
    `${what}: ${requests.length} of ${scenario.requests} requests`,
  );
}

function inMs(duration) {
  const units = { h: 3600000, m: 60000, s: 1000, ms: 1 };
  return [...duration.matchAll(/([\d.]+)(ms|h|m|s)/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * units[unit],
    0,
  );
}

for (const name of ['flow-e2e', 'flow-mixed', 'flow-executors', 'flow-plain']) {
  await test(`${name}: k6 expects the duration and the VUs of the schedule`, () => {
    const script = path.join(folder, `${name}.js`);
    const result = spawnSync('k6', ['inspect', '--execution-requirements', script], { encoding: 'utf8' });
    assert.equal(result.status, 0, result.stderr);
    const { totalDuration, maxVUs } = JSON.parse(result.stdout);
    assert.equal(inMs(totalDuration), factsOf(name).total);
    assert.equal(maxVUs, factsOf(name).maxVUs);
  });
}

await test('flows make their steps in order, with what the answers gave, until the work is done', async () => {
  const [baseline] = factsOf('flow-e2e').scenarios;
  const result = await run('flow-e2e');

  assert.equal(result.status, 0, result.stdout + result.stderr);
  assertPlanned(loadOnly(), baseline, 'flow-e2e');
  for (const [id, { steps, invoice }] of orders) {
    assert.deepEqual(steps.slice(0, 3), ['made', 'payment', 'invoice'], `order ${id}`);
    assert.ok(steps.slice(3).every((step) => step === 'state'));
    assert.equal(steps.length, 6, 'three polls of a work that takes two and a half intervals');
    assert.equal(invoice, `I-${id}`);
  }
  assert.equal(new Set([...orders.values()].map(({ customer }) => customer)).size, orders.size);

  const completed = valuesOf(result, 'e2e_completed', 'scenario:baseline');
  assert.deepEqual([completed.passes, completed.fails], [orders.size, 0]);
  const duration = valuesOf(result, 'e2e_duration', 'scenario:baseline');
  const waiting = valuesOf(result, 'e2e_waiting', 'scenario:baseline');
  const requests = valuesOf(result, 'e2e_requests', 'scenario:baseline');
  assert.equal(duration.count, orders.size);
  assert.ok(duration.min >= 300 && duration.med < 500, `durations from ${duration.min} ms, median ${duration.med} ms`);
  assert.ok(waiting.avg >= 300 && waiting.avg <= duration.avg);
  assert.ok(requests.avg + waiting.avg <= duration.avg + 10);
  assert.deepEqual(thresholdsOf(result, 'e2e_duration', 'scenario:baseline')['p(95)<2000'], { ok: true });
  assert.deepEqual(thresholdsOf(result, 'e2e_completed', 'scenario:baseline')['rate>=0.99'], { ok: true });
});

await test('paths, headers, payloads and queries of later steps have what earlier answers gave', async () => {
  const result = await run('flow-e2e');

  assert.equal(result.status, 0, result.stdout + result.stderr);
  assert.ok(orders.size > 70, `${orders.size} flows`);
  for (const [id, { asked }] of orders) {
    const [payment, invoice] = asked;
    const number = Number(id);

    assert.equal(payment.method, 'PUT');
    assert.equal(payment.url, `/api/orders/${id}/payment`);
    assert.equal(payment.headers['x-order'], `${id} of [${id}]`);
    assert.deepEqual(JSON.parse(payment.body), {
      order: number, text: `no. ${id}`, ids: [number], all: { ids: [number] },
    });
    assert.equal(invoice.method, 'GET');
    assert.equal(invoice.url, `/api/orders/${id}/invoice?number=I-${id}`);
    assert.equal(invoice.headers['x-order'], undefined);
  }
});

await test('polls are no part of what thresholds on the scenario judge', async () => {
  const result = await run('flow-e2e');
  const polls = received.filter(isPoll).length;

  assert.equal(valuesOf(result, 'http_reqs', 'scenario:baseline polls').count, polls);
  assert.equal(valuesOf(result, 'http_reqs', 'scenario:baseline').count, loadOnly().length - polls);
  assert.equal(valuesOf(result, 'http_req_failed', 'scenario:baseline').rate, 0);
  assert.equal(result.summary.metrics.errors.values.rate, 0, '"not yet" is no error');
  assert.equal(result.summary.metrics.http_req_failed.values.rate, 0);
  assert.equal(result.summary.metrics.checks.values.fails, 0);
});

await test('work that is never done passes the deadline, and fails the thresholds', async () => {
  const result = await run('flow-e2e', {}, { state: (id) => (id % 4 === 0 ? 'LOST' : 'SHIPPED') });
  const lost = Math.floor(orders.size / 4);

  assert.equal(result.status, 99, result.stdout + result.stderr);
  assert.equal(valuesOf(result, 'e2e_completed', 'scenario:baseline,outcome:deadline-passed').fails, lost);
  assert.equal(valuesOf(result, 'e2e_completed', 'scenario:baseline').passes, orders.size - lost);
  assert.equal(valuesOf(result, 'e2e_duration', 'scenario:baseline').count, orders.size - lost);
  assert.match(result.stdout, /FAILED {2}baseline: at least 99 % of the flows are completed/);
  assert.match(result.stdout, new RegExp(`${lost} not done by the deadline`));
  for (const [id, { steps }] of orders) {
    const polls = steps.filter((step) => step === 'state').length;
    // Every 100 ms for a second; a busy machine may miss some.
    if (Number(id) % 4 === 0) assert.ok(polls >= 8 && polls <= 10, `${polls} polls`);
  }
  const late = result.summary.root_group.checks;
  const list = Array.isArray(late) ? late : Object.values(late);
  assert.equal(list.find(({ name }) => name === 'flow: done before the deadline').fails, lost);
});

await test('work that fails and steps that fail end their flows', async () => {
  const result = await run('flow-e2e', {}, {
    state: (id) => (id % 5 === 1 ? 'REFUSED' : 'DELIVERED'),
    payment: (id) => (id % 5 === 0 ? 500 : 200),
  });
  const stopped = Math.floor(orders.size / 5);
  const refused = Math.floor((orders.size + 4) / 5);

  assert.equal(result.status, 99, result.stdout + result.stderr);
  assert.equal(valuesOf(result, 'e2e_completed', 'scenario:baseline,outcome:step-failed').fails, stopped);
  assert.equal(valuesOf(result, 'e2e_completed', 'scenario:baseline,outcome:work-failed').fails, refused);
  for (const [id, { steps }] of orders) {
    if (Number(id) % 5 === 0) assert.deepEqual(steps, ['made', 'payment']);
  }
  assert.match(result.stdout, new RegExp(`${stopped} ended by a step that failed, ${refused} whose work failed`));
});

await test('a status can say that the work is done', async () => {
  const result = await run('flow-status');

  assert.equal(result.status, 0, result.stdout + result.stderr);
  const completed = valuesOf(result, 'e2e_completed', 'scenario:baseline');
  assert.deepEqual([completed.passes, completed.fails], [orders.size, 0]);
  assert.ok(valuesOf(result, 'e2e_duration', 'scenario:baseline').min >= WORK_MS);
  assert.equal(result.summary.metrics.http_req_failed.values.rate, 0);
});

await test('a mixed test makes both parts side by side, and says where the time goes', async () => {
  const [api, flow] = factsOf('flow-mixed').scenarios;
  const result = await run('flow-mixed');
  const flows = valuesOf(result, 'iterations', 'scenario:baseline_e2e').count;
  const single = valuesOf(result, 'http_reqs', 'scenario:baseline').count;
  const inFlows =
    valuesOf(result, 'http_reqs', 'scenario:baseline_e2e').count +
    valuesOf(result, 'http_reqs', 'scenario:baseline_e2e polls').count;

  assert.equal(result.status, 0, result.stdout + result.stderr);
  assertPlanned({ length: single }, api, 'single requests');
  assertPlanned({ length: inFlows }, flow, 'requests of flows');
  assertPlanned(loadOnly(), { iterations: flow.iterations, requests: api.requests + flow.requests }, 'both');
  assert.ok(Math.abs(flows - flow.iterations) <= 1);
  assert.match(result.stdout, /End to end\n {2}baseline_e2e: \d+ of \d+ flows completed, \d+ polls\n/);
  assert.match(
    result.stdout,
    / {4}of \d+(\.\d+)? m?s end to end \d+ % is in requests, \d+ % waiting for asynchronous work/,
  );
  assert.match(result.stdout, / {4}CreateOrder: p50 .* alone; p50 .* inside the flow\n/);

  // Both begin together.
  const begin = (test_) => Math.min(...received.filter(test_).map(({ at }) => at));
  const single_ = begin(({ url }) => url.startsWith('/api/search'));
  assert.ok(Math.abs(single_ - begin(({ url }) => /payment$/.test(url))) < 1000);
});

await test('the flow of a mixed test can run by itself', async () => {
  const result = await run('flow-mixed', { SCENARIOS: 'stress_e2e' });

  assert.equal(result.status, 0, result.stdout + result.stderr);
  assert.equal(received.filter(({ url }) => url.startsWith('/api/search')).length, 0);
  assert.match(result.stdout, /stress_e2e: \d+ of \d+ flows completed/);
  assert.doesNotMatch(result.stdout, /inside the flow/);
});

await test('VUs and fixed numbers of iterations run both parts', async () => {
  const result = await run('flow-executors', { SCENARIOS: 'each,each_e2e,shared,shared_e2e' });

  // 40 % of 9 iterations; and of 3 VUs with 4 iterations each, 1.
  for (const [name, count] of Object.entries({ shared: 5, shared_e2e: 4, each: 8, each_e2e: 4 })) {
    assert.equal(valuesOf(result, 'iterations', `scenario:${name}`).count, count, name);
  }
});

close();
finish();
fs.rmSync(folder, { recursive: true });
