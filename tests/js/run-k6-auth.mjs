// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Runs generated scripts with the k6 on the PATH against a server that asks who calls: it hands out
// short-lived tokens and writes down what it gets. Arguments: the program that writes the scripts, and
// the folder with example profiles.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

import { needK6, runScript, serve, writeScripts } from './k6-runner.mjs';
import { finish, test } from './tap.mjs';

needK6();
const [writer, examples] = process.argv.slice(2);
const folder = writeScripts(writer, examples);
const LIFETIME_S = 2;
const SECRETS = {
  API_TOKEN: 'very-secret-1',
  API_USER: 'user-1',
  API_PASSWORD: 'very-secret-2',
  OAUTH_CLIENT_ID: 'client 1',
  OAUTH_CLIENT_SECRET: 'very-secret-3/+',
};

// What the server got, and what it does with token requests.
let received = [];
let issued = new Map();
let refuseToken = () => 0;
const isTokenRequest = ({ url }) => url === '/oauth/token' || url.startsWith('/login');
const tokenRequests = () => received.filter(isTokenRequest);
const apiRequests = () => received.filter(({ url }) => url.startsWith('/api/'));
const bearerOf = ({ headers }) => (headers.authorization || headers['x-session'] || '').replace(/^(Bearer|Key) /, '');

const { baseUrl, close } = await serve((request, response) => {
  received.push(request);
  response.setHeader('Content-Type', 'application/json');
  if (!isTokenRequest(request)) {
    response.statusCode = request.method === 'POST' ? 201 : 200;
    response.end('{"order":{"ids":[1]}}');
    return;
  }
  const status = refuseToken(request);
  if (status > 0) {
    response.statusCode = status;
    response.end('{"error":"invalid_client","error_description":"very-secret-4"}');
    return;
  }
  const token = `very-secret-token-${issued.size + 1}`;
  issued.set(token, { at: Date.now(), until: Date.now() + LIFETIME_S * 1000 });
  response.end(
    JSON.stringify(
      request.url.startsWith('/login')
        ? { session: { keys: [token], seconds: String(LIFETIME_S) } }
        : { access_token: token, token_type: 'Bearer', expires_in: LIFETIME_S },
    ),
  );
});

function run(name, environment = {}, flags = []) {
  received = [];
  issued = new Map();
  return runScript(path.join(folder, `${name}.js`), { API_BASE_URL: baseUrl, ...SECRETS, ...environment }, flags);
}

/** The same, again when the machine was too busy to make the load, which would prove nothing. */
async function runSteadily(name, environment) {
  const disturbed = ({ summary }) =>
    summary !== null &&
    (summary.metrics['dropped_iterations{scenario:baseline}'].values.count > 0 ||
      summary.metrics['http_req_failed{scenario:baseline}'].values.passes > 0);
  let result = await run(name, environment);

  for (let again = 0; again < 3 && disturbed(result); again++) {
    console.log(`# ${name}: the machine is busy, once more`);
    result = await run(name, environment);
  }
  return result;
}

function assertNoSecrets(result, name) {
  const script = fs.readFileSync(path.join(folder, `${name}.js`), 'utf8');

  for (const text of [result.stdout, result.stderr, result.text, script]) assert.doesNotMatch(text, /very-secret/);
}

/** All went well, but for what a busy machine does to the pace. */
function assertHolds(result) {
  const failed = result.stdout.split('\n').filter((line) => /^ {2}FAILED/.test(line));

  assert.ok(result.status === 0 || result.status === 99, result.stdout + result.stderr);
  assert.deepEqual(failed.filter((line) => !/iterations are dropped|requests are sent|responses take/.test(line)), []);
}

