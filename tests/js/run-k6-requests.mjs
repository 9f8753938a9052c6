// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Runs generated scripts with the k6 on the PATH, and looks at what becomes of checks, redirects,
// cookies, connections and tags. Arguments: the program that writes the scripts, and the folder with
// example profiles.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

import { needK6, runScript, serve, writeScripts } from './k6-runner.mjs';
import { finish, test } from './tap.mjs';

needK6();
const [writer, examples] = process.argv.slice(2);
const folder = writeScripts(writer, examples);
const TURNS = 5; // of each endpoint
const ANSWER = {
  number: 5,
  text: '5',
  flag: true,
  none: null,
  word: "a 'b' ${c} `d`",
  list: [{ sku: 'A::B' }],
};

let received = [];
const { baseUrl, close } = await serve((request, response) => {
  received.push({ ...request, port: response.socket.remotePort });
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('X-Served-By', 'tests');
  response.setHeader('Set-Cookie', 'visit=1; Path=/');
  if (request.url === '/api/moved') {
    response.writeHead(302, { Location: '/api/good' });
    response.end();
  } else if (request.url === '/api/slow') setTimeout(() => response.end('{}'), 100);
  else response.end(JSON.stringify(ANSWER));
});

function run(name, flags = []) {
  received = [];
  return runScript(path.join(folder, `${name}.js`), { API_BASE_URL: baseUrl, API_TOKEN: 'secret' }, flags);
}

const result = await run('requests', ['--out', 'json=samples.json']);
const output = result.stdout + result.stderr;
const checks = Object.fromEntries(result.summary.root_group.checks.map((check) => [check.name, check]));
const points = fs
  .readFileSync(path.join(result.cwd, 'samples.json'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line))
  .filter(({ type }) => type === 'Point');
const samplesOf = (metric, name) =>
  points.filter((point) => point.metric === metric && point.data.tags.name === name).map(({ data }) => data);

await test('checks of each kind pass', () => {
  const names = Object.keys(checks).filter((name) => name.startsWith('Good:One: '));

  assert.deepEqual(names, [
    'Good:One: status is 2xx',
    'Good:One: has $.list[0].sku',
    'Good:One: number is 5',
    'Good:One: text is "5"',
    'Good:One: flag is true',
    'Good:One: none is null',
    "Good:One: word is a 'b' ${c} `d`",
    'Good:One: has X-Served-By',
    'Good:One: Content-Type contains json',
    'Good:One: body contains "sku":"A:B"',
    'Good:One: speaks HTTP/1.1',
    'Good:One: takes less than 1500 ms',
  ]);
  for (const name of names) assert.deepEqual([checks[name].passes, checks[name].fails], [TURNS, 0], name);
});

await test('checks of each kind fail', () => {
  const names = Object.keys(checks).filter((name) => /^Bad: (?!status)/.test(name));

  assert.equal(names.length, 10, output);
  for (const name of names) assert.deepEqual([checks[name].passes, checks[name].fails], [0, TURNS], name);
});

await test('wrong answers are errors, but no failed requests; slow ones are neither', () => {
  const { metrics } = result.summary;
  const wrong = (name) => samplesOf('errors', name).filter(({ value }) => value === 1).length;

  assert.equal(checks['Slow: takes less than 50 ms'].fails, TURNS);
  assert.deepEqual(['Good:One', 'Bad', 'Slow', 'Follow', 'Stay'].map(wrong), [0, TURNS, 0, 0, 0]);
  assert.equal(metrics['http_req_failed{scenario:baseline}'].values.passes, 0);
  assert.equal(result.status, 99, 'the threshold on checks');
  assert.match(output, /FAILED {2}baseline: .* of the checks pass/);
});

await test('redirects are followed as far as the plan says', () => {
  const counts = {};
  for (const { url } of received) counts[url] = (counts[url] || 0) + 1;

  assert.equal(counts['/api/moved'], 2 * TURNS);
  assert.equal(counts['/api/good'], 2 * TURNS, 'those of Good, and those that Follow was led to');
  assert.equal(samplesOf('http_reqs', 'Follow').length, 2 * TURNS, 'each hop is a request');
  assert.equal(samplesOf('http_reqs', 'Stay').length, TURNS);
});

await test('tags are on the samples', () => {
  for (const metric of ['http_reqs', 'http_req_duration', 'checks', 'errors']) {
    for (const { tags } of samplesOf(metric, 'Good:One')) {
      assert.equal(tags.kind, 'a; b', metric);
      assert.equal(tags.team, 'checkout');
      assert.equal(tags.environment, 'qa');
      assert.equal(tags.objective, 'baseline');
      assert.equal(tags.scenario, 'baseline');
    }
    assert.ok(samplesOf(metric, 'Bad').every(({ tags }) => tags.kind === undefined));
  }
});

await test('bodies are read only where something looks into them', () => {
  const bytes = (name) => samplesOf('http_req_receiving', name).length;

  assert.equal(bytes('Good:One'), TURNS);
  const script = fs.readFileSync(path.join(folder, 'requests.js'), 'utf8');
  assert.equal(script.match(/reads: true/g).length, 2);
});

for (const name of ['connections-kept', 'connections-fresh']) {
  const kept = name === 'connections-kept';

  await test(`${name}: cookies and connections last ${kept ? 'from one' : 'no longer than an'} iteration`, async () => {
    await run(name);
    const load = received.filter(({ url }) => url !== '/health');
    const firsts = load.filter((request, i) => request.url !== '/api/good' || load[i - 1]?.url !== '/api/moved');
    const withCookie = firsts.slice(1).filter(({ headers }) => /visit=1/.test(headers.cookie || ''));
    const ports = new Set(load.map(({ port }) => port));

    assert.equal(withCookie.length, kept ? firsts.length - 1 : 0);
    if (kept) assert.ok(ports.size <= 2, `${ports.size} connections`);
    else assert.equal(ports.size, 5 * TURNS, 'one for each iteration');
  });
}

close();
finish();
fs.rmSync(folder, { recursive: true });
