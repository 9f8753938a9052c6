// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Runs generated scripts with the k6 on the PATH.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

import { finish, skip } from './tap.mjs';

/** Ends the test program when there is no k6. */
export function needK6() {
  const version = spawnSync('k6', ['version'], { encoding: 'utf8' });

  if (version.error) {
    skip('scripts run on k6', 'there is no k6 on the PATH');
    finish();
    process.exit();
  }
  console.log(`# ${version.stdout.trim()}`);
}

/** A folder with the scripts that the writer makes. */
export function writeScripts(writer, examples) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loadwright-k6-'));

  execFileSync(writer, examples === undefined ? [folder] : [folder, examples], { stdio: 'inherit' });
  return folder;
}

/**
 * A server that hands each request, with its body, to a function. Gives the base URL and a way to stop.
 */
export async function serve(respond) {
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const bytes = Buffer.concat(chunks);
      const body = bytes.toString('utf8');
      respond({ method, url, headers, body, bytes, at: Date.now() }, response);
    });
  });

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { baseUrl: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Runs a script in a folder of its own. The environment holds nothing that was not given. */
export function runScript(script, environment, flags = []) {
  const cwd = fs.mkdtempSync(path.join(path.dirname(script), 'run-'));
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) => !/^(K6|API|OAUTH)_|^SCENARIOS$|^ENVIRONMENT$|^TOKEN_URL$/.test(key),
    ),
  );
  const child = spawn('k6', ['run', '--quiet', '--no-usage-report', ...flags, script], {
    cwd,
    env: { ...inherited, ...environment },
  });
  let stdout = '';
  let stderr = '';

  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      const file = path.join(cwd, 'summary.json');
      const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
      resolve({ status, stdout, stderr, text, cwd, summary: text === '' ? null : JSON.parse(text) });
    });
  });
}
