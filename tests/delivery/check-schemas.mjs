// SPDX-FileCopyrightText: 2026 The Loadwright authors
// SPDX-License-Identifier: MIT

// Judges what bundles have for containers and pipelines by what their makers publish: the schema of the
// Compose specification, the parser of GitHub, and the schema of GitLab's pipelines with a program that
// follows their rules. Argument: the program that writes samples.

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { finish, skip, test } from '../js/tap.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.join(here, '../js/node_modules');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loadwright-schemas-'));
const SMOKE_TEST = 'smoke-test';
const LOAD_TEST = 'load-test';

execFileSync(process.argv[2], [folder], { stdio: 'inherit' });
const samples = fs.readdirSync(folder).sort();
const textOf = (sample, name) => fs.readFileSync(path.join(folder, sample, name), 'utf8');
const has = (name) => fs.existsSync(path.join(packages, name));
const load = (name, file) => import(pathToFileURL(path.join(packages, name, file)).href);

/** A test for all samples at once, which names those that are wrong; what comes back is a list of faults. */
async function testAll(name, faultsOf) {
  await test(name, async () => {
    const wrong = [];

    for (const sample of samples)
      for (const fault of await faultsOf(sample)) wrong.push(`${sample}: ${fault}`);
    assert.deepEqual(wrong, []);
  });
}

async function checkCompose() {
  const { default: Ajv } = await load('ajv', 'dist/ajv.js');
  const { parse } = await load('yaml', 'dist/index.js');
  const schema = JSON.parse(fs.readFileSync(path.join(packages, 'dclint/schemas/compose.schema.json'), 'utf8'));
  const ajv = new Ajv.default({ strict: false, validateFormats: false, allErrors: true });
  const { $schema, ...rest } = schema; // written without the last character that ajv knows it by
  const validate = ajv.compile(rest);
  const faultsOf = (text) =>
    validate(parse(text, { uniqueKeys: true })) ? [] : validate.errors.map((e) => `${e.instancePath} ${e.message}`);

  assert.match($schema, /draft-07/);
  await testAll('Compose files are as its specification says', (sample) =>
    faultsOf(textOf(sample, 'docker-compose.yml')),
  );
  await test('a wrong Compose file would be found', () => {
    const text = textOf('order', 'docker-compose.yml');

    for (const [part, wrong] of [
      ['working_dir:', 'work_dir:'],
      ['format: raw', 'formats: raw'],
      ['read_only: true', 'read_only: [true]'],
    ]) {
      assert.ok(text.includes(part), part);
      assert.notDeepEqual(faultsOf(text.replace(part, wrong)), [], wrong);
    }
  });
}

async function checkWorkflow() {
  const parser = await load('@actions/workflow-parser', 'dist/index.js');
  const faultsOf = async (text) => {
    const file = { name: 'load-test.yml', content: text };
    const { context, value } = parser.parseWorkflow(file, new parser.NoOperationTraceWriter());
    const faults = context.errors.getErrors().map(({ message }) => message);

    if (faults.length > 0) return faults;
    const { errors, jobs, events } = await parser.convertWorkflowTemplate(context, value);
    if (errors?.length > 0) return errors.map(({ Message }) => Message);
    assert.deepEqual(jobs.map(({ id }) => String(id)), ['smoke', 'load']);
    assert.ok(events.push && events.workflow_dispatch);
    return [];
  };

  await testAll('workflows are as GitHub reads them', (sample) =>
    faultsOf(textOf(sample, '.github/workflows/load-test.yml')),
  );
  await test('a wrong workflow would be found', async () => {
    const text = textOf('production', '.github/workflows/load-test.yml');

    for (const [part, wrong] of [
      ['runs-on:', 'run-on:'],
      ['timeout-minutes: 20', 'timeout-minutes: soon'],
      ['inputs.scenarios', 'input.scenarios'],
      ['if: always()', 'if: alway()'],
      ['- cron: ', '- at: '],
      ['type: string', 'type: text'],
    ]) {
      assert.ok(text.includes(part), part);
      assert.notDeepEqual(await faultsOf(text.replace(part, wrong)), [], wrong);
    }
  });
}

/** The jobs that a pipeline has for that source, or the faults that were found in it. */
async function listJobs(text, source) {
  const project = fs.mkdtempSync(path.join(folder, 'project-'));
  const program = path.join(packages, 'gitlab-ci-local/dist/index.js');
  const hooks = path.join(here, 'node-hooks.mjs');

  fs.writeFileSync(path.join(project, '.gitlab-ci.yml'), text);
  execFileSync('git', ['init', '--quiet', project], { stdio: 'ignore' });
  execFileSync('git', ['-C', project, 'remote', 'add', 'origin', 'https://git.example.com/group/project.git']);
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', hooks, program, '--list-json', '--variable', `CI_PIPELINE_SOURCE=${source}`],
    {
      cwd: project,
      env: { PATH: process.env.PATH, HOME: project, GCL_IGNORE_PREDEFINED_VARS: 'CI_PIPELINE_SOURCE' },
    },
  ).catch((error) => error);

  fs.rmSync(project, { recursive: true });
  try {
    return { jobs: JSON.parse(stdout).filter(({ when }) => when !== 'never'), faults: [] };
  } catch {
    return { jobs: [], faults: [`${stdout}${stderr}`.split('\n').filter((line) => /•|rror/.test(line)).join() || stderr] };
  }
}

async function checkPipeline() {
  const faults = new Map();

  // Starting takes a while, so two at a time.
  for (let i = 0; i < samples.length; i += 2)
    await Promise.all(
      samples.slice(i, i + 2).map(async (sample) => {
        faults.set(sample, (await listJobs(textOf(sample, '.gitlab-ci.yml'), 'push')).faults);
      }),
    );
  await testAll('pipelines are as the schema of GitLab says', (sample) => faults.get(sample));
  await test('a push tries, a schedule or a person runs, and production is asked for', async () => {
    for (const [sample, when] of [['order', 'on_success'], ['production', 'manual']])
      for (const [source, name] of [['push', SMOKE_TEST], ['schedule', LOAD_TEST], ['web', LOAD_TEST]]) {
        const { jobs } = await listJobs(textOf(sample, '.gitlab-ci.yml'), source);

        assert.deepEqual(jobs.map((job) => [job.name, job.when]), [[name, when]], `${sample}, ${source}`);
      }
  });
  await test('a wrong pipeline would be found', async () => {
    const text = textOf('order', '.gitlab-ci.yml');

    for (const [part, wrong] of [
      ['expire_in:', 'expires_in:'],
      ['when: always', 'when: ever'],
      ['resource_group:', 'resources_group:'],
    ]) {
      assert.ok(text.includes(part), part);
      assert.notDeepEqual((await listJobs(text.replace(part, wrong), 'push')).faults, [], wrong);
    }
  });
}

for (const [what, needed, check] of [
  ['Compose files', ['ajv', 'yaml', 'dclint'], checkCompose],
  ['workflows', ['@actions/workflow-parser'], checkWorkflow],
  ['pipelines', ['gitlab-ci-local'], checkPipeline],
])
  if (needed.every(has)) await check();
  else skip(`${what} by what their makers publish`, 'packages are not installed: npm ci in tests/js');
fs.rmSync(folder, { recursive: true });
finish();
