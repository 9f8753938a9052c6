// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Checks scripts of many kinds of plans as JavaScript: their syntax, their types, and what they do when
// they run. Arguments: the program that writes the scripts, and the folder with example profiles.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

import { iterate, load } from './fake-k6.mjs';
import { finish, skip, test } from './tap.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const [writer, examples] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loadwright-scripts-'));

execFileSync(writer, [folder, examples], { stdio: 'inherit' });
const names = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.slice(0, -3))
  .sort();
const sourceOf = (name) => fs.readFileSync(path.join(folder, `${name}.js`), 'utf8');
const jsonOf = (name, suffix) => JSON.parse(fs.readFileSync(path.join(folder, name + suffix), 'utf8'));
const scheduleOf = (name) => jsonOf(name, '.json');
const planOf = (name) => jsonOf(name, '.loadwright');

const TOKENS = {
  API_TOKEN: 'secret-1',
  API_USER: 'user-1',
  API_PASSWORD: 'secret-2',
  OAUTH_CLIENT_ID: 'client-1',
  OAUTH_CLIENT_SECRET: 'secret-3',
};
const isHostile = (name) => name.startsWith('hostile-');
const isHostileFlow = (name) => name.startsWith('flowhostile-');
const isRandom = (name) => name.startsWith('random-');
const isPayload = (name) => name.startsWith('payloads-');
const isOrdinary = (name) =>
  !isHostile(name) && !isHostileFlow(name) && !isPayload(name) && !isRandom(name) && name !== 'empty';

const parseMs = (text) => Number(String(text).match(/^([\d.]+)ms$/)[1]);

await test('every script is a module without syntax errors', () => {
  for (const name of names) new vm.SourceTextModule(sourceOf(name), { identifier: name });
});

await test('every file of fixed code is JavaScript', () => {
  const bundle = path.join(here, '../../data/bundle');

  for (const file of fs.readdirSync(bundle).filter((entry) => entry.endsWith('.js'))) {
    new vm.SourceTextModule(fs.readFileSync(path.join(bundle, file), 'utf8'), { identifier: file });
  }
});

const tsc = path.join(here, 'node_modules/typescript/bin/tsc');
if (fs.existsSync(tsc)) {
  await test('types agree with those of k6', () => {
    const config = path.join(folder, 'tsconfig.json');

    fs.writeFileSync(
      config,
      JSON.stringify({
        extends: path.join(here, 'tsconfig.json'),
        compilerOptions: { paths: { '*': [path.join(here, 'node_modules/@types/*')] } },
        files: [
          path.join(here, 'k6-console.d.ts'),
          ...names
            .filter(isOrdinary)
            .map((name) => path.join(folder, `${name}.js`)),
        ],
      }),
    );
    const result = spawnSync(process.execPath, [tsc, '--project', config], { encoding: 'utf8' });
    assert.equal(result.status, 0, result.stdout);
  });
} else {
  skip('types agree with those of k6', 'TypeScript is not installed: npm ci in tests/js');
}

await test('nothing but modules of k6 is imported', () => {
  for (const name of names) {
    for (const [, module] of sourceOf(name).matchAll(/^import .* from '(.*)';$/gm)) {
      assert.match(module, /^k6(\/(crypto|data|encoding|execution|http|metrics))?$/);
    }
  }
});

