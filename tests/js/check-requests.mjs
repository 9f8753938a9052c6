// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Checks what scripts do for each of very many requests: pauses, the mix of the traffic, and when
// tokens are fetched. Arguments: the program that writes the scripts, and the folder with example
// profiles.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { load } from './fake-k6.mjs';
import { finish, test } from './tap.mjs';

const [writer, examples] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loadwright-scripts-'));

execFileSync(writer, [folder, examples], { stdio: 'inherit' });
const sourceOf = (name) => fs.readFileSync(path.join(folder, `${name}.js`), 'utf8');
const planOf = (name) => JSON.parse(fs.readFileSync(path.join(folder, `${name}.loadwright`), 'utf8'));
const SECRETS = { API_BASE_URL: 'http://127.0.0.1:1', OAUTH_CLIENT_ID: 'c', OAUTH_CLIENT_SECRET: 's' };

await test('pauses vary as they are meant to, and keep their mean', async () => {
  const { evenPause, normalPause, exponentialPause } = (await load(sourceOf('skewed'))).inside;
  const draws = 400000;
  const momentsOf = (draw) => {
    const values = Array.from({ length: draws }, draw);
    const mean = values.reduce((sum, value) => sum + value, 0) / draws;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws;
    return { mean, deviation: Math.sqrt(variance), min: values.reduce((a, b) => Math.min(a, b)), values };
  };
  const near = (value, wanted, share) =>
    assert.ok(Math.abs(value - wanted) <= wanted * share, `${value} instead of ${wanted}`);

  for (const spread of [0.1, 0.5, 1]) {
    const even = momentsOf(() => evenPause(2, spread));
    near(even.mean, 2, 0.005);
    near(even.deviation, (2 * spread) / Math.sqrt(3), 0.01);
    assert.ok(even.min >= 2 - 2 * spread - 1e-12);

    const normal = momentsOf(() => normalPause(2, spread));
    near(normal.mean, 2, 0.005);
    assert.ok(normal.min >= 0);
    // What is cut off narrows it: at one deviation from the mean to 0.5397 of it.
    near(normal.deviation, 2 * (spread === 1 ? 0.5397 : spread === 0.5 ? 0.5 * 0.8796 : 0.1), 0.01);
  }
  const exponential = momentsOf(() => exponentialPause(2));
  near(exponential.mean, 2, 0.01);
  near(exponential.deviation, 2, 0.02);
  near(exponential.values.filter((value) => value > 2).length / draws, Math.exp(-1), 0.02);
});

await test('every endpoint has its share, however skewed the weights and short the scenario', async () => {
  const { MIX, endpointOf } = (await load(sourceOf('skewed'))).inside;
  const weights = planOf('skewed').endpoints.map(({ weight }) => weight);
  const sum = weights.reduce((total, weight) => total + weight, 0);

  assert.equal(MIX.length, weights.length);
  for (const turns of [10, 137, 1000, 20000, 400000]) {
    const counts = new Map(MIX.map(({ endpoint }) => [endpoint, 0]));

    for (let turn = 0; turn < turns; turn++) {
      const endpoint = endpointOf(MIX, turn);
      counts.set(endpoint, counts.get(endpoint) + 1);
    }
    for (const [i, { endpoint }] of MIX.entries()) {
      const wanted = (turns * weights[i]) / sum;
      const made = counts.get(endpoint);
      assert.ok(Math.abs(made - wanted) <= 3, `${made} instead of ${wanted} of ${turns}`);
      assert.ok(turns < 1000 || Math.abs(made - wanted) / turns < 0.01);
    }
  }
});

await test('many endpoints of the same weight do not come all at once', async () => {
  const { MIX } = (await load(sourceOf('large'))).inside;
  const weights = new Map();

  for (const endpoint of MIX) weights.set(endpoint, (weights.get(endpoint) || 0) + 1);
  assert.equal(weights.size, 1000);
  // Of the first hundred turns, those that have three in a cycle make half, as of all turns.
  for (let start = 0; start + 100 <= MIX.length; start += 100) {
    const often = MIX.slice(start, start + 100).filter((endpoint) => weights.get(endpoint) === 3).length;
    assert.ok(Math.abs(often - 50) <= 5, `${often} of 100 from ${start}`);
  }
});

