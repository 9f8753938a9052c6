// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Runs generated scripts with the k6 on the PATH against a server that writes down what it gets, and
// compares payloads, paths and headers with the plan. Arguments: the program that writes the scripts,
// and the folder with example profiles.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

import { needK6, runScript, serve, writeScripts } from './k6-runner.mjs';
import { finish, test } from './tap.mjs';

needK6();
const [writer, examples] = process.argv.slice(2);
const folder = writeScripts(writer, examples);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

// Rows with all that CSV makes difficult: quotes, commas, line ends, empty fields.
const USERS = [
  { email: 'ada@example.com', 'full name': 'Ada "Countess" Lovelace', age: '36' },
  { email: 'grace@example.com', 'full name': 'Hopper, Grace', age: '85' },
  { email: 'x', 'full name': '<&> +%20/ü "\\\n', age: 'old' },
  { email: '', 'full name': "O'Neil `${1}`", age: 'null' },
  { email: 'last@example.com', 'full name': '👩‍💻', age: '1.50' },
];
const ACCOUNTS = [{ id: 7 }, { id: 'eight' }, { id: { deep: [9] } }, { id: null }];
const COLORS = [
  { name: 'red', code: 'f00' },
  { name: 'green', code: '0f0' },
  { name: 'blue', code: '00f' },
];

const quoted = (field) => (/^[\w@.]+$/.test(field) ? field : `"${field.replaceAll('"', '""')}"`);
const csvOf = (rows, end) =>
  [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))]
    .map((fields) => fields.map(quoted).join(',') + end)
    .join('');

const data = path.join(folder, 'data');
fs.mkdirSync(data);
fs.writeFileSync(path.join(data, 'users.csv'), `\ufeff${csvOf(USERS, '\r\n')}\r\n`);
fs.writeFileSync(path.join(data, 'accounts.json'), JSON.stringify(ACCOUNTS, null, 2));
fs.writeFileSync(path.join(data, 'colors.csv'), csvOf(COLORS, '\n').replaceAll('"', '').trimEnd());

let received = [];
let created = new Map();
const { baseUrl, close } = await serve((request, response) => {
  received.push(request);
  response.statusCode = 200;
  response.setHeader('Content-Type', 'application/json');
  if (request.url === '/create') {
    const orders = created.get(request.headers['x-vu']) || [];
    const order = { id: `o/${request.headers['x-vu']}-${orders.length} ü`, count: orders.length, etag: `"${received.length}"` };
    created.set(request.headers['x-vu'], [...orders, order]);
    response.setHeader('X-ETag', order.etag);
    response.end(JSON.stringify({
      // An object may have any name in it.
      order: { ids: [order.id], toString: 'x' },
      count: order.count,
      numbers: [[order.count], { of: 2 }],
    }));
    return;
  }
  response.end('{}');
});

function run(name, environment = {}) {
  received = [];
  created = new Map();
  return runScript(path.join(folder, `${name}.js`), {
    API_BASE_URL: baseUrl,
    TENANT_KEY: 'very-secret/"1',
    ...environment,
  });
}

const to = (url) => received.filter((request) => request.url === url);
const rowOf = ({ headers }) => USERS[Number(headers['x-iteration']) % USERS.length];
const seconds = (ms) => Math.abs(ms) < 20000;