for (const name of names.filter(isOrdinary)) {
  const schedule = scheduleOf(name);
  const byDefault = schedule.scenarios.filter((scenario) => scenario.runs);

  await test(`${name}: what runs by default runs as planned`, async () => {
    const { script, inside } = await load(sourceOf(name));
    const { scenarios } = script.options;

    assert.deepEqual(Object.keys(scenarios).sort(), byDefault.map((scenario) => scenario.name).sort());
    for (const scenario of schedule.scenarios) {
      const { regular, graceful } = inside.lengthOf(inside.SCENARIOS[scenario.name]);
      assert.equal(regular, scenario.regular, `${scenario.name}: length`);
      assert.equal(regular + graceful, scenario.end, `${scenario.name}: end`);
      const planned = inside.plannedIterations(scenario.name);
      assert.ok(
        Math.abs(planned - scenario.iterations) <= Math.max(1, scenario.iterations * 1e-6),
        `${scenario.name}: ${planned} iterations instead of ${scenario.iterations}`,
      );
    }
    const unpicked = await load(sourceOf(name), { SCENARIOS: ' , ' });
    assert.equal(JSON.stringify(unpicked.script.options), JSON.stringify(script.options));
    for (const scenario of byDefault) {
      assert.equal(parseMs(scenarios[scenario.name].startTime), scenario.start);
      assert.equal(scenarios[scenario.name].executor, scenario.executor);
    }
    assert.ok(inside.mostVus() >= schedule.maxVUs);
  });

  await test(`${name}: picked scenarios follow each other`, async () => {
    for (const scenario of schedule.scenarios) {
      const { script } = await load(sourceOf(name), { SCENARIOS: ` ${scenario.name} ,` });
      assert.deepEqual(Object.keys(script.options.scenarios), [scenario.name]);
      assert.equal(parseMs(script.options.scenarios[scenario.name].startTime), 0);
    }

    const { script } = await load(sourceOf(name), { SCENARIOS: 'all' });
    const planned = [...schedule.scenarios].sort((a, b) => a.start - b.start);
    const starts = planned.map((scenario) => parseMs(script.options.scenarios[scenario.name].startTime));
    let busyUntil = -1;
    let end = 0;
    for (const [i, scenario] of planned.entries()) {
      if (scenario.start >= busyUntil) {
        assert.equal(starts[i], i === 0 ? 0 : end + schedule.gap, scenario.name);
        end = 0;
      } else {
        assert.equal(starts[i] - starts[i - 1], scenario.start - planned[i - 1].start, scenario.name);
      }
      busyUntil = Math.max(busyUntil, scenario.start + scenario.end);
      end = Math.max(end, starts[i] + scenario.end);
    }
  });

  await test(`${name}: a scenario that does not exist stops the run`, async () => {
    for (const wrong of ['nope', `${schedule.scenarios[0].name},nope`, 'toString', '__proto__']) {
      await assert.rejects(load(sourceOf(name), { SCENARIOS: wrong }), (error) => {
        assert.match(error.message, /there is no "(nope|toString|__proto__)"/);
        for (const scenario of schedule.scenarios) assert.ok(error.message.includes(scenario.name));
        return true;
      });
    }
  });

  await test(`${name}: only thresholds of picked scenarios are in force`, async () => {
    for (const environment of [{}, ...schedule.scenarios.map((each) => ({ SCENARIOS: each.name }))]) {
      const { script, inside } = await load(sourceOf(name), environment);
      const picked = Object.keys(script.options.scenarios);

      for (const [metric, limits] of Object.entries(script.options.thresholds)) {
        const [, scenario] = metric.match(/scenario:([^,}]*)/) || [];
        if (scenario === undefined) continue;
        assert.ok(picked.includes(scenario.replace(/ polls$/, '')), `${metric} is in force`);
        const planned = (inside.SCENARIO_THRESHOLDS[scenario] || {})[metric] || [];
        for (const [i, limit] of planned.entries()) {
          if (typeof limit === 'string') continue;
          const [, number, unit] = limit.delayAbortEval.match(/^(\d+)(ms|s|m|h)$/);
          const delay = Number(number) * { ms: 1, s: 1000, m: 60000, h: 3600000 }[unit];
          const start = parseMs(script.options.scenarios[scenario].startTime);
          assert.equal(parseMs(limits[i].delayAbortEval), start + delay, metric);
        }
      }
      for (const scenario of picked) {
        for (const metric of ['iterations', 'dropped_iterations']) {
          assert.ok(`${metric}{scenario:${scenario}}` in script.options.thresholds);
        }
      }
    }
  });

  await test(`${name}: the formula evaluates to the factor`, async () => {
    const { script } = await load(sourceOf(name));
    const { factor, formula, computed_factor, computed_formula } = script.metadata.extrapolation;

    assert.match(formula, /^[\d.e+*/() -]+$/);
    assert.ok(Math.abs(eval(formula) - factor) <= 1e-9 * factor);
    if (computed_formula !== undefined) {
      assert.ok(Math.abs(eval(computed_formula) - computed_factor) <= 1e-9 * computed_factor);
    }
  });

  // Flows make other requests; there are tests of their own for them.
  if (byDefault[0].flow) continue;
  await test(`${name}: requests are made in the planned mix`, async () => {
    const record = await load(sourceOf(name), { ...TOKENS, API_BASE_URL: 'http://127.0.0.1:1/' });
    const endpoints = schedule.endpoints.filter((endpoint) => endpoint.weight > 0);
    const whole = endpoints.reduce((sum, endpoint) => sum + endpoint.weight, 0);
    const count = 2000;

    iterate(record, byDefault[0].name, count, { runId: 'r' });
    assert.equal(record.requests.length, count);
    for (const endpoint of endpoints) {
      const made = record.requests.filter((request) => request.params.tags.name === endpoint.tag).length;
      const share = (endpoint.weight / whole) * count;
      assert.ok(Math.abs(made - share) <= Math.max(1, share * 0.01), `${endpoint.tag}: ${made} of ${share}`);
    }
    for (const { url, params } of record.requests) {
      assert.match(url, /^http:\/\/127\.0\.0\.1:1\/[^/]/);
      assert.match(params.timeout, /^\d/);
      assert.notEqual(params.tags.name, '');
    }
  });
}