/** A script with tokens that last an hour, and a clock that is set by hand. */
async function loadTokens(name = 'tokens-header') {
  const clock = { now: 1e12 };
  const record = await load(sourceOf(name), SECRETS, undefined, clock);
  let issued = 0;

  record.onSleep = (seconds) => (clock.now += seconds * 1000);
  Object.defineProperty(record, 'tokenAnswer', {
    get: () => record.refused || { status: 200, body: { access_token: `t${++issued}`, expires_in: 3600 } },
  });
  return { record, clock, next: () => record.inside.currentToken() };
}

await test('a token is used until shortly before its end', async () => {
  const times = [];

  for (let vu = 0; vu < 300; vu++) {
    const { record, clock, next } = await loadTokens();
    assert.equal(next(), 't1');
    const start = clock.now;
    while (next() === 't1') clock.now += 1000;
    times.push((clock.now - start) / 1000);
    assert.equal(record.tokenRequests.length, 2);
    assert.deepEqual(record.sleeps, []);
  }
  // An hour less thirty seconds, and less up to a fifth of that.
  assert.ok(Math.max(...times) <= 3571 && Math.max(...times) > 3500, `${Math.max(...times)}`);
  assert.ok(Math.min(...times) >= 2856 && Math.min(...times) < 2930, `${Math.min(...times)}`);
  // They do not come together: hardly more than their share in any minute.
  for (let from = 2856; from < 3571; from += 60) {
    const together = times.filter((time) => time >= from && time < from + 60).length;
    assert.ok(together < 55, `${together} of 300 VUs in a minute`);
  }
});

await test('while no new token comes, the old one is used to its end, and attempts become rarer', async () => {
  const { record, clock, next } = await loadTokens();
  const refused = { status: 503, body: {} };

  next();
  const end = clock.now + 3600000;
  record.refused = refused;
  while (clock.now < end) {
    assert.equal(next(), 't1');
    clock.now += 10000;
  }
  assert.deepEqual(record.sleeps, [], 'nobody waits while there is a token');
  const before = record.tokenRequests.length;
  for (let i = 0; i < 20; i++) assert.equal(next(), '');
  assert.equal(record.tokenRequests.length - before, 20);
  assert.ok(record.sleeps.slice(1).every((seconds) => seconds > 4.9 && seconds <= 10), `${record.sleeps}`);
  record.refused = undefined;
  assert.equal(next(), 't2');
  assert.ok(record.logs.length <= 1, 'said once');
});

await test('a withdrawn token is replaced, and a new one that is refused stays a while', async () => {
  const { record, clock, next } = await loadTokens();
  const send = () => {
    record.exec.scenario.iterationInTest = 0;
    record.script.testAPI({ runId: 'r' });
    return record.requests[record.requests.length - 1].params.headers.Authorization;
  };

  assert.equal(next(), 't1');
  record.answer = { status: 401, body: {} };
  assert.equal(send(), 'Bearer t1');
  assert.equal(send(), 'Bearer t1', 'it is new');
  clock.now += 10001;
  assert.equal(send(), 'Bearer t1');
  assert.equal(send(), 'Bearer t2');
  assert.equal(send(), 'Bearer t2');
  record.answer = { status: 200, body: {} };
  clock.now += 10001;
  assert.equal(send(), 'Bearer t2');
  assert.equal(send(), 'Bearer t2');
  assert.equal(record.tokenRequests.length, 2);
});

await test('without a token nothing is sent, and that is an error', async () => {
  const { record } = await loadTokens();

  record.refused = { status: 400, body: { error: 'invalid_scope' } };
  record.exec.scenario.iterationInTest = 0;
  record.script.testAPI({ runId: 'r' });
  assert.deepEqual(record.requests, []);
  assert.deepEqual(
    record.samples.map(({ name, value }) => [name, value]),
    [['token_requests', false], ['errors', true]],
  );
  assert.deepEqual(record.checks.map(({ passed }) => passed), [false]);
});

finish();
fs.rmSync(folder, { recursive: true });