await test('each placeholder has the value that it says, in the JSON type that it stands for', async () => {
  const result = await run('text-payloads');
  const started = Date.now();

  assert.equal(result.status, 0, result.stdout + result.stderr);
  assert.equal(received.length, 54);
  assert.equal(to('/json').length, 9);
  for (const request of to('/json')) {
    const body = JSON.parse(request.body);
    const row = rowOf(request);

    assert.equal(request.headers['content-type'], 'application/json');
    assert.match(body.uuid, UUID);
    assert.ok(seconds(body.ms - started), 'timestamp');
    assert.ok(Number.isInteger(body.s) && seconds(body.s * 1000 - started), 'timestamp s');
    assert.match(body.date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.ok(seconds(Date.parse(body.date) - started), 'date');
    assert.ok(seconds(Date.parse(body.week) - started - 7 * 86400000), 'date +7d');
    assert.ok(seconds(Date.parse(body.ago) - started + 3600000), 'date -1h');
    assert.equal(body.day, body.date.slice(0, 10));
    assert.ok(seconds(Date.parse(body.tomorrow) - Date.parse(body.day) - 86400000), 'day +1d');
    assert.ok([1, 2, 3].includes(body.integer), `integer ${body.integer}`);
    assert.equal(body.integer_text, '-3');
    assert.ok(body.decimal >= 1 && body.decimal <= 2 && Number.isInteger(Math.round(body.decimal * 1e9) / 1e8));
    assert.equal(body.decimal_text, '1.000');
    assert.ok(['red', `it's "q"`].includes(body.choice), body.choice);
    assert.ok([1.5, true, 'x', 'y'].includes(body.bare), String(body.bare));
    assert.match(body.text, /^[A-Za-z0-9]{12}$/);
    assert.equal(body.email, row.email);
    assert.equal(body.name, `<${row['full name']}>`);
    assert.deepEqual(body.age, { 36: 36, 85: 85, old: 'old', null: null, '1.50': 1.5 }[row.age]);
    assert.equal(body.tenant, 'very-secret/"1');
    assert.equal(body.vu, Number(request.headers['x-vu']));
    assert.equal(body.iteration, Number(request.headers['x-iteration']));
    assert.equal(body.plain, '{{nothing}} ${1}');
    assert.equal(body.unique, `${body.run}-each-${body.iteration}`);
  }
  assert.equal(new Set(to('/json').map((request) => JSON.parse(request.body).run)).size, 1, 'one run');
  assert.doesNotMatch(result.stdout + result.stderr + result.text, /very-secret/);
});

await test('JSON that no literal can hold is sent as typed, with its values as JSON', () => {
  assert.equal(to('/json-text').length, 9);
  for (const request of to('/json-text')) {
    const body = JSON.parse(request.body);
    const row = rowOf(request);

    assert.match(request.body, /^\{"big": 12345678901234567890,\n "name"/);
    assert.equal(body.name, row['full name']);
    assert.equal(body.email, row.email);
    assert.deepEqual(body.age, { 36: 36, 85: 85, old: 'old', null: null, '1.50': 1.5 }[row.age]);
    assert.ok([1, 'two'].includes(body.kind));
    assert.equal(body.tenant, 'very-secret/"1');
  }
});

await test('forms are encoded', () => {
  for (const request of to('/form')) {
    const fields = [...new URLSearchParams(request.body)];

    assert.equal(request.headers['content-type'], 'application/x-www-form-urlencoded');
    assert.deepEqual(fields, [
      ['full name', `${rowOf(request)['full name']} & co=`],
      ['choice', 'ä+b'],
      ['choice', '100%'],
    ]);
  }
  assert.equal(to('/form').length, 9);
});

/** The parts of a multipart payload, by its grammar alone. */
function partsOf(request) {
  const [, boundary] = request.headers['content-type'].match(/^multipart\/form-data; boundary=([\w-]{10,70})$/);
  const [before, ...parts] = `\r\n${request.body}`.split(`\r\n--${boundary}`);

  assert.equal(before, '');
  assert.equal(parts.pop(), '--\r\n');
  return parts.map((part) => {
    const end = part.indexOf('\r\n\r\n');
    assert.ok(part.startsWith('\r\n'));
    return { headers: part.slice(2, end).split('\r\n'), body: part.slice(end + 4) };
  });
}

await test('multipart payloads have their parts in order, each with its type', async () => {
  for (const request of to('/multipart')) {
    const vu = request.headers['x-vu'];

    assert.deepEqual(partsOf(request), [
      {
        headers: ['Content-Disposition: form-data; name="title"'],
        body: `Of ${rowOf(request)['full name']}`,
      },
      { headers: ['Content-Disposition: form-data; name="title"'], body: 'second\r\nline' },
      {
        headers: ['Content-Disposition: form-data; name="meta"', 'Content-Type: application/json'],
        body: `{"vu":${vu}}`,
      },
      {
        headers: [
          `Content-Disposition: form-data; name="file"; filename="orders %22${vu}%22.csv"`,
          'Content-Type: text/csv',
        ],
        body: `id,name\n${request.headers['x-iteration']},ü\n`,
      },
      {
        headers: [
          'Content-Disposition: form-data; name="blob"; filename="empty.bin"',
          'Content-Type: application/octet-stream',
        ],
        body: '',
      },
    ]);
    // The platform's own parser agrees.
    const form = await new Response(request.bytes, { headers: request.headers }).formData();
    assert.deepEqual([...form.keys()], ['title', 'title', 'meta', 'file', 'blob']);
    assert.equal(await form.get('file').text(), `id,name\n${request.headers['x-iteration']},ü\n`);
  }
  assert.equal(to('/multipart').length, 9);
});

await test('GraphQL has its query, its variables and the name of the operation', () => {
  for (const request of to('/graphql')) {
    assert.equal(request.headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(request.body), {
      query:
        `# query Wrong { a }\nquery Order($id: ID!) {\n  order(id: $id, tag: "${request.headers['x-vu']}") { id }\n}`,
      operationName: 'Order',
      variables: { id: rowOf(request).email, n: Number(request.headers['x-iteration']) },
    });
  }
  assert.equal(to('/graphql').length, 9);
});

await test('raw payloads are as typed, with their type', () => {
  for (const request of to('/raw')) {
    assert.equal(request.headers['content-type'], 'application/xml');
    const vu = request.headers['x-vu'];
    assert.equal(request.body, `<a>${rowOf(request)['full name']}</a>\n<b>\`\${${vu}}\`</b>`);
  }
  assert.equal(to('/raw').length, 9);
});

await test('what an answer gives is in the later requests of the same VU', async () => {
  const result = await run('text-values');
  const latest = new Map();
  let used = 0;

  assert.equal(result.status, 0, result.stdout + result.stderr);
  for (const request of received) {
    const vu = request.headers['x-vu'];
    const before = latest.get(vu) || [];

    if (request.url === '/create') latest.set(vu, [...before, created.get(vu)[before.length]]);
    if (!request.url.startsWith('/use/')) continue;
    const order = before[before.length - 1] || { id: 'no order/yet', count: '0', etag: 'none' };
    const url = new URL(request.url, baseUrl);
    used += before.length > 0 ? 1 : 0;
    assert.equal(url.pathname, `/use/${encodeURIComponent(order.id)}/${encodeURIComponent(order.id)}`);
    assert.equal(url.searchParams.get('name'), rowOf(request)['full name']);
    assert.equal(request.headers['if-match'], order.etag);
    assert.equal(request.headers['x-tenant'], 't-very-secret/"1');
    const known = before.length > 0;
    const whole = known ? { ids: [order.id], toString: 'x' } : 'none yet';
    const list = known ? [order.id] : 'no list';
    const numbers = known ? JSON.stringify([[order.count], { of: 2 }]) : 'no numbers';
    // Names within an object have no order.
    const read = (text) => (known ? JSON.parse(text) : text);
    const { text, ...body } = JSON.parse(request.body);
    assert.deepEqual(read(text), whole);
    assert.deepEqual(read(url.searchParams.get('whole')), whole);
    assert.equal(request.headers['x-list'], numbers);
    assert.equal(request.headers['x-lists'], `all ${numbers}`);
    assert.deepEqual(body, {
      id: order.id,
      count: order.count,
      missing: 'stays',
      whole,
      list,
      listed: `ids: ${known ? JSON.stringify(list) : list}`,
    });
  }
  assert.ok(used > 20, `${used} requests had a value from an answer`);
});

await test('rows of data files come in their order, whole, and one for each VU', async () => {
  const result = await run('text-rows');

  assert.equal(result.status, 0, result.stdout + result.stderr);
  assert.equal(received.length, 80);
  const iterations = received.map(({ headers }) => Number(headers['x-iteration'])).sort((a, b) => a - b);
  assert.deepEqual(iterations, [...iterations.keys()], 'every iteration once');
  const accounts = new Map();
  for (const request of received) {
    const { email, name, account, color, code } = JSON.parse(request.body);
    const row = rowOf(request);
    const vu = request.headers['x-vu'];

    assert.deepEqual({ email, name }, { email: row.email, name: row['full name'] });
    assert.equal(code, COLORS.find((each) => each.name === color).code);
    assert.equal(request.headers['x-color'], code);
    accounts.set(vu, [...(accounts.get(vu) || []), JSON.stringify(account)]);
  }
  assert.equal(accounts.size, 4);
  for (const [vu, seen] of accounts) {
    assert.deepEqual([...new Set(seen)], [JSON.stringify(ACCOUNTS[Number(vu) - 1].id)]);
  }
  const colors = new Set(received.map((request) => JSON.parse(request.body).color));
  assert.equal(colors.size, 3, 'all colors');
  assert.doesNotMatch(result.stderr, /rows/);
});

await test('with fewer rows than VUs the test says so, and stops', async () => {
  const result = await run('text-few-rows');

  assert.equal(result.status, 108, result.stdout + result.stderr);
  assert.match(result.stderr, /accounts.* has 4 rows, one for each VU, but there may be 6 VUs/);
  assert.match(result.stderr, /accounts.* has 4 rows, one for each VU, and this is VU [56]/);
});

await test('test data that is not there or not right stops the run before any request', async () => {
  const wrong = path.join(folder, 'wrong.csv');
  const expectFailure = async (environment, message) => {
    const result = await run('text-rows', environment);
    assert.equal(result.status, 107, result.stdout + result.stderr);
    assert.match(result.stderr, message);
    assert.deepEqual(received, []);
  };

  await expectFailure({ DATA_USERS: './data/nowhere.csv' }, /Test data .*users.*nowhere\.csv.*Put the file there.*DATA_USERS/s);
  fs.writeFileSync(wrong, 'email,full name\na,b\n');
  assert.equal((await run('text-rows', { DATA_USERS: wrong })).status, 0);
  fs.writeFileSync(wrong, 'email,name\na,b\n');
  await expectFailure({ DATA_USERS: './wrong.csv' }, /row 1 has no column .*full name/);
  fs.writeFileSync(wrong, 'email,full name\na,"b\n');
  await expectFailure({ DATA_USERS: wrong }, /a quote in line 2 has no end/);
  fs.writeFileSync(wrong, 'email,full name\na,b,c\n');
  await expectFailure({ DATA_USERS: wrong }, /line 2 has more fields/);
  fs.writeFileSync(wrong, 'email,full name\n\n');
  await expectFailure({ DATA_USERS: wrong }, /it has no rows/);
  fs.writeFileSync(wrong, '{"id": 1}');
  await expectFailure({ DATA_ACCOUNTS: wrong }, /no JSON array/);
});

await test('without a variable that requests need nothing is sent', async () => {
  const result = await run('text-payloads', { TENANT_KEY: '' });

  assert.equal(result.status, 107);
  assert.match(result.stderr, /TENANT_KEY is not set/);
  assert.deepEqual(received, []);
});

await test('no two of 5 000 requests of 25 VUs have the same key', async () => {
  const result = await run('text-default');
  const keys = received.map((request) => JSON.parse(request.body).request_id);

  assert.equal(result.status, 0, result.stdout + result.stderr);
  assert.equal(keys.length, 5000);
  assert.equal(new Set(keys).size, 5000);
  const again = await run('text-default');
  assert.equal(again.status, 0);
  const both = new Set([...keys, ...received.map((request) => JSON.parse(request.body).request_id)]);
  assert.equal(both.size, 10000, 'nor of a second run');
});

await test('payloads are compressed as the plan says', async () => {
  const result = await run('text-compression');
  const unpack = {
    none: (body) => body,
    gzip: zlib.gunzipSync,
    deflate: zlib.inflateSync,
    br: zlib.brotliDecompressSync,
  };

  assert.equal(result.status, 0, result.stdout + result.stderr);
  for (const [kind, open] of Object.entries(unpack)) {
    assert.equal(to(`/${kind}`).length, 2);
    for (const { headers, bytes } of to(`/${kind}`)) {
      assert.equal(headers['content-encoding'], kind === 'none' ? undefined : kind);
      assert.match(JSON.parse(open(bytes).toString('utf8')).ü, /^[A-Za-z0-9]{500}$/);
    }
  }
});

close();
finish();
fs.rmSync(folder, { recursive: true });