await test('whatever a plan holds, its script loads and picks', async () => {
  for (const name of names.filter(isRandom)) {
    const { scenarios } = scheduleOf(name);
    if (scenarios.length === 0) continue;
    const record = await load(sourceOf(name), { SCENARIOS: 'all', API_BASE_URL: 'http://127.0.0.1:1' });
    assert.equal(
      Object.keys(record.script.options.scenarios).length,
      new Set(scenarios.map((scenario) => scenario.name)).size,
      name,
    );
    iterate(record, scenarios[0].name, 3, { runId: 'r' });
  }
});

await test('a script with nothing to run says so', async () => {
  await assert.rejects(load(sourceOf('empty')), /Say with SCENARIOS/);
});

await test('setup stops when something is missing', async () => {
  const source = sourceOf('auth-basic');
  const setupWith = async (environment, answer) => {
    const record = await load(source, environment);
    Object.assign(record.answer, answer);
    return () => record.script.setup();
  };

  assert.throws(await setupWith({}), /API_USER is not set/);
  assert.throws(await setupWith({ API_USER: 'u' }), /API_PASSWORD is not set/);
  assert.throws(await setupWith({ ...TOKENS, API_BASE_URL: 'ftp://x' }), /must start with http/);
  assert.throws(await setupWith(TOKENS, { status: 503 }), /Health check failed.* gave 503/);
  assert.throws(await setupWith(TOKENS, { status: 302 }), /Health check failed/);
  assert.deepEqual(Object.keys((await setupWith(TOKENS))()), ['runId', 'startedAt']);
});

await test('no secret is in what a script returns or logs', async () => {
  for (const name of names.filter((entry) => entry.startsWith('auth-'))) {
    const record = await load(sourceOf(name), TOKENS);
    const data = record.script.setup();
    record.script.teardown(data);
    const written = record.script.handleSummary({ metrics: {}, setup_data: { ...data, secret: 'secret-1' } });
    const seen = JSON.stringify([data, record.logs, written, record.script.metadata, record.script.options]);
    assert.doesNotMatch(seen, /(secret|token)-[0-9]/, name);
    assert.equal(JSON.parse(written['summary.json']).setup_data, undefined);
  }
});

await test('each kind of authentication reaches every request', async () => {
  const expectations = {
    'auth-none': ({ params }) => assert.equal(params.headers.Authorization, undefined),
    'auth-bearer': ({ params }) => assert.equal(params.headers.Authorization, 'Bearer secret-1'),
    'auth-basic': ({ params }) =>
      assert.equal(params.headers.Authorization, `Basic ${Buffer.from('user-1:secret-2').toString('base64')}`),
    'auth-api-key': ({ params }) => assert.ok(Object.values(params.headers).includes('secret-1')),
    'auth-oauth2-client-credentials': ({ params }) =>
      assert.equal(params.headers.Authorization, 'Bearer token-1'),
    'auth-oauth2-password': ({ params }) => assert.equal(params.headers.Authorization, 'Bearer token-1'),
    'auth-login': ({ params }) => assert.equal(params.headers['X-Session'], 'Key token-1'),
    'auth-api-key-query': ({ url }) => assert.match(url, /[?&][^?&]*=secret-1$/),
  };

  for (const [name, expectation] of Object.entries(expectations)) {
    const record = await load(sourceOf(name), TOKENS);
    const data = record.script.setup();
    iterate(record, 'baseline', 20, data);
    assert.equal(record.requests.length, 21, 'the health check and 20 requests');
    for (const request of record.requests) expectation(request);
  }
});