/** Every VU fetched its own tokens, renewed them in time and no oftener than it must. */
function assertRenewed() {
  const vusOf = new Map();

  for (const request of apiRequests().filter(({ url }) => url === '/api/orders')) {
    const token = bearerOf(request);
    assert.ok(issued.has(token), `a request without a token: ${JSON.stringify(request.headers)}`);
    assert.ok(request.at < issued.get(token).until, 'a request with an expired token');
    vusOf.set(token, (vusOf.get(token) || new Set()).add(request.headers['x-vu']));
  }
  assert.ok([...vusOf.values()].every((vus) => vus.size === 1), 'a token belongs to one VU');

  const perVu = new Map();
  for (const [token, [vu]] of vusOf) perVu.set(vu, [...(perVu.get(vu) || []), issued.get(token).at]);
  assert.ok(perVu.size > 3, `${perVu.size} VUs`);
  for (const times of perVu.values()) {
    times.sort((a, b) => a - b);
    // Half of two seconds, less a fifth of that at most; the server may have been late with the first.
    for (const [i, at] of times.slice(1).entries()) assert.ok(at - times[i] >= 500, `${at - times[i]} ms`);
  }
  // One is for the trial before the load.
  assert.ok(issued.size - 1 >= vusOf.size && issued.size - 1 <= perVu.size * 9, `${issued.size} tokens`);
  assert.ok(issued.size - 1 >= perVu.size * 3, `${issued.size} tokens of ${perVu.size} VUs`);
}

function assertUnmeasured(result) {
  const { metrics } = result.summary;
  const made = apiRequests().length;

  assert.equal(metrics['http_reqs{scenario:baseline}'].values.count, made);
  assert.equal(metrics['iterations{scenario:baseline}'].values.count, made);
  assert.equal(metrics['http_req_failed{scenario:baseline}'].values.fails, made);
  assert.equal(metrics.errors.values.fails, made);
  assert.equal(metrics.token_requests.values.passes, tokenRequests().length);
  assert.match(result.stdout, /baseline: planned 280 iterations, delivered 2[5-8]\d/);
}

const basic = (user, password) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

await test('client credentials in a header: tokens are fetched and renewed by each VU', async () => {
  const result = await runSteadily('tokens-header');

  assertHolds(result);
  assertRenewed();
  assertUnmeasured(result);
  assertNoSecrets(result, 'tokens-header');
  for (const { method, headers, body } of tokenRequests()) {
    assert.equal(method, 'POST');
    assert.equal(headers.authorization, basic('client%201', 'very-secret-3%2F%2B'));
    assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      grant_type: 'client_credentials',
      scope: 'orders:read orders:write',
      audience: 'https://api.example/',
    });
  }
  for (const { url, headers } of apiRequests()) {
    if (url === '/api/open') assert.equal(headers.authorization, undefined);
    else assert.match(headers.authorization, /^Bearer very-secret-token-\d+$/);
  }
});

await test('client credentials in the body, and a lifetime that the answer does not say', async () => {
  const result = await runSteadily('tokens-body');

  assertHolds(result);
  assertRenewed();
  assertUnmeasured(result);
  assertNoSecrets(result, 'tokens-body');
  for (const { headers, body } of tokenRequests()) {
    assert.equal(headers.authorization, undefined);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      grant_type: 'client_credentials',
      scope: 'orders:read orders:write',
      audience: 'https://api.example/',
      client_id: 'client 1',
      client_secret: 'very-secret-3/+',
    });
  }
});

await test('password grant of a client without a secret', async () => {
  const result = await runSteadily('tokens-password', { OAUTH_CLIENT_SECRET: '' });

  assertHolds(result);
  assertRenewed();
  assertUnmeasured(result);
  assertNoSecrets(result, 'tokens-password');
  for (const { headers, body } of tokenRequests()) {
    assert.equal(headers.authorization, undefined);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
      grant_type: 'password',
      username: 'user-1',
      password: 'very-secret-2',
      scope: 'orders:read orders:write',
      audience: 'https://api.example/',
      client_id: 'client 1',
    });
  }
});

await test('a login request of its own', async () => {
  const result = await runSteadily('tokens-login');

  assertHolds(result);
  assertRenewed();
  assertUnmeasured(result);
  assertNoSecrets(result, 'tokens-login');
  for (const { method, url, headers, body } of tokenRequests()) {
    assert.equal(method, 'POST');
    assert.equal(url, '/login/customers');
    assert.equal(headers['x-client'], 'load-test');
    assert.match(headers['content-type'], /^application\/json/);
    assert.match(JSON.parse(body).user, /^vu-[1-9]\d*$/);
    assert.match(JSON.parse(body).id, /^\w+-(setup|baseline)-\d+$/);
  }
  assert.equal(JSON.parse(tokenRequests()[0].body).id.split('-')[1], 'setup', 'tried before the load');
  for (const { url, headers } of apiRequests()) {
    if (url === '/api/open') assert.equal(headers['x-session'], undefined);
    else assert.match(headers['x-session'], /^Key very-secret-token-\d+$/);
  }
});

await test('a wrong secret stops the run before any load', async () => {
  refuseToken = () => 401;
  const result = await run('tokens-header');
  refuseToken = () => 0;

  assert.equal(result.status, 107, result.stdout + result.stderr);
  assert.match(result.stderr, /Token request failed: POST \/oauth\/token gave 401 \(invalid_client\)\. No load was sent/);
  assert.match(result.stderr, /OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET/);
  assert.equal(received.length, 1);
  assertNoSecrets(result, 'tokens-header');
});

await test('without a secret nothing is sent at all', async () => {
  const result = await run('tokens-header', { OAUTH_CLIENT_SECRET: '' });

  assert.equal(result.status, 107);
  assert.match(result.stderr, /OAUTH_CLIENT_SECRET is not set/);
  assert.deepEqual(received, []);
});

await test('no request is made while there is no token, and the load goes on when there is one again', async () => {
  let first = 0;
  let refused = 0;
  refuseToken = () => {
    first ||= Date.now();
    const out = Date.now() - first > 2000 && Date.now() - first < 5000;
    if (out) refused += 1;
    return out ? 503 : 0;
  };
  const result = await run('tokens-header');
  refuseToken = () => 0;

  // Requests are missing, and their checks have failed.
  assert.equal(result.status, 99, result.stdout + result.stderr);
  assert.match(result.stdout, /FAILED {2}baseline: .* of the checks pass/);
  assert.match(result.stderr, /Token request failed: POST \/oauth\/token gave 503/);
  assert.equal(result.summary.metrics.token_requests.values.fails, refused);
  for (const request of apiRequests().filter(({ url }) => url === '/api/orders')) {
    assert.ok(request.at < issued.get(bearerOf(request)).until, 'a request with an expired token');
  }
  assert.ok([...issued.values()].some(({ at }) => at - first > 5000), 'no token after the failure');
  // Attempts become rarer: 23 VUs that tried all the time would have made thousands.
  assert.ok(refused < 150, `${refused} attempts`);
  assertNoSecrets(result, 'tokens-header');
});

await test('tokens come from elsewhere when TOKEN_URL says so', async () => {
  const result = await runSteadily('tokens-header', { TOKEN_URL: `${baseUrl}oauth/token`, API_BASE_URL: baseUrl.slice(0, -1) });

  assertHolds(result);
  assertRenewed();
});

const kinds = {
  'auth-none': ({ headers, url }) => assert.doesNotMatch(JSON.stringify([headers, url]), /secret|Basic|Bearer/),
  'auth-bearer': ({ headers }) => assert.equal(headers.authorization, 'Bearer very-secret-1'),
  'auth-basic': ({ headers }) => assert.equal(headers.authorization, basic('user-1', 'very-secret-2')),
  'auth-api-key': ({ headers }) => assert.equal(headers['x-api-key'], 'very-secret-1'),
  'auth-api-key-query': ({ url }) => assert.match(url, /[?&]X-API-Key=very-secret-1$/),
};
for (const [name, expect] of Object.entries(kinds)) {
  await test(`${name}: every request shows who sends it`, async () => {
    const result = await run(name, { SCENARIOS: 'stress' });

    assertHolds(result);
    assert.ok(received.length > 70);
    for (const request of received) expect(request);
    assertNoSecrets(result, name);
  });
}

close();
finish();
fs.rmSync(folder, { recursive: true });