await test('payloads, paths and headers hold what was typed', async () => {
  const record = await load(sourceOf('short'), TOKENS);

  record.answer = { status: 201, body: { order: { ids: [7] } } };
  iterate(record, 'spike', 10, { runId: 'run7' });
  const made = (tag) => record.requests.filter((request) => request.params.tags.name === tag);
  const orders = made('CreateOrder').map((request) => JSON.parse(request.body));
  assert.equal(orders.length, 7);
  assert.equal(new Set(orders.map((order) => order.customer_id)).size, 7);
  assert.deepEqual(orders[0], {
    customer_id: 'test_run7-spike-0',
    vu: 1,
    n: '0',
    items: [
      { sku: 'ITEM-001', quantity: 2, price: 29.99 },
      { sku: 'ITEM-002', quantity: 1, price: 49.99 },
    ],
    total: 109.97,
  });
  assert.equal(made('CreateOrder')[0].params.headers['Content-Type'], 'application/json');
  const [read] = made('ReadOrder');
  assert.match(read.url, /\/api\/orders\/\d+$/);
  assert.match(read.params.headers['X-Request-Id'], /^run7-spike-\d+$/);
  const query = new URL(made('Search')[0].url).searchParams;
  assert.equal(query.get('q'), 'a b&c=d/ü');
  assert.equal(query.get('run'), 'run7');
});

await test('an answer that is not as expected is an error', async () => {
  const record = await load(sourceOf('short'), TOKENS);
  const errorsWith = (answer) => {
    record.samples.length = 0;
    record.answer = answer;
    iterate(record, 'spike', 1, { runId: 'r' });
    return record.samples.map((sample) => sample.value);
  };

  assert.deepEqual(errorsWith({ status: 201, body: { order: { ids: [7] } } }), [false]);
  assert.deepEqual(errorsWith({ status: 200, body: { order: { ids: [7] } } }), [true]);
  assert.deepEqual(errorsWith({ status: 201, body: { order: { ids: [] } } }), [true]);
  assert.deepEqual(errorsWith({ status: 201, body: {} }), [true]);
  assert.deepEqual(errorsWith({ status: 201, body: { order: { ids: [null] } } }), [true]);
});

await test('only scenarios that drive VUs pause', async () => {
  const record = await load(sourceOf('executors'), { ...TOKENS, SCENARIOS: 'all' });
  const { scenarios } = record.script.options;
  const pausing = Object.keys(scenarios).filter((name) => scenarios[name].env !== undefined);

  assert.deepEqual(pausing.sort(), ['beside', 'each', 'shared', 'users', 'waves']);
  iterate(record, 'steady', 1, { runId: 'r' });
  assert.deepEqual(record.sleeps, []);
  const paused = await load(sourceOf('executors'), { ...TOKENS, ...scenarios.users.env });
  iterate(paused, 'users', 1, { runId: 'r' });
  assert.deepEqual(paused.sleeps, [0.15]);
});

await test('the summary says in words what holds and what fails', async () => {
  const { script, inside } = await load(sourceOf('short'), TOKENS);
  const [metric, limits] = Object.entries(script.options.thresholds).find(([key, list]) =>
    key.startsWith('http_req_failed') && list.some((limit) => limit.abortOnFail),
  );
  const abort = limits.find((limit) => limit.abortOnFail).threshold;
  const report = inside.thresholdReport({
    [metric]: {
      type: 'rate',
      values: { rate: 0.25, passes: 25, fails: 75 },
      thresholds: { [abort]: { ok: false } },
    },
    'http_req_duration{scenario:baseline,name:CreateOrder}': {
      type: 'trend',
      values: { 'p(95)': 123.456, count: 10 },
      thresholds: { 'p(95)<500': { ok: true }, 'max>=0': { ok: true } },
    },
    'http_req_duration{scenario:spike}': {
      type: 'trend',
      values: { 'p(99)': 0, count: 0 },
      thresholds: { 'p(99)<500': { ok: true } },
    },
    'dropped_iterations{scenario:spike}': {
      type: 'counter',
      values: { count: 0, rate: 0 },
      thresholds: { 'count<1': { ok: true } },
    },
    my_metric: { type: 'gauge', values: { value: 3 }, thresholds: { 'value<2': { ok: false } } },
  });

  assert.equal(report.length, 6, report.join('\n'));
  assert.match(report[0], /^ {2}FAILED {2}baseline: less than .* % of the requests fail \(25 %; would stop the test\)$/);
  assert.equal(report[1], '  FAILED  my_metric value<2 (3)');
  assert.equal(
    report[2],
    '  ok      baseline, CreateOrder: 95 % of the responses take less than 500 ms (123.5 ms)',
  );
  assert.equal(
    report[3],
    '  ok      spike: 99 % of the responses take less than 500 ms (nothing was measured)',
  );
  assert.equal(report[4], '  ok      spike: no iterations are dropped (0)');
  assert.equal(report[5], '2 of 5 thresholds FAILED');
});

for (const name of names.filter(isHostile)) {
  const plan = planOf(name);
  const text = plan.name || '';

  await test(`${name}: ${JSON.stringify(text)} is text wherever it is typed`, async () => {
    const environment = { API_BASE_URL: 'http://127.0.0.1:1', SCENARIOS: 'all' };
    const record = await load(sourceOf(name), environment);
    const { script, inside } = record;
    const filled = text.replace('{{unique}}', `r-${text}-0`);

    assert.equal(script.metadata.title, text || 'Load test');
    for (const line of text.split('\n').map((each) => each.replace(/^[ \t\v\f\r]+|[ \t\v\f\r]+$/g, ''))) {
      assert.ok(line === '' || script.metadata.notes.includes(line), `${line} is missing among the notes`);
    }
    assert.deepEqual(Object.keys(inside.SCENARIOS), [text]);
    assert.deepEqual(Object.keys(script.options.scenarios), [text]);
    assert.deepEqual(Object.keys(inside.REQUIRED).sort(), ['API_BASE_URL', text || 'API_TOKEN'].sort());
    if (text !== '__proto__') assert.ok(Object.hasOwn(inside.HEADERS, text || 'X-API-Key'));

    iterate(record, text, 1, { runId: 'r' });
    const [request] = record.requests;
    assert.equal(request.method, text);
    assert.equal(request.body, filled);
    assert.equal(new URL(request.url).origin, 'http://127.0.0.1:1');
    if (text !== '' && text !== '__proto__') {
      assert.ok(Object.hasOwn(request.params.headers, text));
    }
    script.handleSummary({ metrics: { [text]: { type: 'rate', values: {}, thresholds: {} } } });
    assert.deepEqual(record.alerts, []);
  });

  await test(`${name}: it does not leave its comment`, () => {
    for (const line of sourceOf(name).split('\n')) {
      assert.doesNotMatch(line, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ufeff]/);
      assert.doesNotMatch(line, /<\/script|<!--/i);
    }
  });
}

await test('hostile text in payloads of every kind is text', async () => {
  for (const name of names.filter(isPayload)) {
    const text = planOf(name).endpoints[0].payload || '';
    const record = await load(sourceOf(name), TOKENS);

    for (const line of sourceOf(name).split('\n')) {
      assert.doesNotMatch(line, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ufeff]/);
      assert.doesNotMatch(line, /<\/script|<!--/i);
    }
    record.answer = { status: 200, body: {}, headers: {} };
    iterate(record, 'baseline', 5, { runId: 'r' });
    assert.equal(record.requests.length, 5);
    for (const [i, { url, body, params }] of record.requests.entries()) {
      const kind = url.split('/').pop();
      const filled = text.replaceAll('{{unique}}', `r-baseline-${i}`);
      const type = params.headers['Content-Type'];

      if (kind === 'json' || kind === 'raw') assert.equal(body, filled);
      if (kind === 'form') assert.deepEqual([...new URLSearchParams(body)], text === '' ? [] : [[filled, filled]]);
      if (kind === 'graphql' && ['', '0', '1', '-1', 'true', 'null'].includes(text)) {
        assert.equal(JSON.parse(body).query, filled);
      } else if (kind === 'graphql') {
        // The variables are no JSON here, and are sent as they were typed.
        assert.equal(body, `{"query":${JSON.stringify(filled)},"variables":${filled}}`);
      }
      if (kind === 'multipart') {
        const quoted = filled.replace(/["\r\n]/g, encodeURIComponent);
        const [, boundary] = type.match(/^multipart\/form-data; boundary=([\w-]+)$/);
        if (text === '') assert.equal(body, `--${boundary}--\r\n`);
        else assert.ok(body.includes(`; name="${quoted}"; filename="${quoted}"\r\n`), body);
      }
    }
    assert.deepEqual(record.alerts, []);
  }
});

await test('the script of 1 000 endpoints is small', () => {
  const size = Buffer.byteLength(sourceOf('large')) - Buffer.byteLength(sourceOf('empty'));
  const payloads = planOf('large').endpoints.reduce((sum, { payload = '' }) => sum + payload.length, 0);

  assert.ok((size - payloads) / 1000 < 250, `${(size - payloads) / 1000} bytes an endpoint`);
});

finish();
fs.rmSync(folder, { recursive: true });
